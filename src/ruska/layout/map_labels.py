"""Labels of a map: inside their areas where they fit, else beside the map with a leader; none touches another.

Pixels are those of the map's box, y downwards. All labels of a map have one size. A label stands inside when its
measured box, with a margin, lies whole within its area's outline. The others stand in open ground on the nearer side,
in order of height, and a leader runs from each to its area, clear of all texts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import dist
from typing import Literal

from ruska.layout.boxes import overlap
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_plane import Bounds, Point, Rings, cut_segment, sides
from ruska.layout.map_room import inner_points, largest_box
from ruska.layout.space import CAP, Space
from ruska.layout.spread import spread
from ruska.scene import Box, Dots, Label, Mark, Rule, TextStyle

Side = Literal["left", "right"]

LEADING = 1.16
MARGIN = 0.26
"""What an inner label keeps clear around its capitals, in parts of the type size, beside half a border's width."""

BORDER = 2.5
"""The width of the borders between areas, in pixels of a canvas with 17 px labels."""

GAP = 0.8
"""How far an outer label stands off the areas, in parts of the type size."""

ROW = 1.5
"""The height of an outer label with the room around it, in parts of the type size."""

LONGEST, FARTHEST = 13.0, 32.0
"""The longest leader, and that of a label which is needed, in parts of the type size."""

NEEDED = 1
"""Labels up to this rank, the highlighted and the extremes, give way to no others."""

VALUE_GAP, EDGE = 0.32, 0.4
"""Between a name and the value behind it, and between a label and the map's edge, in parts of the type size."""

MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class MapLabel:
    """What is said of an area: its rings in metres, its name, its figure, and the colour of texts on its fill.

    `forms` are the lines in which the name may be set inside the area, the best first. Where not all labels find room,
    those of the lowest `rank` go first.
    """

    id: str
    rings: Rings
    name: str
    forms: tuple[tuple[str, ...], ...]
    value: str
    color: str
    strong: bool = False
    rank: int = 0

    @property
    def needed(self) -> bool:
        """Whether it may not be left out while others stand."""
        return self.rank <= NEEDED

    @property
    def shortened(self) -> "MapLabel":
        """The label with the first of its names."""
        first = self.name.split(" / ")[0]
        return replace(self, name=first, forms=((first,),))

    @property
    def text(self) -> str:
        """Name and figure in one line."""
        return f"{self.name} {self.value}".strip()


def name_forms(name: str, space: Space) -> tuple[tuple[str, ...], ...]:
    """Return the lines in which a name may be set, from one to a line a word; a stroke stays behind its word."""
    style, tied = space.label(weight=600), name.replace(" / ", "\u00a0/ ")
    widest, longest = space.text_width(tied, style), space.widest(tied.split(" "), style)
    forms: list[tuple[str, ...]] = [(name,)]
    for count in range(2, min(MOST_LINES, len(tied.split(" "))) + 1):
        wrapped = space.ruler.wrap(tied, style, max(longest, 1.25 * widest / count) + 0.5, count, balance=True)
        if not wrapped.truncated:
            forms.append(wrapped.lines)
    return tuple(dict.fromkeys(forms))


class Silhouette:
    """The outer shape of areas in a frame, to find open ground beside them."""

    def __init__(self, areas: Iterable[Rings], frame: MapFrame) -> None:
        import numpy

        corners = [(*start, *end) for rings in areas for ring in frame.pixels(rings) for start, end in sides(ring)]
        self._x0, self._y0, self._x1, self._y1 = numpy.array(corners).T

    def extent(self, top: float, bottom: float) -> tuple[float, float] | None:
        """Return the leftmost and rightmost pixel of the areas between two heights, None where there are none."""
        import numpy

        meets = (numpy.maximum(self._y0, self._y1) >= top) & (numpy.minimum(self._y0, self._y1) <= bottom)
        if not meets.any():
            return None
        x0, y0, dy = self._x0[meets], self._y0[meets], (self._y1 - self._y0)[meets]
        flat = numpy.where(dy == 0, 1.0, dy)
        shares = [
            numpy.where(dy == 0, end, numpy.clip((level - y0) / flat, 0, 1)) for level, end in ((top, 0), (bottom, 1))
        ]
        xs = numpy.concatenate([x0 + share * (self._x1 - self._x0)[meets] for share in shares])
        return float(xs.min()), float(xs.max())


