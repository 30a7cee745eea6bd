"""EXAMPLE: a figure that is missing says so, and a long name is broken into lines."""

from ruska import BigNumber, Chart, figure

chart = Chart(
    dataset="parts",
    kind=BigNumber(category="part", value="gappy"),
    select=lambda t: t.where(part=["p3", "p4", "p5"]),
    facts=lambda t: {"third": figure(t, "gappy", part="p3"), "fifth": figure(t, "gappy", part="p5")},
    claims=["third > fifth"],
)
