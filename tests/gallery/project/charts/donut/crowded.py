"""EXAMPLE: five parts: more than five are refused by the check, and bars are better long before that."""

from ruska import Chart, Donut, figure, share, total

chart = Chart(
    dataset="parts",
    kind=Donut(category="part", value="value", highlight="p2"),
    select=lambda t: t.where(part=["p1", "p2", "p3", "p4", "p5"]),
    facts=lambda t: {
        "share": share(figure(t, "value", part="p2"), total(t, "value")),
        "people": figure(t, "value", part="p2"),
        "all": total(t, "value"),
    },
    claims=["share > 25"],
)
