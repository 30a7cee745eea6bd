"""Line: one or more series over years or another order, named directly at their ends, gaps left open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ruska.chart.annotations import Period
from ruska.chart.plot import Matrix, Order, Plot, matrix_table, read_matrix
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.upright import Positions, annotated, periods, positions, x_domain, x_ticks
from ruska.layout.annotate import Grid, line_obstacles
from ruska.layout.axes import make_value_axis, tick_room, value_marks
from ruska.layout.ends import End, end_blocks, end_labels, place_ends
from ruska.layout.space import Space
from ruska.scales import step_decimals
from ruska.scene import Axis, Box, Dots, Mark, Panel, PlottedTable, Stroke, Tick


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Lines.

    `x` and `y` name columns of the selected table, `series` a column that splits it into lines. `highlight`: the series
    in the highlight colour. `zero`: whether the value axis starts at zero (do so unless the message is a small change).
    `scale` divides the printed values, `decimals` overrides the column's. `dots`: mark every datum, not only the ends.
    """

    x: str
    y: str
    series: str = ""
    highlight: Highlight = None
    series_order: Order = "table"
    zero: bool = True
    scale: float = 1
    decimals: int | None = None
    dots: bool = False

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a position, a column a series."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        series = len(self._matrix(plot).series)
        return max(20.0, 2.2 * min(series, 12)) * space.size.label

    def _matrix(self, plot: Plot) -> Matrix:
        return read_matrix(plot, self.x, self.y, self.series, series_order=self.series_order)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide lines, ticks and the labels at the ends."""
        matrix = self._matrix(plot)
        where = positions(matrix)
        has_period = any(isinstance(note, Period) for note in plot.annotations)
        head = max(1.5 * space.size.tick, (2.0 if has_period else 0.0) * space.size.tick)
        room = tick_room(space)
        height = space.height - room - head
        values = [value for row in matrix.values for value in row]
        axis = make_value_axis(values, space, height, self._tick_text(plot, matrix), self.zero)
        per_pixel = (axis.scale.high - axis.scale.low) / height
        y_low, y_high = axis.scale.low, axis.scale.high + head * per_pixel
        colors = series_colors(matrix.series, self.highlight, space.brand)
        ends = self._ends(matrix, plot, [space.brand.text_color(color) for color in colors], y_high, per_pixel)
        blocks = end_blocks(ends, space, self._limit(space), space.height - room)
        radius = 5.2 * space.unit
        gutter = max((block.width for block in blocks), default=0.0) + radius + 0.7 * space.size.label
        last_name = space.text_width(where.names[-1], space.tick(500)) / 2
        plot_width = space.width - max(gutter, last_name)
        left = axis.width + max(
            0.9 * axis.style.size, space.text_width(where.names[0], space.tick(500)) / 2 - axis.width
        )
        box = Box(0, 0, plot_width, height + head)
        x_low, x_high = x_domain(where.xs, plot_width, left, radius)
        grid = Grid(box, x_low, x_high, y_low, y_high)
        marks = periods(plot, where, grid, space)
        marks += value_marks(axis, x_low, x_high, space)
        marks += self._lines(matrix, where, colors, plot, space)
        marks += self._dots(matrix, where, colors, radius, space)
        for block, y in place_ends(blocks, space, 0, height + head + 0.5 * room):
            marks += end_labels(block, x_high, y_high, 0.7 * space.size.label, y)
        marks += x_ticks(where, grid, y_low, space)
        ticks = tuple(Tick(x, name) for x, name in zip(where.xs, where.names, strict=True))
        panel = Panel("lines", box, Axis(x_low, x_high, ticks), axis.axis(y_low, y_high), tuple(marks))
        panel = annotated(
            panel, plot, matrix, where, matrix.values, grid, space, self._obstacles(matrix, where, grid, space)
        )
        return (panel,)

    def _limit(self, space: Space) -> float:
        return (0.34 if space.narrow else 0.26) * space.width

    def _tick_text(self, plot: Plot, matrix: Matrix) -> Callable[[float, float], str]:
        def text(tick: float, step: float) -> str:
            return plot.formatter.short(tick, matrix.value_column, self.scale, step_decimals(step / self.scale))

        return text

    def _last(self, matrix: Matrix, series: int) -> tuple[int, float]:
        present = [(index, value) for index, value in enumerate(matrix.values[series]) if value is not None]
        return present[-1]

    def _ends(self, matrix: Matrix, plot: Plot, colors: Sequence[str], y_high: float, per_pixel: float) -> list[End]:
        """Return what stands at each line's end. A line without any value has no end."""
        strong = highlighted(matrix.series, self.highlight)
        ends = []
        for index, item in enumerate(matrix.series):
            if not any(value is not None for value in matrix.values[index]):
                continue
            position, value = self._last(matrix, index)
            text = plot.formatter.short(value, matrix.value_column, self.scale, self.decimals)
            name = item.name if self.series else ""
            if position < len(matrix.categories) - 1:
                name = f"{name} {matrix.categories[position].name}".strip()
            y = (y_high - value) / per_pixel
            ends.append(End(str(item.key), name, text, colors[index], y, strong[index]))
        return ends

    def _lines(self, matrix: Matrix, where: Positions, colors: Sequence[str], plot: Plot, space: Space) -> list[Mark]:
        strong = highlighted(matrix.series, self.highlight)
        order = sorted(range(len(matrix.series)), key=lambda index: strong[index])
        marks: list[Mark] = []
        for index in order:
            item = matrix.series[index]
            tips = tuple(
                f"{category.name}\n{item.name}: {plot.formatter.full(value, matrix.value_column)}"
                for category, value in zip(matrix.categories, matrix.values[index], strict=True)
            )
            width = (4.6 if strong[index] else 3.4 if len(matrix.series) < 8 else 2.4) * space.unit
            marks.append(
                Stroke(f"line-{index}", where.xs, matrix.values[index], colors[index], width, (), str(item.key), tips)
            )
        return marks

    def _dots(self, matrix: Matrix, where: Positions, colors: Sequence[str], radius: float, space: Space) -> list[Mark]:
        """Return a dot at every end, at every datum that stands alone, and everywhere when `dots` asks for it."""
        marks: list[Mark] = []
        paper = space.brand.color("paper")
        for index, item in enumerate(matrix.series):
            row = matrix.values[index]
            shown = [value if self._dotted(row, i) else None for i, value in enumerate(row)]
            if any(value is not None for value in shown):
                marks.append(
                    Dots(
                        f"dots-{index}",
                        where.xs,
                        tuple(shown),
                        radius,
                        colors[index],
                        paper,
                        2 * space.unit,
                        str(item.key),
                    )
                )
        return marks

    def _dotted(self, row: Sequence[float | None], index: int) -> bool:
        if row[index] is None:
            return False
        last = all(value is None for value in row[index + 1 :])
        alone = (index == 0 or row[index - 1] is None) and (index == len(row) - 1 or row[index + 1] is None)
        return self.dots or last or alone

    def _obstacles(self, matrix: Matrix, where: Positions, grid: Grid, space: Space) -> list[Box]:
        boxes: list[Box] = []
        for row in matrix.values:
            points = [grid.pixel(x, y) for x, y in zip(where.xs, row, strict=True) if y is not None]
            boxes += line_obstacles(points, 6 * space.unit)
        return boxes
