"""Squarified treemaps: rectangles of given areas that fill a box, as near to squares as a simple rule gets them.

M. Bruls, K. Huizing, J. J. van Wijk: Squarified Treemaps. Data Visualization 2000, Springer, pp. 33-42.
"""

from collections.abc import Sequence

from ruska.scene import Box


def squarify(values: Sequence[float], box: Box) -> list[Box]:
    """Return a rectangle for each value, in the values' order; together they fill the box, each true in area.

    Values must be positive; the largest should come first, for the rule lays them out in their order. Rows begin at
    the left or top edge, whichever is shorter, and grow as long as that makes their worst rectangle no longer.
    Raises ValueError for a value that is not positive.
    """
    if any(value <= 0 for value in values):
        raise ValueError("a treemap needs positive values")
    scale = box.width * box.height / sum(values) if values else 0.0
    areas = [value * scale for value in values]
    boxes: list[Box] = []
    while len(boxes) < len(areas):
        row = _row(areas[len(boxes) :], min(box.width, box.height))
        placed, box = _laid(row, box)
        boxes += placed
    return boxes


def _row(areas: Sequence[float], side: float) -> Sequence[float]:
    """Return the first areas that make a row along a side: the longest start whose worst ratio is no worse."""
    count = 1
    while count < len(areas) and _worst(areas[: count + 1], side) <= _worst(areas[:count], side):
        count += 1
    return areas[:count]


def _worst(row: Sequence[float], side: float) -> float:
    """Return the largest ratio of a longer to a shorter side in a row (Bruls et al., section 3.2)."""
    total = sum(row)
    return max(side**2 * max(row) / total**2, total**2 / (side**2 * min(row)))


def _laid(row: Sequence[float], box: Box) -> tuple[list[Box], Box]:
    """Return the rectangles of a row along the shorter side of a box, and what is left of the box."""
    total, place = sum(row), 0.0
    upright = box.width >= box.height
    depth = total / (box.height if upright else box.width)
    placed = []
    for area in row:
        length = area / depth
        placed.append(Box(box.x, box.y + place, depth, length) if upright else Box(box.x + place, box.y, length, depth))
        place += length
    if upright:
        return placed, Box(box.x + depth, box.y, max(0.0, box.width - depth), box.height)
    return placed, Box(box.x, box.y + depth, box.width, max(0.0, box.height - depth))
