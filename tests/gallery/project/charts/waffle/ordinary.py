"""EXAMPLE: three parts of a whole, the first highlighted."""

from ruska import Chart, Waffle, figure, share, total

chart = Chart(
    dataset="parts",
    kind=Waffle(category="part", value="value", highlight="p1"),
    select=lambda t: t.where(part=["p1", "p2", "p4"]),
    facts=lambda t: {"share": share(figure(t, "value", part="p1"), total(t, "value")), "all": total(t, "value")},
    claims=["share > 50"],
)
