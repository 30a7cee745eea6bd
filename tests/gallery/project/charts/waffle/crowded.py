"""EXAMPLE: six parts, one of them highlighted."""

from ruska import Chart, Waffle, figure, share, total

SIX = ["p1", "p2", "p3", "p4", "p5", "p6"]

chart = Chart(
    dataset="parts",
    kind=Waffle(category="part", value="value", highlight="p3"),
    select=lambda t: t.where(part=SIX),
    facts=lambda t: {"share": share(figure(t, "value", part="p3"), total(t, "value"))},
    claims=["10 < share < 15"],
)
