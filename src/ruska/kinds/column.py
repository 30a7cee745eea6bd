"""Column: upright bars, best for years and other short categories; the value above each column where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Plot
from ruska.kinds.bar import Bar
from ruska.kinds.bars import GAP, MISSING, BarKind, Segment, extremes, inside_style, values_fit, values_left_out
from ruska.kinds.colors import highlighted
from ruska.kinds.draft import Draft
from ruska.kinds.notes import index_of, notes_of, reference_values, series_of
from ruska.kinds.rowmarks import value_label
from ruska.kinds.upright import TIME
from ruska.layout.annotate import Field, Near, period_head, third
from ruska.layout.axes import (
    HEAD,
    ValueAxis,
    fitting_ticks,
    make_value_axis,
    tick_marks,
    tick_room,
    ticks_left_out,
    value_marks,
    zero_mark,
)
from ruska.layout.boxes import Grid
from ruska.layout.ends import End, Gutter, PlacedEnd, end_labels, ends_gap, ends_width, place_ends
from ruska.layout.keys import key_panel
from ruska.layout.space import CAP, At, Space, block_height, pixel_panel, text_block
from ruska.ruler import Wrapped
from ruska.scene import Axis, Box, Label, Mark, Panel, Rect, Tick

MAX_HALF = 3.2
"""Half the largest width of a column, in parts of the label size."""

TEXT_GAP = 0.5
"""The gap between a column's side and a text beside it, in parts of the tick size."""

NAME_SHARE = 0.94
"""The part of a column's pitch that its name may take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column(BarKind):
    """Upright bars: amounts of years, or of a few things with short names.

    For: up to about twenty years or months, with each figure printed where there is room; parts piled up by year;
    balances about zero.
    Not for: long names (`Bar`), many series at once, or a development whose course matters more than its amounts
    (`Line`).

    Names or values that have no room turn the columns into bars. A year that the data lack keeps its place, empty.
    """

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        if self._lies_down(self.draft(plot, space)):
            return self._lying().body_height(plot, space)
        return 20 * space.size.label

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide columns, ticks and labels."""
        draft = self.draft(plot, space)
        if self._lies_down(draft):
            return self._lying().resolve(plot, space)
        columns = _Columns(self, draft, self.segments(draft))
        entries = [] if columns.named_at_end else self.key_entries(draft.matrix, space)
        panels = [key_panel("key", entries, space)] if entries else []
        panels += columns.sign_key(_below(panels, space))
        return (*panels, columns.panel(_below(panels, space)))

    def _lying(self) -> Bar:
        return Bar(**{field.name: getattr(self, field.name) for field in fields(self)})

    def _lies_down(self, draft: Draft) -> bool:
        """Tell whether the names do not fit below the columns, or the values above them."""
        matrix, space = draft.matrix, draft.space
        if matrix.category_column.type in TIME:
            return False
        style = space.tick(700)
        pitch = NAME_SHARE * _share(self, space) * space.width / max(1, len(matrix.categories))
        names = [item.name for item in matrix.categories]
        if any(space.widest(name.split(), style) > pitch for name in names):
            return True
        if any(len(space.ruler.wrap(name, style, pitch).lines) > 3 for name in names):
            return True
        return not self.piled and not values_fit(self, draft, self.segments(draft))


def _below(panels: Sequence[Panel], space: Space) -> float:
    """Return the pixels of the body that keys above the columns take."""
    return panels[-1].box.y + panels[-1].box.height + 0.6 * space.size.label if panels else 0.0


def _share(kind: BarKind, space: Space) -> float:
    """Return the part of the width that columns have at least: piles stand on an axis and beside names."""
    if not kind.piled:
        return 1.0
    return 0.52 if space.narrow else 0.7


