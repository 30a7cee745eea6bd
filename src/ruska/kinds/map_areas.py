"""The areas that a map shows, and what is measured on them once for all canvases."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ruska.chart.plot import Plot
from ruska.data.outlines import Outlines
from ruska.layout.map_plane import Bounds, Ring, Rings, all_points, cut_rings, merged, projected
from ruska.layout.map_room import Interior
from ruska.layout.map_silhouette import Silhouette

MOST_RATIO = 1.6
"""How much longer one side of a small map is at most than the other."""


@dataclass(frozen=True, eq=False)
class Areas:
    """The areas of a map that a graphic shows: their rings in metres by key, and the layer that they come from.

    The same for all canvases, so that what is measured on them is measured once.
    """

    outlines: Outlines
    rings: Mapping[Hashable, Rings]

    @classmethod
    def of(cls, plot: Plot, map: str, keys: Sequence[Hashable]) -> "Areas":
        """Join keys to outlines, several to one where a join says so. Raises ScriptError listing unknown keys."""
        return _areas(plot.outlines[map], tuple(keys))

    @cached_property
    def bounds(self) -> Bounds:
        """The smallest rectangle around all areas, in metres."""
        return Bounds.of(all_points(ring for rings in self.rings.values() for ring in rings))

    @property
    def ratio(self) -> float:
        """How many times wider than high a map of them is, within what suits a panel."""
        return min(MOST_RATIO, max(1 / MOST_RATIO, self.bounds.width / self.bounds.height))

    @cached_property
    def interiors(self) -> Mapping[Hashable, Interior]:
        """The inside of each area, by key."""
        return {key: Interior(rings) for key, rings in self.rings.items()}

    @cached_property
    def silhouette(self) -> Silhouette:
        """Their outer shape."""
        return Silhouette(self.rings.values())

    def reach_into(self, bounds: Bounds) -> bool:
        """Tell whether an area has a part in a rectangle, in metres."""
        return any(bounds.meets(own) and bool(cut_rings((ring,), bounds)) for own, ring in self._bounded)

    @cached_property
    def _bounded(self) -> list[tuple[Bounds, Ring]]:
        return [(Bounds.of(ring), ring) for rings in self.rings.values() for ring in rings]


@lru_cache(maxsize=32)
def _areas(outlines: Outlines, keys: tuple[Hashable, ...]) -> Areas:
    plane = projected(outlines)
    joined = outlines.join(keys)
    return Areas(outlines, {key: merged([plane[code] for code in codes]) for key, codes in joined.items()})
