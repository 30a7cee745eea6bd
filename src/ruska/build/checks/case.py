"""The case: a graphic in one language as the gates see it, and what can be asked of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ruska.build.story import Story
from ruska.data import Column, Table
from ruska.scene import Mark, Panel, Rect, Shape, Sheet
from ruska.words import WordFile

PERIODS = ("year", "date", "period")


@dataclass(frozen=True)
class Fault:
    """What a gate finds: a message, and what to do. `text` names the words at fault; none means the script."""

    message: str
    remedy: str
    text: str = ""
    severe: bool = True


@dataclass(frozen=True)
class Printed:
    """What a reader sees of a graphic or poster in one language: its sheets by canvas, and the words behind them."""

    sheets: Mapping[str, Sheet]
    words: WordFile

    @property
    def sheet(self) -> Sheet:
        """The graphic on its first canvas; texts and figures are the same on all."""
        return next(iter(self.sheets.values()))

    @property
    def caption(self) -> str:
        """Title and subtitle as they are printed."""
        return f"{self.sheet.title}\n{self.sheet.subtitle}"


@dataclass(frozen=True)
class Case(Printed):
    """A graphic in one language with its story, and the day on which it is judged."""

    story: Story
    today: date

    @property
    def table(self) -> Table:
        """The selected table."""
        return self.story.table

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """Every panel on every canvas."""
        return tuple(panel for sheet in self.sheets.values() for panel in sheet.scene.panels)

    @cached_property
    def drawn(self) -> tuple[Column, ...]:
        """The columns of the selected table that the kind names, or a figure of the script's own lists."""
        kind = self.story.chart.kind
        names = list(_strings(kind)) if kind is not None else list(self.story.chart.columns)
        return tuple(self.table.columns[name] for name in dict.fromkeys(names) if name in self.table.columns)

    @property
    def measures(self) -> tuple[Column, ...]:
        """The number columns that are drawn."""
        return tuple(column for column in self.drawn if column.type == "number")


def datum(mark: Mark) -> bool:
    """Tell whether a bar or shape stands for a figure: it says something under the pointer."""
    return isinstance(mark, Rect | Shape) and bool(mark.tip)


def _strings(value: Any) -> Iterator[str]:
    """Give every string that a kind was made with, those of kinds inside it included."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(key)
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
