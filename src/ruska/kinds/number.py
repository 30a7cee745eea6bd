"""Big number: one to ten figures set large, of one unit or several, with icons and what has changed."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ruska.chart.annotations import Period, ReferenceLine
from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.data import Column
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted
from ruska.kinds.draft import Draft
from ruska.kinds.measures import number_columns
from ruska.kinds.notes import refuse
from ruska.kinds.rowmarks import row_notes
from ruska.layout.figures import Change, Figure, FigureGrid
from ruska.layout.space import Space, pixel_panel
from ruska.scene import Box, Cell, Panel, PlottedTable
from ruska.words import format_value

MAX_NUMBERS = 10

Better = Literal["more", "less", "neither"]
"""Whether a rise is good, bad, or neither; it decides the colour of a change."""

ARROWS = {1: "arrow-up-right", 0: "arrow-right", -1: "arrow-down-right"}


@dataclass(frozen=True, kw_only=True, slots=True)
class BigNumber:
    """Figures set large, each with its name.

    For: one to ten figures that each say something alone, of one unit or of several; with icons, with an arrow and the
    change, and with a line below from a `TextAt` for each.
    Not for: figures that are to be compared with each other (`Bar`) or to show how something went (`Line`).

    More than ten are refused. A missing figure is a word; a row without a change has no arrow.

    `category`: the column with a figure for each of its values.
    `value`: the column of figures; or several columns of different units, of which each row fills one.
    `highlight`: the figure in the highlight colour.
    `icons`: for keys of the category, the name of an icon of the Lucide set, such as "users".
    `change`: a column with what each figure has changed by, shown as an arrow with the signed figure.
    `change_words`: the key of what follows each change under `labels` in the word file: "on the year before".
    `better`: "more" colours a rise as good, "less" as bad, "neither" leaves changes quiet; by key where rows differ.
    `order`: "table" as the data stand, "value" with the largest first, or a list of all keys.
    `scale`: a divisor of the printed values, which then stand without the sign of their unit; the subtitle names it.
    `decimals`: the decimals of printed values, by key where rows differ. When left out, compact figures have three
    digits in millions and as many as their unit needs below, others those of their column.
    `change_decimals`: likewise for changes.
    `compact`: whether millions and billions are written as words; if not, they are written out.
    `signed`: whether rises are printed with a plus.
    """

    category: str
    value: str | Sequence[str]
    highlight: Highlight = None
    icons: Mapping[Hashable, str] = field(default_factory=dict)
    change: str = ""
    change_words: str = ""
    better: Better | Mapping[Hashable, Better] = "more"
    order: Order = "table"
    scale: float = 1
    decimals: int | Mapping[Hashable, int] | None = None
    change_decimals: int | Mapping[Hashable, int] | None = None
    compact: bool = True
    signed: bool = False

    @property
    def values(self) -> list[str]:
        """The columns of figures."""
        return [self.value] if isinstance(self.value, str) else list(self.value)

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a figure, a column for each unit in use, then the change."""
        matrix = self._matrix(plot)
        stated, figures = self._stated(plot, matrix), matrix_table(matrix, plot.formatter)
        used = [column for column in number_columns(plot, self.values) if column in [own for _, own in stated]]
        if len(self.values) > 1:
            heads = [plot.formatter.table_column(column) for column in used]
            rows = [
                (row[0], *(plot.formatter.cell(value, own) if own is column else Cell(None, "") for column in used))
                for row, (value, own) in zip(figures.rows, stated, strict=True)
            ]
            figures = PlottedTable((figures.columns[0], *heads), tuple(rows))
        if not self.change:
            return figures
        column, changes = plot.column(self.change), self._changes(plot, matrix)
        cells = [plot.formatter.cell(value, column) for value in changes]
        return PlottedTable(
            (*figures.columns, plot.formatter.table_column(column)),
            tuple((*row, cell) for row, cell in zip(figures.rows, cells, strict=True)),
        )

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return self._grid(plot, space).wanted_height

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide the cells of the grid and set each figure as large as the longest one allows."""
        grid = self._grid(plot, space)
        panel = pixel_panel("numbers", Box(0, 0, space.width, space.height), grid.marks())
        return (replace(panel, dropped=grid.left_out),)

    def _matrix(self, plot: Plot) -> Matrix:
        number_columns(plot, self.values)
        if len(self.values) > 1 and self.order == "value":
            raise ScriptError("figures of different units have no order by value; name the keys in an order.")
        matrix = read_matrix(plot, self.category, self.values[0], order=self.order)
        if len(matrix.categories) > MAX_NUMBERS:
            raise ScriptError(f"{len(matrix.categories)} big numbers are too many for one graphic; the most is ten.")
        return matrix

    def _rows(self, plot: Plot, matrix: Matrix) -> list[dict[str, float | None]]:
        rows = {row[self.category]: row for row in plot.table.rows()}
        return [rows[item.key] for item in matrix.categories]

    def _stated(self, plot: Plot, matrix: Matrix) -> list[tuple[float | None, Column]]:
        """Return each row's figure and its column. Raises ScriptError for a row with figures in several columns."""
        columns, result = number_columns(plot, self.values), []
        for item, row in zip(matrix.categories, self._rows(plot, matrix), strict=True):
            filled = [column for column in columns if row[column.name] is not None]
            if len(filled) > 1:
                names = ", ".join(column.name for column in filled)
                raise ScriptError(f"{item.name} has figures in {names}; a big number is one of them.")
            own = filled[0] if filled else columns[0]
            result.append((row[own.name], own))
        return result

    def _changes(self, plot: Plot, matrix: Matrix) -> list[float | None]:
        number_columns(plot, [self.change])
        return [row[self.change] for row in self._rows(plot, matrix)]

    def _grid(self, plot: Plot, space: Space) -> FigureGrid:
        refuse(plot, "a big number", ReferenceLine, Period)
        matrix = self._matrix(plot)
        unknown = [str(key) for key in self.icons if key not in [item.key for item in matrix.categories]]
        if unknown:
            raise ScriptError(f"icons are named for {', '.join(unknown)}, which the selection does not have.")
        strong = highlighted(matrix.categories, self.highlight)
        notes = row_notes(Draft.of(plot, space, matrix, Numbers()))
        changes = self._changes(plot, matrix) if self.change else [None] * len(matrix.categories)
        figures = [
            Figure(
                text=self._text(plot, item.key, value, column),
                name=item.name,
                note=notes.get(index, ""),
                icon=self.icons.get(item.key, ""),
                change=self._change(plot, item.key, changes[index]),
                strong=strong[index],
                missing=value is None,
            )
            for index, (item, (value, column)) in enumerate(
                zip(matrix.categories, self._stated(plot, matrix), strict=True)
            )
        ]
        return FigureGrid(figures, space)

    def _text(self, plot: Plot, key: Hashable, value: float | None, column: Column) -> str:
        """Return a figure as it is set large: with its unit's sign, unless a scale makes another unit of it."""
        language, places = plot.formatter.language, _by_key(self.decimals, key)
        if value is not None and column.unit == "rank":
            return format_value(value, column.unit, language)
        if value is not None and self.scale == 1 and not self.compact:
            places = column.decimals if places is None else places
            return format_value(value, column.unit, language, places, signed=self.signed)
        return plot.formatter.large(value, column, Numbers(self.scale, places, self.signed))

    def _change(self, plot: Plot, key: Hashable, value: float | None) -> Change | None:
        """Return arrow, text and colour of a change as it is printed: one that rounds to nothing has a level arrow."""
        if value is None:
            return None
        column = plot.column(self.change)
        places = _by_key(self.change_decimals, key)
        places = column.decimals if places is None else places
        shown = float(format(value, f".{places}f"))
        sign = (shown > 0) - (shown < 0)
        better = self.better if isinstance(self.better, str) else self.better.get(key, "more")
        good = 0 if better == "neither" else sign if better == "more" else -sign
        text = format_value(value, column.unit, plot.formatter.language, places, signed=True)
        words = plot.text(self.change_words) if self.change_words else ""
        return Change(f"{text} {words}".strip(), ARROWS[sign], {1: "positive", 0: "mute", -1: "negative"}[good])


def _by_key(decimals: int | Mapping[Hashable, int] | None, key: Hashable) -> int | None:
    """Return the decimals of one figure, None for those of its column."""
    return decimals.get(key) if isinstance(decimals, Mapping) else decimals
