"""EXAMPLE: fifteen years of three series, piled up."""

from ruska import Chart, Column, figure, first_year, share, total, year

chart = Chart(
    dataset="years",
    kind=Column(
        category="year",
        value="value",
        series="series",
        mode="stacked",
        series_order=["s02", "s01", "s03"],
        highlight="s02",
        scale=1_000_000,
        decimals=2,
    ),
    select=lambda t: t.where(series=["s02", "s01", "s03"]),
    facts=lambda t: {
        "share": share(figure(t, "value", series="s02", year="latest"), total(t, "value", year="latest")),
        "before": share(figure(t, "value", series="s02", year=2010), total(t, "value", year=2010)),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["share > before"],
)
