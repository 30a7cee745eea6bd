"""EXAMPLE: a change by area, in classes that part at zero."""

from ruska import Chart, Choropleth, Natural, count

SIXTEEN = [f"a{number:02}" for number in range(1, 17)]

chart = Chart(
    dataset="areas",
    kind=Choropleth(region="area", value="change", map="island", classes=Natural(6), diverging=0, signed=True),
    select=lambda t: t.where(area=SIXTEEN),
    facts=lambda t: {
        "areas": count(len(t)),
        "fell": count(len(t.where(change=lambda v: v < 0))),
        "rose": count(len(t.where(change=lambda v: v > 0))),
    },
    claims=["fell + rose == areas"],
)
