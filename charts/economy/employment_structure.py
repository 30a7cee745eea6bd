"""Industries of the employed in Lapland and in Mainland Finland, in percent of each, 2017."""

from ruska import Chart, DotPlot, figure, year

LAPLAND, MAINLAND = "FI1D7", "FI1"

chart = Chart(
    dataset="lapland_employment",
    kind=DotPlot(
        category="industry",
        value="share",
        series="region",
        join=True,
        highlight=LAPLAND,
        series_order=[LAPLAND, MAINLAND],
        order="value",
        decimals=1,
    ),
    select=lambda t: t.where(year="latest", region=[LAPLAND, MAINLAND], industry=lambda key: key != "total").with_share(
        "employed", over=["industry"], decimals=1
    ),
    facts=lambda t: {
        "information": figure(t, "share", region=LAPLAND, industry="information"),
        "information_mainland": figure(t, "share", region=MAINLAND, industry="information"),
        "business": figure(t, "share", region=LAPLAND, industry="business_services"),
        "business_mainland": figure(t, "share", region=MAINLAND, industry="business_services"),
        "public": figure(t, "share", region=LAPLAND, industry="public_services"),
        "public_mainland": figure(t, "share", region=MAINLAND, industry="public_services"),
        "year": year(t),
    },
    claims=["information < information_mainland", "business < business_mainland", "public > public_mainland"],
)
