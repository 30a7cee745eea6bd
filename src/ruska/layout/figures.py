"""Figures set large in a grid of cells: an icon, the figure, its name, what has changed, and a note."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ruska.layout.boxes import DESCENT
from ruska.layout.icons import icon_strokes
from ruska.layout.names import words_fit
from ruska.layout.space import CAP, At, Space, block_height, text_block
from ruska.scene import Box, Label, Mark, Rule, TextStyle

ABREAST = 1.35
"""Figures stand side by side on a wide body unless one below the other they could be so many times larger."""

WIDE = 2.0
"""How many times wider than high a wide body is."""

NARROW_FIGURE, FIGURE, SOLE_FIGURE = 3.2, 6.2, 8.5
"""The largest size of figures on a narrow body, of several, and of one, in parts of the label size."""

MANY = 6
"""Beyond so many figures, and on narrow bodies, their names are set smaller."""

ICON, ICON_GAP = 2.0, 0.7
"""The side of an icon, and the gap between it and its figure, in parts of the label size."""

ARROW, CHANGE_INDENT = 1.12, 1.25
"""The side of an arrow, and the room that it takes before its text, in parts of the text's size."""

ROW_GAP = 1.3
"""The least gap between the texts of one row and the figures of the next, in parts of the size of texts."""

LEAST_FIGURE = 1.45
"""The least size of figures in parts of that of their names."""

EMPTY = 1.5
"""What an empty cell costs: figures may be so many times smaller for each part of the cells that is filled instead."""

