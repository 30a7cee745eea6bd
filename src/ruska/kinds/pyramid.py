"""Population pyramid: two bars back to back for each age, the youngest at the bottom; one, or two side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Item, Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted
from ruska.kinds.draft import Draft
from ruska.kinds.notes import index_of, notes_of, refuse, series_of
from ruska.kinds.panels import Part, split, title_height, title_lines, title_marks
from ruska.kinds.rowmarks import value_label
from ruska.layout.axes import ticks_left_out
from ruska.layout.rows import reach
from ruska.layout.space import CAP, At, Space, pixel_panel
from ruska.scales import ValueScale, thin, value_scale
from ruska.scene import Anchor, Axis, Box, Label, Mark, Panel, PlottedTable, Rect, Rule, TextStyle

THICK = 0.86
"""The part of a row that a bar fills: ages follow one another without a break, so the gaps are thin."""

PITCH = 1.3
"""Height of a row on a body that may grow, in parts of the tick size."""

ROOMY = 1.75
"""From this height of a row on, in parts of the tick size, every bar has its value and no axis is needed."""

APART = 2.2
"""Pixels between two pyramids, in parts of the label size."""

ABREAST = 17
"""Two pyramids stand side by side where each has this width, in parts of the label size."""

SIDE_WORDS = ".."
"""What stands for a missing figure where its words have no room, as in the tables of statistical offices."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pyramid:
    """A population pyramid: for each age group two bars back to back, the youngest at the bottom.

    For: the age structure of one population, or of two side by side on one scale; what stands out is one age group.
    Not for: anything but two groups over ordered classes; more than two populations (use Facet or Line).

    `category`: the column of age groups, youngest first in the table (or name an `order`).
    `value`: the column of figures, none of them negative.
    `series`: the column with the two sides; the first stands at the left (`series_order` names another order).
    `by`: a column with two values, a pyramid each, on one scale.
    `highlight`: an age group, or a list of them; both their bars take the highlight colour and print their values.
    `percent`: draw each bar as a share of its whole pyramid, so that populations of different size can be compared.
    `scale`, `decimals`: how values are printed, as in all kinds.
    """

    category: str
    value: str
    series: str
    by: str = ""
    highlight: Highlight = None
    percent: bool = False
    order: Order = "table"
    series_order: Order = "table"
    by_order: Order = "table"
    scale: float = 1
    decimals: int | None = None

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row an age group, a column a side of each pyramid."""
        parts = self._parts(plot)
        tables = [matrix_table(self._matrix(part.plot), plot.formatter) for part in parts]
        if not self.by:
            return tables[0]
        heads = [
            replace(column, key=f"{part.item.key}:{column.key}", label=f"{part.item.name}, {column.label}")
            for part, table in zip(parts, tables, strict=True)
            for column in table.columns[1:]
        ]
        rows = [
            (rows[0][0], *(cell for row in rows for cell in row[1:]))
            for rows in zip(*(table.rows for table in tables), strict=True)
        ]
        return PlottedTable((tables[0].columns[0], *heads), tuple(rows))

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        pyramids = self._pyramids(plot, space)
        one = pyramids.head + pyramids.foot + pyramids.count * PITCH * space.size.tick
        return one * len(pyramids.parts) + APART * space.size.label * (len(pyramids.parts) - 1)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide the two sides of each pyramid, all bars on one scale."""
        return self._pyramids(plot, space).panels()

    def _parts(self, plot: Plot) -> list[Part]:
        if not self.by:
            return [Part(Item("", ""), plot)]
        parts = split(plot, self.by, self.by_order)
        if len(parts) > 2:
            raise ScriptError(f'{len(parts)} pyramids of "{self.by}" are too many for one graphic; use Facet.')
        return parts

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(
            plot, self.category, self.value, self.series, order=self.order, series_order=self.series_order
        )
        if len(matrix.series) != 2:
            names = ", ".join(item.name for item in matrix.series)
            raise ScriptError(f'a pyramid has two sides, "{self.series}" has {len(matrix.series)}: {names}.')
        if any(value is not None and value < 0 for row in matrix.values for value in row):
            raise ScriptError("a pyramid cannot show negative values; use Bar.")
        return matrix

    def _pyramids(self, plot: Plot, space: Space) -> "_Pyramids":
        refuse(plot, "a pyramid", ReferenceLine)
        parts = self._parts(plot)
        drafts = [self._draft(part.plot, space) for part in parts]
        keys = drafts[0].keys()
        for part, draft in zip(parts, drafts, strict=True):
            if draft.keys() != keys or draft.matrix.series != drafts[0].matrix.series:
                raise ScriptError(
                    f'the pyramids of "{self.by}" differ in their age groups or sides ({part.item.name}); '
                    "select those that all of them have."
                )
        strong = highlighted(drafts[0].matrix.categories, self.highlight)
        return _Pyramids(drafts, [part.item.name for part in parts] if self.by else [], strong, space)

    def _draft(self, plot: Plot, space: Space) -> Draft:
        draft = Draft.of(plot, space, self._matrix(plot), Numbers(self.scale, self.decimals))
        return _as_shares_of_all(draft) if self.percent else draft


