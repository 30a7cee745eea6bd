"""The themes of the vision that no figure in a dataset bears out: they stay words."""

from ruska import Cards, Chart, Fact

ICONS = {
    "v02": "network",
    "v05": "cpu",
    "v06": "wheat",
    "v07": "shield-check",
    "v09": "leaf",
    "v11": "heart",
}

chart = Chart(
    dataset="vision_messages",
    kind=Cards(category="message", icons=ICONS),
    select=lambda messages: messages.where(message=list(ICONS)),
    facts=lambda t: {
        "year": Fact(int(str(t.latest("published"))[:4]), "year", 0),
        "shown": Fact(len(t), "count", 0),
    },
    claims=["year == 2022", "shown == 6"],
)
