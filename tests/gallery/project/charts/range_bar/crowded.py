"""EXAMPLE: twelve intervals with the figure that the source states besides."""

from ruska import Chart, RangeBar, count

chart = Chart(
    dataset="intervals",
    kind=RangeBar(category="area", low="low", high="high", point="middle", zero=False),
    facts=lambda t: {
        "areas": count(len(t)),
        "sure": count(len(t.where(low=lambda v: v > 0))),
    },
    claims=["sure < areas"],
)
