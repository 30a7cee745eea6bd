"""EXAMPLE: ranges of cost with status and its date; a dot where the source states one figure."""

from ruska import Chart, RangeBar, figure

chart = Chart(
    dataset="projects",
    kind=RangeBar(
        category="project",
        low="low",
        high="high",
        qualifier="qualifier",
        status="status",
        status_date="status_date",
        currency="currency",
        highlight="p01",
    ),
    select=lambda t: t.where(project=["p01", "p02", "p03", "p04", "p05"]),
    facts=lambda t: {
        "mill": figure(t, "low", project="p01"),
        "mine_low": figure(t, "low", project="p02"),
        "mine_high": figure(t, "high", project="p02"),
    },
    claims=["mill > mine_high"],
)
