"""Age dependency ratio of Lapland and of Finland: the first and the last year of the series."""

from ruska import Chart, Slope, Table, difference, figure, first_year, year

LAPLAND, FINLAND = "FI1D7", "FI"
LABEL = {
    "fi": "Alle 15-vuotiaita ja 65 vuotta täyttäneitä sataa 15–64-vuotiasta kohden",
    "en": "People under 15 and over 64 per hundred aged 15–64",
    "sv": "Personer under 15 och över 64 år per hundra 15–64-åringar",
    "nb": "Personer under 15 og over 64 år per hundre i alderen 15–64",
}


def ends(structure: Table) -> Table:
    """Return the first and the last year; the ratio is read as persons per hundred, not as percent."""
    years = structure.values("year")
    kept = structure.where(year=[min(years), max(years)])
    ratios = [row["age_dependency"] for row in kept.rows()]
    return kept.with_column("ratio", ratios, unit="persons", label=LABEL, decimals=0)


def rise(table: Table, region: str) -> float:
    """Return by how much a region's ratio rose between the two years."""
    figures = [row["ratio"] for row in table.where(region=region).sort("year").rows()]
    return float(figures[1] - figures[0])


chart = Chart(
    dataset="lapland_age_structure",
    kind=Slope(x="year", y="ratio", series="region", highlight=LAPLAND),
    select=ends,
    facts=lambda t: {
        "lapland": figure(t, "ratio", region=LAPLAND, year=t.latest()),
        "finland": figure(t, "ratio", region=FINLAND, year=t.latest()),
        "lapland_before": figure(t, "ratio", region=LAPLAND, year=min(t.values("year"))),
        "finland_before": figure(t, "ratio", region=FINLAND, year=min(t.values("year"))),
        "lead": difference(rise(t, LAPLAND), rise(t, FINLAND), decimals=1),
        "year": year(t),
        "first": first_year(t),
    },
    claims=["lead > 0", "lapland > finland", "lapland > lapland_before"],
)
