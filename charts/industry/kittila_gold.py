"""Gold production of the Kittilä mine in the two years for which it was found, each from the mine's own report."""

from ruska import Chart, Column, figure, first_year, growth, year

chart = Chart(
    dataset="lapland_mines",
    kind=Column(category="year", value="ounces", highlight=2023, decimals=0),
    select=lambda t: t.where(mine="kittila", indicator="gold").sort("year"),
    facts=lambda t, source: {
        "before": figure(t, "ounces", year=2022),
        "gold": figure(t, "ounces", year=2023),
        "growth": growth(figure(t, "ounces", year=2023), figure(t, "ounces", year=2022)),
        "turnover_before": figure(source, "million_eur", mine="kittila", indicator="turnover", year=2022),
        "turnover": figure(source, "million_eur", mine="kittila", indicator="turnover", year=2023, decimals=0),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["growth > 0", "turnover > turnover_before"],
)
