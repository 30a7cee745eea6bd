"""Room inside a polygon: where a box of a given shape stands largest, so that a label keeps clear of every border.

The pole of inaccessibility, for boxes instead of circles: coordinates are divided by the box's sides, and in them the
greatest distance from the border (the larger of across and down) is half the box's size. What is found holds at every
scale, so an interior keeps it for all canvases.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, log
from typing import TYPE_CHECKING, Any

from ruska.layout.map_plane import Bounds, Point, Rings, all_points, sides

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRID, FINE = 13, 7
"""Points a side that are tried over the whole polygon, and then around the best of them."""

ALIKE = 0.97
"""Places count as equally good when the boxes there are of sizes within this factor."""

SHAPES = 1.04
"""Boxes are counted as of one shape when their ratios of width to height differ by less than this factor."""


@dataclass(frozen=True, slots=True)
class Room:
    """The middle of the largest box of a shape inside a polygon, and the box's sides, in the polygon's own unit."""

    centre: Point
    width: float
    height: float

    def holds(self, width: float, height: float) -> bool:
        """Tell whether a box has room."""
        return self.width >= width and self.height >= height


class Interior:
    """The inside of an area's rings (even-odd rule), in which all labels of all canvases look for room."""

    def __init__(self, rings: Rings) -> None:
        self.rings = rings
        self._rooms: dict[int, Room] = {}

    def room(self, ratio: float) -> Room:
        """Return where a box about `ratio` times as wide as high has most room.

        The ratio is rounded up, so the box that is found may be a little lower than the largest one, never too high.
        """
        steps = ceil(log(ratio) / log(SHAPES))
        if steps not in self._rooms:
            self._rooms[steps] = largest_box(self.rings, SHAPES**steps)
        return self._rooms[steps]

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Points inside, those with most room first; never none."""
        return inner_points(self.rings)


def largest_box(rings: Rings, ratio: float) -> Room:
    """Return where a box `ratio` times as wide as high has most room inside rings (even-odd rule)."""
    bounds = Bounds.of(all_points(rings))
    field = _Field(rings, ratio)
    best = field.best(bounds, GRID)
    x, y = best.centre
    step_x, step_y = bounds.width / GRID, bounds.height / GRID
    near = field.best(Bounds(x - step_x, y - step_y, x + step_x, y + step_y), FINE)
    return near if near.width >= best.width else best


def inner_points(rings: Rings, count: int = 9) -> tuple[Point, ...]:
    """Return points inside rings from an even grid of `count` a side, those with most room first; never none."""
    bounds = Bounds.of(all_points(rings))
    field = _Field(rings, 1.0)
    points = field.grid(bounds, count)
    rooms = field.distances(points)
    order = sorted(range(len(points)), key=lambda index: (-float(rooms[index]), index))
    inside = tuple((float(points[index][0]), float(points[index][1])) for index in order if rooms[index] > 0)
    return inside or (largest_box(rings, 1.0).centre,)


class _Field:
    """The distance of points from the sides of rings, where across counts `ratio` times less than up."""

    def __init__(self, rings: Sequence[Sequence[Point]], ratio: float) -> None:
        import numpy

        self._unit = numpy.array([ratio, 1.0])
        segments = [(*start, *end) for ring in rings for start, end in sides(tuple(ring))]
        table = numpy.array(segments) / numpy.tile(self._unit, 2)
        self._start, self._end = table[:, :2], table[:, 2:]
        self._ratio = ratio
        self._round = None if ratio == 1.0 else _Field(rings, 1.0)

    def grid(self, bounds: Bounds, count: int) -> "NDArray[Any]":
        """Return `count` × `count` points, half a step from the edges."""
        import numpy

        shares = (numpy.arange(count) + 0.5) / count
        xs, ys = numpy.meshgrid(bounds.left + shares * bounds.width, bounds.bottom + shares * bounds.height)
        return numpy.column_stack([xs.ravel(), ys.ravel()])

    def best(self, bounds: Bounds, count: int) -> Room:
        """Return the point of a grid with most room; of several alike, the one farthest from all borders."""
        points = self.grid(bounds, count)
        distances = self.distances(points)
        most = distances.max()
        near = (distances >= min(most, ALIKE * most)).nonzero()[0]
        index = int(near[self._round.distances(points[near]).argmax()]) if self._round else int(distances.argmax())
        height = max(0.0, 2 * float(distances[index]))
        return Room((float(points[index][0]), float(points[index][1])), self._ratio * height, height)

    def distances(self, points: "NDArray[Any]") -> "NDArray[Any]":
        """Return half the height of the largest box around each point; negative outside the rings."""
        import numpy

        scaled = points / self._unit
        inside = self._inside(scaled)
        # From each point to each side: the start of the side, and its direction.
        start = self._start[None, :, :] - scaled[inside][:, None, :]
        u, v = start[..., 0], start[..., 1]
        du, dv = (self._end - self._start).T
        distance = numpy.full(u.shape, numpy.inf)
        # The larger of |u| and |v| along a side is convex: it is least at an end, or where both are equal. Where they
        # are equal nowhere, any point of the side will do in their place.
        turns = (0.0, 1.0, (v - u) / _never_zero(du - dv), -(u + v) / _never_zero(du + dv))
        for turn in turns:
            along = numpy.clip(turn, 0, 1)
            distance = numpy.minimum(distance, numpy.maximum(abs(u + along * du), abs(v + along * dv)))
        result = numpy.full(len(points), -1.0)
        if inside.any():
            result[inside] = distance.min(axis=1)
        return result

    def _inside(self, points: "NDArray[Any]") -> "NDArray[Any]":
        import numpy

        x, y = points[:, :1], points[:, 1:]
        (x0, y0), (x1, y1) = self._start.T, self._end.T
        crosses = (y0 > y) != (y1 > y)
        at = x0 + (y - y0) * (x1 - x0) / _never_zero(y1 - y0)
        return numpy.asarray((crosses & (x < at)).sum(axis=1) % 2 == 1)


def _never_zero(values: "NDArray[Any]") -> "NDArray[Any]":
    import numpy

    return numpy.where(values == 0, 1.0, values)
