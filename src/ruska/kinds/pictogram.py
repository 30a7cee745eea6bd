"""Pictogram: rows of icons, each standing for so many, the last one cut where the figure ends."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ruska.chart.annotations import Period, ReferenceLine
from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, category_colors, highlighted
from ruska.kinds.draft import Draft
from ruska.kinds.notes import refuse
from ruska.kinds.rowmarks import note_room, note_style, row_notes, value_label
from ruska.layout.icons import GRID, WIDTH, icon_lines, icon_strokes
from ruska.layout.rows import Row, RowColumn, RowNames, row_columns, wanted_height
from ruska.layout.space import MIDDLE, At, Space, pixel_panel, text_block
from ruska.scene import Box, Dots, Label, Mark, Panel, PlottedTable, Stroke

MOST = 100
"""So many icons a row may have; of more nobody sees how many they are."""

FEW = 20
"""A unit that the script leaves open gives the longest row at most so many icons."""

LINES = (1, 2, 3, 4, 5, 6, 8, 10)
"""A row of icons may be broken into so many lines."""

SMALLEST = 1.25
"""The size of an icon, in parts of the label size, below which a row on a body that may grow is broken into lines."""

KEY_HEIGHT, VALUE_GAP = 2.3, 0.6
NOTES = 0.6
FILL = 0.92
"""The part of its square that an icon takes."""

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictogram:
    """Rows of icons: each icon stands for so many people, beds, trees; the last one is cut where the figure ends.

    For: few counts of things that an icon can show, for readers who have little time.
    Not for: shares of a whole (`Waffle`), money or rates, exact comparison of many categories (`Bar`).

    `category`: the column with a row of icons each.
    `value`: the column of figures, none of them negative.
    `icon`: the name of an icon of Lucide (lucide.dev/icons), or a mapping of each category to one.
    `unit`: how many one icon stands for, in the column's own unit; a round number is chosen when it is 0.
    `highlight`: a category, or a list of them, in the highlight colour; the others step back.
    `order`, `scale`, `decimals`: the order of the rows, and how values are printed after them.

    What is cut off the last icon stands there in pale strokes. A row of more than a hundred icons is refused.
    """

    category: str
    value: str
    icon: str | Mapping[str, str]
    unit: float = 0
    highlight: Highlight = None
    order: Order = "table"
    scale: float = 1
    decimals: int | None = None

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a category."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        icons = self._icons(plot, space)
        return wanted_height(icons.names(icons.wanted_lines), space) + icons.head

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide the size of icons, their rows, and the sign of what one stands for."""
        return self._icons(plot, space).panels()

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.category, self.value, order=self.order)
        if any(value is not None and value < 0 for value in matrix.values[0]):
            raise ScriptError("a pictogram cannot show negative values; use Bar.")
        return matrix

    def _icons(self, plot: Plot, space: Space) -> "_Icons":
        refuse(plot, "a pictogram", ReferenceLine, Period)
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals))
        rows = plot.shared.table.rows() if plot.shared.table else plot.table.rows()
        largest = max((row[self.value] for row in rows if row[self.value] is not None), default=0.0)
        if self.unit < 0:
            raise ScriptError("the unit of a pictogram is what one icon stands for, so it is above zero.")
        unit = self.unit or _round_unit(largest)
        if largest / unit > MOST:
            raise ScriptError(
                f"with {unit:g} for an icon the longest row has {largest / unit:.0f}; the most is {MOST}. Set a larger "
                f"unit, such as {_round_unit(largest):g}."
            )
        names = [self.icon if isinstance(self.icon, str) else self._named(item.key) for item in matrix.categories]
        return _Icons(draft, names, unit, largest / unit, highlighted(matrix.categories, self.highlight))

    def _named(self, key: object) -> str:
        assert isinstance(self.icon, Mapping)
        if key not in self.icon:
            raise ScriptError(f'the icons of the pictogram leave out "{key}"; give it one, or one icon to all.')
        return self.icon[str(key)]


def _round_unit(largest: float) -> float:
    """Return the least of 1, 2 or 5 times a power of ten that gives a figure at most `FEW` icons, 1 for none."""
    if largest <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest / FEW))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power * FEW >= largest * (1 - 1e-9))


@dataclass(frozen=True, slots=True)
class _Raster:
    """Rows laid out for icons of `side` pixels, `per_line` of them in each of a row's lines."""

    columns: list[RowColumn] = field(default_factory=list)
    side: float = 0.0
    per_line: int = 1


