"""EXAMPLE: changes on both sides of zero, with a dot at each year."""

from ruska import BandLine, Chart, figure, year

chart = Chart(
    dataset="forecast",
    kind=BandLine(x="year", y="change", low="change_low", high="change_high", dots=True),
    facts=lambda t: {
        "change": figure(t, "change", year="latest"),
        "low": figure(t, "change_low", year="latest"),
        "high": figure(t, "change_high", year="latest"),
        "year": year(t),
    },
    claims=["low < 0", "high > 0"],
)
