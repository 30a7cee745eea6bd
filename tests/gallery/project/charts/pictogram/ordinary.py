"""EXAMPLE: four counts of people in rows of icons."""

from ruska import Chart, Pictogram, figure

chart = Chart(
    dataset="parts",
    kind=Pictogram(category="part", value="value", icon="user", unit=500, highlight="p1"),
    select=lambda t: t.where(part=["p1", "p2", "p4", "p5"]),
    facts=lambda t: {"people": figure(t, "value", part="p1"), "next": figure(t, "value", part="p2")},
    claims=["people > next"],
)
