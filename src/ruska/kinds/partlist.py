"""The list of the parts of a whole: a square of each part's colour, its name, its share and its figure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.kinds.draft import Draft
from ruska.layout.space import At, block_height, pixel_panel, text_block
from ruska.scene import Box, Mark, Panel, Rect, TextStyle

BESIDE = 1.5
"""From this ratio of width to height on, the list stands beside the picture of the whole, else below it."""

COLUMN_GAP = 2.4
"""Pixels between two columns of the list, in parts of the label size."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the list, measured: lines of name and figures, and its height with the gap below, in pixels."""

    names: tuple[str, ...]
    figures: tuple[str, ...]
    name_style: TextStyle
    value_style: TextStyle

    @property
    def height(self) -> float:
        """The pixels from this entry to the next one."""
        size = self.name_style.size
        return block_height(len(self.names), self.name_style) + self.figures_height + 1.15 * size

    @property
    def figures_height(self) -> float:
        """The pixels that the figures take below the name."""
        return 0.6 * self.value_style.size + block_height(len(self.figures), self.value_style)


@dataclass(frozen=True, slots=True)
class PartList:
    """The parts of one graphic, which are the categories of its draft's only series.

    `notes` are the texts beside parts. `whole` is what shares are taken of, the sum of all parts when it is None; that
    sum, and with it every share, is missing when one part is.
    """

    draft: Draft
    colors: Sequence[str]
    strong: Sequence[bool]
    notes: dict[int, str]
    share_decimals: int = 0
    whole: float | None = None

    def share(self, index: int) -> float | None:
        """Return a part's percent of the whole, None when it or the whole is missing."""
        values = self.draft.matrix.values[0]
        value, whole = values[index], self.whole
        if whole is None:
            present = self.draft.values()
            whole = sum(present) if len(present) == len(values) else 0.0
        return 100 * value / whole if value is not None and whole > 0 else None

    def places(self) -> tuple[Box, Box, int]:
        """Return the square for the picture of the whole, the area of the list, and the list's columns.

        They stand side by side, or one above the other on a tall body.
        """
        space = self.draft.space
        if space.width > BESIDE * space.height:
            side = min(space.height, 0.52 * space.width)
            left = side + 3.4 * space.size.label
            area = Box(left, 0, space.width - left, space.height)
            columns = 1 if self.height(area.width, 1) <= space.height else 2
            return Box(0, (space.height - side) / 2, side, side), area, columns
        columns = 1 if space.narrow else 2
        gap = 2.0 * space.size.label
        listed = self.height(space.width, columns)
        side = min(space.width, max(0.25 * space.height, space.height - listed - gap))
        area = Box(0, side + gap, space.width, space.height - side - gap)
        return Box((space.width - side) / 2, 0, side, side), area, columns

    def height(self, width: float, columns: int) -> float:
        """Return the height of the list in pixels when it is set in columns."""
        entries = self.entries(self._column_width(width, columns))
        slots = math.ceil(len(entries) / columns)
        return max(sum(entry.height for entry in entries[i : i + slots]) for i in range(0, len(entries), slots))

    def _column_width(self, width: float, columns: int) -> float:
        return (width - COLUMN_GAP * self.draft.space.size.label * (columns - 1)) / columns

    def listing(self, area: Box, columns: int) -> Panel:
        """Return the list of all parts; a single column is centred beside the ring."""
        width = self._column_width(area.width, columns)
        entries = self.entries(width)
        slots = math.ceil(len(entries) / columns)
        free = area.height - self.height(area.width, columns)
        beside = area.x > 0
        start = max(0.0, free / 2 + 0.5 * self.draft.space.size.label) if beside else 0.0
        marks: list[Mark] = []
        for index, entry in enumerate(entries):
            column, first = index // slots, index // slots * slots
            x = column * (width + COLUMN_GAP * self.draft.space.size.label)
            y = start + sum(other.height for other in entries[first:index])
            marks += self._entry(index, entry, x, y)
        return pixel_panel("list", area, marks)

    def entries(self, width: float) -> list[_Entry]:
        """Measure the list for columns of `width` pixels."""
        space = self.draft.space
        value_style = space.label("mute")
        room = width - 1.9 * space.size.label
        entries = []
        for index, item in enumerate(self.draft.matrix.categories):
            style = space.label("ink", 700 if self.strong[index] else 600)
            figures = self.figures(index)
            figures = f"{figures} – {self.notes[index]}" if index in self.notes else figures
            names = space.ruler.wrap(item.name, style, room, 2).lines
            entries.append(_Entry(names, space.ruler.wrap(figures, value_style, room, 2).lines, style, value_style))
        return entries

    def _entry(self, index: int, entry: _Entry, x: float, y: float) -> list[Mark]:
        size = entry.name_style.size
        square, indent = 0.95 * size, 1.9 * size
        y += 0.12 * size
        top = y - 0.12 * size
        key = str(self.draft.matrix.categories[index].key)
        chip = Rect(f"chip-{index}", x, top, x + square, top + square, self.colors[index], key)
        names = text_block(f"name-{index}", entry.names, entry.name_style, At(x + indent, y, valign="top"))
        below = y + block_height(len(entry.names), entry.name_style) + 0.6 * entry.value_style.size
        figures = text_block(f"value-{index}", entry.figures, entry.value_style, At(x + indent, below, valign="top"))
        return [chip, *names, *figures]

    def figures(self, index: int) -> str:
        """Return a part's share and figure."""
        source = self.draft.source
        full = self.draft.plot.formatter.full(source.values[0][index], source.value_column)
        share = self.share_text(index)
        if share is None or source.value_column.unit == "percent":
            return full
        return f"{share} · {full}"

    def share_text(self, index: int) -> str | None:
        """Return a part's share, with a decimal where it would else be rounded away; None when a part is missing."""
        share = self.share(index)
        if share is None:
            return None
        decimals = self.share_decimals
        if share and round(share, decimals) == 0:
            decimals += 1
        column = replace(self.draft.matrix.value_column, unit="percent", decimals=decimals)
        return self.draft.plot.formatter.short(share, column)
