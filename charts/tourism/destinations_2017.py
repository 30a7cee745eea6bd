"""Foreign nights in 2017 by destination. The destinations overlap and one is not in Lapland: never parts of a whole."""

from ruska import Bar, Chart, TextAt, count, figure, largest

chart = Chart(
    dataset="lapland_destinations_2017",
    kind=Bar(category="destination", value="nights", order="value", highlight="rovaniemi", scale=1000, decimals=0),
    facts=lambda t: {
        "first": largest(t, "destination", "nights"),
        "rovaniemi": figure(t, destination="rovaniemi"),
        "kittila": figure(t, destination="kittila"),
        "last": figure(t, destination="tornionlaakso"),
        "destinations": count(len(t)),
    },
    claims=["first == 'rovaniemi'", "rovaniemi > kittila > last"],
    annotations=[TextAt("saariselka", "saariselka"), TextAt("kuusamo", "kuusamo")],
)
