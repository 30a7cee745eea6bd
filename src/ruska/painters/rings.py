"""Rings of a polygon: which are holes, and a point that lies inside."""

from collections.abc import Iterator, Sequence

Point = tuple[float, float]


def wound(rings: Sequence[Sequence[Point]]) -> Iterator[Sequence[Point]]:
    """Turn rings so that a hole runs against the ring around it: browsers fill by winding, scenes by parity."""
    for ring in rings:
        depth = sum(len(_crossings(other, ring[0])) % 2 for other in rings if other is not ring)
        area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _sides(ring))
        yield ring if (area > 0) == (depth % 2 == 0) else ring[::-1]


def _sides(ring: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _crossings(ring: Sequence[Point], point: Point) -> list[float]:
    """Return where the sides of a ring cross the level of a point, to the right of it."""
    x, y = point
    found = (x0 + (y - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in _sides(ring) if (y0 > y) != (y1 > y))
    return [at for at in found if at > x]


def inner_point(rings: Sequence[Sequence[Point]]) -> Point:
    """Return a point inside a shape for its tooltip: the middle of the widest stretch half way up."""
    heights = [y for ring in rings for _, y in ring]
    level = (min(heights) + max(heights)) / 2
    cuts = sorted(at for ring in rings for at in _crossings(ring, (float("-inf"), level)))
    stretches = list(zip(cuts[::2], cuts[1::2], strict=False))
    if not stretches:
        return rings[0][0]
    left, right = max(stretches, key=lambda ends: ends[1] - ends[0])
    return (left + right) / 2, level
