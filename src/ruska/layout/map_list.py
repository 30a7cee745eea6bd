"""The list below a narrow map: every area with its colour, its name and its figure, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from ruska.layout.map_hatch import hatching
from ruska.layout.map_key import HATCH_PITCH, hatch_stroke
from ruska.layout.space import MIDDLE, Space, pixel_panel
from ruska.scene import Box, Dots, Label, Mark, Panel, Rect, Rule

ROW = 1.72
GUTTER = 1.3
"""Height of a row and room between columns, in parts of the type size."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: a name, a figure, and the colour that it has on the map."""

    name: str
    value: str
    color: str
    series: str = ""
    strong: bool = False
    hatched: bool = False
    dot: bool = False


@dataclass(frozen=True, slots=True)
class MapList:
    """The list, measured for a width in pixels."""

    rows: Sequence[ListRow]
    space: Space
    width: float

    @property
    def size(self) -> float:
        """The type size."""
        return self.space.tick().size

    @property
    def columns(self) -> int:
        """Two columns where every row fits half the width, else one."""
        names = [self.space.text_width(row.name, self.space.tick(700)) for row in self.rows]
        values = [self.space.text_width(row.value, self.space.tick(700)) for row in self.rows]
        widest = max(map(sum, zip(names, values, strict=True)), default=0.0) + 2.2 * self.size
        return 2 if 2 * widest + GUTTER * self.size <= self.width else 1

    @property
    def height(self) -> float:
        """The height in pixels."""
        return ROW * self.size * ceil(len(self.rows) / self.columns)

    def panel(self, y: float) -> Panel:
        """Return the list's panel with its top at `y` pixels of the body."""
        width = (self.width - GUTTER * self.size * (self.columns - 1)) / self.columns
        slots = ceil(len(self.rows) / self.columns)
        marks: list[Mark] = []
        for index, row in enumerate(self.rows):
            column, place = divmod(index, slots)
            box = Box(column * (width + GUTTER * self.size), place * ROW * self.size, width, ROW * self.size)
            marks += self._row(f"list-{index}", row, box)
        return pixel_panel("list", Box(0, y, self.width, self.height), marks)

    def _row(self, id: str, row: ListRow, box: Box) -> list[Mark]:
        space, size = self.space, self.size
        middle, square = box.y + box.height / 2, 0.8 * size
        marks: list[Mark] = self._sign(id, row, Box(box.x, middle - square / 2, square, square))
        line = box.y + box.height
        marks.append(Rule(f"{id}-line", box.x, line, box.x + box.width, line, space.brand.color("grid"), space.unit))
        weight, baseline, left = 700 if row.strong else 400, middle + MIDDLE * size, box.x + 1.35 * size
        value = space.tick(700 if row.strong else 600, "mute" if row.hatched else "ink")
        room = box.width - 1.85 * size - space.text_width(row.value, value)
        name = space.ruler.fit(row.name, space.tick(weight, "ink"), room)
        marks.append(Label(f"{id}-name", left, baseline, name, space.tick(weight, "ink")))
        marks.append(Label(f"{id}-value", box.x + box.width, baseline, row.value, value, "end"))
        return marks

    def _sign(self, id: str, row: ListRow, box: Box) -> list[Mark]:
        right, bottom = box.x + box.width, box.y + box.height
        if row.dot:
            centre = (box.x + right) / 2, (box.y + bottom) / 2
            return [Dots(id, (centre[0],), (centre[1],), box.width / 2, row.color, series=row.series)]
        marks: list[Mark] = [Rect(id, box.x, box.y, right, bottom, row.color, row.series)]
        if row.hatched:
            ring = ((box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom))
            lines = hatching([ring], HATCH_PITCH * self.space.unit)
            marks.append(hatch_stroke(f"{id}-hatch", lines, self.space.brand.color("axis"), self.space))
        return marks
