"""GDP per inhabitant in the northern and eastern regions of Finland against the EU, in 2010 and 2021."""

from ruska import Chart, Slope, count, figure, first_year, year

KAINUU, LAPLAND, OSTROBOTHNIA, NORTH_KARELIA = "FI1D8", "FI1D7", "FI1D9", "FI1D3"
FIRST, LAST = 2010, 2021

chart = Chart(
    dataset="barents_gdp",
    kind=Slope(x="year", y="gdp_index", series="region", highlight=KAINUU),
    select=lambda gdp: gdp.where(year=[FIRST, LAST], region=[LAPLAND, OSTROBOTHNIA, KAINUU, NORTH_KARELIA]),
    facts=lambda t: {
        "kainuu": figure(t, "gdp_index", region=KAINUU, year=LAST),
        "kainuu_before": figure(t, "gdp_index", region=KAINUU, year=FIRST),
        "lapland": figure(t, "gdp_index", region=LAPLAND, year=LAST),
        "lapland_before": figure(t, "gdp_index", region=LAPLAND, year=FIRST),
        "ostrobothnia": figure(t, "gdp_index", region=OSTROBOTHNIA, year=LAST),
        "ostrobothnia_before": figure(t, "gdp_index", region=OSTROBOTHNIA, year=FIRST),
        "karelia": figure(t, "gdp_index", region=NORTH_KARELIA, year=LAST),
        "karelia_before": figure(t, "gdp_index", region=NORTH_KARELIA, year=FIRST),
        "regions": count(len(t.values("region"))),
        "first": first_year(t),
        "year": year(t),
    },
    claims=[
        "kainuu - kainuu_before > karelia - karelia_before > 0",
        "kainuu - kainuu_before > lapland - lapland_before > 0",
        "ostrobothnia < 100 < ostrobothnia_before",
        "regions == 4",
    ],
)
