"""Where the population of nine northern regions grew and fell in the last two years, on a map."""

from ruska import Chart, Choropleth, Own, Table, count, figure, growth, year

LAPLAND, FIRST, START = "FI1D7", 2023, 2016
LABEL = {
    "fi": "Väkiluvun muutos",
    "en": "Population change",
    "sv": "Folkmängdens förändring",
    "nb": "Endring i folketall",
}


def select(population: Table) -> Table:
    """Return the change in percent of each NUTS 3 region that has both years."""
    regions = population.where(region=lambda code: len(code) == 5)
    before = {row["region"]: row["population"] for row in regions.where(year=FIRST).rows()}
    latest = regions.where(year="latest", region=list(before))
    changes = [100 * (row["population"] / before[row["region"]] - 1) for row in latest.rows()]
    return latest.with_column("change", changes, unit="percent", label=LABEL, decimals=1)


chart = Chart(
    dataset="barents_population",
    kind=Choropleth(
        region="region",
        value="change",
        map="barents",
        classes=Own([-1, 0, 1]),
        diverging=0,
        highlight=LAPLAND,
        signed=True,
    ),
    select=select,
    facts=lambda t, population: {
        "lapland": figure(t, "change", region=LAPLAND),
        "lapland_before": growth(
            figure(population, "population", region=LAPLAND, year=FIRST),
            figure(population, "population", region=LAPLAND, year=START),
            decimals=1,
        ),
        "vasterbotten": figure(t, "change", region="SE331"),
        "kainuu": figure(t, "change", region="FI1D8"),
        "nordland": figure(t, "change", region="NO071"),
        "troms": figure(t, "change", region="NO072"),
        "finnmark": figure(t, "change", region="NO073"),
        "rose": count(sum(row["change"] > 0 for row in t.rows())),
        "fell": count(sum(row["change"] < 0 for row in t.rows())),
        "regions": count(len(t)),
        "extremes": count(max(row["change"] for row in t.rows()) - min(row["change"] for row in t.rows())),
        "start": year(population.where(year=START)),
        "first": year(population.where(year=FIRST)),
        "year": year(t),
    },
    claims=[
        "rose == 6",
        "regions == 9",
        "fell == 3",
        "lapland > 0 > lapland_before",
        "min(nordland, troms, finnmark) > 0",
        "extremes == vasterbotten - kainuu",
    ],
)
