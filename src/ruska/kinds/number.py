"""Big number: one to six figures set large, each with a line that says what it is."""

from dataclasses import dataclass, replace

from ruska.chart.annotations import TextAt
from ruska.chart.plot import Matrix, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted
from ruska.layout.space import Space, block_height, pixel_panel, text_block
from ruska.scene import Box, Label, Mark, Panel, PlottedTable, Rule, TextStyle

MAX_NUMBERS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class BigNumber:
    """Figures set large.

    `category` names the column with a row a figure, `value` the figures; a `TextAt` annotation adds a line below one.
    `compact` writes millions and billions as words. Raises ScriptError for more than six.
    """

    category: str
    value: str
    highlight: Highlight = None
    order: Order = "table"
    scale: float = 1
    decimals: int | None = None
    compact: bool = True
    signed: bool = False

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row a figure."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return 7.2 * space.size.label * len(self._matrix(plot).categories)

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.category, self.value, order=self.order)
        if len(matrix.categories) > MAX_NUMBERS:
            raise ScriptError(f"{len(matrix.categories)} big numbers are too many for one graphic; the most is six.")
        return matrix

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide the cells of the grid and set each figure as large as the longest one allows."""
        matrix = self._matrix(plot)
        count = max(1, len(matrix.categories))
        columns = self._columns(count, space)
        rows = -(-count // columns)
        gap = 2.4 * space.size.label
        width = (space.width - gap * (columns - 1)) / columns
        height = space.height / rows
        texts = [self._text(value, matrix, plot) for value in matrix.values[0]]
        style = self._figure_style(texts, width, height, space)
        marks: list[Mark] = []
        for index in range(len(matrix.categories)):
            x, y = (index % columns) * (width + gap), (index // columns) * height
            marks += self._cell(index, texts[index], matrix, plot, style, Box(x, y, width, height), space)
            if index % columns:
                line = x - gap / 2
                grid = space.brand.color("grid")
                marks.append(
                    Rule(f"rule-{index}", line, y + 0.12 * height, line, y + 0.88 * height, grid, 1.4 * space.unit)
                )
        return (pixel_panel("numbers", Box(0, 0, space.width, space.height), marks),)

    def _columns(self, count: int, space: Space) -> int:
        if space.narrow:
            return 1
        if space.width < 1.3 * space.height:
            return 1 if count <= 3 else 2
        return count if count <= 3 else (count + 1) // 2

    def _text(self, value: float | None, matrix: Matrix, plot: Plot) -> str:
        return plot.formatter.large(value, matrix.value_column, self.scale, self.decimals, self.signed, self.compact)

    def _figure_style(self, texts: list[str], width: float, height: float, space: Space) -> TextStyle:
        base = TextStyle(100, space.brand.color("single"), 700, display=True)
        widest = max(space.widest(texts, base), 1.0)
        size = min(100 * width / widest, 0.42 * height, 6.2 * space.size.label)
        return replace(base, size=max(size, space.size.floor))

    def _cell(
        self, index: int, text: str, matrix: Matrix, plot: Plot, style: TextStyle, box: Box, space: Space
    ) -> list[Mark]:
        item = matrix.categories[index]
        strong = highlighted(matrix.categories, self.highlight)[index]
        color = space.brand.color("highlight") if strong else style.color
        if matrix.values[0][index] is None:
            color = space.brand.color("mute")
        name_style, note_style = space.label("ink"), space.label("mute", 500, 0.9 * space.size.label)
        names = list(space.ruler.wrap(item.name, name_style, box.width, 3).lines)
        notes = [plot.text(n.words) for n in plot.annotations if isinstance(n, TextAt) and n.at == item.key]
        note_lines = [line for note in notes for line in space.ruler.wrap(note, note_style, box.width, 3).lines]
        figure = 0.727 * style.size
        total = figure + 0.75 * name_style.size + block_height(len(names), name_style)
        if note_lines:
            total += 0.7 * name_style.size + block_height(len(note_lines), note_style)
        top = box.y + max(0.0, (box.height - total) / 2)
        marks: list[Mark] = [Label(f"figure-{index}", box.x, top + figure, text, replace(style, color=color))]
        top += figure + 0.75 * name_style.size
        marks += text_block(f"name-{index}", names, name_style, box.x, top, valign="top")
        top += block_height(len(names), name_style) + 0.7 * name_style.size
        marks += text_block(f"note-{index}", note_lines, note_style, box.x, top, valign="top")
        return marks
