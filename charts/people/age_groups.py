"""Age groups of the population of Lapland: the share of those aged 65 and over grows."""

from ruska import Area, Chart, difference, figure, first_year, growth, total, year

LAPLAND = "FI1D7"

chart = Chart(
    dataset="lapland_population",
    kind=Area(
        x="year",
        y="population",
        series="age",
        series_order=["65_plus", "15_64", "0_14"],
        highlight="65_plus",
        percent=True,
        decimals=1,
    ),
    select=lambda t: t.where(region=LAPLAND).sum(by=["year", "age"]).with_share("population", over=["age"], decimals=1),
    facts=lambda t: {
        "old": figure(t, "share", year="latest", age="65_plus"),
        "old_before": figure(t, "share", year=min(t.values("year")), age="65_plus"),
        "rise": difference(
            figure(t, "share", year="latest", age="65_plus"),
            figure(t, "share", year=min(t.values("year")), age="65_plus"),
        ),
        "working": figure(t, "share", year="latest", age="15_64"),
        "working_before": figure(t, "share", year=min(t.values("year")), age="15_64"),
        "young": figure(t, "share", year="latest", age="0_14"),
        "young_before": figure(t, "share", year=min(t.values("year")), age="0_14"),
        "population": total(t, "population", year="latest"),
        "population_before": total(t, "population", year=min(t.values("year"))),
        "population_change": growth(
            total(t, "population", year="latest"), total(t, "population", year=min(t.values("year"))), decimals=1
        ),
        "year": year(t),
        "first": first_year(t),
    },
    claims=["rise > 0", "working < working_before", "young < young_before"],
)
