"""EXAMPLE: seven parts as shares of a whole: more cannot be told apart."""

from ruska import Area, Chart, figure, first_year, share, total, year

SEVEN = [f"s{number:02}" for number in range(1, 8)]
ORDER = ["s05", *(key for key in SEVEN if key != "s05")]

chart = Chart(
    dataset="years",
    kind=Area(x="year", y="value", series="series", highlight="s05", series_order=ORDER, percent=True, decimals=0),
    select=lambda t: t.where(series=SEVEN),
    facts=lambda t: {
        "share": share(figure(t, "value", series="s05", year="latest"), total(t, "value", year="latest")),
        "before": share(figure(t, "value", series="s05", year=2010), total(t, "value", year=2010)),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["share < before"],
)
