"""Nights by residence in nine northern regions of Finland, Sweden and Norway, as shares."""

from ruska import Bar, Chart, Table, count, figure, year

LAPLAND, TROMS = "FI1D7", "NO072"


def select(nights: Table) -> Table:
    """Return the NUTS 3 regions of the latest year, the one with the largest foreign share first."""
    shares = nights.where(year="latest", region=lambda code: len(code) == 5).with_share("nights", over=["residence"])
    ranked = shares.where(residence="foreign").sort("share", descending=True).values("region")
    return shares.with_rows(sorted(shares.rows(), key=lambda row: ranked.index(row["region"])))


chart = Chart(
    dataset="barents_nights",
    kind=Bar(
        category="region",
        value="nights",
        series="residence",
        series_order=["foreign", "domestic"],
        mode="percent",
        highlight="foreign",
    ),
    select=select,
    facts=lambda t: {
        "lapland": figure(t, "share", region=LAPLAND, residence="foreign"),
        "troms": figure(t, "share", region=TROMS, residence="foreign"),
        "kainuu": figure(t, "share", region="FI1D8", residence="foreign"),
        "majority": count(sum(row["share"] > 50 for row in t.where(residence="foreign").rows())),
        "lowest": count(min(row["share"] for row in t.where(residence="foreign").rows())),
        "regions": count(len(t.values("region"))),
        "year": year(t),
    },
    claims=["majority == 2", "lapland > troms > 50", "regions == 9", "kainuu == lowest"],
)
