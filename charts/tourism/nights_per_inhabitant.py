"""All nights spent for each inhabitant in the ten Finnish regions with the most of them."""

from ruska import Bar, Chart, Table, figure, growth, largest, ratio, total, year

LAPLAND, FINLAND = "FI1D7", "FI"
LABEL = {
    "fi": "Yöpymisiä asukasta kohti",
    "en": "Nights per inhabitant",
    "sv": "Övernattningar per invånare",
    "nb": "Overnattinger per innbygger",
}
SHOWN = 10


def per_inhabitant(nights: Table, population: Table) -> Table:
    """Return nights of the latest year for each inhabitant at the beginning of that year."""
    latest = nights.where(year="latest").sum(by=["region", "year"])
    persons = {row["region"]: row["population"] for row in population.where(year=nights.latest()).rows()}
    values = [row["nights"] / persons[row["region"]] for row in latest.rows()]
    return latest.with_column("per_inhabitant", values, unit="nights", label=LABEL, decimals=1)


def select(nights: Table, population: Table) -> Table:
    """Return the regions with the most nights per inhabitant."""
    regions = per_inhabitant(nights, population).where(region=lambda code: len(code) == 5)
    leading = regions.sort("per_inhabitant", descending=True).values("region")[:SHOWN]
    return regions.where(region=leading)


chart = Chart(
    dataset=["lapland_nights", "finland_population"],
    kind=Bar(category="region", value="per_inhabitant", order="value", highlight=LAPLAND, decimals=1),
    select=select,
    facts=lambda t, nights, population: {
        "lapland": figure(t, "per_inhabitant", region=LAPLAND),
        "finland": figure(per_inhabitant(nights, population), "per_inhabitant", region=FINLAND),
        "times": ratio(
            figure(t, "per_inhabitant", region=LAPLAND),
            figure(per_inhabitant(nights, population), "per_inhabitant", region=FINLAND),
        ),
        "aland": figure(t, "per_inhabitant", region="FI200"),
        "runner_up": largest(t.where(region=lambda code: code != LAPLAND), "region", "per_inhabitant"),
        "kainuu_change": growth(
            total(nights, region="FI1D8", year="latest"), total(nights, region="FI1D8", year="previous")
        ),
        "first": largest(t, "region", "per_inhabitant"),
        "year": year(t),
    },
    claims=["first == 'FI1D7'", "runner_up == 'FI200'", "times > 4", "kainuu_change < -30"],
)
