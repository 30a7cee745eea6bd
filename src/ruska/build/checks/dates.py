"""Gates on time: the status of projects, and figures that have grown old."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ruska.build.checks.case import PERIODS, Case, Fault
from ruska.data import Dataset
from ruska.data.model import localised

FRESH_STATUS, FRESH_FIGURES = 12, 24
"""Months after which a project's status, and a figure whose title does not name its year, has grown old."""

STATUS = re.compile(r"(.*_)?status")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERIOD = re.compile(r"(\d{4})(?:-(?:([HQ])(\d)|(\d{2})(?:-(\d{2}))?))?$")


def stale_status(case: Case) -> Iterator[Fault]:
    """Yield projects drawn whose status has no date, or one of more than twelve months ago.

    A table of projects is one with a column `status`; its date stands in `status_date` (a date or a period).
    """
    for status in (name for name, column in case.table.columns.items() if STATUS.fullmatch(name)):
        if case.table.columns[status].type not in ("category", "text"):
            continue
        dated = f"{status}_date"
        rows = [row for row in case.table.rows() if row[status] is not None]
        bare = [row for row in rows if row.get(dated) is None]
        old = [row for row in rows if row.get(dated) is not None and _older(row[dated], case.today, FRESH_STATUS)]
        if bare:
            message = f"{_listed(case, bare)}: a status without a date."
            yield Fault(message, f'Give the day on which it was read, in the column "{dated}" of the selected table.')
        if old:
            message = f"{_listed(case, old)}: a status of more than {FRESH_STATUS} months ago."
            yield Fault(message, "Look it up again; until then say in the words when it held.", severe=False)


def _listed(case: Case, rows: list[dict[str, Any]]) -> str:
    """Return the names of the first projects and the count of the others."""
    column = next((c.name for c in case.drawn if c.type in ("category", "text")), next(iter(case.table.columns)))
    names = list(dict.fromkeys(str(row[column]) for row in rows))
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")


def undated_title(case: Case) -> Iterator[Fault]:
    """Yield titles of figures of more than two years ago that do not say their year."""
    newest = newest_period(case)
    if newest is None or not _older(newest, case.today, FRESH_FIGURES):
        return
    year = str(newest)[:4]
    if year not in YEAR.findall(case.sheet.title):
        message = f"the figures are of {year}, more than {FRESH_FIGURES} months ago, and the title does not say so."
        yield Fault(
            message, "Put the year into the title as a placeholder, or bring newer figures.", "title", severe=False
        )


def newest_period(case: Case) -> Any:
    """Return the last period with a figure drawn: of the table, or else of the facts, or else in the dataset's title.

    None where nothing says of when the figures are.
    """
    keys = {name for dataset in case.story.datasets for name in dataset.key}
    dated = [name for name, column in case.table.columns.items() if column.type in PERIODS]
    # A date beside the key says when a figure was printed, not of when it is.
    periods = [name for name in dated if name in keys] or dated
    drawn = [column.name for column in case.measures]
    rows = [row for row in case.table.rows() if not drawn or any(row[name] is not None for name in drawn)]
    found = [row[name] for row in rows for name in periods if row[name] is not None]
    if not found:
        found = [fact.value for fact in case.story.facts.values() if fact.unit == "year" and fact.value is not None]
    if not found:
        found = [year for dataset in case.story.datasets for year in _years_of(dataset)]
    ends = [(end, value) for value in found if (end := last_day(value)) is not None]
    return max(ends, key=lambda pair: pair[0])[1] if ends else None


def _years_of(dataset: Dataset) -> list[str]:
    return YEAR.findall(localised(dataset.title, "en"))


def last_day(period: Any) -> date | None:
    """Return the last day of a year or of a text such as 2024, 2024-H1, 2024-Q3, 2024-05 or 2024-05-31.

    None for what is no period.
    """
    if isinstance(period, date):
        return period
    found = _PERIOD.match(str(period))
    if found is None:
        return None
    year, letter, number, month, day = int(found[1]), found[2], found[3], found[4], found[5]
    if day is not None:
        return date(year, int(month), int(day))
    last = 12
    if letter is not None:
        last = int(number) * {"H": 6, "Q": 3}[letter]
    elif month is not None:
        last = int(month)
    return date(year, last, calendar.monthrange(year, last)[1])


def _older(period: Any, today: date, months: int) -> bool:
    """Tell whether a period ended more than so many months before today."""
    end = last_day(period)
    if end is None:
        return True
    years, month = divmod(end.month - 1 + months, 12)
    year, month = end.year + years, month + 1
    return today > date(year, month, min(end.day, calendar.monthrange(year, month)[1]))
