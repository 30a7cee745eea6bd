"""From project to strategy: what lasted from when to when, and what came out on the way."""

from ruska import Chart, Fact, Timeline, count, moment

chart = Chart(
    dataset="project_timeline",
    kind=Timeline(category="event", start="start", end="end", series="type"),
    facts=lambda t: {
        "begun": moment(t, "start", event="growth_through_cooperation"),
        "ended": moment(t, "end", event="growth_through_cooperation"),
        "study": moment(t, "start", event="potential_study"),
        "vision": moment(t, "start", event="vision"),
        "strategy": moment(t, "start", event="strategy"),
        "strategy_end": moment(t, "end", event="strategy"),
        "implementation_end": moment(t, "end", event="implementation"),
        "launch": moment(t, "start", event="launch"),
        "update": moment(t, "start", event="potential_update"),
        "steps": count(len(t)),
        "first": Fact(min(int(start[:4]) for start in t.values("start")), "year"),
        "last": Fact(max(int(end[:4]) for end in t.values("end") if end), "year"),
    },
    claims=["begun < study < vision < ended < launch", "steps == 7"],
)
