"""Where texts and marks stand in pixels, to keep labels inside the canvas and apart from each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ruska.ruler import Ruler
from ruska.scene import Box, Label, Panel, Scene

CAP, DESCENT = 0.75, 0.22
"""Heights of a text above and below its baseline, in parts of the type size."""

SAMPLE = 9.0
"""Pixels between the boxes that stand for a line."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A box of the body and the domain that is drawn in it, to turn data into pixels."""

    box: Box
    x_low: float
    x_high: float
    y_low: float
    y_high: float

    @classmethod
    def of(cls, panel: Panel) -> "Grid":
        """Return the grid of a finished panel."""
        return cls(panel.box, panel.x.low, panel.x.high, panel.y.low, panel.y.high)

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Return the body pixel of a datum."""
        across = (x - self.x_low) / (self.x_high - self.x_low)
        up = (y - self.y_low) / (self.y_high - self.y_low)
        return self.box.x + across * self.box.width, self.box.y + (1 - up) * self.box.height

    @property
    def per_pixel_x(self) -> float:
        """Return how much of the x domain one pixel is."""
        return (self.x_high - self.x_low) / self.box.width

    @property
    def per_pixel_y(self) -> float:
        """Return how much of the y domain one pixel is."""
        return (self.y_high - self.y_low) / self.box.height


def label_box(label: Label, x: float, y: float, ruler: Ruler) -> Box:
    """Return the box of a label whose point is the pixel (x, y): from its capitals' top to its descenders."""
    width = ruler.width(label.text, label.style)
    left = x + label.dx - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    size = label.style.size
    return Box(left, y + label.dy - CAP * size, width, (CAP + DESCENT) * size)


def panel_label_boxes(panel: Panel, ruler: Ruler) -> Iterator[tuple[Label, Box]]:
    """Yield every label of a panel with its box in body pixels."""
    grid = Grid.of(panel)
    for mark in panel.marks:
        if isinstance(mark, Label):
            yield mark, label_box(mark, *grid.pixel(mark.x, mark.y), ruler)


def scene_label_boxes(scene: Scene, ruler: Ruler) -> list[tuple[Label, Box]]:
    """Return every label of a scene with its box in body pixels."""
    return [pair for panel in scene.panels for pair in panel_label_boxes(panel, ruler)]


def line_boxes(points: Sequence[tuple[float, float]], thickness: float) -> list[Box]:
    """Return small boxes along a polyline in pixels, so that texts can keep off it."""
    boxes = []
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / SAMPLE))
        for step in range(steps + 1):
            x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
            boxes.append(Box(x - thickness / 2, y - thickness / 2, thickness, thickness))
    return boxes


def overlap(first: Box, second: Box, gap: float = 0.0) -> float:
    """Return the area in square pixels that two boxes share when each is grown by half of `gap`."""
    width = min(first.x + first.width, second.x + second.width) - max(first.x, second.x) + gap
    height = min(first.y + first.height, second.y + second.height) - max(first.y, second.y) + gap
    return width * height if width > 0 and height > 0 else 0.0


def outside(box: Box, width: float, height: float) -> float:
    """Return by how many pixels a box leaves the area from (0, 0) to (width, height), 0 when it is inside."""
    return max(0.0, -box.x, -box.y, box.x + box.width - width, box.y + box.height - height)


def crowding(box: Box, others: Iterable[Box]) -> float:
    """Return the area that a box shares with all others."""
    return sum(overlap(box, other) for other in others)


def open_stretches(blocked: Iterable[tuple[float, float]], ends: tuple[float, float]) -> list[tuple[float, float]]:
    """Return what is left of the line from `ends[0]` to `ends[1]` when stretches of it are blocked, in order."""
    pieces, start = [], ends[0]
    for low, high in sorted(blocked):
        if low > start:
            pieces.append((start, min(low, ends[1])))
        start = max(start, high)
    if start < ends[1]:
        pieces.append((start, ends[1]))
    return [(low, high) for low, high in pieces if high > low]
