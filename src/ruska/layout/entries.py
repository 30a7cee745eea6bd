"""Entries: rows whose name has a quieter second line, such as a project with its status, beside or above its marks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import ceil

from ruska.layout.names import wrapped_name
from ruska.layout.rows import CROWDED, LEADING, Row, RowColumn
from ruska.layout.space import At, Space, block_height, text_block
from ruska.scene import Box, Label, TextStyle

SIZES = (1.0, 0.92, 0.85, 0.78)
"""Sizes of names beside their marks that are tried, in parts of the label size, the best first."""

SECOND = 0.88
"""Size of the second line, in parts of the name's."""

MAX_PITCH, GAP = 5.4, 0.3
"""The largest pitch of rows in parts of the label size, and the part of it that stays empty."""

PITCHES = (1.5, 1.22, 1.12)
"""The least pitch of rows in parts of the smallest type; the lower ones where more columns would cut names."""

OVER_GAP, NAME_GAP, OVER_PITCH = 0.95, 0.34, 2.4
"""Where names stand above: between rows, between name and marks in parts of the label size; least pitch in floors."""

ROW_GAP = 0.6
"""The least gap between the texts of rows, in parts of their size."""

WIDER = (0.5, 0.58)
"""The parts of a column's width that names may take where they would be cut else."""

INDENT = 0.65
"""Between names and marks, likewise."""


