"""EXAMPLE: rows coloured by what they are, with a key, and a shaded period."""

from ruska import Chart, Period, Timeline, count

chart = Chart(
    dataset="events",
    kind=Timeline(category="event", start="start", end="end", series="sort"),
    facts=lambda t: {"events": count(len(t)), "milestones": count(len(t.where(end=None)))},
    claims=["milestones == 5"],
    annotations=[Period("2020-03", "2021-06", "period")],
)