@dataclass(frozen=True, slots=True)
class _Heights:
    """The vertical layout: the axis, the domain of the panel, its top in the body and its height in pixels."""

    axis: ValueAxis
    y_low: float
    y_high: float
    top: float
    height: float

    def pixel(self, value: float) -> float:
        """Return how many pixels below the panel's top a value stands."""
        return (self.y_high - value) / (self.y_high - self.y_low) * self.height


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where columns stand: the grid, the axis behind them, the pixels of one category, and the names at the right."""

    grid: Grid
    axis: ValueAxis
    pitch: float
    ends: tuple[PlacedEnd, ...]
    gap: float


@dataclass(frozen=True, slots=True)
class _Columns:
    """Draws the columns of one graphic."""

    kind: Column
    draft: Draft
    segments: Sequence[Segment]

    @property
    def space(self) -> Space:
        """The space to fill."""
        return self.draft.space

    @property
    def labelled(self) -> bool:
        """Whether values stand above the columns, which makes an axis needless."""
        return not self.kind.piled and values_fit(self.kind, self.draft, self.segments)

    @property
    def named_at_end(self) -> bool:
        """Whether the parts of a pile are named beside the last column, which makes a key needless."""
        several = len(self.draft.matrix.series) > 1
        return self.kind.piled and several and all(segment.value is not None for segment in self._last())

    def _last(self) -> list[Segment]:
        last = len(self.draft.matrix.categories) - 1
        return [segment for segment in self.segments if segment.category == last]

    def panel(self, top: float) -> Panel:
        """Return the panel, `top` pixels below the top of the body."""
        layout = self._layout(self._heights(top))
        grid, texts = layout.grid, Field(layout.grid, self.space)
        marks = self._periods(texts)
        if not self.labelled:
            marks += value_marks(layout.axis, grid.x_low, grid.x_high, self.space)
        marks += [self._rect(segment, layout) for segment in self.segments if segment.value is not None]
        if self.labelled or grid.y_low < 0:
            marks.append(zero_mark(grid.x_low, grid.x_high, self.space))
        labels = [label for segment in self.segments for label in self._value(segment, layout)]
        labels += [mark for end in layout.ends for mark in end_labels(end, grid.x_high, grid.y_high, layout.gap)]
        labels += self._names(layout)
        texts.take([*marks, *labels])
        texts.taken += [self._ground(segment, layout) for segment in self.segments if segment.value is not None]
        marks += [*labels, *self._annotations(texts)]
        ticks = tuple(Tick(index, item.name) for index, item in enumerate(self.draft.matrix.categories))
        axis = layout.axis.axis(grid.y_low, grid.y_high)
        inside = values_left_out(self.draft, self.segments, labels) if self.kind.piled else ()
        dropped = (*inside, *self._unnamed(layout))
        return Panel("columns", grid.box, Axis(grid.x_low, grid.x_high, ticks), axis, tuple(marks), dropped)

    def sign_key(self, top: float) -> list[Panel]:
        """Return a panel, `top` pixels down the body, that explains the sign of missing figures where it is set.

        One of small multiples has none, as its columns would stand lower than those of its neighbours.
        """
        if self.draft.plot.shared.table is not None:
            return []
        layout, style = self._layout(self._heights(top)), self.space.tick()
        gaps = [segment for segment in self.segments if segment.value is None]
        if (MISSING,) not in [tuple(mark.text for mark in self._missing(gap, layout)) for gap in gaps]:
            return []
        words = self.space.ruler.fit(f"{MISSING} {gaps[0].text}", style, self.space.width)
        label = Label("missing-key", 0, CAP * style.size, words, style)
        return [pixel_panel("missing-key", Box(0, top, self.space.width, style.size), [label])]

    def _heights(self, top: float) -> _Heights:
        """Keep room for tick texts or values above, values of negative columns below, periods' names, and names."""
        space, plot = self.space, self.draft.plot
        periods = [plot.text(period.words) for period in notes_of(plot, Period)]
        above = 1.5 * space.size.label if self.labelled else 0.0
        head = max(HEAD * space.size.tick, above + period_head(periods, space) + self._text_head())
        height = space.height - top - head - tick_room(space, self._name_lines())
        low, high = extremes(self.segments)
        references = reference_values(plot)
        known = [low, high] if any(segment.value is not None for segment in self.segments) else []
        axis = make_value_axis([*known, *references], space, height, self.draft.tick_text)
        below = 1.5 * space.size.label if low < 0 and self.labelled else 0.0
        y_low, y_high = axis.scale.low, axis.scale.high
        if self.labelled:
            y_low, y_high = min([low, *references]), max([high, *references])
        per_pixel = (y_high - y_low) / (height - below)
        return _Heights(axis, y_low - below * per_pixel, y_high + head * per_pixel, top, height + head)

    def _layout(self, heights: _Heights) -> _Layout:
        space, count = self.space, len(self.draft.matrix.categories)
        gutter = Gutter(space, (0.3 if space.narrow else 0.24) * space.width, 0, heights.height)
        ends = place_ends(self._ends(heights), gutter) if self.named_at_end else []
        gap = ends_gap(ends, space)
        inset = 0.0 if self.labelled else heights.axis.inset
        width = space.width - (ends_width(ends) + gap if ends else 0.0)
        pitch = (width - inset) / count
        right = 0.0
        if self.draft.matrix.category_column.type in TIME:
            # First and last year are always named; where columns are narrower than names, they need room.
            half = 0.5 * space.text_width(self.draft.matrix.categories[-1].name, space.tick(500))
            inset, right = max(inset, half - pitch / 2), max(0.0, half - pitch / 2)
            pitch = (width - inset - right) / count
        box = Box(0, heights.top, width, heights.height)
        grid = Grid(box, -0.5 - inset / pitch, count - 0.5 + right / pitch, heights.y_low, heights.y_high)
        return _Layout(grid, heights.axis, pitch, tuple(ends), gap)

    def _ends(self, heights: _Heights) -> list[End]:
        """Return the names of a pile's parts, with their values where those have no room inside the columns."""
        space, count = self.space, len(self.draft.matrix.categories)
        widest = space.widest((segment.text for segment in self.segments), space.label(weight=600))
        inside = widest < 0.8 * (1 - GAP) * space.width / count
        marked = highlighted(self.draft.matrix.series, self.kind.highlight)
        return [
            End(
                series=segment.key,
                name=self.draft.matrix.series[segment.series].name,
                value="" if inside else segment.text,
                color=space.brand.text_color(segment.color),
                y=heights.pixel((segment.start + segment.end) / 2),
                strong=marked[segment.series],
            )
            for segment in self._last()
        ]

    def _lane(self, segment: Segment, layout: _Layout) -> tuple[float, float]:
        """Return middle and half width of a column in the x domain."""
        lanes = self.kind.lanes(self.draft.matrix)
        lane = min((1 - GAP) / lanes, 2 * MAX_HALF * self.space.size.label / layout.pitch)
        position = 0 if self.kind.piled else segment.series
        centre = segment.category + (position - (lanes - 1) / 2) * lane
        return centre, 0.5 * lane * (1 if lanes == 1 else 0.94)

    def _rect(self, segment: Segment, layout: _Layout) -> Rect:
        centre, half = self._lane(segment, layout)
        return Rect(
            id=segment.id,
            x0=centre - half,
            y0=segment.start,
            x1=centre + half,
            y1=segment.end,
            color=segment.color,
            series=segment.key,
            tip=segment.tip,
            outline=self.space.brand.color("paper") if self.kind.piled else "",
            outline_width=2 * self.space.unit if self.kind.piled else 0.0,
        )

    def _pixels(self, segment: Segment, layout: _Layout) -> Box:
        """Return the box of a column in body pixels."""
        centre, half = self._lane(segment, layout)
        x0, y0 = layout.grid.pixel(centre - half, max(segment.start, segment.end))
        x1, y1 = layout.grid.pixel(centre + half, min(segment.start, segment.end))
        return Box(x0, y0, x1 - x0, y1 - y0)

    def _ground(self, segment: Segment, layout: _Layout) -> Box:
        """Return the box of a column with the gap that texts keep to its sides."""
        box, gap = self._pixels(segment, layout), TEXT_GAP * self.space.size.tick
        return Box(box.x - gap, box.y, box.width + 2 * gap, box.height)

    def _value(self, segment: Segment, layout: _Layout) -> list[Mark]:
        if segment.value is None:
            return list(self._missing(segment, layout))
        if self.kind.piled:
            return self._inside(segment, layout)
        if not self.labelled:
            return []
        bold = self.kind.bold(self.draft.matrix)[segment.category]
        brand = self.space.brand
        style = self.space.label(brand.text_color(segment.color) if bold else "ink", 700 if bold else 600)
        dy = (1.05 if segment.value < 0 else -0.4) * style.size
        centre = self._lane(segment, layout)[0]
        return [Label(f"{segment.id}-value", centre, segment.end, segment.text, style, "middle", dy=dy)]

    def _missing(self, segment: Segment, layout: _Layout) -> list[Label]:
        """Return what stands on the base line for a missing figure; once for a pile that has no parts at all."""
        whole = all(other.value is None for other in self.segments if other.category == segment.category)
        if self.kind.piled and (segment.series > 0 or not whole):
            return []
        style = self.space.tick()
        lines = self._missing_lines(segment.text, layout.pitch)
        at = At(self._lane(segment, layout)[0], 0, 0, -0.4 * style.size, "middle", "bottom")
        return text_block(f"{segment.id}-value", lines, style, at)

    def _missing_lines(self, words: str, pitch: float) -> tuple[str, ...]:
        """Return the words for a missing figure as a column's room breaks them, else their sign, nothing without room.

        `pitch` are the pixels of a category.
        """
        style, room = self.space.tick(), NAME_SHARE * pitch / self.kind.lanes(self.draft.matrix)
        if self.space.widest(words.split(), style) < room:
            return self.space.ruler.wrap(words, style, room, 3).lines
        return (MISSING,) if self.space.text_width(MISSING, style) < room else ()

    def _inside(self, segment: Segment, layout: _Layout) -> list[Mark]:
        style = inside_style(self.space.label(size=0.92 * self.space.size.label), segment.color, self.space)
        box = self._pixels(segment, layout)
        if box.height < 1.25 * style.size or self.space.text_width(segment.text, style) + 0.35 * style.size > box.width:
            return []
        at = At(segment.category, (segment.start + segment.end) / 2, anchor="middle")
        return [value_label(f"{segment.id}-value", at, segment.text, style)]

    def _wrapped(self, pitch: float) -> list[tuple[str, ...]]:
        names = [item.name for item in self.draft.matrix.categories]
        if self.draft.matrix.category_column.type in TIME:
            return [(name,) for name in names]
        bold = self.kind.bold(self.draft.matrix)
        styles = [self.space.tick(700 if flag else 500) for flag in bold]
        return [
            self.space.ruler.wrap(name, style, NAME_SHARE * pitch).lines
            for name, style in zip(names, styles, strict=True)
        ]

    def _name_lines(self) -> int:
        pitch = _share(self.kind, self.space) * self.space.width / len(self.draft.matrix.categories)
        return max(len(lines) for lines in self._wrapped(pitch))

    def _names(self, layout: _Layout) -> list[Mark]:
        space, matrix = self.space, self.draft.matrix
        if matrix.category_column.type in TIME:
            ticks = [Tick(float(index), item.name) for index, item in enumerate(matrix.categories)]
            return list(tick_marks(ticks, self._named(layout), layout.grid.y_low, space))
        bold = self.kind.bold(matrix)
        marks: list[Mark] = []
        for index, lines in enumerate(self._wrapped(layout.pitch)):
            style = space.tick(700 if bold[index] else 500, "ink")
            at = At(float(index), layout.grid.y_low, 0, 0.82 * style.size, "middle", "top")
            marks += text_block(f"tick-x-{index}", lines, style, at)
        return marks

    def _named(self, layout: _Layout) -> list[int]:
        """Return the columns of a row of years that are named."""
        return fitting_ticks([item.name for item in self.draft.matrix.categories], layout.pitch, self.space)

    def _unnamed(self, layout: _Layout) -> tuple[str, ...]:
        """Return the years that have no room for their name."""
        if self.draft.matrix.category_column.type not in TIME:
            return ()
        return ticks_left_out([item.name for item in self.draft.matrix.categories], self._named(layout))

    def _periods(self, texts: Field) -> list[Mark]:
        keys, marks = self.draft.keys(), list[Mark]()
        for number, period in enumerate(notes_of(self.draft.plot, Period)):
            ends = index_of(keys, period.start) - 0.5, index_of(keys, period.end) + 0.5
            marks += texts.period(f"period-{number}", ends, self.draft.plot.text(period.words))
        return marks

    def _over(self, note: TextAt) -> Wrapped:
        """Break a text to stand over its column, as wide as the column's pitch."""
        pitch = NAME_SHARE * self.space.width / len(self.draft.matrix.categories)
        style, words = self.space.tick(500), self.draft.plot.text(note.words)
        wrapped = self.space.ruler.wrap(words, style, pitch, 3)
        broken = self.space.widest(words.split(), style) > pitch
        return replace(wrapped, truncated=True) if broken else wrapped

    def _text_head(self) -> float:
        """Return the pixels that texts over columns take above the values."""
        style = self.space.tick(500)
        over = [self._over(note) for note in notes_of(self.draft.plot, TextAt)]
        lines = max((len(wrapped.lines) for wrapped in over if not wrapped.truncated), default=0)
        return block_height(lines, style) + 0.6 * style.size if lines else 0.0

    def _annotations(self, texts: Field) -> list[Mark]:
        plot, marks = self.draft.plot, list[Mark]()
        for number, line in enumerate(notes_of(plot, ReferenceLine)):
            marks += texts.reference(f"line-{number}", plot.fact(line.value), plot.text(line.words))
        for number, note in enumerate(notes_of(plot, TextAt)):
            category = index_of(self.draft.keys(), note.at)
            series = series_of(note, self.draft.matrix) if note.series else None
            ends = [s.end for s in self.segments if s.category == category and series in (None, s.series)]
            clear = (1.75 if self.labelled else 0.8) * self.space.size.label
            over = () if self._over(note).truncated else (NAME_SHARE / texts.grid.per_pixel_x,)
            near = Near(clear, (*over, third(texts.grid, self.space)))
            marks += texts.text(f"text-{number}", (category, max(ends)), plot.text(note.words), near)
        return marks
