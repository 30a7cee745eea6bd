"""The marks of a scatter plot: two scales with their titles, points, names beside them, and a key of sizes."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ruska.chart.annotations import ReferenceLine, TextAt
from ruska.chart.plot import Item, Numbers, Plot
from ruska.data import Column
from ruska.kinds.notes import notes_of
from ruska.layout.annotate import PLACES, Field, Near, third
from ruska.layout.axes import HEAD, ValueAxis, make_value_axis, value_marks
from ruska.layout.boxes import Grid
from ruska.layout.keys import KeyEntry, key_panel
from ruska.layout.space import CAP, MIDDLE, At, Space, block_height, pixel_panel, text_block
from ruska.scales import ValueScale, step_decimals, value_scale
from ruska.scene import Axis, Box, Dots, Label, Mark, Panel, Rule, TextStyle, Tick

RADIUS = 6.5
"""The radius of a point without a size, in units of the space."""

LARGEST = 1.5
"""The radius of the largest point, in parts of the label size."""

LARGEST_PART = 0.07
"""That radius is at most this part of the body's shorter side."""

SMALLEST = 2.2
"""No point is smaller than this radius, in units of the space, so that it can be seen."""

KEY_GAP = 0.9
KEY_SHARES = (1.0, 0.1)
"""The points of the key of sizes, in parts of the largest round figure."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point; a missing `x`, `y` or `size` is None, and the point is then not drawn."""

    item: Item
    x: float | None
    y: float | None
    size: float | None
    color: str
    strong: bool
    tip: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A point that is drawn: its place in the table, its datum and its radius in pixels."""

    index: int
    point: Point
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Cloud:
    """Draws the points of one graphic.

    `columns` are those of x, y and, where there is one, size; `numbers` and `zeros` are of x and y. `held` are the
    values that both scales must hold, and the largest size. `entries` is the key of the groups.
    """

    plot: Plot
    space: Space
    points: Sequence[Point]
    columns: Sequence[Column]
    numbers: tuple[Numbers, Numbers]
    zeros: tuple[bool, bool]
    held: tuple[list[float], list[float], float]
    entries: Sequence[KeyEntry]

    @property
    def sized(self) -> bool:
        """Whether the points have sizes."""
        return len(self.columns) > 2

    @cached_property
    def spots(self) -> list[_Spot]:
        """The points that are drawn, the largest first, so that it lies at the bottom."""
        spots = [
            _Spot(index, point, point.x, point.y, self._radius(point.size))
            for index, point in enumerate(self.points)
            if point.x is not None and point.y is not None and point.size is not None
        ]
        return sorted(spots, key=lambda spot: (spot.point.strong, -spot.radius))

    def _radius(self, size: float | None) -> float:
        unit = self.space.unit
        if not self.sized or size is None:
            return RADIUS * unit
        return max(SMALLEST * unit, math.sqrt(size / self.held[2]) * self._largest)

    @property
    def _largest(self) -> float:
        """The radius of the largest point; smaller where the body is low."""
        return min(LARGEST * self.space.size.label, LARGEST_PART * min(self.space.width, self.space.height))

    @cached_property
    def key(self) -> Panel | None:
        """The key of groups and sizes."""
        space = self.space
        groups = key_panel("key", self.entries, space) if self.entries else None
        marks: list[Mark] = [*groups.marks] if groups else []
        height = groups.box.height if groups else 0.0
        if self.sized:
            style, row = space.label(weight=500), 2 * self._largest
            texts = self._size_texts()
            needed = sum(2 * self._radius(value) + space.text_width(text, style) for value, text in texts)
            used = _right(marks, space) + 1.7 * style.size if marks else 0.0
            beside = bool(groups) and height < 2 * style.size and used + needed + 2.7 * style.size <= space.width
            middle = max(height, row) / 2 if beside or not groups else height + row / 2
            if beside:
                marks = [_lowered(mark, middle - height / 2) for mark in marks]
            marks += self._sizes(used if beside else 0.0, middle)
            height = max(height, row) if beside else height + row
        return pixel_panel("key", Box(0, 0, space.width, height), marks) if marks else None

    def _size_texts(self) -> list[tuple[float, str]]:
        """Return the round sizes of the key, each with its text."""
        column, texts = self.columns[2], list[tuple[float, str]]()
        for share in KEY_SHARES:
            value = share * _round_down(self.held[2])
            text = self.plot.formatter.full(value, replace(column, decimals=max(column.decimals, step_decimals(value))))
            texts.append((value, text if texts else f"{self.plot.formatter.label(column)}: {text}"))
        return texts

    def _sizes(self, left: float, middle: float) -> list[Mark]:
        """Return the points of the key of sizes and their texts, as many as have room."""
        space, style, x = self.space, self.space.label(weight=500), left
        marks: list[Mark] = []
        for number, (value, text) in enumerate(self._size_texts()):
            own, width = self._radius(value), space.text_width(text, style)
            if x + 2 * own + 0.5 * style.size + width > space.width:
                break
            marks.append(Dots(f"size-{number}", (x + own,), (middle,), own, space.brand.color("axis")))
            x += 2 * own + 0.5 * style.size
            marks.append(Label(f"size-{number}-text", x, middle, text, style, dy=MIDDLE * style.size))
            x += width + 1.7 * style.size
        return marks

    @cached_property
    def _missing(self) -> tuple[str, ...]:
        """The lines below that name the points without a place."""
        drawn = {spot.index for spot in self.spots}
        names = [point.item.name for index, point in enumerate(self.points) if index not in drawn]
        if not names:
            return ()
        text = f"{self.plot.formatter.short(None, self.columns[1])}: {', '.join(names)}"
        return self.space.ruler.wrap(text, self.space.tick(500), self.space.width, 3).lines

    @property
    def head(self) -> float:
        """The pixels above the plot: the key and the title of the upward scale."""
        key = self.key.box.height + KEY_GAP * self.space.size.label if self.key else 0.0
        return key + block_height(len(self._title(1)), self.space.tick()) + 0.5 * self.space.size.tick

    @property
    def foot(self) -> float:
        """The pixels below the plot: ticks, the title of the scale across, and what is missing."""
        size = self.space.size.tick
        lines = len(self._title(0)) + len(self._missing)
        return (2.2 + 1.25 * lines + 0.4 * bool(self._missing)) * size

    @property
    def around(self) -> float:
        """The pixels above and below the plot."""
        return self.head + self.foot

    def _title(self, axis: int) -> tuple[str, ...]:
        """Return the title of a scale: the label of its column, with the unit where ticks do not show it."""
        column = self.columns[axis]
        unit = "" if column.unit == "percent" else self.plot.formatter.unit_names.get(column.unit, "")
        label = self.plot.formatter.label(column)
        text = f"{label}, {unit}" if unit and self.numbers[axis].scale == 1 else label
        return self.space.ruler.wrap(text, self.space.tick(600, "ink"), self.space.width, 2).lines

    def _tick_text(self, axis: int, tick: float, step: float) -> str:
        scale = self.numbers[axis].scale
        decimals = step_decimals(step / scale) if tick else 0
        return self.plot.formatter.short(tick, self.columns[axis], Numbers(scale, decimals))

    @cached_property
    def _across(self) -> ValueScale:
        """The scale across: as many ticks as their texts have room."""
        for count in (6, 5, 4, 3, 2):
            scale = value_scale(self.held[0], count, self.zeros[0])
            texts = [self._tick_text(0, tick, scale.step) for tick in scale.ticks]
            needed = len(texts) * (self.space.widest(texts, self.space.tick()) + 1.2 * self.space.size.tick)
            if needed < self.space.width - 4 * self.space.size.tick:
                break
        return scale

    @cached_property
    def _upward(self) -> ValueAxis:
        height = max(1.0, self.space.height - self.around - max(HEAD * self.space.size.tick, self._pad) - self._pad)
        return make_value_axis(
            self.held[1], self.space, height, lambda tick, step: self._tick_text(1, tick, step), zero=self.zeros[1]
        )

    @property
    def _pad(self) -> float:
        """The pixels that the points need beyond the values at the edges."""
        return max([RADIUS * self.space.unit, *(spot.radius for spot in self.spots)]) + 2 * self.space.unit

    @cached_property
    def grid(self) -> Grid:
        """The plot: room for the texts of ticks at the left and top, and for the points at all edges."""
        space = self.space
        box = Box(0, self.head, space.width, max(1.0, space.height - self.around))
        pad = self._pad
        left = self._upward.inset + pad
        texts = [self._tick_text(0, tick, self._across.step) for tick in self._across.ticks[-1:]]
        right = max(pad, space.widest(texts, space.tick()) / 2)
        per_x = (self._across.high - self._across.low) / max(1.0, box.width - left - right)
        top, bottom = max(HEAD * space.size.tick, pad), pad if self._upward.scale.low else 0.0
        scale = self._upward.scale
        per_y = (scale.high - scale.low) / max(1.0, box.height - top - bottom)
        low = self._across.low - left * per_x
        return Grid(box, low, low + box.width * per_x, scale.low - bottom * per_y, scale.high + top * per_y)

    def panels(self) -> tuple[Panel, ...]:
        """Return the key, the plot, and the titles around it."""
        space, grid = self.space, self.grid
        if not self.held[0] or not self.held[1]:
            style = space.label("mute", 500)
            text = Label("missing", 0, 1.2 * style.size, self.plot.formatter.short(None, self.columns[1]), style)
            return (pixel_panel("points", Box(0, 0, space.width, space.height), [text]),)
        field = Field(grid, space)
        ground = value_marks(self._upward, grid.x_low, grid.x_high, space)
        field.take(ground)
        across = self._across_marks()
        field.taken += [self._box(spot) for spot in self.spots]
        names, leaders, dropped = self._names(field)
        notes = self._notes(field)
        marks = [*ground, *across, *leaders, *self._dots(), *names, *notes]
        ticks = tuple(Tick(tick, self._tick_text(0, tick, self._across.step)) for tick in self._across.ticks)
        x = Axis(grid.x_low, grid.x_high, ticks)
        plot = Panel("points", grid.box, x, self._upward.axis(grid.y_low, grid.y_high), tuple(marks), dropped)
        titles = pixel_panel("titles", Box(0, 0, space.width, space.height), self._titles())
        return (*((self.key,) if self.key else ()), plot, titles)

    def _box(self, spot: _Spot) -> Box:
        x, y = self.grid.pixel(spot.x, spot.y)
        return Box(x - spot.radius, y - spot.radius, 2 * spot.radius, 2 * spot.radius)

    def _across_marks(self) -> list[Mark]:
        """Return the lower edge with its ticks, and an upright line at zero where it lies inside."""
        grid, space, style = self.grid, self.space, self.space.tick()
        color, unit = space.brand.color("axis"), space.unit
        left = grid.x_low + self._upward.inset * grid.per_pixel_x
        marks: list[Mark] = [Rule("edge", left, grid.y_low, grid.x_high, grid.y_low, color, unit)]
        if self._across.low < 0 < self._across.high:
            marks.append(Rule("zero-x", 0, grid.y_low, 0, grid.y_high, color, 1.6 * unit))
        for number, tick in enumerate(self._across.ticks):
            low = grid.y_low + 0.35 * style.size * grid.per_pixel_y
            marks.append(Rule(f"notch-{number}", tick, grid.y_low, tick, low, color, unit))
            text = self._tick_text(0, tick, self._across.step)
            marks.append(Label(f"tick-x-{number}", tick, grid.y_low, text, style, "middle", dy=1.45 * style.size))
        return marks

    def _dots(self) -> Iterator[Mark]:
        brand, unit = self.space.brand, self.space.unit
        for spot in self.spots:
            yield Dots(
                id=f"dot-0-{spot.index}",
                xs=(spot.x,),
                ys=(spot.y,),
                radius=spot.radius,
                color=spot.point.color,
                outline=brand.color("paper"),
                outline_width=1.5 * unit,
                series=spot.point.group,
                tips=(spot.point.tip,),
            )

    def _outermost(self) -> set[int]:
        """Return the points whose names stay: the highest and lowest of each scale, and the largest."""
        kept: set[int] = set()
        for measure in (lambda spot: spot.x, lambda spot: spot.y):
            kept |= {min(self.spots, key=measure).index, max(self.spots, key=measure).index}
        return kept | ({max(self.spots, key=lambda spot: spot.radius).index} if self.sized else set())

    def _names(self, field: Field) -> tuple[list[Mark], list[Mark], tuple[str, ...]]:
        """Return the names that have room, lines to those that stand apart, and the names that are left out."""
        kept = self._outermost() if self.spots else set()
        order = sorted(self.spots, key=lambda spot: (not spot.point.strong, spot.index not in kept, -spot.radius))
        names: list[Mark] = []
        leaders: list[Mark] = []
        dropped: list[str] = []
        for spot in order:
            block = self._free(spot, field)
            if block:
                field.take(block)
                names += block
            elif spot.point.strong or spot.index in kept:
                near = Near(spot.radius + 0.3 * self.space.size.tick, (third(self.grid, self.space),))
                apart = field.text(f"name-{spot.index}", (spot.x, spot.y), spot.point.item.name, near)
                names += [mark for mark in apart if isinstance(mark, Label)]
                leaders += [mark for mark in apart if isinstance(mark, Rule)]
            else:
                dropped.append(spot.point.item.name)
        return names, leaders, tuple(dropped)

    def _style(self, point: Point) -> TextStyle:
        if point.strong:
            return self.space.label(self.space.brand.text_color(point.color), 700, self.space.size.tick)
        return self.space.tick(500, "ink")

    def _free(self, spot: _Spot, field: Field) -> list[Label]:
        """Return the name beside a point, at the first of eight places where nothing is in the way."""
        style = self._style(spot.point)
        wrapped = self.space.ruler.wrap(spot.point.item.name, style, third(self.grid, self.space), 3)
        distance = spot.radius + 0.3 * style.size
        for anchor, right, down, valign in (PLACES[2], PLACES[3], *PLACES[:2], *PLACES[4:]):
            at = At(spot.x, spot.y, right * distance, down * distance, anchor, valign)
            block = text_block(f"name-{spot.index}", wrapped.lines, style, at)
            if not any(map(field.crowd, block)) and all(self._inside(field.box(label)) for label in block):
                return block
        return []

    def _inside(self, box: Box) -> bool:
        plot = self.grid.box
        return plot.y <= box.y and box.y + box.height <= plot.y + plot.height

    def _notes(self, field: Field) -> list[Mark]:
        marks: list[Mark] = []
        for number, line in enumerate(notes_of(self.plot, ReferenceLine)):
            marks += field.reference(f"line-{number}", self.plot.fact(line.value), self.plot.text(line.words))
        for number, note in enumerate(notes_of(self.plot, TextAt)):
            spot = next((spot for spot in self.spots if spot.point.item.key == note.at), None)
            if spot is not None:
                near = Near(spot.radius + 0.5 * self.space.size.tick, (third(self.grid, self.space),))
                marks += field.text(f"text-{number}", (spot.x, spot.y), self.plot.text(note.words), near)
        return marks

    def _titles(self) -> list[Mark]:
        """Return the titles of both scales and the names of what is missing, in body pixels."""
        space, size = self.space, self.space.size.tick
        style = space.tick(600, "ink")
        box = self.grid.box
        above = At(0, box.y - 0.5 * size, valign="bottom")
        below = At(space.width, box.y + box.height + (1.45 + 1.25 - CAP) * size, anchor="end", valign="top")
        marks: list[Mark] = [*text_block("title-y", self._title(1), style, above)]
        marks += text_block("title-x", self._title(0), style, below, leading=1.25)
        at = At(0, below.y + (1.25 * len(self._title(0)) + 0.4) * size, valign="top")
        return [*marks, *text_block("missing", self._missing, space.tick(500), at, leading=1.25)]


def _round_down(value: float) -> float:
    """Return the largest of 1, 2 or 5 times a power of ten that is not above a positive value."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(factor * power for factor in (1, 2, 5) if factor * power <= value * (1 + 1e-9))


def _right(marks: Sequence[Mark], space: Space) -> float:
    """Return the right edge of the texts of a key."""
    return max(mark.x + space.text_width(mark.text, mark.style) for mark in marks if isinstance(mark, Label))


def _lowered(mark: Mark, by: float) -> Mark:
    """Return a mark of a key some pixels lower."""
    if isinstance(mark, Label):
        return replace(mark, y=mark.y + by)
    if isinstance(mark, Dots):
        return replace(mark, ys=tuple(None if y is None else y + by for y in mark.ys))
    return mark
