"""EXAMPLE: twelve stepped lines, of which one is the message."""

from ruska import Chart, StepLine, count, figure, first_year, year

chart = Chart(
    dataset="years",
    kind=StepLine(x="year", y="value", series="series", highlight="s09", scale=1_000_000, decimals=2, dots=False),
    facts=lambda t: {
        "series": count(len(t.values("series"))),
        "nights": figure(t, "value", series="s09", year="latest"),
        "second": figure(t, "value", series="s08", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["series == 12", "nights > second"],
)
