"""Line: one or more series over years or another order, named directly at their ends, gaps left open."""

from dataclasses import dataclass

from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.draft import Draft
from ruska.kinds.pen import Pen, line_panels
from ruska.layout.space import Space
from ruska.scene import Panel, PlottedTable


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
        return line_panels(self._pen(plot, space), zero=self.zero)

    def _pen(self, plot: Plot, space: Space) -> Pen:
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals))
        strong = highlighted(matrix.series, self.highlight)
        colors = series_colors(matrix.series, self.highlight, space.brand)
        return Pen(draft, colors, strong, every=self.dots, named=bool(self.series))
