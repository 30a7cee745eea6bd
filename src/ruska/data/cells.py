"""Raw cells to typed values: one function a column type, each saying what is wrong in words."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime

from ruska.data.model import Column
from ruska.data.reading import RawCell, without_controls

MISSING_MARKS = frozenset({"", "..", "..."})
"""How statistical offices write a figure that is not there."""

Value = str | int | float | date | None
Typed = tuple[Value, str]
"""A value and, when the cell is wrong, what is wrong with it."""

_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}( \d{3})+)(\.\d+)?([eE][+-]?\d+)?")
_PERIOD = re.compile(r"\d{4}(-(H[12]|Q[1-4]|W\d\d|(0[1-9]|1[0-2])(-\d\d)?))?")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2212": "-"})


def is_missing(cell: RawCell) -> bool:
    """Say whether a cell holds no value."""
    return isinstance(cell, str) and without_controls(cell) in MISSING_MARKS


def typed(cell: RawCell, column: Column, *, decimal_comma: bool) -> Typed:
    """Return the value of a cell that is not missing, and what is wrong with it (empty if nothing)."""
    if column.type == "number":
        return _number(cell, column, decimal_comma)
    return _READERS[column.type](cell, column)


def _number(cell: RawCell, column: Column, decimal_comma: bool) -> Typed:
    value = _float(cell, decimal_comma)
    if value is None:
        return None, f'"{_shown(cell)}" is no number'
    if not math.isfinite(value):
        return None, f'"{_shown(cell)}" is no finite number'
    if column.minimum is not None and value < column.minimum:
        return None, f"{_shown(cell)} is below the minimum {column.minimum:g}"
    if column.maximum is not None and value > column.maximum:
        return None, f"{_shown(cell)} is above the maximum {column.maximum:g}"
    return value, ""


def _float(cell: RawCell, decimal_comma: bool) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell)
    if not isinstance(cell, str):
        return None
    text = without_controls(cell.translate(_SPACES))
    if text.lower().lstrip("+-") in {"nan", "inf", "infinity"}:
        return math.nan
    if decimal_comma and text.count(",") == 1:
        text = text.replace(",", ".")
    return float(text.replace(" ", "")) if _NUMBER.fullmatch(text) else None


def _year(cell: RawCell, column: Column) -> Typed:
    del column
    text = _whole(cell)
    return (int(text), "") if re.fullmatch(r"\d{4}", text) else (None, f'"{_shown(cell)}" is no year such as 2024')


def _date(cell: RawCell, column: Column) -> Typed:
    del column
    if isinstance(cell, datetime):
        return cell.date(), ""
    if isinstance(cell, date):
        return cell, ""
    try:
        return date.fromisoformat(_whole(cell)), ""
    except ValueError:
        return None, f'"{_shown(cell)}" is no date such as 2024-01-31'


def _period(cell: RawCell, column: Column) -> Typed:
    del column
    text = _whole(cell)
    if _PERIOD.fullmatch(text):
        return text, ""
    return None, f'"{_shown(cell)}" is no period such as 2018, 2018-Q1, 2018-H1 or 2018-01'


def _category(cell: RawCell, column: Column) -> Typed:
    text = _whole(cell)
    if text in column.values:
        return text, ""
    return None, f'"{_shown(cell)}" is none of the values {", ".join(column.values)}'


def _plain(cell: RawCell, column: Column) -> Typed:
    del column
    return _whole(cell), ""


def _url(cell: RawCell, column: Column) -> Typed:
    del column
    text = _whole(cell)
    if re.fullmatch(r"https?://[^\s/]+(/\S*)?", text):
        return text, ""
    return None, f'"{_shown(cell)}" is no web address that begins with http:// or https://'


_READERS: dict[str, Callable[[RawCell, Column], Typed]] = {
    "year": _year,
    "date": _date,
    "period": _period,
    "category": _category,
    "region": _plain,
    "text": _plain,
    "url": _url,
}


def _whole(cell: RawCell) -> str:
    """A cell as text: Excel stores 2024 as 2024.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return without_controls(str(cell))


def _shown(cell: RawCell) -> str:
    text = _whole(cell)
    return text if len(text) <= 40 else text[:39] + "…"
