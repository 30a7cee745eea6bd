"""Nights spent in Lapland by guests from Finland and from abroad, 2020 to 2024."""

from ruska import Chart, Line, Period, figure, first_year, growth, share, total, year

LAPLAND = "FI1D7"

chart = Chart(
    dataset="lapland_nights",
    kind=Line(
        x="year",
        y="nights",
        series="residence",
        series_order=["foreign", "domestic"],
        highlight="foreign",
        scale=1_000_000,
        decimals=2,
    ),
    select=lambda nights: nights.where(region=LAPLAND),
    facts=lambda t: {
        "share": share(figure(t, year="latest", residence="foreign"), total(t, year="latest")),
        "foreign": figure(t, year="latest", residence="foreign"),
        "domestic": figure(t, year="latest", residence="domestic"),
        "foreign_lowest": figure(t, year=2021, residence="foreign"),
        "domestic_peak": figure(t, year=2021, residence="domestic"),
        "growth": growth(
            figure(t, year="latest", residence="foreign"), figure(t, year="previous", residence="foreign")
        ),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["share > 50", "growth > 0", "foreign_lowest < domestic_peak", "domestic < domestic_peak"],
    annotations=[Period(2020, 2021, "pandemic")],
)
