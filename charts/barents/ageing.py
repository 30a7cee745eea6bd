"""The share of people aged 65 and over in nine northern regions, at the first and the latest year."""

from ruska import Chart, DotPlot, Table, count, difference, figure, first_year, largest, year

LAPLAND = "FI1D7"
LABEL = {
    "fi": "65 vuotta täyttäneiden osuus",
    "en": "Share aged 65 and over",
    "sv": "Andel 65 år och äldre",
    "nb": "Andel 65 år og eldre",
}


def select(population: Table) -> Table:
    """Return both years of each NUTS 3 region, the one with the largest share in the latest year first."""
    ends = [min(population.values("year")), population.latest()]
    regions = population.where(year=ends, region=lambda code: len(code) == 5)
    shares = [100 * row["age_65_plus"] / row["population"] for row in regions.rows()]
    table = regions.with_column("share", shares, unit="percent", label=LABEL, decimals=0)
    ranked = table.where(year="latest").sort("share", descending=True).values("region")
    return table.with_rows(sorted(table.sort("year").rows(), key=lambda row: ranked.index(row["region"])))


chart = Chart(
    dataset="barents_population",
    kind=DotPlot(category="region", value="share", series="year", join=True, highlight=LAPLAND),
    select=select,
    facts=lambda t: {
        "lapland": figure(t, "share", region=LAPLAND, year="latest"),
        "lapland_before": figure(t, "share", region=LAPLAND, year=min(t.values("year"))),
        "change": difference(
            figure(t, "share", region=LAPLAND, year="latest"),
            figure(t, "share", region=LAPLAND, year=min(t.values("year"))),
        ),
        "kainuu": figure(t, "share", region="FI1D8", year="latest"),
        "finnmark": figure(t, "share", region="NO073", year="latest"),
        "oldest": largest(t.where(year="latest"), "region", "share"),
        "youngest": count(min(row["share"] for row in t.where(year="latest").rows())),
        "rose": count(sum(row[str(t.latest())] > row["2016"] for row in t.wide("year", "share").rows())),
        "regions": count(len(t.values("region"))),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["oldest == 'FI1D8'", "rose == regions == 9", "youngest == finnmark", "first == 2016"],
)
