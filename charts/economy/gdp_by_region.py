"""GDP per inhabitant in the regions of Finland, in the last year that has them all."""

from ruska import Chart, DotPlot, Fact, ReferenceLine, Table, count, figure, largest, year

LAPLAND, FINLAND, LARGER = "FI1D7", "FI", ["FI", "FI1D"]


def facts(regions: Table, gdp: Table) -> dict[str, Fact]:
    """Return where Lapland stands among the regions, and how many of them pass the whole country."""
    levels = [row["gdp_per_inhabitant"] for row in regions.rows()]
    finland = figure(gdp, "gdp_per_inhabitant", region=FINLAND, year=regions.latest())
    lapland = figure(regions, "gdp_per_inhabitant", region=LAPLAND)
    return {
        "lapland": lapland,
        "finland": finland,
        "top": largest(regions, "region", "gdp_per_inhabitant"),
        "top_level": Fact(max(levels), lapland.unit, 0),
        "low_level": Fact(min(levels), lapland.unit, 0),
        "above": count(sum(level > finland.value for level in levels)),
        "rank": count(1 + sum(level > lapland.value for level in levels)),
        "regions": count(len(levels)),
        "year": year(regions),
    }


chart = Chart(
    dataset="lapland_gdp",
    kind=DotPlot(category="region", value="gdp_per_inhabitant", order="value", highlight=LAPLAND),
    select=lambda gdp: gdp.where(year=gdp.where(region=LAPLAND).latest(), region=lambda code: code not in LARGER),
    facts=facts,
    claims=["above == 1", "rank < 10", "lapland < finland"],
    annotations=[ReferenceLine("finland", "country")],
)
