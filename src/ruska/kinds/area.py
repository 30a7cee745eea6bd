"""Area: series piled on one another over time, named directly at the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.draft import Draft
from ruska.kinds.upright import Upright, Wish, lay_out, missing_label
from ruska.layout.annotate import Field
from ruska.layout.boxes import Grid
from ruska.layout.ends import End
from ruska.layout.space import Space, pixel_panel
from ruska.scales import stack
from ruska.scene import Band, Box, Mark, Panel, PlottedTable, Rect, Stroke

Extents = Sequence[Sequence[tuple[float, float] | None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """Stacked areas: how a whole and its parts went over time.

    For: a whole whose size is the message and two to four parts that add up to it; as percent, how shares moved.
    Not for: comparing the courses of parts, since only the lowest stands on a level line (`Line`), parts that do not
    add up, and figures below zero, which are refused.

    Where a part is missing the whole is unknown, so the pile stops there.

    `x`: the column that runs from left to right, such as the years.
    `y`: the column of figures, none below zero.
    `series`: the column with a part for each of its values; the first lies at the bottom.
    `highlight`: the part in the highlight colour; it reads best at the bottom.
    `series_order`: the order of the parts from the bottom upwards, "table" or a list of all keys.
    `percent`: whether the pile is 100 % at each position and shows shares.
    `scale`: a divisor of the printed values, such as 1_000_000 where the subtitle says millions.
    `decimals`: the decimals of printed values; those of the column when left out.
    """

    x: str
    y: str
    series: str = ""
    highlight: Highlight = None
    series_order: Order = "table"
    percent: bool = False
    scale: float = 1
    decimals: int | None = None

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a position, a column a series."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return 21 * space.size.label

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.x, self.y, self.series, series_order=self.series_order)
        if any(value is not None and value < 0 for row in matrix.values for value in row):
            raise ScriptError("an area cannot show negative values; use Line or Column.")
        return matrix

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide areas, ticks and names. A position where a part is missing is a gap in every area above it too."""
        draft = Draft.of(plot, space, self._matrix(plot), Numbers(self.scale, self.decimals))
        draft = draft.as_shares() if self.percent else draft
        matrix = draft.matrix
        extents = _open_gaps(stack(matrix.values))
        tops = [extent[1] for row in extents for extent in row if extent]
        if not tops:
            return (pixel_panel("areas", Box(0, 0, space.width, space.height), [missing_label(draft)]),)
        colors = series_colors(matrix.series, self.highlight, space.brand, distinct=True)
        pile = _Pile(draft, extents, colors, highlighted(matrix.series, self.highlight), named=bool(self.series))
        upright = lay_out(draft, Wish(tops, pile.ends))
        texts = Field(upright.grid, space)
        marks = [*upright.periods(texts), *upright.ground(), *pile.areas(upright)]
        around = upright.frame_marks()
        texts.take([*upright.ground(), *around])
        texts.taken += pile.obstacles(upright.grid, upright.where.xs)
        heights = [[extent[1] if extent else None for extent in row] for row in extents]
        return (upright.panel("areas", [*marks, *around, *upright.annotations(texts, heights)]),)


@dataclass(frozen=True, slots=True)
class _Pile:
    """The areas of one graphic; `named`: the labels carry the series' names."""

    draft: Draft
    extents: Extents
    colors: Sequence[str]
    strong: Sequence[bool]
    named: bool

    def ends(self, pixel: Callable[[float], float]) -> list[End]:
        """Return what stands beside the last position: at each area's middle, or at the top of the only one."""
        ends = []
        for index, item in enumerate(self.draft.matrix.series):
            extent = self.extents[index][-1]
            if extent is None:
                continue
            text = self.draft.text(self.draft.matrix.values[index][-1])
            place = sum(extent) / 2 if len(self.extents) > 1 else extent[1]
            color = self.draft.space.brand.text_color(self.colors[index])
            name = item.name if self.named else ""
            ends.append(End(str(item.key), name, text, color, pixel(place), self.strong[index]))
        return ends

    def areas(self, upright: Upright) -> list[Mark]:
        """Return every area with a paper edge, and a thin bar for each position without neighbours."""
        space = self.draft.space
        marks: list[Mark] = []
        for index, item in enumerate(self.draft.matrix.series):
            lows = tuple(extent[0] if extent else None for extent in self.extents[index])
            highs = tuple(extent[1] if extent else None for extent in self.extents[index])
            tips = self.draft.tips(index)
            band = Band(f"area-{index}", upright.where.xs, lows, highs, self.colors[index], str(item.key), tips)
            edge = Stroke(f"edge-{index}", band.xs, highs, space.brand.color("paper"), 2 * space.unit)
            marks += [band, edge, *_alone(band, index, 4 * space.unit * upright.grid.per_pixel_x)]
        return marks

    def obstacles(self, grid: Grid, xs: Sequence[float]) -> list[Box]:
        """Return boxes over the whole pile, so that texts stand above it."""
        floor = grid.box.y + grid.box.height
        boxes = []
        half = 0.5 * grid.box.width / len(xs)
        for index, extent in enumerate(self.extents[-1]):
            if extent is not None:
                x, y = grid.pixel(xs[index], extent[1])
                boxes.append(Box(x - half, y, 2 * half, floor - y))
        return boxes


def _alone(band: Band, index: int, half: float) -> list[Mark]:
    """Return a thin bar for every position that has no neighbour, where an area would vanish."""
    marks: list[Mark] = []
    open_before = (None, *band.highs)
    open_after = (*band.highs[1:], None)
    for i, (x, low, high) in enumerate(zip(band.xs, band.lows, band.highs, strict=True)):
        if low is not None and high is not None and open_before[i] is None and open_after[i] is None:
            id = f"alone-{index}-{i}"
            marks.append(Rect(id, x - half, low, x + half, high, band.color, band.series, band.tips[i]))
    return marks


def _open_gaps(extents: Extents) -> list[list[tuple[float, float] | None]]:
    """Take out every position at which a series is missing: the pile above it would stand on air."""
    count = len(extents[0]) if extents else 0
    whole = [all(row[index] is not None for row in extents) for index in range(count)]
    return [[extent if whole[index] else None for index, extent in enumerate(row)] for row in extents]
