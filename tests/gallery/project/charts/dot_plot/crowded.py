"""EXAMPLE: forty areas; every name and value is read on every canvas."""

from ruska import Chart, DotPlot, count, figure

chart = Chart(
    dataset="areas",
    kind=DotPlot(category="area", value="value", order="value", highlight="a05"),
    facts=lambda t: {"areas": count(len(t)), "people": figure(t, "value", area="a05")},
    claims=["people > 50000"],
)
