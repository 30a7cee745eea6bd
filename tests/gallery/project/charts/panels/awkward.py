"""EXAMPLE: figures that one panel lacks, a period in both, and a text that names its panel."""

from ruska import Chart, Column, Line, Panels, Period, TextAt, figure, first_year, year

chart = Chart(
    dataset="flows",
    kind=Panels(
        kinds=[
            Column(category="year", value="gappy"),
            Line(x="year", y="turnover"),
        ]
    ),
    facts=lambda t: {
        "turnover": figure(t, "turnover", year="latest"),
        "employees": figure(t, "employees", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["employees > turnover"],
    annotations=[Period(2016, 2017, "period"), TextAt(2012, "text", series="turnover")],
)
