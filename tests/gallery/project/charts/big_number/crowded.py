"""EXAMPLE: six figures, the most that one graphic takes."""

from ruska import BigNumber, Chart, count, figure

SIX = ["p1", "p2", "p3", "p4", "p5", "p6"]

chart = Chart(
    dataset="parts",
    kind=BigNumber(category="part", value="change", signed=True, highlight="p1"),
    select=lambda t: t.where(part=SIX),
    facts=lambda t: {
        "parts": count(len(t)),
        "rose": count(len(t.where(change=lambda v: v > 0))),
        "best": figure(t, "change", part="p1"),
        "worst": figure(t, "change", part="p6"),
    },
    claims=["rose < parts / 2", "best > worst"],
)
