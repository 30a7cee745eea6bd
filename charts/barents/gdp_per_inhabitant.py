"""GDP per inhabitant in purchasing power standards, EU = 100, in eight northern regions.

Lines give the averages of the EU, Finland and Sweden. Norway's own figure is left out: at 172 it is far above every
Norwegian region here, so it is no average to compare them with.
"""

from ruska import Chart, DotPlot, ReferenceLine, count, figure, largest, year

LAPLAND, EU, LAST = "FI1D7", "EU27_2020", 2021

chart = Chart(
    dataset="barents_gdp",
    kind=DotPlot(category="region", value="gdp_index", order="value", highlight=LAPLAND),
    select=lambda gdp: gdp.where(year=LAST, region=lambda code: len(code) == 5),
    facts=lambda t, gdp: {
        "lapland": figure(t, "gdp_index", region=LAPLAND),
        "norrbotten": figure(t, "gdp_index", region="SE332"),
        "north_karelia": figure(t, "gdp_index", region="FI1D3"),
        "eu": figure(gdp, "gdp_index", region=EU, year=LAST),
        "finland": figure(gdp, "gdp_index", region="FI", year=LAST),
        "sweden": figure(gdp, "gdp_index", region="SE", year=LAST),
        "norway": figure(gdp, "gdp_index", region="NO", year=LAST),
        "first": largest(t, "region", "gdp_index"),
        "lowest": count(min(row["gdp_index"] for row in t.rows())),
        "regions": count(len(t)),
        "year": year(t),
    },
    claims=[
        "95 <= lapland < eu",
        "eu == 100",
        "eu < finland < sweden < norway",
        "first == 'SE332'",
        "north_karelia == lowest",
        "regions == 8",
    ],
    annotations=[ReferenceLine("sweden", "sweden"), ReferenceLine("finland", "finland"), ReferenceLine("eu", "eu")],
)
