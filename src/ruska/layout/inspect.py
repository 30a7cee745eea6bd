"""Inspection of a finished sheet: texts inside the canvas, apart from each other, large enough and whole."""

from collections.abc import Iterator, Sequence

from ruska.brand import Size
from ruska.contrast import TEXT_CONTRAST, contrast
from ruska.layout.boxes import Grid, label_box, line_boxes, outside, overlap, scene_label_boxes
from ruska.ruler import Ruler
from ruska.scene import Box, Label, Panel, Rect, Rule, Shape, Sheet, Stroke

TOLERANCE = 1.0
"""Pixels that boxes may share or stand out before it is worth a word: the boxes are rounder than the glyphs."""

SHOWN = 40

Placed = tuple[Label, Box]


def inspect_sheet(sheet: Sheet, size: Size, ruler: Ruler) -> list[str]:
    """Return what is wrong with the texts of a sheet, one message a fault; empty when nothing is."""
    placed = label_boxes(sheet, ruler)
    frame = sheet.frame
    return [
        *(f"the {name} was cut because it is too long." for name in sheet.truncated),
        *leaving(placed, frame.width, frame.height),
        *overlapping(placed),
        *small(placed, size),
    ]


def label_boxes(sheet: Sheet, ruler: Ruler) -> list[Placed]:
    """Return every text of a sheet, captions and body, with its box in canvas pixels; empty texts are left out."""
    body = sheet.frame.body
    placed = [(label, label_box(label, label.x, label.y, ruler)) for label in sheet.frame.texts]
    placed += [
        (label, Box(box.x + body.x, box.y + body.y, box.width, box.height))
        for label, box in scene_label_boxes(sheet.scene, ruler)
    ]
    return [(label, box) for label, box in placed if label.text.strip()]


def leaving(placed: Sequence[Placed], width: float, height: float) -> list[str]:
    """Return a message for every text that leaves the canvas of `width` × `height` pixels."""
    faults = [(label, outside(box, width, height)) for label, box in placed]
    return [
        f'the label "{_short(label.text)}" leaves the canvas by {pixels:.0f} px.'
        for label, pixels in faults
        if pixels > TOLERANCE
    ]


def cut(sheet: Sheet) -> tuple[str, ...]:
    """Return the texts of the body that had to be cut, as they stand; those of the captions are in `truncated`."""
    labels = [mark.text for panel in sheet.scene.panels for mark in panel.marks if isinstance(mark, Label)]
    return tuple(dict.fromkeys(text for text in labels if text.endswith("…")))


def overlapping(placed: Sequence[Placed]) -> list[str]:
    """Return a message for every pair of texts that overlap."""
    messages = []
    ordered = sorted(placed, key=lambda pair: pair[1].y)
    for index, (label, box) in enumerate(ordered):
        for other, other_box in ordered[index + 1 :]:
            if other_box.y >= box.y + box.height:
                break
            if overlap(box, other_box, -TOLERANCE) > 0:
                messages.append(f'the labels "{_short(label.text)}" and "{_short(other.text)}" overlap.')
    return messages


def small(placed: Sequence[Placed], size: Size) -> list[str]:
    """Return a message for every size of text that is below the canvas's floor."""
    sizes = sorted({label.style.size for label, _ in placed if label.style.size < size.floor - 0.01})
    return [f"text of {found:g} px is below the floor of {size.floor:g} px." for found in sizes]


def struck(sheet: Sheet, ruler: Ruler) -> list[str]:
    """Return a message for every direct label, value or annotation that a line of its panel runs through.

    Tick texts stand above their own hairline and values may cross hairlines, so only series, reference lines and
    leaders count.
    """
    messages = []
    for panel in sheet.scene.panels:
        lines = list(_line_boxes(panel))
        grid = Grid.of(panel)
        for label in panel.marks:
            if isinstance(label, Label):
                box = label_box(label, *grid.pixel(label.x, label.y), ruler)
                if any(overlap(box, line, -2) > 0 for line in lines):
                    messages.append(f'the label "{_short(label.text)}" is struck through by a line.')
    return messages


def faint(sheet: Sheet, ruler: Ruler) -> list[str]:
    """Return a message for every text of the body that does not stand out from the bar or shape it stands on.

    The ground of a text is the last mark painted before it that holds its middle; texts on bare paper are the brand's.
    """
    messages = []
    for panel in sheet.scene.panels:
        grid = Grid.of(panel)
        grounds: list[Rect | Shape] = []
        for mark in panel.marks:
            if isinstance(mark, Rect | Shape):
                grounds.append(mark)
            elif isinstance(mark, Label) and mark.text.strip():
                box = label_box(mark, *grid.pixel(mark.x, mark.y), ruler)
                middle = box.x + box.width / 2, box.y + box.height / 2
                ground = next((ground for ground in reversed(grounds) if _holds(ground, middle, grid)), None)
                ratio = contrast(mark.style.color, ground.color) if ground else TEXT_CONTRAST
                if ratio < TEXT_CONTRAST:
                    messages.append(
                        f'the label "{_short(mark.text)}" has a contrast of {ratio:.1f} to what it stands on; '
                        f"text needs {TEXT_CONTRAST:g}."
                    )
    return messages


def _holds(mark: Rect | Shape, point: tuple[float, float], grid: Grid) -> bool:
    """Tell whether a mark covers a point of the body, in pixels (even-odd for shapes)."""
    x, y = point
    if isinstance(mark, Rect):
        (x0, y0), (x1, y1) = grid.pixel(mark.x0, mark.y0), grid.pixel(mark.x1, mark.y1)
        return min(x0, x1) <= x <= max(x0, x1) and min(y0, y1) <= y <= max(y0, y1)
    inside = False
    for ring in mark.rings:
        corners = [grid.pixel(*corner) for corner in ring]
        for (xa, ya), (xb, yb) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
            if (ya > y) != (yb > y) and x < xa + (y - ya) / (yb - ya) * (xb - xa):
                inside = not inside
    return inside


def _line_boxes(panel: Panel) -> Iterator[Box]:
    grid = Grid.of(panel)
    for mark in panel.marks:
        if isinstance(mark, Stroke):
            for stretch in _stretches(mark):
                yield from line_boxes([grid.pixel(x, y) for x, y in stretch], mark.width)
        elif isinstance(mark, Rule) and mark.id.startswith(("line-", "leader-")) and "ground" not in mark.id:
            yield from line_boxes([grid.pixel(mark.x0, mark.y0), grid.pixel(mark.x1, mark.y1)], 2.5)


def _stretches(stroke: Stroke) -> Iterator[list[tuple[float, float]]]:
    """Yield the points between the gaps of a stroke."""
    stretch: list[tuple[float, float]] = []
    for x, y in [*zip(stroke.xs, stroke.ys, strict=True), (0.0, None)]:
        if y is not None:
            stretch.append((x, y))
        elif stretch:
            yield stretch
            stretch = []


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
