"""Slope: how each series moved between two moments, named and valued at both ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.draft import Draft
from ruska.kinds.notes import index_of, notes_of, reference_values, refuse, series_of
from ruska.layout.annotate import Field, Near, third
from ruska.layout.boxes import Grid, line_boxes
from ruska.layout.ends import End, Gutter, end_labels, ends_gap, ends_left_out, ends_width, place_ends
from ruska.layout.space import Space
from ruska.scene import Anchor, Axis, Box, Dots, Label, Mark, Panel, PlottedTable, Rule, Stroke, Tick

HEAD = 2.6
PAD = 1.1
SIDES: tuple[tuple[int, Anchor], ...] = ((0, "end"), (1, "start"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Slope:
    """Two moments, joined by a line for each series: what rose, what fell, and what passed what.

    For: two to about eight series at two moments, where the change is the message and what lay between is not.
    Not for: a course with turns (`Line`), more than two moments, or amounts that must be compared with zero (`Bar`).

    The axis has no zero and no ticks: both ends carry their figures. A series with one figure is a dot without a line.

    `x`: the column with exactly two moments.
    `y`: the column of figures.
    `series`: the column with a line for each of its values.
    `highlight`: the series in the highlight colour, the others in a quiet one; several as a list.
    `series_order`: the order of the series, "table" or a list of all keys.
    `scale`: a divisor of the printed values, such as 1_000_000 where the subtitle says millions.
    `decimals`: the decimals of printed values; those of the column when left out.
    """

    x: str
    y: str
    series: str
    highlight: Highlight = None
    series_order: Order = "table"
    scale: float = 1
    decimals: int | None = None

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a moment, a column a series."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return max(18.0, 3.0 * len(self._matrix(plot).series)) * space.size.label

    def _matrix(self, plot: Plot) -> Matrix:
        """Read the two moments; years between them, which the table lacks, are no part of a slope."""
        matrix = read_matrix(plot, self.x, self.y, self.series, series_order=self.series_order)
        present = {row[self.x] for row in plot.table.rows()}
        moments = [index for index, item in enumerate(matrix.categories) if item.key in present]
        if len(moments) != 2:
            raise ScriptError(f'a slope takes two moments of "{self.x}", the selection has {len(moments)}.')
        return matrix.reordered(moments)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide lines and the labels at both sides."""
        refuse(plot, "a slope", Period)
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals))
        colors = series_colors(matrix.series, self.highlight, space.brand)
        return (_Slopes(draft, colors, highlighted(matrix.series, self.highlight)).panel(),)


