"""Annotations of upright plots: shaded periods, reference lines, and texts placed where nothing is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruska.layout.boxes import crowding, label_box, outside, overlap
from ruska.layout.space import Space, text_block
from ruska.scene import Box, Label, Mark, Rect, Rule


@dataclass(frozen=True, slots=True)
class Grid:
    """The pixels of an upright plot: its box in the body and its domain, to turn data into pixels."""

    box: Box
    x_low: float
    x_high: float
    y_low: float
    y_high: float

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Return the body pixel of a datum."""
        across = (x - self.x_low) / (self.x_high - self.x_low)
        up = (y - self.y_low) / (self.y_high - self.y_low)
        return self.box.x + across * self.box.width, self.box.y + (1 - up) * self.box.height

    def per_pixel_x(self) -> float:
        """Return how much of the x domain one pixel is."""
        return (self.x_high - self.x_low) / self.box.width


def period_marks(id: str, start: float, end: float, words: str, grid: Grid, space: Space) -> list[Mark]:
    """Return the ground of a period from `start` to `end` of the x domain, named at its top inside the plot."""
    style = space.tick(500)
    y_high = grid.y_high
    marks: list[Mark] = [Rect(id, start, grid.y_low, end, y_high, space.brand.color("birch"))]
    width = (end - start) / grid.per_pixel_x()
    lines = list(space.ruler.wrap(words, style, max(width - 8, 3 * style.size), 2).lines)
    widest = space.widest(lines, style)
    middle = grid.pixel((start + end) / 2, y_high)[0]
    shift = max(0.0, grid.box.x + widest / 2 - middle) - max(0.0, middle + widest / 2 - grid.box.x - grid.box.width)
    marks += text_block(
        f"{id}-name", lines, style, (start + end) / 2, y_high, "middle", shift, 0.6 * style.size, valign="top"
    )
    return marks


def reference_marks(id: str, value: float, words: str, grid: Grid, space: Space, taken: Sequence[Box]) -> list[Mark]:
    """Return a dashed line across the plot at `value`, named above or below it at the freest place."""
    style = space.tick(500, "ink")
    ink = space.brand.color("ink")
    rule = Rule(id, grid.x_low, value, grid.x_high, value, ink, 1.4 * space.unit, (5 * space.unit, 4 * space.unit))
    name = space.ruler.fit(words, style, grid.box.width)
    span = grid.x_high - grid.x_low
    candidates = [
        Label(f"{id}-name", grid.x_low + share * span, value, name, style, anchor, dy=dy)
        for anchor, share in (("end", 1.0), ("start", 0.12), ("middle", 0.5))
        for dy in (-0.45 * style.size, 1.15 * style.size)
    ]
    return [rule, _freest(candidates, grid, space, taken)]


def text_marks(
    id: str, x: float, y: float, words: str, grid: Grid, space: Space, taken: Sequence[Box], clear: float
) -> list[Mark]:
    """Return a text beside the datum, at the freest of eight places `clear` pixels away, wrapped to a third of the plot.

    A text that has to stand further off gets a thin leader line to its datum.
    """
    style = space.tick(500, "ink")
    lines = list(space.ruler.wrap(words, style, max(0.34 * grid.box.width, 7 * style.size), 3).lines)
    best: tuple[float, list[Label], float] | None = None
    for distance in (clear, clear + 1.6 * style.size, clear + 3.6 * style.size):
        for anchor, dx, dy, valign in (
            ("middle", 0.0, -distance, "bottom"),
            ("middle", 0.0, distance, "top"),
            ("start", distance, 0.0, "middle"),
            ("end", -distance, 0.0, "middle"),
            ("start", 0.7 * distance, -0.7 * distance, "bottom"),
            ("end", -0.7 * distance, -0.7 * distance, "bottom"),
            ("start", 0.7 * distance, 0.7 * distance, "top"),
            ("end", -0.7 * distance, 0.7 * distance, "top"),
        ):
            block = text_block(id, lines, style, x, y, anchor, dx, dy, valign=valign)
            score = sum(_crowd(label, grid, space, taken) for label in block) + 0.4 * distance
            if best is None or score < best[0]:
                best = (score, block, distance)
    assert best is not None
    marks: list[Mark] = list(best[1])
    if best[2] > 2.2 * clear:
        first = best[1][0]
        end_x = x + (first.dx * 0.6) * grid.per_pixel_x()
        per_pixel_y = (grid.y_high - grid.y_low) / grid.box.height
        end_y = y - (first.dy * 0.6) * per_pixel_y
        marks.insert(0, Rule(f"{id}-leader", x, y, end_x, end_y, space.brand.color("mute"), space.unit))
    return marks


def line_obstacles(points: Sequence[tuple[float, float]], thickness: float) -> list[Box]:
    """Return small boxes along a polyline in pixels, so that texts can keep off it."""
    boxes = []
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / 9))
        for step in range(steps + 1):
            x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
            boxes.append(Box(x - thickness / 2, y - thickness / 2, thickness, thickness))
    return boxes


def _freest(candidates: Sequence[Label], grid: Grid, space: Space, taken: Sequence[Box]) -> Label:
    return min(candidates, key=lambda label: _crowd(label, grid, space, taken))


def _crowd(label: Label, grid: Grid, space: Space, taken: Sequence[Box]) -> float:
    box = label_box(label, *grid.pixel(label.x, label.y), space.ruler)
    near = [other for other in taken if overlap(box, other) > 0]
    return crowding(box, near) + 400 * outside(box, space.width, space.height)
