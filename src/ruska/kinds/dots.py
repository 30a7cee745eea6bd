"""Dot plot and dumbbell: positions on a common scale, a category a row, where a bar's length would say nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.kinds.colors import Highlight, category_colors, highlighted, series_colors
from ruska.kinds.draft import Draft
from ruska.kinds.notes import line_values, reference_values
from ruska.kinds.rowmarks import Strip, note_room, row_head, row_notes, shared_ends, value_label
from ruska.kinds.value_sides import Lines, Spot, value_offsets
from ruska.layout.keys import KeyEntry, key_panel
from ruska.layout.rows import Row, RowColumn, RowNames, reach, row_columns, wanted_height
from ruska.layout.space import At, Space, pixel_panel
from ruska.scene import Box, Dots, Label, Mark, Panel, PlottedTable, Rule, TextStyle

RADIUS = 8.0
VALUE_GAP = 0.45
LINE_GAP = 0.45
"""The least gap between a value and a line down the rows, in parts of the tick size."""

PUSH = 1.3
"""How much further off its dot a value may stand to come past a line, in parts of its size."""

KEY_GAP = 0.9
NAMES_HEAD = 1.8
NAMES_GAP = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class DotPlot:
    """A dot for each figure, on one scale; joined in pairs, a dumbbell.

    For: many categories, changes and rates whose differences are small beside their level, and the distance between
    two groups or two moments in each category (`join`).
    Not for: amounts whose length matters, as the scale need not begin at zero (`Bar`), or more than three series.

    A missing figure is a word in place of a dot, and a pair with one end has no line.

    `category`: the column with a row for each of its values.
    `value`: the column of figures.
    `series`: a column with a dot for each of its values.
    `join`: whether a line joins the lowest and the highest dot of a row: a dumbbell, or a range when the series are
    its ends.
    `highlight`: the category (of one series, or joined) or the series (of several) in the highlight colour.
    `order`: "table" as the data stand, "value" with the largest first, or a list of all keys.
    `series_order`: the order of the series, "table" or a list of all keys.
    `zero`: whether the scale begins at zero; it need not, unlike that of bars.
    `scale`: a divisor of the printed values, such as 1_000_000 where the subtitle says millions.
    `decimals`: the decimals of printed values; those of the column when left out.
    `signed`: whether rises are printed with a plus.
    """

    category: str
    value: str
    series: str = ""
    join: bool = False
    highlight: Highlight = None
    order: Order = "table"
    series_order: Order = "table"
    zero: bool = False
    scale: float = 1
    decimals: int | None = None
    signed: bool = False

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a category, a column a series."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        draft = self._draft(plot, space)
        return wanted_height(self._names(draft.matrix), space) + self._head(draft)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide rows, dots and their values."""
        draft = self._draft(plot, space)
        matrix = draft.matrix
        named = self._names_dots(matrix)
        rows = _DotRows(self, draft, self._colors(matrix, space), self._bold(matrix), row_notes(draft), named)
        panels = [] if named or len(matrix.series) < 2 else [key_panel("key", self._entries(draft), space)]
        columns = self._columns(draft, None)
        tiers = rows.strips(columns)[0][0].tiers()
        if tiers is not None:
            # Only now it is known how many tiers the names of the lines need.
            columns = self._columns(draft, max(tiers) + 1)
        panels += rows.panels(columns)
        names = [label for column in columns for row in column.rows for label in row.labels]
        return (*panels, pixel_panel("names", Box(0, 0, space.width, space.height), names))

    def _matrix(self, plot: Plot) -> Matrix:
        return read_matrix(
            plot, self.category, self.value, self.series, order=self.order, series_order=self.series_order
        )

    def _draft(self, plot: Plot, space: Space) -> Draft:
        return Draft.of(plot, space, self._matrix(plot), Numbers(self.scale, self.decimals, self.signed))

    def _names(self, matrix: Matrix) -> RowNames:
        return RowNames(tuple(item.name for item in matrix.categories), tuple(self._bold(matrix)))

    def _columns(self, draft: Draft, tiers: int | None) -> list[RowColumn]:
        space, top = draft.space, self._head(draft, tiers)
        return row_columns(self._names(draft.matrix), space, Box(0, top, space.width, space.height - top))

    def _head(self, draft: Draft, tiers: int | None = None) -> float:
        """Return the pixels above the rows: for the names of the dots, or for a key, and for reference lines."""
        size = draft.space.size.label
        above = row_head(draft.plot, draft.space, tiers)
        if len(draft.matrix.series) < 2:
            return above
        if self._names_dots(draft.matrix):
            return above + NAMES_HEAD * size
        return above + key_panel("key", self._entries(draft), draft.space).box.height + KEY_GAP * size

    def _entries(self, draft: Draft) -> list[KeyEntry]:
        colors = self._colors(draft.matrix, draft.space)
        series = draft.matrix.series
        return [KeyEntry(item.name, colors[index][0], str(item.key), dot=True) for index, item in enumerate(series)]

    def _names_dots(self, matrix: Matrix) -> bool:
        """Tell whether the two series are named above the first row's dots, which makes a key needless."""
        return len(matrix.series) == 2 and all(value is not None for value in matrix.category_values(0))

    def _bold(self, matrix: Matrix) -> list[bool]:
        if self.highlight is None or self._by_series(matrix):
            return [False] * len(matrix.categories)
        return highlighted(matrix.categories, self.highlight)

    def _by_series(self, matrix: Matrix) -> bool:
        """Tell whether the highlight names a series and not a category."""
        return len(matrix.series) > 1 and self.highlight in [item.key for item in matrix.series]

    def _colors(self, matrix: Matrix, space: Space) -> list[list[str]]:
        if len(matrix.series) == 1:
            return [category_colors(matrix.categories, self.highlight, space.brand)]
        chosen = self.highlight if self._by_series(matrix) else None
        colors = series_colors(matrix.series, chosen, space.brand, distinct=True)
        if chosen is None and len(matrix.series) == 2:
            colors = [space.brand.color("context"), space.brand.color("single")]
        return [[color] * len(matrix.categories) for color in colors]


