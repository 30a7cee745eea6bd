"""Keys: small squares or dots with names, for stacked and grouped bars, where a direct label has no place."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruska.layout.map_hatch import hatching
from ruska.layout.map_key import HATCH_PITCH, hatch_stroke
from ruska.layout.space import MIDDLE, Space, pixel_panel
from ruska.scene import Box, Dots, Label, Mark, Panel, Rect


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One entry of a key: a name, a colour, the series that it stands for, and whether its marks are dots.

    `hatched`: the entry stands for what has no figure.
    """

    name: str
    color: str
    series: str = ""
    dot: bool = False
    hatched: bool = False


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
        sign = Box(x, row * row_height, square, square)
        marks.append(_sign(f"{id}-{index}", entry, sign))
        if entry.hatched:
            lines = hatching([_ring(sign)], HATCH_PITCH * space.unit)
            marks.append(hatch_stroke(f"{id}-{index}-hatch", lines, space.brand.color("axis"), space))
        middle = sign.y + square / 2
        marks.append(
            Label(f"{id}-{index}-name", x + indent, middle, name, style, dy=MIDDLE * style.size, series=entry.series)
        )
        x += width + gap
    return pixel_panel(id, Box(0, y, space.width, row * row_height + square + 0.3 * style.size), marks)


def _sign(id: str, entry: KeyEntry, box: Box) -> Mark:
    if entry.dot:
        centre = box.x + box.width / 2, box.y + box.height / 2
        return Dots(id, (centre[0],), (centre[1],), 0.46 * box.width, entry.color, series=entry.series)
    return Rect(id, box.x, box.y, box.x + box.width, box.y + box.height, entry.color, entry.series)


def _ring(box: Box) -> tuple[tuple[float, float], ...]:
    right, bottom = box.x + box.width, box.y + box.height
    return ((box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom))
