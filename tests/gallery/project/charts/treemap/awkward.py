"""EXAMPLE: two areas without a figure, named in the list."""

from ruska import Chart, Treemap, count

NINE = [f"a{number:02}" for number in range(1, 10)]

chart = Chart(
    dataset="areas",
    kind=Treemap(category="area", value="gappy"),
    select=lambda t: t.where(area=NINE),
    facts=lambda t: {"areas": count(len(t)), "unknown": count(len(t.where(gappy=lambda v: v is None)))},
    claims=["unknown == 2"],
)
