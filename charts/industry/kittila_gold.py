"""Gold and turnover of the Kittilä mine in the two years for which they were found, from the mine's own reports."""

from ruska import Chart, Column, Panels, Table, figure, first_year, growth, year


def select(mines: Table) -> Table:
    """Return a row a year with gold in troy ounces and turnover in million euros."""
    kittila = mines.where(mine="kittila", year=[2022, 2023])
    gold = kittila.where(indicator="gold").sort("year")
    turnover = [kittila.value("million_eur", indicator="turnover", year=row["year"]) for row in gold.rows()]
    label = kittila.column("indicator").values["turnover"]
    return gold.with_column("turnover", turnover, unit="million_eur", label=label, decimals=1)


chart = Chart(
    dataset="lapland_mines",
    kind=Panels(
        kinds=[
            Column(category="year", value="ounces", highlight=2023),
            Column(category="year", value="turnover", highlight=2023, decimals=0),
        ],
        titles=["gold", "turnover"],
    ),
    select=select,
    facts=lambda t: {
        "before": figure(t, "ounces", year=2022),
        "gold": figure(t, "ounces", year=2023),
        "growth": growth(figure(t, "ounces", year=2023), figure(t, "ounces", year=2022)),
        "turnover_before": figure(t, "turnover", year=2022, decimals=0),
        "turnover": figure(t, "turnover", year=2023, decimals=0),
        "turnover_growth": growth(figure(t, "turnover", year=2023), figure(t, "turnover", year=2022)),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["growth > 7", "turnover_growth > 0"],
)