COLUMNS = {1: (1,), 2: (1, 2), 3: (1, 3), 4: (2,), 5: (2, 3), 6: (2, 3)}
MORE_COLUMNS = (2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Change:
    """What a figure has changed by: its text, the name of its arrow, and the role of its colour."""

    text: str
    arrow: str
    color: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, as final texts; empty texts take no room."""

    text: str
    name: str
    note: str = ""
    icon: str = ""
    change: Change | None = None
    strong: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class _Cells:
    """A grid of cells in pixels, the height of the texts below each figure, and the style of the figures."""

    columns: int
    width: float
    height: float
    gap: float
    heights: Sequence[float]
    style: TextStyle


@dataclass(frozen=True)
class FigureGrid:
    """Lays out the figures of one graphic in as many columns as let them be largest.

    `small`: with the smallest texts of the canvas. `beside`: with icons at the left of figures, as on a narrow body.
    """

    figures: Sequence[Figure]
    space: Space
    small: bool = False
    beside: bool = False

    @property
    def wanted_height(self) -> float:
        """The height in pixels at which figures one below the other are comfortable."""
        figure = (NARROW_FIGURE + 2.4) * self.space.size.label
        return sum(figure + height for height in self._text_heights(self.space.width))

    def marks(self) -> list[Mark]:
        """Return all cells and the lines between them, in pixels of a panel, y downwards."""
        grid, layout = self._fitted()
        marks: list[Mark] = []
        for index in range(len(self.figures)):
            row, column = divmod(index, layout.columns)
            in_row = layout.heights[row * layout.columns : (row + 1) * layout.columns]
            total = grid._above + grid._figure_height(layout.style) + max(in_row)
            x, top = column * (layout.width + layout.gap), row * layout.height + max(0.0, (layout.height - total) / 2)
            marks += grid._cell(index, layout.style, Box(x, top, layout.width, total))
            if column:
                line, color = x - layout.gap / 2, self.space.brand.color("grid")
                marks.append(Rule(f"rule-{index}", line, top, line, top + total, color, 1.4 * self.space.unit))
        return marks

    @property
    def left_out(self) -> tuple[str, ...]:
        """The notes that have no room."""
        shown = [figure.note for figure in self._fitted()[0].figures]
        return tuple(figure.note for figure in self.figures if figure.note and figure.note not in shown)

    def _fitted(self) -> tuple["FigureGrid", _Cells]:
        """Return the first grid that holds all its texts: whole, without icons, with small texts, without notes."""
        bare = replace(self, figures=[replace(figure, icon="") for figure in self.figures])
        small = replace(bare, small=True)
        least = replace(small, figures=[replace(figure, note="") for figure in small.figures])
        for whole in (self, bare, small, least):
            grid, layout = whole._best()
            if grid._holds(layout):
                break
        return grid, layout

    def _holds(self, layout: _Cells) -> bool:
        """Tell whether every row has room for its texts, below figures that stand out from them."""
        least = min(LEAST_FIGURE, NARROW_FIGURE) * self.name_style.size
        gap = ROW_GAP * self._label if layout.columns < len(self.figures) else 0.0
        total = self._above + self._figure_height(layout.style) + max(layout.heights) + gap
        return layout.style.size >= least and total <= layout.height and self._whole(layout.width)

    def _whole(self, width: float) -> bool:
        """Tell whether no word of the texts is broken in cells of `width` pixels, and no text cut."""
        room, ruler = width - self._beside, self.space.ruler
        for index, figure in enumerate(self.figures):
            change = figure.change.text if figure.change else ""
            style = self._change_style(figure.change)
            words = ((figure.name, self.name_style, room), (figure.note, self.note_style, room))
            if not all(
                words_fit(ruler, *text) for text in (*words, (change, style, room - CHANGE_INDENT * style.size))
            ):
                return False
            if any(lines[-1].endswith("…") for lines in self._lines(index, width) if lines):
                return False
        return True

    def _best(self) -> tuple["FigureGrid", _Cells]:
        """Return the layout with the largest figures; empty cells count against it.

        Of several figures in one column, the icons stand beside them, which leaves more height.
        """
        abreast = ABREAST if self.space.width > WIDE * self.space.height else 1.0
        several = len(self.figures) > 1
        grids = [replace(self, beside=columns == 1 and several) for columns in self._choices()]
        plans = [(grid, grid._layout(columns)) for grid, columns in zip(grids, self._choices(), strict=True)]

        def merit(plan: tuple[FigureGrid, _Cells]) -> tuple[bool, float]:
            grid, layout = plan
            empty = -len(self.figures) % layout.columns / len(self.figures)
            size = layout.style.size * (abreast if layout.columns > 1 else 1) / (1 + EMPTY * empty)
            return grid._holds(layout), size

        return max(plans, key=merit)

    def _choices(self) -> tuple[int, ...]:
        """Return the numbers of columns that may be tried."""
        return (1,) if self.space.narrow else COLUMNS.get(len(self.figures), MORE_COLUMNS)

    def _layout(self, columns: int) -> _Cells:
        gap = (2.6 if columns < 4 else 2.0) * self.space.size.label
        width = (self.space.width - gap * (columns - 1)) / columns
        height = self.space.height / -(-len(self.figures) // columns)
        heights = self._text_heights(width)
        gap_below = ROW_GAP * self._label if columns < len(self.figures) else 0.0
        style = self._figure_style(width - self._beside, height - max(heights) - self._above - gap_below)
        return _Cells(columns, width, height, gap, heights, style)

    @cached_property
    def _icon(self) -> float:
        """The side of the icons, 0 without any."""
        return ICON * self.space.size.label if any(figure.icon for figure in self.figures) else 0.0

    @property
    def _icons_beside(self) -> bool:
        return self.beside or self.space.narrow

    @property
    def _beside(self) -> float:
        """The pixels that icons take at the left of figures."""
        return self._icon + ICON_GAP * self.space.size.label if self._icon and self._icons_beside else 0.0

    @property
    def _above(self) -> float:
        """The pixels that icons take above figures elsewhere."""
        return self._icon + ICON_GAP * self.space.size.label if self._icon and not self._icons_beside else 0.0

    @property
    def name_style(self) -> TextStyle:
        """The style of the line below a figure."""
        large = not (self.space.narrow or self.small or len(self.figures) > MANY)
        return self.space.label("ink", size=self._label * (1.25 if large else 1.0))

    @property
    def note_style(self) -> TextStyle:
        """The style of the text below that."""
        return self.space.label("mute", 500, self._label)

    @property
    def _label(self) -> float:
        """The size of texts, the smallest of the canvas where there is little room."""
        return self.space.size.floor if self.small else self.space.size.label

    def _change_style(self, change: Change | None) -> TextStyle:
        brand = self.space.brand
        color = brand.text_color(brand.color(change.color)) if change else brand.color("mute")
        return replace(self.space.label(weight=600, size=self._label), color=color)

    def _lines(self, index: int, width: float) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the lines of name, change and note in a cell."""
        wrap, figure, room = self.space.ruler.wrap, self.figures[index], width - self._beside
        names = wrap(figure.name, self.name_style, room, 3).lines
        notes = wrap(figure.note, self.note_style, room, 3).lines if figure.note else ()
        if figure.change is None:
            return names, (), notes
        style = self._change_style(figure.change)
        return names, wrap(figure.change.text, style, room - CHANGE_INDENT * style.size, 3).lines, notes

    def _text_heights(self, width: float) -> list[float]:
        """Return the pixels that the texts take below each figure, in cells of `width` pixels."""
        heights = []
        for index in range(len(self.figures)):
            names, changes, notes = self._lines(index, width)
            height = block_height(len(names), self.name_style) + DESCENT * self.name_style.size
            for lines, style in ((changes, self._change_style(None)), (notes, self.note_style)):
                height += (0.75 * self.name_style.size + block_height(len(lines), style)) * bool(lines)
            heights.append(height)
        return heights

    def _figure_style(self, width: float, height: float) -> TextStyle:
        """Return the largest size at which every figure fits its cell."""
        space = self.space
        base = TextStyle(100, space.brand.color("single"), 700, display=True)
        widest = max(space.widest([figure.text for figure in self.figures], base), 1.0)
        limit = NARROW_FIGURE if space.narrow else SOLE_FIGURE if len(self.figures) == 1 else FIGURE
        size = min(100 * width / widest, 0.66 * height / (CAP + DESCENT), limit * space.size.label)
        return replace(base, size=max(size, space.size.floor))

    def _figure_height(self, style: TextStyle) -> float:
        """Return capitals, descenders (commas, j) and the gap to the name, in pixels."""
        return (CAP + DESCENT) * style.size + 0.45 * self.name_style.size

    def _cell(self, index: int, style: TextStyle, box: Box) -> list[Mark]:
        figure, brand = self.figures[index], self.space.brand
        color = brand.color("highlight") if figure.strong else style.color
        style = replace(style, color=brand.color("mute") if figure.missing else color)
        names, changes, notes = self._lines(index, box.width)
        x, top = box.x + self._beside, box.y + self._above
        marks: list[Mark] = [*self._icon_marks(index, style, box)]
        marks.append(Label(f"figure-{index}", x, top + CAP * style.size, figure.text, style))
        top += self._figure_height(style)
        marks += text_block(f"name-{index}", names, self.name_style, At(x, top, valign="top"))
        top += block_height(len(names), self.name_style) + 0.75 * self.name_style.size
        if figure.change is not None:
            own = self._change_style(figure.change)
            side, middle = ARROW * own.size, top + CAP * own.size / 2
            square = Box(x - side / 8, middle - side / 2, side, side)
            marks += icon_strokes(f"arrow-{index}", figure.change.arrow, square, own.color, 0.13 * own.size)
            marks += text_block(f"change-{index}", changes, own, At(x + CHANGE_INDENT * own.size, top, valign="top"))
            top += block_height(len(changes), own) + 0.75 * self.name_style.size
        return [*marks, *text_block(f"note-{index}", notes, self.note_style, At(x, top, valign="top"))]

    def _icon_marks(self, index: int, style: TextStyle, box: Box) -> list[Mark]:
        """Return the icon of a figure: above it, or at its left on a narrow body."""
        figure = self.figures[index]
        if not figure.icon:
            return []
        top = box.y
        if self._beside:
            top += max(0.0, (CAP * style.size - self._icon) / 2)
        # Strokes begin inside an icon's square, as digits begin inside their advance.
        square = Box(box.x - self._icon / 12, top, self._icon, self._icon)
        return [*icon_strokes(f"icon-{index}", figure.icon, square, self.space.brand.color("single"))]
