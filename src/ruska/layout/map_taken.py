"""What stands on a map already, and whether a text or a leader has room beside it; in pixels of the map's box."""

from collections.abc import Iterable

from ruska.layout.map_plane import Bounds, Point, cut_segment, may_meet
from ruska.scene import Box

Line = tuple[Point, Point]
Sides = tuple[float, float, float, float]


class Taken:
    """Texts and leaders of a map under way. Whatever is far off is told apart by its rectangle, before anything else.

    `boxes` are the texts that were added, without those that were there before.
    """

    def __init__(self, before: Iterable[Box] = ()) -> None:
        self.boxes: list[Box] = []
        self.leaders: list[Line] = []
        self._texts = [_sides(box) for box in before]

    def add(self, box: Box) -> None:
        """Add a text."""
        self.boxes.append(box)
        self._texts.append(_sides(box))

    def has_room(self, box: Box, gap: float) -> bool:
        """Tell whether a box keeps a gap to all texts."""
        return self.is_open(_sides(box), gap)

    def is_open(self, place: Sides, gap: float) -> bool:
        """Tell whether a place, given by its left, top, right and bottom, keeps a gap to all texts."""
        left, top, right, bottom = place[0] - gap, place[1] - gap, place[2] + gap, place[3] + gap
        return not any(x0 < right and x1 > left and y0 < bottom and y1 > top for x0, y0, x1, y1 in self._texts)

    def clear_of_leaders(self, box: Box, gap: float) -> bool:
        """Tell whether a box keeps a gap to all leaders."""
        left, top, right, bottom = _sides(box, gap)
        bounds = Bounds(left, top, right, bottom)
        return not any(may_meet(*line, bounds) and cut_segment(*line, bounds) for line in self.leaders)

    def lets_pass(self, line: Line, gap: float) -> bool:
        """Tell whether a leader keeps a gap to all texts."""
        (x0, y0), (x1, y1) = line
        left, right = (x0, x1) if x0 < x1 else (x1, x0)
        top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
        left, top, right, bottom = left - gap, top - gap, right + gap, bottom + gap
        return not any(
            text[0] <= right
            and text[2] >= left
            and text[1] <= bottom
            and text[3] >= top
            and cut_segment(*line, Bounds(text[0] - gap, text[1] - gap, text[2] + gap, text[3] + gap))
            for text in self._texts
        )

    def crossed(self, line: Line) -> bool:
        """Tell whether a leader crosses another."""
        return any(_cross(line, leader) for leader in self.leaders)


def _sides(box: Box, gap: float = 0.0) -> Sides:
    return box.x - gap, box.y - gap, box.x + box.width + gap, box.y + box.height + gap


def _cross(one: Line, other: Line) -> bool:
    """Tell whether two straight lines cross."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    first = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    second = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    if first * second >= 0:
        return False
    third = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
    return third * ((dx - cx) * (by - cy) - (dy - cy) * (bx - cx)) < 0
