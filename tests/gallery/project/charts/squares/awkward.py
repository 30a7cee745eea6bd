"""EXAMPLE: one share is not known, and its whole is hatched."""

from ruska import Chart, Squares, figure

chart = Chart(
    dataset="shares",
    kind=Squares(category="part", value="gappy", words="whole"),
    select=lambda t: t.where(part=["p1", "p2", "p4"]),
    facts=lambda t: {"first": figure(t, "gappy", part="p1"), "last": figure(t, "gappy", part="p4")},
    claims=["last > first"],
)
