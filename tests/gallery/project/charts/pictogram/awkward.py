"""EXAMPLE: a part without a figure has no icons, and says so."""

from ruska import Chart, Pictogram, count

chart = Chart(
    dataset="parts",
    kind=Pictogram(category="part", value="gappy", icon="briefcase", unit=200),
    select=lambda t: t.where(part=["p1", "p2", "p3", "p4", "p5"]),
    facts=lambda t: {"parts": count(len(t)), "unknown": count(len(t.where(gappy=lambda v: v is None)))},
    claims=["unknown == 1"],
)
