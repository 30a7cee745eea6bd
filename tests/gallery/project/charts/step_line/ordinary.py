"""EXAMPLE: the cost of one project as it was announced, each figure holding until the next."""

from ruska import Chart, StepLine, figure, first_year, growth, year

chart = Chart(
    dataset="costs",
    kind=StepLine(x="year", y="cost"),
    select=lambda t: t.where(project="p1"),
    facts=lambda t: {
        "growth": growth(figure(t, "cost", year="latest"), figure(t, "cost", year=2016)),
        "from_cost": figure(t, "cost", year=2016),
        "to_cost": figure(t, "cost", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["growth > 30"],
)
