"""Where texts and marks stand in pixels, to keep labels inside the canvas and apart from each other."""

from collections.abc import Iterable, Iterator

from ruska.ruler import Ruler
from ruska.scene import Box, Label, Panel, Scene

CAP, DESCENT = 0.75, 0.22


def to_pixels(panel: Panel, x: float, y: float) -> tuple[float, float]:
    """Return the body pixel of a point in a panel's domain."""
    across = (x - panel.x.low) / (panel.x.high - panel.x.low)
    up = (y - panel.y.low) / (panel.y.high - panel.y.low)
    return panel.box.x + across * panel.box.width, panel.box.y + (1 - up) * panel.box.height


def label_box(label: Label, x: float, y: float, ruler: Ruler) -> Box:
    """Return the box of a label whose point is the pixel (x, y): from its capitals' top to its descenders."""
    width = ruler.width(label.text, label.style)
    left = x + label.dx - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    size = label.style.size
    return Box(left, y + label.dy - CAP * size, width, (CAP + DESCENT) * size)


def panel_label_boxes(panel: Panel, ruler: Ruler) -> Iterator[tuple[Label, Box]]:
    """Yield every label of a panel with its box in body pixels."""
    for mark in panel.marks:
        if isinstance(mark, Label):
            yield mark, label_box(mark, *to_pixels(panel, mark.x, mark.y), ruler)


def scene_label_boxes(scene: Scene, ruler: Ruler) -> list[tuple[Label, Box]]:
    """Return every label of a scene with its box in body pixels."""
    return [pair for panel in scene.panels for pair in panel_label_boxes(panel, ruler)]


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
