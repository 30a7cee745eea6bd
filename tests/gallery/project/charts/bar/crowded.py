"""EXAMPLE: forty areas by inhabitants: the bars stand in columns where the canvas is wide."""

from ruska import Bar, Chart, count, share, total

FIVE = ["a01", "a02", "a03", "a04", "a05"]

chart = Chart(
    dataset="areas",
    kind=Bar(category="area", value="value", highlight="a05"),
    facts=lambda t: {
        "areas": count(len(t)),
        "share": share(total(t, "value", area=FIVE), total(t, "value")),
    },
    claims=["areas == 40", "share > 40"],
)
