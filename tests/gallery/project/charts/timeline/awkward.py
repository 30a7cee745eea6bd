"""EXAMPLE: milestones of which only the year or the quarter is known are pale bars over all of it."""

from ruska import Chart, Timeline, count

chart = Chart(
    dataset="events",
    kind=Timeline(category="event", start="start", end="end", order="table"),
    select=lambda t: t.where(event=["e05", "e06", "e07", "e04"]),
    facts=lambda t: {"events": count(len(t)), "milestones": count(len(t.where(end=None)))},
    claims=["milestones < events"],
)
