"""Inhabitants per square kilometre of total area in nine northern regions."""

from ruska import Bar, Chart, Table, count, figure, year

LAPLAND = "FI1D7"
LABEL = {"fi": "Väestöntiheys", "en": "Population density", "sv": "Befolkningstäthet", "nb": "Befolkningstetthet"}


def densities(population: Table, area: Table) -> Table:
    """Return the population of each region divided by its total area, both of the latest year of the areas."""
    now = area.latest()
    areas = {row["region"]: row["area"] for row in area.where(year=now).rows()}
    persons = population.where(year=now, region=list(areas))
    values = [row["population"] / areas[row["region"]] for row in persons.rows()]
    return persons.with_column("density", values, unit="persons_per_km2", label=LABEL, decimals=1)


chart = Chart(
    dataset=["barents_population", "barents_area"],
    kind=Bar(category="region", value="density", order="value", highlight=LAPLAND),
    select=lambda population, area: densities(population, area).where(region=lambda code: len(code) == 5),
    facts=lambda t, population, area: {
        "lapland": figure(t, "density", region=LAPLAND),
        "finnmark": figure(t, "density", region="NO073"),
        "ostrobothnia": figure(t, "density", region="FI1D9"),
        "eu": figure(densities(population, area), "density", region="EU27_2020", decimals=0),
        "below": count(sum(row["density"] < t.value("density", region=LAPLAND) for row in t.rows())),
        "above": count(sum(row["density"] > t.value("density", region="FI1D9") for row in t.rows())),
        "regions": count(len(t)),
        "year": year(t),
    },
    claims=["lapland < 2", "finnmark < lapland", "below == 1", "above == 0", "regions == 9"],
)
