"""EXAMPLE: missing figures stand at the end and have no place, negative ones reach to the left."""

from ruska import Chart, Measure, RankedTable, count

chart = Chart(
    dataset="profile",
    kind=RankedTable(category="area", columns=["nights", Measure("change", signed=True)]),
    facts=lambda t: {
        "areas": count(len(t)),
        "unknown": count(len(t.where(nights=None))),
        "fell": count(len(t.where(change=lambda v: v < 0))),
    },
    claims=["unknown == 2", "fell > 5"],
)
