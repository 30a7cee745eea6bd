"""The two sides of one pyramid: bars back to back, ages between them, and the texts outside the bars."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ruska.chart.annotations import Period, TextAt
from ruska.kinds.draft import Draft
from ruska.kinds.notes import index_of, notes_of, series_of
from ruska.kinds.rowmarks import value_label
from ruska.layout.axes import ticks_left_out
from ruska.layout.rows import kept_rows, reach
from ruska.layout.space import At, Space, block_height, pixel_panel, text_block
from ruska.layout.spread import spread
from ruska.scales import ValueScale, thin, value_scale
from ruska.scene import Anchor, Axis, Box, Label, Mark, Panel, Rect, Rule, TextStyle

THICK = 0.86
"""The part of a row that a bar fills: ages follow one another without a break, so the gaps are thin."""

ROOMY = 1.75
"""From this height of a row on, in parts of the tick size, every bar has its value and no axis is needed."""

VALUE_SHARE = 0.36
"""The part of a side that the values of all bars may take."""

NOTED = 11
"""From this width of a side on, in parts of the label size, texts stand beside its bars."""

MAX_PITCH = 4.0
"""The largest height of a row, in parts of the label size."""

LINE, VALUE_HEIGHT = 1.02, 1.1
"""The height that texts one below the other take, and that bars leave to a value, in parts of the texts' size."""

ASTRAY = 1.25
"""How far a name may stand from its row, likewise."""

MISSING = ".."
"""What stands for a missing figure where its words have no room, as in the tables of statistical offices."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A text outside the bars of a side: its lines, the row of its middle, and whether it keeps to the outer edge."""

    id: str
    side: int
    lines: tuple[str, ...]
    row: float
    at_edge: bool = False


