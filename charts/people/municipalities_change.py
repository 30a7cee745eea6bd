"""How the population of Lapland's municipalities changed in the latest year of the table."""

from ruska import Chart, Choropleth, Fact, Natural, Table, count, figure, largest, name, year


def select(municipalities: Table) -> Table:
    """Return the change in percent of every municipality during the latest year."""
    return municipalities.with_change("population", by=["municipality"], decimals=1).where(year="latest")


def steepest_fall(table: Table) -> dict[str, Fact]:
    """Return which municipality lost the largest share of its people, and how large."""
    row = min(table.rows(), key=lambda row: row["change"])
    return {"loser": name(table, "municipality", row["municipality"]), "loss": Fact(row["change"], "percent", 1)}


chart = Chart(
    dataset="lapland_municipalities",
    kind=Choropleth(region="municipality", value="change", map="lapland", classes=Natural(6), diverging=0, signed=True),
    select=select,
    facts=lambda t: {
        "fell": count(sum(row["change"] < 0 for row in t.rows())),
        "rose": count(sum(row["change"] > 0 for row in t.rows())),
        "all": count(len(t)),
        "winner": largest(t, "municipality", "change"),
        "gain": Fact(max(row["change"] for row in t.rows()), "percent", 1),
        "rovaniemi": figure(t, "change", municipality="698"),
        "kemi": figure(t, "change", municipality="240"),
        "year": year(t),
        **steepest_fall(t),
    },
    claims=["fell > rose", "fell + rose == all", "rovaniemi > 0", "kemi < 0"],
)
