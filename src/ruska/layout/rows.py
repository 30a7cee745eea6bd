"""Rows: a category a line from top to bottom, its name at the left or, on narrow bodies, above its row.

When there are more rows than the height can hold at a readable size, they are set in two or more columns.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ruska.layout.space import Space, block_height, text_block
from ruska.scene import Box, Label, TextStyle

MAX_NAME_SHARE = 0.4
GAP = 0.24


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its index, the middle of its bar and the bar's thickness in body pixels, and its name's labels."""

    index: int
    middle: float
    thickness: float
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A column of rows; `plot` is the box in which values are drawn, in body pixels."""

    plot: Box
    rows: tuple[Row, ...]
    text: TextStyle


def wanted_height(count: int, space: Space, bars: int = 1) -> float:
    """Return the height in pixels that `count` rows of `bars` bars each like to have on a narrow body."""
    return count * space.size.label * (1.9 + 1.15 * bars)


def row_columns(names: Sequence[str], space: Space, area: Box, bold: Sequence[bool], bars: int = 1) -> list[RowColumn]:
    """Divide `area` (body pixels) into one or more columns of rows, with names wrapped, measured and placed.

    `bold` marks the highlighted names. `bars` is the number of bars side by side in a row.
    """
    count = max(1, len(names))
    least = _least_row(space) * (1 if bars == 1 else 0.62 * bars)
    columns = min(4, max(1, math.ceil(count * least / area.height)))
    gutter = 2.2 * space.size.label if columns > 1 else 0.0
    width = (area.width - gutter * (columns - 1)) / columns
    per_column = math.ceil(count / columns)
    result = []
    for column in range(columns):
        indices = range(column * per_column, min(count, (column + 1) * per_column))
        if not names or not indices:
            continue
        box = Box(area.x + column * (width + gutter), area.y, width, area.height)
        result.append(_row_column([names[i] for i in indices], indices.start, per_column, space, box, bold, bars))
    return result


def _least_row(space: Space) -> float:
    return space.size.floor * (2.75 if space.narrow else 1.5)


def _row_column(
    names: Sequence[str], first: int, slots: int, space: Space, box: Box, bold: Sequence[bool], bars: int
) -> RowColumn:
    pitch = min(box.height / slots, space.size.label * (5.6 + 1.4 * (bars - 1)))
    above = space.narrow
    size = min(space.size.label, pitch * (0.42 if above else 0.74))
    style = space.label(size=size)
    heavy = space.label(weight=700, size=size)
    styles = [heavy if bold[first + offset] else style for offset in range(len(names))]
    name_height = 1.5 * style.size if above else 0.0
    gutter = 0.0 if above else _gutter(names, styles, space, box.width, pitch)
    thickness = min((pitch - name_height) * (1 - GAP), space.size.label * (2.9 + 1.3 * (bars - 1)))
    rows = []
    for offset, name in enumerate(names):
        top = box.y + offset * pitch
        middle = top + name_height + (pitch - name_height) / 2 * (0.86 if above else 1.0)
        if above:
            text = space.ruler.fit(name, styles[offset], box.width)
            y = top + name_height - 0.32 * style.size
            labels = [Label(f"name-{first + offset}", box.x, y, text, styles[offset])]
        else:
            lines = _wrapped(name, styles[offset], space, gutter, pitch)
            x = box.x + gutter
            labels = text_block(f"name-{first + offset}", lines, styles[offset], x, middle, "end", leading=1.14)
        rows.append(Row(first + offset, middle, thickness, tuple(labels)))
    indent = 0.0 if above else gutter + 0.65 * space.size.label
    plot = Box(box.x + indent, box.y, box.width - indent, pitch * len(names))
    return RowColumn(plot, tuple(rows), style)


def _gutter(names: Sequence[str], styles: Sequence[TextStyle], space: Space, width: float, pitch: float) -> float:
    limit = MAX_NAME_SHARE * width
    widths = []
    for name, style in zip(names, styles, strict=True):
        lines = _wrapped(name, style, space, limit, pitch)
        widths.append(space.widest(lines, style))
    return min(limit, max(widths, default=0.0))


def _wrapped(name: str, style: TextStyle, space: Space, width: float, pitch: float) -> list[str]:
    fits = max(1, sum(block_height(lines, style, 1.14) <= 0.96 * pitch for lines in (1, 2, 3)))
    return list(space.ruler.wrap(name, style, width + 0.5, fits).lines)
