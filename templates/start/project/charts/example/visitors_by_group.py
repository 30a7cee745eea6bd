"""EXAMPLE: visitors by group over the years, named directly at the ends of their lines."""

from ruska import Chart, Line, figure, first_year, growth, year

chart = Chart(
    dataset="example",
    kind=Line(x="year", y="visitors", series="group", series_order=["far", "near"], highlight="far"),
    facts=lambda t: {
        "near": figure(t, year="latest", group="near"),
        "far": figure(t, year="latest", group="far"),
        "growth": growth(figure(t, year="latest", group="far"), figure(t, year="previous", group="far")),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["growth > 0", "far > near"],
)
