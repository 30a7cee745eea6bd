"""Foreign nights in Lapland in 2017 by country of residence, for the countries that the source names."""

from ruska import Bar, Chart, count, figure, largest

chart = Chart(
    dataset="lapland_markets_2017",
    kind=Bar(category="market", value="nights", order="value", highlight="united_kingdom", scale=1000, decimals=0),
    facts=lambda t: {
        "first": largest(t, "market", "nights"),
        "united_kingdom": figure(t, "nights", market="united_kingdom"),
        "germany": figure(t, "nights", market="germany"),
        "france": figure(t, "nights", market="france"),
        "china": figure(t, "nights", market="china"),
        "china_change": figure(t, "change", market="china"),
        "countries": count(len(t)),
    },
    claims=["first == 'united_kingdom'", "united_kingdom > germany > france", "china_change > 0"],
)
