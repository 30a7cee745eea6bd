"""Enterprises born and closed in Lapland from one break in the series to the next; later years stay empty."""

from ruska import Chart, Fact, Line, Period, Table, figure, first_year

LAPLAND, FIRST, LAST = "FI1D7", 2011, 2016


def between_breaks(enterprises: Table) -> Table:
    """Return births and deaths as two series, and two empty years after the break of 2017."""
    shown = enterprises.where(region=LAPLAND, size="total", year=lambda year: FIRST <= year <= LAST + 2)
    lapland = shown.long(["births", "deaths"], names="event", values="number")
    kept = [row["number"] if row["year"] <= LAST else None for row in lapland.rows()]
    return lapland.with_column("number", kept, unit="enterprises", label=lapland.column("number").label, decimals=0)


chart = Chart(
    dataset="lapland_enterprises",
    kind=Line(x="year", y="number", series="event", highlight="births", series_order=["births", "deaths"]),
    select=between_breaks,
    facts=lambda t: {
        "births": figure(t, "number", year=LAST, event="births"),
        "deaths": figure(t, "number", year=LAST, event="deaths"),
        "births_first": figure(t, "number", year=min(t.values("year")), event="births"),
        "deaths_first": figure(t, "number", year=min(t.values("year")), event="deaths"),
        "first": first_year(t),
        "last": Fact(LAST, "year"),
        "broken": Fact(LAST + 1, "year"),
        "broken_deaths": Fact(2020, "year"),
        "end": Fact(LAST + 2, "year"),
    },
    claims=["births_first > deaths_first", "births < deaths", "births < births_first"],
    annotations=[Period(LAST + 1, LAST + 2, "break")],
)
