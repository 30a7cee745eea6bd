"""The layout of a ranked table: blocks of rows and columns, headings, names, numbers and mini bars."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, product
from math import ceil

from ruska.chart.plot import Item
from ruska.data import Column
from ruska.kinds.bars import MISSING
from ruska.kinds.colors import Highlight, category_colors, highlighted
from ruska.layout.names import words_fit, wrapped_name
from ruska.layout.space import At, Space, block_height, pixel_panel, text_block
from ruska.ruler import Wrapped
from ruska.scales import finite
from ruska.scene import Axis, Box, Label, Mark, Panel, Rect, Rule, TextStyle

PITCH, EASY, LEAST, STACKED = 2.7, 1.05, 1.1, 1.9
"""The largest pitch of rows and an easy one in label sizes, the least in floors, that of stacked tables in labels."""

NAME_SHARES, ALONE_SHARE = (0.3, 0.25, 0.2), 0.44
"""The parts of the width that names may take beside several columns, the best first, and beside one."""

HEADINGS = (1.0, 0.86)
"""Sizes of headings, in parts of that of ticks, the best first."""

GAP, INNER, BAR = 1.1, 0.5, 1.3
"""The least room between columns, between a number and its bar, and of a bar, in parts of the label size."""

BLOCK_GAP, HEAD_GAP, PLACE_GAP, LEADING = 2.4, 0.7, 0.45, 1.14
MOST_BLOCKS, HEADING_LINES = 4, 4

EASIEST = 4
"""In how many steps it counts how near the rows come to an easy pitch."""


@dataclass(frozen=True, slots=True)
class Part:
    """One column: what heads it, its unit where the heading does not say it, its figures, texts and tooltips."""

    column: Column
    heading: str
    unit: str
    values: Sequence[float | None]
    texts: Sequence[str]
    tips: Sequence[str]

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of its scale, zero included."""
        low, high = min([0.0, *finite(self.values)]), max([0.0, *finite(self.values)])
        return (low, high) if low < high else (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows and columns of a table; `places` are empty where rows are not numbered."""

    items: Sequence[Item]
    highlight: Highlight
    parts: tuple[Part, ...]
    places: Sequence[str]


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Lays out one table on one canvas.

    Names take at most the part `share` of a block's width; `headings` is the size of headings, in parts of ticks;
    `text` is that of rows in pixels, as large as labels when it is 0.
    """

    figures: Figures
    space: Space
    share: float = NAME_SHARES[0]
    headings: float = HEADINGS[0]
    text: float = 0.0
    _widest: dict[tuple[tuple[str, ...], float, int], float] = field(default_factory=dict)

    @property
    def stacked(self) -> bool:
        """Whether columns stand below one another, each with the names of its rows."""
        return self.space.narrow and self.space.size.grows

    @property
    def wanted_height(self) -> float:
        """The height in pixels of columns below one another."""
        return sum(block.head + block.pitch * len(block.rows) + self.block_gap for block in self._stacked())

    def widest(self, texts: Sequence[str], style: TextStyle) -> float:
        """Return the width of the widest text in pixels, measured once for all layouts that are tried."""
        key = tuple(texts), style.size, style.weight
        if key not in self._widest:
            self._widest[key] = self.space.widest(texts, style)
        return self._widest[key]

    @property
    def block_gap(self) -> float:
        """The pixels between blocks."""
        return BLOCK_GAP * self.space.size.label

    def panels(self) -> tuple[Panel, ...]:
        """Return a panel of bars for each column of each block, and one of texts."""
        blocks = self._stacked() if self.stacked else self._abreast()
        bars = [panel for block in blocks for panel in block.bars()]
        texts = [mark for block in blocks for mark in block.texts()]
        shown = [part.heading for block in blocks for part in block.parts]
        dropped = tuple(part.heading for part in self.figures.parts if part.heading not in shown)
        panel = pixel_panel("table", Box(0, 0, self.space.width, self.space.height), texts)
        return (*bars, replace(panel, dropped=dropped))

    def _abreast(self) -> list["_Block"]:
        """Return blocks side by side: as few cut names and as many columns and readable rows as can be had."""
        plans: list[list[_Block]] = []
        for number, share, headings in product(range(1, MOST_BLOCKS + 1), NAME_SHARES, HEADINGS):
            plans.append(replace(self, share=share, headings=headings)._divided(number))
            # What follows has more blocks, less room for names or smaller headings.
            if _merit(plans[-1])[:4] == (True, True, len(self.figures.parts), EASIEST):
                break
        return max(plans, key=_merit)

    def _divided(self, number: int) -> list["_Block"]:
        """Return so many blocks with the columns that have room, in smaller type where the rows' own cuts names."""
        for most in range(len(self.figures.parts), 0, -1):
            first = self._planned(number, most)
            blocks = replace(self, text=first[0].size)._planned(number, most)
            if blocks[0].readable:
                break
        if not blocks[0].readable or all(block.whole for block in blocks):
            return blocks
        smaller = replace(self, text=self.space.size.floor)._planned(number, most)
        return smaller if all(block.whole for block in smaller) else blocks

    def _planned(self, number: int, most: int) -> list["_Block"]:
        space, count = self.space, len(self.figures.items)
        width = (space.width - (number - 1) * self.block_gap) / number
        shown, slots = self._fitting(width, most), ceil(count / number)
        head = self._head(shown, width)
        pitch = min((space.height - head) / slots, PITCH * space.size.label)
        boxes = [Box(n * (width + self.block_gap), 0, width, space.height) for n in range(number)]
        ranges = [range(start, min(count, start + slots)) for start in range(0, count, slots)]
        return [_Block(self, n, rows, shown, boxes[n], head, pitch) for n, rows in enumerate(ranges)]

    def _stacked(self) -> list["_Block"]:
        """Return a block a column, one below the other; rows are as high as the longest name needs."""
        space, count, top = self.space, len(self.figures.items), 0.0
        style, blocks = space.label(weight=700), list[_Block]()
        for number, part in enumerate(self.figures.parts):
            head = self._head([part], space.width)
            room = self.name_room(space.width, [part])
            names = [wrapped_name(space.ruler, item.name, style, room, 3).lines for item in self.figures.items]
            more = LEADING * style.size * (max(map(len, names), default=1) - 1)
            pitch = STACKED * space.size.label + more
            box = Box(0, top, space.width, head + count * pitch)
            blocks.append(_Block(self, number, range(count), [part], box, head, pitch))
            top += box.height + self.block_gap
        return blocks

    def _fitting(self, width: float, most: int) -> Sequence[Part]:
        """Return the columns that have room for heading, number and bar, the first one always."""
        parts = self.figures.parts[:most]
        for count in range(len(parts), 1, -1):
            room = width - self.names_width(width, parts[:count]) - (count - 1) * GAP * self.space.size.label
            if sum(self._least(part) for part in parts[:count]) <= room:
                return parts[:count]
        return parts[:1]

    def _least(self, part: Part) -> float:
        """Return the least width of a column, in pixels."""
        words = self.widest(part.heading.split(), self.heading_style)
        words = max(words, self.widest(part.unit.split(), self.unit_style))
        return max(words + 1, self.number_width(part) + (INNER + BAR) * self.space.size.label)

    @property
    def row_style(self) -> TextStyle:
        """How the rows are set that are highlighted, which is the widest."""
        return self.space.label(weight=700, size=self.text)

    def names_width(self, width: float, parts: Sequence[Part]) -> float:
        """Return the pixels that places and names take in a block, with the gap behind them."""
        share = (ALONE_SHARE if len(parts) == 1 else self.share) * width
        widest = self.widest([item.name for item in self.figures.items], self.row_style)
        return self.places_width + min(widest, share) + GAP * self.space.size.label

    def name_room(self, width: float, parts: Sequence[Part]) -> float:
        """Return the pixels of a name itself."""
        return self.names_width(width, parts) - self.places_width - 0.6 * self.space.size.label

    @property
    def places_width(self) -> float:
        """The pixels that the numbers of rows take."""
        style = self.row_style
        widest = self.widest(self.figures.places, style)
        return widest + PLACE_GAP * style.size if widest else 0.0

    def widths(self, width: float, parts: Sequence[Part]) -> list[float]:
        """Return the width of each column: what it needs, and an equal share of what is left."""
        needed = [self._least(part) for part in parts]
        room = width - self.names_width(width, parts) - (len(parts) - 1) * GAP * self.space.size.label
        even = room / len(parts)
        if max(needed) <= even:
            return [even] * len(parts)
        return [max(1.0, least + (room - sum(needed)) / len(parts)) for least in needed]

    def number_width(self, part: Part) -> float:
        """Return the width of a column's widest number."""
        known = [text for text, value in zip(part.texts, part.values, strict=True) if value is not None]
        return self.widest(known, self.row_style)

    @property
    def heading_style(self) -> TextStyle:
        """How columns are headed."""
        return self.space.label("ink", 600, self.headings * self.space.size.tick)

    @property
    def unit_style(self) -> TextStyle:
        """How units stand below the headings."""
        return replace(self.heading_style, color=self.space.brand.color("mute"), weight=400)

    def heading(self, part: Part, width: float) -> list[tuple[str, TextStyle]]:
        """Return the lines above a column: its heading, then its unit."""
        wrap, quiet = self.space.ruler.wrap, self.unit_style
        units = wrap(part.unit, quiet, width, 2).lines if part.unit else ()
        lines = wrap(part.heading, self.heading_style, width, HEADING_LINES).lines
        return [*((line, self.heading_style) for line in lines), *((line, quiet) for line in units)]

    def _head(self, parts: Sequence[Part], width: float) -> float:
        """Return the pixels that the headings take above the rows."""
        rooms = [width] if self.stacked else self.widths(width, parts)
        lines = max(len(self.heading(part, room)) for part, room in zip(parts, rooms, strict=True))
        return block_height(lines, self.heading_style, LEADING) + HEAD_GAP * self.space.size.label


@dataclass(frozen=True)
class _Block:
    """A part of the table: its rows, its columns and where it stands; `pitch` is the height of a row."""

    table: TableLayout
    number: int
    rows: range
    parts: Sequence[Part]
    box: Box
    head: float
    pitch: float

    @property
    def space(self) -> Space:
        """The space of the table."""
        return self.table.space

    @property
    def size(self) -> float:
        """The type size of its rows, in pixels."""
        return max(self.space.size.floor, min(self.table.text or self.space.size.label, 0.72 * self.pitch))

    @property
    def readable(self) -> bool:
        """Whether its rows are high enough to be read."""
        return self.pitch >= LEAST * self.space.size.floor

    def _style(self, row: int) -> TextStyle:
        return self.space.label(weight=700 if self._strong()[row] else 500, size=self.size)

    def _strong(self) -> list[bool]:
        return highlighted(self.table.figures.items, self.table.figures.highlight)

    def _middle(self, row: int) -> float:
        """Return the middle of a row in body pixels."""
        return self.box.y + self.head + (row - self.rows.start + 0.5) * self.pitch

    def _columns(self) -> list[tuple[Part, float, float]]:
        """Return every column with its left edge and its width."""
        widths, gap = self.table.widths(self.box.width, self.parts), GAP * self.space.size.label
        left = self.box.x + self.table.names_width(self.box.width, self.parts)
        lefts = accumulate((width + gap for width in widths), initial=left)
        return list(zip(self.parts, lefts, widths, strict=False))

    def texts(self) -> list[Mark]:
        """Return the lines between rows, headings, places, names and numbers."""
        marks = self._rules()
        for column, (part, left, width) in enumerate(self._columns()):
            room = (self.box.x, self.box.width) if self.table.stacked else (left, width)
            marks += self._heading(column, part, *room)
            marks += [self._value(row, column, part, (left, width)) for row in self.rows]
        return [*marks, *(mark for row in self.rows for mark in self._named(row))]

    def _rules(self) -> list[Mark]:
        left, right, color = self.box.x, self.box.x + self.box.width, self.space.brand.color("grid")
        tops = [self._middle(row) - 0.5 * self.pitch for row in self.rows]
        id = f"row-{self.number}"
        return [Rule(f"{id}-{n}", left, top, right, top, color, self.space.unit) for n, top in enumerate(tops)]

    def _heading(self, column: int, part: Part, x: float, width: float) -> list[Mark]:
        """Return the heading of a column; its last line stands just above the rows."""
        bottom = self.box.y + self.head - HEAD_GAP * self.space.size.label
        lines = list(reversed(self.table.heading(part, width)))
        id = f"heading-{self.number}-{column}"
        return [
            Label(f"{id}-{index}", x, bottom - LEADING * style.size * index, text, style)
            for index, (text, style) in enumerate(lines)
        ]

    def _named(self, row: int) -> list[Mark]:
        """Return place and name of a row."""
        style, places, middle = self._style(row), self.table.places_width, self._middle(row)
        marks: list[Mark] = []
        if place := self.table.figures.places[row]:
            quiet = replace(style, color=self.space.brand.color("mute"))
            right = At(self.box.x + places - PLACE_GAP * style.size, middle, anchor="end")
            marks += text_block(f"place-{self.number}-{row}", [place], quiet, right)
        at = At(self.box.x + places, middle)
        name = self._name(row).lines
        return [*marks, *text_block(f"name-{self.number}-{row}", name, style, at, leading=LEADING)]

    def _name(self, row: int) -> Wrapped:
        """Break the name of a row to the lines that its height holds."""
        style, ruler = self._style(row), self.space.ruler
        lines = max(1, int((self.pitch - 0.3 * style.size) / (LEADING * style.size)))
        room = self.table.name_room(self.box.width, self.parts)
        return wrapped_name(ruler, self.table.figures.items[row].name, style, room, min(3, lines))

    @cached_property
    def whole(self) -> bool:
        """Whether no name is cut or broken inside a word, and no heading is."""
        room, ruler, table = self.table.name_room(self.box.width, self.parts), self.space.ruler, self.table
        names = [(self._name(row), self._style(row)) for row in self.rows]
        heads = zip(self.parts, table.widths(self.box.width, self.parts), strict=True)
        return (
            not any(name.truncated for name, _ in names)
            and all(words_fit(ruler, " ".join(name.lines), style, room) for name, style in names)
            and all(words_fit(ruler, part.heading, table.heading_style, width) for part, width in heads)
        )

    def _value(self, row: int, column: int, part: Part, room: tuple[float, float]) -> Label:
        """Return a number, its right edge on that of the others; what stands for a missing one begins at the left."""
        style, text, (left, width) = self._style(row), part.texts[row], room
        brand, right = self.space.brand, left + self.table.number_width(part)
        at = At(right, self._middle(row), anchor="end")
        if part.values[row] is None:
            style, at = replace(style, color=brand.color("mute"), weight=400), replace(at, x=left, anchor="start")
            text = text if self.space.text_width(text, style) <= width else MISSING
        elif self._strong()[row]:
            style = replace(style, color=brand.color("highlight"))
        return text_block(f"value-{self.number}-{column}-{row}", [text], style, at)[0]

    def bars(self) -> list[Panel]:
        """Return a panel of bars a column, each from zero on a scale of its own."""
        return [self._bars(column, *place) for column, place in enumerate(self._columns())]

    def _bars(self, column: int, part: Part, left: float, width: float) -> Panel:
        figures, brand, size = self.table.figures, self.space.brand, self.space.size.label
        colors = category_colors(figures.items, figures.highlight, brand)
        numbers = self.table.number_width(part) + INNER * size
        top, height = self.box.y + self.head, self.pitch * len(self.rows)
        half = min(0.26 * self.pitch, 0.42 * size)
        marks: list[Mark] = []
        for row in self.rows:
            value, y = part.values[row], self._middle(row) - top
            if value is not None:
                id = f"bar-{figures.parts.index(part)}-{row}"
                marks.append(Rect(id, 0.0, y - half, value, y + half, colors[row], tip=part.tips[row]))
        if part.ends[0] < 0:
            marks.append(Rule("zero", 0, 0, 0, height, brand.color("axis"), 1.4 * self.space.unit))
        area = Box(left + min(numbers, width - 1.0), top, max(1.0, width - numbers), height)
        return Panel(f"bars-{self.number}-{column}", area, Axis(*part.ends), Axis(height, 0), tuple(marks))


def _merit(blocks: Sequence[_Block]) -> tuple[bool, bool, int, int, int, float, float]:
    """Return what speaks for a layout: rows that can be read, whole names, many columns, easy rows, few blocks."""
    first, size = blocks[0], blocks[0].space.size
    easy = min(EASIEST, round(EASIEST * first.pitch / (EASY * size.label)))
    return (
        first.readable,
        all(block.whole for block in blocks),
        len(first.parts),
        easy,
        -len(blocks),
        first.table.share,
        first.table.headings,
    )
