"""EXAMPLE: columns and a line of one unit on one axis."""

from ruska import Chart, Combo, figure, first_year, year

chart = Chart(
    dataset="flows",
    kind=Combo(x="year", columns="started", line="closed"),
    select=lambda t: t.where(year=lambda y: y > 2016),
    facts=lambda t: {
        "started": figure(t, "started", year="latest"),
        "closed": figure(t, "closed", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["started > closed"],
)
