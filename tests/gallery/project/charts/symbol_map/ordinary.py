"""EXAMPLE: plants by capacity and sort."""

from ruska import Chart, SymbolMap, count, figure

FIRST = [f"Plant {letter}" for letter in "ABCDEFGHI"]

chart = Chart(
    dataset="sites",
    kind=SymbolMap(
        value="capacity", map="island", latitude="latitude", longitude="longitude", name="site", color="kind"
    ),
    select=lambda t: t.where(site=FIRST),
    facts=lambda t: {
        "plants": count(len(t)),
        "largest": figure(t, "capacity", site="Plant A"),
        "second": figure(t, "capacity", site="Plant B"),
    },
    claims=["largest > second"],
)
