"""Keys: small squares with names, for stacked and grouped bars, where a direct label has no place."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruska.layout.space import Space, pixel_panel
from ruska.scene import Box, Label, Mark, Panel, Rect


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One entry of a key: a name, a colour and the series that it stands for."""

    name: str
    color: str
    series: str = ""


def key_panel(id: str, entries: Sequence[KeyEntry], space: Space, y: float = 0.0) -> Panel:
    """Return a panel with the entries in rows from the left, wrapped to the space's width; `y` is its top in pixels."""
    style = space.label("ink", 500)
    square, gap, indent = 0.82 * style.size, 1.7 * style.size, 1.25 * style.size
    row_height = 1.5 * style.size
    x, row = 0.0, 0
    marks: list[Mark] = []
    for index, entry in enumerate(entries):
        name = space.ruler.fit(entry.name, style, space.width - indent)
        width = indent + space.text_width(name, style)
        if x > 0 and x + width > space.width:
            x, row = 0.0, row + 1
        top = row * row_height
        marks.append(Rect(f"{id}-{index}", x, top, x + square, top + square, entry.color, entry.series))
        label = Label(
            f"{id}-{index}-name", x + indent, top + square, name, style, dy=-0.05 * style.size, series=entry.series
        )
        marks.append(label)
        x += width + gap
    return pixel_panel(id, Box(0, y, space.width, (row + 1) * row_height), marks)
