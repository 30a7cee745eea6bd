"""Labels of circles on a map: beside, above or below each, clear of circles and of each other; the first ones win."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.layout.boxes import overlap
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_labels import VALUE_GAP, PlacedLabels
from ruska.layout.map_plane import Point
from ruska.layout.space import CAP, Space
from ruska.scene import Box, Label, Mark, TextStyle

AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
"""Where a label may stand from its circle: across and down."""

GAP = 0.35
SLANT = 0.7
"""How far a label stands off its circle, in parts of the type size; how near in a corner, in parts of the radius."""


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A circle: its middle in pixels of the map, its radius, and what is said beside it."""

    id: str
    at: Point
    radius: float
    name: str
    value: str
    strong: bool = False

    @property
    def box(self) -> Box:
        """The square around the circle."""
        x, y = self.at
        return Box(x - self.radius, y - self.radius, 2 * self.radius, 2 * self.radius)


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
    """Place labels of one type size in the order of the points; what finds no room is left out."""
    marks: list[Mark] = []
    boxes: list[Box] = []
    left_out: list[str] = []
    for point in points:
        styles = _styles(point, space, size)
        width = _width(point, space, styles, size)
        box = next(
            (
                box
                for side in AROUND
                for box in [_box(point, side, width, size)]
                if _free(box, point, points, frame, (*taken, *boxes), gap=0.3 * size)
            ),
            None,
        )
        if box is None:
            left_out.append(f"{point.name} {point.value}".strip())
            continue
        boxes.append(box)
        marks += _labels(point, box, frame, space, styles)
    return PlacedLabels(tuple(marks), tuple(boxes), tuple(left_out))


def _styles(point: MapPoint, space: Space, size: float) -> tuple[TextStyle, TextStyle]:
    name = space.label("ink", 700 if point.strong else 500, size)
    return name, replace(name, weight=700)


def _width(point: MapPoint, space: Space, styles: tuple[TextStyle, TextStyle], size: float) -> float:
    gap = VALUE_GAP * size if point.name and point.value else 0.0
    return space.text_width(point.name, styles[0]) + gap + space.text_width(point.value, styles[1])


def _box(point: MapPoint, side: tuple[int, int], width: float, size: float) -> Box:
    """Return the box of a label on one side of its circle."""
    across, down = side
    reach = (SLANT if across and down else 1.0) * point.radius + GAP * size
    x, y = point.at
    left = x - width / 2 if not across else x + reach if across > 0 else x - reach - width
    top = y - size / 2 if not down else y + reach if down > 0 else y - reach - size
    return Box(left, top, width, size)


def _free(
    box: Box, point: MapPoint, points: Sequence[MapPoint], frame: MapFrame, taken: Sequence[Box], *, gap: float
) -> bool:
    whole = frame.box
    if box.x < gap or box.y < gap or box.x + box.width > whole.width - gap or box.y + box.height > whole.height - gap:
        return False
    if any(overlap(box, other, gap) for other in taken):
        return False
    return not any(_touches(box, other, 0.4 * gap) for other in points if other is not point)


def _touches(box: Box, point: MapPoint, gap: float) -> bool:
    """Tell whether a box comes nearer to a circle than a gap."""
    x, y = point.at
    dx = max(box.x - x, 0.0, x - box.x - box.width)
    dy = max(box.y - y, 0.0, y - box.y - box.height)
    return dx * dx + dy * dy < (point.radius + gap) ** 2


def _labels(
    point: MapPoint, box: Box, frame: MapFrame, space: Space, styles: tuple[TextStyle, TextStyle]
) -> list[Mark]:
    baseline = box.y + (0.5 + 0.5 * CAP) * box.height
    behind = box.x + box.width - space.text_width(point.value, styles[1])
    parts = ((point.name, styles[0], box.x), (point.value, styles[1], behind))
    return [
        Label(f"label-{point.id}-{number}", *frame.place((x, baseline)), text, style)
        for number, (text, style, x) in enumerate(parts)
        if text
    ]
