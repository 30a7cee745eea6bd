"""EXAMPLE: three series with gaps, which stay open in their panels."""

from ruska import Chart, Facet, Line, count

chart = Chart(
    dataset="years",
    kind=Facet(Line(x="year", y="gappy", scale=1_000_000, decimals=2), by="series"),
    select=lambda t: t.where(series=["s01", "s02", "s03"]),
    facts=lambda t: {"unknown": count(len(t.where(gappy=lambda v: v is None)))},
    claims=["unknown > 0"],
)
