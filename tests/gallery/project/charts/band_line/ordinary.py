"""EXAMPLE: a forecast with the lowest and the highest estimate around it."""

from ruska import BandLine, Chart, figure, year

chart = Chart(
    dataset="forecast",
    kind=BandLine(x="year", y="middle", low="low", high="high", band="band"),
    facts=lambda t: {
        "middle": figure(t, "middle", year="latest"),
        "low": figure(t, "low", year="latest"),
        "high": figure(t, "high", year="latest"),
        "year": year(t),
    },
    claims=["low < middle", "middle < high"],
)
