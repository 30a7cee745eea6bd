"""EXAMPLE: nights by year, the latest one highlighted."""

from ruska import Chart, Column, figure, first_year, growth, year

chart = Chart(
    dataset="years",
    kind=Column(category="year", value="value", highlight=2024, scale=1_000_000, decimals=2),
    select=lambda t: t.where(series="s01", year=lambda y: y >= 2017),
    facts=lambda t: {
        "growth": growth(figure(t, "value", year="latest"), figure(t, "value", year="previous")),
        "nights": figure(t, "value", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["growth > 0"],
)
