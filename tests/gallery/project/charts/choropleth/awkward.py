"""EXAMPLE: areas without a figure, and some that the table leaves out; classes with edges of the script's own."""

from ruska import Chart, Choropleth, Own, count

TWELVE = [f"a{number:02}" for number in range(1, 13)]

chart = Chart(
    dataset="areas",
    kind=Choropleth(
        region="area", value="gappy_change", map="island", classes=Own([-10, -1, 1, 10]), diverging=0, signed=True
    ),
    select=lambda t: t.where(area=TWELVE),
    facts=lambda t: {
        "areas": count(16),
        "known": count(len(t.where(gappy_change=lambda v: v is not None))),
    },
    claims=["known < areas"],
)
