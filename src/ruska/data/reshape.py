"""Number columns to rows and back, keeping labels, units and missing values."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ruska.data.derive import dimensions
from ruska.data.model import Column, Localised
from ruska.errors import ScriptError

if TYPE_CHECKING:
    from ruska.data.table import Table


def longer(table: "Table", columns: Sequence[str], names: str, values: str, label: Localised | None) -> "Table":
    """See `Table.long`."""
    for name in columns:
        if table.column(name).type != "number":
            raise ScriptError(f'"{name}" of "{table.dataset_id}" is no number column.')
    units = sorted({table.columns[name].unit for name in columns})
    if len(units) != 1:
        raise ScriptError(f"Columns of one unit can become one column; {', '.join(columns)} are in {', '.join(units)}.")
    kept = [name for name in table.columns if table.columns[name].type != "number"]
    rows = [
        {**{key: row[key] for key in kept}, names: name, values: row[name]} for row in table.rows() for name in columns
    ]
    decimals = max(table.columns[name].decimals for name in columns)
    new = {
        **{name: table.columns[name] for name in kept},
        names: Column(names, "category", {"en": names}, values={name: table.columns[name].label for name in columns}),
        values: Column(values, "number", label or {"en": values}, unit=units[0], decimals=decimals, missing=True),
    }
    return table.with_rows(rows, new)


def wider(table: "Table", names: str, values: str) -> "Table":
    """See `Table.wide`."""
    if table.column(values).type != "number":
        raise ScriptError(f'"{values}" of "{table.dataset_id}" is no number column.')
    spread = table.column(names)
    keys = [name for name in dimensions(table) if name != names]
    found: dict[tuple[object, ...], dict[str, object]] = {}
    for row in table.rows():
        cells = found.setdefault(tuple(row[key] for key in keys), {})
        if str(row[names]) in cells:
            shown = ", ".join(f"{key} {row[key]}" for key in (*keys, names))
            raise ScriptError(f'"{table.dataset_id}" has more than one row for {shown}.')
        cells[str(row[names])] = row[values]
    made = [str(value) for value in table.values(names)]
    clash = sorted(set(made) & set(keys))
    if clash:
        raise ScriptError(f'The value "{clash[0]}" of "{names}" is already the name of a column.')
    measure = table.columns[values]
    new = {key: table.columns[key] for key in keys}
    for name in made:
        label = spread.values.get(name, {"en": name})
        new[name] = Column(name, "number", label, unit=measure.unit, decimals=measure.decimals, missing=True)
    rows = [{**dict(zip(keys, key, strict=True)), **dict.fromkeys(made), **cells} for key, cells in found.items()]
    return table.with_rows(rows, new)
