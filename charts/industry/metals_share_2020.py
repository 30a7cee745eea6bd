"""Lapland's share of Finland's mining and metal refining, as one edition of 2020 printed it, beside its population."""

from ruska import Bar, Chart, Fact, figure, name

SHARES = [
    "mining_turnover",
    "metal_refining_turnover",
    "mining_employees",
    "metal_refining_employees",
    "population",
]

chart = Chart(
    dataset="lapland_metals_2020",
    kind=Bar(category="measure", value="share", order=SHARES, highlight=SHARES[:2], decimals=0),
    facts=lambda t: {
        "mining": figure(t, measure="mining_turnover"),
        "refining": figure(t, measure="metal_refining_turnover"),
        "mining_staff": figure(t, measure="mining_employees"),
        "refining_staff": figure(t, measure="metal_refining_employees"),
        "population": figure(t, measure="population"),
        "precision": name(t, "qualifier", t.where(measure="mining_turnover").values("qualifier")[0]),
        "year": Fact(2020, "year", 0),
    },
    claims=["mining == refining", "33 <= mining <= 34", "population < 4", "precision == 'approx'"],
)
