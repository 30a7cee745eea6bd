"""Big number: one to six figures set large, each with a line that says what it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruska.chart.annotations import Period, ReferenceLine
from ruska.chart.plot import Matrix, Numbers, Order, Plot, matrix_table, read_matrix
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted
from ruska.kinds.draft import Draft
from ruska.kinds.notes import refuse
from ruska.kinds.rowmarks import row_notes
from ruska.layout.boxes import DESCENT
from ruska.layout.space import CAP, At, Space, block_height, pixel_panel, text_block
from ruska.scene import Box, Label, Mark, Panel, PlottedTable, Rule, TextStyle

MAX_NUMBERS = 6
ABREAST = 1.35
"""Figures stand side by side on a wide body unless one below the other they could be so many times larger."""
WIDE = 2.0
"""How many times wider than high a wide body is."""
NARROW_FIGURE = 3.2
"""Size of the figures on a narrow body, in parts of the label size."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BigNumber:
    """Figures set large, each with its name.

    For: one to six figures that each say something alone; with a line below that tells the change, from a `TextAt` for
    each.
    Not for: figures that are to be compared with each other (`Bar`) or to show how something went (`Line`).

    More than six are refused. A missing figure is a word.

    `category`: the column with a figure for each of its values.
    `value`: the column of figures.
    `highlight`: the figure in the highlight colour.
    `order`: "table" as the data stand, "value" with the largest first, or a list of all keys.
    `scale`: a divisor of the printed values.
    `decimals`: the decimals of printed values; those of the column when left out.
    `compact`: whether millions and billions are written as words.
    `signed`: whether rises are printed with a plus.
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
        sheet = self._sheet(plot, space)
        figure = (NARROW_FIGURE + 2.4) * space.size.label
        return sum(figure + height for height in sheet.text_heights(space.width))

    def _matrix(self, plot: Plot) -> Matrix:
        matrix = read_matrix(plot, self.category, self.value, order=self.order)
        if len(matrix.categories) > MAX_NUMBERS:
            raise ScriptError(f"{len(matrix.categories)} big numbers are too many for one graphic; the most is six.")
        return matrix

    def _sheet(self, plot: Plot, space: Space) -> "_Sheet":
        refuse(plot, "a big number", ReferenceLine, Period)
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals, self.signed))
        large, column = plot.formatter.large, matrix.value_column
        texts = [large(value, column, draft.numbers, compact=self.compact) for value in matrix.values[0]]
        return _Sheet(draft, texts, highlighted(matrix.categories, self.highlight), row_notes(draft))

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide the cells of the grid and set each figure as large as the longest one allows."""
        return (pixel_panel("numbers", Box(0, 0, space.width, space.height), self._sheet(plot, space).marks()),)


@dataclass(frozen=True, slots=True)
class _Cells:
    """A grid of cells in pixels, the height of the texts below each figure, and the style of the figures."""

    columns: int
    width: float
    height: float
    gap: float
    heights: Sequence[float]
    style: TextStyle


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Lays out the figures of one graphic; `notes` are the texts below them."""

    draft: Draft
    texts: Sequence[str]
    strong: Sequence[bool]
    notes: dict[int, str]

    def marks(self) -> list[Mark]:
        """Return all cells and the lines between them, in as many columns as let the figures be largest."""
        layouts = [self._layout(columns) for columns in self._choices()]
        space = self.draft.space
        abreast = ABREAST if space.width > WIDE * space.height else 1.0
        layout = max(layouts, key=lambda layout: layout.style.size * (abreast if layout.columns > 1 else 1))
        marks: list[Mark] = []
        for index in range(len(self.texts)):
            row, column = divmod(index, layout.columns)
            in_row = layout.heights[row * layout.columns : (row + 1) * layout.columns]
            total = self._figure_height(layout.style) + max(in_row)
            x, top = column * (layout.width + layout.gap), row * layout.height + max(0.0, (layout.height - total) / 2)
            marks += self._cell(index, layout.style, Box(x, top, layout.width, total))
            if column:
                line, color = x - layout.gap / 2, self.draft.space.brand.color("grid")
                marks.append(Rule(f"rule-{index}", line, top, line, top + total, color, 1.4 * self.draft.space.unit))
        return marks

    def _choices(self) -> tuple[int, ...]:
        """Return the numbers of columns that may be tried."""
        count = len(self.texts)
        if self.draft.space.narrow or count == 1:
            return (1,)
        return {2: (1, 2), 3: (1, 3), 4: (2,)}.get(count, (2, 3))

    def _layout(self, columns: int) -> "_Cells":
        space = self.draft.space
        gap = 2.6 * space.size.label
        width = (space.width - gap * (columns - 1)) / columns
        height = space.height / -(-len(self.texts) // columns)
        heights = self.text_heights(width)
        return _Cells(columns, width, height, gap, heights, self._figure_style(width, height - max(heights)))

    @property
    def name_style(self) -> TextStyle:
        """The style of the line below a figure."""
        space = self.draft.space
        return space.label("ink", size=space.size.label * (1.0 if space.narrow else 1.25))

    @property
    def note_style(self) -> TextStyle:
        """The style of the text below that."""
        return self.draft.space.label("mute", 500)

    def _lines(self, index: int, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        wrap = self.draft.space.ruler.wrap
        names = wrap(self.draft.matrix.categories[index].name, self.name_style, width, 3).lines
        notes = wrap(self.notes[index], self.note_style, width, 3).lines if index in self.notes else ()
        return names, notes

    def text_heights(self, width: float) -> list[float]:
        """Return the pixels that name and note take below each figure, in cells of `width` pixels."""
        heights = []
        for index in range(len(self.texts)):
            names, notes = self._lines(index, width)
            height = block_height(len(names), self.name_style) + DESCENT * self.name_style.size
            heights.append(
                height + (0.75 * self.name_style.size + block_height(len(notes), self.note_style)) * bool(notes)
            )
        return heights

    def _figure_style(self, width: float, height: float) -> TextStyle:
        """Return the largest size at which every figure fits its cell."""
        space = self.draft.space
        base = TextStyle(100, space.brand.color("single"), 700, display=True)
        widest = max(space.widest(self.texts, base), 1.0)
        limit = NARROW_FIGURE if space.narrow else 8.5 if len(self.texts) == 1 else 6.2
        size = min(100 * width / widest, 0.66 * height / (CAP + DESCENT), limit * space.size.label)
        return replace(base, size=max(size, space.size.floor))

    def _figure_height(self, style: TextStyle) -> float:
        """Return capitals, descenders (commas, j) and the gap to the name, in pixels."""
        return (CAP + DESCENT) * style.size + 0.45 * self.name_style.size

    def _cell(self, index: int, style: TextStyle, box: Box) -> list[Mark]:
        brand = self.draft.space.brand
        color = brand.color("highlight") if self.strong[index] else style.color
        if self.draft.matrix.values[0][index] is None:
            color = brand.color("mute")
        names, notes = self._lines(index, box.width)
        figure = Label(
            f"figure-{index}", box.x, box.y + CAP * style.size, self.texts[index], replace(style, color=color)
        )
        top = box.y + self._figure_height(style)
        marks: list[Mark] = [figure, *text_block(f"name-{index}", names, self.name_style, At(box.x, top, valign="top"))]
        top += block_height(len(names), self.name_style) + 0.75 * self.name_style.size
        marks += text_block(f"note-{index}", notes, self.note_style, At(box.x, top, valign="top"))
        return marks
