"""Grids of coloured cells: rows and columns with their names, figures in the cells where all of them fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ruska.layout.map_hatch import hatching
from ruska.layout.map_key import HATCH_PITCH, hatch_stroke
from ruska.layout.space import MIDDLE, At, Space, block_height, text_block
from ruska.scales import thin
from ruska.scene import Label, Mark, Rect, TextStyle

MAX_WIDTH, MAX_HEIGHT, NARROW_HEIGHT = 12.0, 8.0, 2.3
"""The largest cells, and the height of those on a canvas that may grow, in parts of the label size."""

TALLEST = 1.4
"""How many times higher than wide a cell is at most, unless it is low anyway."""

LOW = 4.4
"""The height up to which a cell may be as narrow as it will, in parts of the label size."""

FILLED = 3
"""In how many steps it counts how much of the space a grid fills."""

NAME_SIZES = (1.0, 0.9, 0.8)
"""Sizes of the figures in cells that are tried, in parts of the size of ticks, the best first."""

NAME_GAP, COLUMN_GAP, LEADING = 0.7, 0.28, 1.14
"""Between a row's name and its cells, between columns' names, and from line to line, in parts of the names' size."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell: its fill, its figure and the colour of it, its tooltip and series; `hatched` where it has no figure."""

    color: str
    text: str
    text_color: str
    tip: str
    series: str
    hatched: bool = False
    strong: bool = False


