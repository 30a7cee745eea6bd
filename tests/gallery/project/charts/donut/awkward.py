"""EXAMPLE: one part is missing, so the whole is unknown and no share is printed."""

from ruska import Chart, Donut, figure

chart = Chart(
    dataset="parts",
    kind=Donut(category="part", value="gappy", highlight="p1"),
    select=lambda t: t.where(part=["p1", "p2", "p3", "p4"]),
    facts=lambda t: {"people": figure(t, "gappy", part="p1"), "next": figure(t, "gappy", part="p2")},
    claims=["people > next"],
)
