"""Lapland's share of Finland in 2023: people, goods exports, foreign guests' nights."""

from dataclasses import replace

from ruska import Chart, Squares, Table, figure, share, year

LAPLAND, FINLAND, YEAR = "FI1D7", "FI", 2023
NAMES = {
    "people": {"fi": "Väestö", "en": "People", "sv": "Befolkning", "nb": "Befolkning"},
    "goods": {"fi": "Tavaravienti", "en": "Goods exports", "sv": "Varuexport", "nb": "Vareeksport"},
    "nights": {
        "fi": "Ulkomaiset yöpymiset",
        "en": "Nights of foreign guests",
        "sv": "Utländska övernattningar",
        "nb": "Utenlandske overnattinger",
    },
}


def shares(chamber: Table, population: Table, nights: Table) -> Table:
    """Return three shares of one year; people are those of its last day, which the table has as the next 1 January."""
    printed = chamber.where(region=LAPLAND, indicator="goods_exports_share", period=str(YEAR))
    people = share(population.value(year=YEAR + 1, region=LAPLAND), population.value(year=YEAR + 1, region=FINLAND))
    foreign = nights.where(year=YEAR, residence="foreign")
    guests = share(foreign.value(region=LAPLAND), foreign.value(region=FINLAND))
    figures = {"people": people.value, "goods": printed.value("percent"), "nights": guests.value}
    row = printed.rows()[0]
    names = replace(printed.column("indicator"), values=NAMES)
    return printed.with_rows(
        [row | {"indicator": key, "percent": figures[key]} for key in NAMES], printed.columns | {"indicator": names}
    )


chart = Chart(
    dataset=["chamber_key_figures", "finland_population", "lapland_nights"],
    kind=Squares(
        category="indicator", value="percent", order=list(NAMES), words="whole", highlight="goods", decimals=0
    ),
    select=shares,
    facts=lambda t: {
        "people": figure(t, "percent", indicator="people", decimals=0),
        "goods": figure(t, "percent", indicator="goods", decimals=0),
        "nights": figure(t, "percent", indicator="nights", decimals=0),
        "year": year(t, "period"),
    },
    claims=["people < goods < nights"],
)
