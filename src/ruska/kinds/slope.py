"""Slope: how each series moved between two moments, named and valued at both ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.annotations import ReferenceLine, TextAt
from ruska.chart.plot import Matrix, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.layout.annotate import Grid, line_obstacles, reference_marks, text_marks
from ruska.layout.boxes import panel_label_boxes
from ruska.layout.ends import End, EndBlock, end_blocks, end_labels, place_ends
from ruska.layout.space import Space
from ruska.scales import finite
from ruska.scene import Anchor, Axis, Box, Dots, Label, Mark, Panel, PlottedTable, Rule, Stroke, Tick


@dataclass(frozen=True, kw_only=True, slots=True)
class Slope:
    """Two moments, one line a series.

    `x` names the column with exactly two positions, `y` the value, `series` the column with a line each. A series with
    one missing end is a dot without a line. The value axis has no zero and no ticks: both ends carry their numbers.
    """

    x: str
    y: str
    series: str
    highlight: Highlight = None
    series_order: Order = "table"
    scale: float = 1
    decimals: int | None = None

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a moment, a column a series."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return max(18.0, 3.0 * len(self._matrix(plot).series)) * space.size.label

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.x, self.y, self.series, series_order=self.series_order)
        # Years between the two moments are no part of a slope.
        ends = [i for i in range(len(matrix.categories)) if any(row[i] is not None for row in matrix.values)]
        if len(ends) > 2:
            raise ScriptError(f'a slope takes two moments of "{self.x}", the selection has {len(ends)}.')
        return matrix.reordered(ends)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide lines and the labels at both sides."""
        matrix = self._matrix(plot)
        head = 2.6 * space.size.tick
        limit = (0.30 if space.narrow else 0.27) * space.width
        colors = series_colors(matrix.series, self.highlight, space.brand)
        pad = 1.1 * space.size.label
        low, high = self._range(matrix)
        height = space.height - head - 2 * pad
        per_pixel = (high - low) / height
        y_low, y_high = low - pad * per_pixel, high + (pad + head) * per_pixel
        sides = [self._side(matrix, plot, colors, space, side, y_high, per_pixel, limit) for side in (0, -1)]
        widths = [max((block.width for block, _ in side), default=0.0) + space.size.label for side in sides]
        box = Box(widths[0], 0, space.width - sum(widths), space.height)
        marks = self._posts(matrix, y_low, high + 1.6 * pad * per_pixel, y_high, space)
        marks += self._lines(matrix, colors, plot, space)
        places: tuple[tuple[float, Anchor, float], ...] = ((0, "end", -1), (1, "start", 1))
        for (x, anchor, sign), side in zip(places, sides, strict=True):
            for block, y in side:
                labels = end_labels(block, x, y_high, sign * 0.8 * space.size.label, y, anchor)
                marks += [replace(label, id=f"{label.id}-{anchor}") for label in labels]
        ticks = tuple(Tick(index, item.name) for index, item in enumerate(matrix.categories))
        panel = Panel("slopes", box, Axis(0, 1, ticks), Axis(y_low, y_high), tuple(marks))
        return (self._annotated(panel, plot, matrix, Grid(box, 0, 1, y_low, y_high), space),)

    def _range(self, matrix: Matrix) -> tuple[float, float]:
        values = finite(value for row in matrix.values for value in row)
        low, high = min(values, default=0.0), max(values, default=1.0)
        if low == high:
            return low - 1, high + 1
        return low, high

    def _side(
        self,
        matrix: Matrix,
        plot: Plot,
        colors: Sequence[str],
        space: Space,
        side: int,
        y_high: float,
        per_pixel: float,
        limit: float,
    ) -> list[tuple[EndBlock, float]]:
        strong = highlighted(matrix.series, self.highlight)
        ends = []
        for index, item in enumerate(matrix.series):
            value = matrix.values[index][side]
            if value is None:
                continue
            text = plot.formatter.short(value, matrix.value_column, self.scale, self.decimals)
            color = space.brand.text_color(colors[index])
            ends.append(End(str(item.key), item.name, text, color, (y_high - value) / per_pixel, strong[index]))
        blocks = end_blocks(ends, space, limit, space.height - 2.2 * space.size.tick)
        return place_ends(blocks, space, 2.2 * space.size.tick, space.height)

    def _posts(self, matrix: Matrix, y_low: float, y_top: float, y_high: float, space: Space) -> list[Mark]:
        style = space.tick(600, "ink")
        marks: list[Mark] = []
        for x, item in zip((0, 1), matrix.categories, strict=False):
            marks.append(Rule(f"post-{x}", x, y_low, x, y_top, space.brand.color("grid"), 1.4 * space.unit))
            marks.append(Label(f"tick-x-{x}", x, y_high, item.name, style, "middle", dy=style.size))
        return marks

    def _lines(self, matrix: Matrix, colors: Sequence[str], plot: Plot, space: Space) -> list[Mark]:
        strong = highlighted(matrix.series, self.highlight)
        paper = space.brand.color("paper")
        marks: list[Mark] = []
        for index in sorted(range(len(matrix.series)), key=lambda i: strong[i]):
            item, values = matrix.series[index], matrix.values[index]
            xs = tuple(float(x) for x in range(len(values)))
            tips = tuple(
                f"{item.name}\n{category.name}: {plot.formatter.full(value, matrix.value_column)}"
                for category, value in zip(matrix.categories, values, strict=True)
            )
            width = (4.6 if strong[index] else 3.0) * space.unit
            marks.append(Stroke(f"line-{index}", xs, values, colors[index], width, (), str(item.key), tips))
            marks.append(
                Dots(f"dots-{index}", xs, values, 5.6 * space.unit, colors[index], paper, 2 * space.unit, str(item.key))
            )
        return marks

    def _annotated(self, panel: Panel, plot: Plot, matrix: Matrix, grid: Grid, space: Space) -> Panel:
        marks = list(panel.marks)
        taken = [box for _, box in panel_label_boxes(panel, space.ruler)]
        for row in matrix.values:
            points = [grid.pixel(x, y) for x, y in enumerate(row) if y is not None]
            taken += line_obstacles(points, 6 * space.unit)
        for number, line in enumerate(note for note in plot.annotations if isinstance(note, ReferenceLine)):
            marks += reference_marks(f"line-{number}", plot.fact(line.value), plot.text(line.words), grid, space, taken)
        keys = [item.key for item in matrix.categories]
        names = [str(item.key) for item in matrix.series]
        for number, note in enumerate(note for note in plot.annotations if isinstance(note, TextAt)):
            row = names.index(note.series) if note.series else 0
            value = matrix.values[row][keys.index(note.at)]
            if value is not None:
                x = keys.index(note.at)
                words = plot.text(note.words)
                marks += text_marks(f"text-{number}", x, value, words, grid, space, taken, 0.9 * space.size.label)
        return replace(panel, marks=tuple(marks))