@dataclass(frozen=True)
class HeatGrid:
    """Cells by row and column in a space, from its top; `columns` are the columns' names in forms, longest first."""

    cells: Mapping[Place, HeatCell]
    rows: Sequence[str]
    columns: Sequence[Sequence[str]]
    space: Space

    @property
    def style(self) -> TextStyle:
        """How rows and columns are named."""
        return self.space.tick(500, "ink")

    @cached_property
    def left(self) -> float:
        """The pixels that the names of the rows take."""
        limit = 0.4 * self.space.width
        return min(limit, self.space.widest(self.rows, self.style)) + NAME_GAP * self.style.size

    @property
    def head(self) -> float:
        """The pixels that the names of the columns take."""
        return block_height(max(map(len, self.named)), self.style, LEADING) + 0.8 * self.style.size

    @property
    def width(self) -> float:
        """The width of a cell."""
        room = (self.space.width - self.left) / max(1, len(self.columns[0]))
        return min(room, MAX_WIDTH * self.space.size.label)

    @property
    def height(self) -> float:
        """The height of a cell."""
        room, label = (self.space.height - self.head) / max(1, len(self.rows)), self.space.size.label
        return min(room, max(LOW * label, min(MAX_HEIGHT * label, TALLEST * self.width)))

    @property
    def wanted_height(self) -> float:
        """The height at which the grid is comfortable on a canvas that may grow."""
        return self.head + NARROW_HEIGHT * self.space.size.label * len(self.rows)

    @cached_property
    def named(self) -> list[tuple[str, ...]]:
        """The lines of the columns' names: of the first form that fits, on one line or on two; else the last form."""
        room = self.width - COLUMN_GAP * self.style.size
        forms: list[list[tuple[str, ...]]] = [[(name,) for name in form] for form in self.columns]
        broken = [self.space.ruler.wrap(name, self.style, room, 2) for name in self.columns[0]]
        words = [word for name in self.columns[0] for word in name.split()]
        if not any(name.truncated for name in broken) and self.space.widest(words, self.style) <= room:
            forms.insert(1, [name.lines for name in broken])
        return next((form for form in forms if self._widest(form) <= room), forms[-1])

    def _widest(self, form: Sequence[Sequence[str]]) -> float:
        return max(self.space.widest(lines, self.style) for lines in form)

    @cached_property
    def value_style(self) -> TextStyle | None:
        """How figures are set, None where they do not all fit."""
        height = min(self.height, NARROW_HEIGHT * self.space.size.label) if self.space.narrow else self.height
        for factor in NAME_SIZES:
            style = self.space.label(weight=700, size=max(self.space.size.floor, factor * self.style.size))
            widest = self.space.widest([cell.text for cell in self.cells.values()], style)
            if widest + 0.6 * style.size <= self.width and 1.25 * style.size <= height:
                return style
        return None

    @property
    def fit(self) -> tuple[bool, bool, int]:
        """Whether the figures fit the cells, whether every column is named in the longest form, and the part filled."""
        longest = ["".join(lines).replace(" ", "") for lines in self.named]
        whole = longest == [name.replace(" ", "") for name in self.columns[0]]
        named = whole and self._fitting_columns() == len(self.named)
        return self.value_style is not None, named, round(FILLED * self._filled)

    @property
    def _filled(self) -> float:
        """The part of the space that the grid fills, 1 where the height grows with it."""
        width = (self.left + self.width * len(self.columns[0])) / self.space.width
        height = (self.head + self.height * len(self.rows)) / self.space.height
        return width * (1.0 if self.space.size.grows else height)

    def _fitting_columns(self) -> int:
        widest = self._widest(self.named) + COLUMN_GAP * self.style.size
        return len(self.named) if widest <= self.width else int(self.width * len(self.named) / widest)

    def marks(self) -> list[Mark]:
        """Return cells and names in the pixels of a panel, y downwards."""
        plain = [item for item in self.cells.items() if not item[1].strong]
        strong = [item for item in self.cells.items() if item[1].strong]
        marks = [mark for place, cell in (*plain, *strong) for mark in self._cell(place, cell)]
        marks += [label for place, cell in self.cells.items() for label in self._value(place, cell)]
        return [*marks, *self._names()]

    def _corner(self, place: Place) -> tuple[float, float]:
        row, column = place
        return self.left + column * self.width, self.head + row * self.height

    def _cell(self, place: Place, cell: HeatCell) -> list[Mark]:
        (x, y), unit, brand = self._corner(place), self.space.unit, self.space.brand
        id = f"cell-{place[0]}-{place[1]}"
        outline, width = ("ink", 2.6) if cell.strong else ("paper", 1.6)
        box = Rect(
            id=id,
            x0=x,
            y0=y,
            x1=x + self.width,
            y1=y + self.height,
            color=cell.color,
            series=cell.series,
            tip=cell.tip,
            outline=brand.color(outline),
            outline_width=width * unit,
        )
        if not cell.hatched:
            return [box]
        edge = 1.5 * unit
        ring = (
            (x + edge, y + edge),
            (box.x1 - edge, y + edge),
            (box.x1 - edge, box.y1 - edge),
            (x + edge, box.y1 - edge),
        )
        return [box, hatch_stroke(f"{id}-hatch", hatching([ring], HATCH_PITCH * unit), brand.color("axis"), self.space)]

    def _value(self, place: Place, cell: HeatCell) -> list[Mark]:
        if self.value_style is None or not cell.text:
            return []
        style = replace(self.value_style, color=cell.text_color, weight=700 if cell.strong else 600)
        x, y = self._corner(place)
        dy = self.height / 2 + MIDDLE * style.size
        id = f"value-{place[0]}-{place[1]}"
        return [Label(id, x + self.width / 2, y + dy, cell.text, style, "middle", series=cell.series)]

    def _names(self) -> list[Mark]:
        style = self.style
        marks: list[Mark] = []
        for column in self._shown_columns():
            lines = self.named[column]
            half = 0.5 * self.space.widest(lines, style)
            x = min(self.left + (column + 0.5) * self.width, self.space.width - half)
            at = At(x, self.head - 0.6 * style.size, anchor="middle", valign="bottom")
            marks += text_block(f"column-{column}", lines, style, at, leading=LEADING)
        for row in self._shown_rows():
            at = At(self.left - NAME_GAP * style.size, self.head + (row + 0.5) * self.height, anchor="end")
            marks += text_block(f"row-{row}", self._lines(row), style, at, leading=LEADING)
        return marks

    def _lines(self, row: int) -> tuple[str, ...]:
        """Break the name of a row to the lines that its height holds."""
        lines = max(1, int(self.height / self.style.size / LEADING - 0.3))
        return self.space.ruler.wrap(
            self.rows[row], self.style, self.left - NAME_GAP * self.style.size + 0.5, lines
        ).lines

    def _shown_columns(self) -> list[int]:
        return thin(len(self.named), self._fitting_columns())

    def _shown_rows(self) -> list[int]:
        count = len(self.rows)
        return thin(count, min(count, int(count * self.height / (1.1 * self.style.size))))

    @property
    def left_out(self) -> tuple[str, ...]:
        """The names and figures without room: of the figures all or none."""
        columns = [" ".join(name) for index, name in enumerate(self.named) if index not in self._shown_columns()]
        rows = [name for index, name in enumerate(self.rows) if index not in self._shown_rows()]
        figures = [] if self.value_style else [cell.tip.replace("\n", " ") for cell in self.cells.values() if cell.text]
        return (*columns, *rows, *figures)


def best_grid(
    cells: Mapping[Place, HeatCell], rows: Sequence[str], columns: Sequence[Sequence[str]], space: Space
) -> HeatGrid:
    """Return the grid as it is, or with rows and columns exchanged where only then figures or names fit."""
    upright = HeatGrid(cells, rows, columns, space)
    turned = HeatGrid({(column, row): cell for (row, column), cell in cells.items()}, columns[0], [rows], space)
    return max(upright, turned, key=lambda grid: grid.fit)
