"""EXAMPLE: twelve areas by the rate of five groups, a map each, in classes of all five."""

from ruska import Chart, Choropleth, Facet, Natural, count

chart = Chart(
    dataset="groups",
    kind=Facet(Choropleth(region="area", value="rate", map="island", classes=Natural(5), decimals=0), by="group"),
    facts=lambda t: {"areas": count(len(t.values("area"))), "groups": count(len(t.values("group")))},
    claims=["areas == 12", "groups == 5"],
)
