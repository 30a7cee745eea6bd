"""EXAMPLE: three series in two years."""

from ruska import Chart, Slope, figure, first_year, year

chart = Chart(
    dataset="years",
    kind=Slope(x="year", y="value", series="series", highlight="s02", scale=1_000_000, decimals=2),
    select=lambda t: t.where(series=["s02", "s03", "s05"], year=[2010, 2024]),
    facts=lambda t: {
        "b": figure(t, "value", series="s02", year=2024),
        "b_before": figure(t, "value", series="s02", year=2010),
        "c": figure(t, "value", series="s03", year=2024),
        "c_before": figure(t, "value", series="s03", year=2010),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["b > c", "b_before < c_before"],
)
