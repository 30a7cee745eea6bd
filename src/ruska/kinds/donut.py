"""Donut: a few parts of a whole, with a list that names every part and its figures."""

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from ruska.chart.annotations import Period, ReferenceLine
from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.kinds.draft import Draft
from ruska.kinds.notes import refuse
from ruska.kinds.partlist import PartList
from ruska.kinds.rowmarks import row_notes
from ruska.layout.space import MIDDLE, At, Space, pixel_panel, text_block
from ruska.scene import Box, Label, Mark, Panel, PlottedTable, Shape

MAX_PARTS = 6
HOLE = 0.6
STEP = math.radians(3)


@dataclass(frozen=True, kw_only=True, slots=True)
class Donut:
    """A ring: a whole and its few parts.

    For: two to five parts of one whole, where one of them is the message and its share stands in the hole.
    Not for: comparing parts of nearly the same size, more than five parts, or figures that do not add up to a whole
    (`Bar`).

    Shares are printed only where no part is missing. Negative parts and more than six are refused.

    `category`: the column with a part for each of its values.
    `value`: the column of figures, none below zero.
    `highlight`: the part whose share stands in the hole.
    `order`: "value" with the largest part first, "table" as the data stand, or a list of all keys.
    `scale`: a divisor of the printed values, such as 1_000_000 where the subtitle says millions.
    `decimals`: the decimals of printed values; those of the column when left out.
    `share_decimals`: the decimals of the shares in percent.
    """

    category: str
    value: str
    highlight: Highlight = None
    order: Order = "value"
    scale: float = 1
    decimals: int | None = None
    share_decimals: int = 0
    parts_of_a_whole: ClassVar[bool] = True

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a part."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        entries = self._parts(plot, space).listed.entries(space.width)
        return 15 * space.size.label + sum(entry.height for entry in entries)

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.category, self.value, order=self.order)
        row = matrix.values[0]
        if any(value is not None and value < 0 for value in row):
            raise ScriptError("a donut cannot show negative parts; use Bar.")
        if len(row) > MAX_PARTS:
            raise ScriptError(
                f"a donut with {len(row)} parts cannot be read; use Bar, or sum the small ones in the script."
            )
        return matrix

    def _parts(self, plot: Plot, space: Space) -> "_Parts":
        refuse(plot, "a donut", ReferenceLine, Period)
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals))
        colors = series_colors(matrix.categories, self.highlight, space.brand, distinct=True)
        strong = highlighted(matrix.categories, self.highlight)
        return _Parts(draft, PartList(draft, colors, strong, row_notes(draft), self.share_decimals))

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide ring and list; they stand side by side, or one above the other on a tall body."""
        parts = self._parts(plot, space)
        ring, area, columns = parts.listed.places()
        return parts.ring(ring), parts.listed.listing(area, columns)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Draws the parts of one graphic; `listed` is the list that names them."""

    draft: Draft
    listed: PartList

    def ring(self, box: Box) -> Panel:
        """Return the ring, clockwise from the top; missing parts have no slice."""
        space, values = self.draft.space, [value or 0.0 for value in self.draft.matrix.values[0]]
        total, centre = sum(values), box.width / 2
        marks: list[Mark] = []
        angle = -math.pi / 2
        for index, value in enumerate(values):
            if value > 0:
                end = angle + 2 * math.pi * value / total
                item = self.draft.matrix.categories[index]
                marks.append(
                    Shape(
                        id=f"slice-{index}",
                        rings=_slice(centre, centre - 1, angle, end),
                        color=self.listed.colors[index],
                        outline=space.brand.color("paper"),
                        outline_width=3 * space.unit,
                        series=str(item.key),
                        tip=f"{item.name}\n{self.listed.figures(index)}",
                    )
                )
                angle = end
        return pixel_panel("ring", box, [*marks, *self._middle(box.width)])

    def _middle(self, side: float) -> list[Mark]:
        """Return the highlighted part's share in the hole."""
        index = next((index for index, strong in enumerate(self.listed.strong) if strong), None)
        share = None if index is None else self.listed.share_text(index)
        if index is None or share is None:
            return []
        space, room = self.draft.space, 0.78 * HOLE * side
        style = replace(space.label("highlight", 700, 0.2 * side), display=True)
        style = replace(style, size=style.size * min(1.0, room / space.text_width(share, style)))
        name_style = space.label("mute", 500)
        name = space.ruler.wrap(self.draft.matrix.categories[index].name, name_style, 0.66 * HOLE * side, 2)
        centre = side / 2
        below = At(centre, centre, 0, 0.42 * style.size + 0.45 * name_style.size, "middle", "top")
        # A name that has no room in the hole stands in the list all the same.
        broken = space.widest(self.draft.matrix.categories[index].name.split(), name_style) > 0.66 * HOLE * side
        lines = () if name.truncated or broken else name.lines
        text = Label("middle", centre, centre, share, style, "middle", dy=(0.16 if lines else MIDDLE) * style.size)
        return [text, *text_block("middle-name", lines, name_style, below)]


def _slice(centre: float, radius: float, start: float, end: float) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the rings of one slice; a whole circle becomes two rings, the hole cut out by the even-odd rule."""
    count = max(2, math.ceil((end - start) / STEP) + 1)
    angles = [start + (end - start) * step / (count - 1) for step in range(count)]
    outer = tuple((centre + radius * math.cos(a), centre + radius * math.sin(a)) for a in angles)
    hole = HOLE * radius
    inner = tuple((centre + hole * math.cos(a), centre + hole * math.sin(a)) for a in reversed(angles))
    return (outer, inner) if end - start > 2 * math.pi - 1e-9 else (outer + inner,)
