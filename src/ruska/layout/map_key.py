"""The key of a map: a quiet panel with a row a class, its colour, its range, and how many areas are in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

from ruska.layout.map_hatch import hatching
from ruska.layout.map_plane import Point
from ruska.layout.space import CAP, MIDDLE, Space
from ruska.scene import Box, Dots, Label, Mark, Rect, Shape, Stroke, TextStyle

ROW = 1.62
PAD = 0.9
SWATCH = 1.55
BAR = 2.6
"""Height of a row, padding, width of a colour's field and of the longest bar, in parts of the type size."""

TIGHTER = ((1.0, ROW), (0.88, ROW), (0.88, 1.4), (0.78, 1.4), (0.7, 1.25))
"""Sizes of type, in parts of that of ticks, and pitches of rows for keys that would be too high, the best first."""

WIDEST = 0.31
"""The most of a map's width that its key takes, where it can."""

HATCH_PITCH = 5.5
"""Pixels between the lines of a hatching on a canvas with 17 px labels."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One row: its colour, its text, how many areas it stands for (None where that is not said), and its series.

    `hatched`: the areas without a figure. `radius`: in pixels, for a row that shows a circle and not a field; `hollow`
    for one without a figure.
    """

    text: str
    color: str
    count: int | None = None
    series: str = ""
    hatched: bool = False
    radius: float = 0.0
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class MapKey:
    """A key, measured: `heading` says what is coloured, `counted` what the numbers at the right count.

    `size` is that of its type, `pitch` the height of a row in parts of it; a panel sets both.
    """

    heading: str
    rows: tuple[KeyRow, ...]
    space: Space
    counted: str = ""
    size: float = 0.0
    pitch: float = ROW

    @property
    def sign_width(self) -> float:
        """The width of the column of fields or circles."""
        return max(SWATCH * self.size, *(2 * row.radius for row in self.rows))

    @property
    def width(self) -> float:
        """Its width in pixels."""
        rows = self._texts_left + self._text_width + self._counts_width
        head = self.space.text_width(self.heading, self._heading_style)
        if self.counted:
            head += 1.2 * self.size + self.space.text_width(self.counted, self._style())
        return max(rows, head)

    @property
    def height(self) -> float:
        """Its height in pixels."""
        head = CAP * self.size + 0.75 * self.size if self.heading else 0.0
        return head + sum(self._row_height(row) for row in self.rows) - 0.3 * self.size

    def marks(self, id: str, at: Point, width: float) -> list[Mark]:
        """Return its marks with the upper left corner at a pixel, the counts in the last of `width` pixels."""
        marks: list[Mark] = []
        left, top = at
        if self.heading:
            baseline = top + CAP * self.size
            marks.append(Label(f"{id}-heading", left, baseline, self.heading, self._heading_style))
            if self.counted:
                style = self._style()
                marks.append(Label(f"{id}-counted", left + width, baseline, self.counted, style, "end"))
            top = baseline + 0.75 * self.size
        for number, row in enumerate(self.rows):
            height = self._row_height(row)
            marks += self._row(f"{id}-{number}", row, Box(left, top, width, height - 0.3 * self.size))
            top += height
        return marks

    def _style(self, color: str = "mute", weight: int = 400) -> TextStyle:
        return self.space.label(color, weight, self.size)

    @property
    def _heading_style(self) -> TextStyle:
        return self._style("ink", 700)

    @property
    def _texts_left(self) -> float:
        return self.sign_width + 0.65 * self.size

    @property
    def _text_width(self) -> float:
        return self.space.widest([row.text for row in self.rows], self._style("ink"))

    @property
    def _counts_width(self) -> float:
        if not self._longest:
            return 0.0
        widest = self.space.widest([str(row.count) for row in self.rows if row.count is not None], self._style())
        return (1.3 + BAR + 0.4) * self.size + widest

    @property
    def _longest(self) -> int:
        return max((row.count or 0 for row in self.rows), default=0)

    def _row_height(self, row: KeyRow) -> float:
        return max(self.pitch * self.size, 2 * row.radius + 0.45 * self.size)

    def _row(self, id: str, row: KeyRow, box: Box) -> list[Mark]:
        middle, unit = box.y + box.height / 2, self.space.unit
        marks: list[Mark] = []
        if row.radius:
            paper = self.space.brand.color("paper")
            fill, edge = (paper, row.color) if row.hollow else (row.color, paper)
            centre = box.x + self.sign_width / 2
            marks.append(Dots(id, (centre,), (middle,), row.radius, fill, edge, 1.4 * unit, row.series))
        else:
            field = Box(box.x, middle - 0.5 * self.size, self.sign_width, self.size)
            marks += self._field(id, row, field)
        x, baseline = box.x + self._texts_left, middle + MIDDLE * self.size
        marks.append(Label(f"{id}-text", x, baseline, row.text, self._style("ink"), series=row.series))
        if row.count is not None and self._longest:
            marks += self._count(id, row, box.x + box.width, middle)
        return marks

    def _field(self, id: str, row: KeyRow, field: Box) -> list[Mark]:
        right, bottom = field.x + field.width, field.y + field.height
        marks: list[Mark] = [Rect(id, field.x, field.y, right, bottom, row.color, row.series)]
        if row.hatched:
            ring = ((field.x, field.y), (right, field.y), (right, bottom), (field.x, bottom))
            lines = hatching([ring], HATCH_PITCH * self.space.unit)
            marks.append(hatch_stroke(f"{id}-hatch", lines, self.space.brand.color("axis"), self.space))
        return marks

    def _count(self, id: str, row: KeyRow, right: float, middle: float) -> list[Mark]:
        """Return the bar of a row's count and its number behind it."""
        counts = [str(other.count) for other in self.rows if other.count is not None]
        start = right - self.space.widest(counts, self._style()) - (BAR + 0.4) * self.size
        length = BAR * self.size * (row.count or 0) / self._longest
        half = 0.24 * self.size
        color = self.space.brand.color("axis")
        marks: list[Mark] = []
        if length:
            marks.append(Rect(f"{id}-bar", start, middle - half, start + length, middle + half, color))
        baseline = middle + MIDDLE * self.size
        at = start + length + 0.4 * self.size
        marks.append(Label(f"{id}-count", at, baseline, str(row.count), self._style()))
        return marks


