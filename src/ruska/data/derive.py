"""Figures derived from figures: sums, shares, changes and indices, missing wherever a part of them is."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ruska.data.model import Break, Column, Localised
from ruska.data.units import RATIO_UNITS
from ruska.errors import ScriptError

if TYPE_CHECKING:
    from ruska.data.table import Table

Row = Mapping[str, Any]
LABELS: Mapping[str, Localised] = {
    "share": {"fi": "Osuus", "en": "Share", "sv": "Andel", "nb": "Andel"},
    "change": {"fi": "Muutos", "en": "Change", "sv": "Förändring", "nb": "Endring"},
    "index": {"fi": "Indeksi", "en": "Index", "sv": "Index", "nb": "Indeks"},
}


def dimensions(table: "Table") -> list[str]:
    """Return the columns that tell rows apart: periods, regions, categories and texts, but not addresses."""
    return [name for name, column in table.columns.items() if column.type not in {"number", "url"}]


def additive(table: "Table") -> list[str]:
    """Return the number columns whose figures may be added up."""
    return [name for name in table.numbers() if table.columns[name].unit not in RATIO_UNITS]


def summed(table: "Table", by: Sequence[str], columns: Sequence[str] | None) -> "Table":
    """See `Table.sum`."""
    for name in by:
        table.column(name)
    chosen = list(columns) if columns is not None else additive(table)
    if not chosen:
        raise ScriptError(f'"{table.dataset_id}" has no number column whose figures can be added up.')
    refuse_double_counting(table, by)
    kept = {name: table.columns[name] for name in (*by, *chosen)}
    groups = grouped(table.rows(), by) or ({(): []} if not by else {})
    rows = [
        {**dict(zip(by, key, strict=True)), **{name: _sum([row[name] for row in group]) for name in chosen}}
        for key, group in groups.items()
    ]
    return table.with_rows(rows, kept)


def grouped(rows: Sequence[Row], by: Sequence[str]) -> dict[tuple[Any, ...], list[Row]]:
    """Return rows by what they have in the columns `by`, in order of first appearance; missing counts as a value."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row[name] for name in by), []).append(row)
    return groups


def _sum(values: Sequence[float | None]) -> float | None:
    present = [value for value in values if value is not None]
    return math.fsum(present) if len(present) == len(values) else None


def refuse_double_counting(table: "Table", by: Sequence[str]) -> None:
    """Raise `ScriptError` where adding up over everything but `by` would count one figure twice."""
    for name, holders in table.nested.items():
        if name in by or name not in table.columns:
            continue
        for group in grouped(table.rows(), by).values():
            _refuse_in_group(table.dataset_id, name, holders, group)


def _refuse_in_group(dataset: str, name: str, holders: Mapping[str, tuple[str, ...]], group: Sequence[Row]) -> None:
    present = {row[name] for row in group if row[name] is not None}
    for inner in sorted(present):
        for outer in holders.get(inner, ()):
            if outer in present:
                raise ScriptError(
                    f'Adding up "{dataset}" would count the {name} "{inner}" twice, because "{outer}" holds it. '
                    f'Leave one of them out with where({name}=…), or keep "{name}" apart.'
                )


def with_share(table: "Table", column: str, over: Sequence[str], *, name: str, decimals: int) -> "Table":
    """See `Table.with_share`."""
    _number(table, column)
    if table.columns[column].unit in RATIO_UNITS - {"percent"}:
        raise ScriptError(f'"{column}" of "{table.dataset_id}" cannot be added up, so there are no shares of it.')
    for part in over:
        table.column(part)
    group = [item for item in dimensions(table) if item not in over]
    refuse_double_counting(table, group)
    rows = table.rows()
    totals: dict[tuple[Any, ...], float | None] = {}
    for row in rows:
        key = tuple(row[item] for item in group)
        before = totals.get(key, 0.0)
        totals[key] = None if before is None or row[column] is None else before + row[column]
    shares = [_percent(row[column], totals[tuple(row[item] for item in group)]) for row in rows]
    return table.with_column(name, shares, unit="percent", label=LABELS["share"], decimals=decimals)


