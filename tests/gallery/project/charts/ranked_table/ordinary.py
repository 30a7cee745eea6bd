"""EXAMPLE: four figures of four units, each on its own scale."""

from ruska import Chart, Measure, RankedTable, count, figure

chart = Chart(
    dataset="profile",
    kind=RankedTable(
        category="area",
        columns=["population", "density", "product", Measure("change", signed=True)],
        highlight="a03",
    ),
    select=lambda t: t.where(area=t.values("area")[:8]),
    facts=lambda t: {
        "areas": count(len(t)),
        "larger": count(len(t.where(population=lambda v: v > 158_907))),
        "people": figure(t, "population", area="a03"),
    },
    claims=["larger == 2"],
)
