"""EXAMPLE: a series without its first figure is a dot, and no line."""

from ruska import Chart, Slope, figure, first_year, year

chart = Chart(
    dataset="years",
    kind=Slope(x="year", y="gappy", series="series", scale=1_000_000, decimals=2),
    select=lambda t: t.where(series=["s01", "s02", "s04"], year=[2010, 2024]),
    facts=lambda t: {
        "a": figure(t, "gappy", series="s01", year=2024),
        "b": figure(t, "gappy", series="s02", year=2024),
        "d": figure(t, "gappy", series="s04", year=2024),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["b > a", "a > d"],
)
