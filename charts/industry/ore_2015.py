"""Ore mined at Lapland's three metal ore mines in 2015, the one year in which all three were found in one source."""

from ruska import Bar, Chart, figure, ratio, total, year

YEAR = 2015

chart = Chart(
    dataset="lapland_mines",
    kind=Bar(category="mine", value="million_tonnes", highlight="kevitsa", decimals=1),
    select=lambda t: t.where(year=YEAR, indicator="ore_mined").sort("million_tonnes", descending=True),
    facts=lambda t, source: {
        "kevitsa": figure(t, "million_tonnes", mine="kevitsa", decimals=1),
        "kemi": figure(t, "million_tonnes", mine="kemi", decimals=1),
        "kittila": figure(t, "million_tonnes", mine="kittila", decimals=1),
        "others": total(t, "million_tonnes", mine=["kemi", "kittila"], decimals=1),
        "times": ratio(
            figure(t, "million_tonnes", mine="kevitsa"),
            total(t, "million_tonnes", mine=["kemi", "kittila"]),
        ),
        "milled_later": figure(source, "million_tonnes", mine="kevitsa", year=2024, indicator="ore_milled"),
        "later": year(source.where(mine="kevitsa")),
        "year": year(t),
    },
    claims=["kevitsa > others", "kemi > kittila", "later == 2024"],
)
