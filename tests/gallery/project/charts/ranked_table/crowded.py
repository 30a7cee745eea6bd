"""EXAMPLE: forty rows stand in two tables."""

from ruska import Chart, RankedTable, count, total

chart = Chart(
    dataset="areas",
    kind=RankedTable(category="area", columns=["value"], highlight="a05"),
    facts=lambda t: {"areas": count(len(t)), "people": total(t, "value")},
    claims=["areas == 40"],
)
