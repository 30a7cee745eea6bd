"""The ground of a map: sea, neighbouring land, borders and hatching, cut to the frame and broken where texts stand."""

from collections.abc import Iterable, Sequence

from ruska.data.outlines import Outlines
from ruska.kinds.ramps import ground_above, mixed
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_hatch import hatching
from ruska.layout.map_key import HATCH_PITCH, hatch_stroke
from ruska.layout.map_lettering import BORDER
from ruska.layout.map_plane import Bounds, Point, Rings, broken_lines, cut_lines, cut_rings, projected
from ruska.layout.space import Space
from ruska.scene import Mark, Rect, Shape, Stroke

COAST = 1.2
"""The width of the borders of neighbours, in pixels of a canvas with 17 px labels."""


def ground_marks(outlines: Outlines, frame: MapFrame, space: Space, clear: Sequence[Bounds]) -> list[Mark]:
    """Return sea, neighbouring land and its borders, cut to the frame and broken where texts stand (`clear`)."""
    bounds, brand = frame.bounds, space.brand
    marks: list[Mark] = [Rect("sea", bounds.left, bounds.bottom, bounds.right, bounds.top, sea_color(space))]
    lines: list[list[Point]] = []
    for code, rings in projected(outlines.background or outlines).items():
        visible = cut_rings(rings, bounds)
        if visible:
            marks.append(Shape(f"land-{code}", visible, brand.color("birch")))
            lines += cut_lines(rings, bounds)
    lines = broken_lines(lines, clear)
    if lines:
        color = mixed(ground_above(brand), brand.color("mute"), 0.22)
        marks.append(open_lines("coast", lines, color, COAST * space.unit))
    return marks


def sea_color(space: Space) -> str:
    """Return the brand's colour of the sea, or a breath of its context colour where it names none."""
    brand = space.brand
    return brand.colors.get("sea") or mixed(brand.color("paper"), brand.color("context"), 0.16)


def area_borders(
    id: str, areas: Iterable[Rings], frame: MapFrame, color: str, width: float, *, clear: Sequence[Bounds] = ()
) -> list[Mark]:
    """Return borders of areas as one line with round corners, cut to the frame and broken where texts stand."""
    lines = broken_lines(cut_lines((ring for rings in areas for ring in rings), frame.bounds), clear)
    return [open_lines(id, lines, color, width)] if lines else []


def white_borders(id: str, areas: Iterable[Rings], frame: MapFrame, space: Space) -> list[Mark]:
    """Return the white borders between areas."""
    return area_borders(id, areas, frame, space.brand.color("paper"), BORDER * space.unit)


def open_lines(id: str, lines: Iterable[Sequence[Point]], color: str, width: float) -> Stroke:
    """Return several lines as one mark, open between them."""
    xs: list[float] = []
    ys: list[float | None] = []
    for line in lines:
        xs += [*(x for x, _ in line), line[-1][0]]
        ys += [*(y for _, y in line), None]
    return Stroke(id, tuple(xs), tuple(ys), color, width)


def hatch_marks(id: str, rings: Rings, frame: MapFrame, space: Space, clear: Sequence[Bounds]) -> list[Mark]:
    """Return the hatching of an area without a figure, broken where texts stand."""
    hatched = hatching(rings, HATCH_PITCH * space.unit * frame.scale)
    lines = [(line[0], line[-1]) for line in broken_lines([list(line) for line in hatched], clear)]
    return [hatch_stroke(f"hatch-{id}", lines, space.brand.color("axis"), space)] if lines else []
