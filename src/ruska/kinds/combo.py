"""Columns and a line of one unit on one axis."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.plot import Matrix, Numbers, Plot, matrix_table
from ruska.errors import ScriptError
from ruska.kinds.bars import GAP, MISSING
from ruska.kinds.colors import series_colors
from ruska.kinds.draft import Draft
from ruska.kinds.measures import column_matrix
from ruska.kinds.pen import Pen, line_panels
from ruska.kinds.upright import Upright
from ruska.layout.annotate import Field
from ruska.layout.axes import zero_mark
from ruska.layout.keys import KeyEntry, key_panel
from ruska.layout.space import Space
from ruska.scene import Box, Label, Mark, Panel, PlottedTable, Rect

KEY_GAP = 0.9

MOST = 3
"""Columns that stand side by side at most."""

SHARE = 0.8
"""The part of the width that columns have at least beside ticks and the line's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Combo:
    """Columns and a line of one unit on one axis.

    For: amounts and a figure that is read against them: births and deaths with the difference, a year's figures with
    their average over several years.
    Not for: two units, which need two axes and so two panels (`Panels`); two series of the same sort (`Line`).

    `x`: the column that runs from left to right: years, periods, dates, or categories in an order of their own.
    `columns`: the number column drawn as columns, or up to three of them, side by side.
    `line`: the number column drawn as a line, of the same unit.
    `scale`: a divisor of the printed values, such as 1_000_000 where the subtitle says millions.
    `decimals`: the decimals of printed values; those of the column when left out.
    `dots`: whether every datum of the line has a dot.
    """

    x: str
    columns: str | Sequence[str]
    line: str
    scale: float = 1
    decimals: int | None = None
    dots: bool = True

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a position, the columns first, then the line."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return 23 * space.size.label

    def _matrix(self, plot: Plot) -> Matrix:
        columns = [self.columns] if isinstance(self.columns, str) else list(self.columns)
        if not 1 <= len(columns) <= MOST:
            raise ScriptError(f"{len(columns)} columns side by side cannot be read with a line; take one to {MOST}.")
        return column_matrix(plot, self.x, [*columns, self.line], "a chart of columns and a line")

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide columns, line, ticks, key and names."""
        matrix = self._matrix(plot)
        colors = _colors(matrix, space)
        entries = [
            KeyEntry(item.name, color, str(item.key), dot=item is matrix.series[-1])
            for item, color in zip(matrix.series, colors, strict=True)
        ]
        key = key_panel("key", entries, space)
        top = key.box.height + KEY_GAP * space.size.label
        numbers = Numbers(self.scale, self.decimals)
        draft = Draft.of(plot, replace(space, height=space.height - top), matrix, numbers)
        alone = replace(matrix, series=matrix.series[-1:], values=matrix.values[-1:])
        pen = Pen(
            replace(draft, matrix=alone, source=alone),
            colors[-1:],
            [True],
            every=self.dots,
            named=False,
            first=len(matrix.series) - 1,
        )
        columns = _Columns(draft, colors)
        half = columns.half(SHARE * space.width / max(1, len(matrix.categories)))
        panels = line_panels(pen, values=[*draft.values(), 0.0], left=half, right=half, under=columns.marks)
        return (key, *(replace(panel, box=replace(panel.box, y=panel.box.y + top)) for panel in panels))


def _colors(matrix: Matrix, space: Space) -> list[str]:
    """Return the columns' colours, and the highlight for the line that is read against them."""
    brand = space.brand
    highlight = brand.color("highlight")
    columns = matrix.series[:-1]
    if len(columns) == 1:
        return [brand.color("context"), highlight]
    palette = [color for color in series_colors(matrix.series, None, brand) if color != highlight]
    return [*palette[: len(columns)], highlight]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Draws the columns behind a line; `draft` holds both."""

    draft: Draft
    colors: Sequence[str]

    def half(self, pitch: float) -> float:
        """Return half the width that the columns of one position take, given the pixels between positions."""
        return min(0.5 * (1 - GAP) * pitch, 3.2 * self.draft.space.size.label)

    def marks(self, upright: Upright, texts: Field) -> list[Mark]:
        """Return a column for every figure that is there, and the zero line."""
        grid, lanes = upright.grid, len(self.draft.matrix.series) - 1
        half = self.half(upright.where.step / grid.per_pixel_x) * grid.per_pixel_x
        if len(upright.where.xs) == 1:
            half = self.half(SHARE * self.draft.space.width) * grid.per_pixel_x
        lane = 2 * half / lanes
        marks: list[Mark] = []
        for series in range(lanes):
            for index, (x, value) in enumerate(zip(upright.where.xs, self.draft.matrix.values[series], strict=True)):
                middle = x + (series - (lanes - 1) / 2) * lane
                if value is None:
                    marks += self._missing(f"bar-{series}-{index}-missing", middle, lane / grid.per_pixel_x)
                    continue
                inner = 0.5 * lane * (1 if lanes == 1 else 0.94)
                column = Rect(
                    id=f"bar-{series}-{index}",
                    x0=middle - inner,
                    y0=0.0,
                    x1=middle + inner,
                    y1=value,
                    color=self.colors[series],
                    series=str(self.draft.matrix.series[series].key),
                    tip=self.draft.tip(series, index),
                )
                marks.append(column)
                texts.taken.append(_pixels(column, upright))
        marks.append(zero_mark(grid.x_low, grid.x_high, self.draft.space))
        texts.take(marks)
        return marks

    def _missing(self, id: str, x: float, room: float) -> list[Mark]:
        """Return what stands on the base line for a missing figure: its words where they fit, else two points."""
        style = self.draft.space.tick()
        fitting = [text for text in (self.draft.text(None), MISSING) if self.draft.space.text_width(text, style) < room]
        return [Label(id, x, 0, text, style, "middle", dy=-0.4 * style.size) for text in fitting[:1]]


def _pixels(column: Rect, upright: Upright) -> Box:
    """Return the box of a column in body pixels."""
    (x0, y0), (x1, y1) = upright.grid.pixel(column.x0, column.y0), upright.grid.pixel(column.x1, column.y1)
    return Box(x0, min(y0, y1), x1 - x0, abs(y1 - y0))
