"""How the population of nine northern regions changed from the first year to the latest, in unchanged regions."""

from ruska import Bar, Chart, Table, count, difference, figure, first_year, total, year

LAPLAND, FIRST = "FI1D7", 2016
COUNTIES = ["NO071", "NO072", "NO073"]
LABEL = {
    "fi": "Väkiluvun muutos",
    "en": "Population change",
    "sv": "Folkmängdens förändring",
    "nb": "Endring i folketall",
}


def select(population: Table) -> Table:
    """Return the change in percent of each NUTS 3 region that has both ends."""
    regions = population.where(region=lambda code: len(code) == 5)
    before = {row["region"]: row["population"] for row in regions.where(year=FIRST).rows()}
    latest = regions.where(year="latest", region=list(before))
    changes = [100 * (row["population"] / before[row["region"]] - 1) for row in latest.rows()]
    return latest.with_column("change", changes, unit="percent", label=LABEL, decimals=1)


chart = Chart(
    dataset="barents_population",
    kind=Bar(category="region", value="change", mode="diverging", order="value", highlight=LAPLAND, signed=True),
    select=select,
    facts=lambda t, population: {
        "lapland": figure(t, "change", region=LAPLAND),
        "vasterbotten": figure(t, "change", region="SE331"),
        "kainuu": figure(t, "change", region="FI1D8"),
        "rose": count(sum(row["change"] > 0 for row in t.rows())),
        "fell": count(sum(row["change"] < 0 for row in t.rows())),
        "regions": count(len(t)),
        "gap": difference(
            figure(population, "population", region="NO07", year=FIRST),
            total(population, "population", region=COUNTIES, year=FIRST),
        ),
        # Had the people missing in 2016 all been in one county, that county must still have grown.
        **{
            f"{county}_growth": difference(
                figure(population, "population", region=code, year="latest"),
                figure(population, "population", region=code, year=FIRST),
            )
            for county, code in (("nordland", "NO071"), ("troms", "NO072"))
        },
        "extremes": count(max(row["change"] for row in t.rows()) - min(row["change"] for row in t.rows())),
        "first": first_year(population),
        "year": year(t),
    },
    claims=[
        "fell > rose",
        "regions == 9",
        "lapland < 0",
        "first == 2016",
        "extremes == vasterbotten - kainuu",
        "min(nordland_growth, troms_growth) > gap > 0",
    ],
)
