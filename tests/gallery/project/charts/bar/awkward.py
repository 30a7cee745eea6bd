"""EXAMPLE: changes that rise and fall, and one area without a figure."""

from ruska import Bar, Chart, count

TWELVE = [f"a{number:02}" for number in range(1, 13)]

chart = Chart(
    dataset="areas",
    kind=Bar(category="area", value="gappy_change", mode="diverging", order="value"),
    select=lambda t: t.where(area=TWELVE),
    facts=lambda t: {
        "areas": count(len(t)),
        "fell": count(len(t.where(gappy_change=lambda v: v is not None and v < 0))),
        "unknown": count(len(t.where(gappy_change=lambda v: v is None))),
    },
    claims=["fell > areas / 2", "unknown == 1"],
)
