"""Proportional squares: the square of a share inside the square of its whole, both true in area."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from ruska.chart.annotations import Period, ReferenceLine
from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted
from ruska.kinds.draft import Draft
from ruska.kinds.notes import refuse
from ruska.kinds.rowmarks import row_notes
from ruska.layout.map_hatch import hatching
from ruska.layout.space import CAP, At, Space, block_height, pixel_panel, text_block
from ruska.scene import Box, Label, Mark, Panel, PlottedTable, Rect, Stroke, TextStyle

MOST = 6
GAP = 2.4
"""Pixels between two cells, in parts of the label size."""

BESIDE = 9.0
"""The least width of texts beside a square, in parts of the label size."""

NARROW_SIDE = 9.0
"""The side of a square on a body that may grow, in parts of the label size."""

FIGURE = 2.3
"""Size of the printed share, in parts of the label size."""

MOST_SIDE = 22.0
"""The largest side of a square, in parts of the label size."""

NEARLY = 0.8
"""How large squares are, in parts of the largest possible, when they may be laid out to fill the body."""

TextPlace = Literal["below", "beside"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Squares:
    """Squares inside squares: for each share a square of its area in the square of the whole.

    For: one to six shares, mostly small ones, whose contrast is the message, such as 3 % of people and 6 % of exports.
    Not for: parts that add up to one whole (`Waffle`), fine differences (`Bar`), or absolute figures.

    `category`: the column with a share in each row.
    `value`: the column of figures. In percent it is the share; else it is taken of the column `whole`.
    `whole`: the column of the wholes, in the unit of `value`; every share is of its own row's whole.
    `words`: the key under labels that names the whole, printed in the first square.
    `highlight`: a category, or a list of them, in the highlight colour; the others step back.
    `order`, `decimals`: the order of the squares and the decimals of the printed shares.

    All wholes are drawn equally large, so only shares can be compared, not amounts.
    """

    category: str
    value: str
    whole: str = ""
    words: str = ""
    highlight: Highlight = None
    order: Order = "table"
    decimals: int | None = None

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a share, with the wholes where they are given."""
        matrix = self._matrix(plot)
        table = matrix_table(matrix, plot.formatter)
        if not self.whole:
            return table
        column = plot.column(self.whole)
        cells = [plot.formatter.cell(value, column) for value in self._wholes(plot, matrix)]
        rows = tuple((*row, cell) for row, cell in zip(table.rows, cells, strict=True))
        return PlottedTable((*table.columns, plot.formatter.table_column(column)), rows)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        cells = self._cells(plot, space)
        side = NARROW_SIDE * space.size.label
        heights = [cells.text_height(index, space.width - side - space.size.label) for index in range(cells.count)]
        return sum(max(side, height) for height in heights) + GAP * space.size.label * (cells.count - 1)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide the grid of squares, all of them as large as it allows."""
        return (pixel_panel("squares", Box(0, 0, space.width, space.height), self._cells(plot, space).marks()),)

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.category, self.value, order=self.order)
        if len(matrix.categories) > MOST:
            raise ScriptError(f"{len(matrix.categories)} squares are too many for one graphic; the most is {MOST}.")
        if self.whole and plot.column(self.whole).unit != matrix.value_column.unit:
            raise ScriptError(
                f'"{self.value}" and "{self.whole}" differ in their unit, so one is no share of the other.'
            )
        if not self.whole and matrix.value_column.unit != "percent":
            raise ScriptError(f'"{self.value}" is not in percent; name the column of its wholes as whole=...')
        return matrix

    def _wholes(self, plot: Plot, matrix: Matrix) -> list[float | None]:
        by_key = {row[self.category]: row[self.whole] for row in plot.table.rows()}
        return [by_key[item.key] for item in matrix.categories]

    def _draft(self, plot: Plot, space: Space) -> Draft:
        """Return the shares as percent. Raises ScriptError for a share below zero or above its whole."""
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(1, self.decimals))
        if self.whole:
            wholes = self._wholes(plot, matrix)
            pairs = zip(matrix.values[0], wholes, strict=True)
            shares = tuple(None if value is None or not whole else 100 * value / whole for value, whole in pairs)
            column = replace(matrix.value_column, unit="percent", decimals=self.decimals or 0)
            draft = replace(draft, matrix=replace(matrix, values=(shares,), value_column=column))
        for item, share in zip(matrix.categories, draft.matrix.values[0], strict=True):
            if share is not None and not 0 <= share <= 100:
                raise ScriptError(f"a share lies between nothing and its whole; {item.name} is {share:g} percent.")
        return draft

    def _cells(self, plot: Plot, space: Space) -> "_Cells":
        refuse(plot, "a graphic of squares", ReferenceLine, Period)
        draft = self._draft(plot, space)
        words = plot.text(self.words) if self.words else ""
        return _Cells(draft, highlighted(draft.matrix.categories, self.highlight), row_notes(draft), words)


@dataclass(frozen=True, slots=True)
class _Grid:
    """A grid of cells of one size in pixels, the side of their squares, where texts stand, and if any name is cut."""

    columns: int
    width: float
    height: float
    side: float
    place: TextPlace
    cut: bool


@dataclass(frozen=True)
class _Cells:
    """Draws the squares of one graphic; `notes` are the texts below their names, `words` names the whole."""

    draft: Draft
    strong: Sequence[bool]
    notes: dict[int, str]
    words: str

    @property
    def count(self) -> int:
        """How many squares there are."""
        return len(self.strong)

    @property
    def space(self) -> Space:
        """The body."""
        return self.draft.space

    @cached_property
    def figure_style(self) -> TextStyle:
        """How shares are printed."""
        return replace(self.space.label(weight=700, size=FIGURE * self.space.size.label), display=True)

    def marks(self) -> list[Mark]:
        """Return all cells."""
        grid = self._best_grid()
        gap = GAP * self.space.size.label
        marks: list[Mark] = []
        for index in range(self.count):
            row, column = divmod(index, grid.columns)
            marks += self._cell(index, grid, column * (grid.width + gap), row * (grid.height + gap))
        return marks

    def _best_grid(self) -> _Grid:
        """Return the grid whose names are whole and whose squares fill most of the body, of those nearly as large."""
        grids = list(self._grids())
        whole = [grid for grid in grids if not grid.cut] or grids
        largest = max(grid.side for grid in whole)
        return max(
            (grid for grid in whole if grid.side >= NEARLY * largest),
            key=lambda grid: (round(math.ceil(self.count / grid.columns) * grid.side, 3), grid.side, grid.columns),
        )

    def _grids(self) -> Iterator[_Grid]:
        label, gap = self.space.size.label, GAP * self.space.size.label
        for columns in range(1, self.count + 1):
            rows = math.ceil(self.count / columns)
            width = (self.space.width - gap * (columns - 1)) / columns
            height = (self.space.height - gap * (rows - 1)) / rows
            below = max(self.text_height(index, width) for index in range(self.count)) + 0.9 * label
            limit = MOST_SIDE * label
            yield _Grid(columns, width, height, max(1.0, min(width, height - below, limit)), "below", self._cut(width))
            side = min(width - BESIDE * label, height, limit)
            if side > 0 and all(self.text_height(i, width - side - label) <= height for i in range(self.count)):
                yield _Grid(columns, width, height, side, "beside", self._cut(width - side - label))

    def _cut(self, width: float) -> bool:
        """Tell whether a name is cut, or broken inside a word, in texts `width` pixels wide."""
        style = self.space.label(weight=600)
        names = [item.name for item in self.draft.matrix.categories]
        words = [word for name in names for word in name.split()]
        wrapped = (self.space.ruler.wrap(name, style, width, 3) for name in names)
        return self.space.widest(words, style) > width or any(name.truncated for name in wrapped)

    def _texts(self, index: int, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the lines of the name, and of what stands below it: the figure that a share is of, and a note."""
        wrap = self.space.ruler.wrap
        names = wrap(self.draft.matrix.categories[index].name, self.space.label(weight=600), width, 3).lines
        source = self.draft.source
        figure = ""
        if source.value_column.unit != "percent":
            figure = self.draft.plot.formatter.full(source.values[0][index], source.value_column)
        more = [text for text in (figure, self.notes.get(index, "")) if text]
        return names, tuple(line for text in more for line in wrap(text, self.space.label("mute"), width, 3).lines)

    def text_height(self, index: int, width: float) -> float:
        """Return the height of a cell's texts, `width` pixels wide."""
        names, more = self._texts(index, max(width, self.space.size.label))
        label = self.space.size.label
        height = (CAP + 0.3) * self.figure_style.size + block_height(len(names), self.space.label()) + 0.3 * label
        return height + (0.75 * label + block_height(len(more), self.space.label())) * bool(more)

    def _cell(self, index: int, grid: _Grid, x: float, y: float) -> list[Mark]:
        label = self.space.size.label
        square = Box(x, y, grid.side, grid.side)
        if grid.place == "below":
            at, width = (x, y + grid.side + 0.9 * label), grid.width
        else:
            width = grid.width - grid.side - label
            at = x + grid.side + label, y + max(0.0, grid.side - self.text_height(index, width))
        return [*self._square(index, square), *self._whole_name(index, square), *self._set(index, at, width)]

    def _square(self, index: int, box: Box) -> list[Mark]:
        """Return the whole and, from its lower left corner, the share; a whole without a known share is hatched."""
        brand, unit = self.space.brand, self.space.unit
        item, share = self.draft.matrix.categories[index], self.draft.matrix.values[0][index]
        right, low = box.x + box.width, box.y + box.height
        tip = self.draft.tip(0, index)
        edge = brand.color("axis")
        whole = Rect(f"whole-{index}", box.x, box.y, right, low, brand.color("birch"), "", "", edge, 1.2 * unit)
        if share is None:
            ring = ((box.x, box.y), (right, box.y), (right, low), (box.x, low))
            return [whole, *_hatched(f"hatch-{index}", ring, edge, unit)]
        side = math.sqrt(share / 100) * box.width
        part = Rect(f"share-{index}", box.x, low - side, box.x + side, low, self._color(index), str(item.key), tip)
        return [whole, part] if share else [whole]

    def _color(self, index: int) -> str:
        brand = self.space.brand
        if not any(self.strong):
            return brand.color("single")
        return brand.color("highlight" if self.strong[index] else "context")

    def _whole_name(self, index: int, box: Box) -> list[Mark]:
        """Return the name of the whole, at the top of the first square, where the share leaves room for it."""
        style = self.space.tick(500)
        pad = 0.6 * style.size
        share = self.draft.matrix.values[0][index] or 0.0
        if index or not self.words or self.space.text_width(self.words, style) > box.width - 2 * pad:
            return []
        if math.sqrt(share / 100) * box.width > box.width - 2.2 * style.size:
            return []
        return [Label("whole-name", box.x + pad, box.y + pad + CAP * style.size, self.words, style)]

    def _set(self, index: int, at: tuple[float, float], width: float) -> list[Mark]:
        """Return the printed share, the name and what stands below it."""
        brand, label = self.space.brand, self.space.size.label
        share = self.draft.matrix.values[0][index]
        color = brand.color("mute") if share is None else brand.text_color(self._color(index))
        figure = replace(self.figure_style, color=color)
        text = self.draft.text(share)
        figure = replace(figure, size=min(figure.size, figure.size * width / self.space.text_width(text, figure)))
        x, y = at
        marks: list[Mark] = [Label(f"figure-{index}", x, y + CAP * self.figure_style.size, text, figure)]
        names, more = self._texts(index, width)
        y += (CAP + 0.3) * self.figure_style.size
        marks += text_block(f"name-{index}", names, self.space.label(weight=600), At(x, y, valign="top"))
        y += block_height(len(names), self.space.label()) + 0.75 * label
        marks += text_block(f"more-{index}", more, self.space.label("mute"), At(x, y, valign="top"))
        return marks


def _hatched(id: str, ring: tuple[tuple[float, float], ...], color: str, unit: float) -> list[Mark]:
    """Return the hatching of a square as one stroke with gaps."""
    xs: list[float] = []
    ys: list[float | None] = []
    for (x0, y0), (x1, y1) in hatching([ring], 9 * unit):
        xs += [x0, x1, x1]
        ys += [y0, y1, None]
    return [Stroke(id, tuple(xs), tuple(ys), color, unit)] if xs else []
