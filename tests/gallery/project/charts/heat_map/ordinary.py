"""EXAMPLE: months by years, with every figure printed."""

from ruska import Chart, HeatMap, figure

chart = Chart(
    dataset="months",
    kind=HeatMap(value="nights", month="month", scale=1_000, decimals=0, highlight=["2024-02"]),
    facts=lambda t: {
        "february": figure(t, "nights", month="2024-02"),
        "october": figure(t, "nights", month="2024-10"),
    },
    claims=["february > 2 * october"],
)
