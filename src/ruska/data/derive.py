"""Figures derived from figures: sums, shares, changes and indices, missing wherever a part of them is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ruska.data.units import RATIO_UNITS
from ruska.errors import ScriptError

if TYPE_CHECKING:
    from pandas import DataFrame

    from ruska.data.table import Table


def summed(table: "Table", by: Sequence[str], columns: Sequence[str] | None) -> "Table":
    """See `Table.sum`."""
    import pandas

    for name in by:
        table.column(name)
    chosen = list(columns) if columns is not None else additive(table)
    if not chosen:
        raise ScriptError(f'"{table.dataset_id}" has no number column whose figures can be added up.')
    refuse_double_counting(table, by)
    frame = table.frame
    if by:
        grouped = frame.groupby(list(by), sort=False, dropna=False)[chosen]
        result = grouped.sum(min_count=0).reset_index()
        gaps = frame[chosen].isna().groupby([frame[name] for name in by], sort=False, dropna=False).any()
        result[chosen] = result[chosen].mask(gaps.to_numpy())
    else:
        result = pandas.DataFrame({name: [frame[name].sum(skipna=False)] for name in chosen})
    kept = {name: table.columns[name] for name in (*by, *chosen)}
    return table._with(result[list(kept)], kept)


def additive(table: "Table") -> list[str]:
    """Return the number columns whose figures may be added up."""
    return [name for name in table.numbers() if table.columns[name].unit not in RATIO_UNITS]


def refuse_double_counting(table: "Table", by: Sequence[str]) -> None:
    """Raise `ScriptError` where adding up over everything but `by` would count one figure twice."""
    for name, holders in table.nested.items():
        if name in by or name not in table.columns:
            continue
        frame = table.frame
        groups = [frame] if not by else [group for _, group in frame.groupby(list(by), sort=False, dropna=False)]
        for group in groups:
            _refuse_in_group(table, name, holders, group)


def _refuse_in_group(table: "Table", name: str, holders: object, group: "DataFrame") -> None:
    del holders
    present = set(group[name].dropna())
    for inner in sorted(present):
        for outer in table.nested[name].get(inner, ()):
            if outer in present:
                raise ScriptError(
                    f'Adding up "{table.dataset_id}" would count the {name} "{inner}" twice, because "{outer}" '
                    f'holds it. Leave one of them out with where({name}=…), or keep "{name}" in by=[…].'
                )