@dataclass(frozen=True, slots=True)
class Ground:
    """Where labels may stand: the map's frame, what is taken in it in pixels, and the areas that they stand beside.

    `outer`: labels may stand beside the areas. `bare`: a figure may stand without its name, which a list tells.
    """

    frame: MapFrame
    space: Space
    taken: tuple[Box, ...]
    silhouette: Silhouette
    outer: bool = True
    bare: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLabels:
    """The marks of all labels that found a place, their `ids`, their boxes in pixels, and the texts of the others.

    `leaders` is the length of all leaders together, in parts of the type size, with one more for each. `needed` is how
    many of the labels without a place are needed.
    """

    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    left_out: tuple[str, ...]
    leaders: float = 0.0
    ids: frozenset[str] = frozenset()
    needed: int = 0


def place_labels(labels: Sequence[MapLabel], ground: Ground, size: float) -> PlacedLabels:
    """Place labels of one type size.

    Where one that is needed finds no place, all are placed anew with those that are needed first.
    """
    placed = _placed([labels], ground, size)
    if placed.needed and ground.outer:
        needed = [label for label in labels if label.needed]
        others = [label for label in labels if not label.needed]
        placed = min(placed, _placed([needed, others], ground, size), key=lambda found: found.needed)
    return placed


def _placed(rounds: Sequence[Sequence[MapLabel]], ground: Ground, size: float) -> PlacedLabels:
    setter = _Setter(ground, size)
    rest: list[MapLabel] = []
    for labels in rounds:
        left = [label for label in labels if not setter.inside(label)]
        if ground.outer:
            left = setter.beside(left)
            # A name in several languages may stand by its first alone before the label is given up.
            left = setter.beside([label for label in left if not setter.inside(label.shortened)], short=True)
            left = [label for label in left if not (label.needed and setter.anywhere(label.shortened))]
        rest += left
    leaders = sum(1 + dist(*line) / size for line in setter.leaders)
    lost = tuple(label.text for label in rest)
    ids = frozenset(label.id for labels in rounds for label in labels if label not in rest)
    needed = sum(label.needed for label in rest)
    return PlacedLabels(tuple(setter.marks), tuple(setter.boxes), lost, leaders, ids, needed)


@dataclass(frozen=True, slots=True)
class _Outer:
    """An outer label under way: its side, the pixel that it belongs to, the middle of its row, and its inner edge."""

    label: MapLabel
    side: Side
    target: Point
    y: float
    edge: float = 0.0
    lines: tuple[str, ...] = ()