@dataclass(frozen=True)
class _Icons:
    """Draws the rows of one graphic; `longest` is how many icons the longest row has."""

    draft: Draft
    icons: Sequence[str]
    unit: float
    longest: float
    strong: Sequence[bool]

    @property
    def space(self) -> Space:
        """The body."""
        return self.draft.space

    @property
    def head(self) -> float:
        """The pixels above the rows, for the key."""
        return KEY_HEIGHT * self.space.size.label

    @cached_property
    def colors(self) -> list[str]:
        """The colour of every row."""
        return category_colors(self.draft.matrix.categories, self._highlight, self.space.brand)

    @property
    def _highlight(self) -> list[object] | None:
        keys = self.draft.keys()
        return [key for key, strong in zip(keys, self.strong, strict=True) if strong] or None

    def names(self, lines: int) -> RowNames:
        """Return the rows as their layout wants them, for so many lines of icons a row."""
        names = tuple(item.name for item in self.draft.matrix.categories)
        return RowNames(names, tuple(self.strong), lines, thick=True)

    @property
    def wanted_lines(self) -> int:
        """How many lines a row needs for icons that are large enough."""
        per_line = (self.space.width - self._after) / (SMALLEST * self.space.size.label)
        return max(1, math.ceil(self.longest / max(per_line, 1.0)))

    @cached_property
    def _after(self) -> float:
        """The pixels that values, and texts behind them, take after the icons."""
        text = self.space.label(weight=700)
        values = self.space.widest(map(self._words, range(len(self.icons))), text) + VALUE_GAP * text.size
        notes = max(
            (note_room(note, self.space, NOTES * self.space.width) for note in self.notes.values()), default=0.0
        )
        return values + (0.0 if self.space.narrow else notes)

    @cached_property
    def notes(self) -> dict[int, str]:
        """The texts beside rows."""
        return row_notes(self.draft)

    def panels(self) -> tuple[Panel, ...]:
        """Return the key and a panel of all rows."""
        raster = self._best()
        marks = self._key()
        for column in raster.columns:
            for row in column.rows:
                marks += row.labels
                marks += self._row(row, column, raster)
        return (pixel_panel("icons", Box(0, 0, self.space.width, self.space.height), marks),)

    def _best(self) -> _Raster:
        """Return the rows in as many lines as let the icons be largest; more lines are tried while that helps."""
        best = self._raster(LINES[0])
        for lines in LINES[1:]:
            raster = self._raster(lines)
            if raster.side <= best.side:
                break
            best = raster
        return best

    def _raster(self, lines: int) -> _Raster:
        """Lay out rows of so many lines, with room for the values after them."""
        area = Box(0, self.head, self.space.width, self.space.height - self.head)
        columns = row_columns(self.names(lines), self.space, area)
        per_line = max(1, math.ceil(math.ceil(self.longest) / lines))
        width = min(column.plot.width for column in columns) - self._after
        height = min(row.thickness for column in columns for row in column.rows) / lines
        return _Raster(columns, max(1.0, min(width / per_line, height)), per_line)

    def _words(self, index: int) -> str:
        return self.draft.text(self.draft.matrix.values[0][index])

    def _row(self, row: Row, column: RowColumn, raster: _Raster) -> list[Mark]:
        """Return the icons of a row, the value after them, and its note."""
        value = self.draft.matrix.values[0][row.index]
        count = (value or 0.0) / self.unit
        lines = max(1, math.ceil(count / raster.per_line))
        top = row.middle - lines * raster.side / 2
        cells = [
            Box(
                column.plot.x + (place % raster.per_line) * raster.side,
                top + place // raster.per_line * raster.side,
                raster.side,
                raster.side,
            )
            for place in range(math.ceil(count - 1e-9))
        ]
        end = column.plot.x + min(len(cells), raster.per_line) * raster.side
        return [*self._drawn(row.index, cells, count), *self._value(row, column, end)]

    def _drawn(self, index: int, cells: Sequence[Box], count: float) -> list[Mark]:
        """Return the icons of a row as one stroke, with what the last one lacks as a pale one below."""
        if not cells:
            return []
        pieces = icon_lines(self.icons[index])
        part = count - (len(cells) - 1)
        edge = _edge(pieces, part)
        whole = [line for cell in cells[:-1] for line in _placed(pieces, cell)]
        last = [line for piece in pieces for line in _cut(piece, edge)]
        lines = [*whole, *_placed(last, cells[-1])]
        item, width = self.draft.matrix.categories[index], WIDTH * FILL * cells[0].width / GRID
        centres = [(cell.x + cell.width / 2, cell.y + cell.height / 2) for cell in cells]
        brand = self.space.brand
        marks: list[Mark] = [
            # What answers to the pointer: a speck of paper in the middle of each icon.
            Dots(
                f"dot-0-{index}",
                tuple(x for x, _ in centres),
                tuple(y for _, y in centres),
                0.5,
                brand.color("paper"),
                series=str(item.key),
                tips=(self.draft.tip(0, index),) * len(cells),
            )
        ]
        if part < 1:
            marks.append(_stroke(f"rest-{index}", _placed(pieces, cells[-1]), brand.color("grid"), width))
        return [*marks, _stroke(f"icons-{index}", lines, self.colors[index], width, str(item.key))]

    def _value(self, row: Row, column: RowColumn, end: float) -> list[Mark]:
        text = column.text
        brand, value = self.space.brand, self.draft.matrix.values[0][row.index]
        strong = self.strong[row.index]
        color = brand.text_color(self.colors[row.index]) if strong else brand.color("ink")
        style = replace(text, weight=700 if strong else 500, color=brand.color("mute") if value is None else color)
        gap = VALUE_GAP * text.size if end > row.labels[0].x or value else 0.0
        marks: list[Mark] = [value_label(f"value-{row.index}", At(end, row.middle, gap), self._words(row.index), style)]
        if row.index in self.notes:
            used = self.space.text_width(self._words(row.index), style) + gap + 0.8 * text.size
            marks += self._note(row, column, end + used)
        return marks

    def _note(self, row: Row, column: RowColumn, x: float) -> list[Mark]:
        """Return the text of a row: behind its name where names stand above and it fits there, else at `x`."""
        note, style, name = self.notes[row.index], note_style(self.space), row.labels[-1]
        behind = name.x + self.space.text_width(name.text, name.style) + 0.7 * style.size
        if column.above and behind + self.space.text_width(note, style) <= column.plot.x + column.plot.width:
            return [Label(f"note-{row.index}", behind, name.y, note, style, dy=name.dy)]
        room = max(column.plot.x + column.plot.width - x, style.size)
        lines = self.space.ruler.wrap(note, style, room, 3).lines
        return [*text_block(f"note-{row.index}", lines, style, At(x, row.middle))]

    def _key(self) -> list[Mark]:
        """Return what one icon stands for, at the top."""
        space, style = self.space, self.space.label(weight=500)
        side = 1.5 * style.size
        color = space.brand.color("single")
        plain = next((icon for icon, strong in zip(self.icons, self.strong, strict=True) if not strong), self.icons[0])
        column = self.draft.matrix.value_column
        decimals = column.decimals if self.unit == round(self.unit, column.decimals) else column.decimals + 2
        text = f"= {self.draft.plot.formatter.full(self.unit, replace(column, decimals=decimals))}"
        strokes = icon_strokes("key-icon", plain, Box(0, 0, side, side), color)
        fitted = space.ruler.fit(text, style, space.width - side - 0.5 * style.size)
        return [*strokes, Label("key-text", side + 0.5 * style.size, side / 2, fitted, style, dy=MIDDLE * style.size)]


