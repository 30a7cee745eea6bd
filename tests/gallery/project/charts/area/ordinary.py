"""EXAMPLE: three parts of a whole, the part that the message is about at the bottom."""

from ruska import Area, Chart, figure, first_year, growth, total, year

chart = Chart(
    dataset="years",
    kind=Area(
        x="year",
        y="value",
        series="series",
        highlight="s02",
        series_order=["s02", "s03", "s01"],
        scale=1_000_000,
        decimals=1,
    ),
    select=lambda t: t.where(series=["s02", "s03", "s01"]),
    facts=lambda t: {
        "growth": growth(total(t, "value", year="latest"), total(t, "value", year=2010)),
        "all": total(t, "value", year="latest"),
        "b": figure(t, "value", series="s02", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["growth > 50"],
)
