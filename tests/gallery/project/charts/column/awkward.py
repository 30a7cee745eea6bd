"""EXAMPLE: years without a figure keep their place, empty."""

from ruska import Chart, Column, count, figure, first_year, year

chart = Chart(
    dataset="years",
    kind=Column(category="year", value="gappy", scale=1_000_000, decimals=2),
    select=lambda t: t.where(series="s02"),
    facts=lambda t: {
        "unknown": count(len(t.where(gappy=lambda v: v is None))),
        "nights": figure(t, "gappy", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["unknown == 5"],
)
