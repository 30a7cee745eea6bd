"""Annotations of kinds that set categories in rows: grounds behind rows, lines across them, texts after a datum."""

from collections.abc import Sequence
from typing import Any

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Plot
from ruska.errors import ScriptError
from ruska.layout.rows import RowColumn
from ruska.layout.space import Space
from ruska.scene import Label, Mark, Rect, Rule


def row_head(plot: Plot, space: Space) -> float:
    """Return the pixels above the rows that the names of reference lines take."""
    lines = any(isinstance(note, ReferenceLine) for note in plot.annotations)
    return 1.9 * space.size.tick if lines else 0.0


def row_notes(plot: Plot, keys: Sequence[Any]) -> dict[Any, str]:
    """Return the text beside each annotated category. Raises ScriptError for a category that is not there."""
    notes = {}
    for note in plot.annotations:
        if isinstance(note, TextAt):
            notes[keys[_index(keys, note.at)]] = plot.text(note.words)
    return notes


def row_reach(column: RowColumn, space: Space) -> tuple[float, float]:
    """Return the first and last pixel of a column's rows, counted from the top of its plot."""
    first, last = column.rows[0], column.rows[-1]
    reach = 0.5 * first.thickness + 0.35 * space.size.label
    return first.middle - column.plot.y - reach, last.middle - column.plot.y + reach


def row_periods(
    plot: Plot, keys: Sequence[Any], column: RowColumn, low: float, high: float, space: Space
) -> list[Mark]:
    """Return a ground behind the rows of each period, with its name at the right of the last one."""
    marks: list[Mark] = []
    style = space.tick(500)
    for number, period in enumerate(note for note in plot.annotations if isinstance(note, Period)):
        start, end = _index(keys, period.start), _index(keys, period.end)
        inside = [row for row in column.rows if start <= row.index <= end]
        if not inside:
            continue
        reach = 0.62 * inside[0].thickness
        y0, y1 = inside[0].middle - column.plot.y - reach, inside[-1].middle - column.plot.y + reach
        marks.append(Rect(f"period-{number}", low, y0, high, y1, space.brand.color("birch")))
        name = plot.text(period.words)
        marks.append(Label(f"period-{number}-name", high, y1, name, style, "end", -6, -0.45 * style.size))
    return marks


def row_lines(
    plot: Plot, reach: tuple[float, float], domain: tuple[float, float], width: float, space: Space
) -> list[Mark]:
    """Return a dashed line down the rows for each reference value, named above the first row."""
    marks: list[Mark] = []
    style = space.tick(500, "ink")
    for number, line in enumerate(note for note in plot.annotations if isinstance(note, ReferenceLine)):
        value = plot.fact(line.value)
        x = (value - domain[0]) / (domain[1] - domain[0]) * width
        words = space.ruler.fit(plot.text(line.words), style, width)
        half = space.text_width(words, style) / 2
        shift = max(0.0, half - x) - max(0.0, x + half - width)
        ink = space.brand.color("ink")
        marks.append(Rule(f"line-{number}", value, reach[0] - 4, value, reach[1], ink, 1.4 * space.unit, (4, 3)))
        dy = -4 - 0.5 * style.size
        marks.append(Label(f"line-{number}-name", value, reach[0], words, style, "middle", shift, dy))
    return marks


def _index(keys: Sequence[Any], key: Any) -> int:
    if key not in keys:
        known = ", ".join(str(known) for known in keys)
        raise ScriptError(f"an annotation names {key}, which is none of: {known}.")
    return list(keys).index(key)
