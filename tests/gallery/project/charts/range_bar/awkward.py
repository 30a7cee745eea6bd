"""EXAMPLE: a project without a figure says so, hollow dots are no exact figures."""

from ruska import Chart, RangeBar, count, figure

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
    ),
    select=lambda t: t.where(project=["p03", "p05", "p06", "p07"]),
    facts=lambda t: {
        "projects": count(len(t)),
        "low": figure(t, "low", project="p03"),
        "high": figure(t, "high", project="p03"),
    },
    claims=["projects == 4", "low < high"],
)