def _as_shares_of_all(draft: Draft) -> Draft:
    """Return the draft with every figure as percent of the sum of both sides; all are missing where one is."""
    present = draft.values()
    whole = sum(present) if len(present) == sum(map(len, draft.matrix.values)) else 0.0
    values = tuple(
        tuple(100 * (value or 0.0) / whole if whole else None for value in row) for row in draft.matrix.values
    )
    decimals = 1 if draft.numbers.decimals is None else draft.numbers.decimals
    column = replace(draft.matrix.value_column, unit="percent", decimals=decimals)
    return replace(
        draft, matrix=replace(draft.matrix, values=values, value_column=column), numbers=Numbers(1, decimals)
    )


@dataclass(frozen=True)
class _Pyramids:
    """Lays out one or two pyramids; `names` are their titles, none for a single one."""

    drafts: Sequence[Draft]
    names: Sequence[str]
    strong: Sequence[bool]
    space: Space

    @property
    def parts(self) -> Sequence[Draft]:
        """The pyramids."""
        return self.drafts

    @property
    def count(self) -> int:
        """How many age groups there are."""
        return len(self.strong)

    @cached_property
    def abreast(self) -> bool:
        """Whether two pyramids stand side by side."""
        return len(self.drafts) == 1 or self.space.width > len(self.drafts) * ABREAST * self.space.size.label

    @cached_property
    def width(self) -> float:
        """The width of one pyramid."""
        count = len(self.drafts) if self.abreast else 1
        return (self.space.width - APART * self.space.size.label * (count - 1)) / count

    @cached_property
    def titles(self) -> list[tuple[str, ...]]:
        """The titles, broken into lines."""
        return title_lines(list(self.names), self.width, self.space)

    @property
    def head(self) -> float:
        """The pixels above the rows: the title and the names of the sides."""
        return title_height(self.titles, self.space) + 1.6 * self.space.size.label

    @property
    def foot(self) -> float:
        """The pixels below the rows: the texts of the axis."""
        return 1.9 * self.space.size.tick

    @cached_property
    def scale(self) -> ValueScale:
        """The ticks of one side, for all sides."""
        values = [value for draft in self.drafts for value in draft.values()]
        values += [*self.drafts[0].plot.shared.values]
        return value_scale(values, 2 if self.width < 24 * self.space.size.label else 3)

    def panels(self) -> tuple[Panel, ...]:
        """Return all sides, and the texts around them."""
        space, gap = self.space, APART * self.space.size.label
        rows = 1 if self.abreast else len(self.drafts)
        height = (space.height - gap * (rows - 1)) / rows
        panels: list[Panel] = []
        for index, draft in enumerate(self.drafts):
            across, down = (index, 0) if self.abreast else (0, index)
            area = Box(across * (self.width + gap), down * (height + gap), self.width, height)
            pyramid = _Pyramid(self, draft, area, f"{index}-" if len(self.drafts) > 1 else "")
            title = title_marks(f"title-{index}", self.titles[index], area, space) if self.names else []
            panels += pyramid.panels(title)
        return tuple(panels)


