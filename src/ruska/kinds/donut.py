"""Donut: a few parts of a whole, with a list that names every part and its figures."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from ruska.chart.annotations import Period, ReferenceLine
from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.draft import Draft
from ruska.kinds.notes import refuse
from ruska.kinds.rowmarks import row_notes
from ruska.layout.space import MIDDLE, At, Space, block_height, pixel_panel, text_block
from ruska.scales import shares
from ruska.scene import Box, Label, Mark, Panel, PlottedTable, Rect, Shape, TextStyle

MAX_PARTS = 6
HOLE = 0.6
STEP = math.radians(3)
BESIDE = 1.5
"""From this ratio of width to height on, the list stands beside the ring, else below it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Donut:
    """A ring: a whole and its few parts.

    For: two to five parts of one whole, where one of them is the message and its share stands in the hole.
    Not for: comparing parts of nearly the same size, more than five parts, or figures that do not add up to a whole
    (`Bar`).

    Shares are printed only where no part is missing. Negative parts and more than six are refused.

    `category`: the column with a part for each of its values.
    `value`: the column of figures, none below zero.
    `highlight`: the part whose share stands in the hole.
    `order`: "value" with the largest part first, "table" as the data stand, or a list of all keys.
    `scale`: a divisor of the printed values, such as 1_000_000 where the subtitle says millions.
    `decimals`: the decimals of printed values; those of the column when left out.
    `share_decimals`: the decimals of the shares in percent.
    """

    category: str
    value: str
    highlight: Highlight = None
    order: Order = "value"
    scale: float = 1
    decimals: int | None = None
    share_decimals: int = 0
    whole: ClassVar[bool] = True

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a part."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        entries = self._parts(plot, space).entries(space.width)
        return 15 * space.size.label + sum(entry.height for entry in entries)

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.category, self.value, order=self.order)
        row = matrix.values[0]
        if any(value is not None and value < 0 for value in row):
            raise ScriptError("a donut cannot show negative parts; use Bar.")
        if len(row) > MAX_PARTS:
            raise ScriptError(
                f"a donut with {len(row)} parts cannot be read; use Bar, or sum the small ones in the script."
            )
        return matrix

    def _parts(self, plot: Plot, space: Space) -> "_Parts":
        refuse(plot, "a donut", ReferenceLine, Period)
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals))
        colors = series_colors(matrix.categories, self.highlight, space.brand, distinct=True)
        strong = highlighted(matrix.categories, self.highlight)
        return _Parts(draft, colors, strong, self.share_decimals, row_notes(draft))

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide ring and list; they stand side by side, or one above the other on a tall body."""
        parts = self._parts(plot, space)
        if space.width > BESIDE * space.height:
            side = min(space.height, 0.52 * space.width)
            ring = Box(0, (space.height - side) / 2, side, side)
            left = side + 3.4 * space.size.label
            area = Box(left, 0, space.width - left, space.height)
            columns = 1 if parts.list_height(area.width, 1) <= space.height else 2
            return parts.ring(ring), parts.listing(area, columns)
        columns = 1 if space.narrow else 2
        gap = 2.0 * space.size.label
        listed = parts.list_height(space.width, columns)
        side = min(space.width, max(0.25 * space.height, space.height - listed - gap))
        area = Box(0, side + gap, space.width, space.height - side - gap)
        return parts.ring(Box((space.width - side) / 2, 0, side, side)), parts.listing(area, columns)


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
class _Parts:
    """Draws the parts of one graphic; `notes` are the texts beside parts."""

    draft: Draft
    colors: Sequence[str]
    strong: Sequence[bool]
    share_decimals: int
    notes: dict[int, str]

    def ring(self, box: Box) -> Panel:
        """Return the ring, clockwise from the top; missing parts have no slice."""
        space, values = self.draft.space, [value or 0.0 for value in self.draft.matrix.values[0]]
        total, centre = sum(values), box.width / 2
        marks: list[Mark] = []
        angle = -math.pi / 2
        for index, value in enumerate(values):
            if value > 0:
                end = angle + 2 * math.pi * value / total
                item = self.draft.matrix.categories[index]
                marks.append(
                    Shape(
                        id=f"slice-{index}",
                        rings=_slice(centre, centre - 1, angle, end),
                        color=self.colors[index],
                        outline=space.brand.color("paper"),
                        outline_width=3 * space.unit,
                        series=str(item.key),
                        tip=f"{item.name}\n{self._figures(index)}",
                    )
                )
                angle = end
        return pixel_panel("ring", box, [*marks, *self._middle(box.width)])

    def _middle(self, side: float) -> list[Mark]:
        """Return the highlighted part's share in the hole."""
        index = next((index for index, strong in enumerate(self.strong) if strong), None)
        share = None if index is None else self._share(index)
        if index is None or share is None:
            return []
        space, room = self.draft.space, 0.78 * HOLE * side
        style = replace(space.label("highlight", 700, 0.2 * side), display=True)
        style = replace(style, size=style.size * min(1.0, room / space.text_width(share, style)))
        name_style = space.label("mute", 500)
        name = space.ruler.wrap(self.draft.matrix.categories[index].name, name_style, 0.66 * HOLE * side, 2)
        centre = side / 2
        below = At(centre, centre, 0, 0.42 * style.size + 0.45 * name_style.size, "middle", "top")
        # A name that has no room in the hole stands in the list all the same.
        broken = space.widest(self.draft.matrix.categories[index].name.split(), name_style) > 0.66 * HOLE * side
        lines = () if name.truncated or broken else name.lines
        text = Label("middle", centre, centre, share, style, "middle", dy=(0.16 if lines else MIDDLE) * style.size)
        return [text, *text_block("middle-name", lines, name_style, below)]

    def list_height(self, width: float, columns: int) -> float:
        """Return the height of the list in pixels when it is set in columns."""
        entries = self.entries(self._column_width(width, columns))
        slots = math.ceil(len(entries) / columns)
        return max(sum(entry.height for entry in entries[i : i + slots]) for i in range(0, len(entries), slots))

    def _column_width(self, width: float, columns: int) -> float:
        return (width - 2.4 * self.draft.space.size.label * (columns - 1)) / columns

    def listing(self, area: Box, columns: int) -> Panel:
        """Return the list of all parts; a single column is centred beside the ring."""
        width = self._column_width(area.width, columns)
        entries = self.entries(width)
        slots = math.ceil(len(entries) / columns)
        free = area.height - self.list_height(area.width, columns)
        beside = area.x > 0
        start = max(0.0, free / 2 + 0.5 * self.draft.space.size.label) if beside else 0.0
        marks: list[Mark] = []
        for index, entry in enumerate(entries):
            column, first = index // slots, index // slots * slots
            x = column * (width + 2.4 * self.draft.space.size.label)
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
            figures = self._figures(index)
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

    def _figures(self, index: int) -> str:
        source = self.draft.source
        full = self.draft.plot.formatter.full(source.values[0][index], source.value_column)
        share = self._share(index)
        if share is None or source.value_column.unit == "percent":
            return full
        return f"{share} · {full}"

    def _share(self, index: int) -> str | None:
        """Return a part's share, with a decimal where it would else be rounded away; None when a part is missing."""
        share = shares([[value] for value in self.draft.matrix.values[0]])[index][0]
        if share is None:
            return None
        decimals = self.share_decimals
        if share and round(share, decimals) == 0:
            decimals += 1
        column = replace(self.draft.matrix.value_column, unit="percent", decimals=decimals)
        return self.draft.plot.formatter.short(share, column)


def _slice(centre: float, radius: float, start: float, end: float) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the rings of one slice; a whole circle becomes two rings, the hole cut out by the even-odd rule."""
    count = max(2, math.ceil((end - start) / STEP) + 1)
    angles = [start + (end - start) * step / (count - 1) for step in range(count)]
    outer = tuple((centre + radius * math.cos(a), centre + radius * math.sin(a)) for a in angles)
    hole = HOLE * radius
    inner = tuple((centre + hole * math.cos(a), centre + hole * math.sin(a)) for a in reversed(angles))
    return (outer, inner) if end - start > 2 * math.pi - 1e-9 else (outer + inner,)