@dataclass(frozen=True, slots=True)
class _DotRows:
    """Draws the rows of one graphic; `named`: the first row's dots carry the names of the two series."""

    kind: DotPlot
    draft: Draft
    colors: list[list[str]]
    bold: Sequence[bool]
    notes: dict[int, str]
    named: bool

    def panels(self, columns: Sequence[RowColumn]) -> list[Panel]:
        """Return a panel a column of rows, all with the same pixels for the same value, and one above for lines."""
        strips, offsets = self.strips(columns)
        panels = [self._panel(f"dots-{number}", strip, offsets) for number, strip in enumerate(strips)]
        lift = self._lift()
        return panels + [pole for number, strip in enumerate(strips) for pole in strip.poles(f"dots-{number}", lift)]

    def _lift(self) -> float:
        """Return the pixels above the first row that the names of its dots take."""
        return NAMES_HEAD * self.draft.space.size.label if self.named else 0.0

    def strips(self, columns: Sequence[RowColumn]) -> tuple[list[Strip], dict[int, float]]:
        """Return the columns of rows with their scale, and the pixels from dot to value by row."""
        width = min(column.plot.width for column in columns)
        text, rows = columns[0].text, [row for column in columns for row in column.rows]
        own = self._domain(text, width)
        # Values that must stand left of their dots need room there, which moves the scale once more.
        wanted = self._offsets(rows, text, own, (-width, width))
        left = [row for row, offset in wanted.items() if offset < 0]
        low, high = shared_ends(self.draft.plot, self._domain(text, width, left), width)
        offsets = self._offsets(rows, text, (low, high), (0, width))
        per_pixel = (high - low) / width
        return [Strip(self.draft, column, low, low + per_pixel * column.plot.width) for column in columns], offsets

    def _offsets(
        self, rows: Sequence[Row], text: TextStyle, domain: tuple[float, float], ends: tuple[float, float]
    ) -> dict[int, float]:
        """Return the pixels from dot to value of each row with a single dot and no text beside it.

        `domain` is what the pixels from 0 to `ends[1]` of a strip show; values keep between the pixels `ends`.
        """
        per_pixel = (domain[1] - domain[0]) / ends[1]
        values = [*line_values(self.draft.plot), *([0.0] if self._has_zero() else [])]
        xs = [(value - domain[0]) / per_pixel for value in values]
        lines = Lines(xs, ends, LINE_GAP * self.draft.space.size.tick, PUSH * text.size)
        spots, style = {}, replace(text, weight=700)
        for row in rows:
            present = self._present(row.index)
            if row.named and len(present) == 1 and row.index not in self.notes:
                value = present[0][0]
                width = self.draft.space.text_width(self.draft.text(value), style)
                spots[row.index] = Spot((value - domain[0]) / per_pixel, self._gap(row, text), width)
        return dict(zip(spots, value_offsets(list(spots.values()), lines), strict=True))

    def _has_zero(self) -> bool:
        """Tell whether there is a zero line: where the figures lie on both sides of it, or where it is asked for."""
        values = [*self.draft.values(), *reference_values(self.draft.plot)]
        return self.kind.zero or min(values, default=1.0) < 0 < max(values, default=1.0)

    def _gap(self, row: Row, text: TextStyle) -> float:
        """Return the pixels from the middle of a dot to its value."""
        return self._radius(row) + VALUE_GAP * text.size

    def _panel(self, id: str, strip: Strip, offsets: Mapping[int, float]) -> Panel:
        column = strip.column
        marks = strip.periods()
        labels: list[Mark] = []
        dots: list[Mark] = []
        for row in column.rows:
            texts = self._labels(strip, row, offsets)
            marks += strip.guide(
                f"guide-{row.index}", strip.middle(row), [text for text in texts if isinstance(text, Label)]
            )
            dots += self._dots(strip, row)
            labels += texts
        if self.named and column.rows[0].index == 0:
            labels += self._series_names(strip, column.rows[0])
        zero = strip.zero(labels) if self._has_zero() else []
        references = strip.references(labels, self._lift())
        unnamed = tuple(self._said(row) for row in column.rows if not row.named)
        return strip.panel(id, [*marks, *zero, *references, *dots, *labels], unnamed)

    def _said(self, row: Row) -> str:
        """Return the name and the figures of a row in one line."""
        figures = [self.draft.text(value) for value in self.draft.matrix.category_values(row.index)]
        return f"{self.draft.matrix.categories[row.index].name} {' '.join(figures)}"

    def _radius(self, row: Row) -> float:
        return min(RADIUS * self.draft.space.unit, 0.42 * row.thickness)

    def _domain(self, style: TextStyle, width: float, left: Collection[int] = ()) -> tuple[float, float]:
        """Return the ends of the scale with room for the texts left and right of the dots.

        `left` are the rows with one dot whose value stands left of it.
        """
        space, text = self.draft.space, replace(style, weight=700)
        values = [*self.draft.values(), *reference_values(self.draft.plot), *([0.0] if self.kind.zero else [])]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if low == high:
            low, high = low - 1, high + 1
        gap = RADIUS * space.unit + VALUE_GAP * text.size + 2
        texts = [(low, -RADIUS * space.unit - 2), (high, RADIUS * space.unit + 2)]
        for category in range(len(self.draft.matrix.categories)):
            present = self._present(category)
            if not present:
                continue
            first, last = min(present)[0], max(present)[0]
            if len(present) > 1 or category in left:
                texts.append((first, -space.text_width(self.draft.text(first), text) - gap - 0.4 * text.size))
            note = 0.0 if space.narrow else note_room(self.notes.get(category, ""), space, width)
            texts.append((last, space.text_width(self.draft.text(last), text) + gap + note))
        return reach(low, high, width, [*texts, *self._name_reach()])

    def _name_reach(self) -> list[tuple[float, float]]:
        """Return the pixels that the names above the first row's dots take to the left and right."""
        if not self.named:
            return []
        style, series = self.draft.space.label(weight=600), self.draft.matrix.series
        widths = [self.draft.space.text_width(item.name, style) for item in series]
        (low, first), (high, last) = sorted(self._present(0))
        return [(low, -widths[first]), (high, widths[last])]

    def _present(self, category: int) -> list[tuple[float, int]]:
        values = self.draft.matrix.category_values(category)
        return [(value, index) for index, value in enumerate(values) if value is not None]

    def _dots(self, strip: Strip, row: Row) -> list[Mark]:
        space, y = self.draft.space, strip.middle(row)
        present = self._present(row.index)
        marks: list[Mark] = []
        if self.kind.join and len(present) > 1:
            color = space.brand.color("highlight" if self.bold[row.index] else "axis")
            width = (4.4 if self.bold[row.index] else 3.2) * space.unit
            marks.append(Rule(f"join-{row.index}", min(present)[0], y, max(present)[0], y, color, width))
        for value, index in present:
            marks.append(
                Dots(
                    id=f"dot-{index}-{row.index}",
                    xs=(value,),
                    ys=(y,),
                    radius=self._radius(row),
                    color=self.colors[index][row.index],
                    outline=space.brand.color("paper"),
                    outline_width=2 * space.unit,
                    series=str(self.draft.matrix.series[index].key),
                    tips=(self.draft.tip(index, row.index),),
                )
            )
        return marks

    def _labels(self, strip: Strip, row: Row, offsets: Mapping[int, float]) -> list[Mark]:
        """Return the lowest value at the left of its dot and the highest at the right; a single one by its offset."""
        present = self._present(row.index)
        text = strip.column.text
        if not row.named:
            return []
        if not present:
            style = replace(text, color=self.draft.space.brand.color("mute"))
            at = At(strip.low, strip.middle(row), VALUE_GAP * text.size)
            return [value_label(f"value-{row.index}", at, self.draft.text(None), style)]
        gap = self._gap(row, text)
        offset = offsets.get(row.index, gap)
        last = At(max(present)[0], strip.middle(row), offset, anchor="end" if offset < 0 else "start")
        marks: list[Mark] = [self._value(row, max(present), last, text)]
        if len(present) > 1:
            first = At(min(present)[0], strip.middle(row), -gap, anchor="end")
            marks.append(self._value(row, min(present), first, text))
        if row.index in self.notes:
            used = self.draft.space.text_width(self.draft.text(last.x), replace(text, weight=700))
            marks += strip.note(row, self.notes[row.index], last.x, gap + used + 0.8 * text.size)
        return marks

    def _value(self, row: Row, datum: tuple[float, int], at: At, text: TextStyle) -> Label:
        value, index = datum
        brand, bold = self.draft.space.brand, self.bold[row.index]
        own = bold or len(self.draft.matrix.series) > 1
        color = brand.text_color(self.colors[index][row.index]) if own else brand.color("ink")
        style = replace(text, weight=700 if bold else 600, color=color)
        return value_label(f"value-{index}-{row.index}", at, self.draft.text(value), style)

    def _series_names(self, strip: Strip, row: Row) -> list[Mark]:
        """Return the names of two series above the first row's dots, each reaching away from the other."""
        space = self.draft.space
        (low, first), (high, last) = sorted(self._present(row.index))
        lift = (row.middle - row.top if strip.column.above else 0.5 * row.thickness) + 0.4 * space.size.label
        apart = (high - low) / strip.per_pixel
        # Names of dots that nearly touch would touch too, so they start a little further out.
        reach, marks = min(self._radius(row), 0.5 * (apart - NAMES_GAP * space.size.label)), list[Mark]()
        for value, index, right in ((low, first, False), (high, last, True)):
            style = space.label(space.brand.text_color(self.colors[index][row.index]), 600)
            x = (value - strip.low) / strip.per_pixel
            room = strip.column.plot.width - x + reach if right else x + reach
            name = space.ruler.fit(self.draft.matrix.series[index].name, style, max(room, style.size))
            series = str(self.draft.matrix.series[index].key)
            marks.append(
                Label(
                    id=f"series-{series}",
                    x=value,
                    y=strip.middle(row),
                    text=name,
                    style=style,
                    anchor="start" if right else "end",
                    dx=-reach if right else reach,
                    dy=-lift,
                    series=series,
                )
            )
        return marks
