"""Heat map: months by years, or any two orders, with each figure as the colour of its class."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import Any

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Item, Matrix, Numbers, Plot, matrix_table, read_matrix
from ruska.classes import Classes, Natural, Own, Sorted, sort_values
from ruska.data import Column
from ruska.errors import ScriptError
from ruska.kinds.draft import Draft
from ruska.kinds.map_figures import printed, range_texts
from ruska.kinds.notes import refuse
from ruska.kinds.ramps import class_colors, text_over
from ruska.layout.heat import HeatCell, HeatGrid, Place, best_grid
from ruska.layout.keys import KeyEntry, key_panel
from ruska.layout.space import Space, pixel_panel
from ruska.scene import Box, Panel, PlottedTable
from ruska.words import format_month

MONTH = re.compile(r"(\d{4})-(\d\d)$")
KEY_GAP = 0.9


@dataclass(frozen=True, kw_only=True, slots=True)
class HeatMap:
    """A grid of cells coloured by the class of their figure, such as months by years.

    For: a rhythm that returns, and where it broke: the months of several years, hours by weekdays.
    Not for: reading figures exactly where cells are too small to print them (`Line`), or a dozen figures (`Bar`).

    Figures are printed in the cells where all of them fit. A cell without a figure is hatched and named in the key;
    months before the first and after the last one of the table are left empty unless `whole_years` is set. On a narrow
    canvas years stand side by side where that leaves larger cells.

    `value`: the column of figures.
    `month`: a column of months (a period such as 2024-03); years then stand below one another, months side by side.
    `whole_years`: months before the first and after the last one of the table are missing too, as where single months
    are all that is known.
    `x` and `y`: instead of `month`, the columns for what stands side by side and what stands below one another.
    `classes`: how figures are sorted into colours: `Natural`, `Quantile`, `Equal` with a count, or `Own` edges.
    `diverging`: the value at which two ramps part, such as 0 for a change; no class reaches over it.
    `highlight`: cells to be outlined: months such as "2024-03", or pairs of x and y.
    `scale`: a divisor of the printed values, such as 1_000 where the subtitle says thousands.
    `decimals`: the decimals of printed values; those of the column when left out.
    `signed`: a plus before rises.
    """

    value: str
    month: str = ""
    whole_years: bool = False
    x: str = ""
    y: str = ""
    classes: Classes = field(default_factory=Natural)
    diverging: float | None = None
    highlight: Sequence[Hashable] = ()
    scale: float = 1
    decimals: int | None = None
    signed: bool = False

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a year, a column a month; or a row a `y`, a column an `x`."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        sheet = self._sheet(plot, replace(space, height=40 * space.size.label))
        return sheet.head + sheet.grid.wanted_height

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide classes, cells, names and the key."""
        refuse(plot, "a heat map", TextAt, ReferenceLine, Period)
        sheet = self._sheet(plot, space)
        box = Box(0, sheet.head, space.width, space.height - sheet.head)
        cells = pixel_panel("cells", box, sheet.grid.marks())
        return sheet.key, replace(cells, dropped=sheet.grid.left_out)

    def _matrix(self, plot: Plot) -> Matrix:
        """Return rows as categories and columns as series. Raises ScriptError for periods that are no months."""
        if bool(self.month) == bool(self.x and self.y):
            raise ScriptError('a heat map takes either "month" or both "x" and "y"; name one of the two in the script.')
        if not self.month:
            return read_matrix(plot, self.y, self.value, self.x)
        return _month_matrix(plot, self.month, self.value)

    def _sheet(self, plot: Plot, space: Space) -> "_Sheet":
        draft = Draft.of(plot, space, self._matrix(plot), Numbers(self.scale, self.decimals, self.signed))
        return _lay_out(self, draft)

    def marked(self, matrix: Matrix) -> set[Place]:
        """Return row and column of the highlighted cells. Raises ScriptError for one that is not there."""
        keys = {
            self.key(row.key, column.key): (r, c)
            for r, row in enumerate(matrix.categories)
            for c, column in enumerate(matrix.series)
        }
        unknown = [str(key) for key in self.highlight if key not in keys]
        if unknown:
            raise ScriptError(f"the highlight {', '.join(unknown)} is no cell of the heat map.")
        return {keys[key] for key in self.highlight}

    def key(self, row: Hashable, column: Hashable) -> Any:
        """Return what a highlight calls a cell: a month, or a pair of x and y."""
        return f"{row}-{column:02d}" if self.month and isinstance(column, int) else (column, row)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Key and grid of one heat map; `head` are the pixels above the grid."""

    key: Panel
    grid: HeatGrid
    head: float


def _month_matrix(plot: Plot, month: str, value: str) -> Matrix:
    """Return years as categories and the twelve months as series."""
    cells: dict[tuple[int, int], float | None] = {}
    for row in plot.table.rows():
        found = MONTH.match(str(row[month]))
        if found is None:
            raise ScriptError(f'"{month}" has {row[month]}, which is no month such as 2024-03; select months alone.')
        key = int(found[1]), int(found[2])
        if key in cells:
            raise ScriptError(f'"{value}" has several rows for {row[month]}; narrow the selection in the script.')
        cells[key] = row[value]
    if not cells:
        raise ScriptError("the selection has no month; there is nothing to draw.")
    years = range(min(cells)[0], max(cells)[0] + 1)
    language = plot.formatter.language
    labels = plot.column(month).label
    return Matrix(
        categories=tuple(Item(year, str(year)) for year in years),
        series=tuple(Item(number, format_month(date(2000, number, 1), language, "name")) for number in range(1, 13)),
        values=tuple(tuple(cells.get((year, number)) for year in years) for number in range(1, 13)),
        category_column=Column("year", "year", labels),
        value_column=plot.column(value),
        series_column=plot.column(month),
    )


def _lay_out(kind: HeatMap, draft: Draft) -> _Sheet:
    """Sort the cells into classes, and lay out key and grid."""
    matrix, space = draft.matrix, draft.space
    flat = _flat(draft)
    classes = _sorted(kind, flat)
    colors = class_colors(classes, kind.diverging is not None, space.brand)
    key = key_panel("key", _entries(flat, classes, colors), space)
    head = key.box.height + KEY_GAP * space.size.label
    strong, outside = kind.marked(matrix), _outside(kind, draft)
    cells: dict[Place, HeatCell] = {}
    places = list(product(range(len(matrix.categories)), range(len(matrix.series))))
    for (row, column), number in zip(places, classes.numbers, strict=True):
        if (row, column) in outside:
            continue
        color = space.brand.color("grid") if number is None else colors[number]
        text = "" if number is None else draft.text(matrix.values[column][row])
        series = "missing" if number is None else f"class-{number}"
        cells[row, column] = HeatCell(
            color,
            text,
            text_over(color, space.brand),
            draft.tip(column, row),
            series,
            number is None,
            (row, column) in strong,
        )
    names = [item.name for item in matrix.categories]
    grid = best_grid(cells, names, _column_names(kind, draft), replace(space, height=space.height - head))
    return _Sheet(key, grid, head)


def _flat(draft: Draft) -> Draft:
    """Return every cell as a category of one series, row by row."""
    matrix = draft.matrix
    values = tuple(value for row in range(len(matrix.categories)) for value in matrix.category_values(row))
    items = tuple(Item(index, "") for index in range(len(values)))
    flat = replace(matrix, categories=items, series=matrix.series[:1], values=(values,))
    return replace(draft, matrix=flat, source=flat)


def _sorted(kind: HeatMap, flat: Draft) -> Sorted:
    """Return the cells' classes, by their figures as they are printed."""
    classes = kind.classes
    if isinstance(classes, Own):
        classes = Own([edge / kind.scale for edge in classes.inner])
    centre = None if kind.diverging is None else kind.diverging / kind.scale
    figures = printed(flat)
    if all(figure is None for figure in figures):
        return Sorted((), (None,) * len(figures))
    return sort_values(figures, classes, centre)


