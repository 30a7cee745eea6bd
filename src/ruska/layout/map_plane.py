"""Outlines in the plane: projected to metres once, merged along shared borders, and cut to a frame."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import dist

from ruska.data.outlines import Outlines
from ruska.layout.map_projection import AzimuthalEqualArea

Point = tuple[float, float]
Ring = tuple[Point, ...]
Rings = tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle of the plane, in metres or pixels."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def of(cls, points: Iterable[Point]) -> "Bounds":
        """Return the smallest rectangle around points. Raises ValueError when there are none."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def meets(self, other: "Bounds") -> bool:
        """Tell whether two rectangles share a point."""
        return not (
            other.right < self.left or other.left > self.right or other.top < self.bottom or other.bottom > self.top
        )

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies inside."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def surrounds(self, other: "Bounds") -> bool:
        """Tell whether another rectangle lies whole inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.bottom <= other.bottom and other.top <= self.top

    def grown(self, margin: float) -> "Bounds":
        """Return the rectangle with a margin on every side."""
        return Bounds(self.left - margin, self.bottom - margin, self.right + margin, self.top + margin)


@lru_cache(maxsize=16)
def projected(outlines: Outlines) -> Mapping[str, Rings]:
    """Return the rings of every area of a layer in metres, by code."""
    projection = AzimuthalEqualArea(*outlines.centre)
    return {
        code: tuple(tuple(projection.point(*point) for point in ring) for ring in outline.rings)
        for code, outline in outlines.areas.items()
    }


def all_points(rings: Iterable[Ring]) -> Iterator[Point]:
    """Yield the corners of all rings."""
    for ring in rings:
        yield from ring


def sides(ring: Ring) -> Iterator[tuple[Point, Point]]:
    """Yield the sides of a ring, the closing one last."""
    return pairwise((*ring, ring[0]))


def contains(rings: Iterable[Ring], point: Point) -> bool:
    """Tell whether a point lies inside rings (even-odd rule)."""
    x, y = point
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in sides(ring):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
    return inside


def merged(parts: Sequence[Rings]) -> Rings:
    """Return areas as one: sides that two of them share, corner for corner, are taken away.

    Rings must be simple, as those of a clean coverage are.
    """
    rings = [_wound(ring) for part in parts for ring in part]
    if len(parts) < 2:
        return tuple(rings)
    directed = {side for ring in rings for side in sides(ring)}
    following: dict[Point, list[Point]] = {}
    for ring in rings:
        for start, end in sides(ring):
            if (end, start) not in directed:
                following.setdefault(start, []).append(end)
    return tuple(_chained(following))


def _chained(following: dict[Point, list[Point]]) -> Iterator[Ring]:
    while following:
        start = next(iter(following))
        ring, at = [start], following[start].pop()
        while at != start:
            ring.append(at)
            at = following[at].pop()
        yield tuple(ring)
        for corner in ring:
            if not following.get(corner, [()]):
                del following[corner]


def _wound(ring: Ring) -> Ring:
    """Return a ring run through against the clock."""
    area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in sides(ring))
    return ring if area >= 0 else ring[::-1]


def cut_rings(rings: Iterable[Ring], frame: Bounds) -> Rings:
    """Return rings cut to a frame (Sutherland and Hodgman 1974); what lies outside is left out.

    A ring that leaves the frame several times runs along its edge in between, so the result is for filling only.
    """
    kept = []
    for ring in rings:
        bounds = Bounds.of(ring)
        if not frame.meets(bounds):
            continue
        cut = ring if frame.surrounds(bounds) else _cut_ring(ring, bounds, frame)
        if len(cut) > 2:
            kept.append(cut)
    return tuple(kept)


def _cut_ring(ring: Ring, bounds: Bounds, frame: Bounds) -> Ring:
    """Cut a ring at the edges of the frame that its own bounds reach over."""
    edges = (
        (0, frame.left, 1, bounds.left < frame.left),
        (0, frame.right, -1, bounds.right > frame.right),
        (1, frame.bottom, 1, bounds.bottom < frame.bottom),
        (1, frame.top, -1, bounds.top > frame.top),
    )
    for axis, limit, sign, over in edges:
        if over and ring:
            ring = tuple(_cut_at(ring, axis, limit, sign))
    return ring


def _cut_at(ring: Ring, axis: int, limit: float, sign: int) -> Iterator[Point]:
    """Yield the corners of a ring on one side of a line: where sign × (coordinate − limit) is not negative."""
    for start, end in sides(ring):
        before, after = sign * (start[axis] - limit), sign * (end[axis] - limit)
        if (before >= 0) != (after >= 0):
            share = before / (before - after)
            crossing = [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])]
            crossing[axis] = limit
            yield crossing[0], crossing[1]
        if after >= 0:
            yield end


def cut_lines(rings: Iterable[Ring], frame: Bounds) -> list[list[Point]]:
    """Return the borders of rings as lines inside a frame (Liang and Barsky 1984), without the frame's own edge."""
    lines: list[list[Point]] = []
    for ring in rings:
        bounds = Bounds.of(ring)
        if not frame.meets(bounds):
            continue
        if frame.surrounds(bounds):
            lines.append([*ring, ring[0]])
            continue
        line: list[Point] = []
        for start, end in sides(ring):
            piece = cut_segment(start, end, frame) if may_meet(start, end, frame) else None
            if piece is None:
                continue
            if not line or line[-1] != piece[0]:
                line = [piece[0]]
                lines.append(line)
            line.append(piece[1])
    return lines


