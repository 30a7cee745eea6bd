"""EXAMPLE: missing cells are hatched and named, and long names are broken."""

from ruska import Chart, HeatMap, count

chart = Chart(
    dataset="groups",
    kind=HeatMap(value="gappy", x="group", y="area"),
    facts=lambda t: {
        "areas": count(len(t.values("area"))),
        "unknown": count(len(t.where(gappy=None))),
    },
    claims=["unknown > 3"],
)
