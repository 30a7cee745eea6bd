"""One graphic of the gallery, and short ways to write it down."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ruska import Line, Period, ReferenceLine, TextAt
from ruska.chart.annotations import Annotation
from ruska.chart.spec import Kind
from ruska.data import Table
from ruska.words import Fact

Select = Callable[[Table], Table]


@dataclass(frozen=True)
class Case:
    """One graphic of the gallery; `facts` are plain numbers."""

    dataset: str
    kind: Kind
    select: Select = lambda table: table
    annotations: Sequence[Annotation] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    language: str = "en"
    title: str = "One message stands here and says what happened in Area A"
    subtitle: str = "What is measured, in which unit, example data"
    note: str = ""


LABELS = {
    "period": "Two unusual years",
    "average": "Average of all areas",
    "whole": "The whole country",
    "text": "New method from here on",
    "long_text": "A longer remark that explains what the expert would ask about this figure",
}


def first(count: int, column: str = "area") -> Select:
    """Keep the first `count` categories of a column."""
    return lambda table: table.where(**{column: table.values(column)[:count]})


def both(*selects: Select) -> Select:
    """Apply several selections one after the other."""

    def select(table: Table) -> Table:
        for step in selects:
            table = step(table)
        return table

    return select


def where(**conditions: Any) -> Select:
    """Keep the rows that meet the conditions."""
    return lambda table: table.where(**conditions)


def number(value: float) -> Fact:
    """A plain figure."""
    return Fact(value, "count", 0)


def areas(kind: type, value: str = "value", **rest: Any) -> Kind:
    """A kind over the dataset of areas."""
    return kind(category="area", value=value, **rest)


def groups(kind: type, value: str = "value", **rest: Any) -> Kind:
    """A kind over areas and groups."""
    return kind(category="area", value=value, series="group", **rest)


def lines(kind: type = Line, value: str = "value", **rest: Any) -> Kind:
    """A kind over years and series."""
    return kind(x="year", y=value, series="series", **rest)


TEXTS = {"at": "a01", "words": "text"}
REFERENCE = ReferenceLine("average", "average")
YEARS_AND_TEXT = (Period(2019, 2020, "period"), TextAt(2016, "text", series="s01"))
MILLIONS: dict[str, Any] = {"scale": 1_000_000, "decimals": 2}
