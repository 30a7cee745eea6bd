"""EXAMPLE: the change of eight areas, from the largest to the smallest."""

from ruska import Chart, DotPlot, count, largest

EIGHT = [f"a{number:02}" for number in range(1, 9)]

chart = Chart(
    dataset="areas",
    kind=DotPlot(category="area", value="change", order="value", highlight="a01", signed=True),
    select=lambda t: t.where(area=EIGHT),
    facts=lambda t: {
        "first": largest(t, "area", "change"),
        "areas": count(len(t)),
        "rose": count(len(t.where(change=lambda v: v > 0))),
    },
    claims=["first == 'a01'", "rose == areas / 2"],
)
