"""EXAMPLE: one part is missing, so the whole is unknown and no square has a colour."""

from ruska import Chart, Waffle, figure

chart = Chart(
    dataset="parts",
    kind=Waffle(category="part", value="gappy"),
    select=lambda t: t.where(part=["p1", "p2", "p3", "p4"]),
    facts=lambda t: {"people": figure(t, "gappy", part="p1"), "next": figure(t, "gappy", part="p2")},
    claims=["people > next"],
)
