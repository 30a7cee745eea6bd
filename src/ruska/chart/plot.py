"""The plot: a selected table read for drawing, with the names and number formats of one language."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ruska.chart.annotations import Annotation
from ruska.data import Column, Regions, Table
from ruska.data.outlines import Outlines
from ruska.errors import ScriptError
from ruska.scene import Cell, PlottedTable, TableColumn
from ruska.words import Fact, clean_text, format_compact, format_moment, format_value, missing_text

Order = str | Sequence[Hashable]
Form = Literal["short", "bare"]


@dataclass(frozen=True, slots=True)
class Item:
    """A category or a series: its key in the table and its name in the language."""

    key: Hashable
    name: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """How values are printed: divided by `scale`, with `decimals` (the column's when None), `signed` with a plus."""

    scale: float = 1
    decimals: int | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Formatter:
    """Names and numbers in one language."""

    language: str
    regions: Regions
    unit_names: Mapping[str, str]

    def name(self, column: Column, key: Any) -> str:
        """Return the name of a category, region, moment or text, with control characters removed."""
        if column.type == "region":
            return self.regions.name(str(key), self.language)
        if column.type == "category":
            labels = column.values.get(str(key), {})
            return clean_text(labels.get(self.language) or labels.get("en") or str(key))
        if column.type in ("date", "period"):
            return format_moment(str(key), self.language)
        return clean_text(str(key))

    def label(self, column: Column) -> str:
        """Return the column's own label in the language."""
        return clean_text(column.label.get(self.language) or column.label.get("en") or column.name)

    def short(self, value: float | None, column: Column, numbers: Numbers | None = None) -> str:
        """Return a value for a mark or tick: scaled, without its unit word but with a percent sign."""
        numbers = numbers or Numbers()
        if value is None:
            return missing_text(self.language)
        form: Form = "short" if column.unit == "percent" else "bare"
        places = column.decimals if numbers.decimals is None else numbers.decimals
        return format_value(value / numbers.scale, column.unit, self.language, places, form=form, signed=numbers.signed)

    def full(self, value: float | None, column: Column) -> str:
        """Return a value with the decimals of its column and its unit's word, for tooltips."""
        if value is None:
            return missing_text(self.language)
        return format_value(value, column.unit, self.language, column.decimals, form="full")

    def large(self, value: float | None, column: Column, numbers: Numbers) -> str:
        """Return a value to be set large: with its unit's sign, and millions and billions as words.

        A scaled value is written as `short` writes it.
        """
        if value is None or numbers.scale != 1:
            return self.short(value, column, numbers)
        return format_compact(value, column.unit, self.language, decimals=numbers.decimals, signed=numbers.signed)

    def cell(self, value: Any, column: Column) -> Cell:
        """Return a table cell: a number in full without its unit, or a name."""
        if column.type != "number":
            return Cell(value if isinstance(value, str) else str(value), self.name(column, value))
        if value is None:
            return Cell(None, missing_text(self.language))
        return Cell(value, format_value(value, column.unit, self.language, column.decimals, form="bare"))

    def table_column(self, column: Column) -> TableColumn:
        """Return the heading of a column in the plotted table."""
        numeric = column.type == "number"
        unit = self.unit_names.get(column.unit, "") if numeric else ""
        return TableColumn(column.name, self.label(column), unit, numeric, column.decimals if numeric else 0)


@dataclass(frozen=True, slots=True)
class SharedScale:
    """What the panels of small multiples have in common, so that they can be compared.

    `values` must be held by every value axis. `rows`, where it is known, is the value at the left edge of kinds that
    set categories in rows, and how much of the value axis a pixel is. `table` has the rows of all panels, for kinds
    that class or size by it.
    """

    values: tuple[float, ...] = ()
    rows: tuple[float, float] | None = None
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """What a kind draws from: the graphic's id, the selected table, its names, facts, and its labels in the word file.

    `outlines` and `tables` hold, by id, what the kind asks for beside the table (see `Kind`); `shared` is what it must
    keep to as one of small multiples.
    """

    id: str
    table: Table
    formatter: Formatter
    facts: Mapping[str, Fact]
    texts: Mapping[str, str]
    annotations: tuple[Annotation, ...] = ()
    outlines: Mapping[str, Outlines] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    shared: SharedScale = SharedScale()

    def column(self, name: str) -> Column:
        """Return a column of the table. Raises ScriptError naming the known ones."""
        if name not in self.table.columns:
            known = ", ".join(self.table.columns)
            raise ScriptError(f'the table has no column "{name}"; it has {known}. Name one of these in the script.')
        return self.table.columns[name]

    def text(self, key: str) -> str:
        """Return the words of a label. Raises ScriptError when the word file has none under that key."""
        if key not in self.texts:
            raise ScriptError(
                f'an annotation names the words "{key}", which are missing under labels in the word file.'
            )
        return self.texts[key]

    def fact(self, name: str) -> float:
        """Return the number of a fact. Raises ScriptError when there is none, or it is missing or no number."""
        fact = self.facts.get(name)
        if fact is None or not isinstance(fact.value, int | float):
            known = ", ".join(sorted(self.facts)) or "none"
            raise ScriptError(f'a reference line names the fact "{name}", which is no number; known are {known}.')
        return float(fact.value)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Values by series and category: `values[series][category]`, `None` where missing."""

    categories: tuple[Item, ...]
    series: tuple[Item, ...]
    values: tuple[tuple[float | None, ...], ...]
    category_column: Column
    value_column: Column
    series_column: Column | None = None

    def category_values(self, index: int) -> list[float | None]:
        """Return the values of one category, series by series."""
        return [row[index] for row in self.values]

    def reordered(self, indices: Sequence[int]) -> "Matrix":
        """Return the matrix with its categories in another order."""
        values = tuple(tuple(row[index] for index in indices) for row in self.values)
        return replace(self, categories=tuple(self.categories[index] for index in indices), values=values)


def read_matrix(
    plot: Plot, category: str, value: str, series: str = "", *, order: Order = "table", series_order: Order = "table"
) -> Matrix:
    """Read the plot's table as a matrix.

    `order`: "table" keeps the order of the table (years ascend), "value" puts the largest first (by the sum of the
    series, missing last), a list of keys names the order, and every key must be in it. In a column of years the years
    that the table lacks between its first and last one are there as missing values, and so is every combination of
    category and series that it lacks. Without `series` there is one, named as the column of values is.
    Raises ScriptError when a combination of category and series occurs twice, or the order leaves a key out.
    """
    category_column, value_column = plot.column(category), plot.column(value)
    series_column = plot.column(series) if series else None
    cells: dict[tuple[Hashable, Hashable], float | None] = {}
    for row in plot.table.rows():
        key = (row[category], row[series] if series else "")
        if key in cells:
            where = " and ".join(str(part) for part in key if part != "")
            raise ScriptError(
                f'"{value}" has several rows for {where}; narrow the selection or sum them in the script.'
            )
        cells[key] = row[value]
    categories = _keys(dict.fromkeys(key for key, _ in cells), category_column)
    names = list(dict.fromkeys(name for _, name in cells))
    names = ordered_keys(names, series_order if series_order != "value" else "table", series)
    if order == "value":
        categories.sort(key=lambda key: _rank([cells.get((key, name)) for name in names]))
    else:
        categories = ordered_keys(categories, order, category)
    return Matrix(
        categories=tuple(Item(key, plot.formatter.name(category_column, key)) for key in categories),
        series=tuple(
            Item(
                name, plot.formatter.name(series_column, name) if series_column else plot.formatter.label(value_column)
            )
            for name in names
        ),
        values=tuple(tuple(cells.get((key, name)) for key in categories) for name in names),
        category_column=category_column,
        value_column=value_column,
        series_column=series_column,
    )


def matrix_table(matrix: Matrix, formatter: Formatter) -> PlottedTable:
    """Return the plotted table of a matrix: a row a category, a column a series."""
    value = formatter.table_column(matrix.value_column)
    heads = tuple(
        replace(value, key=str(item.key) or value.key, label=item.name if matrix.series_column else value.label)
        for item in matrix.series
    )
    rows = tuple(
        (
            formatter.cell(category.key, matrix.category_column),
            *(formatter.cell(number, matrix.value_column) for number in matrix.category_values(index)),
        )
        for index, category in enumerate(matrix.categories)
    )
    return PlottedTable((formatter.table_column(matrix.category_column), *heads), rows)


def _keys(keys: Mapping[Hashable, None], column: Column) -> list[Any]:
    if column.type != "year" or not keys:
        return list(keys)
    years = sorted(int(str(key)) for key in keys)
    return list(range(years[0], years[-1] + 1))


def ordered_keys(keys: list[Any], order: Order, column: str) -> list[Any]:
    """Return keys in the order of a list; any other order keeps them. Raises ScriptError when the list lacks one."""
    if isinstance(order, str):
        return keys
    missing = [str(key) for key in keys if key not in order]
    if missing:
        raise ScriptError(f'the order of "{column}" leaves out {", ".join(missing)}; add them to the list.')
    return [key for key in order if key in keys]


def _rank(values: list[float | None]) -> tuple[bool, float]:
    present = [value for value in values if value is not None]
    return (not present, -sum(present))
