"""EXAMPLE: pairs of which one end, or both, are missing."""

from ruska import Chart, DotPlot, count, figure

chart = Chart(
    dataset="groups",
    kind=DotPlot(category="area", value="gappy", series="group", join=True),
    select=lambda t: t.where(area=[f"a{number:02}" for number in range(1, 7)], group=["g1", "g2"]),
    facts=lambda t: {
        "areas": count(len(t.values("area"))),
        "unknown": count(len(t.where(gappy=lambda v: v is None))),
        "most": figure(t, "gappy", area="a02", group="g1"),
    },
    claims=["unknown == 4"],
)
