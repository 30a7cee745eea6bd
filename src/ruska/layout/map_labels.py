"""Labels of a map: inside their areas where they fit, else beside the map with a leader; none touches another.

All coordinates are pixels of the map's box, y downwards. All labels of a map have one size. A label stands inside when
its measured box, with a margin, lies whole within its area's outline. The others stand in open ground on the nearer
side, in order of height, and a leader runs from each to its area, clear of all texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from ruska.layout.boxes import overlap
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_plane import Bounds, Point, Rings, all_points, cut_segment
from ruska.layout.map_room import inner_points, largest_box
from ruska.layout.space import CAP, Space
from ruska.layout.spread import spread
from ruska.scene import Box, Dots, Label, Mark, Rule, TextStyle

Side = Literal["left", "right"]

LEADING = 1.16
MARGIN = 0.3
"""What an inner label keeps clear around its capitals, in parts of the type size, beside half a border's width."""

BORDER = 2.5
"""The width of the borders between areas, in pixels of a canvas with 17 px labels."""

GAP = 0.8
"""How far an outer label stands off the areas, in parts of the type size."""

ROW = 1.5
"""The height of an outer label with the room around it, in parts of the type size."""


@dataclass(frozen=True, slots=True)
class MapLabel:
    """What is said of an area: its rings in pixels, its name, its figure, and the colour of texts on its fill.

    Where not all find room, those of the lowest `rank` go first.
    """

    id: str
    rings: Rings
    name: str
    value: str
    color: str
    strong: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """Where outer labels may stand: the map's box, what is taken in it, and the areas that they stand beside."""

    frame: MapFrame
    space: Space
    taken: tuple[Box, ...]
    areas: tuple[Rings, ...]

    def extent(self, top: float, bottom: float) -> tuple[float, float] | None:
        """Return the leftmost and rightmost pixel of the areas between two heights, None where there are none."""
        strip = Bounds(-1e6, top, 1e6, bottom)
        xs = [
            point[0]
            for rings in self.areas
            for ring in rings
            for start, end in zip(ring, (*ring[1:], ring[0]), strict=True)
            for point in cut_segment(start, end, strip) or ()
        ]
        return (min(xs), max(xs)) if xs else None


@dataclass(frozen=True, slots=True)
class PlacedLabels:
    """The marks of all labels that found a place, and the ids of those that did not."""

    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    left_out: tuple[str, ...]


def place_labels(labels: Sequence[MapLabel], ground: Ground, size: float, outer: bool = True) -> PlacedLabels:
    """Place labels of one type size; without `outer` only those that fit inside their areas."""
    setter = _Setter(ground, size)
    rest = [label for label in labels if not setter.inside(label)]
    if outer and rest:
        rest = setter.beside(rest)
    return PlacedLabels(tuple(setter.marks), tuple(setter.boxes), tuple(label.id for label in rest))


@dataclass(frozen=True, slots=True)
class _Outer:
    """An outer label under way: its side, the point that it belongs to, the middle of its row, and its inner edge."""

    label: MapLabel
    side: Side
    target: Point
    y: float
    edge: float = 0.0


