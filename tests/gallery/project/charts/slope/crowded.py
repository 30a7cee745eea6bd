"""EXAMPLE: twelve series in two years; one of them is the message."""

from ruska import Chart, Slope, count, figure, first_year, year

chart = Chart(
    dataset="years",
    kind=Slope(x="year", y="value", series="series", highlight="s11", scale=1_000_000, decimals=2),
    select=lambda t: t.where(year=[2010, 2024]),
    facts=lambda t: {
        "series": count(len(t.values("series"))),
        "now": figure(t, "value", series="s11", year=2024),
        "before": figure(t, "value", series="s11", year=2010),
        "next": figure(t, "value", series="s12", year=2024),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["now < next", "now < before / 2"],
)
