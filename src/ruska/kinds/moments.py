"""Moments: years, halves, quarters, months, weeks and days as stretches of a time axis in years."""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ruska.errors import ScriptError

PERIOD = re.compile(r"(\d{4})(?:-(?:([HQW])(\d{1,2})|(\d\d)(?:-(\d\d))?))?$")
MONTHS = {"H": 6, "Q": 3}


@dataclass(frozen=True, slots=True)
class Moment:
    """What a cell says of a time: its first and last day, and whether it is given to the month or better."""

    first: date
    last: date
    precise: bool

    @property
    def start(self) -> float:
        """The beginning of its first day, in years."""
        return years(self.first)

    @property
    def end(self) -> float:
        """The end of its last day, in years."""
        return years(self.last + timedelta(days=1))

    @property
    def middle(self) -> float:
        """Its middle, in years."""
        return (self.start + self.end) / 2


def years(day: date) -> float:
    """Return the beginning of a day on an axis of years: 2024.5 is the second of July 2024."""
    length = 366 if isleap(day.year) else 365
    return day.year + (day - date(day.year, 1, 1)).days / length


def read_moment(value: Any) -> Moment:
    """Read 2024, 2024-H1, 2024-Q2, 2024-05, 2024-W07 or 2024-05-31. Raises ScriptError for anything else."""
    if isinstance(value, date):
        return Moment(value, value, True)
    found = PERIOD.match(str(value))
    if found is None:
        raise ScriptError(f"{value} is no time; give a year, a month such as 2024-05, or a day such as 2024-05-31.")
    year, letter, number, month, day = found.groups()
    if day is not None:
        exact = date(int(year), int(month), int(day))
        return Moment(exact, exact, True)
    if letter == "W":
        monday = date.fromisocalendar(int(year), int(number), 1)
        return Moment(monday, monday + timedelta(days=6), True)
    if letter is not None:
        length = MONTHS[letter]
        return _months(int(year), (int(number) - 1) * length + 1, length, precise=False)
    return _months(int(year), int(month), 1, precise=True) if month else _months(int(year), 1, 12, precise=False)


def _months(year: int, first: int, count: int, *, precise: bool) -> Moment:
    after = first + count
    end = date(year + (after > 12), after - 12 if after > 12 else after, 1)
    return Moment(date(year, first, 1), end - timedelta(days=1), precise)
