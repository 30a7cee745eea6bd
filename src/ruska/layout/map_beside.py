"""Labels beside the areas of a map: in open ground on the nearer side, in order of height.

A leader runs from each to its area, clear of all texts and of other leaders.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import dist
from typing import Literal

from ruska.layout.map_lettering import LEADING, VALUE_GAP, Ground, Lettering, MapLabel
from ruska.layout.map_plane import Point
from ruska.layout.space import CAP
from ruska.layout.spread import spread
from ruska.scene import Box, Dots, Rule

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")

GAP = 0.8
"""How far a label stands off the areas, in parts of the type size."""

ROW = 1.36
"""The height of a label with the room around it, in parts of the type size."""

LONGEST, FARTHEST = 13.0, 32.0
"""The longest leader, and that of a label which is needed, in parts of the type size."""

EDGE = 0.4
"""Between a label and the map's edge, in parts of the type size."""


def set_beside(labels: Sequence[MapLabel], lettering: Lettering, ground: Ground) -> list[MapLabel]:
    """Set labels beside the areas with leaders, each on its nearer side; return those that found no place there."""
    setter = _Setter(lettering, ground)
    chosen = [setter.outer(label) for label in labels]
    lost = {outer.label.id for side in SIDES for outer in setter.one_side(chosen, side)}
    return [label for label in labels if label.id in lost]


def set_anywhere(label: MapLabel, lettering: Lettering, ground: Ground) -> bool:
    """Set a label beside the areas at any height on either side, by the shortest leader that is clear."""
    setter = _Setter(lettering, ground)
    first = setter.outer(label)
    longest = FARTHEST if label.needed else LONGEST
    step, height = 0.5 * ROW * lettering.type.size, ground.frame.box.height
    places = [
        (dist((edge, y), first.target), side, y, edge)
        for y in (step * number for number in range(1, int(height / step)))
        for side, edge in zip(SIDES, setter.edges((y, y), (first.target[0], first.target[0])), strict=True)
    ]
    return any(
        setter.set(_Outer(label, side, first.target, y, edge, label.forms[0]), longest)
        for length, side, y, edge in sorted(places)
        if length <= longest * lettering.type.size
    )


@dataclass(frozen=True, slots=True)
class _Outer:
    """A label under way: its side, the pixel that it belongs to, the middle of its row, and its inner edge."""

    label: MapLabel
    side: Side
    target: Point
    y: float
    edge: float = 0.0
    lines: tuple[str, ...] = ()


