"""Dot plot and dumbbell: positions on a common scale, a category a row, where a bar's length would say nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.annotations import ReferenceLine
from ruska.chart.plot import Matrix, Order, Plot, matrix_table, read_matrix
from ruska.kinds.colors import Highlight, category_colors, highlighted, series_colors
from ruska.kinds.rowmarks import row_head, row_lines, row_notes, row_periods, row_reach
from ruska.layout.keys import KeyEntry, key_panel
from ruska.layout.rows import Row, RowColumn, row_columns, wanted_height
from ruska.layout.space import Space, pixel_panel
from ruska.scales import finite
from ruska.scene import Axis, Box, Dots, Label, Mark, Panel, PlottedTable, Rule, TextStyle


@dataclass(frozen=True, kw_only=True, slots=True)
class DotPlot:
    """A dot for each value.

    `category` and `value` name columns, `series` a column with a dot each. `join` draws a line from the lowest to the
    highest dot of a row: a dumbbell, or a range when the series are its ends. `highlight`: a category (one series, or
    a dumbbell) or a series (several). `zero`: whether the scale starts at zero; it need not, unlike that of bars.
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
        matrix = self._matrix(plot)
        key = 1.6 * space.size.label * len(matrix.series) if len(matrix.series) > 1 else 0
        return wanted_height(len(matrix.categories), space) + key + row_head(plot, space)

    def _matrix(self, plot: Plot) -> Matrix:
        return read_matrix(plot, self.category, self.value, self.series, self.order, self.series_order)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide rows, dots and their values."""
        matrix = self._matrix(plot)
        colors = self._colors(matrix, space)
        panels: list[Panel] = []
        top = 0.0
        if len(matrix.series) > 1:
            entries = [KeyEntry(item.name, colors[index][0], str(item.key)) for index, item in enumerate(matrix.series)]
            panels.append(key_panel("key", entries, space))
            top = panels[0].box.height + 0.9 * space.size.label
        top += row_head(plot, space)
        area = Box(0, top, space.width, space.height - top)
        columns = row_columns([item.name for item in matrix.categories], space, area, self._bold(matrix))
        for number, column in enumerate(columns):
            panels.append(self._panel(f"dots-{number}", column, matrix, colors, plot, space))
        labels: list[Mark] = [label for column in columns for row in column.rows for label in row.labels]
        panels.append(pixel_panel("names", Box(0, 0, space.width, space.height), labels))
        return tuple(panels)

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
        if self.join and chosen is None:
            colors = [space.brand.color("context"), *[space.brand.color("single")] * (len(matrix.series) - 1)]
        return [[color] * len(matrix.categories) for color in colors]

    def _panel(
        self, id: str, column: RowColumn, matrix: Matrix, colors: list[list[str]], plot: Plot, space: Space
    ) -> Panel:
        keys = [item.key for item in matrix.categories]
        notes = row_notes(plot, keys)
        text = column.text
        low, high = self._domain(matrix, notes, plot, text, column.plot.width, space)
        per_pixel = (high - low) / column.plot.width
        marks = row_periods(plot, keys, column, low, high, space)
        reach = row_reach(column, space)
        if low < 0 < high or self.zero:
            marks.append(Rule("zero", 0, reach[0], 0, reach[1], space.brand.color("axis"), 1.6 * space.unit))
        for row in column.rows:
            marks += self._row(row, column, matrix, colors, plot, (low, high), per_pixel, space)
            if keys[row.index] in notes:
                marks += self._note(row, column, matrix, notes[keys[row.index]], plot, space)
        marks += row_lines(plot, reach, (low, high), column.plot.width, space)
        return Panel(id, column.plot, Axis(low, high), Axis(column.plot.height, 0), tuple(marks))

    def _domain(
        self, matrix: Matrix, notes: dict[object, str], plot: Plot, text: TextStyle, width: float, space: Space
    ) -> tuple[float, float]:
        """Return the ends of the scale with room for the printed values left and right of the dots."""
        values = finite(value for row in matrix.values for value in row)
        values += [plot.fact(note.value) for note in plot.annotations if isinstance(note, ReferenceLine)]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if self.zero:
            low, high = min(low, 0.0), max(high, 0.0)
        if low == high:
            low, high = low - 1, high + 1
        heavy = replace(text, weight=700)
        widest = max((space.text_width(self._text(v, matrix, plot), heavy) for v in values), default=0.0)
        pad = widest + 1.5 * text.size
        right = pad + max((space.text_width(note, text) + text.size for note in notes.values()), default=0.0)
        left = pad if len(matrix.series) > 1 else 0.8 * text.size
        per_pixel = (high - low) / max(width - left - right, 0.25 * width)
        return low - left * per_pixel, high + right * per_pixel

    def _text(self, value: float | None, matrix: Matrix, plot: Plot) -> str:
        return plot.formatter.short(value, matrix.value_column, self.scale, self.decimals, self.signed)

    def _row(
        self,
        row: Row,
        column: RowColumn,
        matrix: Matrix,
        colors: list[list[str]],
        plot: Plot,
        domain: tuple[float, float],
        per_pixel: float,
        space: Space,
    ) -> list[Mark]:
        y = row.middle - column.plot.y
        values = matrix.category_values(row.index)
        present = [(value, index) for index, value in enumerate(values) if value is not None]
        radius = min(7.5 * space.unit, 0.42 * row.thickness)
        guide = space.brand.color("grid")
        marks: list[Mark] = [Rule(f"guide-{row.index}", domain[0], y, domain[1], y, guide, space.unit)]
        if not present:
            style = replace(column.text, color=space.brand.color("mute"))
            text = self._text(None, matrix, plot)
            return [*marks, Label(f"value-{row.index}", domain[0], y, text, style, dx=4, dy=0.36 * style.size)]
        bold = self._bold(matrix)[row.index]
        if self.join and len(present) > 1:
            color = space.brand.color("highlight" if bold else "axis")
            marks.append(Rule(f"join-{row.index}", min(present)[0], y, max(present)[0], y, color, 3.4 * space.unit))
        for value, index in present:
            color = (
                space.brand.color("highlight")
                if bold and len(values) > 1 and self.join and index
                else colors[index][row.index]
            )
            tip = f"{matrix.categories[row.index].name}\n{matrix.series[index].name}: "
            tip += plot.formatter.full(value, matrix.value_column)
            key = str(matrix.series[index].key)
            paper = space.brand.color("paper")
            marks.append(
                Dots(f"dot-{index}-{row.index}", (value,), (y,), radius, color, paper, 2 * space.unit, key, (tip,))
            )
        return marks + self._values(row, present, matrix, plot, colors, y, radius, bold, per_pixel, column, space)

    def _values(
        self,
        row: Row,
        present: Sequence[tuple[float, int]],
        matrix: Matrix,
        plot: Plot,
        colors: list[list[str]],
        y: float,
        radius: float,
        bold: bool,
        per_pixel: float,
        column: RowColumn,
        space: Space,
    ) -> list[Mark]:
        """Return the printed values: left of the lowest dot and right of the highest, as two dots leave no room between."""
        low, high = min(present), max(present)
        ends = [(high, "start", 1)] if len(present) == 1 else [(low, "end", -1), (high, "start", 1)]
        marks: list[Mark] = []
        for (value, index), anchor, sign in ends:
            color = (
                space.brand.text_color(colors[index][row.index])
                if bold or len(present) > 1
                else space.brand.color("ink")
            )
            style = replace(column.text, weight=700 if bold else 600, color=color)
            marks.append(
                Label(
                    f"value-{index}-{row.index}",
                    value,
                    y,
                    self._text(value, matrix, plot),
                    style,
                    "end" if anchor == "end" else "start",
                    sign * (radius + 0.45 * style.size),
                    0.36 * style.size,
                )
            )
        return marks

    def _note(self, row: Row, column: RowColumn, matrix: Matrix, words: str, plot: Plot, space: Space) -> list[Mark]:
        present = finite(matrix.category_values(row.index))
        if not present:
            return []
        style = replace(column.text, color=space.brand.color("mute"))
        text = self._text(max(present), matrix, plot)
        offset = space.text_width(text, replace(column.text, weight=700)) + 8 * space.unit + 1.4 * style.size
        y = row.middle - column.plot.y
        return [Label(f"note-{row.index}", max(present), y, words, style, "start", offset, 0.36 * style.size)]
