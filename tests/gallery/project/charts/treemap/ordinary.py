"""EXAMPLE: twelve areas by inhabitants, one of them highlighted."""

from ruska import Chart, Treemap, count, figure, share, total

TWELVE = [f"a{number:02}" for number in range(1, 13)]

chart = Chart(
    dataset="areas",
    kind=Treemap(category="area", value="value", highlight="a03"),
    select=lambda t: t.where(area=TWELVE),
    facts=lambda t: {
        "areas": count(len(t)),
        "share": share(figure(t, "value", area="a03"), total(t, "value")),
        "people": figure(t, "value", area="a03"),
    },
    claims=["10 < share < 20"],
)
