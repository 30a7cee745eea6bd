"""Ranked table: a row a region or other category, with a mini bar for each of several figures on its own scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Numbers, Plot, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight
from ruska.kinds.map_figures import compact_unit
from ruska.kinds.measures import number_columns
from ruska.kinds.notes import refuse
from ruska.kinds.table_layout import Figures, Part, TableLayout
from ruska.layout.space import Space
from ruska.scales import finite
from ruska.scene import Panel, PlottedTable


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of a ranked table.

    `value` names a number column, `words` the key of its heading under `labels` in the word file (else the column's
    label). `scale` divides the printed values, `decimals` overrides the column's, `signed` prints a plus before rises.
    """

    value: str
    words: str = ""
    scale: float = 1
    decimals: int | None = None
    signed: bool = False

    @property
    def numbers(self) -> Numbers:
        """How its values are printed."""
        return Numbers(self.scale, self.decimals, self.signed)


@dataclass(frozen=True, kw_only=True, slots=True)
class RankedTable:
    """A table with a mini bar beside each figure, the rows ordered by the first column.

    For: a few regions or firms in three or four figures of different units, where the profile of each row matters.
    Not for: one figure a row (`Bar`), or figures over time (`Line`).

    Each column has its own unit and scale, from zero. On a narrow canvas the columns stand below one another; elsewhere
    the last ones give way where they have no room, and rows too many for one table stand in two.

    `category`: the column with a row for each of its values.
    `columns`: the number columns, from left to right: names, or `Measure` for a heading or number format of its own.
    `highlight`: the row in the highlight colour; several as a list.
    `order`: "value" puts the largest figure of the first column first, "table" keeps the order of the table.
    `places`: whether rows are numbered when they are ordered by value; equal figures share a place.
    """

    category: str
    columns: Sequence[str | Measure]
    highlight: Highlight = None
    order: str = "value"
    places: bool = True

    @property
    def own_scales(self) -> bool:
        """Tell the gates that each column has an axis of its own."""
        return True

    @property
    def measures(self) -> list[Measure]:
        """The columns as measures."""
        return [Measure(column) if isinstance(column, str) else column for column in self.columns]

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a category, a column a measure."""
        figures = self._figures(plot)
        formatter, category = plot.formatter, plot.column(self.category)
        heads = (formatter.table_column(category), *(formatter.table_column(part.column) for part in figures.parts))
        rows = tuple(
            (
                formatter.cell(item.key, category),
                *(formatter.cell(part.values[index], part.column) for part in figures.parts),
            )
            for index, item in enumerate(figures.items)
        )
        return PlottedTable(heads, rows)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        figures = self._figures(plot)
        return TableLayout(figures, space).wanted_height

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide names, numbers, bars and headings."""
        refuse(plot, "a ranked table", TextAt, ReferenceLine, Period)
        return TableLayout(self._figures(plot), space).panels()

    def _figures(self, plot: Plot) -> Figures:
        if not self.columns:
            raise ScriptError('a ranked table needs at least one of "columns".')
        measures = self.measures
        columns = number_columns(plot, [measure.value for measure in measures])
        first = read_matrix(plot, self.category, measures[0].value, order=self.order)
        keys = [item.key for item in first.categories]
        parts = []
        for measure, column in zip(measures, columns, strict=True):
            values = read_matrix(plot, self.category, measure.value, order=keys).values[0]
            heading = plot.text(measure.words) if measure.words else plot.formatter.label(column)
            unit = "" if column.unit in ("", "count", "percent", "rank", "year") else column.unit
            sign = compact_unit(unit, plot.formatter.language, measure.scale) if unit else ""
            sign = sign.replace("\u00a0", " ")  # In a narrow heading a unit may stand on two lines.
            texts = tuple(plot.formatter.short(value, column, measure.numbers) for value in values)
            tips = tuple(
                f"{item.name}\n{plot.formatter.label(column)}: {plot.formatter.full(value, column)}"
                for item, value in zip(first.categories, values, strict=True)
            )
            parts.append(Part(column, heading, "" if sign.lower() in heading.lower() else sign, values, texts, tips))
        numbered = self.places and self.order == "value"
        places = _places(parts[0].values) if numbered else [""] * len(keys)
        return Figures(first.categories, self.highlight, tuple(parts), places)


def _places(values: Sequence[float | None]) -> list[str]:
    """Return the place of each figure among all, 1 for the largest; equal ones share it, a missing one has none."""
    present = finite(values)
    return ["" if value is None else f"{1 + sum(other > value for other in present)}." for value in values]
