"""Room inside a polygon: where a box of a given shape stands largest, so that a label keeps clear of every border.

The pole of inaccessibility, for boxes instead of circles: coordinates are divided by half the box's sides, and in them
the greatest distance from the border (the larger of across and down) is how many times larger the box might be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruska.layout.map_plane import Bounds, Point, Ring, all_points, sides

if TYPE_CHECKING:
    from numpy import ndarray

GRID, FINE = 18, 9
"""Points a side that are tried over the whole polygon, and then around the best of them."""


@dataclass(frozen=True, slots=True)
class Room:
    """The middle of the largest box, and how many times the wanted one it is; below 1 there is no room."""

    centre: Point
    factor: float


def largest_box(rings: Sequence[Ring], width: float, height: float) -> Room:
    """Return where a box of `width` × `height` has most room inside rings (even-odd rule), all in pixels."""
    bounds = Bounds.of(all_points(rings))
    if bounds.width < width or bounds.height < height:
        return Room(((bounds.left + bounds.right) / 2, (bounds.bottom + bounds.top) / 2), 0.0)
    field = _Field(rings, width / 2, height / 2)
    best = field.best(bounds, GRID)
    step_x, step_y = bounds.width / GRID, bounds.height / GRID
    x, y = best.centre
    near = field.best(Bounds(x - step_x, y - step_y, x + step_x, y + step_y), FINE)
    return max(best, near, key=lambda room: room.factor)


def inner_points(rings: Sequence[Ring], count: int = 9) -> list[Point]:
    """Return points inside rings from an even grid of `count` a side, those with most room first; never none."""
    bounds = Bounds.of(all_points(rings))
    side = max(1e-9, min(bounds.width, bounds.height))
    field = _Field(rings, side / 2, side / 2)
    points = field.grid(bounds, count)
    rooms = field.factors(points)
    order = sorted(range(len(points)), key=lambda index: (-float(rooms[index]), index))
    inside = [(float(points[index][0]), float(points[index][1])) for index in order if rooms[index] > 0]
    return inside or [largest_box(rings, 0.01 * side, 0.01 * side).centre]


class _Field:
    """The distance of points from the sides of rings, counted in half boxes."""

    def __init__(self, rings: Sequence[Ring], half_width: float, half_height: float) -> None:
        import numpy

        self._half = numpy.array([half_width, half_height])
        segments = [(*start, *end) for ring in rings for start, end in sides(ring)]
        table = numpy.array(segments) / numpy.tile(self._half, 2)
        self._start, self._end = table[:, :2], table[:, 2:]

    def grid(self, bounds: Bounds, count: int) -> "ndarray":
        """Return `count` × `count` points, half a step from the edges."""
        import numpy

        shares = (numpy.arange(count) + 0.5) / count
        xs, ys = numpy.meshgrid(bounds.left + shares * bounds.width, bounds.bottom + shares * bounds.height)
        return numpy.column_stack([xs.ravel(), ys.ravel()])

    def best(self, bounds: Bounds, count: int) -> Room:
        """Return the point of a grid with most room."""
        points = self.grid(bounds, count)
        factors = self.factors(points)
        index = int(factors.argmax())
        return Room((float(points[index][0]), float(points[index][1])), float(factors[index]))

    def factors(self, points: "ndarray") -> "ndarray":
        """Return how many times larger the box could be around each point; negative outside the rings."""
        import numpy

        scaled = points / self._half
        inside = self._inside(scaled)
        # From each point to each side: the start of the side, and its direction.
        start = self._start[None, :, :] - scaled[inside][:, None, :]
        u, v = start[..., 0], start[..., 1]
        du, dv = (self._end - self._start).T
        distance = numpy.full(u.shape, numpy.inf)
        # The larger of |u| and |v| along a side is convex: it is least at an end, or where both are equal, or one is 0.
        with numpy.errstate(divide="ignore", invalid="ignore"):
            turns = (0 * u, 0 * u + 1, (v - u) / (du - dv), -(u + v) / (du + dv), -u / du, -v / dv)
        for turn in turns:
            along = numpy.clip(numpy.nan_to_num(turn, nan=0.0, posinf=1.0, neginf=0.0), 0, 1)
            distance = numpy.minimum(distance, numpy.maximum(abs(u + along * du), abs(v + along * dv)))
        result = numpy.full(len(points), -1.0)
        result[inside] = distance.min(axis=1)
        return result

    def _inside(self, points: "ndarray") -> "ndarray":
        import numpy

        x, y = points[:, :1], points[:, 1:]
        (x0, y0), (x1, y1) = self._start.T, self._end.T
        crosses = (y0 > y) != (y1 > y)
        with numpy.errstate(divide="ignore", invalid="ignore"):
            at = x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        inside: ndarray = (crosses & (x < at)).sum(axis=1) % 2 == 1
        return inside
