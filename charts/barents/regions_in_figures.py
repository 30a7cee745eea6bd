"""Nine northern regions in four figures: people, nights, GDP per inhabitant and density, each of its latest year."""

from collections.abc import Mapping

from ruska import Chart, Measure, RankedTable, Table, count, figure, ratio, total, year

LAPLAND, GDP_YEAR = "FI1D7", 2021
ONE = {"fi": "Luku", "en": "Figure", "sv": "Siffra", "nb": "Tall"}


def per_region(table: Table, column: str) -> Mapping[str, float]:
    """Return the figure of each NUTS 3 region, whose code has five characters."""
    return {row["region"]: row[column] for row in table.rows() if len(row["region"]) == 5}


def select(population: Table, area: Table, nights: Table, gdp: Table) -> Table:
    """Return a row a region. Troms and Finnmark (one county) and North Karelia (other borders) have no GDP here."""
    people = population.where(year="latest", region=list(per_region(area.where(year="latest"), "area")))
    people = people.where(region=lambda code: len(code) == 5)
    regions = people.values("region")
    areas = per_region(area.where(year="latest"), "area")
    all_nights = per_region(nights.where(year="latest").sum(by=["region"]), "nights")
    index = per_region(gdp.where(year=GDP_YEAR), "gdp_index")
    persons = per_region(people, "population")
    table = people.with_column("nights", [all_nights[code] for code in regions], unit="nights", label=ONE)
    table = table.with_column("gdp", [index.get(code) for code in regions], unit="index_eu", label=ONE, decimals=0)
    values = [persons[code] / areas[code] for code in regions]
    return table.with_column("density", values, unit="persons_per_km2", label=ONE, decimals=1)


def place(table: Table, column: str) -> int:
    """Return Lapland's place among the regions by a column."""
    return 1 + sum(row[column] > table.value(column, region=LAPLAND) for row in table.rows())


chart = Chart(
    dataset=["barents_population", "barents_area", "barents_nights", "barents_gdp"],
    kind=RankedTable(
        category="region",
        columns=[
            Measure("population", "population", scale=1000, decimals=0),
            Measure("nights", "nights", scale=1000, decimals=0),
            Measure("gdp", "gdp"),
            Measure("density", "density"),
        ],
        highlight=LAPLAND,
    ),
    select=select,
    facts=lambda t, population, area, nights, gdp: {
        "people": total(t, "population"),
        "all_nights": total(t, "nights"),
        "lapland_people": figure(t, "population", region=LAPLAND),
        "lapland_nights": figure(t, "nights", region=LAPLAND),
        "lapland_gdp": figure(t, "gdp", region=LAPLAND),
        "lapland_density": figure(t, "density", region=LAPLAND),
        "per_person": ratio(total(t, "nights"), total(t, "population")),
        "people_place": count(place(t, "population")),
        "nights_place": count(place(t, "nights")),
        "troms_finnmark": figure(gdp, "gdp_index", region="NO074", year=GDP_YEAR),
        "karelia": figure(gdp, "gdp_index", region="FI1D3", year=GDP_YEAR),
        "regions": count(len(t)),
        "year": year(t),
        "nights_year": year(nights),
        "gdp_year": year(gdp.where(year=GDP_YEAR)),
    },
    claims=["people_place == 5", "nights_place == 1", "regions == 9"],
)
