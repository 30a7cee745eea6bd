"""EXAMPLE: three amounts, each with a line that says how it changed."""

from ruska import BigNumber, Chart, TextAt, figure

chart = Chart(
    dataset="parts",
    kind=BigNumber(category="part", value="amount", highlight="p1"),
    select=lambda t: t.where(part=["p1", "p2", "p4"]),
    facts=lambda t: {
        "first": figure(t, "amount", part="p1"),
        "second": figure(t, "amount", part="p2"),
        "p1": figure(t, "change", part="p1"),
        "p2": figure(t, "change", part="p2"),
        "p4": figure(t, "change", part="p4"),
    },
    claims=["first > second", "p1 > 0", "p4 < 0"],
    annotations=[TextAt("p1", "p1"), TextAt("p2", "p2"), TextAt("p4", "p4")],
)
