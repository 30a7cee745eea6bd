"""EXAMPLE: two units make two panels, never two axes."""

from ruska import Chart, Column, Panels, figure, first_year, year

chart = Chart(
    dataset="flows",
    kind=Panels(
        kinds=[
            Column(category="year", value="turnover", highlight=2024),
            Column(category="year", value="employees", highlight=2024),
        ]
    ),
    select=lambda t: t.where(year=lambda y: y > 2018),
    facts=lambda t: {
        "turnover": figure(t, "turnover", year="latest"),
        "employees": figure(t, "employees", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["employees > turnover"],
)
