"""EXAMPLE: a line stops where figures are missing and begins again after them; nothing is drawn in between."""

from ruska import Chart, Line, figure, first_year, year

chart = Chart(
    dataset="years",
    kind=Line(x="year", y="gappy", series="series", scale=1_000_000, decimals=2),
    select=lambda t: t.where(series=["s01", "s02", "s04"]),
    facts=lambda t: {
        "b": figure(t, "gappy", series="s02", year="latest"),
        "d": figure(t, "gappy", series="s04", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["b > d"],
)
