"""EXAMPLE: two dozen plants, some of them on one another; three that stand close are shown enlarged."""

from ruska import Chart, SymbolMap, count, figure

chart = Chart(
    dataset="sites",
    kind=SymbolMap(
        value="capacity",
        map="island",
        latitude="latitude",
        longitude="longitude",
        name="site",
        highlight="Plant B",
        inset=["Plant I", "Plant N", "Plant V"],
    ),
    select=lambda t: t.where(capacity=lambda v: v is not None),
    facts=lambda t: {
        "plants": count(len(t)),
        "second": figure(t, "capacity", site="Plant B"),
        "larger": count(len(t.where(capacity=lambda v: v > t.value("capacity", site="Plant B")))),
    },
    claims=["larger == 1"],
)
