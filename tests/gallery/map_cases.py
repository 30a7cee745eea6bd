"""Cases of the maps: an invented island whose last area is small, and invented plants on it."""

from typing import Any

from ruska import Choropleth, Equal, Facet, Natural, Own, Quantile, SymbolMap
from ruska.chart.spec import Kind
from tests.gallery.case import Case, both, first, where


def island(value: str = "change", **rest: Any) -> Kind:
    """A choropleth over the dataset of areas."""
    return Choropleth(region="area", value=value, map="island", **rest)


def plants(**rest: Any) -> Kind:
    """Circles over the dataset of plants."""
    degrees = {"latitude": "latitude", "longitude": "longitude"}
    return SymbolMap(value="capacity", map="island", name="site", **degrees, **rest)


MAP_CASES = {
    "map-natural": Case("areas", island(classes=Natural(6), diverging=0, signed=True), first(16)),
    "map-quantile": Case("areas", island("tiny", classes=Quantile(4), highlight="a06"), first(16), language="fi"),
    "map-equal": Case("areas", island(classes=Equal(7)), first(16)),
    "map-own": Case("areas", island(classes=Own([-5, -1, 1, 5]), diverging=0, signed=True), first(16)),
    "map-gappy": Case("areas", island("gappy_change", diverging=0), first(12)),
    "map-inset": Case("areas", island(diverging=0, signed=True, inset=["a01"]), first(16)),
    "map-one": Case("areas", island(), first(1)),
    "map-equal-values": Case("areas", island("equal", classes=Natural(3)), first(16)),
    "map-circles": Case("sites", plants(color="kind")),
    "map-circles-few": Case("sites", plants(highlight="Plant B"), first(4, "site")),
    "map-circles-gappy": Case("sites", plants(), both(first(14, "site"), where(site=lambda name: name != "Plant A"))),
    "map-circles-inset": Case("sites", plants(inset=["Plant E", "Plant G", "Plant P", "Plant S"])),
    "map-facet": Case("groups", Facet(island("rate", classes=Natural(5), highlight="a06", decimals=0), by="group")),
    "map-facet-circles": Case("groups", Facet(SymbolMap(value="value", map="island", region="area"), by="group")),
    "map-circles-areas": Case("areas", SymbolMap(value="value", map="island", region="area"), first(16)),
}
