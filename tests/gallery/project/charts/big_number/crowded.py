"""EXAMPLE: ten figures of six units, the most that one graphic takes, with icons and arrows."""

from ruska import BigNumber, Chart, count, figure

UNITS = ["billion_eur", "persons", "percent", "nights", "enterprises", "rank"]
ICONS = {
    "f01": "ship",
    "f02": "users",
    "f03": "chart-pie",
    "f04": "bed-double",
    "f05": "building-2",
    "f06": "medal",
    "f07": "briefcase",
    "f08": "coins",
    "f09": "map",
    "f10": "search",
}

chart = Chart(
    dataset="figures",
    kind=BigNumber(
        category="figure",
        value=UNITS,
        icons=ICONS,
        change="change",
        change_words="before",
        better={"f02": "neither", "f10": "less"},
    ),
    facts=lambda t: {
        "figures": count(len(t)),
        "fell": count(len(t.where(change=lambda v: v is not None and v < 0))),
        "exports": figure(t, "billion_eur", figure="f01"),
        "nights": figure(t, "nights", figure="f04"),
    },
    claims=["figures == 10", "fell == 3"],
)
