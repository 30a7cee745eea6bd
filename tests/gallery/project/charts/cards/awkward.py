"""EXAMPLE: texts from the word file, short and long."""

from ruska import Cards, Chart, count

chart = Chart(
    dataset="messages",
    kind=Cards(messages=["short", "long", "word", "last"], icons={"short": "flag", "long": "scroll-text"}),
    facts=lambda t: {"messages": count(4)},
    claims=["messages == 4"],
)
