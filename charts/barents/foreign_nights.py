"""Foreign nights in nine northern regions of Finland, Sweden and Norway."""

from ruska import Bar, Chart, count, figure, growth, largest, total, year

LAPLAND, KAINUU, NORTHERN_NORWAY = "FI1D7", "FI1D8", "NO07"

chart = Chart(
    dataset="barents_nights",
    kind=Bar(category="region", value="nights", order="value", highlight=LAPLAND, scale=1000, decimals=0),
    # NUTS 3 codes have five characters; the merged county NO074 ends before the latest year.
    select=lambda nights: nights.where(year="latest", residence="foreign", region=lambda code: len(code) == 5),
    facts=lambda t, nights: {
        "lapland": figure(t, region=LAPLAND),
        "nordland": figure(t, region="NO071"),
        "norrbotten": figure(t, region="SE332"),
        "troms": figure(t, region="NO072"),
        "norway": figure(nights, region=NORTHERN_NORWAY, year="latest", residence="foreign"),
        "counties": total(t, region=["NO071", "NO072", "NO073"]),
        "kainuu_change": growth(
            total(nights, region=KAINUU, year="latest"), total(nights, region=KAINUU, year="previous")
        ),
        "first": largest(t, "region", "nights"),
        "regions": count(len(t)),
        "year": year(t),
    },
    claims=[
        "first == 'FI1D7'",
        "regions == 9",
        "norway == counties",
        "norway > lapland > nordland > norrbotten > troms",
        "kainuu_change < -30",
    ],
)
