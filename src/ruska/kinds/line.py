"""Line: one or more series over years or another order, named directly at their ends, gaps left open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.draft import Draft, last_value
from ruska.kinds.upright import Upright, Wish, lay_out, missing_label
from ruska.layout.annotate import Field
from ruska.layout.boxes import line_boxes
from ruska.layout.ends import End, end_leader
from ruska.layout.space import Space, pixel_panel
from ruska.scene import Box, Dots, Label, Mark, Panel, PlottedTable, Stroke

STARTS = 3
"""Up to so many series print their first value, where there is room."""

MANY = 8
"""From so many series on, lines are thinner."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Lines: how one or a few things went over time.

    For: a development of which the course matters, and comparing the courses of up to about five series, named at
    their ends; with one highlighted, of a dozen.
    Not for: categories without an order (`Bar`), two moments alone (`Slope`), or series that must not be joined
    because a definition changed between them.

    A line stops where figures are missing and begins again after them; nothing is drawn in between.

    `x`: the column that runs from left to right: years, periods, dates, or categories in an order of their own.
    `y`: the column of figures.
    `series`: a column with a line for each of its values.
    `highlight`: the series in the highlight colour, the others in a quiet one; several as a list.
    `series_order`: the order of the series, "table" or a list of all keys.
    `zero`: whether the value axis begins at zero; leave it so unless the message is a change that is small beside the
    level.
    `scale`: a divisor of the printed values, such as 1_000_000 where the subtitle says millions.
    `decimals`: the decimals of printed values; those of the column when left out.
    `dots`: whether every datum has a dot, not only the ends.
    """

    x: str
    y: str
    series: str = ""
    highlight: Highlight = None
    series_order: Order = "table"
    zero: bool = True
    scale: float = 1
    decimals: int | None = None
    dots: bool = False

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a position, a column a series."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        series = len(self._matrix(plot).series)
        return max(20.0, 2.2 * min(series, 12)) * space.size.label

    def _matrix(self, plot: Plot) -> Matrix:
        return read_matrix(plot, self.x, self.y, self.series, series_order=self.series_order)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide lines, ticks and the labels at the ends."""
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals))
        if not draft.values():
            return (pixel_panel("lines", Box(0, 0, space.width, space.height), [missing_label(draft)]),)
        strong = highlighted(matrix.series, self.highlight)
        colors = series_colors(matrix.series, self.highlight, space.brand)
        pen = _Pen(draft, colors, strong, every=self.dots, named=bool(self.series))
        upright = lay_out(draft, Wish(draft.values(), pen.ends, self.zero, pen.start_room(), pen.radius))
        grid = upright.grid
        texts = Field(grid, space)
        marks = [*upright.periods(texts), *upright.ground(), *pen.lines(upright)]
        around = [*pen.leaders(upright), *upright.frame_marks()]
        texts.take([*upright.ground(), *around])
        for row in matrix.values:
            points = [grid.pixel(x, y) for x, y in zip(upright.where.xs, row, strict=True) if y is not None]
            texts.taken += line_boxes(points, 6 * space.unit)
        starts = pen.starts(upright, texts)
        marks += [*pen.dots(upright), *around, *starts, *upright.annotations(texts, matrix.values)]
        return (upright.panel("lines", marks),)


