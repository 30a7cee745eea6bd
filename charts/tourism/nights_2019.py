"""Lapland's nights by residence in 2019, the last year before the pandemic, from a vintage of its own."""

from ruska import Chart, Donut, figure, share, year

LAPLAND = "FI1D7"

chart = Chart(
    dataset="lapland_nights_2019",
    kind=Donut(category="residence", value="nights", highlight="foreign"),
    select=lambda nights: nights.where(region=LAPLAND, residence=["foreign", "domestic"]),
    facts=lambda t, nights: {
        "foreign": figure(t, "nights", residence="foreign"),
        "domestic": figure(t, "nights", residence="domestic"),
        "all": figure(nights, "nights", region=LAPLAND, residence="total"),
        "share": share(
            figure(t, "nights", residence="foreign"), figure(nights, "nights", region=LAPLAND, residence="total")
        ),
        "year": year(t),
    },
    claims=["share > 50", "year == 2019", "foreign + domestic == all"],
)
