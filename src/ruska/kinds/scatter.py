"""Scatter: a point for each thing on two scales, named beside it where nothing is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ruska.chart.annotations import Period, TextAt
from ruska.chart.plot import Item, Numbers, Plot
from ruska.data import Column
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.measures import number_columns
from ruska.kinds.notes import index_of, notes_of, reference_values, refuse
from ruska.kinds.scatter_marks import Cloud, Point
from ruska.layout.keys import KeyEntry
from ruska.layout.space import Space
from ruska.scene import Panel, PlottedTable


@dataclass(frozen=True, kw_only=True, slots=True)
class Scatter:
    """Points on two scales, named beside them; the size of a point may be a third figure.

    For: whether two measures go together, and what stands apart from the rest; some five to fifty named things.
    Not for: showing that one thing causes the other, developments over time (`Line`), or a ranking (`Bar`).

    `category`: the column with a point for each of its values.
    `x`, `y`: the columns of figures, across and upwards; both scales are named by the labels of their columns.
    `size`: a column whose figures are the areas of the points, with a key; none of them negative.
    `series`: a column that colours the points, with a key.
    `highlight`: a category, or a list of them, in the highlight colour; the others step back. Not with `series`.
    `x_zero`, `y_zero`: whether a scale starts at zero; it need not, as positions are compared and not lengths.
    `x_scale`, `x_decimals`, `scale`, `decimals`: how the ticks of both scales are printed.

    Where names have no room, those of the highlight and of the outermost points stay, with a line to their point. A
    point that lacks a figure is named below. A reference line is a value of the upward scale.
    """

    category: str
    x: str
    y: str
    size: str = ""
    series: str = ""
    highlight: Highlight = None
    x_zero: bool = False
    y_zero: bool = False
    x_scale: float = 1
    x_decimals: int | None = None
    scale: float = 1
    decimals: int | None = None

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a point."""
        columns = [plot.column(name) for name in (self.category, self.series, self.x, self.y, self.size) if name]
        rows = tuple(
            tuple(plot.formatter.cell(row[column.name], column) for column in columns) for row in plot.table.rows()
        )
        return PlottedTable(tuple(map(plot.formatter.table_column, columns)), rows)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return 1.15 * space.width + self._cloud(plot, space).around

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide both scales, the points, and which names stand where."""
        return self._cloud(plot, space).panels()

    def _cloud(self, plot: Plot, space: Space) -> Cloud:
        refuse(plot, "a scatter plot", Period)
        rows = plot.table.rows()
        columns = number_columns(plot, [name for name in (self.x, self.y, self.size) if name])
        items = self._items(plot, rows)
        colors, entries = self._colors(plot, rows, items, space)
        strong = highlighted(items, self.highlight)
        points = [
            Point(
                item=items[index],
                x=row[self.x],
                y=row[self.y],
                size=row[self.size] if self.size else 1.0,
                color=colors[index],
                strong=strong[index],
                tip=_tip(plot, items[index].name, columns, row),
                group=str(row[self.series]) if self.series else "",
            )
            for index, row in enumerate(rows)
        ]
        if any(point.size is not None and point.size < 0 for point in points):
            raise ScriptError(f'the size of a point cannot be negative, as some of "{self.size}" are.')
        for note in notes_of(plot, TextAt):
            index_of([item.key for item in items], note.at)
        return Cloud(
            plot=plot,
            space=space,
            points=points,
            columns=columns,
            numbers=(Numbers(self.x_scale, self.x_decimals), Numbers(self.scale, self.decimals)),
            zeros=(self.x_zero, self.y_zero),
            held=self._held(plot),
            entries=entries,
        )

    def _items(self, plot: Plot, rows: Sequence[dict[str, Any]]) -> list[Item]:
        column = plot.column(self.category)
        keys = [row[self.category] for row in rows]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise ScriptError(f"a point has one row, there are several for {', '.join(twice)}; narrow the selection.")
        return [Item(key, plot.formatter.name(column, key)) for key in keys]

    def _colors(
        self, plot: Plot, rows: Sequence[dict[str, Any]], items: Sequence[Item], space: Space
    ) -> tuple[list[str], list[KeyEntry]]:
        """Return the colour of every point, and the key of the groups."""
        brand = space.brand
        if not self.series:
            strong = highlighted(items, self.highlight)
            plain = brand.color("context" if any(strong) else "single")
            return [brand.color("highlight") if flag else plain for flag in strong], []
        if self.highlight is not None:
            raise ScriptError("a scatter plot is coloured by its series or by its highlight; leave one of them out.")
        column = plot.column(self.series)
        groups = [Item(key, plot.formatter.name(column, key)) for key in plot.table.values(self.series)]
        color = dict(zip([group.key for group in groups], series_colors(groups, None, brand), strict=True))
        entries = [KeyEntry(group.name, color[group.key], str(group.key), dot=True) for group in groups]
        return [color[row[self.series]] for row in rows], entries

    def _held(self, plot: Plot) -> tuple[list[float], list[float], float]:
        """Return the values that both scales hold beside the points', and the largest size: those of all panels."""
        rows = plot.shared.table.rows() if plot.shared.table else plot.table.rows()
        sizes = [row[self.size] for row in rows if self.size and row[self.size] is not None]
        xs, ys = ([row[name] for row in rows if row[name] is not None] for name in (self.x, self.y))
        return xs, [*ys, *reference_values(plot)], max(sizes, default=1.0) or 1.0


def _tip(plot: Plot, name: str, columns: Sequence[Column], row: dict[str, Any]) -> str:
    figures = [f"{plot.formatter.label(column)}: {plot.formatter.full(row[column.name], column)}" for column in columns]
    return "\n".join([name, *figures])
