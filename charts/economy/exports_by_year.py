"""Lapland's exports in the years that pages print: no series, gaps stay gaps, and the last year is goods exports."""

from ruska import Chart, Column, Fact, TextAt, count, figure, first_year, year

CONFLICT, GOODS = 2017, 2023

chart = Chart(
    dataset="lapland_exports",
    kind=Column(category="year", value="billion_eur", highlight=GOODS, decimals=1),
    select=lambda t: t.where(reading="main"),
    facts=lambda t, source: {
        "latest": figure(t, "billion_eur", year=GOODS),
        "first_value": figure(t, "billion_eur", year=2015),
        "conflict": figure(t, "billion_eur", year=CONFLICT),
        "conflict_other": figure(source, "billion_eur", year=CONFLICT, reading="other"),
        "earlier": figure(t, "billion_eur", year=2019),
        "low": Fact(min(row["billion_eur"] for row in t.rows()), "billion_eur", 1),
        "high": Fact(max(row["billion_eur"] for row in t.rows()), "billion_eur", 1),
        "conflict_year": Fact(CONFLICT, "year"),
        "earlier_year": Fact(2019, "year"),
        "known": count(len(t.values("year"))),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["low > 3.7", "high < 4.3", "known == 4", "year == 2023"],
    annotations=[TextAt(GOODS, "goods")],
)
