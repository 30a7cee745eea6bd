"""Icons of the Lucide set (ISC licence) as strokes: outlines on a grid of 24 units, flattened to straight pieces."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from ruska.errors import ScriptError
from ruska.layout.svgpath import Line, ellipse_line, path_lines
from ruska.scene import Box, Stroke

GRID = 24.0
"""The side of the square on which every icon is drawn, in the icon's own units."""

WIDTH = 2.0
"""The width of an icon's strokes, in the same units."""

DOT = 0.2
"""A line shorter than this is meant as a dot, which only round ends would show; it becomes a small ring."""

SHAPE = re.compile(r"<(?!svg\b)(\w+)\s([^<>]*?)/?>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')

NEAR = 4


def icon_strokes(id: str, name: str, box: Box, color: str, width: float = 0.0) -> list[Stroke]:
    """Return an icon as strokes centred in `box`, in the pixels of the panel that shows it (y downwards).

    `name` is a name of the Lucide set, such as "users". `width` of the strokes is in pixels, by default in proportion
    to the box, which is 2 px in a box of 24. Strokes reach up to half their width beyond the points.
    Raises ScriptError for a name that the set does not have, with the nearest ones.
    """
    side = min(box.width, box.height)
    left, top = box.x + (box.width - side) / 2, box.y + (box.height - side) / 2
    scale = side / GRID
    return [
        Stroke(
            id=f"{id}-{index}",
            xs=tuple(round(left + scale * x, 2) for x, _ in line),
            ys=tuple(round(top + scale * y, 2) for _, y in line),
            color=color,
            width=width or WIDTH * scale,
        )
        for index, line in enumerate(icon_lines(name))
    ]


@lru_cache(maxsize=256)
def icon_lines(name: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return an icon's polylines on its grid of 24 units, y downwards. Raises ScriptError for an unknown name."""
    if name not in icon_names():
        raise ScriptError(
            f'there is no icon "{name}"; the nearest are {", ".join(nearest_icons(name))}. '
            "Take a name from lucide.dev/icons."
        )
    drawing = _archive().read(f"{name}.svg").decode("utf-8")
    shapes = [(shape, dict(ATTRIBUTE.findall(attributes))) for shape, attributes in SHAPE.findall(drawing)]
    lines = [line for shape, attributes in shapes for line in _shape_lines(shape, attributes)]
    # An SVG cuts off what lies outside its grid, as a stray line of one icon does.
    return tuple(tuple(_shown(line)) for line in lines if min(x for x, _ in line) < GRID)


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """Return the names of all icons."""
    return frozenset(name.removesuffix(".svg") for name in _archive().namelist() if name.endswith(".svg"))


def nearest_icons(name: str, count: int = NEAR) -> list[str]:
    """Return known names most like `name`: those that share a word with it first, then those spelled alike."""
    from difflib import SequenceMatcher

    words = set(name.lower().replace("_", "-").split("-"))

    def distance(known: str) -> tuple[int, float, str]:
        alike = SequenceMatcher(None, name.lower(), known).ratio()
        return -len(words & set(known.split("-"))), -alike, known

    return sorted(icon_names(), key=distance)[:count]


@lru_cache(maxsize=1)
def _archive() -> ZipFile:
    return ZipFile(BytesIO(files("lucide").joinpath("lucide.zip").read_bytes()))


def _shape_lines(shape: str, attributes: Mapping[str, str]) -> list[Line]:
    """Return the polylines of one SVG shape. Raises ValueError for a shape that is not one of SVG's basic ones."""

    def number(name: str, default: float = 0.0) -> float:
        return float(attributes.get(name, default))

    match shape:
        case "path":
            return path_lines(attributes.get("d", ""))
        case "circle":
            return [ellipse_line((number("cx"), number("cy")), (number("r"), number("r")))]
        case "ellipse":
            return [ellipse_line((number("cx"), number("cy")), (number("rx"), number("ry")))]
        case "line":
            return [[(number("x1"), number("y1")), (number("x2"), number("y2"))]]
        case "rect":
            corner = number("rx", number("ry"))
            return path_lines(_rounded(number("x"), number("y"), number("width"), number("height"), corner))
        case "polyline" | "polygon":
            return path_lines(f"M{attributes.get('points', '')}{'Z' if shape == 'polygon' else ''}")
    raise ValueError(f"unknown shape {shape}")


def _rounded(x: float, y: float, width: float, height: float, corner: float) -> str:
    """Return path data of a rectangle with round corners."""
    across, down = width - 2 * corner, height - 2 * corner
    arcs = [f"a{corner} {corner} 0 0 1 {dx} {dy}" for dx, dy in _quarters(corner)]
    sides = (f"h{across}", f"v{down}", f"h{-across}", f"v{-down}")
    parts = "".join(side + arc for side, arc in zip(sides, arcs, strict=True))
    return f"M{x + corner} {y}{parts}z"


def _quarters(corner: float) -> Sequence[tuple[float, float]]:
    return ((corner, corner), (-corner, corner), (-corner, -corner), (corner, -corner))


def _shown(line: Line) -> Line:
    """Return a line, or a small ring in the place of a dot."""
    length = sum(math.dist(start, end) for start, end in pairwise(line))
    return ellipse_line(line[0], (DOT, DOT)) if length < DOT else line
