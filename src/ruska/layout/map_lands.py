"""Names of the countries around a map: quiet, in open ground, and left out where there is none.

The map is cut into rows as high as a name. In each row a country's open ground is what lies inside its outline, clear
of its borders, of the areas that the map is about, and of all texts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ruska.layout.boxes import open_stretches
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_plane import Point, Rings, sides
from ruska.layout.map_silhouette import Silhouette
from ruska.layout.space import MIDDLE, Space
from ruska.scene import Box, Label

SIZE = 0.9
"""The type size of names, in parts of that of ticks."""

ROW, ROOM = 1.3, 0.5
"""The height of a row and the room at both ends of a name, in parts of its type size."""

ROOMY = 2.5
"""A row in which so many names would fit is as good as any wider one."""

Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Land:
    """A country: its code, its name, and the rings of its visible part in metres."""

    code: str
    name: str
    rings: Rings


@dataclass(slots=True)
class _Row:
    """A row of a country: its height, where its outline crosses the middle, and where borders run through it."""

    y: float
    crossings: list[float] = field(default_factory=list)
    borders: list[Stretch] = field(default_factory=list)

    def open(self, taken: Iterable[Stretch]) -> list[Stretch]:
        """Return the open ground, from left to right."""
        inside = sorted(self.crossings)
        blocked = [*self.borders, *taken]
        spans = zip(inside[::2], inside[1::2], strict=False)
        return [stretch for span in spans for stretch in open_stretches(blocked, span)]


def land_names(
    lands: Iterable[Land], frame: MapFrame, space: Space, taken: Sequence[Box], silhouette: Silhouette
) -> list[Label]:
    """Return the names that have room; `taken` are the boxes of texts and of the key in pixels of the map."""
    style = space.label("mute", 500, SIZE * space.size.tick)
    height = ROW * style.size
    blocked = [_taken(y, frame, height, taken, silhouette) for y in _heights(frame, height)]
    labels = []
    for land in lands:
        width = space.text_width(land.name, style)
        found = _place(land, frame, (width + 2 * ROOM * style.size, height), blocked)
        if found is not None:
            place = frame.place((found[0], found[1] + MIDDLE * style.size))
            labels.append(Label(f"land-name-{land.code}", *place, land.name, style, "middle"))
    return labels


def _heights(frame: MapFrame, height: float) -> list[float]:
    """Return the middles of all rows, half a row apart."""
    return [height / 2 * (number + 0.5) for number in range(int(2 * frame.box.height / height))]


def _taken(y: float, frame: MapFrame, height: float, boxes: Iterable[Box], silhouette: Silhouette) -> list[Stretch]:
    """Return where texts and areas are in a row."""
    near = (box for box in boxes if box.y < y + height and box.y + box.height > y - height)
    stretches = [(box.x - ROOM * height, box.x + box.width + ROOM * height) for box in near]
    reach = silhouette.extent(frame.place((0, y + height / 2))[1], frame.place((0, y - height / 2))[1])
    return [*stretches, (frame.pixel((reach[0], 0))[0], frame.pixel((reach[1], 0))[0])] if reach else stretches


def _place(
    land: Land, frame: MapFrame, size: tuple[float, float], blocked: Sequence[Sequence[Stretch]]
) -> Point | None:
    """Return the pixel at the middle of the best row: one with much room, near the middle of all open ground."""
    width, height = size
    found = [
        (right - left, (left + right) / 2, row.y)
        for row, taken in zip(_rows(land, frame, height), blocked, strict=True)
        if row.crossings
        for left, right in row.open(taken)
        if right - left >= width
    ]
    if not found:
        return None
    middle = sum(room * y for room, _, y in found) / sum(room for room, _, _ in found)
    _, x, y = max(found, key=lambda place: (min(place[0], ROOMY * width), -abs(place[2] - middle)))
    return x, y


def _rows(land: Land, frame: MapFrame, height: float) -> list[_Row]:
    """Return the rows of a country, found in one pass over its outline."""
    rows = [_Row(y) for y in _heights(frame, height)]
    for ring in frame.pixels(land.rings):
        for start, end in sides(ring):
            _enter(rows, start, end, height / 2)
    return rows


def _enter(rows: Sequence[_Row], start: Point, end: Point, step: float) -> None:
    """Enter a side of an outline into the rows that it meets."""
    (x0, y0), (x1, y1) = (start, end) if start[1] <= end[1] else (end, start)
    for number in range(max(0, int(y0 / step - 1.5)), min(len(rows), int(y1 / step + 1.5) + 1)):
        row = rows[number]
        top, bottom = max(y0, row.y - step), min(y1, row.y + step)
        if top > bottom:
            continue
        slope = (x1 - x0) / (y1 - y0) if y1 > y0 else 0.0
        ends = (x0 + slope * (top - y0), x0 + slope * (bottom - y0)) if y1 > y0 else (x0, x1)
        row.borders.append((min(ends), max(ends)))
        if (y0 > row.y) != (y1 > row.y):
            row.crossings.append(x0 + slope * (row.y - y0))
