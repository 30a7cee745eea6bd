"""Enterprises by number of employees in northern Finland, one year only: its series have breaks."""

from ruska import Bar, Chart, Fact, figure, year

LAPLAND, FINLAND = "FI1D7", "FI"
REGIONS = [LAPLAND, "FI1D9", "FI1D8", FINLAND]

chart = Chart(
    dataset="lapland_enterprises",
    kind=Bar(
        category="region",
        value="active",
        series="size",
        mode="percent",
        order=REGIONS,
        series_order=["none", "1_9", "10_plus"],
        highlight="none",
    ),
    select=lambda t: t.where(year="latest", region=REGIONS, size=lambda key: key != "total").with_share(
        "active", over=["size"]
    ),
    facts=lambda t, source: {
        "alone": figure(t, "share", region=LAPLAND, size="none"),
        "alone_finland": figure(t, "share", region=FINLAND, size="none"),
        "others": Fact(
            max(row["share"] for row in t.rows() if row["size"] == "none" and row["region"] != LAPLAND), "percent", 0
        ),
        "small": figure(t, "share", region=LAPLAND, size="1_9"),
        "larger": figure(t, "share", region=LAPLAND, size="10_plus"),
        "enterprises": figure(source, "active", region=LAPLAND, size="total", year=t.latest()),
        "year": year(t),
    },
    claims=["alone > others", "alone > 50"],
)
