"""The outer shape of areas: how far they reach left and right at every height, to find open ground beside them."""

from collections.abc import Iterable
from math import inf
from typing import TYPE_CHECKING, Any

from ruska.layout.map_plane import Rings, sides

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROWS = 500
"""So many strips the height is cut into; what is asked for is found a strip too large at most."""


class Silhouette:
    """How far areas reach in each of many strips of the plane, in metres; found once for all canvases and layouts."""

    def __init__(self, areas: Iterable[Rings]) -> None:
        import numpy

        corners = [(*start, *end) for rings in areas for ring in rings for start, end in sides(ring)]
        table = numpy.array(corners)
        low, high = table[:, 1::2].min(axis=1), table[:, 1::2].max(axis=1)
        self._bottom = float(low.min())
        self._step = (float(high.max()) - self._bottom) / ROWS
        first, last = (((level - self._bottom) // self._step).clip(0, ROWS - 1).astype(int) for level in (low, high))
        counts = last - first + 1
        # A row for each side and each strip that it runs through.
        side = numpy.repeat(numpy.arange(len(table)), counts)
        strip = first[side] + numpy.arange(len(side)) - (counts.cumsum() - counts)[side]
        lefts, rights = numpy.full(ROWS, inf), numpy.full(ROWS, -inf)
        for xs in self._ends(table[side], strip):
            numpy.minimum.at(lefts, strip, xs)
            numpy.maximum.at(rights, strip, xs)
        self._lefts: list[float] = lefts.tolist()
        self._rights: list[float] = rights.tolist()

    def _ends(self, table: "NDArray[Any]", strip: "NDArray[Any]") -> "list[NDArray[Any]]":
        """Return where sides enter and leave their strips."""
        import numpy

        x0, y0, x1, y1 = table.T
        level = y1 == y0
        rise = numpy.where(level, 1.0, y1 - y0)
        ends = []
        for edge in (0, 1):
            share = numpy.clip((self._bottom + (strip + edge) * self._step - y0) / rise, 0, 1)
            ends.append(x0 + numpy.where(level, edge, share) * (x1 - x0))
        return ends

    def extent(self, low: float, high: float) -> tuple[float, float] | None:
        """Return the leftmost and rightmost metre of the areas between two heights, None where there are none."""
        first = max(0, int((low - self._bottom) // self._step))
        last = min(ROWS - 1, int((high - self._bottom) // self._step))
        if first > last:
            return None
        left = min(self._lefts[first : last + 1])
        return None if left == inf else (left, max(self._rights[first : last + 1]))
