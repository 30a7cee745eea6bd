"""Foreign nights in the ten Finnish regions with the most of them."""

from ruska import Bar, Chart, Table, count, figure, largest, share, total, year

LAPLAND, UUSIMAA, FINLAND = "FI1D7", "FI1B1", "FI"
SHOWN = 10


def select(nights: Table) -> Table:
    """Return the leading NUTS 3 regions, whose codes have five characters, in the latest year."""
    regions = nights.where(year="latest", residence="foreign", region=lambda code: len(code) == 5)
    leading = regions.sort("nights", descending=True).values("region")[:SHOWN]
    return regions.where(region=leading)


chart = Chart(
    dataset="lapland_nights",
    kind=Bar(category="region", value="nights", order="value", highlight=LAPLAND, scale=1000, decimals=0),
    select=select,
    facts=lambda t, nights: {
        "lapland": figure(t, region=LAPLAND),
        "uusimaa": figure(t, region=UUSIMAA),
        "lapland_share": share(
            figure(t, region=LAPLAND), figure(nights, region=FINLAND, year="latest", residence="foreign")
        ),
        "both_share": share(
            total(t, region=[LAPLAND, UUSIMAA]),
            figure(nights, region=FINLAND, year="latest", residence="foreign"),
        ),
        "first": largest(t, "region", "nights"),
        "ahead": count(sum(row["nights"] > t.value(region=LAPLAND) for row in t.rows())),
        "shown": count(len(t)),
        "year": year(t),
    },
    claims=["first == 'FI1B1'", "ahead == 1", "both_share > 70", "shown == 10"],
)
