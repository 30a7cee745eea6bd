"""Donut: a few parts of a whole, with a list that names every part and its figures."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.annotations import TextAt
from ruska.chart.plot import Matrix, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted, series_colors
from ruska.layout.space import Space, pixel_panel, text_block
from ruska.scales import shares
from ruska.scene import Box, Label, Mark, Panel, PlottedTable, Rect, Shape

MAX_PARTS = 8
HOLE = 0.6
STEP = math.radians(3)


@dataclass(frozen=True, kw_only=True, slots=True)
class Donut:
    """Parts of a whole.

    `category` and `value` name columns; every category is a part. `highlight`: the part whose share stands in the hole.
    Shares are printed only when no part is missing. Raises ScriptError for negative parts and for more than eight.
    """

    category: str
    value: str
    highlight: Highlight = None
    order: Order = "value"
    scale: float = 1
    decimals: int | None = None
    share_decimals: int = 0

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a part."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return 15 * space.size.label + 3.4 * space.size.label * len(self._matrix(plot).categories)

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

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide ring and list; they stand side by side, or one above the other on a tall body."""
        matrix = self._matrix(plot)
        colors = self._colors(matrix, space)
        beside = space.width > 1.25 * space.height
        side = min(space.height, 0.46 * space.width) if beside else min(space.width, 0.54 * space.height)
        left = 0.0 if beside else (space.width - side) / 2
        top = (space.height - side) / 2 if beside else 0.0
        ring = pixel_panel("ring", Box(left, top, side, side), self._ring(matrix, colors, plot, side, space))
        gap = 3.4 * space.size.label if beside else 1.6 * space.size.label
        area = (
            Box(side + gap, 0, space.width - side - gap, space.height)
            if beside
            else Box(0, side + gap, space.width, space.height - side - gap)
        )
        return (ring, pixel_panel("list", area, self._list(matrix, colors, plot, area, beside, space)))

    def _colors(self, matrix: Matrix, space: Space) -> list[str]:
        return series_colors(matrix.categories, self.highlight, space.brand, distinct=True)

    def _shares(self, matrix: Matrix) -> list[float | None]:
        columns = [[value] for value in matrix.values[0]]
        return [row[0] for row in shares(columns)] if columns else []

    def _ring(self, matrix: Matrix, colors: Sequence[str], plot: Plot, side: float, space: Space) -> list[Mark]:
        values = [value or 0.0 for value in matrix.values[0]]
        total = sum(values)
        centre, radius = side / 2, side / 2 - 1
        paper = space.brand.color("paper")
        marks: list[Mark] = []
        angle = -math.pi / 2
        for index, value in enumerate(values):
            if value <= 0:
                continue
            end = angle + 2 * math.pi * value / total
            item = matrix.categories[index]
            tip = f"{item.name}\n{self._figures(index, matrix, plot)}"
            rings = _slice(centre, radius, angle, end)
            marks.append(Shape(f"slice-{index}", rings, colors[index], paper, 3 * space.unit, str(item.key), tip))
            angle = end
        return marks + self._middle(matrix, plot, side, space)

    def _middle(self, matrix: Matrix, plot: Plot, side: float, space: Space) -> list[Mark]:
        """Return the highlighted part's share in the hole."""
        if self.highlight is None:
            return []
        index = highlighted(matrix.categories, self.highlight).index(True)
        share = self._shares(matrix)[index]
        if share is None:
            return []
        text = self._share_text(share, matrix, plot)
        room = 2 * HOLE * (side / 2) * 0.78
        style = replace(space.label("highlight", 700, 0.2 * side), display=True)
        width = space.text_width(text, style)
        style = replace(style, size=style.size * min(1.0, room / width))
        name_style = space.label("mute", 500)
        lines = list(space.ruler.wrap(matrix.categories[index].name, name_style, room, 2).lines)
        marks: list[Mark] = [Label("middle", side / 2, side / 2, text, style, "middle", dy=0.22 * style.size)]
        marks += text_block(
            "middle-name", lines, name_style, side / 2, side / 2, "middle", 0, 0.5 * style.size, valign="top"
        )
        return marks

    def _list(
        self, matrix: Matrix, colors: Sequence[str], plot: Plot, area: Box, beside: bool, space: Space
    ) -> list[Mark]:
        notes = {note.at: plot.text(note.words) for note in plot.annotations if isinstance(note, TextAt)}
        count = len(matrix.categories)
        pitch = min(area.height / count, 4.2 * space.size.label)
        start = (area.height - pitch * count) / 2 if beside else 0.0
        name_style, value_style = space.label("ink", 600), space.label("mute")
        square = 0.95 * name_style.size
        indent = 1.9 * name_style.size
        marks: list[Mark] = []
        strong = highlighted(matrix.categories, self.highlight)
        for index, item in enumerate(matrix.categories):
            middle = start + (index + 0.5) * pitch
            top = middle - 0.95 * name_style.size
            marks.append(Rect(f"chip-{index}", 0, top, square, top + square, colors[index], str(item.key)))
            figures = self._figures(index, matrix, plot)
            if item.key in notes:
                figures = f"{figures} – {notes[item.key]}"
            style = replace(name_style, weight=700) if strong[index] else name_style
            name = space.ruler.fit(item.name, style, area.width - indent)
            marks.append(Label(f"name-{index}", indent, top, name, style, dy=0.88 * name_style.size))
            shown = space.ruler.fit(figures, value_style, area.width - indent)
            marks.append(Label(f"value-{index}", indent, top, shown, value_style, dy=(0.88 + 1.3) * name_style.size))
        return marks

    def _figures(self, index: int, matrix: Matrix, plot: Plot) -> str:
        value = matrix.values[0][index]
        full = plot.formatter.full(value, matrix.value_column)
        share = self._shares(matrix)[index]
        if share is None or matrix.value_column.unit == "percent":
            return full
        return f"{self._share_text(share, matrix, plot)} · {full}"

    def _share_text(self, share: float, matrix: Matrix, plot: Plot) -> str:
        return plot.formatter.short(share, replace(matrix.value_column, unit="percent", decimals=self.share_decimals))


def _slice(centre: float, radius: float, start: float, end: float) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the rings of one slice; a whole circle becomes two rings, the hole cut out by the even-odd rule."""
    count = max(2, math.ceil((end - start) / STEP) + 1)
    angles = [start + (end - start) * step / (count - 1) for step in range(count)]
    outer = tuple((centre + radius * math.cos(a), centre + radius * math.sin(a)) for a in angles)
    inner = tuple(
        (centre + HOLE * radius * math.cos(a), centre + HOLE * radius * math.sin(a)) for a in reversed(angles)
    )
    if end - start > 2 * math.pi - 1e-9:
        return (outer, inner)
    return (outer + inner,)
