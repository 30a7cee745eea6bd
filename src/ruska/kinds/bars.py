"""What bars and columns have in common: modes, values, colours, labels and tips."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, category_colors, highlighted, series_colors, sign_colors, text_on
from ruska.kinds.draft import Draft
from ruska.layout.keys import KeyEntry
from ruska.layout.space import Space
from ruska.scales import stack
from ruska.scene import Label, Mark, PlottedTable, TextStyle

Mode = Literal["grouped", "stacked", "percent", "diverging"]
GAP = 0.24
"""The part of a category's pitch that stays empty."""

MISSING = ".."
"""What stands for a missing figure where its words have no room, as in the tables of statistical offices."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One bar or part of a bar from `start` to `end` on the value axis; `value` is None where it is missing."""

    series: int
    category: int
    start: float
    end: float
    value: float | None
    color: str
    text: str
    tip: str
    key: str

    @property
    def id(self) -> str:
        """Return the id of its mark."""
        return f"bar-{self.series}-{self.category}"


@dataclass(frozen=True, kw_only=True, slots=True)
class BarKind:
    """Bars of one or more series: what bars and columns share.

    `category`: the column with a bar, or a group of bars, for each of its values.
    `value`: the column of figures. Bars begin at zero, always.
    `series`: a column that splits each category into several bars or parts.
    `mode`: "grouped" side by side, "stacked" piled up, "percent" piled up to 100 % of each category, "diverging" one
    series coloured by sign.
    `highlight`: the category (of one series) or the series (of several) in the highlight colour; several as a list.
    `order`: "table" as the data stand, "value" with the largest first, or a list of all keys.
    `series_order`: the order of the series, "table" or a list of all keys.
    `scale`: a divisor of the printed values, such as 1_000_000 where the subtitle says millions.
    `decimals`: the decimals of printed values; those of the column when left out.
    `signed`: whether rises are printed with a plus.
    """

    category: str
    value: str
    series: str = ""
    mode: Mode = "grouped"
    highlight: Highlight = None
    order: Order = "table"
    series_order: Order = "table"
    scale: float = 1
    decimals: int | None = None
    signed: bool = False

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a category, a column a series."""
        return matrix_table(self.matrix(plot), plot.formatter)

    def matrix(self, plot: Plot) -> Matrix:
        """Read the table; raises ScriptError for modes that need another shape of table."""
        matrix = read_matrix(
            plot, self.category, self.value, self.series, order=self.order, series_order=self.series_order
        )
        if self.mode == "diverging" and len(matrix.series) > 1:
            raise ScriptError('mode "diverging" takes one series; leave "series" out or use "grouped".')
        return matrix

    def draft(self, plot: Plot, space: Space) -> Draft:
        """Return the figures to draw, as shares in the mode "percent"."""
        numbers = Numbers(self.scale, self.decimals, self.signed or self.mode == "diverging")
        draft = Draft.of(plot, space, self.matrix(plot), numbers)
        return draft.as_shares() if self.mode == "percent" else draft

    @property
    def piled(self) -> bool:
        """Tell whether series are piled on one another."""
        return self.mode in ("stacked", "percent")

    def lanes(self, matrix: Matrix) -> int:
        """Return how many bars stand side by side in a category."""
        return 1 if self.piled else len(matrix.series)

    def colors(self, matrix: Matrix, space: Space) -> list[list[str]]:
        """Return the colour of every bar, by series and category."""
        if self.mode == "diverging":
            return [sign_colors(matrix.values[0], space.brand)]
        if len(matrix.series) == 1:
            return [category_colors(matrix.categories, self.highlight, space.brand)]
        colors = series_colors(matrix.series, self.highlight, space.brand, distinct=True)
        return [[color] * len(matrix.categories) for color in colors]

    def bold(self, matrix: Matrix) -> tuple[bool, ...]:
        """Tell which category names are set in bold: the highlighted ones of a single series."""
        if len(matrix.series) > 1 or self.highlight is None:
            return (False,) * len(matrix.categories)
        return tuple(highlighted(matrix.categories, self.highlight))

    def key_entries(self, matrix: Matrix, space: Space) -> list[KeyEntry]:
        """Return the entries of the key, none for a single series."""
        if len(matrix.series) < 2:
            return []
        colors = [row[0] for row in self.colors(matrix, space)]
        return [KeyEntry(item.name, color, str(item.key)) for item, color in zip(matrix.series, colors, strict=True)]

    def segments(self, draft: Draft) -> list[Segment]:
        """Return every bar with its extent, final texts and colour, in series order.

        A missing value has no extent; in "percent" a category with a missing part has no bars at all.
        """
        matrix = draft.matrix
        colors = self.colors(matrix, draft.space)
        extents = stack(matrix.values) if self.piled else _from_zero(matrix)
        return [
            Segment(
                series=s,
                category=c,
                start=(extents[s][c] or (0.0, 0.0))[0],
                end=(extents[s][c] or (0.0, 0.0))[1],
                value=matrix.values[s][c],
                color=colors[s][c],
                text=draft.text(matrix.values[s][c]),
                tip=draft.tip(s, c),
                key=str(item.key),
            )
            for s, item in enumerate(matrix.series)
            for c in range(len(matrix.categories))
        ]


def extremes(segments: Sequence[Segment]) -> tuple[float, float]:
    """Return the lowest and highest end of all bars, zero included; never equal."""
    ends = [segment.end for segment in segments] + [segment.start for segment in segments]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    return (low, high) if low < high else (0.0, 1.0)


def values_left_out(draft: Draft, segments: Sequence[Segment], labels: Sequence[Mark]) -> tuple[str, ...]:
    """Return the bars, or parts of piles, whose values have no room and stand nowhere else among `labels`."""
    printed = {label.id for label in labels}
    names = {label.series for label in labels if isinstance(label, Label) and label.id.startswith("end-")}
    matrix = draft.matrix
    last = len(matrix.categories) - 1
    series = [f" {item.name}" if len(matrix.series) > 1 else "" for item in matrix.series]
    return tuple(
        f"{matrix.categories[segment.category].name}{series[segment.series]} {segment.text}"
        for segment in segments
        if segment.value is not None
        and segment.start != segment.end
        and f"{segment.id}-value" not in printed
        and not (segment.category == last and segment.key in names)
    )


def inside_style(style: TextStyle, color: str, space: Space) -> TextStyle:
    """Return the style of a text printed on a fill of `color`."""
    return replace(style, color=text_on(color, space.brand), weight=600)


def _from_zero(matrix: Matrix) -> list[list[tuple[float, float] | None]]:
    return [[None if value is None else (0.0, value) for value in row] for row in matrix.values]


def values_fit(kind: BarKind, draft: Draft, segments: Sequence[Segment]) -> bool:
    """Tell whether every value fits above its column."""
    lanes, space = kind.lanes(draft.matrix), draft.space
    pitch = space.width / len(draft.matrix.categories) * (1 if lanes == 1 else (1 - GAP) / lanes)
    style = space.label(weight=700)
    gap = 0.35 * style.size
    return all(
        space.text_width(segment.text, style) + gap <= pitch for segment in segments if segment.value is not None
    )
