"""EXAMPLE: sixteen areas in seven classes of about the same number, one of them highlighted."""

from ruska import Chart, Choropleth, Quantile, count, figure

SIXTEEN = [f"a{number:02}" for number in range(1, 17)]

chart = Chart(
    dataset="areas",
    kind=Choropleth(region="area", value="change", map="island", classes=Quantile(7), highlight="a01", signed=True),
    select=lambda t: t.where(area=SIXTEEN),
    facts=lambda t: {
        "areas": count(len(t)),
        "change": figure(t, "change", area="a01"),
        "more": count(len(t.where(change=lambda v: v > t.value("change", area="a01")))),
    },
    claims=["more < areas / 2"],
)
