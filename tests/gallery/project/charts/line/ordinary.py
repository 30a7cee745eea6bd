"""EXAMPLE: two series over time, one highlighted, with a period shaded."""

from ruska import Chart, Line, Period, figure, first_year, growth, year

chart = Chart(
    dataset="years",
    kind=Line(x="year", y="value", series="series", highlight="s02", scale=1_000_000, decimals=2),
    select=lambda t: t.where(series=["s01", "s02"]),
    facts=lambda t: {
        "growth": growth(figure(t, "value", series="s02", year="latest"), figure(t, "value", series="s02", year=2010)),
        "b": figure(t, "value", series="s02", year="latest"),
        "a": figure(t, "value", series="s01", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["growth > 50", "b > a"],
    annotations=[Period(2019, 2020, "period")],
)
