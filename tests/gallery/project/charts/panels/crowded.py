"""EXAMPLE: three kinds, one of them with both signs."""

from ruska import Chart, Column, Line, Panels, figure, first_year, year

chart = Chart(
    dataset="flows",
    kind=Panels(
        kinds=[
            Column(category="year", value="turnover"),
            Line(x="year", y="employees"),
            Column(category="year", value="rate", mode="diverging"),
        ]
    ),
    facts=lambda t: {
        "turnover": figure(t, "turnover", year="latest"),
        "employees": figure(t, "employees", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["employees > turnover"],
)
