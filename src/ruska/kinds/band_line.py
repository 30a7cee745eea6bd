"""Line with a band: a course and the range that its source gives around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ruska.chart.plot import Matrix, Numbers, Plot, matrix_table
from ruska.errors import ScriptError
from ruska.kinds.draft import Draft, last_value
from ruska.kinds.measures import column_matrix
from ruska.kinds.pen import Pen, line_panels
from ruska.kinds.ramps import mixed
from ruska.kinds.upright import Upright
from ruska.layout.annotate import Field
from ruska.layout.boxes import line_boxes
from ruska.layout.ends import End
from ruska.layout.keys import KeyEntry, key_panel
from ruska.layout.space import Space
from ruska.scene import Band, Mark, Panel, PlottedTable, Rule, Stroke

TINT = 0.74
"""How far the band's colour lies from the line's towards paper."""

KEY_GAP = 0.9


@dataclass(frozen=True, kw_only=True, slots=True)
class BandLine:
    """A line with a band from a low to a high figure.

    For: one development with the range that its source states: the interval of a survey, the lowest and the highest
    estimate of a forecast.
    Not for: two series that merely enclose a third (`Line`), or ranges of things without an order (`RangeBar`).

    Band and line stop where their figures are missing. The band's last range stands beside its ends.

    `x`: the column that runs from left to right: years, periods, dates, or categories in an order of their own.
    `low` and `high`: the columns of the band's ends, of one unit.
    `y`: the column of the line's figures, of the same unit; left out where the source gives no figure between.
    `band`: the key of the band's name under `labels` in the word file; else the names of the two columns.
    `zero`: whether the value axis begins at zero.
    `scale`: a divisor of the printed values, such as 1_000_000 where the subtitle says millions.
    `decimals`: the decimals of printed values; those of the column when left out.
    `dots`: whether every datum has a dot, not only the last one.
    """

    x: str
    low: str
    high: str
    y: str = ""
    band: str = ""
    zero: bool = True
    scale: float = 1
    decimals: int | None = None
    dots: bool = False

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a position, with the band's ends and the line's figure between."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return 23 * space.size.label

    def _matrix(self, plot: Plot) -> Matrix:
        """Return low, line and high as series. Raises ScriptError for other units, and for figures out of order."""
        names = [name for name in (self.low, self.y, self.high) if name]
        matrix = column_matrix(plot, self.x, names, "a line with a band")
        for index, item in enumerate(matrix.categories):
            known = [value for value in matrix.category_values(index) if value is not None]
            if known != sorted(known):
                raise ScriptError(
                    f"at {item.name} the figures do not ascend from {' to '.join(names)}; mend the data, or name the "
                    "columns in this order."
                )
        return matrix

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide line, band, ticks, key and the labels at the end."""
        draft = Draft.of(plot, space, self._matrix(plot), Numbers(self.scale, self.decimals))
        key = key_panel("key", self._entries(draft), space)
        top = key.box.height + KEY_GAP * space.size.label
        inner = replace(draft, space=replace(space, height=space.height - top))
        pen = _BandPen(
            _middle(inner, self.y), [space.brand.color("single")], [False], self.dots, named=False, first=1, whole=inner
        )
        panels = line_panels(pen, zero=self.zero, values=draft.values(), under=pen.band)
        return (key, *(replace(panel, box=replace(panel.box, y=panel.box.y + top)) for panel in panels))

    def _entries(self, draft: Draft) -> list[KeyEntry]:
        """Return the key: the line, where there is one, and the band."""
        series, color = draft.matrix.series, draft.space.brand.color("single")
        name = draft.plot.text(self.band) if self.band else f"{series[0].name} – {series[-1].name}"
        line = [KeyEntry(series[1].name, color, str(series[1].key), dot=True)] if self.y else []
        return [*line, KeyEntry(name, band_color(draft.space), str(series[0].key))]


def band_color(space: Space) -> str:
    """Return the colour of a band, a tint of the line's."""
    return mixed(space.brand.color("single"), space.brand.color("paper"), TINT)


def _middle(draft: Draft, y: str) -> Draft:
    """Return the draft of the line alone; without one, every figure of it is missing, and nothing is drawn."""
    matrix = draft.matrix
    row = matrix.values[1] if y else (None,) * len(matrix.categories)
    alone = replace(matrix, series=matrix.series[1:2], values=(row,))
    return replace(draft, matrix=alone, source=alone)


@dataclass(slots=True)
class _BandPen(Pen):
    """Draws the line and the band around it; `whole` is the draft of all three columns."""

    whole: Draft = field(kw_only=True)

    def ends(self, pixel: Callable[[float], float]) -> list[End]:
        """Return the line's last figure, and the last range at the band's ends."""
        matrix, color = self.whole.matrix, self.space.brand.color("mute")
        ends = Pen.ends(self, pixel)
        for index in (0, -1):
            last = last_value(matrix.values[index])
            if last is not None:
                late = last[0] == len(matrix.categories) - 1
                name = "" if late else matrix.categories[last[0]].name
                text = f"{name} {self.draft.text(last[1])}".strip()
                ends.append(End(str(matrix.series[index].key), text, "", color, pixel(last[1])))
        return ends

    def band(self, upright: Upright, texts: Field) -> list[Mark]:
        """Return the band with its edges, and a bar from low to high where neither neighbour has a range."""
        lows, highs = self.whole.matrix.values[0], self.whole.matrix.values[-1]
        xs, key, fill = upright.where.xs, str(self.whole.matrix.series[0].key), band_color(self.space)
        tips = tuple(map(self._tip, range(len(xs))))
        edge = mixed(self.space.brand.color("single"), self.space.brand.color("paper"), 0.45)
        marks: list[Mark] = [Band("band", xs, lows, highs, fill, key, tips)]
        for side, row in (("low", lows), ("high", highs)):
            marks.append(Stroke(f"band-{side}", xs, row, edge, 1.2 * self.space.unit, series=key))
            points = [upright.grid.pixel(x, y) for x, y in zip(xs, row, strict=True) if y is not None]
            texts.taken += line_boxes(points, 4 * self.space.unit)
        return [*marks, *self._alone(xs, lows, highs, edge)]

    def _alone(
        self, xs: Sequence[float], lows: Sequence[float | None], highs: Sequence[float | None], color: str
    ) -> list[Mark]:
        whole = [low is not None and high is not None for low, high in zip(lows, highs, strict=True)]
        before, after = (False, *whole[:-1]), (*whole[1:], False)
        return [
            Rule(f"band-alone-{i}", xs[i], low, xs[i], high, color, 5 * self.space.unit)
            for i, (low, high) in enumerate(zip(lows, highs, strict=True))
            if low is not None and high is not None and not before[i] and not after[i]
        ]

    def _tip(self, category: int) -> str:
        """Return the tooltip of a position: every figure of it."""
        figures = [self.whole.tip(index, category).split("\n")[1] for index in range(len(self.whole.matrix.series))]
        return "\n".join([self.whole.matrix.categories[category].name, *figures])
