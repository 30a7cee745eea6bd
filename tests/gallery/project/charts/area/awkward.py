"""EXAMPLE: where one part is missing the whole is unknown, so the pile stops."""

from ruska import Area, Chart, figure, first_year, year

chart = Chart(
    dataset="years",
    kind=Area(x="year", y="gappy", series="series", scale=1_000_000, decimals=1),
    select=lambda t: t.where(series=["s04", "s01"]),
    facts=lambda t: {
        "a": figure(t, "gappy", series="s01", year="latest"),
        "d": figure(t, "gappy", series="s04", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["a > d"],
)
