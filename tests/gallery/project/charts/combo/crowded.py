"""EXAMPLE: two columns side by side, and the difference between them."""

from ruska import Chart, Combo, figure, first_year, year

chart = Chart(
    dataset="flows",
    kind=Combo(x="year", columns=["started", "closed"], line="difference", dots=False),
    facts=lambda t: {
        "started": figure(t, "started", year="latest"),
        "closed": figure(t, "closed", year="latest"),
        "first": first_year(t),
        "year": year(t),
    },
    claims=["started > closed"],
)
