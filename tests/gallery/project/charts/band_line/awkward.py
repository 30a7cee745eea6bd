"""EXAMPLE: band and line stop where figures are missing; a single range is a bar."""

from ruska import BandLine, Chart, figure, first_year, year

chart = Chart(
    dataset="forecast_gaps",
    kind=BandLine(x="year", y="middle", low="low", high="high"),
    facts=lambda t: {
        "middle": figure(t, "middle", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["middle > 0"],
)
