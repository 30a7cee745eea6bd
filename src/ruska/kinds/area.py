"""Area: series piled on one another over time, named directly at the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.annotations import Period
from ruska.chart.plot import Matrix, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.upright import Positions, annotated, periods, positions, x_domain, x_ticks
from ruska.layout.annotate import Grid
from ruska.layout.axes import ValueAxis, make_value_axis, tick_room, value_marks
from ruska.layout.ends import End, end_blocks, end_labels, place_ends
from ruska.layout.space import Space
from ruska.scales import shares, stack, step_decimals
from ruska.scene import Axis, Band, Box, Mark, Panel, PlottedTable, Rect, Stroke, Tick

Extents = Sequence[Sequence[tuple[float, float] | None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """Stacked areas.

    `x` and `y` name columns, `series` the column that splits them; the first series lies at the bottom. `percent` piles
    shares of each position's total. Negative values are refused: an area cannot show them truthfully.
    """

    x: str
    y: str
    series: str = ""
    highlight: Highlight = None
    series_order: Order = "table"
    percent: bool = False
    scale: float = 1
    decimals: int | None = None

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a position, a column a series."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return 21 * space.size.label

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.x, self.y, self.series, series_order=self.series_order)
        if any(value is not None and value < 0 for row in matrix.values for value in row):
            raise ScriptError("an area cannot show negative values; use Line or Column.")
        return matrix

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide areas, ticks and names. A position where a part is missing is a gap in every area above it too."""
        matrix = self._matrix(plot)
        where = positions(matrix)
        values = shares(matrix.values) if self.percent else [list(row) for row in matrix.values]
        extents = _open_gaps(stack(values))
        has_period = any(isinstance(note, Period) for note in plot.annotations)
        head = (2.0 if has_period else 1.5) * space.size.tick
        room = tick_room(space)
        height = space.height - room - head
        axis = self._axis(matrix, extents, space, height, plot)
        per_pixel = (axis.scale.high - axis.scale.low) / height
        y_high = axis.scale.high + head * per_pixel
        colors = series_colors(matrix.series, self.highlight, space.brand, distinct=True)
        ends = self._ends(matrix, values, extents, plot, colors, space, y_high, per_pixel)
        blocks = end_blocks(ends, space, (0.34 if space.narrow else 0.27) * space.width, space.height - room)
        half = space.text_width(where.names[-1], space.tick(500)) / 2
        gutter = max([half, *(block.width + 0.8 * space.size.label for block in blocks)])
        box = Box(0, 0, space.width - gutter, height + head)
        left = axis.width + 0.9 * axis.style.size
        x_low, x_high = x_domain(where.xs, box.width, left, 0)
        grid = Grid(box, x_low, x_high, 0, y_high)
        marks = periods(plot, where, grid, space)
        marks += value_marks(axis, x_low, x_high, space)
        marks += self._areas(matrix, values, extents, where, colors, plot, space)
        for block, y in place_ends(blocks, space, 0, height + head + 0.5 * room):
            marks += end_labels(block, x_high, y_high, 0.8 * space.size.label, y)
        marks += x_ticks(where, grid, 0, space)
        ticks = tuple(Tick(x, name) for x, name in zip(where.xs, where.names, strict=True))
        panel = Panel("areas", box, Axis(x_low, x_high, ticks), axis.axis(0, y_high), tuple(marks))
        tops = [[extent[1] if extent else None for extent in row] for row in extents]
        return (annotated(panel, plot, matrix, where, tops, grid, space, []),)

    def _axis(self, matrix: Matrix, extents: Extents, space: Space, height: float, plot: Plot) -> ValueAxis:
        column = matrix.value_column
        if self.percent:
            column = replace(column, unit="percent", decimals=0)
        scale = 1 if self.percent else self.scale

        def text(tick: float, step: float) -> str:
            return plot.formatter.short(tick, column, scale, step_decimals(step / scale))

        tops = [extent[1] for row in extents for extent in row if extent]
        return make_value_axis(tops, space, height, text)

    def _ends(
        self,
        matrix: Matrix,
        values: Sequence[Sequence[float | None]],
        extents: Extents,
        plot: Plot,
        colors: Sequence[str],
        space: Space,
        y_high: float,
        per_pixel: float,
    ) -> list[End]:
        strong = highlighted(matrix.series, self.highlight)
        column = matrix.value_column
        if self.percent:
            column = replace(column, unit="percent", decimals=self.decimals or 0)
        ends = []
        for index, item in enumerate(matrix.series):
            extent, value = extents[index][-1], values[index][-1]
            if extent is None:
                continue
            text = plot.formatter.short(value, column, 1 if self.percent else self.scale, self.decimals)
            middle = (y_high - (extent[0] + extent[1]) / 2) / per_pixel
            color = space.brand.text_color(colors[index])
            ends.append(End(str(item.key), item.name if self.series else "", text, color, middle, strong[index]))
        return ends

    def _areas(
        self,
        matrix: Matrix,
        values: Sequence[Sequence[float | None]],
        extents: Extents,
        where: Positions,
        colors: Sequence[str],
        plot: Plot,
        space: Space,
    ) -> list[Mark]:
        marks: list[Mark] = []
        paper = space.brand.color("paper")
        for index, item in enumerate(matrix.series):
            lows = tuple(extent[0] if extent else None for extent in extents[index])
            highs = tuple(extent[1] if extent else None for extent in extents[index])
            tips = tuple(
                f"{category.name}\n{item.name}: {plot.formatter.full(value, matrix.value_column)}"
                for category, value in zip(matrix.categories, matrix.values[index], strict=True)
            )
            key = str(item.key)
            marks.append(Band(f"area-{index}", where.xs, lows, highs, colors[index], key, tips))
            marks.append(Stroke(f"edge-{index}", where.xs, highs, paper, 2 * space.unit))
            marks += self._alone(index, key, where, lows, highs, colors[index], tips, space)
        return marks

    def _alone(
        self,
        index: int,
        key: str,
        where: Positions,
        lows: Sequence[float | None],
        highs: Sequence[float | None],
        color: str,
        tips: Sequence[str],
        space: Space,
    ) -> list[Mark]:
        """Return a thin bar for every position that has no neighbour, where an area would vanish."""
        marks: list[Mark] = []
        span = (where.xs[-1] - where.xs[0]) or 2.0
        half = 0.008 * span
        for i, x in enumerate(where.xs):
            low, high = lows[i], highs[i]
            before = i > 0 and highs[i - 1] is not None
            after = i < len(where.xs) - 1 and highs[i + 1] is not None
            if low is not None and high is not None and not before and not after:
                marks.append(Rect(f"alone-{index}-{i}", x - half, low, x + half, high, color, key, tips[i]))
        return marks


def _open_gaps(extents: Extents) -> list[list[tuple[float, float] | None]]:
    """Take out every position at which a series is missing: the pile above it would stand on air."""
    count = len(extents[0]) if extents else 0
    whole = [all(row[index] is not None for row in extents) for index in range(count)]
    return [[extent if whole[index] else None for index, extent in enumerate(row)] for row in extents]
