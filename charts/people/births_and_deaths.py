"""Live births and deaths in Lapland, and since when deaths outnumber births."""

from ruska import Chart, Fact, Line, Period, Table, count, figure, first_year, growth, year

LAPLAND = "FI1D7"


def select(table: Table) -> Table:
    """Return births and deaths of Lapland as two series of persons."""
    lapland = table.where(region=LAPLAND)
    for name in ("births", "deaths"):
        figures = [row[name] for row in lapland.rows()]
        lapland = lapland.with_column(name, figures, unit="persons", label=table.column(name).label)
    return lapland.long(["births", "deaths"], names="event", values="persons")


def turn(table: Table) -> tuple[int, int]:
    """Return the year from which deaths outnumber births every year, and the number of earlier years that had it so."""
    births = {row["year"]: row["persons"] for row in table.where(event="births").rows()}
    deaths = {row["year"]: row["persons"] for row in table.where(event="deaths").rows()}
    since = 1 + max(at for at in births if births[at] >= deaths[at])
    return since, sum(births[at] < deaths[at] for at in births if at < since)


chart = Chart(
    dataset="lapland_births_deaths",
    kind=Line(x="year", y="persons", series="event", highlight="deaths"),
    select=select,
    facts=lambda t: {
        "since": Fact(turn(t)[0], "year"),
        "earlier": count(turn(t)[1]),
        "births": figure(t, "persons", year="latest", event="births"),
        "deaths": figure(t, "persons", year="latest", event="deaths"),
        "births_first": figure(t, "persons", year=min(t.values("year")), event="births"),
        "deaths_first": figure(t, "persons", year=min(t.values("year")), event="deaths"),
        "births_change": growth(
            figure(t, "persons", year="latest", event="births"),
            figure(t, "persons", year=min(t.values("year")), event="births"),
        ),
        "deaths_change": growth(
            figure(t, "persons", year="latest", event="deaths"),
            figure(t, "persons", year=min(t.values("year")), event="deaths"),
        ),
        "year": year(t),
        "first": first_year(t),
    },
    claims=["since == 2012", "deaths > births", "year > since"],
    annotations=[Period(2012, 2021, "deficit")],
)