class _Setter:
    def __init__(self, ground: Ground, size: float) -> None:
        self.ground = ground
        self.space = ground.space
        self.size = size
        self.marks: list[Mark] = []
        self.boxes: list[Box] = []
        self._leaders: list[tuple[Point, Point]] = []

    def styles(self, label: MapLabel, color: str) -> tuple[TextStyle, TextStyle]:
        """Return how name and value are set."""
        name = self.space.label(color, 700 if label.strong else 500, self.size)
        return name, replace(name, weight=700)

    def inside(self, label: MapLabel) -> bool:
        """Set a label inside its area, its value below its name; tell whether there is room."""
        name, value = self.styles(label, label.color)
        width = max(self.space.text_width(label.name, name), self.space.text_width(label.value, value))
        height = (CAP + LEADING * bool(label.value)) * self.size
        margin = MARGIN * self.size + BORDER / 2 * self.space.unit
        room = largest_box(label.rings, width + 2 * margin, height + 2 * margin)
        if room.factor < 1:
            return False
        x, y = room.centre
        first = y - height / 2 + CAP * self.size
        self._write(f"{label.id}-name", label.name, name, (x, first))
        if label.value:
            self._write(f"{label.id}-value", label.value, value, (x, first + LEADING * self.size))
        self.boxes.append(Box(x - width / 2, y - height / 2, width, height))
        return True

    def _write(self, id: str, text: str, style: TextStyle, at: Point) -> None:
        x, y = self.ground.frame.place(at)
        self.marks.append(Label(id, x, y, text, style, "middle"))

    def beside(self, labels: Sequence[MapLabel]) -> list[MapLabel]:
        """Set labels beside the areas with leaders; return those that found no place."""
        left_out: list[MapLabel] = []
        chosen = [(label, *self._side(label)) for label in labels]
        for side in ("left", "right"):
            own = [_Outer(label, side, target, target[1]) for label, picked, target in chosen if picked == side]
            rows = self._rows(own)
            left_out += [outer.label for outer in own if outer.label not in [row.label for row in rows]]
            for row in rows:
                if not self._set(row):
                    left_out.append(row.label)
        return left_out

    def _side(self, label: MapLabel) -> tuple[Side, Point]:
        """Return the side on which open ground is nearer, and the point of the area that is meant."""
        target = inner_points(label.rings)[0]
        bounds = Bounds.of(all_points(label.rings))
        extent = self.ground.extent(target[1] - self.size, target[1] + self.size)
        left, right = extent or (bounds.left, bounds.right)
        return ("left" if target[0] - left <= right - target[0] else "right"), target

    def _rows(self, outers: list[_Outer]) -> list[_Outer]:
        """Give labels of one side rows that do not overlap, and an edge that neighbours share."""
        height = self.ground.frame.box.height
        row = ROW * self.size
        outers = sorted(outers, key=lambda outer: outer.label.rank)[: int(height // row)]
        outers.sort(key=lambda outer: (outer.target[1], outer.label.id))
        middles = spread([outer.y for outer in outers], [row] * len(outers), 0, height) or []
        placed = [replace(outer, y=y) for outer, y in zip(outers, middles, strict=True)]
        blocks = groupby(enumerate(placed), key=lambda pair: _block(placed, pair[0], 2 * row))
        return [
            replace(outer, edge=edge)
            for _, members in blocks
            for block in [[outer for _, outer in members]]
            for edge in [self._edge(block)]
            for outer in block
        ]

    def _edge(self, block: Sequence[_Outer]) -> float:
        """Return the x at which the texts of a block begin or end, clear of the areas on its heights."""
        reach = 0.5 * ROW * self.size
        extent = self.ground.extent(block[0].y - reach, block[-1].y + reach)
        targets = [outer.target[0] for outer in block]
        left, right = extent or (min(targets), max(targets))
        gap = GAP * self.size
        return min(left, *targets) - gap if block[0].side == "left" else max(right, *targets) + gap

    def _set(self, outer: _Outer) -> bool:
        """Set an outer label and its leader; tell whether both are clear of everything."""
        name, value = self.styles(outer.label, "ink")
        gap = 0.32 * self.size if outer.label.value else 0.0
        widths = self.space.text_width(outer.label.name, name), self.space.text_width(outer.label.value, value)
        width = sum(widths) + gap
        left = outer.edge - width if outer.side == "left" else outer.edge
        box = Box(left, outer.y - 0.5 * self.size, width, self.size)
        if not self._free(box):
            return False
        start = (outer.edge + (0.3 if outer.side == "left" else -0.3) * self.size, outer.y)
        end = next((point for point in self._targets(outer) if self._clear(start, point)), None)
        if end is None:
            return False
        frame, baseline = self.ground.frame, outer.y + 0.5 * CAP * self.size
        id = outer.label.id
        for part, text, style, x in (("name", outer.label.name, name, left), ("value", outer.label.value, value, 0)):
            at = frame.place((x or left + widths[0] + gap, baseline))
            if text:
                self.marks.append(Label(f"{id}-{part}", *at, text, style))
        color, unit = self.space.brand.color("ink"), self.space.unit
        self.marks.append(Rule(f"leader-{id}", *frame.place(start), *frame.place(end), color, 1.1 * unit))
        x, y = frame.place(end)
        paper = self.space.brand.color("paper")
        self.marks.append(Dots(f"pin-{id}", (x,), (y,), 2.6 * unit, color, paper, 1.0 * unit))
        self.boxes.append(box)
        self._leaders.append((start, end))
        return True

    def _targets(self, outer: _Outer) -> list[Point]:
        """Return the points of the area that a leader may end at, the middle first, then those near the label."""
        start = (outer.edge, outer.y)
        points = inner_points(outer.label.rings)
        roomy = points[: max(1, len(points) * 2 // 3)]
        return [outer.target, *sorted(roomy, key=lambda point: _squared(point, start))]

    def _free(self, box: Box) -> bool:
        whole = self.ground.frame.box
        inside = box.x >= 0 and box.y >= 0 and box.x + box.width <= whole.width and box.y + box.height <= whole.height
        others = (*self.ground.taken, *self.boxes)
        clear = not any(overlap(box, other, 0.3 * self.size) for other in others)
        return inside and clear and not any(_strikes(leader, box, 0.25 * self.size) for leader in self._leaders)

    def _clear(self, start: Point, end: Point) -> bool:
        """Tell whether a leader runs clear of texts and of other leaders."""
        others = (*self.ground.taken, *self.boxes)
        if any(_strikes((start, end), other, 0.25 * self.size) for other in others):
            return False
        return not any(_cross((start, end), leader) for leader in self._leaders)


def _block(placed: Sequence[_Outer], index: int, reach: float) -> int:
    """Return the number of the block of near neighbours that a row belongs to."""
    return sum(placed[at].y - placed[at - 1].y > reach for at in range(1, index + 1))


def _strikes(line: tuple[Point, Point], box: Box, margin: float) -> bool:
    bounds = Bounds(box.x, box.y, box.x + box.width, box.y + box.height).grown(margin)
    return cut_segment(*line, bounds) is not None


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Tell whether two straight lines cross."""

    def turn(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return turn(*one, other[0]) * turn(*one, other[1]) < 0 and turn(*other, one[0]) * turn(*other, one[1]) < 0


def _squared(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
