"""Hatching without clip paths: the stretches of slanting lines inside a polygon, for areas that have no figure."""

from collections.abc import Iterable
from math import ceil, cos, floor, radians, sin

from ruska.layout.map_plane import Point, Ring, sides

SLANT = 45.0
"""Degrees from the horizontal."""


def hatching(rings: Iterable[Ring], pitch: float) -> list[tuple[Point, Point]]:
    """Return the lines, `pitch` apart, that fill rings (even-odd rule).

    Lines stand on one raster for the whole plane, so that neighbouring areas are hatched alike. Each line is found
    where it crosses the rings' sides, turned so that it lies level.
    """
    cosine, sine = cos(radians(SLANT)), sin(radians(SLANT))
    turned = [[(x * cosine + y * sine, y * cosine - x * sine) for x, y in ring] for ring in rings]
    heights = [v for ring in turned for _, v in ring]
    lines = []
    for number in range(ceil(min(heights) / pitch), floor(max(heights) / pitch) + 1):
        level = number * pitch
        crossings = sorted(
            u0 + (level - v0) * (u1 - u0) / (v1 - v0)
            for ring in turned
            for (u0, v0), (u1, v1) in sides(tuple(ring))
            if (v0 > level) != (v1 > level)
        )
        for u0, u1 in zip(crossings[::2], crossings[1::2], strict=True):
            lines.append(
                (
                    (u0 * cosine - level * sine, u0 * sine + level * cosine),
                    (u1 * cosine - level * sine, u1 * sine + level * cosine),
                )
            )
    return lines
