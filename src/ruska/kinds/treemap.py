"""Treemap: many parts of a whole as rectangles true in area, named inside where they can be, else in a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Matrix, Numbers, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.bars import inside_style
from ruska.kinds.colors import Highlight, category_colors, highlighted
from ruska.kinds.draft import Draft
from ruska.kinds.notes import refuse
from ruska.layout.keys import KeyEntry, key_panel
from ruska.layout.space import CAP, At, Space, block_height, pixel_panel, text_block
from ruska.layout.squarify import squarify
from ruska.scene import Box, Label, Mark, Panel, PlottedTable, Rect, TextStyle

MOST_GROUPS = 6
PAD = 0.55
"""Pixels between the edge of a rectangle and its text, in parts of the label size."""

SIZES = (1.0, 0.85, 0.7)
"""Sizes at which names may stand inside, in parts of the label size, the best first."""

LARGE = 0.12
"""From this part of the whole on, a rectangle's value is set large."""

KEY_GAP, LIST_GAP = 0.9, 1.0
LIST_SHARE = 0.4
"""The part of a body of fixed height that the list may take; the smallest parts that it cannot hold are left out."""

ROUNDS = 6
"""So often the rectangles are laid out again for a longer list, which leaves less height and makes more unnamed."""

RATIO = 1.25
"""How many times wider than high the rectangles of a body that may grow are at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Treemap:
    """Parts of a whole as rectangles whose areas are the figures, the largest at the top left.

    For: a whole of six to some forty parts of very different size, of which the largest are the message.
    Not for: comparing parts of similar size (`Bar`), fewer than five parts (`Waffle` or `Bar`), changes over time.

    `category`: the column with a part in each row.
    `value`: the column of figures, none of them negative, of one whole.
    `group`: a column that gathers parts into up to six groups; each group is one rectangle of its own colour.
    `highlight`: a part, or a list of them, in the highlight colour; the others step back. Not together with `group`.
    `scale`, `decimals`: how values are printed.

    A part too small for its name is named in a list below, with the number that stands in it where that has room.
    A part without a figure, or of none, is in that list too.
    """

    category: str
    value: str
    group: str = ""
    highlight: Highlight = None
    scale: float = 1
    decimals: int | None = None
    parts_of_a_whole: ClassVar[bool] = True

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a part, its group before its figure."""
        matrix = self._matrix(plot)
        table = matrix_table(matrix, plot.formatter)
        if not self.group:
            return table
        column = plot.column(self.group)
        groups = self._groups(plot, matrix)
        rows = tuple(
            (row[0], plot.formatter.cell(group, column), *row[1:])
            for row, group in zip(table.rows, groups, strict=True)
        )
        return PlottedTable((table.columns[0], plot.formatter.table_column(column), *table.columns[1:]), rows)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        tiles = self._tiles(plot, replace(space, height=space.width * RATIO))
        height = space.width * RATIO + tiles.head
        for _ in range(ROUNDS):
            wanted = space.width * RATIO + tiles.head + tiles.unnamed_height
            if wanted <= height:
                break
            height = wanted
            tiles = replace(tiles, draft=replace(tiles.draft, space=replace(space, height=height)))
        return height

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide rectangles, their texts, and the list of those that have no room for one."""
        return self._tiles(plot, space).panels()

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.category, self.value, order="value")
        if any(value is not None and value < 0 for value in matrix.values[0]):
            raise ScriptError("a treemap cannot show negative parts; use Bar.")
        if self.group and self.highlight is not None:
            raise ScriptError("a treemap is coloured by its groups or by its highlight; leave one of them out.")
        return matrix

    def _groups(self, plot: Plot, matrix: Matrix) -> list[object]:
        """Return the group of every part."""
        by_key = {row[self.category]: row[self.group] for row in plot.table.rows()}
        groups = [by_key[item.key] for item in matrix.categories]
        if len(set(groups)) > MOST_GROUPS:
            raise ScriptError(
                f"{len(set(groups))} groups have more colours than can be told apart; take {MOST_GROUPS}."
            )
        return groups

    def _tiles(self, plot: Plot, space: Space) -> "_Tiles":
        refuse(plot, "a treemap", ReferenceLine, Period, TextAt)
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals))
        colors, entries, groups = self._colors(plot, matrix, space)
        return _Tiles(draft, colors, groups, entries, highlighted(matrix.categories, self.highlight))

    def _colors(self, plot: Plot, matrix: Matrix, space: Space) -> tuple[list[str], list[KeyEntry], list[object]]:
        """Return the colour of every part, the key of the groups, and the group of every part."""
        if not self.group:
            return category_colors(matrix.categories, self.highlight, space.brand), [], [""] * len(matrix.categories)
        groups, column = self._groups(plot, matrix), plot.column(self.group)
        shown = [value for value in plot.table.values(self.group) if value in groups]
        color = dict(zip(shown, space.brand.series_colors(len(shown)), strict=True))
        entries = [KeyEntry(plot.formatter.name(column, group), color[group], str(group)) for group in shown]
        return [color[group] for group in groups], entries, groups


@dataclass(frozen=True)
class _Tiles:
    """Lays out the rectangles of one graphic. `entries` is the key of the groups, empty without groups."""

    draft: Draft
    colors: Sequence[str]
    groups: Sequence[object]
    entries: Sequence[KeyEntry]
    strong: Sequence[bool]

    @property
    def space(self) -> Space:
        """The body."""
        return self.draft.space

    @property
    def pad(self) -> float:
        """The pixels between an edge and a text."""
        return PAD * self.space.size.label

    @cached_property
    def key(self) -> Panel | None:
        """The key of the groups."""
        return key_panel("key", self.entries, self.space) if self.entries else None

    @property
    def head(self) -> float:
        """The pixels above the rectangles."""
        return self.key.box.height + KEY_GAP * self.space.size.label if self.key else 0.0

    @cached_property
    def _shown(self) -> list[int]:
        """The parts that have a rectangle, the largest first."""
        values = self.draft.matrix.values[0]
        return [index for index, value in enumerate(values) if value]

    @cached_property
    def _laid(self) -> tuple[dict[int, Box], list[int]]:
        """The rectangles, and the parts that have no name inside, the largest first, those without a figure last."""
        most = LIST_SHARE * (self.space.height - self.head) if not self.space.size.grows else self.space.height
        empty = [index for index in range(len(self.colors)) if index not in self._shown]
        unnamed, taken = empty, 0.0
        boxes: dict[int, Box] = {}
        for _ in range(ROUNDS):
            height = self.space.height - self.head - taken
            boxes = self._boxes(Box(0, self.head, self.space.width, max(height, 0.25 * self.space.height)))
            unnamed = [index for index in self._shown if not self._inside(index, boxes[index])] + empty
            needed = min(self._height_of(unnamed), most)
            if needed <= taken:
                break
            taken = needed
        return boxes, unnamed

    @cached_property
    def _listed(self) -> list[int]:
        """The parts that the list has room for."""
        listed = list(self._laid[1])
        boxes = self._laid[0].values()
        low = max((box.y + box.height for box in boxes), default=self.head)
        while listed and self._height_of(listed) > self.space.height - low + 1:
            listed.pop()
        return listed

    def _boxes(self, area: Box) -> dict[int, Box]:
        """Return the rectangle of every part, those of a group together."""
        values = self.draft.matrix.values[0]
        members: dict[object, list[int]] = {}
        for index in self._shown:
            members.setdefault(self.groups[index], []).append(index)
        sums = {group: sum(values[index] or 0.0 for index in own) for group, own in members.items()}
        order = sorted(members, key=lambda group: -sums[group])
        boxes: dict[int, Box] = {}
        for group, box in zip(order, squarify([sums[group] for group in order], area), strict=True):
            own = members[group]
            boxes |= zip(own, squarify([values[index] or 0.0 for index in own], box), strict=True)
        return boxes

    @property
    def unnamed_height(self) -> float:
        """The pixels of a list of all parts that have no name inside."""
        return self._height_of(self._laid[1])

    def panels(self) -> tuple[Panel, ...]:
        """Return the key, the rectangles with their texts, and the list."""
        boxes, listed = self._laid[0], self._listed
        marks: list[Mark] = [self._rect(index, box) for index, box in boxes.items()]
        for index, box in boxes.items():
            marks += self._number(listed.index(index), index, box) if index in listed else self._inside(index, box)
        if listed:
            top = self.space.height - self._height_of(listed) + LIST_GAP * self.space.size.label
            marks += self._list(listed, top)
        if not boxes:
            style = self.space.label("mute", 500)
            marks.append(Label("missing", 0, 1.2 * style.size, self.draft.text(None), style))
        names = [self.draft.matrix.categories[index].name for index in self._laid[1] if index not in listed]
        body = pixel_panel("tiles", Box(0, 0, self.space.width, self.space.height), marks)
        body = replace(body, dropped=tuple(names))
        return (self.key, body) if self.key else (body,)

    def _rect(self, index: int, box: Box) -> Rect:
        return Rect(
            id=f"tile-{index}",
            x0=box.x,
            y0=box.y,
            x1=box.x + box.width,
            y1=box.y + box.height,
            color=self.colors[index],
            series=str(self.groups[index]),
            tip=self.draft.tip(0, index),
            outline=self.space.brand.color("paper"),
            outline_width=2 * self.space.unit,
        )

    def _text(self, index: int) -> str:
        return self.draft.text(self.draft.matrix.values[0][index])

    def _inside(self, index: int, box: Box) -> list[Mark]:
        """Return name and value inside a rectangle, at the largest size at which both are whole; none if none is."""
        width, height = box.width - 2 * self.pad, box.height - 2 * self.pad
        values = self.draft.matrix.values[0]
        large = (values[index] or 0.0) >= LARGE * sum(value or 0.0 for value in values)
        for factor in SIZES:
            size = max(self.space.size.floor, factor * self.space.size.label)
            name_style = inside_style(self.space.label(size=size), self.colors[index], self.space)
            for scale in (1.7, 1.0) if large else (1.0,):
                value_style = replace(name_style, size=scale * size, weight=700 if scale > 1 else 500)
                name = self.draft.matrix.categories[index].name
                lines = self._lines(name, name_style, width)
                used = block_height(len(lines), name_style) + 0.5 * size + CAP * value_style.size
                if lines and used <= height and self.space.text_width(self._text(index), value_style) <= width:
                    return self._texts(index, box, lines, (name_style, value_style))
        return []

    def _lines(self, name: str, style: TextStyle, width: float) -> tuple[str, ...]:
        """Return a name broken between words, none where it does not fit on four lines so."""
        if self.space.widest(name.split(), style) > width:
            return ()
        wrapped = self.space.ruler.wrap(name, style, width, 4)
        return () if wrapped.truncated else wrapped.lines

    def _texts(self, index: int, box: Box, lines: Sequence[str], styles: tuple[TextStyle, TextStyle]) -> list[Mark]:
        name_style, value_style = styles
        x, y = box.x + self.pad, box.y + self.pad
        names = text_block(f"name-{index}", lines, name_style, At(x, y, valign="top"))
        y += block_height(len(lines), name_style) + 0.5 * name_style.size + CAP * value_style.size
        return [*names, Label(f"value-{index}", x, y, self._text(index), value_style)]

    def _number(self, place: int, index: int, box: Box) -> list[Mark]:
        """Return the number by which the list names a rectangle, where it has room."""
        style = inside_style(self.space.label(size=self.space.size.floor), self.colors[index], self.space)
        text = str(place + 1)
        if self.space.text_width(text, style) + 0.5 * style.size > box.width or 1.2 * style.size > box.height:
            return []
        x, y = box.x + box.width / 2, box.y + box.height / 2
        return [Label(f"number-{index}", x, y, text, style, "middle", dy=CAP / 2 * style.size)]

    @cached_property
    def _list_style(self) -> TextStyle:
        return self.space.tick()

    def _entry(self, place: int, index: int) -> str:
        text = f"{self.draft.matrix.categories[index].name}: {self._text(index)}"
        return f"{place + 1}\u00a0 {text}" if index in self._shown else text

    def _rows(self, listed: Sequence[int]) -> list[tuple[int, float, tuple[str, ...]]]:
        """Return the list as (row, x, lines): entries in even columns, wrapped where one is wider than a column."""
        style = self._list_style
        texts = [self._entry(place, index) for place, index in enumerate(listed)]
        widest = self.space.widest(texts, style) + 1.6 * style.size
        columns = max(1, min(len(texts), int((self.space.width + 1.6 * style.size) / widest)))
        width = self.space.width / columns
        slots = -(-len(texts) // columns)
        rows = []
        below = [0] * columns
        for place, text in enumerate(texts):
            column = place // slots
            lines = self.space.ruler.wrap(text, style, width - 0.8 * style.size * (columns > 1), 3).lines
            rows.append((below[column], column * width, lines))
            below[column] += len(lines)
        return rows

    def _height_of(self, listed: Sequence[int]) -> float:
        if not listed:
            return 0.0
        rows = max(row + len(lines) for row, _, lines in self._rows(listed))
        return LIST_GAP * self.space.size.label + 1.32 * self._list_style.size * rows

    def _list(self, listed: Sequence[int], top: float) -> list[Mark]:
        style = self._list_style
        marks: list[Mark] = []
        for (row, x, lines), index in zip(self._rows(listed), listed, strict=True):
            at = At(x, top + 1.32 * style.size * row, valign="top")
            marks += text_block(f"list-{index}", lines, style, at, leading=1.32)
        return marks
