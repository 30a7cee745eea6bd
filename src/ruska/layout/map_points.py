"""Labels of circles on a map: beside, above or below each, clear of circles and of each other; the first ones win."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import dist

from ruska.layout.boxes import overlap
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_labels import VALUE_GAP, PlacedLabels, strikes
from ruska.layout.map_plane import Point
from ruska.layout.space import CAP, Space
from ruska.scene import Box, Label, Mark, Rule, TextStyle

AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
"""Where a label may stand from its circle: across and down."""

FAR = ((1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (1, -0.5), (-1, -0.5), (1, 0.5), (-1, 0.5), (0, -1), (0, 1))
STEPS = 14
"""Where a label that is needed may stand farther off, and how many lines of text far at most."""

GAP = 0.35
SLANT = 0.7
"""How far a label stands off its circle, in parts of the type size; how near in a corner, in parts of the radius."""


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A circle: its middle in pixels of the map, its radius, and what is said beside it.

    A label that is `needed` stands farther off with a leader where there is no room beside its circle.
    """

    id: str
    at: Point
    radius: float
    name: str
    value: str
    strong: bool = False
    needed: bool = False


def apart(points: Sequence[MapPoint]) -> list[MapPoint]:
    """Set circles of one place side by side around it, touching each other."""
    groups: dict[Point, list[MapPoint]] = {}
    for point in points:
        groups.setdefault(point.at, []).append(point)
    moved: dict[str, MapPoint] = {}
    for (x, y), members in groups.items():
        left = x - sum(member.radius for member in members)
        for member in members:
            at = (x, y) if len(members) == 1 else (left + member.radius, y)
            moved[member.id] = replace(member, at=at)
            left += 2 * member.radius
    return [moved[point.id] for point in points]


def place_point_labels(
    points: Sequence[MapPoint], frame: MapFrame, space: Space, taken: Sequence[Box], size: float
) -> PlacedLabels:
    """Place labels of one type size, those that are needed first; what finds no room is left out."""
    setter = _Setter(points, frame, space, taken, size)
    lost = [point for point in sorted(points, key=lambda point: not point.needed) if not setter.set(point)]
    texts = tuple(f"{point.name} {point.value}".strip() for point in points if point in lost)
    ids = frozenset(point.id for point in points if point not in lost)
    leaders = sum(1 + dist(*line) / size for line in setter.leaders)
    needed = sum(point.needed for point in lost)
    return PlacedLabels(tuple(setter.marks), tuple(setter.boxes), texts, leaders, ids, needed)


class _Setter:
    def __init__(
        self, points: Sequence[MapPoint], frame: MapFrame, space: Space, taken: Sequence[Box], size: float
    ) -> None:
        self.points = points
        self.frame = frame
        self.space = space
        self.size = size
        self.taken = taken
        self.marks: list[Mark] = []
        self.boxes: list[Box] = []
        self.leaders: list[tuple[Point, Point]] = []

    def set(self, point: MapPoint) -> bool:
        """Set a label beside its circle, or farther off when it is needed; tell whether it found a place."""
        beside = (self._box(point, side) for side in AROUND)
        box = next((box for box in beside if self._free(box, point)), None)
        if box is None and point.needed:
            box = self._led(point)
        if box is None:
            return False
        self.boxes.append(box)
        self._write(point, box)
        return True

    def _styles(self, point: MapPoint) -> tuple[TextStyle, TextStyle]:
        name = self.space.label("ink", 700 if point.strong else 500, self.size)
        return name, replace(name, weight=700)

    def _box(self, point: MapPoint, side: Point, off: float = 0.0) -> Box:
        """Return the box of a label on one side of its circle, `off` pixels farther than it need be."""
        (across, down), size, (name, value) = side, self.size, self._styles(point)
        gap = VALUE_GAP * size if point.name and point.value else 0.0
        width = self.space.text_width(point.name, name) + gap + self.space.text_width(point.value, value)
        reach = (SLANT if across and down else 1.0) * point.radius + GAP * size + off
        x, y = point.at
        left = x - width / 2 if not across else x + across * reach - (width if across < 0 else 0.0)
        top = y - size / 2 if not down else y + down * reach - (size if down < 0 else 0.0)
        return Box(left, top, width, size)

    def _free(self, box: Box, point: MapPoint) -> bool:
        whole, gap = self.frame.box, 0.3 * self.size
        if min(box.x, box.y, whole.width - box.x - box.width, whole.height - box.y - box.height) < gap:
            return False
        if any(overlap(box, other, gap) for other in (*self.taken, *self.boxes)):
            return False
        if any(strikes(line, box, gap) for line in self.leaders):
            return False
        return not any(_touches(box, other, 0.4 * gap) for other in self.points if other is not point)

    def _led(self, point: MapPoint) -> Box | None:
        """Return a place farther from the circle and draw the leader to it; None where there is none."""
        for step in range(1, STEPS + 1):
            for side in FAR:
                box = self._box(point, side, step * self.size)
                start = (box.x if side[0] > 0 else box.x + box.width if side[0] < 0 else point.at[0], 0.0)
                y = box.y + self.size / 2 if side[0] else box.y if side[1] > 0 else box.y + self.size
                line = ((start[0], y), point.at)
                texts = (*self.taken, *self.boxes)
                if self._free(box, point) and not any(strikes(line, text, 0.2 * self.size) for text in texts):
                    self._lead(point, line)
                    return box
        return None

    def _lead(self, point: MapPoint, line: tuple[Point, Point]) -> None:
        (x0, y0), (x1, y1) = line
        share = min(1.0, 0.3 * self.size / max(dist(*line), 1.0))
        start = (x0 + share * (x1 - x0), y0 + share * (y1 - y0))
        color, unit = self.space.brand.color("ink"), self.space.unit
        ends = (*self.frame.place(start), *self.frame.place((x1, y1)))
        paper = self.space.brand.color("paper")
        self.marks.append(Rule(f"leader-ground-{point.id}", *ends, paper, 3.2 * unit))
        self.marks.append(Rule(f"leader-{point.id}", *ends, color, 1.2 * unit))
        self.leaders.append(line)

    def _write(self, point: MapPoint, box: Box) -> None:
        name, value = self._styles(point)
        baseline = box.y + (0.5 + 0.5 * CAP) * self.size
        behind = box.x + box.width - self.space.text_width(point.value, value)
        for number, (text, style, x) in enumerate(((point.name, name, box.x), (point.value, value, behind))):
            if text:
                place = self.frame.place((x, baseline))
                self.marks.append(Label(f"label-{point.id}-{number}", *place, text, style))


def _touches(box: Box, point: MapPoint, gap: float) -> bool:
    """Tell whether a box comes nearer to a circle than a gap."""
    x, y = point.at
    dx = max(box.x - x, 0.0, x - box.x - box.width)
    dy = max(box.y - y, 0.0, y - box.y - box.height)
    return dx * dx + dy * dy < (point.radius + gap) ** 2
