"""EXAMPLE: six areas with the shares of five groups."""

from ruska import Bar, Chart, Facet, count

SIX = [f"a{number:02}" for number in range(1, 7)]

chart = Chart(
    dataset="groups",
    kind=Facet(Bar(category="group", value="value"), by="area"),
    select=lambda t: t.where(area=SIX),
    facts=lambda t: {"areas": count(len(t.values("area"))), "groups": count(len(t.values("group")))},
    claims=["areas == 6"],
)
