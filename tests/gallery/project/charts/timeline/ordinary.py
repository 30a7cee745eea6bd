"""EXAMPLE: bars and milestones, one of them highlighted."""

from ruska import Chart, Timeline, count

chart = Chart(
    dataset="events",
    kind=Timeline(category="event", start="start", end="end", highlight="e01"),
    select=lambda t: t.where(event=["e01", "e02", "e03", "e04"]),
    facts=lambda t: {"events": count(len(t)), "milestones": count(len(t.where(end=None)))},
    claims=["milestones < events"],
)