@dataclass(slots=True)
class _Pen:
    """Draws the series of one graphic. `every`: dots at every datum; `named`: the ends carry the series' names."""

    draft: Draft
    colors: Sequence[str]
    strong: Sequence[bool]
    every: bool
    named: bool
    started: set[int] = field(default_factory=set)

    @property
    def radius(self) -> float:
        """The radius of dots in pixels."""
        return 5.2 * self.draft.space.unit

    def ends(self, pixel: Callable[[float], float]) -> list[End]:
        """Return what stands at each line's end. A line without any value has no end."""
        matrix, brand = self.draft.matrix, self.draft.space.brand
        ends = []
        for index, item in enumerate(matrix.series):
            last = last_value(matrix.values[index])
            if last is None:
                continue
            position, value = last
            name = item.name if self.named else ""
            if position < len(matrix.categories) - 1:
                name = f"{name} {matrix.categories[position].name}".strip()
            color, text = brand.text_color(self.colors[index]), self.draft.text(value)
            ends.append(End(str(item.key), name, text, color, pixel(value), self.strong[index]))
        return ends

    def lines(self, upright: Upright) -> list[Mark]:
        """Return the lines, the highlighted ones on top."""
        matrix, unit = self.draft.matrix, self.draft.space.unit
        marks: list[Mark] = []
        for index in sorted(range(len(matrix.series)), key=lambda index: self.strong[index]):
            width = (4.8 if self.strong[index] else 3.6 if len(matrix.series) < MANY else 2.4) * unit
            marks.append(
                Stroke(
                    id=f"line-{index}",
                    xs=upright.where.xs,
                    ys=matrix.values[index],
                    color=self.colors[index],
                    width=width,
                    series=str(matrix.series[index].key),
                    tips=self.draft.tips(index),
                )
            )
        return marks

    def dots(self, upright: Upright) -> list[Mark]:
        """Return a dot at every end, at a printed start, at every datum that stands alone, and everywhere if asked."""
        marks: list[Mark] = []
        for index, item in enumerate(self.draft.matrix.series):
            row = self.draft.matrix.values[index]
            shown = tuple(value if self._dotted(index, i) else None for i, value in enumerate(row))
            if any(value is not None for value in shown):
                marks.append(
                    Dots(
                        id=f"dots-{index}",
                        xs=upright.where.xs,
                        ys=shown,
                        radius=self.radius,
                        color=self.colors[index],
                        outline=self.draft.space.brand.color("paper"),
                        outline_width=2 * self.draft.space.unit,
                        series=str(item.key),
                    )
                )
        return marks

    def _dotted(self, series: int, index: int) -> bool:
        row = self.draft.matrix.values[series]
        if row[index] is None:
            return False
        last = all(value is None for value in row[index + 1 :])
        alone = (index == 0 or row[index - 1] is None) and (index == len(row) - 1 or row[index + 1] is None)
        return self.every or last or alone or (index == 0 and series in self.started)

    def leaders(self, upright: Upright) -> list[Mark]:
        """Return thin lines to the labels that had to stand off their line's end."""
        grid, series = upright.grid, [str(item.key) for item in self.draft.matrix.series]
        marks: list[Mark] = []
        for end in upright.ends:
            last = last_value(self.draft.matrix.values[series.index(end.block.end.series)])
            if last is None:
                continue
            per_pixel = grid.per_pixel_x
            start = upright.where.xs[last[0]] + 1.3 * self.radius * per_pixel
            stop = grid.x_high + (upright.gap - 4 * self.draft.space.unit) * per_pixel
            marks += end_leader(end, (start, stop), last[1], grid.per_pixel_y, self.draft.space)
        return marks

    def start_room(self) -> float:
        """Return the pixels left of the first point that start values take beyond the usual inset, 0 for none."""
        texts = [self.draft.text(row[0]) for row in self.draft.matrix.values if self._starts(row)]
        half = 0.5 * self.draft.space.widest(texts, self.draft.space.tick(600))
        return half + 0.4 * self.draft.space.size.tick if texts else 0.0

    def _starts(self, row: Sequence[float | None]) -> bool:
        few = len(self.draft.matrix.series) <= STARTS and len(row) > 2
        return few and row[0] is not None and any(value is not None for value in row[1:])

    def starts(self, upright: Upright, texts: Field) -> list[Mark]:
        """Return the first values of few series, above or below their first points, where nothing is in the way."""
        space, matrix = self.draft.space, self.draft.matrix
        marks: list[Mark] = []
        firsts = [(row[0], index) for index, row in enumerate(matrix.values) if self._starts(row)]
        for value, index in sorted(firsts, key=lambda first: -(first[0] or 0)):
            style = space.tick(600, space.brand.text_color(self.colors[index]))
            below, above = 1.75 * style.size, -0.95 * style.size
            series = str(matrix.series[index].key)
            candidates = [
                Label(
                    f"start-{series}",
                    upright.where.xs[0],
                    value,
                    self.draft.text(value),
                    style,
                    "middle",
                    dy=dy,
                    series=series,
                )
                for dy in ((above, below) if value == max(firsts)[0] else (below, above))
                if value is not None
            ]
            free = next((label for label in candidates if not texts.crowd(label)), None)
            if free is not None:
                texts.take([free])
                self.started.add(index)
                marks.append(free)
        return marks
