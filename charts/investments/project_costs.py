"""The cost of the Kemi bioproduct mill as it was given in four years, each figure holding until the next."""

from ruska import Chart, StepLine, difference, figure, first_year, growth, year

MILL = "kemi_bioproduct"

chart = Chart(
    dataset="project_costs",
    kind=StepLine(x="year", y="cost", decimals=0),
    # The ministry's rounded figure of 2023 differs from the company's: it stands in the note.
    select=lambda t: t.where(project=MILL, given_by="press").sort("year"),
    facts=lambda t, source: {
        "first": first_year(t),
        "year": year(t),
        "planned": figure(t, year=2019),
        "decided": figure(t, year=2021),
        "building": figure(t, year=2023),
        "final": figure(t, year=2024),
        "ministry": figure(source, project=MILL, given_by="ministry"),
        "rise": difference(figure(t, year=2024), figure(t, year=2019)),
        "growth": growth(figure(t, year=2024), figure(t, year=2019)),
        "deep_mine_before": figure(source, project="kemi_deep_mine", year=2018),
        "deep_mine": figure(source, project="kemi_deep_mine", year=2023),
        "aurora_before": figure(source, project="aurora_line", year=2022),
        "aurora": figure(source, project="aurora_line", year=2023),
    },
    claims=["planned < decided < building < final", "33 < growth < 36", "first == 2019", "year == 2024"],
)
