"""What an SVG body shows, as either painter writes it: texts, areas, lines and dots with their pixels and colours.

Only what both painters use is read: paths of straight lines, `translate` and turns of no angle. Anything else fails.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
STEP = 0.02
"""Both painters write hundredths of a pixel; a shorter step of a path is none."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Shown:
    """One thing that is seen: its kind, what must be equal, and the pixels that must be near."""

    kind: str
    same: tuple[str, ...]
    places: tuple[Point, ...]


def read_svg(svg: str) -> list[Shown]:
    """Return all that an SVG body shows."""
    root = ElementTree.fromstring(svg)
    return [shown for element, shift in _walk(root, (0.0, 0.0)) for shown in _read(element, shift)]


def differences(one: Sequence[Shown], other: Sequence[Shown], near: dict[str, float]) -> list[str]:
    """Return a line for everything that one shows and the other does not; `near` is the distance allowed by kind."""
    found = []
    for key, mine, theirs in _paired(one, other):
        left = list(theirs)
        for shown in mine:
            match = min(left, key=lambda candidate: _distance(shown, candidate), default=None)
            if match is None or _distance(shown, match) > near[shown.kind]:
                found.append(f"{key}: {shown.places[:2]} is not there; nearest {match and match.places[:2]}")
            else:
                left.remove(match)
        found += [f"{key}: {shown.places[:2]} is too much" for shown in left]
    return found


def _paired(one: Sequence[Shown], other: Sequence[Shown]) -> Iterator[tuple[tuple[str, ...], list[Shown], list[Shown]]]:
    def by_key(shown: Sequence[Shown]) -> dict[tuple[str, ...], list[Shown]]:
        ordered = sorted(shown, key=_key)
        return {key: list(group) for key, group in groupby(ordered, key=_key)}

    left, right = by_key(one), by_key(other)
    for key in sorted({*left, *right}):
        yield key, left.get(key, []), right.get(key, [])


def _key(shown: Shown) -> tuple[str, ...]:
    return shown.kind, *shown.same


def _distance(one: Shown, other: Shown) -> float:
    if len(one.places) != len(other.places):
        return math.inf
    return max(math.dist(a, b) for a, b in zip(one.places, other.places, strict=True))


def _walk(element: ElementTree.Element, shift: Point) -> Iterator[tuple[ElementTree.Element, Point]]:
    """Yield every visible element with the shift of its parents."""
    for child in element:
        if child.tag.removeprefix(SVG) in ("defs", "clipPath", "style", "metadata"):
            continue
        x, y = _shift(child.get("transform", ""))
        place = shift[0] + x, shift[1] + y
        yield child, place
        yield from _walk(child, place)


def _shift(transform: str) -> Point:
    x = y = 0.0
    for name, arguments in re.findall(r"(\w+)\(([^)]*)\)", transform):
        numbers = [float(part) for part in re.split(r"[ ,]+", arguments.strip())]
        if name == "translate":
            x, y = x + numbers[0], y + (numbers[1] if len(numbers) > 1 else 0)
        else:
            assert name == "rotate" and numbers[0] == 0, transform
    return x, y


def _read(element: ElementTree.Element, shift: Point) -> Iterator[Shown]:
    tag, style = element.tag.removeprefix(SVG), _style(element)
    if tag == "text":
        font = style.get("font-weight", "400"), _number(style["font-size"]), style["font-family"].strip("\"' ")
        anchor = style.get("text-anchor", element.get("text-anchor", "start"))
        place = float(element.get("x", 0)) + shift[0], float(element.get("y", 0)) + shift[1]
        yield Shown("text", ("".join(element.itertext()), *font, anchor, _color(style["fill"])), (place,))
    elif tag == "circle":
        place = float(element.get("cx", 0)) + shift[0], float(element.get("cy", 0)) + shift[1]
        yield Shown("dot", (f"{float(element.get('r', 0)):.1f}", _color(style["fill"])), (place,))
    elif tag == "path" and element.get("class") == "point" and style.get("opacity") != "0":
        yield _dot(element.get("d", ""), style, shift)
    elif tag == "path" and element.get("class") != "point":
        yield from _read_path(element, shift, style)


def _dot(path: str, style: dict[str, str], place: Point) -> Shown:
    radius = max(abs(float(number)) for number in re.findall(r"-?[\d.]+", path))
    return Shown("dot", (f"{radius:.1f}", _color(style["fill"])), (place,))


def _read_path(element: ElementTree.Element, shift: Point, style: dict[str, str]) -> Iterator[Shown]:
    rings = [[(x + shift[0], y + shift[1]) for x, y in ring] for ring in _rings(element.get("d", ""))]
    filled, stroke = (_color(style.get(name, "none")) for name in ("fill", "stroke"))
    width = _number(style.get("stroke-width", "0"))
    for ring in rings:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        corners = (min(xs), min(ys)), (max(xs), max(ys))
        if filled != "none" and max(xs) - min(xs) > STEP and max(ys) - min(ys) > STEP:
            yield Shown("area", (filled,), corners)
        if stroke != "none" and float(width) > 0 and len(ring) > 1:
            closed = filled != "none" or math.dist(ring[0], ring[-1]) <= STEP
            yield Shown("outline" if closed else "line", (stroke, width), corners if closed else tuple(ring))


def _rings(path: str) -> Iterator[list[Point]]:
    """Yield the pieces of a path of straight lines; a step of no length is left out."""
    ring: list[Point] = []
    for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", rest)]
        if letter == "M":
            yield from [ring] if ring else []
            ring = []
        if letter in "ML":
            steps = list(zip(numbers[::2], numbers[1::2], strict=True))
        elif letter in "HV":
            x, y = ring[-1]
            steps = [(number, y) if letter == "H" else (x, number) for number in numbers]
        else:
            assert letter in "Zz", path[:80]
            steps = []
        ring += [step for step in steps if not ring or math.dist(step, ring[-1]) > STEP]
    if ring:
        yield ring


def _style(element: ElementTree.Element) -> dict[str, str]:
    """Return the presentation of an element, from its attributes and its `style`."""
    parts = (part.partition(":") for part in element.get("style", "").split(";"))
    return {**element.attrib, **{name.strip(): value.strip() for name, _, value in parts if name.strip()}}


def _number(size: str) -> str:
    return f"{float(size.removesuffix('px')):.1f}"


def _color(color: str) -> str:
    numbers = re.fullmatch(r"rgba?\((\d+), (\d+), (\d+)(?:, [\d.]+)?\)", color)
    return "#{:02x}{:02x}{:02x}".format(*map(int, numbers.groups())) if numbers else color.lower()
