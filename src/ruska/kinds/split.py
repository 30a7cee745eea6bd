"""Several panels of one graphic: a plot split by a column, and the areas in which its parts stand."""

from dataclasses import dataclass, replace

from ruska.chart.plot import Item, Order, Plot, ordered_keys
from ruska.layout.space import At, Space, block_height, text_block
from ruska.scene import Box, Mark, TextStyle

TITLE_GAP = 0.95
"""Pixels below the title of a panel, in parts of the label size."""


@dataclass(frozen=True, slots=True)
class Part:
    """One panel's share of a plot: what it is called, and the plot of its rows."""

    item: Item
    plot: Plot


def split(plot: Plot, by: str, order: Order = "table") -> list[Part]:
    """Return the plot once for each value of a column, in the order of the table or of a list of keys.

    Raises ScriptError for an unknown column and for an order that leaves a key out.
    """
    column = plot.column(by)
    keys = ordered_keys(plot.table.values(by), order, by)
    return [
        Part(Item(key, plot.formatter.name(column, key)), replace(plot, table=plot.table.where(**{by: key})))
        for key in keys
    ]


def title_style(space: Space) -> TextStyle:
    """Return how the title of a panel is set."""
    return space.label(weight=700)


def title_lines(names: list[str], width: float, space: Space) -> list[tuple[str, ...]]:
    """Return the titles of panels `width` pixels wide, on at most two lines each."""
    return [space.ruler.wrap(name, title_style(space), width, 2, balance=True).lines for name in names]


def title_height(lines: list[tuple[str, ...]], space: Space) -> float:
    """Return the pixels that the titles of one row of panels take, with the gap below them; 0 for no title."""
    height = max((block_height(len(title), title_style(space)) for title in lines), default=0.0)
    return height + TITLE_GAP * space.size.label if height else 0.0


def title_marks(id: str, lines: tuple[str, ...], area: Box, space: Space) -> list[Mark]:
    """Return the title of a panel at the top left of its area, in body pixels."""
    return [*text_block(id, lines, title_style(space), At(area.x, area.y, valign="top"))]
