"""Population pyramid: two bars back to back for each age, the youngest at the bottom; one, or two side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ruska.chart.annotations import ReferenceLine
from ruska.chart.plot import Item, Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted
from ruska.kinds.draft import Draft
from ruska.kinds.notes import refuse
from ruska.kinds.pyramid_sides import Sides
from ruska.kinds.split import Part, split, title_height, title_lines, title_marks
from ruska.layout.space import Space
from ruska.scene import Box, Panel, PlottedTable

PITCH, FEW_PITCH, FEW = 1.3, 2.2, 8
"""Height of a row on a body that may grow, in parts of the tick size; that of up to so many rows."""

APART = 2.2
"""Pixels between two pyramids, in parts of the label size."""

ABREAST = 17
"""Two pyramids stand side by side where each has this width, in parts of the label size."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pyramid:
    """A population pyramid: for each age group two bars back to back, the youngest at the bottom.

    For: the age structure of one population, or of two side by side on one scale; what stands out is one age group.
    Not for: anything but two groups over ordered classes; more than two populations (`Facet` or `Line`).

    `category`: the column of age groups, youngest first in the table (or name an `order`).
    `value`: the column of figures, none of them negative.
    `series`: the column with the two sides; the first stands at the left (`series_order` names another order).
    `by`: a column with two values, a pyramid each, on one scale.
    `highlight`: an age group, or a list of them; both their bars take the highlight colour and print their values.
    `percent`: draw each bar as a share of its whole pyramid, so that populations of different size can be compared.
    `order`, `series_order`, `by_order`: the order of age groups, sides and pyramids; that of the table by default.
    `scale`, `decimals`: how values are printed, as in all kinds.
    """

    category: str
    value: str
    series: str
    by: str = ""
    highlight: Highlight = None
    percent: bool = False
    order: Order = "table"
    series_order: Order = "table"
    by_order: Order = "table"
    scale: float = 1
    decimals: int | None = None

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row an age group, a column a side of each pyramid."""
        parts = self._parts(plot)
        tables = [matrix_table(self._matrix(part.plot), plot.formatter) for part in parts]
        if not self.by:
            return tables[0]
        heads = [
            replace(column, key=f"{part.item.key}:{column.key}", label=f"{part.item.name}, {column.label}")
            for part, table in zip(parts, tables, strict=True)
            for column in table.columns[1:]
        ]
        rows = [
            (rows[0][0], *(cell for row in rows for cell in row[1:]))
            for rows in zip(*(table.rows for table in tables), strict=True)
        ]
        return PlottedTable((tables[0].columns[0], *heads), tuple(rows))

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        pyramids = self._pyramids(plot, space)
        pitch = FEW_PITCH if pyramids.count <= FEW else PITCH
        one = pyramids.head + pyramids.foot + pyramids.count * pitch * space.size.tick
        return one * len(pyramids.drafts) + APART * space.size.label * (len(pyramids.drafts) - 1)

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide the two sides of each pyramid, all bars on one scale."""
        return self._pyramids(plot, space).panels()

    def _parts(self, plot: Plot) -> list[Part]:
        if not self.by:
            return [Part(Item("", ""), plot)]
        parts = split(plot, self.by, self.by_order)
        if len(parts) > 2:
            raise ScriptError(f'{len(parts)} pyramids of "{self.by}" are too many for one graphic; use Facet.')
        return parts

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(
            plot, self.category, self.value, self.series, order=self.order, series_order=self.series_order
        )
        if len(matrix.series) != 2:
            names = ", ".join(item.name for item in matrix.series)
            raise ScriptError(f'a pyramid has two sides, "{self.series}" has {len(matrix.series)}: {names}.')
        if any(value is not None and value < 0 for row in matrix.values for value in row):
            raise ScriptError("a pyramid cannot show negative values; use Bar.")
        return matrix

    def _pyramids(self, plot: Plot, space: Space) -> "_Pyramids":
        refuse(plot, "a pyramid", ReferenceLine)
        parts = self._parts(plot)
        drafts = [self._draft(part.plot, space) for part in parts]
        keys = drafts[0].keys()
        for part, draft in zip(parts, drafts, strict=True):
            if draft.keys() != keys or draft.matrix.series != drafts[0].matrix.series:
                raise ScriptError(
                    f'the pyramids of "{self.by}" differ in their age groups or sides ({part.item.name}); '
                    "select those that all of them have."
                )
        strong = highlighted(drafts[0].matrix.categories, self.highlight)
        return _Pyramids(drafts, [part.item.name for part in parts] if self.by else [], strong, space)

    def _draft(self, plot: Plot, space: Space) -> Draft:
        draft = Draft.of(plot, space, self._matrix(plot), Numbers(self.scale, self.decimals))
        return _as_shares_of_all(draft) if self.percent else draft


def _as_shares_of_all(draft: Draft) -> Draft:
    """Return the draft with every figure as percent of the sum of both sides; all are missing where one is."""
    present = draft.values()
    whole = sum(present) if len(present) == sum(map(len, draft.matrix.values)) else 0.0
    values = tuple(
        tuple(100 * (value or 0.0) / whole if whole else None for value in row) for row in draft.matrix.values
    )
    decimals = 1 if draft.numbers.decimals is None else draft.numbers.decimals
    column = replace(draft.matrix.value_column, unit="percent", decimals=decimals)
    return replace(
        draft, matrix=replace(draft.matrix, values=values, value_column=column), numbers=Numbers(1, decimals)
    )


@dataclass(frozen=True)
class _Pyramids:
    """Lays out one or two pyramids; `names` are their titles, none for a single one."""

    drafts: Sequence[Draft]
    names: Sequence[str]
    strong: Sequence[bool]
    space: Space

    @property
    def count(self) -> int:
        """How many age groups there are."""
        return len(self.strong)

    @cached_property
    def abreast(self) -> bool:
        """Whether two pyramids stand side by side."""
        return len(self.drafts) == 1 or self.space.width > len(self.drafts) * ABREAST * self.space.size.label

    @cached_property
    def width(self) -> float:
        """The width of one pyramid."""
        count = len(self.drafts) if self.abreast else 1
        return (self.space.width - APART * self.space.size.label * (count - 1)) / count

    @cached_property
    def titles(self) -> list[tuple[str, ...]]:
        """The titles, broken into lines."""
        return title_lines(list(self.names), self.width, self.space)

    @property
    def head(self) -> float:
        """The pixels above the rows: the title and the names of the sides."""
        return title_height(self.titles, self.space) + 1.6 * self.space.size.label

    @property
    def foot(self) -> float:
        """The pixels below the rows: the texts of the axis."""
        return 1.9 * self.space.size.tick

    def panels(self) -> tuple[Panel, ...]:
        """Return all sides, and the texts around them."""
        space, gap = self.space, APART * self.space.size.label
        stories = 1 if self.abreast else len(self.drafts)
        height = (space.height - gap * (stories - 1)) / stories
        panels: list[Panel] = []
        for index, draft in enumerate(self.drafts):
            across, down = (index, 0) if self.abreast else (0, index)
            area = Box(across * (self.width + gap), down * (height + gap), self.width, height)
            title = title_marks(f"title-{index}", self.titles[index], area, space) if self.names else []
            rows = Box(area.x, area.y + self.head, area.width, area.height - self.head - self.foot)
            sides = Sides(draft, self.drafts, self.strong, rows, f"{index}-" if len(self.drafts) > 1 else "")
            panels += sides.panels(title)
        return tuple(panels)