@dataclass(frozen=True, slots=True)
class _Slopes:
    """Draws the lines of one graphic."""

    draft: Draft
    colors: Sequence[str]
    strong: Sequence[bool]

    def panel(self) -> Panel:
        """Return the panel."""
        space = self.draft.space
        y_low, y_high = self._domain()
        per_pixel = (y_high - y_low) / space.height
        wanted = [self._side(side, y_high, per_pixel) for side, _ in SIDES]
        limit = (0.30 if space.narrow else 0.27) * space.width
        gutter = Gutter(space, limit, 2.2 * space.size.tick, space.height)
        sides = [place_ends(ends, gutter) for ends in wanted]
        gaps = [ends_gap(side, space) for side in sides]
        widths = [ends_width(side) + gap for side, gap in zip(sides, gaps, strict=True)]
        half = [space.text_width(name, space.tick(600)) / 2 for name in self._moments()]
        left, right = max(widths[0], half[0]), max(widths[1], half[1])
        grid = Grid(Box(left, 0, space.width - left - right, space.height), 0, 1, y_low, y_high)
        marks = [*self._posts(grid), *self._lines()]
        for (x, anchor), side, gap in zip(SIDES, sides, gaps, strict=True):
            marks += [label for end in side for label in end_labels(end, x, y_high, gap, anchor)]
        marks += self._annotations(grid, marks)
        ticks = tuple(Tick(index, item.name) for index, item in enumerate(self.draft.matrix.categories))
        dropped = [text for ends, placed in zip(wanted, sides, strict=True) for text in ends_left_out(ends, placed)]
        return Panel("slopes", grid.box, Axis(0, 1, ticks), Axis(y_low, y_high), tuple(marks), tuple(dropped))

    def _moments(self) -> list[str]:
        """Return the names of the two moments, cut where they would meet."""
        space = self.draft.space
        fit = space.ruler.fit
        return [fit(item.name, space.tick(600), 0.4 * space.width) for item in self.draft.matrix.categories]

    def _domain(self) -> tuple[float, float]:
        """Return the ends of the value axis, with room for the names of the moments above."""
        space = self.draft.space
        values = [*self.draft.values(), *reference_values(self.draft.plot)]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if low == high:
            low, high = low - 1, high + 1
        head, pad = HEAD * space.size.tick, PAD * space.size.label
        per_pixel = (high - low) / (space.height - head - 2 * pad)
        return low - pad * per_pixel, high + (pad + head) * per_pixel

    def _side(self, side: int, y_high: float, per_pixel: float) -> list[End]:
        """Return what is said at one side."""
        space, matrix = self.draft.space, self.draft.matrix
        ends = []
        for index, item in enumerate(matrix.series):
            value = matrix.values[index][side]
            if value is not None:
                color = space.brand.text_color(self.colors[index])
                y = (y_high - value) / per_pixel
                ends.append(End(str(item.key), item.name, self.draft.text(value), color, y, self.strong[index]))
        return ends

    def _posts(self, grid: Grid) -> list[Mark]:
        space = self.draft.space
        style = space.tick(600, "ink")
        top = grid.y_high - 1.7 * style.size * grid.per_pixel_y
        marks: list[Mark] = []
        for x, name in enumerate(self._moments()):
            marks.append(Rule(f"post-{x}", x, grid.y_low, x, top, space.brand.color("grid"), 1.4 * space.unit))
            marks.append(Label(f"tick-x-{x}", x, grid.y_high, name, style, "middle", dy=style.size))
        return marks

    def _lines(self) -> list[Mark]:
        space, matrix = self.draft.space, self.draft.matrix
        marks: list[Mark] = []
        for index in sorted(range(len(matrix.series)), key=lambda index: self.strong[index]):
            key, values = str(matrix.series[index].key), matrix.values[index]
            line = Stroke(
                id=f"line-{index}",
                xs=(0.0, 1.0),
                ys=values,
                color=self.colors[index],
                width=(4.8 if self.strong[index] else 3.2) * space.unit,
                series=key,
                tips=self.draft.tips(index),
            )
            dots = Dots(
                id=f"dots-{index}",
                xs=line.xs,
                ys=values,
                radius=5.6 * space.unit,
                color=line.color,
                outline=space.brand.color("paper"),
                outline_width=2 * space.unit,
                series=key,
            )
            marks += [line, dots] if any(value is not None for value in values) else []
        return marks

    def _annotations(self, grid: Grid, marks: Sequence[Mark]) -> list[Mark]:
        plot, matrix = self.draft.plot, self.draft.matrix
        texts = Field(grid, self.draft.space)
        texts.take(marks)
        for row in matrix.values:
            points = [grid.pixel(x, y) for x, y in enumerate(row) if y is not None]
            texts.taken += line_boxes(points, 6 * self.draft.space.unit)
        added: list[Mark] = []
        for number, line in enumerate(notes_of(plot, ReferenceLine)):
            added += texts.reference(f"line-{number}", plot.fact(line.value), plot.text(line.words))
        for number, note in enumerate(notes_of(plot, TextAt)):
            moment = index_of(self.draft.keys(), note.at)
            value = matrix.values[series_of(note, matrix)][moment]
            if value is None:
                raise ScriptError(f"an annotation stands at {note.at}, where the figure is missing.")
            near = Near(0.9 * self.draft.space.size.label, (third(grid, self.draft.space),))
            added += texts.text(f"text-{number}", (moment, value), plot.text(note.words), near)
        return added
