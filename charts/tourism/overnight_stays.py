"""Nights spent in Lapland by guests from Finland and from abroad."""

from ruska import Chart, Line, Period, figure, growth, share, total, year

LAPLAND = "FI1D7"

chart = Chart(
    dataset="lapland_nights",
    kind=Line(
        x="year", y="nights", series="residence", series_order=["foreign", "domestic"],
        highlight="foreign", scale=1_000_000, decimals=2,
    ),
    select=lambda nights: nights.where(region=LAPLAND),
    facts=lambda t: {
        "share": share(figure(t, year="latest", residence="foreign"), total(t, year="latest")),
        "foreign": figure(t, year="latest", residence="foreign"),
        "domestic": figure(t, year="latest", residence="domestic"),
        "growth": growth(
            figure(t, year="latest", residence="foreign"), figure(t, year="previous", residence="foreign")
        ),
        "year": year(t),
    },
    claims=["share > 50", "growth > 0"],
    annotations=[Period(2020, 2021, "pandemic")],
)
