"""The draft: the figures of a graphic, the space they are drawn in, and how their numbers are written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.plot import Matrix, Numbers, Plot
from ruska.layout.space import Space
from ruska.scales import finite, shares, step_decimals


@dataclass(frozen=True, slots=True)
class Draft:
    """What every step of a kind needs.

    `matrix` holds what is drawn, `source` the figures as they are in the data; they differ where shares are drawn.
    """

    plot: Plot
    space: Space
    matrix: Matrix
    source: Matrix
    numbers: Numbers

    @classmethod
    def of(cls, plot: Plot, space: Space, matrix: Matrix, numbers: Numbers) -> "Draft":
        """Return the draft of figures that are drawn as they are."""
        return cls(plot, space, matrix, matrix, numbers)

    def as_shares(self) -> "Draft":
        """Return the draft with every figure as percent of its category; tips keep the figures themselves."""
        decimals = self.numbers.decimals or 0
        column = replace(self.matrix.value_column, unit="percent", decimals=decimals)
        values = tuple(map(tuple, shares(self.matrix.values)))
        matrix = replace(self.matrix, values=values, value_column=column)
        return replace(self, matrix=matrix, numbers=Numbers(1, decimals))

    def text(self, value: float | None) -> str:
        """Return a value as it is printed on the graphic."""
        return self.plot.formatter.short(value, self.matrix.value_column, self.numbers)

    @property
    def places(self) -> int:
        """The decimals of printed values."""
        return self.matrix.value_column.decimals if self.numbers.decimals is None else self.numbers.decimals

    def tick_text(self, tick: float, step: float) -> str:
        """Return the text of a tick: as few decimals as the step needs, none for zero."""
        scale = self.numbers.scale
        decimals = step_decimals(step / scale) if tick else 0
        return self.plot.formatter.short(tick, self.matrix.value_column, Numbers(scale, decimals))

    def tip(self, series: int, category: int) -> str:
        """Return the tooltip of a datum: its category, its series, the figure in full, and its share where drawn."""
        matrix, source = self.matrix, self.source
        figure = self.plot.formatter.full(source.values[series][category], source.value_column)
        value = matrix.values[series][category]
        if source.value_column.unit != matrix.value_column.unit and value is not None:
            figure = f"{figure} ({self.text(value)})"
        return f"{matrix.categories[category].name}\n{matrix.series[series].name}: {figure}"

    def tips(self, series: int) -> tuple[str, ...]:
        """Return the tooltips of a series, category by category."""
        return tuple(self.tip(series, category) for category in range(len(self.matrix.categories)))

    def values(self) -> list[float]:
        """Return every value that is there."""
        return finite(value for row in self.matrix.values for value in row)

    def keys(self) -> list[object]:
        """Return the keys of the categories."""
        return [item.key for item in self.matrix.categories]


def last_value(row: Sequence[float | None]) -> tuple[int, float] | None:
    """Return index and value of the last figure that is there, None when all are missing."""
    for index in range(len(row) - 1, -1, -1):
        value = row[index]
        if value is not None:
            return index, value
    return None
