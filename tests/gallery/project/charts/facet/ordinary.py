"""EXAMPLE: four series, a panel each, on one scale."""

from ruska import Chart, Facet, Line, figure

FOUR = ["s01", "s02", "s03", "s05"]

chart = Chart(
    dataset="years",
    kind=Facet(Line(x="year", y="value", scale=1_000_000, decimals=2), by="series"),
    select=lambda t: t.where(series=FOUR),
    facts=lambda t: {
        "first": figure(t, "value", series="s02", year=2010),
        "last": figure(t, "value", series="s02", year=2024),
    },
    claims=["last > 1.5 * first"],
)