@dataclass(frozen=True, slots=True)
class KeyPanel:
    """One or more keys in a quiet panel, or `bare` where they stand below the map on a telephone.

    `size` is that of their type. They stand one below the other, or side by side (`abreast`) on a low canvas.
    """

    keys: tuple[MapKey, ...]
    space: Space
    size: float
    bare: bool = False
    abreast: bool = False

    @classmethod
    def of(cls, keys: Sequence[MapKey], space: Space, height: float = 0.0) -> "KeyPanel":
        """Return the keys in a panel at most `height` pixels high and not too wide, where they can be.

        Without a height they stand bare.
        """
        tick = space.tick().size
        if not height:
            return cls(tuple(replace(key, size=tick) for key in keys), space, tick, bare=True)
        panels = [
            cls(tuple(replace(key, size=size, pitch=pitch) for key in keys), space, size, abreast=abreast)
            for abreast in (False, True)
            for factor, pitch in TIGHTER
            for size in [max(space.size.floor, factor * tick)]
        ]
        low = [panel for panel in panels if panel.height <= height]
        narrow = (panel for panel in low if panel.width <= WIDEST * space.width)
        return next(narrow, low[0] if low else panels[-1])

    @property
    def pad(self) -> float:
        """The room between the panel's edge and its keys."""
        return 0.0 if self.bare else PAD * self.size

    @property
    def width(self) -> float:
        """The panel's width in pixels."""
        widths = [key.width for key in self.keys]
        return 2 * self.pad + (sum(widths) + self._between * (len(widths) - 1) if self.abreast else max(widths))

    @property
    def height(self) -> float:
        """The panel's height in pixels."""
        heights = [key.height for key in self.keys]
        return 2 * self.pad + (max(heights) if self.abreast else sum(heights) + self._between * (len(heights) - 1))

    @property
    def _between(self) -> float:
        return (1.8 if self.abreast else 1.1) * self.size

    def marks(self) -> list[Mark]:
        """Return the marks of a pixel panel of this size."""
        marks: list[Mark] = []
        if not self.bare:
            ring = rounded_box(Box(0, 0, self.width, self.height), 6 * self.space.unit)
            marks.append(Shape("key-ground", (ring,), self.space.brand.color("paper")))
        left = top = self.pad
        for number, key in enumerate(self.keys):
            width = key.width if self.abreast else self.width - 2 * self.pad
            marks += key.marks(f"key-{number}", (left, top), width)
            if self.abreast:
                left += width + self._between
            else:
                top += key.height + self._between
        return marks


def hatch_stroke(id: str, lines: Sequence[tuple[Point, Point]], color: str, space: Space) -> Stroke:
    """Return hatching lines as one mark, open between them."""
    xs = tuple(x for line in lines for x in (line[0][0], line[1][0], line[1][0]))
    ys = tuple(y for line in lines for y in (line[0][1], line[1][1], None))
    return Stroke(id, xs, ys, color, 1.1 * space.unit)


def rounded_box(box: Box, radius: float, steps: int = 4) -> tuple[Point, ...]:
    """Return the ring of a box with round corners."""
    corners = (
        (box.x + box.width - radius, box.y + box.height - radius, 0.0),
        (box.x + radius, box.y + box.height - radius, pi / 2),
        (box.x + radius, box.y + radius, pi),
        (box.x + box.width - radius, box.y + radius, 1.5 * pi),
    )
    return tuple(
        (x + radius * cos(turn + pi / 2 * step / steps), y + radius * sin(turn + pi / 2 * step / steps))
        for x, y, turn in corners
        for step in range(steps + 1)
    )
