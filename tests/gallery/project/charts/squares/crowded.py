"""EXAMPLE: six shares from nothing to all."""

from ruska import Chart, Squares, count, figure

SIX = ["p1", "p2", "p3", "p4", "p5", "p6"]

chart = Chart(
    dataset="shares",
    kind=Squares(category="part", value="share", highlight="p3"),
    select=lambda t: t.where(part=SIX),
    facts=lambda t: {"shares": count(len(t)), "third": figure(t, "share", part="p3")},
    claims=["30 < third < 40"],
)
