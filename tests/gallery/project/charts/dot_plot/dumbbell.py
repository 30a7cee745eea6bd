"""EXAMPLE: two groups in each area, joined, so that the distance is what one sees."""

from ruska import Chart, DotPlot, count, difference, figure

EIGHT = [f"a{number:02}" for number in range(1, 9)]

chart = Chart(
    dataset="groups",
    kind=DotPlot(category="area", value="rate", series="group", join=True),
    select=lambda t: t.where(area=EIGHT, group=["g1", "g4"]),
    facts=lambda t: {
        "areas": count(len(t.values("area"))),
        "widest": difference(figure(t, "rate", area="a02", group="g4"), figure(t, "rate", area="a02", group="g1")),
        "least": difference(figure(t, "rate", area="a04", group="g4"), figure(t, "rate", area="a04", group="g1")),
    },
    claims=["widest > 0", "least > 0"],
)
