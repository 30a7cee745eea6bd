"""EXAMPLE: three messages, of which two have a figure that proves them."""

from ruska import Cards, Chart, Fact, Proof, figure

chart = Chart(
    dataset=["messages", "figures"],
    kind=Cards(
        category="message",
        icons={"m1": "compass", "m2": "zap", "m3": "bed-double"},
        proofs={"m1": Proof("exports", "year", "exports"), "m3": Proof("nights", "year", "nights")},
    ),
    select=lambda messages, figures: messages.where(message=["m1", "m2", "m3"]),
    facts=lambda t, messages, figures: {
        "exports": figure(figures, "billion_eur", figure="f01"),
        "nights": figure(figures, "nights", figure="f04"),
        "year": Fact(2024, "year"),
    },
    claims=["nights > 0"],
)
