"""What kinds that read several number columns ask of them: one unit where they share an axis, a figure a column."""

from collections.abc import Sequence

from ruska.chart.plot import Item, Matrix, Order, Plot, read_matrix
from ruska.data import Column
from ruska.errors import ScriptError


def number_columns(plot: Plot, names: Sequence[str]) -> list[Column]:
    """Return columns by name. Raises ScriptError for an unknown one, and for one that holds no figures."""
    columns = [plot.column(name) for name in names]
    for column in columns:
        if column.type != "number":
            raise ScriptError(f'"{column.name}" holds no figures; name a number column.')
    return columns


def same_unit(plot: Plot, names: Sequence[str], kind: str) -> list[Column]:
    """Return number columns that share an axis. Raises ScriptError when their units differ."""
    columns = number_columns(plot, names)
    units = sorted({column.unit for column in columns})
    if len(units) > 1:
        raise ScriptError(
            f"{kind} has one axis, and its columns are in {', '.join(units)}; give each unit a panel (Panels)."
        )
    return columns


def column_matrix(plot: Plot, category: str, names: Sequence[str], kind: str, order: Order = "table") -> Matrix:
    """Return columns of one unit as a matrix, a series a column, named by the columns' labels.

    `order` counts for the first column. Raises ScriptError as `same_unit` and `read_matrix` do.
    """
    columns = same_unit(plot, names, kind)
    first = read_matrix(plot, category, names[0], order=order)
    keys = [item.key for item in first.categories]
    others = [read_matrix(plot, category, name, order=order if order == "table" else keys) for name in names[1:]]
    return Matrix(
        categories=first.categories,
        series=tuple(Item(column.name, plot.formatter.label(column)) for column in columns),
        values=tuple(part.values[0] for part in (first, *others)),
        category_column=first.category_column,
        value_column=first.value_column,
        series_column=first.value_column,
    )
