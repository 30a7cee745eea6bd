"""EXAMPLE: a plant without a figure, and two at one place, which stand side by side."""

from ruska import Chart, SymbolMap, count

SITES = [f"Plant {letter}" for letter in "ACDJLMN"]

chart = Chart(
    dataset="sites",
    kind=SymbolMap(value="capacity", map="island", latitude="latitude", longitude="longitude", name="site"),
    select=lambda t: t.where(site=SITES),
    facts=lambda t: {
        "plants": count(len(t)),
        "known": count(len(t.where(capacity=lambda v: v is not None))),
    },
    claims=["known == plants - 1"],
)
