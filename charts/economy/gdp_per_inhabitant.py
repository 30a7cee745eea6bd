"""GDP per inhabitant in Lapland as percent of the whole country: one vintage, ending in 2020."""

from ruska import Chart, Fact, Line, ReferenceLine, Table, TextAt, figure, first_year, year

LAPLAND, FINLAND = "FI1D7", "FI"
LABEL = {
    "fi": "BKT asukasta kohden, koko maa = 100",
    "en": "GDP per inhabitant, whole country = 100",
    "sv": "BNP per invånare, hela landet = 100",
    "nb": "BNP per innbygger, hele landet = 100",
}


def against_the_country(gdp: Table) -> Table:
    """Return Lapland's GDP per inhabitant in percent of the whole country's, year by year."""
    lapland = gdp.where(region=LAPLAND).sort("year")
    finland = {row["year"]: row["gdp_per_inhabitant"] for row in gdp.where(region=FINLAND).rows()}
    levels = [100 * row["gdp_per_inhabitant"] / finland[row["year"]] for row in lapland.rows()]
    return lapland.with_column("level", levels, unit="percent", label=LABEL, decimals=1)


chart = Chart(
    dataset="lapland_gdp",
    kind=Line(x="year", y="level", zero=False, decimals=0),
    select=against_the_country,
    facts=lambda t, source: {
        "now": figure(t, "level", year="latest", decimals=0),
        "before": figure(t, "level", year=min(t.values("year")), decimals=0),
        "peak": Fact(max(row["level"] for row in t.rows()), "percent", 0),
        "peak_year": Fact(max(t.rows(), key=lambda row: row["level"])["year"], "year"),
        "lapland": figure(t, "gdp_per_inhabitant", year="latest"),
        "finland": figure(source, "gdp_per_inhabitant", region=FINLAND, year=t.latest()),
        "country": Fact(100, "percent", 0),
        "year": year(t),
        "first": first_year(t),
    },
    claims=["before < now < 100", "peak_year == 2017"],
    annotations=[ReferenceLine("country", "country"), TextAt(2017, "peak")],
)
