"""Annotations as kinds look them up, with faults told by name."""

from collections.abc import Sequence
from typing import TypeVar

from ruska.chart.annotations import Annotation, Period, ReferenceLine, TextAt
from ruska.chart.plot import Matrix, Plot
from ruska.errors import ScriptError

Note = TypeVar("Note", TextAt, ReferenceLine, Period)
NAMES = {TextAt: "a text", ReferenceLine: "a reference line", Period: "a period"}


def notes_of(plot: Plot, kind: type[Note]) -> list[Note]:
    """Return the annotations of one kind, in the script's order."""
    return [note for note in plot.annotations if isinstance(note, kind)]


def refuse(plot: Plot, kind: str, *unsupported: type[Annotation]) -> None:
    """Raise ScriptError when the plot has an annotation that a chart kind cannot show."""
    for note in plot.annotations:
        if isinstance(note, unsupported):
            raise ScriptError(f"{kind} cannot show {NAMES[type(note)]}; take the annotation out of the script.")


def reference_values(plot: Plot) -> list[float]:
    """Return what an axis must hold beside the figures: all reference lines, and what other panels hold."""
    return [*line_values(plot), *plot.shared.values]


def line_values(plot: Plot) -> list[float]:
    """Return where the reference lines stand, in the script's order."""
    return [plot.fact(line.value) for line in notes_of(plot, ReferenceLine)]


def index_of(keys: Sequence[object], key: object) -> int:
    """Return the place of a category that an annotation names. Raises ScriptError when the table has none."""
    if key not in keys:
        known = ", ".join(str(known) for known in keys)
        raise ScriptError(f"an annotation names {key}, which is none of: {known}.")
    return list(keys).index(key)


def series_of(note: TextAt, matrix: Matrix) -> int:
    """Return the series that a text belongs to, the first one when it names none. Raises ScriptError when unknown."""
    keys = [str(item.key) for item in matrix.series]
    if note.series and note.series not in keys:
        raise ScriptError(f'an annotation names the series "{note.series}", which is none of: {", ".join(keys)}.')
    return keys.index(note.series) if note.series else 0