@dataclass(frozen=True)
class _Pyramid:
    """Draws one pyramid in its area of the body; `prefix` tells its panels from another's."""

    whole: _Pyramids
    draft: Draft
    area: Box
    prefix: str

    @property
    def space(self) -> Space:
        """The body."""
        return self.whole.space

    @cached_property
    def pitch(self) -> float:
        """The height of a row."""
        return (self.area.height - self.whole.head - self.whole.foot) / self.whole.count

    @cached_property
    def text(self) -> TextStyle:
        """The style of ages and values: as large as the rows allow."""
        size = min(self.space.size.tick, max(self.space.size.floor, 0.92 * self.pitch))
        return self.space.label(size=size)

    @cached_property
    def named(self) -> list[int]:
        """The ages that are named, counted from the youngest; all where the rows are high enough."""
        fits = int((self.whole.count - 1) * self.pitch / (1.02 * self.text.size)) + 1
        return thin(self.whole.count, fits)

    @property
    def roomy(self) -> bool:
        """Whether every bar has its value beside it."""
        return self.pitch >= ROOMY * self.space.size.tick

    @cached_property
    def gutter(self) -> float:
        """The width of the column of ages between the sides."""
        names = [self.draft.matrix.categories[index].name for index in self.named]
        return (
            min(self.space.widest(names, replace(self.text, weight=700)), 0.34 * self.area.width) + 1.3 * self.text.size
        )

    @cached_property
    def half(self) -> float:
        """The width of one side."""
        return (self.area.width - self.gutter) / 2

    @cached_property
    def high(self) -> float:
        """The value at the outer edge: room for the longest bar and the texts after it, the same in all pyramids."""
        last = max([self.whole.scale.high if not self.roomy else 0.0, *self._values()]) or 1.0
        texts = [
            (value, self._text_width(draft.text(value)))
            for draft in self.whole.drafts
            for row in draft.matrix.values
            for index, value in enumerate(row)
            if value is not None and (self.roomy or self.whole.strong[index])
        ]
        return reach(0, last, self.half, texts)[1]

    def _values(self) -> list[float]:
        return [value for draft in self.whole.drafts for value in draft.values()]

    def _text_width(self, text: str) -> float:
        return self.space.text_width(text, replace(self.text, weight=700)) + 0.9 * self.text.size

    def panels(self, title: Sequence[Mark]) -> list[Panel]:
        """Return both sides and the panel of texts."""
        top = self.area.y + self.whole.head
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
        return [*panels, replace(body, dropped=ticks_left_out(names, self.named))]

    @property
    def _height(self) -> float:
        return self.pitch * self.whole.count

    def _middle(self, index: int) -> float:
        """Return the middle of a row, in pixels below the first one's top; the youngest is the last."""
        return (self.whole.count - 1 - index + 0.5) * self.pitch

    def _side(self, side: int) -> list[Mark]:
        bars = [self._bar(side, index) for index in range(self.whole.count)]
        texts = [mark for index in range(self.whole.count) for mark in self._value(side, index)]
        zero = Rule("zero", 0, 0, 0, self._height, self.space.brand.color("axis"), 1.6 * self.space.unit)
        drawn = [bar for bar in bars if bar is not None]
        return [*self._periods(side), *self._grid(), *drawn, zero, *texts, *self._notes(side)]

    def _grid(self) -> list[Mark]:
        """Return a hairline and a text below for every tick, none where every bar has its value."""
        if self.roomy:
            return []
        marks: list[Mark] = []
        style, scale = self.space.tick(), self.whole.scale
        for number, tick in enumerate(tick for tick in scale.ticks if tick <= self.high):
            if tick:
                color = self.space.brand.color("grid")
                marks.append(Rule(f"grid-{number}", tick, 0, tick, self._height, color, self.space.unit))
            text = self.draft.tick_text(tick, scale.step)
            marks.append(Label(f"tick-{number}", tick, self._height, text, style, "middle", dy=1.35 * style.size))
        return marks

    def _color(self, side: int, index: int) -> str:
        brand = self.space.brand
        if any(self.whole.strong):
            return brand.color("highlight" if self.whole.strong[index] else "context")
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

    def _value(self, side: int, index: int) -> list[Mark]:
        """Return the value after a bar where it is printed, and the words for a missing one everywhere."""
        value, strong = self.draft.matrix.values[side][index], self.whole.strong[index]
        fits = self.pitch >= 1.02 * self.text.size
        if value is not None and not (fits and (self.roomy or strong)):
            return []
        brand = self.space.brand
        color = brand.text_color(self._color(side, index)) if strong else brand.color("ink")
        style = replace(self.text, weight=700 if strong else 500, color=brand.color("mute") if value is None else color)
        text = self.draft.text(value)
        if value is None and not (fits and self._text_width(text) < self.half):
            text = SIDE_WORDS
        return [value_label(f"bar-{side}-{index}-value", self._outward(side, value or 0.0, index), text, style)]

    def _outward(self, side: int, value: float, index: int, offset: float = 0.0) -> At:
        """Return the place just outside a bar, `offset` pixels further out."""
        gap = 0.45 * self.text.size + offset
        return At(value, self._middle(index), gap if side else -gap, anchor="start" if side else "end")

    def _periods(self, side: int) -> list[Mark]:
        """Return a ground behind the rows of each period; its name stands at the top of the right side."""
        marks: list[Mark] = []
        style, keys = self.space.tick(500), self.draft.keys()
        for number, period in enumerate(notes_of(self.draft.plot, Period)):
            first, last = sorted(index_of(keys, key) for key in (period.start, period.end))
            y0, y1 = self._middle(last) - self.pitch / 2, self._middle(first) + self.pitch / 2
            marks.append(Rect(f"period-{number}", 0, y0, self.high, y1, self.space.brand.color("birch")))
            if side:
                name = self.space.ruler.fit(self.draft.plot.text(period.words), style, self.half)
                dy = (0.35 + CAP) * style.size
                marks.append(Label(f"period-{number}-name", self.high, y0, name, style, "end", -0.4 * style.size, dy))
        return marks

    def _notes(self, side: int) -> list[Mark]:
        """Return the texts after bars; one without a series stands at the right."""
        marks: list[Mark] = []
        for number, note in enumerate(notes_of(self.draft.plot, TextAt)):
            own = series_of(note, self.draft.matrix) if note.series else 1
            index = index_of(self.draft.keys(), note.at)
            if own != side:
                continue
            value = self.draft.matrix.values[side][index] or 0.0
            used = sum(self._text_width(mark.text) for mark in self._value(side, index) if isinstance(mark, Label))
            at = self._outward(side, value, index, used)
            style = self.space.tick(500, "ink")
            room = self.half * (1 - value / self.high) - abs(at.dx)
            text = self.space.ruler.fit(self.draft.plot.text(note.words), style, max(room, style.size))
            marks.append(value_label(f"note-{number}", at, text, style))
        return marks

    def _ages(self) -> list[Mark]:
        """Return the names of the two sides and of the ages, in body pixels."""
        space, top = self.space, self.area.y + self.whole.head
        centre = self.area.x + self.area.width / 2
        marks: list[Mark] = []
        for side, item in enumerate(self.draft.matrix.series):
            color = "ink" if any(self.whole.strong) else space.brand.text_color(space.brand.series_colors(2)[side])
            style = space.label(color, 600)
            name = space.ruler.fit(item.name, style, self.half)
            x = centre + (1 if side else -1) * self.gutter / 2
            anchor = "start" if side else "end"
            marks.append(
                Label(f"{self.prefix}side-{side}-name", x, top, name, style, anchor, dy=-0.62 * space.size.label)
            )
        for index in self.named:
            style = replace(self.text, weight=700 if self.whole.strong[index] else 400)
            name = space.ruler.fit(self.draft.matrix.categories[index].name, style, self.gutter)
            at = At(centre, top + self._middle(index), anchor="middle")
            marks.append(value_label(f"{self.prefix}age-{index}", at, name, style))
        return marks
