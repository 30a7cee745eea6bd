"""The key figures of a poster, in rows of equal columns."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ruska.layout.board import Board, Text
from ruska.layout.space import CAP
from ruska.scene import Box, TextStyle
from ruska.unicode_text import pieces

LARGE, SOLE = 1.18, 1.5
"""How much larger figures are in a first row with fewer columns than the others, and with one."""

LEAST_SHRINK = 0.62
ARROW = 1.2
"""The room that an arrow takes before its text, in parts of the text's size."""

CHANGE_LINES, LEAST_CHANGE = 3, 0.84
"""The most lines of a change, and the least size of its type, in parts of that of captions."""

ICON = 0.72
"""The side of an icon, in parts of the figure's type size."""

MANY = 5
"""So many columns stand closer together."""

Rows = list[list[int]]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure as it is shown. `change` may be empty; `arrow` is its icon and `color` the role of both, or a token."""

    id: str
    icon: str
    value: str
    label: str
    change: str = ""
    arrow: str = ""
    color: str = "mute"


def filled_rows(count: int, columns: int) -> Rows:
    """Return the indices of `count` things in rows of `columns`, what is left over in the first row."""
    first = count % columns or columns
    starts = [0, *range(first, count, columns)]
    return [list(range(start, end)) for start, end in zip(starts, [*starts[1:], count], strict=True)]


def figure_rows(count: int, columns: int) -> Rows:
    """Return the indices of `count` figures in as few rows as hold at most `columns`; a shorter row is the first."""
    return filled_rows(count, math.ceil(count / math.ceil(count / columns)))


def place_figures(board: Board, figures: Sequence[KeyFigure], area: Box) -> float:
    """Place the figures from the top of the area, whose height does not count, and return the y of their end."""
    rows = figure_rows(len(figures), board.canvas.columns)
    most = max(len(row) for row in rows)
    top = bottom = area.y
    for row in rows:
        scale = 1.0 if len(row) == most else SOLE if len(row) == 1 else LARGE
        bottom = _place_row(board, [figures[index] for index in row], replace(area, y=top), scale)
        top = bottom + 0.95 * board.canvas.figure
    return bottom


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure that is measured for its column."""

    figure: KeyFigure
    value: Text
    label: Text
    change: Text


def _place_row(board: Board, figures: Sequence[KeyFigure], area: Box, scale: float) -> float:
    """Place figures side by side, each part on a level with those beside it, and return the y of their end."""
    size, caption = board.canvas.figure, board.canvas.caption
    gap = (0.8 if len(figures) >= MANY else 1.1) * size
    width = (area.width - gap * (len(figures) - 1)) / len(figures)
    style = _value_style(board, [figure.value for figure in figures], width, scale)
    small = _change_size(board, [figure.change for figure in figures], width)
    cells = [_cell(board, figure, style, width, small) for figure in figures]
    value_top = area.y + ICON * size + 0.4 * style.size
    label_top = value_top + CAP * style.size + 0.34 * size
    change_top = (
        label_top + max((cell.label.height for cell in cells if cell.change.lines), default=0.0) + 0.78 * caption
    )
    bottom = area.y
    for index, cell in enumerate(cells):
        left = area.x + index * (width + gap)
        # An icon's strokes begin inside its square, as large digits begin inside their advance.
        inset = ICON * size / 12
        square = Box(left - inset, area.y - inset, ICON * size, ICON * size)
        board.icon(f"{cell.figure.id}-icon", cell.figure.icon, square, "single")
        board.put(cell.value, left - 0.045 * style.size, value_top)
        end = board.put(cell.label, left, label_top)
        if cell.change.lines:
            end = _place_change(board, cell, left, change_top)
        bottom = max(bottom, end)
    for index in range(1, len(cells)):
        left = area.x + index * (width + gap) - gap / 2
        board.dividers.append(Box(left, area.y, max(1.0, board.canvas.size.width / 900), bottom - area.y))
    return bottom


def _value_style(board: Board, values: Iterable[str], width: float, scale: float) -> TextStyle:
    """Return the largest style, up to that of the canvas, in which every value of a row fits into its column."""
    style = TextStyle(scale * board.canvas.figure, board.brand.color("single"), 700, display=True)
    widest = max(board.ruler.width(value, style) for value in values)
    # A hair less than the column, so that rounding does not call the widest too wide.
    fitting = 0.999 * width / max(widest, 1.0)
    return replace(style, size=style.size * max(min(1.0, fitting), LEAST_SHRINK))


def _change_size(board: Board, changes: Sequence[str], width: float) -> float:
    """Return the largest size, up to that of captions, that breaks no words that are tied, or at least no word.

    It is that of captions where the smallest would not do either.
    """
    caption, ruler = board.canvas.caption, board.ruler
    style = TextStyle(caption, board.brand.color("mute"), 600)
    tied = [part.text + part.hyphen for change in changes for part in pieces(change)]
    for parts in (tied, [word for part in tied for word in part.split()]):
        widest = max((ruler.width(part, style) for part in parts), default=0.0)
        # A hair less than the column, so that rounding does not call the widest too wide.
        size = min(caption, 0.999 * caption * width / (widest + ARROW * caption))
        if size >= max(LEAST_CHANGE * caption, board.canvas.size.floor):
            return size
    return caption


def _cell(board: Board, figure: KeyFigure, style: TextStyle, width: float, small: float) -> _Cell:
    """Measure a figure; `small` is the size of changes."""
    caption, brand = board.canvas.caption, board.brand
    color = brand.text_color(brand.color(figure.color))
    value = board.ruler.fit(figure.value, style, width)
    if value != figure.value:
        board.cut.append(f"figure {figure.id}")
    return _Cell(
        figure,
        Text(f"{figure.id}-value", [value], style),
        board.text(figure.id, figure.label, TextStyle(caption, brand.color("mute")), width, 4),
        board.text(
            f"{figure.id}-change", figure.change, TextStyle(small, color, 600), width - ARROW * small, CHANGE_LINES
        ),
    )


def _place_change(board: Board, cell: _Cell, left: float, top: float) -> float:
    """Place arrow and change and return the y of their end."""
    size = cell.change.style.size
    side = 1.1 * size
    middle = top + CAP * size / 2
    square = Box(left - side / 8, middle - side / 2, side, side)
    board.icon(f"{cell.figure.id}-arrow", cell.figure.arrow, square, cell.figure.color)
    return board.put(cell.change, left + ARROW * size, top)
