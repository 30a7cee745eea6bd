"""Annotations of upright plots: shaded periods, reference lines, and texts placed where nothing is in the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ruska.layout.boxes import Grid, crowding, label_box, line_boxes, open_stretches, outside
from ruska.layout.space import At, Space, VAlign, block_height, text_block
from ruska.scene import Anchor, Box, Label, Mark, Rect, Rule, TextStyle

PERIOD_NAME = 8.5
"""A period's name may be this wide, in parts of its size, also where the period is narrower."""

OFF_CANVAS = 400.0
"""What a pixel outside the canvas weighs against square pixels of overlap when places are compared."""

LABEL_WEIGHT = 6.0
"""How much worse it is to stand on a text than on a mark."""

TOUCH = 4.0
"""What a square pixel of overlap weighs: a text stands further off rather than touch a line by a corner."""

STEPS = (0.0, 0.8, 1.6, 3.6)
"""How much further than the nearest place a text may stand from its datum, in parts of its size."""

PLACES: tuple[tuple[Anchor, float, float, VAlign], ...] = (
    ("middle", 0, -1, "bottom"),
    ("middle", 0, 1, "top"),
    ("start", 1, 0, "middle"),
    ("end", -1, 0, "middle"),
    ("start", 0.7, -0.7, "bottom"),
    ("end", -0.7, -0.7, "bottom"),
    ("start", 0.7, 0.7, "top"),
    ("end", -0.7, 0.7, "top"),
)


ALONG: tuple[tuple[Anchor, float], ...] = (
    ("end", 1.0),
    *(("start", share) for share in (0.12, 0.2, 0.28, 0.36, 0.44, 0.52, 0.6, 0.68, 0.76)),
)
"""The places along a reference line at which its name may stand, the best first."""


@dataclass(frozen=True, slots=True)
class Near:
    """How a text holds to its datum: `clear` pixels away, wrapped to one of `widths` pixels, the best first."""

    clear: float
    widths: tuple[float, ...]