def cut_segment(start: Point, end: Point, frame: Bounds) -> tuple[Point, Point] | None:
    """Return what of a straight line lies inside a frame, None for nothing (Liang and Barsky 1984)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    low, high = 0.0, 1.0
    for step, room in (
        (-dx, start[0] - frame.left),
        (dx, frame.right - start[0]),
        (-dy, start[1] - frame.bottom),
        (dy, frame.top - start[1]),
    ):
        if step == 0:
            if room < 0:
                return None
            continue
        share = room / step
        low, high = (max(low, share), high) if step < 0 else (low, min(high, share))
        if low > high:
            return None
    first = start if low == 0 else (start[0] + low * dx, start[1] + low * dy)
    last = end if high == 1 else (start[0] + high * dx, start[1] + high * dy)
    return first, last


def broken_lines(lines: Iterable[Sequence[Point]], clear: Sequence[Bounds]) -> list[list[Point]]:
    """Return lines with the stretches taken out that run through rectangles, as where a text stands."""
    pieces: list[list[Point]] = []
    for line in lines:
        whole = Bounds.of(line)
        near = [bounds for bounds in clear if bounds.meets(whole)]
        pieces += _broken(line, near) if near else [list(line)]
    return pieces


def _broken(line: Sequence[Point], clear: Sequence[Bounds]) -> list[list[Point]]:
    pieces = [[line[0]]]
    for start, end in pairwise(line):
        for first, last in _kept(start, end, clear):
            if pieces[-1][-1] != first:
                pieces.append([first])
            pieces[-1].append(last)
    return [piece for piece in pieces if len(piece) > 1]


def _kept(start: Point, end: Point, clear: Sequence[Bounds]) -> list[tuple[Point, Point]]:
    """Return what is left of a straight line outside rectangles, in order."""
    cuts = [cut for bounds in clear if may_meet(start, end, bounds) for cut in [cut_segment(start, end, bounds)] if cut]
    if not cuts:
        return [(start, end)]
    kept, at = [], start
    for first, last in sorted(cuts, key=lambda cut: dist(start, cut[0])):
        if dist(start, first) > dist(start, at):
            kept.append((at, first))
        at = max(at, last, key=lambda point: dist(start, point))
    return [*kept, (at, end)] if at != end else kept


def may_meet(start: Point, end: Point, bounds: Bounds) -> bool:
    """Tell whether a straight line is not wholly on one side of a rectangle."""
    (x0, y0), (x1, y1) = start, end
    if (x0 < bounds.left and x1 < bounds.left) or (x0 > bounds.right and x1 > bounds.right):
        return False
    return not (y0 < bounds.bottom and y1 < bounds.bottom) and not (y0 > bounds.top and y1 > bounds.top)