@dataclass(frozen=True)
class Sides:
    """Draws one pyramid in `area`, the box of its rows in body pixels.

    `drafts` are all pyramids of the graphic, which share a scale, `strong` tells the highlighted ages, and `prefix`
    keeps the names of panels apart.
    """

    draft: Draft
    drafts: Sequence[Draft]
    strong: Sequence[bool]
    area: Box
    prefix: str

    @property
    def space(self) -> Space:
        """The body."""
        return self.draft.space

    @property
    def count(self) -> int:
        """How many ages there are."""
        return len(self.strong)

    @cached_property
    def pitch(self) -> float:
        """The height of a row."""
        return min(self.area.height / self.count, MAX_PITCH * self.space.size.label)

    @cached_property
    def text(self) -> TextStyle:
        """The style of ages and values: as large as the rows allow."""
        size = min(self.space.size.tick, max(self.space.size.floor, 0.92 * self.pitch))
        return self.space.label(size=size)

    @property
    def _step(self) -> float:
        """The least distance between two texts one below the other."""
        return LINE * self.text.size

    @cached_property
    def places(self) -> dict[int, float]:
        """The middles of the names of ages, in pixels below the first row's top; all are named where rows are high.

        Else the highlighted, the first and the last come first, and move apart as little as they must. The others have
        a name where there is room between them.
        """
        if self.pitch >= self._step:
            return {index: self._middle(index) for index in range(self.count)}
        fits = int((self.count - 1) * self.pitch / self._step) + 1
        places = self._firm_places()
        for index in thin(self.count, fits):
            if all(abs(self._middle(index) - other) >= self._step for other in places.values()):
                places[index] = self._middle(index)
        return places

    def _firm_places(self) -> dict[int, float]:
        """Return the middles of the names that must stand; of too many in a row, those that find room near theirs."""
        ends = {0, self.count - 1}
        firm = [index for index, strong in enumerate(self.strong) if strong or index in ends]
        over = (self._step - self.pitch) / 2
        middles = [self._middle(index) for index in firm]
        apart = spread(middles, [self._step] * len(firm), -over, self._height + over)
        if apart and max(abs(new - old) for new, old in zip(apart, middles, strict=True)) <= ASTRAY * self._step:
            return dict(zip(firm, apart, strict=True))
        kept = kept_rows(self.strong, math.ceil(self._step / self.pitch))
        return {index: self._middle(index) for index in kept if index in firm}

    @cached_property
    def named(self) -> list[int]:
        """The ages that are named, counted from the youngest."""
        return sorted(self.places)

    @cached_property
    def roomy(self) -> bool:
        """Whether every bar has its value beside it."""
        texts = [draft.text(value) for draft in self.drafts for value in draft.values()]
        widest = max(map(self._text_width, texts), default=0.0)
        return self.pitch >= ROOMY * self.space.size.tick and widest < VALUE_SHARE * self.half

    @cached_property
    def scale(self) -> ValueScale:
        """The ticks of one side, for all sides: as many as their texts have room."""
        values = [*self._values(), *self.draft.plot.shared.values]
        for count in (3, 2, 1):
            scale = value_scale(values, count)
            texts = [self.draft.tick_text(tick, scale.step) for tick in scale.ticks]
            if len(texts) * (self.space.widest(texts, self.space.tick()) + self.space.size.tick) < self.half:
                break
        return scale

    @cached_property
    def gutter(self) -> float:
        """The width of the column of ages between the sides."""
        names = [self.draft.matrix.categories[index].name for index in self.named]
        return (
            min(self.space.widest(names, replace(self.text, weight=700)), 0.34 * self.area.width) + 0.9 * self.text.size
        )

    @cached_property
    def half(self) -> float:
        """The width of one side."""
        return (self.area.width - self.gutter) / 2

    @cached_property
    def high(self) -> float:
        """The value at the outer edge: room for the longest bar and the texts after it, the same in all pyramids."""
        ticks = [] if self.roomy else [self.scale.ticks[-1] if self.scale.ticks else 0.0]
        last = max([*self._values(), *self.draft.plot.shared.values, *ticks], default=0.0) or 1.0
        texts = []
        for draft in self.drafts:
            sides = replace(self, draft=draft)
            for side in (0, 1):
                texts += [
                    (sides._clear(side, sides._row(index)), self._text_width(sides._words(side, index)))
                    for index in range(self.count)
                    if sides._words(side, index)
                ]
            texts += [sides._needed(block) for block in sides.blocks]
        return reach(0, last, self.half, texts)[1]

    def _values(self) -> list[float]:
        return [value for draft in self.drafts for value in draft.values()]

    def _text_width(self, text: str) -> float:
        return self.space.text_width(text, replace(self.text, weight=700)) + 0.6 * self.text.size

    def panels(self, title: Sequence[Mark]) -> list[Panel]:
        """Return both sides and the panel of texts."""
        top = self.area.y
        boxes = [Box(self.area.x + side * (self.half + self.gutter), top, self.half, self._height) for side in (0, 1)]
        axes = [Axis(self.high, 0), Axis(0, self.high)]
        upward = Axis(self._height, 0)
        panels = [
            Panel(f"{self.prefix}side-{side}", boxes[side], axes[side], upward, tuple(self._side(side)))
            for side in (0, 1)
        ]
        body = pixel_panel(
            f"{self.prefix}ages", Box(0, 0, self.space.width, self.space.height), [*title, *self._ages()]
        )
        names = [item.name for item in self.draft.matrix.categories]
        texts = [" ".join(block.lines) for block in self._all_blocks() if block not in self.blocks]
        return [*panels, replace(body, dropped=(*texts, *ticks_left_out(names, self.named)))]

    @property
    def _height(self) -> float:
        return self.pitch * self.count

    def _middle(self, index: float) -> float:
        """Return the middle of a row, in pixels below the first one's top; the youngest is the last."""
        return (self.count - 1 - index + 0.5) * self.pitch

    def _side(self, side: int) -> list[Mark]:
        bars = [self._bar(side, index) for index in range(self.count)]
        texts = [mark for index in range(self.count) for mark in self._value(side, index)]
        zero = Rule("zero", 0, 0, 0, self._height, self.space.brand.color("axis"), 1.6 * self.space.unit)
        drawn = [bar for bar in bars if bar is not None]
        notes = [mark for block in self.blocks if block.side == side for mark in self._block(block)]
        return [*self._periods(side), *self._grid(side), *drawn, zero, *texts, *notes]

    def _grid(self, side: int) -> list[Mark]:
        """Return a hairline and a text below for every tick, none where every bar has its value."""
        if self.roomy:
            return []
        marks: list[Mark] = []
        style, scale, used = self.space.tick(), self.scale, -self.gutter
        for number, tick in enumerate(tick for tick in scale.ticks if tick <= self.high):
            text = self.draft.tick_text(tick, scale.step)
            place, room = self.half * tick / self.high, self.space.text_width(text, style) / 2
            inwards = max(0.0, place + room - self.half)
            if place - inwards - room < used + 0.5 * style.size:
                continue
            used = place - inwards + room
            if tick:
                color = self.space.brand.color("grid")
                marks.append(Rule(f"grid-{number}", tick, 0, tick, self._height, color, self.space.unit))
            dx = -inwards if side else inwards
            marks.append(Label(f"tick-{number}", tick, self._height, text, style, "middle", dx, 1.35 * style.size))
        return marks

    def _color(self, side: int, index: int) -> str:
        brand = self.space.brand
        if any(self.strong):
            return brand.color("highlight" if self.strong[index] else "context")
        return brand.series_colors(2)[side]

    def _bar(self, side: int, index: int) -> Rect | None:
        value = self.draft.matrix.values[side][index]
        if value is None:
            return None
        half = 0.5 * THICK * self.pitch
        return Rect(
            id=f"bar-{side}-{index}",
            x0=0,
            y0=self._middle(index) - half,
            x1=value,
            y1=self._middle(index) + half,
            color=self._color(side, index),
            series=str(self.draft.matrix.series[side].key),
            tip=self.draft.tip(side, index),
        )

    def _row(self, index: int) -> float:
        """Return the row at which the texts of an age stand: its own, or where its name had to go."""
        return self.count - 0.5 - self.places.get(index, self._middle(index)) / self.pitch

    def _words(self, side: int, index: int) -> str:
        """Return what is printed after a bar: every value where there is room, the highlighted and missing always.

        Where rows are lower than the text, "missing" stands at the first of neighbouring rows only.
        """
        value, strong = self.draft.matrix.values[side][index], self.strong[index]
        low = self.pitch < self._step
        if value is None:
            text = self.draft.text(None)
            text = text if self._text_width(text) < 0.5 * self.half and not low else MISSING
            return "" if low and index and self.draft.matrix.values[side][index - 1] is None else text
        if strong:
            return self.draft.text(value) if index in self.places else ""
        return self.draft.text(value) if self.roomy else ""

    def _clear(self, side: int, row: float, height: float = 0.0) -> float:
        """Return the end of the longest bar beside a text of `height` pixels (that of a value by default) at a row."""
        rows = 0.5 * (height or VALUE_HEIGHT * self.text.size) / self.pitch + 0.5 * THICK
        near = [i for i in range(self.count) if abs(i - row) < rows]
        return max((self.draft.matrix.values[side][index] or 0.0 for index in near), default=0.0)

    def _value(self, side: int, index: int) -> list[Mark]:
        """Return the text after a bar."""
        value, strong, text = self.draft.matrix.values[side][index], self.strong[index], self._words(side, index)
        if not text:
            return []
        brand = self.space.brand
        color = brand.text_color(self._color(side, index)) if strong else brand.color("ink")
        style = replace(self.text, weight=700 if strong else 500, color=brand.color("mute") if value is None else color)
        row = self._row(index)
        at = self._outward(side, self._clear(side, row), row)
        return [value_label(f"bar-{side}-{index}-value", at, text, style)]

    def _outward(self, side: int, value: float, row: float, offset: float = 0.0) -> At:
        """Return the place just outside a bar, `offset` pixels further out."""
        gap = 0.45 * self.text.size + offset
        return At(value, self._middle(row), gap if side else -gap, anchor="start" if side else "end")

    def _periods(self, side: int) -> list[Mark]:
        """Return a ground behind the rows of each period."""
        marks: list[Mark] = []
        for number, (first, last, _) in enumerate(self._spans()):
            y0, y1 = self._middle(last) - self.pitch / 2, self._middle(first) + self.pitch / 2
            marks.append(Rect(f"period-{number}", 0, y0, self.high, y1, self.space.brand.color("birch")))
        return marks

    def _spans(self) -> list[tuple[int, int, str]]:
        """Return the first and last row of each period, and its name."""
        keys = self.draft.keys()
        spans = []
        for period in notes_of(self.draft.plot, Period):
            first, last = sorted(index_of(keys, key) for key in (period.start, period.end))
            spans.append((first, last, self.draft.plot.text(period.words)))
        return spans

    @property
    def _note_style(self) -> TextStyle:
        return self.space.tick(500, "ink")

    @cached_property
    def blocks(self) -> list[_Block]:
        """The texts beside bars: those of data, and the names of periods, at the right unless a text says where.

        On sides too narrow for them there are none.
        """
        return self._all_blocks() if self.half > NOTED * self.space.size.label else []

    def _all_blocks(self) -> list[_Block]:
        blocks = [
            _Block(f"period-{number}-name", 1, self._wrapped(words), (first + last) / 2, at_edge=True)
            for number, (first, last, words) in enumerate(self._spans())
        ]
        for number, note in enumerate(notes_of(self.draft.plot, TextAt)):
            side = series_of(note, self.draft.matrix) if note.series else 1
            row, lines = index_of(self.draft.keys(), note.at), self._wrapped(self.draft.plot.text(note.words))
            blocks.append(_Block(f"note-{number}", side, lines, row))
        return blocks

    def _wrapped(self, words: str) -> tuple[str, ...]:
        width = max(0.36 * self.half, self.space.widest(words.split(), self._note_style) + 1)
        return self.space.ruler.wrap(words, self._note_style, min(width, 0.7 * self.half), 4).lines

    def _base(self, block: _Block) -> tuple[float, float]:
        """Return the value outside of which a block stands, and the pixels that printed values take there."""
        height = block_height(len(block.lines), self._note_style) + 0.3 * self._note_style.size
        rows = 0.5 * height / self.pitch + 0.5
        near = [index for index in range(self.count) if abs(self._row(index) - block.row) < rows]
        texts = [self._words(block.side, index) for index in near]
        return self._clear(block.side, block.row, height), max(
            self._text_width(text) if text else 0.0 for text in texts
        )

    def _needed(self, block: _Block) -> tuple[float, float]:
        value, used = self._base(block)
        return value, used + self.space.widest(block.lines, self._note_style) + 1.1 * self._note_style.size

    def _block(self, block: _Block) -> list[Mark]:
        style = self._note_style
        value, used = self._base(block)
        at = self._outward(block.side, value, block.row, used)
        if block.at_edge:
            at = At(self.high, self._middle(block.row), -0.4 * style.size, anchor="end")
        return [*text_block(block.id, block.lines, style, at)]

    def _ages(self) -> list[Mark]:
        """Return the names of the two sides and of the ages, in body pixels."""
        space, top = self.space, self.area.y
        centre = self.area.x + self.area.width / 2
        marks: list[Mark] = []
        for side, item in enumerate(self.draft.matrix.series):
            color = "ink" if any(self.strong) else space.brand.text_color(space.brand.series_colors(2)[side])
            style = space.label(color, 600)
            name = space.ruler.fit(item.name, style, self.half)
            x = centre + (1 if side else -1) * self.gutter / 2
            anchor: Anchor = "start" if side else "end"
            id, dy = f"series-{self.prefix}{side}-name", -0.62 * space.size.label
            marks.append(Label(id, x, top, name, style, anchor, dy=dy, series=str(item.key)))
        for index, middle in self.places.items():
            style = replace(self.text, weight=700 if self.strong[index] else 400)
            name = space.ruler.fit(self.draft.matrix.categories[index].name, style, self.gutter)
            at = At(centre, top + middle, anchor="middle")
            marks.append(value_label(f"{self.prefix}age-{index}", at, name, style))
        return marks
