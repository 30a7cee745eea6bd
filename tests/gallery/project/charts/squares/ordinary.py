"""EXAMPLE: two shares whose contrast is the message."""

from ruska import Chart, Squares, figure

chart = Chart(
    dataset="shares",
    kind=Squares(category="part", value="share", highlight="p2"),
    select=lambda t: t.where(part=["p1", "p2"]),
    facts=lambda t: {"first": figure(t, "share", part="p1"), "second": figure(t, "share", part="p2")},
    claims=["second == 2 * first"],
)