def _percent(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole * 100


def with_change(
    table: "Table", column: str, along: str, *, by: Sequence[str] | None, name: str, decimals: int
) -> "Table":
    """See `Table.with_change`."""
    unit = _number(table, column).unit
    if unit in {"rank", "year"}:
        raise ScriptError(f'"{column}" of "{table.dataset_id}" is a {unit}: a change of it means nothing.')
    points = unit in {"percent", "percentage_points"}
    series = _series(table, along, by)
    changes: list[float | None] = []
    for row in table.rows():
        before = _earlier(series, row, along)
        if before is None or breaks_between(table.breaks, column, row, (before[along], row[along]), along):
            changes.append(None)
        else:
            changes.append(_change(row[column], before[column], points=points))
    result_unit = "percentage_points" if points else "percent"
    return table.with_column(name, changes, unit=result_unit, label=LABELS["change"], decimals=decimals)


def _change(value: float | None, before: float | None, *, points: bool) -> float | None:
    if value is None or before is None:
        return None
    if points:
        return value - before
    return (value - before) / before * 100 if before > 0 else None


def with_index(
    table: "Table", column: str, base: Any, along: str, *, by: Sequence[str] | None, name: str, decimals: int
) -> "Table":
    """See `Table.with_index`."""
    _number(table, column)
    if base not in table.values(along):
        raise ScriptError(f'The table of "{table.dataset_id}" has no {along} "{base}" to set to 100.')
    series = _series(table, along, by)
    figures: list[float | None] = []
    for row in table.rows():
        start = series.rows.get((base, *(row[item] for item in series.by)))
        if start is None or row[along] is None:
            figures.append(None)
            continue
        span = (min(base, row[along]), max(base, row[along]))
        broken = breaks_between(table.breaks, column, row, span, along)
        figures.append(None if broken else _percent(row[column], start[column]))
    return table.with_column(name, figures, unit="percent", label=LABELS["index"], decimals=decimals)


class _Series:
    """The rows by period and by the columns that tell series apart."""

    def __init__(self, table: "Table", along: str, by: Sequence[str]) -> None:
        self.by = tuple(by)
        self.rows: dict[tuple[Any, ...], Row] = {}
        for row in table.rows():
            key = (row[along], *(row[name] for name in by))
            if key in self.rows:
                raise ScriptError(
                    f'"{table.dataset_id}" has more than one row for {along} {row[along]}'
                    + "".join(f", {name} {row[name]}" for name in by)
                    + ". Choose with where(…), add up with sum(…), or name more columns in by=[…]."
                )
            self.rows[key] = row


def _series(table: "Table", along: str, by: Sequence[str] | None) -> _Series:
    if table.column(along).type not in {"year", "period", "date"}:
        raise ScriptError(f'"{along}" of "{table.dataset_id}" is no period.')
    for name in by or ():
        table.column(name)
    return _Series(table, along, [name for name in dimensions(table) if name != along] if by is None else by)


def _earlier(series: _Series, row: Row, along: str) -> Row | None:
    period = previous_period(row[along])
    return None if period is None else series.rows.get((period, *(row[name] for name in series.by)))


def previous_period(period: Any) -> Any:
    """Return the period of the same length before a year or a text such as 2018, 2018-Q1, 2018-H1 or 2018-01.

    `None` where it is not known: days, weeks and missing periods.
    """
    if isinstance(period, int):
        return period - 1
    found = re.fullmatch(r"(\d{4})(?:-([HQ]?)(\d{1,2}))?", str(period))
    if found is None:
        return None
    year, letter, number = int(found[1]), found[2], found[3]
    if number is None:
        return f"{year - 1:04d}"
    count = {"H": 2, "Q": 4, "": 12}[letter]
    year, place = (year, int(number) - 1) if int(number) > 1 else (year - 1, count)
    return f"{year:04d}-{letter}{place:0{len(number)}d}"


def breaks_between(
    breaks: Sequence[Break], column: str, row: Mapping[str, Any], span: tuple[Any, Any], along: str
) -> list[Break]:
    """Return the declared breaks that lie after the first period of `span` and not after the last.

    `row` is a row of the series of `column` over `along`. A condition of a break on a column that the row lacks counts
    as met: what was added up may hold it.
    """
    first, last = span
    return [
        item
        for item in breaks
        if item.column == along
        and item.at is not None
        and first < item.at <= last
        and (not item.measures or column in item.measures)
        and all(name not in row or row[name] in values for name, values in item.where.items())
    ]


def _number(table: "Table", column: str) -> Column:
    if table.column(column).type != "number":
        raise ScriptError(f'"{column}" of "{table.dataset_id}" is no number column.')
    return table.columns[column]
