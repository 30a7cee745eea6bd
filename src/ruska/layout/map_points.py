"""Labels of circles on a map: beside, above or below each, clear of circles and of each other; the first ones win."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import dist

from ruska.layout.map_lettering import VALUE_GAP, LabelType, Lettering, PlacedLabels
from ruska.layout.map_plane import Point
from ruska.layout.map_taken import Line, Sides
from ruska.layout.space import CAP
from ruska.scene import Box, Rule

AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
"""Where a label may stand from its circle: across and down."""

FAR = ((1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (1, -0.5), (-1, -0.5), (1, 0.5), (-1, 0.5), (0, -1), (0, 1))
FARTHEST, FARTHER = 14, 0.2
"""Where a label may stand farther off: so many lines of text if it is needed, else a part of the map's height."""

BEARABLE = 3
"""So many neighbours within reach leave a label room."""

GAP = 0.35
SLANT = 0.7
"""How far a label stands off its circle, in parts of the type size; how near in a corner, in parts of the radius."""


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A circle: its middle in pixels of the map, its radius, and what is said beside it.

    Where there is no room beside its circle, a label stands farther off with a leader, and farther if it is `needed`.
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
        if len(members) == 1:
            moved[members[0].id] = members[0]
            continue
        left = x - sum(member.radius for member in members)
        for member in members:
            moved[member.id] = replace(member, at=(left + member.radius, y))
            left += 2 * member.radius
    return [moved[point.id] for point in points]


def place_point_labels(named: Sequence[MapPoint], circles: Sequence[MapPoint], lettering: Lettering) -> PlacedLabels:
    """Place the labels of some circles clear of all, those that are needed first; what finds no room is left out."""
    setter = _Setter(circles, lettering)
    ordered = sorted(named, key=lambda point: not point.needed)
    lost = frozenset(point.id for point in ordered if not setter.set(point))
    return lettering.placed([(point.id, f"{point.name} {point.value}".strip(), point.needed) for point in named], lost)


def crowded(points: Sequence[MapPoint], type: LabelType) -> float:
    """Return about how many labels of one type size find no room: those with many neighbours within their reach."""
    places = [point.at for point in points]
    lost = 0.0
    for point in points:
        (x, y), high, wide = point.at, 1.5 * type.size + point.radius, _text_width(point, type) + point.radius
        left, right, top, bottom = x - wide, x + wide, y - high, y + high
        near = len([0 for x, y in places if left < x < right and top < y < bottom]) - 1
        lost += 1 - BEARABLE / near if near > BEARABLE else 0.0
    return lost


def _text_width(point: MapPoint, type: LabelType) -> float:
    name, value = type.styles(point.strong)
    gap = VALUE_GAP * type.size if point.name and point.value else 0.0
    return type.width(point.name, name) + gap + type.width(point.value, value)


