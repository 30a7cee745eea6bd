"""EXAMPLE: a figure that was withdrawn leaves a gap, and nothing is carried beyond the last one."""

from ruska import Chart, StepLine, figure, first_year, year

chart = Chart(
    dataset="costs",
    kind=StepLine(x="year", y="cost", series="project", highlight="p2"),
    facts=lambda t: {
        "b": figure(t, "cost", project="p2", year=2023),
        "a": figure(t, "cost", project="p1", year=2024),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["a > b"],
)
