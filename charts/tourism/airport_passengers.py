"""Passengers at the airports of Lapland together, rounded, in the years for which two pages print them."""

from ruska import Chart, Column, figure, first_year, growth, year

TOGETHER = "together"

chart = Chart(
    dataset="lapland_airports",
    kind=Column(category="year", value="passengers", highlight=2024, scale=1_000_000, decimals=1),
    select=lambda airports: airports.where(airport=TOGETHER),
    facts=lambda t: {
        "before": figure(t, "passengers", year=2022),
        "between": figure(t, "passengers", year=2023),
        "now": figure(t, "passengers", year=2024),
        "growth": growth(figure(t, "passengers", year=2024), figure(t, "passengers", year=2022)),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["growth == 50", "before < between < now", "year == 2024"],
)