def _entries(flat: Draft, classes: Sorted, colors: Sequence[str]) -> list[KeyEntry]:
    """Return the key: a colour a class that may hold a cell, and hatching for the cells without a figure."""
    texts = range_texts(flat, classes) if flat.values() else []
    entries = [KeyEntry(text, colors[number], f"class-{number}") for number, text in enumerate(texts) if text]
    if None in classes.numbers:
        grid = flat.space.brand.color("grid")
        entries.append(KeyEntry(flat.text(None), grid, "missing", hatched=True))
    return entries


def _outside(kind: HeatMap, draft: Draft) -> set[Place]:
    """Return row and column of the months before the first and after the last one of the table, if left empty."""
    if not kind.month or kind.whole_years:
        return set()
    known = [str(row[kind.month]) for row in draft.plot.table.rows()]
    return {
        (row, column)
        for row, year in enumerate(draft.matrix.categories)
        for column, month in enumerate(draft.matrix.series)
        if not min(known) <= kind.key(year.key, month.key) <= max(known)
    }


def _column_names(kind: HeatMap, draft: Draft) -> list[list[str]]:
    """Return the names of the columns in forms, the longest first: "Mar", or "3" where that has no room."""
    whole = [item.name for item in draft.matrix.series]
    if not kind.month:
        return [whole]
    language = draft.plot.formatter.language
    short = [format_month(date(2000, number, 1), language, "short") for number in range(1, 13)]
    return [short, [str(number) for number in range(1, 13)]]
