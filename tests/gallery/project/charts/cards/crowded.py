"""EXAMPLE: six messages, one of which stands above the others."""

from ruska import Cards, Chart, count

SIGNS = {"m2": "zap", "m3": "bed-double", "m4": "graduation-cap", "m5": "route", "m6": "handshake"}

chart = Chart(
    dataset="messages",
    kind=Cards(category="message", icons=SIGNS, lead="m1"),
    facts=lambda t: {"messages": count(len(t))},
    claims=["messages == 6"],
)