@dataclass(slots=True)
class Field:
    """A plot into which texts are set one by one, each keeping off what stood there before it.

    `labels` are the boxes of texts, `taken` those of marks, both in body pixels.
    """

    grid: Grid
    space: Space
    labels: list[Box] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def take(self, marks: Iterable[Mark]) -> None:
        """Keep later texts off the labels among `marks`."""
        self.labels += [self.box(mark) for mark in marks if isinstance(mark, Label)]

    def box(self, label: Label) -> Box:
        """Return the box of a label in body pixels."""
        return label_box(label, *self.grid.pixel(label.x, label.y), self.space.ruler)

    def crowd(self, label: Label) -> float:
        """Return how much a label would share with what stands there, in square pixels; 0 for a free place."""
        box = self.box(label)
        return (
            LABEL_WEIGHT * crowding(box, self.labels)
            + crowding(box, self.taken)
            + OFF_CANVAS * outside(box, self.space.width, self.space.height)
        )

    def period(self, id: str, ends: tuple[float, float], words: str) -> list[Mark]:
        """Return the ground between two x positions, named at its top; the name may stand wider than the ground."""
        grid, space, style = self.grid, self.space, self.space.tick(500)
        ground = Rect(id, ends[0], grid.y_low, ends[1], grid.y_high, space.brand.color("birch"))
        lines = period_lines(words, (ends[1] - ends[0]) / grid.per_pixel_x, space)
        centre = (ends[0] + ends[1]) / 2
        middle, half = grid.pixel(centre, grid.y_high)[0], space.widest(lines, style) / 2
        shift = max(0.0, grid.box.x + half - middle) - max(0.0, middle + half - grid.box.x - grid.box.width)
        at = At(centre, grid.y_high, shift, 0.6 * style.size, "middle", "top")
        name = text_block(f"{id}-name", lines, style, at)
        self.take(name)
        return [ground, *name]

    def reference(self, id: str, value: float, words: str) -> list[Mark]:
        """Return a dashed line across the plot at `value`, broken for texts and named at the freest place along it."""
        grid, style = self.grid, self.space.tick(500, "ink")
        name = self.space.ruler.fit(words, style, grid.box.width)
        candidates = [
            Label(f"{id}-name", grid.x_low + share * (grid.x_high - grid.x_low), value, name, style, anchor, dy=dy)
            for anchor, share in ALONG
            for dy in (-0.45 * style.size, 1.2 * style.size)
        ]
        best = min(candidates, key=self.crowd)
        rules = self._broken(id, value)
        self.take([best])
        self.taken += line_boxes([grid.pixel(grid.x_low, value), grid.pixel(grid.x_high, value)], 2)
        return [*rules, best]

    def _broken(self, id: str, value: float) -> list[Mark]:
        """Return the pieces of a horizontal line that keep off the texts."""
        grid, unit, ink = self.grid, self.space.unit, self.space.brand.color("ink")
        y, gap = grid.pixel(0, value)[1], 4 * unit
        blocked = [
            (box.x - gap, box.x + box.width + gap) for box in self.labels if box.y - 1 < y < box.y + box.height + 1
        ]
        pieces = open_stretches(blocked, (grid.box.x, grid.box.x + grid.box.width))
        ends = [[grid.x_low + (x - grid.box.x) * grid.per_pixel_x for x in piece] for piece in pieces]
        return [
            Rule(f"{id}-{number}", start, value, end, value, ink, 1.4 * unit, (5 * unit, 4 * unit))
            for number, (start, end) in enumerate(ends)
        ]

    def text(self, id: str, datum: tuple[float, float], words: str, near: Near) -> list[Mark]:
        """Return a text beside the datum, at the freest of eight places at four distances, in one of its widths.

        Further off it gets a thin leader to its datum.
        """
        style = self.space.tick(500, "ink")
        best: tuple[float, list[Label], float] | None = None
        for lines in self._wraps(words, style, near.widths):
            for distance in (near.clear + step * style.size for step in STEPS):
                for anchor, right, down, valign in PLACES:
                    at = At(*datum, right * distance, down * distance, anchor, valign)
                    block = text_block(id, lines, style, at)
                    score = TOUCH * sum(map(self.crowd, block)) + 0.4 * distance
                    if best is None or score < best[0] - 1e-6:
                        best = (score, block, distance)
        assert best is not None
        _, block, distance = best
        leader = self._leader(f"{id}-leader", datum, block) if distance > near.clear else []
        self.take(block)
        return [*leader, *block]

    def _wraps(self, words: str, style: TextStyle, widths: Sequence[float]) -> list[tuple[str, ...]]:
        """Return the different ways to break a text, without those that cut it where there is another."""
        wraps = [self.space.ruler.wrap(words, style, width, 3) for width in widths]
        whole = [wrap for wrap in wraps if not wrap.truncated]
        return list(dict.fromkeys(wrap.lines for wrap in whole or wraps))

    def _leader(self, id: str, datum: tuple[float, float], block: Sequence[Label]) -> list[Mark]:
        """Return a line from the datum to the nearest point of a block, both ends a little short."""
        boxes = [self.box(label) for label in block]
        x, y = self.grid.pixel(*datum)
        left, right = min(box.x for box in boxes), max(box.x + box.width for box in boxes)
        top, bottom = boxes[0].y, boxes[-1].y + boxes[-1].height
        dx, dy = min(max(x, left), right) - x, min(max(y, top), bottom) - y
        length = (dx * dx + dy * dy) ** 0.5
        if length < 12 * self.space.unit:
            return []
        near, far = 5 * self.space.unit / length, 1 - 3 * self.space.unit / length
        across, up = self.grid.per_pixel_x, self.grid.per_pixel_y
        ends = [(datum[0] + dx * part * across, datum[1] - dy * part * up) for part in (near, far)]
        return [Rule(id, *ends[0], *ends[1], self.space.brand.color("mute"), self.space.unit)]


def period_lines(words: str, width: float, space: Space) -> tuple[str, ...]:
    """Break the name of a period of `width` pixels; no word is broken."""
    style = space.tick(500)
    widest_word = space.widest(words.split(), style)
    room = max(width - 0.5 * style.size, PERIOD_NAME * style.size, widest_word)
    return space.ruler.wrap(words, style, room + 1, 2).lines


def period_head(names: Iterable[str], space: Space) -> float:
    """Return the pixels above a plot that the names of its periods take at most, 0 for none."""
    style = space.tick(500)
    lines = max((len(period_lines(name, 0, space)) for name in names), default=0)
    return block_height(lines, style) + 1.1 * style.size if lines else 0.0


def third(grid: Grid, space: Space) -> float:
    """Return the usual width of a text beside a datum: a third of the plot."""
    return max(0.34 * grid.box.width, 7 * space.size.tick)