class _Setter:
    def __init__(self, ground: Ground, size: float) -> None:
        self.ground = ground
        self.space = ground.space
        self.size = size
        self.marks: list[Mark] = []
        self.boxes: list[Box] = []
        self.leaders: list[tuple[Point, Point]] = []

    def styles(self, label: MapLabel, color: str) -> tuple[TextStyle, TextStyle]:
        """Return how name and value are set."""
        name = self.space.label(color, 700 if label.strong else 500, self.size)
        return name, replace(name, weight=700)

    def inside(self, label: MapLabel) -> bool:
        """Set a label inside its area, its value below its name; tell whether there is room."""
        bare: tuple[tuple[str, ...], ...] = ((),) if self.ground.bare and label.value else ()
        return any(self._inside(label, lines) for lines in (*label.forms, *bare))

    def _inside(self, label: MapLabel, lines: tuple[str, ...]) -> bool:
        name, value = self.styles(label, label.color)
        texts = [*((line, name) for line in lines), *([(label.value, value)] if label.value else [])]
        width = max(self.space.text_width(*text) for text in texts)
        height = (CAP + LEADING * (len(texts) - 1)) * self.size
        margin = MARGIN * self.size + BORDER / 2 * self.space.unit
        scale = self.ground.frame.scale
        wanted = width + 2 * margin, height + 2 * margin
        room = largest_box(label.rings, wanted[0] / wanted[1])
        if not room.holds(wanted[0] * scale, wanted[1] * scale):
            return False
        x, y = self.ground.frame.pixel(room.centre)
        box = Box(x - width / 2, y - height / 2, width, height)
        if any(overlap(box, other, 0.3 * self.size) for other in (*self.ground.taken, *self.boxes)):
            return False
        for number, (text, style) in enumerate(texts):
            at = self.ground.frame.place((x, box.y + (CAP + LEADING * number) * self.size))
            self.marks.append(Label(f"label-{label.id}-{number}", *at, text, style, "middle"))
        self.boxes.append(box)
        return True

    def beside(self, labels: Sequence[MapLabel], short: bool = False) -> list[MapLabel]:
        """Set labels beside the areas with leaders; return those that found no place on either side.

        `short`: by the first of their names.
        """
        chosen = [_Outer(label.shortened if short else label, *self._side(label)) for label in labels]
        rest = [*self._one_side(chosen, "left"), *self._one_side(chosen, "right")]
        if rest:
            turned = [replace(outer, side="left" if outer.side == "right" else "right") for outer in rest]
            rest = [*self._one_side(turned, "left"), *self._one_side(turned, "right")]
        lost = {outer.label.id for outer in rest}
        return [label for label in labels if label.id in lost]

    def anywhere(self, label: MapLabel) -> bool:
        """Set a label beside the areas at any height, the nearest first, with a leader as long as it needs."""
        side, target, _ = self._side(label)
        other: Side = "left" if side == "right" else "right"
        step, height = 0.5 * ROW * self.size, self.ground.frame.box.height
        rows = sorted((step * number for number in range(1, int(height / step))), key=lambda y: abs(y - target[1]))
        for y in rows:
            for chosen in (side, other):
                outer = _Outer(label, chosen, target, y, lines=label.forms[0])
                if self._set(replace(outer, edge=self._edge([outer])), FARTHEST):
                    return True
        return False

    def _one_side(self, outers: Sequence[_Outer], side: Side) -> list[_Outer]:
        """Set the labels of one side; return those that found no place, as they came."""
        own = [outer for outer in outers if outer.side == side]
        done = {row.label.id for row in self._rows(own) if self._set(row)}
        return [outer for outer in own if outer.label.id not in done]

    def _side(self, label: MapLabel) -> tuple[Side, Point, float]:
        """Return the side on which open ground is nearer, the pixel of the area that is meant, and its height."""
        target = self.ground.frame.pixel(inner_points(label.rings)[0])
        extent = self.ground.silhouette.extent(target[1] - self.size, target[1] + self.size)
        left, right = extent or (target[0], target[0])
        return ("left" if target[0] - left <= right - target[0] else "right"), target, target[1]

    def _rows(self, outers: Sequence[_Outer]) -> list[_Outer]:
        """Give labels of one side rows that do not overlap, and an edge that neighbours share."""
        height, row = self.ground.frame.box.height, ROW * self.size
        first = sorted(outers, key=lambda outer: outer.label.rank)[: int(height // row)]
        first = [replace(outer, lines=self._lines(outer)) for outer in first]
        first.sort(key=lambda outer: (outer.target[1], outer.label.id))
        heights = [row + LEADING * self.size * (len(outer.lines) - 1) for outer in first]
        middles = spread([outer.y for outer in first], heights, 0, height) or [outer.y for outer in first]
        placed = [replace(outer, y=y) for outer, y in zip(first, middles, strict=True)]
        numbered = [(_block(placed, index, 2 * row), outer) for index, outer in enumerate(placed)]
        rows: list[_Outer] = []
        for _, members in groupby(numbered, key=lambda pair: pair[0]):
            block = [outer for _, outer in members]
            edge = self._edge(block)
            rows += [replace(outer, edge=edge) for outer in block]
        return rows

    def _lines(self, outer: _Outer) -> tuple[str, ...]:
        """Return the lines of an outer label's name: one where the side is wide enough, else more."""
        edge = self._edge([outer])
        room = (edge if outer.side == "left" else self.ground.frame.box.width - edge) - EDGE * self.size
        fitting = (lines for lines in outer.label.forms if self._width(outer.label, lines) <= room)
        return next(fitting, outer.label.forms[-1])

    def _width(self, label: MapLabel, lines: tuple[str, ...]) -> float:
        """Return the width of an outer label, whose value stands behind the last line of its name."""
        name, value = self.styles(label, "ink")
        last = (
            self.space.text_width(lines[-1], name) + VALUE_GAP * self.size + self.space.text_width(label.value, value)
        )
        return max([last, *(self.space.text_width(line, name) for line in lines[:-1])])

    def _edge(self, block: Sequence[_Outer]) -> float:
        """Return the x at which the texts of a block begin or end, clear of the areas on its heights."""
        reach = 0.5 * ROW * self.size
        extent = self.ground.silhouette.extent(block[0].y - reach, block[-1].y + reach)
        targets = [outer.target[0] for outer in block]
        left, right = extent or (min(targets), max(targets))
        gap = GAP * self.size
        return min(left, *targets) - gap if block[0].side == "left" else max(right, *targets) + gap

    def _set(self, outer: _Outer, longest: float = LONGEST) -> bool:
        """Set an outer label and its leader; tell whether both are clear of everything."""
        width, high = self._width(outer.label, outer.lines), (1 + LEADING * (len(outer.lines) - 1)) * self.size
        left = outer.edge - width if outer.side == "left" else outer.edge
        box = Box(left, outer.y - 0.5 * high, width, high)
        start = (outer.edge + (0.3 if outer.side == "left" else -0.3) * self.size, outer.y)
        end = next((point for point in self._targets(outer, longest) if self._clear(start, point)), None)
        if end is None or not self._free(box):
            return False
        self._write(outer, box)
        self._lead(outer.label.id, start, end)
        self.boxes.append(box)
        return True

    def _write(self, outer: _Outer, box: Box) -> None:
        """Write the lines of an outer label, aligned to its leader."""
        label, width = outer.label, self.space.text_width
        name, value = self.styles(label, "ink")
        tail = (VALUE_GAP * self.size + width(label.value, value)) if label.value else 0.0
        for number, line in enumerate(outer.lines):
            last = number == len(outer.lines) - 1
            used = width(line, name) + (tail if last else 0.0)
            x = box.x + box.width - used if outer.side == "left" else box.x
            y = box.y + (0.5 + 0.5 * CAP + LEADING * number) * self.size
            texts = [(line, name, x)]
            if last and label.value:
                texts.append((label.value, value, x + width(line, name) + VALUE_GAP * self.size))
            for part, (text, style, at) in enumerate(texts):
                place = self.ground.frame.place((at, y))
                self.marks.append(Label(f"label-{label.id}-{number + part}", *place, text, style))

    def _lead(self, id: str, start: Point, end: Point) -> None:
        """Draw a leader that ends in a dot."""
        frame, unit, brand = self.ground.frame, self.space.unit, self.space.brand
        ink = brand.color("ink")
        self.marks.append(Rule(f"leader-{id}", *frame.place(start), *frame.place(end), ink, 1.1 * unit))
        x, y = frame.place(end)
        self.marks.append(Dots(f"pin-{id}", (x,), (y,), 2.4 * unit, ink, brand.color("paper"), 1.0 * unit))
        self.leaders.append((start, end))

    def _targets(self, outer: _Outer, longest: float) -> list[Point]:
        """Return the pixels of the area at which a leader may end: the middle first, then those near the label."""
        start = (outer.edge, outer.y)
        points = [self.ground.frame.pixel(point) for point in inner_points(outer.label.rings)]
        roomy = points[: max(1, len(points) * 2 // 3)]
        targets = [outer.target, *sorted(roomy, key=lambda point: dist(point, start))]
        return [target for target in targets if dist(target, start) <= longest * self.size]

    def _free(self, box: Box) -> bool:
        whole, edge = self.ground.frame.box, EDGE * self.size
        inside = box.x >= edge and box.x + box.width <= whole.width - edge
        high = box.y >= 0 and box.y + box.height <= whole.height
        clear = not any(overlap(box, other, 0.3 * self.size) for other in (*self.ground.taken, *self.boxes))
        return inside and high and clear and not any(strikes(line, box, 0.25 * self.size) for line in self.leaders)

    def _clear(self, start: Point, end: Point) -> bool:
        """Tell whether a leader runs clear of texts and of other leaders."""
        texts = (*self.ground.taken, *self.boxes)
        if any(strikes((start, end), text, 0.25 * self.size) for text in texts):
            return False
        return not any(_cross((start, end), leader) for leader in self.leaders)


def _block(placed: Sequence[_Outer], index: int, reach: float) -> int:
    """Return the number of the block of near neighbours that a row belongs to."""
    return sum(placed[at].y - placed[at - 1].y > reach for at in range(1, index + 1))


def strikes(line: tuple[Point, Point], box: Box, margin: float) -> bool:
    """Tell whether a straight line comes nearer to a box than a margin."""
    bounds = Bounds(box.x, box.y, box.x + box.width, box.y + box.height).grown(margin)
    return cut_segment(*line, bounds) is not None


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Tell whether two straight lines cross."""

    def turn(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return turn(*one, other[0]) * turn(*one, other[1]) < 0 and turn(*other, one[0]) * turn(*other, one[1]) < 0
