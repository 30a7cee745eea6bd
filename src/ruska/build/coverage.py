"""What a graphic's figures are of: the time and the places, as search engines ask for them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ruska.data import Regions, Table

TIMES = ("year", "date", "period")
MOST_PLACES = 24
"""More places than these are a table, not a description."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """`period` is an ISO 8601 year or day, or two of them with a stroke between, or empty; `places` are names."""

    period: str = ""
    places: tuple[str, ...] = ()


def coverage_of(tables: Sequence[Table], regions: Regions, language: str) -> Coverage:
    """Return what selected tables cover together; what they do not say in a column of its type stays empty.

    Raises ScriptError for a region code that `regions` does not know.
    """
    times = sorted(str(value) for value in _values(tables, TIMES))
    codes = dict.fromkeys(str(value) for value in _values(tables, ("region",)))
    period = "/".join(dict.fromkeys((times[0], times[-1]))) if times else ""
    if len(codes) > MOST_PLACES:
        return Coverage(period)
    return Coverage(period, tuple(dict.fromkeys(regions.name(code, language) for code in codes)))


def _values(tables: Iterable[Table], types: Sequence[str]) -> Iterator[object]:
    for table in tables:
        for name, column in table.columns.items():
            if column.type in types:
                yield from table.values(name)
