"""Rows: a category a line from top to bottom, its name at the left or, on narrow bodies, above its row.

When there are more rows than the height can hold at a readable size, they are set in two or more columns.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ruska.layout.space import At, Space, block_height, text_block
from ruska.ruler import Wrapped
from ruska.scene import Box, Label, TextStyle

MAX_NAME_SHARE, WIDE_NAME_SHARE = 0.4, 0.54
"""The part of the width that names beside rows may take, and the part where they would else be cut."""

GAP = 0.24
"""The part of a row's pitch between bars."""

TIGHT_GAP, INSIDE_ROOM = 0.14, 1.36
"""That part at least, where bars need to be thicker for texts inside them; and how thick these make them, in parts of
the smallest type."""

LEADING = 1.14
CROWDED = 1.2
"""Names stand above their rows until these want so many times the height there is, else beside them."""

MOST_COLUMNS = 2
"""Rows that cannot be named whole in so many columns stand in one, and only some of them are named."""

PITCHES = (1.5, 1.22, 1.1)
"""The least pitch of rows in parts of the smallest type: the lower ones where more columns would cut names."""

THIN_PITCH = 1.3
"""The least distance between the names of rows that are not all named, in parts of the smallest type."""

MAX_PITCH = 7.2
MAX_THICKNESS = 3.5
"""The largest pitch of rows and thickness of bars, in parts of the label size."""

BESIDE_GAP = 0.8
"""The gap between bars whose names stand beside them, likewise."""


@dataclass(frozen=True, slots=True)
class RowNames:
    """The names of rows, which of them are highlighted, and how many bars stand side by side in each row.

    `thick`: bars carry their texts inside.
    """

    names: tuple[str, ...]
    bold: tuple[bool, ...]
    bars: int = 1
    thick: bool = False

    def part(self, indices: range) -> "RowNames":
        """Return some of the rows."""
        return replace(self, names=self.names[slice_of(indices)], bold=self.bold[slice_of(indices)])