def _edge(lines: Iterable[Line], part: float) -> float:
    """Return where an icon is cut so that `part` of its width, from its leftmost to its rightmost point, is left."""
    xs = [x for line in lines for x, _ in line]
    return min(xs) + part * (max(xs) - min(xs))


def _cut(line: Line, edge: float) -> list[Line]:
    """Return what of a line lies left of an upright edge."""
    runs: list[list[tuple[float, float]]] = [[]]
    for index, (x, y) in enumerate(line):
        if index and (x <= edge) != (line[index - 1][0] <= edge):
            x0, y0 = line[index - 1]
            crossing = edge, y0 + (y - y0) * (edge - x0) / (x - x0)
            runs[-1].append(crossing)
            if x > edge:
                runs.append([])
        if x <= edge:
            runs[-1].append((x, y))
    return [tuple(run) for run in runs if len(run) > 1]


def _placed(lines: Iterable[Line], cell: Box) -> list[Line]:
    """Return lines of the icons' grid in a cell of the body, a little smaller than it."""
    scale = FILL * cell.width / GRID
    left, top = cell.x + (1 - FILL) * cell.width / 2, cell.y + (1 - FILL) * cell.height / 2
    return [tuple((round(left + scale * x, 2), round(top + scale * y, 2)) for x, y in line) for line in lines]


def _stroke(id: str, lines: Iterable[Line], color: str, width: float, series: str = "") -> Stroke:
    """Return several lines as one stroke with gaps."""
    xs: list[float] = []
    ys: list[float | None] = []
    for line in lines:
        xs += [x for x, _ in line] + [line[-1][0]]
        ys += [*(y for _, y in line), None]
    return Stroke(id, tuple(xs), tuple(ys), color, width, series=series)
