"""EXAMPLE: two areas lack a figure and are named below; sizes have a key."""

from ruska import Chart, Scatter, count

EIGHT = [f"a{number:02}" for number in range(1, 9)]

chart = Chart(
    dataset="points",
    kind=Scatter(category="area", x="income", y="gappy", size="people"),
    select=lambda t: t.where(area=EIGHT),
    facts=lambda t: {"areas": count(len(t)), "unknown": count(len(t.where(gappy=lambda v: v is None)))},
    claims=["unknown == 2"],
)
