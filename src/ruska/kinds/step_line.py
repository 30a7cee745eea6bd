"""Stepped line: figures that hold until the next one, such as an announced cost, a rate or a target."""

from dataclasses import dataclass, replace

from ruska.chart.plot import Plot
from ruska.kinds.line import Line
from ruska.kinds.pen import Pen
from ruska.layout.space import Space


@dataclass(frozen=True, kw_only=True, slots=True)
class StepLine(Line):
    """Stepped lines: figures that hold until they are changed.

    For: what is set or announced and then stands: the cost of a project as it was given, a tax rate, a target.
    Not for: what is measured and moves between two readings (`Line`), or figures of a whole year (`Column`).

    A figure is carried on to the next one that the table gives for its series, over positions for which it has no row;
    a row with an empty figure ends it and leaves a gap. Nothing is carried beyond a series' last figure. Up to three
    series print the figure of each step where there is room; what has none is in the table and the tooltips.

    `dots`: whether each figure that is given has a dot; without, only the first and the last one.
    """

    dots: bool = True

    def _pen(self, plot: Plot, space: Space) -> Pen:
        pen = Line._pen(self, plot, space)
        return replace(pen, steps=self._steps(plot, pen))

    def _steps(self, plot: Plot, pen: Pen) -> list[list[int]]:
        """Return for each series the positions at which the table has a row, ascending."""
        matrix, rows = pen.draft.matrix, plot.table.rows()
        places = {item.key: index for index, item in enumerate(matrix.categories)}
        return [
            sorted({places[row[self.x]] for row in rows if not self.series or row[self.series] == item.key})
            for item in matrix.series
        ]