class _Setter:
    def __init__(self, points: Sequence[MapPoint], lettering: Lettering) -> None:
        self.circles = [(*point.at, point.radius, point.id) for point in points]
        self.lettering = lettering
        self.taken = lettering.taken
        self.type = lettering.type
        self.size = lettering.type.size
        whole = lettering.frame.box
        # On a telephone a list has all names, so that leaders would only cover the map.
        self.farther = 0 if self.type.space.narrow else int(FARTHER * whole.height / self.size)

    def set(self, point: MapPoint) -> bool:
        """Set a label beside its circle, or farther off; tell whether it found a place."""
        width = _text_width(point, self.type)
        beside = (self._place(point, width, side) for side in AROUND)
        place = next((place for place in beside if self._free(place, point)), None)
        if place is None:
            place = self._led(point, width, FARTHEST if point.needed else self.farther)
        if place is None:
            return False
        box = Box(place[0], place[1], width, self.size)
        self.taken.add(box)
        self._write(point, box)
        return True

    def _place(self, point: MapPoint, width: float, side: Point, off: float = 0.0) -> Sides:
        """Return the place of a label on one side of its circle, `off` pixels farther than it need be."""
        (across, down), size = side, self.size
        reach = (SLANT if across and down else 1.0) * point.radius + GAP * size + off
        x, y = point.at
        left = x - width / 2 if not across else x + across * reach - (width if across < 0 else 0.0)
        top = y - size / 2 if not down else y + down * reach - (size if down < 0 else 0.0)
        return left, top, left + width, top + size

    def _free(self, place: Sides, point: MapPoint) -> bool:
        (left, top, right, bottom), whole, gap = place, self.lettering.frame.box, 0.3 * self.size
        if left < gap or top < gap or whole.width - right < gap or whole.height - bottom < gap:
            return False
        if not self.taken.is_open(place, gap) or self._on_circle(place, point, 0.4 * gap):
            return False
        return self.taken.clear_of_leaders(Box(left, top, right - left, bottom - top), gap)

    def _on_circle(self, place: Sides, point: MapPoint, gap: float) -> bool:
        """Tell whether a label comes nearer than a gap to the circle of another point."""
        left, top, right, bottom = place
        for x, y, radius, id in self.circles:
            reach = radius + gap
            if x + reach <= left or x - reach >= right or y + reach <= top or y - reach >= bottom or id == point.id:
                continue
            dx, dy = max(left - x, 0.0, x - right), max(top - y, 0.0, y - bottom)
            if dx * dx + dy * dy < reach * reach:
                return True
        return False

    def _led(self, point: MapPoint, width: float, most: int) -> Sides | None:
        """Return a place farther from the circle and draw the leader to it; None where there is none."""
        for step in range(1, most + 1):
            for side in FAR:
                place = self._place(point, width, side, step * self.size)
                left, top, right, bottom = place
                x = left if side[0] > 0 else right if side[0] < 0 else point.at[0]
                y = top + self.size / 2 if side[0] else top if side[1] > 0 else bottom
                if self._free(place, point) and self._passes(((x, y), point.at), point):
                    self._lead(point, ((x, y), point.at))
                    return place
        return None

    def _passes(self, line: Line, point: MapPoint) -> bool:
        """Tell whether a leader runs clear of texts and of other leaders and, unless it is needed, of circles."""
        if not self.taken.lets_pass(line, 0.2 * self.size) or self.taken.crossed(line):
            return False
        return point.needed or not any(self._over(line, point, circle) for circle in self.circles)

    def _over(self, line: Line, point: MapPoint, circle: tuple[float, float, float, str]) -> bool:
        """Tell whether a leader runs over another circle that does not touch its own."""
        x, y, radius, id = circle
        if id == point.id or dist((x, y), point.at) < radius + point.radius:
            return False
        (x0, y0), (x1, y1) = line
        length = max(dist(*line), 1e-9)
        along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length**2
        nearest = min(1.0, max(0.0, along))
        return dist((x, y), (x0 + nearest * (x1 - x0), y0 + nearest * (y1 - y0))) < radius

    def _lead(self, point: MapPoint, line: Line) -> None:
        (x0, y0), (x1, y1) = line
        share = min(1.0, 0.3 * self.size / max(dist(*line), 1.0))
        start = (x0 + share * (x1 - x0), y0 + share * (y1 - y0))
        frame, space = self.lettering.frame, self.type.space
        ends = (*frame.place(start), *frame.place((x1, y1)))
        self.lettering.marks += [
            Rule(f"leader-ground-{point.id}", *ends, space.brand.color("paper"), 3.2 * space.unit),
            Rule(f"leader-{point.id}", *ends, space.brand.color("ink"), 1.2 * space.unit),
        ]
        self.taken.leaders.append(line)

    def _write(self, point: MapPoint, box: Box) -> None:
        name, value = self.type.styles(point.strong)
        baseline = box.y + (0.5 + 0.5 * CAP) * self.size
        behind = box.x + box.width - self.type.width(point.value, value)
        for number, (text, style, x) in enumerate(((point.name, name, box.x), (point.value, value, behind))):
            if text:
                self.lettering.write(f"label-{point.id}-{number}", (x, baseline), text, style)
