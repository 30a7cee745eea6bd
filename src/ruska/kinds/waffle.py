"""Waffle: a hundred squares for a whole, as many of them in each part's colour as the part has percent."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.annotations import Period, ReferenceLine
from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.draft import Draft
from ruska.kinds.notes import refuse
from ruska.kinds.partlist import PartList
from ruska.kinds.rowmarks import row_notes
from ruska.layout.space import MIDDLE, Space, pixel_panel
from ruska.scene import Box, Label, Mark, Panel, PlottedTable, Rect, Shape

SIDE = 10
"""Squares along a side."""

GAP = 0.14
"""The part of a square's pitch that stays empty."""

MOST = 6
OVER = 0.5
"""Percent by which rounded shares may pass a hundred together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Waffle:
    """A hundred squares, each one percent of a whole; the parts fill them row by row from the top.

    For: one to five parts of a whole whose share is the message, also small ones; one share of all on its own.
    Not for: parts that do not add up, exact comparison of many parts (`Bar`), or changes over time.

    `category`: the column with a part in each row.
    `value`: the column of figures, none of them negative. Figures in percent are shares as they stand, and what they
    leave of a hundred stays pale; other figures are shares of their sum, or of `whole`.
    `whole`: the name of a fact, the figure that all parts are taken of where they are not all of it.
    `highlight`: a part in the highlight colour; the others step back.
    `order`: "value" puts the largest part first, "table" keeps the order of the table, a list names it.
    `share_decimals`, `scale`, `decimals`: how shares and figures are printed beside the squares.

    Squares are whole: shares are rounded to full percent by the method of largest remainders, so that together they
    stay what they are; the list beside them has the exact figures.
    """

    category: str
    value: str
    whole: str = ""
    highlight: Highlight = None
    order: Order = "value"
    scale: float = 1
    decimals: int | None = None
    share_decimals: int = 0

    @property
    def parts_of_a_whole(self) -> bool:
        """Whether the parts are all of it: the check then holds them to the total that the data state."""
        return not self.whole

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a part."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        listed = self._squares(plot, space).listed
        return min(space.width, 20 * space.size.label) + listed.height(space.width, 1) + 2 * space.size.label

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide squares and list; they stand side by side, or one above the other on a tall body."""
        squares = self._squares(plot, space)
        box, area, columns = squares.listed.places()
        return squares.panel(box), squares.listed.listing(area, columns)

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.category, self.value, order=self.order)
        row = [value for value in matrix.values[0] if value is not None]
        if any(value < 0 for value in row):
            raise ScriptError("a waffle cannot show negative parts; use Bar.")
        if len(matrix.categories) > MOST:
            raise ScriptError(
                f"a waffle with {len(matrix.categories)} parts cannot be read; use Bar, or sum the small ones in the "
                "script."
            )
        whole = self._whole(plot, matrix)
        if whole is not None and sum(row) > whole * (1 + OVER / 100):
            raise ScriptError(
                f"the parts of the waffle are {sum(row):g} together, more than their whole of {whole:g}; parts that "
                "overlap are no parts of a whole."
            )
        return matrix

    def _whole(self, plot: Plot, matrix: Matrix) -> float | None:
        if self.whole:
            return plot.fact(self.whole)
        return 100.0 if matrix.value_column.unit == "percent" else None

    def _squares(self, plot: Plot, space: Space) -> "_Squares":
        refuse(plot, "a waffle", ReferenceLine, Period)
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals))
        strong = highlighted(matrix.categories, self.highlight)
        colors = series_colors(matrix.categories, self.highlight, space.brand, distinct=True)
        whole = self._whole(plot, matrix)
        return _Squares(draft, PartList(draft, colors, strong, row_notes(draft), self.share_decimals, whole))


@dataclass(frozen=True, slots=True)
class _Squares:
    """Draws the squares of one graphic; `listed` is the list that names the parts."""

    draft: Draft
    listed: PartList

    def panel(self, box: Box) -> Panel:
        """Return the squares, from the left edge of a tall body, and below them what one of them stands for."""
        space = self.draft.space
        text = 1.7 * space.size.tick
        side = box.height - text
        marks: list[Mark] = []
        first = 0
        counts = self._counts()
        for index, count in enumerate(counts):
            if count:
                marks.append(self._part(index, range(first, first + count), side))
            first += count
        if first < SIDE * SIDE:
            marks.append(self._rest(range(first, SIDE * SIDE), side))
        known = any(counts)
        return pixel_panel("squares", Box(0, box.y, side, box.height), [*marks, *self._unit(side, known=known)])

    def _counts(self) -> list[int]:
        """Return how many squares each part has; none has any where a share is unknown."""
        shares = [self.listed.share(index) for index in range(len(self.draft.matrix.categories))]
        known = [share for share in shares if share is not None]
        return whole_percents(known) if len(known) == len(shares) else [0] * len(shares)

    def _part(self, index: int, squares: range, side: float) -> Shape:
        item = self.draft.matrix.categories[index]
        return Shape(
            id=f"part-{index}",
            rings=tuple(_square(number, side) for number in squares),
            color=self.listed.colors[index],
            series=str(item.key),
            tip=f"{item.name}\n{self.listed.figures(index)}",
        )

    def _rest(self, squares: range, side: float) -> Shape:
        """Return the squares that no part has: pale with an edge, as they are part of the whole."""
        brand = self.draft.space.brand
        rings = tuple(_square(number, side) for number in squares)
        return Shape("rest", rings, brand.color("birch"), brand.color("axis"), self.draft.space.unit)

    def _unit(self, side: float, *, known: bool) -> list[Mark]:
        """Return the sign of one square with its percent, or the words for what is missing."""
        space = self.draft.space
        style = space.tick(500)
        edge, top = 0.72 * style.size, side + 0.75 * style.size
        if not known:
            style = replace(style, color=space.brand.color("mute"))
            return [Label("missing", 0, top + edge / 2, self.draft.text(None), style, dy=MIDDLE * style.size)]
        column = replace(self.draft.matrix.value_column, unit="percent", decimals=0)
        text = f"= {self.draft.plot.formatter.short(1, column, Numbers())}"
        sign = Rect("unit", 0, top, edge, top + edge, space.brand.color("axis"))
        return [sign, Label("unit-text", 1.35 * edge, top + edge / 2, text, style, dy=MIDDLE * style.size)]


def whole_percents(shares: Sequence[float]) -> list[int]:
    """Round percents to whole ones whose sum is the rounded sum: the largest remainders are rounded up.

    The method of Hare and Niemeyer; of equal remainders the first goes up.
    """
    floors = [math.floor(share + 1e-9) for share in shares]
    left = round(sum(shares)) - sum(floors)
    by_remainder = sorted(range(len(shares)), key=lambda index: (floors[index] - shares[index], index))
    for index in by_remainder[: max(0, left)]:
        floors[index] += 1
    return floors


def _square(number: int, side: float) -> tuple[tuple[float, float], ...]:
    """Return the ring of a square, counted row by row from the top left, in a waffle `side` pixels wide."""
    pitch = side / (SIDE - GAP)
    row, column = divmod(number, SIDE)
    x, y, edge = column * pitch, row * pitch, (1 - GAP) * pitch
    return (x, y), (x + edge, y), (x + edge, y + edge), (x, y + edge)