Lines = list[tuple[str, TextStyle]]
"""Lines of text, each with its style."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The name of a row and what stands below it, which may be empty."""

    name: str
    second: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class EntryRows:
    """Entries laid out in columns, and the second lines that have no room on this canvas."""

    columns: list[RowColumn]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of one graphic, and how their rows are set.

    `thickness` of the marks is in parts of the label size, `share` the part of a column's width that names may take.
    """

    items: Sequence[Entry]
    space: Space
    thickness: float = 1.35
    share: float = 0.42

    @property
    def wanted_height(self) -> float:
        """The height in pixels at which names above their marks are comfortable."""
        return sum(self._over_height(entry, self.space.width) for entry in self.items)

    def lay_out(self, area: Box) -> EntryRows:
        """Divide `area` (body pixels) into one or more columns of rows.

        Where names would be cut, fewer columns with lower rows are tried, then names without their second lines.
        """
        plans = [(entries, number) for entries in (self, self._plain()) for number in entries._numbers(area)]
        tried = [entries._divided(area, number) for entries, number in plans]
        whole = (rows for rows, (entries, _) in zip(tried, plans, strict=True) if not entries._cut(rows))
        rows = next(whole, tried[0])
        with_seconds = any(rows is own for own in tried[: len(self._numbers(area))])
        return EntryRows(rows, () if with_seconds else self._seconds())

    def _plain(self) -> "Entries":
        return replace(self, items=[replace(item, second="") for item in self.items])

    def _seconds(self) -> tuple[str, ...]:
        return tuple(item.second for item in self.items if item.second)

    def _over(self, area: Box) -> bool:
        """Tell whether names stand above their marks."""
        return self.space.narrow and (self.space.size.grows or self.wanted_height <= CROWDED * area.height)

    def _numbers(self, area: Box) -> list[int]:
        """Return the numbers of columns that may be tried, the best first."""
        count, floor = max(1, len(self.items)), self.space.size.floor
        if self._over(area):
            return [min(4, max(1, ceil(count * floor * OVER_PITCH / area.height)))]
        easy, tight, least = (min(4, max(1, ceil(count * floor * pitch / area.height))) for pitch in PITCHES)
        best = easy if easy <= 2 else tight
        return list(range(best, min(best, least) - 1, -1))

    def _divided(self, area: Box, number: int) -> list[RowColumn]:
        count = max(1, len(self.items))
        gutter = 2.2 * self.space.size.label if number > 1 else 0.0
        width, slots = (area.width - gutter * (number - 1)) / number, ceil(count / number)
        lay_out = self._rows_over if self._over(area) else self._rows_beside
        return [
            lay_out(start, slots, Box(area.x + column * (width + gutter), area.y, width, area.height))
            for column, start in enumerate(range(0, count, slots))
        ]

    def _cut(self, columns: Sequence[RowColumn]) -> bool:
        """Tell whether a name is cut."""
        return any(label.text.endswith("…") for column in columns for row in column.rows for label in row.labels)

    def _styles(self, entry: Entry, size: float) -> tuple[TextStyle, TextStyle]:
        name = self.space.label(weight=700 if entry.strong else 500, size=size)
        return name, self.space.label("mute", 400, SECOND * size)

    def _lines(self, entry: Entry, size: float, width: float, limits: tuple[int, int]) -> Lines:
        """Break name and second line; with no line left for the second, it follows the name on the same line."""
        first, second = self._styles(entry, size)
        if not limits[1] and entry.second:
            return [(self.space.ruler.fit(f"{entry.name}, {entry.second}", first, width), first)]
        ruler = self.space.ruler
        lines = [(line, first) for line in wrapped_name(ruler, entry.name, first, width, limits[0]).lines]
        if not entry.second:
            return lines
        seconds = ruler.wrap(entry.second, second, width, max(1, limits[1])).lines
        return [*lines, *((line, second) for line in seconds)]

    def _height(self, lines: Lines) -> float:
        """Return the height of lines, from the top of the first one's capitals to the last baseline."""
        return block_height(1, lines[0][1]) + sum(LEADING * style.size for _, style in lines[1:]) if lines else 0.0

    def _labels(self, id: str, lines: Lines, at: At) -> list[Label]:
        """Return lines of their own styles, one below the other, from the top of the block at `at`."""
        labels: list[Label] = []
        y = at.y
        for number, (text, style) in enumerate(lines):
            if number:
                y += LEADING * style.size + block_height(1, lines[number - 1][1]) - block_height(1, style)
            place = At(at.x, y, anchor=at.anchor, valign="top")
            labels += text_block(f"{id}-{number}" if number else id, [text], style, place)
        return labels

    def _over_height(self, entry: Entry, width: float) -> float:
        size = self.space.size.label
        named = self._height(self._lines(entry, size, width, (3, 2)))
        return named + size * (NAME_GAP + self.thickness + OVER_GAP)

    def _rows_over(self, first: int, slots: int, box: Box) -> RowColumn:
        """Lay out rows with their names above; they shrink together where the box is lower than they want."""
        size, items = self.space.size.label, self.items[first : first + slots]
        heights = [self._over_height(entry, box.width) for entry in items]
        shrink = min(1.0, box.height / (sum(heights) * max(1.0, slots / len(items))))
        top, rows = box.y, list[Row]()
        for offset, (entry, height) in enumerate(zip(items, heights, strict=True)):
            lines = self._lines(entry, size, box.width, (3, 2))
            labels = self._labels(f"name-{first + offset}", lines, At(box.x, top))
            bottom, named = top + shrink * height, self._height(lines) + NAME_GAP * size
            thickness = max(2.0, min(self.thickness * size, bottom - top - named - 0.3 * size))
            middle = top + named + thickness / 2
            rows.append(Row(first + offset, top - 0.4 * size, bottom - 0.4 * size, middle, thickness, tuple(labels)))
            top = bottom
        plot = Box(box.x, box.y, box.width, top - box.y)
        return RowColumn(plot, tuple(rows), self.space.label(size=size), above=True)

    def _rows_beside(self, first: int, slots: int, box: Box) -> RowColumn:
        """Lay out rows of one pitch with their names beside them, as large as they fit whole."""
        label, items = self.space.size.label, self.items[first : first + slots]
        pitch = min(box.height / slots, MAX_PITCH * label)
        size, blocks = self._fitted(items, pitch, box.width)
        width = max((self.space.text_width(text, style) for lines in blocks for text, style in lines), default=0.0)
        start = box.y + 0.36 * (box.height - pitch * slots)
        rows = []
        for offset, lines in enumerate(blocks):
            top = start + offset * pitch
            at = At(box.x + width, top + (pitch - self._height(lines)) / 2, anchor="end")
            labels = self._labels(f"name-{first + offset}", lines, at)
            thickness = min((1 - GAP) * pitch, self.thickness * label)
            rows.append(Row(first + offset, top, top + pitch, top + pitch / 2, thickness, tuple(labels)))
        indent = width + INDENT * label
        plot = Box(box.x + indent, box.y, box.width - indent, box.height)
        return RowColumn(plot, tuple(rows), self.space.label(size=size), above=False)

    def _fitted(self, items: Sequence[Entry], pitch: float, width: float) -> tuple[float, list[Lines]]:
        """Return the largest size, and the lines, at which every name stands whole in its row; else cut ones."""
        largest = max(self.space.size.floor, min(self.space.size.label, 0.74 * pitch))
        sizes = [max(self.space.size.floor, factor * largest) for factor in SIZES]
        shares = (self.share, *WIDER)
        for inline, share, size in product((False, True), shares, sizes):
            blocks = [self._within(entry, size, pitch, share * width, inline=inline) for entry in items]
            if all(blocks) and not any(text.endswith("…") for lines in blocks for text, _ in lines):
                return size, blocks
        return largest, [self._within(entry, largest, pitch, self.share * width, inline=True) for entry in items]

    def _within(self, entry: Entry, size: float, pitch: float, limit: float, *, inline: bool) -> Lines:
        """Return the lines of an entry that its row holds: the second line first gives way to the name's others.

        Where they do not fit, the second line stands behind the name when it may be `inline`, else nothing does.
        """
        for limits in ((3, 2), (2, 2), (3, 1), (2, 1), (1, 1)):
            lines = self._lines(entry, size, limit, limits)
            if self._height(lines) <= pitch - ROW_GAP * size:
                return lines
        return self._lines(entry, size, limit, (1, 0)) if inline else []
