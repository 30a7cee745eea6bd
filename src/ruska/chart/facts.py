"""Facts: the named numbers that titles, notes and alternative texts may use, computed from the tables."""

from typing import Any

from ruska.data import Table
from ruska.data.model import LANGUAGES
from ruska.errors import ScriptError
from ruska.words import Fact, format_moment

Figure = Fact | float | int | None


def figure(table: Table, column: str | None = None, *, decimals: int | None = None, **where: Any) -> Fact:
    """Return the one figure that the conditions leave, in its column's unit. Raises ScriptError unless there is one."""
    return _fact(table, column, table.value(column, **where), decimals)


def total(table: Table, column: str | None = None, *, decimals: int | None = None, **where: Any) -> Fact:
    """Return the sum of the figures that the conditions leave; missing where a part is missing."""
    return _fact(table, column, table.total(column, **where), decimals)


def share(part: Figure, whole: Figure, decimals: int = 0) -> Fact:
    """Return `part` as percent of `whole`; missing where either is missing or the whole is zero."""
    a, b = _number(part), _number(whole)
    return Fact(None if a is None or not b else 100 * a / b, "percent", decimals)


def growth(now: Figure, before: Figure, decimals: int = 0) -> Fact:
    """Return the change from `before` to `now` in percent; missing where either is, or `before` is not above zero."""
    a, b = _number(now), _number(before)
    return Fact(None if a is None or b is None or b <= 0 else 100 * (a - b) / b, "percent", decimals)


def difference(now: Figure, before: Figure, decimals: int | None = None) -> Fact:
    """Return `now` minus `before` in their unit; between two percentages that is percentage points."""
    a, b = _number(now), _number(before)
    unit = now.unit if isinstance(now, Fact) else ""
    places = decimals if decimals is not None else (now.decimals if isinstance(now, Fact) else None)
    unit = "percentage_points" if unit == "percent" else unit
    return Fact(None if a is None or b is None else a - b, unit, places)


def ratio(now: Figure, before: Figure, decimals: int = 1) -> Fact:
    """Return how many times `before` goes into `now`; missing where either is missing or `before` is zero."""
    a, b = _number(now), _number(before)
    return Fact(None if a is None or not b else a / b, "count", decimals)


def count(number: int) -> Fact:
    """Return a plain count, such as the number of regions that grew."""
    return Fact(number, "count", 0)


def year(table: Table, column: str = "year") -> Fact:
    """Return the latest year of a table."""
    return Fact(int(table.latest(column)), "year", 0)


def first_year(table: Table, column: str = "year") -> Fact:
    """Return the first year of a table."""
    return Fact(min(int(value) for value in table.values(column)), "year", 0)


def moment(table: Table, column: str = "status_date", **where: Any) -> Fact:
    """Return the one year, month or day that the conditions leave, as each language writes it: "lokakuu 2024".

    Claims compare it as it stands in the data, such as '2024-10'. Raises ScriptError unless there is exactly one.
    """
    values = table.where(**where).values(column)
    if len(values) != 1:
        raise ScriptError(f'{len(values)} values of "{column}" meet the conditions; exactly one is needed.')
    return Fact(str(values[0]), names={language: format_moment(str(values[0]), language) for language in LANGUAGES})


def name(table: Table, column: str, key: str) -> Fact:
    """Return the name of a region or category, which words can use and claims compare by its key."""
    known = table.column(column)
    if known.type == "region":
        return Fact(key, "region")
    return Fact(key, names=known.values.get(key, {"en": key}))


def largest(table: Table, column: str, by: str) -> Fact:
    """Return the name of the region or category with the largest figure in `by`; missing figures are passed over."""
    rows = [row for row in table.rows() if row[by] is not None]
    return name(table, column, max(rows, key=lambda row: float(row[by]))[column])


def _fact(table: Table, column: str | None, value: float | None, decimals: int | None) -> Fact:
    known = table.column(column or table.numbers()[0])
    return Fact(value, known.unit, known.decimals if decimals is None else decimals)


def _number(figure: Figure) -> float | None:
    value = figure.value if isinstance(figure, Fact) else figure
    return None if value is None or isinstance(value, str) else float(value)
