"""A map's frame: which part of the plane is shown in a box, and at which scale."""

from collections.abc import Iterable
from dataclasses import dataclass

from ruska.layout.map_plane import Bounds, Point, Ring, Rings
from ruska.scene import Axis, Box, Mark, Panel


@dataclass(frozen=True, slots=True)
class MapFrame:
    """A box of the body and the metres that it shows: `scale` metres a pixel, `left` and `top` at its corner."""

    box: Box
    scale: float
    left: float
    top: float

    @property
    def bounds(self) -> Bounds:
        """What the box shows, in metres."""
        width, height = self.box.width * self.scale, self.box.height * self.scale
        return Bounds(self.left, self.top - height, self.left + width, self.top)

    def pixel(self, point: Point) -> Point:
        """Return the pixel of a place in metres, from the box's upper left corner, y downwards."""
        return (point[0] - self.left) / self.scale, (self.top - point[1]) / self.scale

    def place(self, pixel: Point) -> Point:
        """Return the metres of a pixel of the box."""
        return self.left + pixel[0] * self.scale, self.top - pixel[1] * self.scale

    def metres(self, box: Box, margin: float = 0.0) -> Bounds:
        """Return the rectangle of the plane that a box of pixels covers with a margin of so many pixels."""
        left, top = self.place((box.x - margin, box.y - margin))
        right, bottom = self.place((box.x + box.width + margin, box.y + box.height + margin))
        return Bounds(left, bottom, right, top)

    def pixels(self, rings: Iterable[Ring]) -> Rings:
        """Return rings in pixels of the box."""
        return tuple(tuple(self.pixel(point) for point in ring) for ring in rings)

    def panel(self, id: str, marks: Iterable[Mark], dropped: tuple[str, ...] = ()) -> Panel:
        """Return a panel whose domain is the plane, in metres; `dropped` are the texts that found no place."""
        bounds = self.bounds
        return Panel(
            id, self.box, Axis(bounds.left, bounds.right), Axis(bounds.bottom, bounds.top), tuple(marks), dropped
        )


def frame_around(bounds: Bounds, box: Box, area: Box) -> MapFrame:
    """Return the frame in which `bounds` (metres) fill `area` as far as they can; the map goes on to the ends of `box`.

    `area` is in pixels of the box.
    """
    scale = max(bounds.width / area.width, bounds.height / area.height)
    middle_x, middle_y = area.x + area.width / 2, area.y + area.height / 2
    left = (bounds.left + bounds.right) / 2 - middle_x * scale
    return MapFrame(box, scale, left, (bounds.bottom + bounds.top) / 2 + middle_y * scale)
