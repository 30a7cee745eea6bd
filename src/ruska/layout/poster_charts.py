"""The charts of a poster: one below the other where the canvas grows, else in the grid that serves them best."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ruska.layout.board import Board, Text
from ruska.layout.key_figures import Rows, filled_rows
from ruska.layout.space import Space
from ruska.scene import Box, Panel, TextStyle

FLATTEST, HIGHEST = 0.36, 1.15
"""The heights between which a chart's body is kept, in parts of its width."""

NARROW_WORTH = 0.78
"""What a chart in a column as narrow as a telephone is worth, against one with the same share of its height."""

ANY_HEIGHT = 10_000.0


@dataclass(frozen=True, slots=True)
class PosterChart:
    """A chart before its space is known: `wish` returns the height that it is comfortable with, `draw` its panels."""

    id: str
    title: str
    subtitle: str
    note: str
    wish: Callable[[Space], float]
    draw: Callable[[Space], tuple[Panel, ...]]


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """Charts in rows, the height of each row's bodies, and how well the worst placed chart is served, up to 1."""

    area: Box
    rows: list[list["_Block"]]
    bodies: list[float]
    worth: float
    cut: tuple[str, ...]


def plan_charts(board: Board, charts: Sequence[PosterChart], area: Box) -> ChartPlan:
    """Measure the charts for the area and share out its height, which does not count where the canvas grows.

    Where it does, that grid is taken in which the worst served chart comes nearest to its wish.
    """
    grids = [filled_rows(len(charts), columns) for columns in range(1, _most_columns(board, len(charts)) + 1)]
    return max((_plan(board, charts, rows, area) for rows in grids), key=lambda plan: plan.worth)


def place_charts(board: Board, plan: ChartPlan) -> float:
    """Draw the charts where they were planned and return the y of their end."""
    board.cut += plan.cut
    top = plan.area.y
    for row, body in zip(plan.rows, plan.bodies, strict=True):
        head = max(block.head for block in row)
        left = plan.area.x
        for block in row:
            _place(board, block, Box(left, top + head, block.width, body), top)
            left += block.width + _column_gap(board)
        top += head + body + max(block.foot for block in row) + board.section_gap
    return top - board.section_gap


def comfortable(wish: float, width: float) -> float:
    """Return the height that a chart of a width gets when it may have what it wishes, kept between flat and high."""
    return min(max(wish, FLATTEST * width), HIGHEST * width)


@dataclass(frozen=True, slots=True)
class _Block:
    """A chart with its captions measured for a column."""

    chart: PosterChart
    width: float
    title: Text
    subtitle: Text
    note: Text
    gap: float

    @property
    def head(self) -> float:
        """The height above the body."""
        return self.title.height + self.below_title + self.subtitle.height + self.gap

    @property
    def below_title(self) -> float:
        """The gap between title and subtitle."""
        return 0.62 * self.title.style.size if self.subtitle.lines else 0.0

    @property
    def foot(self) -> float:
        """The height below the body."""
        return 0.9 * self.gap + self.note.height if self.note.lines else 0.0


def _column_gap(board: Board) -> float:
    return 1.7 * board.canvas.size.title


def _most_columns(board: Board, charts: int) -> int:
    return 1 if board.canvas.size.grows else charts if board.canvas.beside else 2


def _plan(board: Board, charts: Sequence[PosterChart], rows: Rows, area: Box) -> ChartPlan:
    """Measure the charts in the rows of a grid, and share out the height that the bodies have."""
    trial = replace(board, cut=[])
    blocks = [[_block(trial, charts[index], len(row), area.width) for index in row] for row in rows]
    wishes = [[_wish(board, block) for block in row] for row in blocks]
    wanted = [max(row) for row in wishes]
    fixed = sum(max(block.head for block in row) + max(block.foot for block in row) for row in blocks)
    left = area.height - fixed - board.section_gap * (len(rows) - 1)
    share = 1.0 if board.canvas.size.grows else max(left, 1.0) / sum(wanted)
    bodies = [share * height for height in wanted]
    worth = min(
        min(1.0, body / wish) * (NARROW_WORTH if board.space(block.width, body).narrow else 1.0)
        for row, wished, body in zip(blocks, wishes, bodies, strict=True)
        for block, wish in zip(row, wished, strict=True)
    )
    return ChartPlan(area, blocks, bodies, worth, tuple(trial.cut))


def _block(board: Board, chart: PosterChart, columns: int, width: float) -> _Block:
    size, ink, mute = board.canvas.size, board.brand.color("ink"), board.brand.color("mute")
    width = (width - _column_gap(board) * (columns - 1)) / columns
    title_style = TextStyle(size.title, ink, 700, display=True)
    return _Block(
        chart,
        width,
        board.text(f"{chart.id}-title", chart.title, title_style, width, 3, leading=1.18),
        board.text(f"{chart.id}-subtitle", chart.subtitle, TextStyle(size.subtitle, mute), width, 5),
        board.text(f"{chart.id}-note", chart.note, TextStyle(size.note, mute), width, 6, leading=1.38, balance=False),
        1.25 * size.subtitle,
    )


def _wish(board: Board, block: _Block) -> float:
    return comfortable(block.chart.wish(board.space(block.width, ANY_HEIGHT)), block.width)


def _place(board: Board, block: _Block, body: Box, top: float) -> None:
    place = board.put(block.title, body.x, top)
    board.put(block.subtitle, body.x, place + block.below_title)
    for panel in block.chart.draw(board.space(body.width, body.height)):
        moved = replace(panel.box, x=panel.box.x + body.x, y=panel.box.y + body.y)
        board.panels.append(replace(panel, id=f"{block.chart.id}-{panel.id}", box=moved))
    board.put(block.note, body.x, body.y + body.height + 0.9 * block.gap)