class _Setter:
    def __init__(self, lettering: Lettering, ground: Ground) -> None:
        self.lettering = lettering
        self.ground = ground
        self.space = ground.space
        self.type = lettering.type
        self.size = lettering.type.size
        self.taken = lettering.taken

    def outer(self, label: MapLabel) -> _Outer:
        """Return a label on the side where open ground is nearer, at the height of its area's middle."""
        target = self.ground.frame.pixel(label.interior.points[0])
        extent = self.ground.extent(target[1] - self.size, target[1] + self.size)
        left, right = extent or (target[0], target[0])
        return _Outer(label, "left" if target[0] - left <= right - target[0] else "right", target, target[1])

    def one_side(self, outers: Sequence[_Outer], side: Side) -> list[_Outer]:
        """Set the labels of one side; return those that found no place, as they came."""
        own = [outer for outer in outers if outer.side == side]
        done = {row.label.id for row in self._rows(own, side) if self.set(row)}
        return [outer for outer in own if outer.label.id not in done]

    def _rows(self, outers: Sequence[_Outer], side: Side) -> list[_Outer]:
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
            targets = [outer.target[0] for outer in block]
            edge = self.edges((block[0].y, block[-1].y), (min(targets), max(targets)))[SIDES.index(side)]
            rows += [replace(outer, edge=edge) for outer in block]
        return rows

    def _lines(self, outer: _Outer) -> tuple[str, ...]:
        """Return the lines of a label's name: one where the side is wide enough, else more."""
        left, right = self.edges((outer.y, outer.y), (outer.target[0], outer.target[0]))
        room = (left if outer.side == "left" else self.ground.frame.box.width - right) - EDGE * self.size
        fitting = (lines for lines in outer.label.forms if self.type.label_width(outer.label, lines) <= room)
        return next(fitting, outer.label.forms[-1])

    def edges(self, rows: tuple[float, float], targets: tuple[float, float]) -> tuple[float, float]:
        """Return the x at which texts end on the left and begin on the right, clear of the areas.

        `rows` are the heights of the first and the last, `targets` the least and the largest x that they belong to.
        """
        reach, gap = 0.5 * ROW * self.size, GAP * self.size
        left, right = self.ground.extent(rows[0] - reach, rows[1] + reach) or targets
        return min(left, targets[0]) - gap, max(right, targets[1]) + gap

    def set(self, outer: _Outer, longest: float = LONGEST) -> bool:
        """Set a label and its leader; tell whether both are clear of everything."""
        width, high = (
            self.type.label_width(outer.label, outer.lines),
            (1 + LEADING * (len(outer.lines) - 1)) * self.size,
        )
        left = outer.edge - width if outer.side == "left" else outer.edge
        box = Box(left, outer.y - 0.5 * high, width, high)
        if not self._free(box):
            return False
        start = (outer.edge + (0.3 if outer.side == "left" else -0.3) * self.size, outer.y)
        end = next((point for point in self._targets(outer, longest) if self._clear(start, point)), None)
        if end is None:
            return False
        self._write(outer, box)
        self._lead(outer.label.id, start, end)
        self.taken.add(box)
        return True

    def _write(self, outer: _Outer, box: Box) -> None:
        """Write the lines of a label, aligned to its leader."""
        label, width = outer.label, self.type.width
        name, value = self.type.styles(label.strong)
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
                self.lettering.write(f"label-{label.id}-{number + part}", (at, y), text, style)

    def _lead(self, id: str, start: Point, end: Point) -> None:
        """Draw a leader that ends in a dot."""
        frame, unit, brand = self.ground.frame, self.space.unit, self.space.brand
        ink = brand.color("ink")
        x, y = frame.place(end)
        self.lettering.marks += [
            Rule(f"leader-{id}", *frame.place(start), x, y, ink, 1.1 * unit),
            Dots(f"pin-{id}", (x,), (y,), 2.4 * unit, ink, brand.color("paper"), 1.0 * unit),
        ]
        self.taken.leaders.append((start, end))

    def _targets(self, outer: _Outer, longest: float) -> list[Point]:
        """Return the pixels of the area at which a leader may end: the middle first, then those near the label."""
        start = (outer.edge, outer.y)
        points = [self.ground.frame.pixel(point) for point in outer.label.interior.points]
        roomy = points[: max(1, len(points) * 2 // 3)]
        targets = [outer.target, *sorted(roomy, key=lambda point: dist(point, start))]
        return [target for target in targets if dist(target, start) <= longest * self.size]

    def _free(self, box: Box) -> bool:
        whole, edge = self.ground.frame.box, EDGE * self.size
        inside = box.x >= edge and box.x + box.width <= whole.width - edge
        high = box.y >= 0 and box.y + box.height <= whole.height
        if not inside or not high or not self.taken.has_room(box, 0.3 * self.size):
            return False
        return self.taken.clear_of_leaders(box, 0.25 * self.size)

    def _clear(self, start: Point, end: Point) -> bool:
        """Tell whether a leader runs clear of texts and of other leaders."""
        return self.taken.lets_pass((start, end), 0.25 * self.size) and not self.taken.crossed((start, end))


def _block(placed: Sequence[_Outer], index: int, reach: float) -> int:
    """Return the number of the block of near neighbours that a row belongs to."""
    return sum(placed[at].y - placed[at - 1].y > reach for at in range(1, index + 1))