@dataclass(frozen=True, slots=True)
class Row:
    """One row in body pixels: its strip, the middle of its bar and the bar's thickness, and its name's labels.

    A row that is not `named` has no room for any text.
    """

    index: int
    top: float
    bottom: float
    middle: float
    thickness: float
    labels: tuple[Label, ...]
    named: bool = True


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A column of rows; `plot` is the box in which values are drawn, in body pixels.

    `above`: names stand above. `cut`: a name did not fit.
    """

    plot: Box
    rows: tuple[Row, ...]
    text: TextStyle
    above: bool
    cut: bool = False


def slice_of(indices: range) -> slice:
    """Return the slice of a range of step 1."""
    return slice(indices.start, indices.stop)


def wanted_height(names: RowNames, space: Space) -> float:
    """Return the height in pixels that rows like to have, their names above them or, where it is wide, beside them."""
    if not space.narrow:
        return len(names.names) * space.size.label * (_bar_size(names) + BESIDE_GAP)
    heights = [_row_height(names, space, len(lines)) for lines in _names_above(names, space, space.width)]
    return sum(heights)


def row_columns(names: RowNames, space: Space, area: Box) -> list[RowColumn]:
    """Divide `area` (body pixels) into one or more columns of rows, with names wrapped, measured and placed."""
    over = space.narrow and (space.size.grows or wanted_height(names, space) <= CROWDED * area.height)
    pitches = (2.4,) if over else PITCHES
    tried = [_columns_of(names, space, area, pitch, over=over) for pitch in pitches]
    if not over:
        tried.append(_columns_of(names, space, area, PITCHES[-1], over=False, share=WIDE_NAME_SHARE))
    whole = [columns for columns in tried if not any(column.cut for column in columns)]
    if not whole and len(tried[-1]) > MOST_COLUMNS:
        whole = [[_names_beside_rows(names, 0, len(names.names), space, area, thin=True)]]
    return whole[0] if whole else tried[0]


def _columns_of(
    names: RowNames, space: Space, area: Box, pitch: float, *, over: bool, share: float = MAX_NAME_SHARE
) -> list[RowColumn]:
    """Divide rows that are at least `pitch` times the smallest type high; `over`: names stand above them.

    Names beside rows take at most `share` of the width.
    """
    count = len(names.names)
    least = space.size.floor * pitch * (1 if names.bars == 1 else 0.62 * names.bars)
    columns = min(4, max(1, math.ceil(count * least / area.height)))
    gutter = 2.2 * space.size.label if columns > 1 else 0.0
    width = (area.width - gutter * (columns - 1)) / columns
    slots = math.ceil(count / columns)
    result = []
    for column in range(columns):
        indices = range(column * slots, min(count, (column + 1) * slots))
        if indices:
            box = Box(area.x + column * (width + gutter), area.y, width, area.height)
            part = names.part(indices)
            if over:
                result.append(_names_over_rows(part, indices.start, slots, space, box))
            else:
                result.append(_names_beside_rows(part, indices.start, slots, space, box, share=share))
    return result


def _row_height(names: RowNames, space: Space, lines: int) -> float:
    """Return the height of a row with its name of so many lines above it: name, gap, bars, gap."""
    return space.size.label * (LEADING * lines + _bar_size(names) + 1.05)


def _bar_size(names: RowNames) -> float:
    single = 1.75 if names.thick else 1.35
    return single if names.bars == 1 else 1.1 * names.bars


def _styles(names: RowNames, space: Space, size: float) -> list[TextStyle]:
    plain, heavy = space.label(size=size), space.label(weight=700, size=size)
    return [heavy if bold else plain for bold in names.bold]


def _names_above(names: RowNames, space: Space, width: float) -> list[tuple[str, ...]]:
    styles = _styles(names, space, space.size.label)
    return [
        space.ruler.wrap(name, style, width, 3).lines or ("",) for name, style in zip(names.names, styles, strict=True)
    ]


def _names_over_rows(names: RowNames, first: int, slots: int, space: Space, box: Box) -> RowColumn:
    """Lay out rows of their own heights; they shrink together where the box is lower than they want."""
    size = space.size.label
    styles = _styles(names, space, size)
    wrapped = _names_above(names, space, box.width)
    heights = [_row_height(names, space, len(lines)) for lines in wrapped]
    shrink = min(1.0, box.height / (sum(heights) * max(1.0, slots / len(names.names))))
    tops = [box.y, *accumulate((height * shrink for height in heights), initial=box.y)][1:]
    rows = []
    for offset, (lines, top) in enumerate(zip(wrapped, tops, strict=False)):
        style, bottom = styles[offset], top + heights[offset] * shrink
        named = block_height(len(lines), style, LEADING) + 0.15 * size
        thickness = min(_bar_size(names) * size, 0.78 * (bottom - top - named - 0.4 * size))
        labels = text_block(f"name-{first + offset}", lines, style, At(box.x, top, valign="top"), leading=LEADING)
        middle = top + named + 0.38 * size * shrink + thickness / 2
        rows.append(
            Row(
                first + offset,
                top - 0.4 * size * shrink,
                bottom - 0.4 * size * shrink,
                middle,
                thickness,
                tuple(labels),
            )
        )
    plot = Box(box.x, box.y, box.width, rows[-1].bottom - box.y + 0.4 * size * shrink)
    return RowColumn(plot, tuple(rows), space.label(size=size), above=True)


def _names_beside_rows(
    names: RowNames,
    first: int,
    slots: int,
    space: Space,
    box: Box,
    *,
    share: float = MAX_NAME_SHARE,
    thin: bool = False,
) -> RowColumn:
    """Lay out rows of one pitch, their names right-aligned to the bars; `thin`: only of those that have room."""
    label = space.size.label
    pitch = min(box.height / slots, label * (MAX_PITCH + 1.4 * (names.bars - 1)))
    usual = pitch * (1 - GAP)
    if names.thick:
        usual = max(usual, min(pitch * (1 - TIGHT_GAP), INSIDE_ROOM * space.size.floor))
    thickness = min(usual, label * (MAX_THICKNESS + 1.3 * (names.bars - 1)))
    start = box.y + 0.36 * (box.height - pitch * slots)
    every = math.ceil(THIN_PITCH * space.size.floor / pitch) if thin else 1
    kept = kept_rows(names.bold, every)
    gutter = _Gutter(names, space, share * box.width, every * pitch)
    styles = _styles(names, space, gutter.size)
    width = min(gutter.limit, max((space.widest(gutter.lines[i], styles[i]) for i in kept), default=0.0))
    rows = []
    for offset, lines in enumerate(gutter.lines):
        top, named = start + offset * pitch, offset in kept
        at = At(box.x + width, top + pitch / 2, anchor="end")
        labels = text_block(f"name-{first + offset}", lines if named else (), styles[offset], at, leading=LEADING)
        rows.append(Row(first + offset, top, top + pitch, top + pitch / 2, thickness, tuple(labels), named))
    indent = width + 0.65 * label
    plot = Box(box.x + indent, box.y, box.width - indent, box.height)
    return RowColumn(plot, tuple(rows), space.label(size=gutter.size), above=False, cut=gutter.cut)


def kept_rows(bold: Sequence[bool], every: int) -> set[int]:
    """Return the rows that are named where each `every`th has room: the highlight, first and last, then the others."""
    last = len(bold) - 1
    kept: list[int] = []
    for index in (*(index for index, flag in enumerate(bold) if flag), 0, last, *range(len(bold))):
        if all(abs(index - other) >= every for other in kept):
            kept.append(index)
    return set(kept)


class _Gutter:
    """The names beside rows: their size and lines; they shrink as far as they must to stand whole."""

    def __init__(self, names: RowNames, space: Space, limit: float, pitch: float) -> None:
        self.limit = limit
        largest = max(space.size.floor, min(space.size.label, 0.74 * pitch))
        for factor in (1.0, 0.92, 0.85, 0.78):
            self.size = max(space.size.floor, factor * largest)
            wrapped = self._wrap(names, space, pitch)
            if self._whole(names, space, wrapped):
                break
        else:
            self.size = largest
            wrapped = self._wrap(names, space, pitch)
        self.lines = [name.lines for name in wrapped]
        self.cut = not self._whole(names, space, wrapped)

    def _whole(self, names: RowNames, space: Space, wrapped: Sequence[Wrapped]) -> bool:
        """Tell whether no name is cut, and none broken inside a word."""
        style = space.label(weight=700 if any(names.bold) else 400, size=self.size)
        words = [word for name in names.names for word in name.split()]
        return not any(name.truncated for name in wrapped) and space.widest(words, style) <= self.limit

    def _wrap(self, names: RowNames, space: Space, pitch: float) -> list[Wrapped]:
        style = space.label(size=self.size)
        fits = sum(block_height(lines, style, LEADING) + 0.5 * self.size <= pitch for lines in (1, 2, 3, 4))
        return [
            space.ruler.wrap(name, style, self.limit + 0.5, max(1, fits))
            for name, style in zip(names.names, _styles(names, space, self.size), strict=True)
        ]


def reach(low: float, high: float, width: float, texts: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the ends of a value axis of `width` pixels that leaves room for texts outside the marks.

    `low` and `high` are the extremes of the marks. Each text is (value at which it stands, pixels that it takes from
    there; negative to the left). The marks keep at least a quarter of the width.
    """
    span = (high - low) or 1.0
    scale, left = width / span, 0.0
    for _ in range(4):
        left = max([0.0, *(-pixels - (value - low) * scale for value, pixels in texts if pixels < 0)])
        limits = [(width - left - pixels) / (value - low) for value, pixels in texts if pixels > 0 and value > low]
        scale = max(0.25 * width / span, min([(width - left) / span, *limits]))
    first = low - left / scale
    return first, first + width / scale
