"""EXAMPLE: twelve lines can only be read when one of them is the message."""

from ruska import Chart, Line, count, figure, first_year, year

chart = Chart(
    dataset="years",
    kind=Line(x="year", y="value", series="series", highlight="s09", scale=1_000_000, decimals=2),
    facts=lambda t: {
        "series": count(len(t.values("series"))),
        "nights": figure(t, "value", series="s09", year="latest"),
        "second": figure(t, "value", series="s08", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["series == 12", "nights > second"],
)
