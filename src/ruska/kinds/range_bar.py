"""Range bars: what lies between a low and a high figure, a row each, with a point only where the source states one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ruska.chart.plot import Matrix, Numbers, Plot, matrix_table
from ruska.data import Column
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, category_colors, highlighted
from ruska.kinds.draft import Draft
from ruska.kinds.measures import column_matrix
from ruska.kinds.notes import reference_values
from ruska.kinds.rowmarks import Strip, note_room, row_head, row_notes, value_label
from ruska.layout.entries import Entries, Entry
from ruska.layout.rows import Row, RowColumn, reach
from ruska.layout.space import At, Space, pixel_panel
from ruska.scene import Box, Cell, Dots, Label, Mark, Panel, PlottedTable, Rect, Rule, TableColumn, TextStyle
from ruska.words import clean_text, format_range
from ruska.words.dates import format_moment

RADIUS, VALUE_GAP = 7.5, 0.6
TEXT_SHARE = 0.55
"""The part of a plot's width that the figures behind a range may take before those of a range with a point give way."""

PLAIN = ("exact", "range")
"""Keys of qualifiers that say nothing beyond the figures, and are not printed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RangeBar:
    """Ranges from a low to a high figure, a row each, the largest first.

    For: what is known only between two figures: costs of projects as announced, intervals of a survey.
    Not for: figures that are known (`Bar`), two groups compared (`DotPlot` with `join`), a range over time
    (`BandLine`).

    Where low and high are the same, the source states one figure, and a dot stands there. Nothing is drawn in the
    middle of a range. All rows are in one currency; rows in another are an error, as nothing is converted.

    `category`: the column with a row for each of its values.
    `low` and `high`: the columns of the ends, of one unit.
    `point`: a column with the figure that the source states besides a range, where it states one.
    `qualifier`: a category such as "over" or "nearly", printed before the figure; a dot is then hollow. The keys
    "exact" and "range" are not printed.
    `status` and `status_date`: columns that are printed below the name.
    `currency`: a column that names each row's currency, to be checked.
    `highlight`: the category in the highlight colour; several as a list.
    `order`: "value" puts the largest upper end first, "table" keeps the order of the table.
    `zero`: whether the scale begins at zero.
    `scale`: a divisor of the printed values, such as 1_000 where the subtitle says billions of a column in millions.
    `decimals`: the decimals of printed values; those of the column when left out.
    `signed`: a plus before rises.
    """

    category: str
    low: str
    high: str
    point: str = ""
    qualifier: str = ""
    status: str = ""
    status_date: str = ""
    currency: str = ""
    highlight: Highlight = None
    order: str = "value"
    zero: bool = True
    scale: float = 1
    decimals: int | None = None
    signed: bool = False

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a category, its ends and point, then qualifier, status and its date."""
        matrix = self._matrix(plot)
        figures, rows = matrix_table(matrix, plot.formatter), _rows(plot, self.category)
        extra = [plot.column(name) for name in (self.qualifier, self.status, self.status_date) if name]
        heads = tuple(TableColumn(column.name, plot.formatter.label(column)) for column in extra)
        cells = [
            tuple(_word(plot, column, rows[item.key][column.name]) for column in extra) for item in matrix.categories
        ]
        return PlottedTable(
            (*figures.columns, *heads), tuple((*row, *more) for row, more in zip(figures.rows, cells, strict=True))
        )

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return self._entries(plot, self._matrix(plot), space).wanted_height + row_head(plot, space)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide names, ranges, points and their texts."""
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals, self.signed))
        top = row_head(plot, space)
        laid = self._entries(plot, matrix, space).lay_out(Box(0, top, space.width, space.height - top))
        columns = laid.columns
        ranges = _Ranges(self, draft, self._ranges(draft), row_notes(draft))
        names = [label for column in columns for row in column.rows for label in row.labels]
        named = pixel_panel("names", Box(0, 0, space.width, space.height), names)
        return (
            *ranges.panels(columns),
            replace(named, dropped=laid.dropped),
        )

    def _matrix(self, plot: Plot) -> Matrix:
        """Return low, point and high as series. Raises ScriptError for several currencies and ends out of order."""
        if self.currency:
            found = sorted(map(str, plot.table.values(plot.column(self.currency).name)))
            if len(found) > 1:
                raise ScriptError(
                    f"the rows are in {', '.join(found)}; select one currency a graphic, as nothing is converted."
                )
        names = [name for name in (self.low, self.point, self.high) if name]
        matrix = column_matrix(plot, self.category, names, "a chart of ranges")
        for index, item in enumerate(matrix.categories):
            known = [value for value in matrix.category_values(index) if value is not None]
            if known != sorted(known):
                raise ScriptError(f"the figures of {item.name} do not ascend from {' to '.join(names)}; mend the data.")
        if self.order != "value":
            return matrix
        return matrix.reordered(sorted(range(len(matrix.categories)), key=lambda index: _rank(matrix, index)))

    def _entries(self, plot: Plot, matrix: Matrix, space: Space) -> Entries:
        rows, strong = _rows(plot, self.category), highlighted(matrix.categories, self.highlight)
        items = [
            Entry(item.name, self._second(plot, rows[item.key]), flag)
            for item, flag in zip(matrix.categories, strong, strict=True)
        ]
        return Entries(items, space)

    def _second(self, plot: Plot, row: dict[str, Any]) -> str:
        """Return "planned, January 2026"."""
        names = [name for name in (self.status, self.status_date) if name]
        cells = [_word(plot, plot.column(name), row[name]) for name in names]
        return ", ".join(cell.text for cell in cells if cell.value is not None)

    def _ranges(self, draft: Draft) -> list["_Range"]:
        plot, matrix = draft.plot, draft.matrix
        rows, colors = _rows(plot, self.category), category_colors(matrix.categories, self.highlight, draft.space.brand)
        result = []
        for index, item in enumerate(matrix.categories):
            low, high = matrix.values[0][index], matrix.values[-1][index]
            stated = matrix.values[1][index] if self.point else None
            point = stated if stated is not None else low if low == high else None
            key = rows[item.key][self.qualifier] if self.qualifier else None
            word = "" if key is None or key in PLAIN else plot.formatter.name(plot.column(self.qualifier), key)
            texts = (
                [self._text(draft, low, point, high), draft.text(point)]
                if point
                else [self._text(draft, low, point, high)]
            )
            whole, short = (f"{word} {text}".strip() for text in (texts[0], texts[-1]))
            result.append(_Range(low, point, high, whole, short, colors[index], hollow=bool(word)))
        return result

    def _text(self, draft: Draft, low: float | None, point: float | None, high: float | None) -> str:
        """Return "1 200–1 500", "600 (350–900)" or "2 020"; an end that is not stated is said to be missing."""
        if low == high:
            return draft.text(point)
        span = self._span(draft, low, high)
        return span if point is None else f"{draft.text(point)} ({span})"

    def _span(self, draft: Draft, low: float | None, high: float | None) -> str:
        column, language = draft.matrix.value_column, draft.plot.formatter.language
        if low is not None and high is not None and column.unit == "percent" and not self.signed:
            return format_range(low / self.scale, high / self.scale, language, column.unit, draft.places)
        dash = "\u00a0–\u00a0" if None in (low, high) or self.signed or (high or 0) < 0 else "–"
        return f"{draft.text(low)}{dash}{draft.text(high)}"


def _rank(matrix: Matrix, index: int) -> tuple[bool, float, float]:
    """Return what a category is ordered by: figures first, then the upper end, then the lower one."""
    low, high = matrix.values[0][index], matrix.values[-1][index]
    top = high if high is not None else low
    return top is None, -(top or 0.0), -(low or 0.0)


def _rows(plot: Plot, category: str) -> dict[Any, dict[str, Any]]:
    return {row[category]: row for row in plot.table.rows()}


def _word(plot: Plot, column: Column, value: Any) -> Cell:
    """Return a status, qualifier or date as a cell; a missing one is empty."""
    if value is None:
        return Cell(None, "")
    dated = column.type in ("date", "period", "year")
    text = format_moment(str(value), plot.formatter.language) if dated else plot.formatter.name(column, value)
    return Cell(str(value), clean_text(text))


@dataclass(frozen=True, slots=True)
class _Range:
    """One row: its ends, its point where one is stated, and its text, whole and with the point alone.

    `hollow`: the point is not exact.
    """

    low: float | None
    point: float | None
    high: float | None
    text: str
    short: str
    color: str
    hollow: bool

    @property
    def known(self) -> list[float]:
        """The figures that are there, ascending."""
        return [value for value in (self.low, self.point, self.high) if value is not None]


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Draws the rows of one graphic; `notes` are the texts beside them."""

    kind: RangeBar
    draft: Draft
    ranges: Sequence[_Range]
    notes: dict[int, str]

    def panels(self, columns: Sequence[RowColumn]) -> list[Panel]:
        """Return a panel a column of rows, all with the same pixels for the same value."""
        width, style = min(column.plot.width for column in columns), replace(columns[0].text, weight=700)
        if self.draft.space.widest([item.text for item in self.ranges], style) > TEXT_SHARE * width:
            short = [replace(item, text=item.short) for item in self.ranges]
            return replace(self, ranges=short)._panels(columns, width)
        return self._panels(columns, width)

    def _panels(self, columns: Sequence[RowColumn], width: float) -> list[Panel]:
        low, high = self._domain(columns[0].text, width)
        per_pixel = (high - low) / width
        strips = [Strip(self.draft, column, low, low + per_pixel * column.plot.width) for column in columns]
        panels = [self._panel(f"ranges-{number}", strip) for number, strip in enumerate(strips)]
        return panels + [pole for number, strip in enumerate(strips) for pole in strip.poles(f"ranges-{number}")]

    def _panel(self, id: str, strip: Strip) -> Panel:
        marks, drawn, labels = strip.periods(), list[Mark](), list[Mark]()
        for row in strip.column.rows:
            texts = self._texts(strip, row)
            own = [text for text in texts if isinstance(text, Label)]
            marks += strip.guide(f"guide-{row.index}", strip.middle(row), own)
            drawn += self._marks(strip, row)
            labels += texts
        zero = strip.zero(labels) if strip.low <= 0 < strip.high else []
        return strip.panel(id, [*marks, *zero, *strip.references(labels), *drawn, *labels])

    def _domain(self, style: TextStyle, width: float) -> tuple[float, float]:
        """Return the ends of the scale with room for the texts behind the ranges."""
        space, text = self.draft.space, replace(style, weight=700)
        values = [*self.draft.values(), *reference_values(self.draft.plot), *([0.0] if self.kind.zero else [])]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if low == high:
            low, high = low - 1, high + 1
        edge = RADIUS * space.unit + 2
        texts = [(value, sign * edge) for value, sign in ((low, -1), (high, 1)) if value]
        for index, item in enumerate(self.ranges):
            if item.known:
                note = 0.0 if space.narrow else note_room(self.notes.get(index, ""), space, width)
                gap = edge + VALUE_GAP * text.size
                texts.append((item.known[-1], space.text_width(item.text, text) + gap + note))
        return reach(low, high, width, texts)

    def _marks(self, strip: Strip, row: Row) -> list[Mark]:
        """Return the bar from low to high with a cap at each end that is stated, and the point where one is."""
        item, y = self.ranges[row.index], strip.middle(row)
        unit, paper = self.draft.space.unit, self.draft.space.brand.color("paper")
        cap, half = 0.36 * row.thickness, min(0.16 * row.thickness, 4.5 * unit)
        marks: list[Mark] = []
        if item.low is not None and item.high is not None and item.low < item.high:
            tip = self._tip(row.index)
            marks.append(Rect(f"range-{row.index}", item.low, y - half, item.high, y + half, item.color, tip=tip))
        for side, value in (("low", item.low), ("high", item.high)):
            if value is not None and item.low != item.high:
                id = f"cap-{side}-{row.index}"
                marks.append(Rule(id, value, y - cap, value, y + cap, item.color, 3.2 * unit))
        if item.point is not None:
            radius = min(RADIUS * unit, 0.42 * row.thickness)
            color, outline, width = (paper, item.color, 3 * unit) if item.hollow else (item.color, paper, 2 * unit)
            tips = (self._tip(row.index),)
            marks.append(Dots(f"point-{row.index}", (item.point,), (y,), radius, color, outline, width, tips=tips))
        return marks

    def _tip(self, index: int) -> str:
        """Return the tooltip of a row: its name and every figure that is stated."""
        matrix = self.draft.matrix
        stated = [s for s in range(len(matrix.series)) if matrix.values[s][index] is not None]
        lines = [self.draft.tip(series, index).split("\n")[1] for series in stated]
        return "\n".join([matrix.categories[index].name, *lines])

    def _texts(self, strip: Strip, row: Row) -> list[Mark]:
        """Return the figures behind a range, and the text of its annotation."""
        item, text = self.ranges[row.index], strip.column.text
        brand, strong = (
            self.draft.space.brand,
            highlighted(self.draft.matrix.categories, self.kind.highlight)[row.index],
        )
        if not item.known:
            at = At(strip.low, strip.middle(row), VALUE_GAP * text.size)
            return [value_label(f"value-{row.index}", at, item.text, replace(text, color=brand.color("mute")))]
        style = replace(text, weight=700 if strong else 600, color=brand.color("highlight" if strong else "ink"))
        gap = RADIUS * self.draft.space.unit + VALUE_GAP * text.size
        at = At(item.known[-1], strip.middle(row), gap)
        marks: list[Mark] = [value_label(f"value-{row.index}", at, item.text, style)]
        if row.index in self.notes:
            used = self.draft.space.text_width(item.text, replace(style, weight=700))
            marks += strip.note(row, self.notes[row.index], at.x, gap + used + 0.8 * text.size)
        return marks
