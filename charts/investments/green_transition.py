"""The green transition's part of the investment potential of the northern regions in the study of 2023."""

from ruska import BigNumber, Chart, TextAt, figure, share, year

AREA = "NORTH-FI-SE-NO"
PARTS = ["total", "green_transition"]

chart = Chart(
    dataset="investment_potential",
    # Not a ring: it would show the remainder, which is computed and which nobody has published.
    kind=BigNumber(category="branch", value="investments", order=PARTS, highlight="green_transition", decimals=1),
    select=lambda t: t.where(edition=2023, area=AREA, branch=PARTS),
    facts=lambda t: {
        "green": figure(t, branch="green_transition", decimals=1),
        "total": figure(t, branch="total", decimals=0),
        "share": share(figure(t, branch="green_transition"), figure(t, branch="total")),
        "year": year(t, "edition"),
    },
    claims=["share > 66"],
    annotations=[TextAt("green_transition", "up_to")],
)
