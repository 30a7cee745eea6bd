"""The picture of a chart as a drawing inside a page: there with the page's first answer, and needing no font.

    drawings(wide, narrow, ...)             both pictures of a chart, for `Page.drawings`
    drawing(svg, alt, ruler, palette)       a framed SVG as an `<svg>` for HTML, or nothing where it cannot be one

A browser opens an SVG file as a document of its own and decodes the fonts inside it; this costs more than all else
before a page's first picture. In a drawing every text is a path, written on the units of its type size, so that the
same letters are the same data and pack well. It has no ids, no styles and no texts but its description, for it is one
image to whoever listens.

Colours follow the scheme without a script: an element's colour is `var(--own, …)` and its dark twin stands in `color`;
`tokens.css` lets `--own` be `currentColor` on dark paper and nothing on light, where the colour itself counts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from xml.etree import ElementTree

from ruska.brand import Brand
from ruska.dark import Palette, dark_palette, plain_hex
from ruska.formats.svgtext import SVG, TextFont, anchored, inherit, parse_svg, properties, spans, text_style
from ruska.ruler import Ruler

EM = 512
"""Letters are drawn on so many units: a headline of 36 px keeps to a thirtieth of a pixel."""

LETTER = re.compile(r"M([-\d.]+) ([-\d.]+)(m[^M]*)")
STEP = re.compile(r"([mlqcz])([^mlqcz]*)")
NUMBER = re.compile(r"-?\d*\.?\d+")
UNITS = 100
"""A ruler writes paths to the hundredth; a hundredth is the unit here."""

LARGEST = 25_000
"""Bytes of both drawings, packed: with them the largest page stays under the 60 kB that may come before its picture."""

SHAPES = ("path", "circle", "ellipse", "rect", "line", "polyline", "polygon")
GROUPS = ("svg", "g")
SILENT = ("title", "desc", "metadata")
GEOMETRY = ("d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "points")
LOOK = (
    *("fill", "fill-rule", "fill-opacity", "opacity", "overflow", "preserveAspectRatio", "stroke", "stroke-dasharray"),
    *("stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "transform"),
    *("viewBox", "paint-order"),
)
KEPT = frozenset((*GEOMETRY, *LOOK))
DROPPED = frozenset(("id", "lang", "role", "aria-labelledby", "aria-label", "version", "class"))
PAINTED = re.compile(r"#[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3}|rgb\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)")
FONT_FACES = re.compile(r"\s*(@font-face\s*\{[^{}]*\}\s*)*")


class _UnfitError(Exception):
    """An SVG holds what a drawing cannot: a style, a gradient, a picture, colours of a whole group."""


def drawings(wide: str, narrow: str, alt: str, ruler: Ruler, brand: Brand) -> tuple[str, str]:
    """Return both pictures of a chart as drawings, for a page's `drawings`; one that cannot be drawn is empty.

    Both are empty where they are large, as of maps: a reader needs one of them, and has its file sooner than both.
    """
    from zlib_ng import zlib_ng  # pinned, so that it packs alike on every machine

    palette = dark_palette(brand)
    drawn = drawing(wide, alt, ruler, palette), drawing(narrow, alt, ruler, palette)
    return drawn if len(zlib_ng.compress("".join(drawn).encode())) <= LARGEST else ("", "")


def drawing(svg: str, alt: str, ruler: Ruler, palette: Palette) -> str:
    """Return a framed SVG as an `<svg>` for HTML with a description.

    Return nothing for one with more than shapes and texts in plain colours, as a script's own figure may be. Raises
    PaintError when the SVG is not well-formed.
    """
    root = parse_svg(svg)
    draft = _Draft(ruler, palette)
    try:
        inner = "".join(part for child in root for part in draft.parts(child, inherit(TextFont(), root)))
    except _UnfitError:
        return ""
    size = {name: root.get(name, "") for name in ("width", "height", "viewBox")}
    return f'<svg{_attributes(size)} role="img" aria-label="{escape(alt)}">{inner}</svg>'


class _Draft:
    """Writes the elements of an SVG as those of a drawing."""

    def __init__(self, ruler: Ruler, palette: Palette) -> None:
        self.ruler = ruler
        self.palette = palette

    def parts(self, element: ElementTree.Element, font: TextFont) -> Iterator[str]:
        """Yield an element as markup. Raises _UnfitError."""
        name = element.tag.removeprefix(SVG)
        if name in SILENT:
            return
        if name == "text":
            yield from self._text(element, font)
        elif name in SHAPES:
            yield from self._shape(name, _kept(element))
        elif name in GROUPS:
            yield from self._group(name, element, font)
        elif name != "style" or not FONT_FACES.fullmatch(element.text or ""):
            raise _UnfitError

    def _group(self, name: str, element: ElementTree.Element, font: TextFont) -> Iterator[str]:
        kept = _kept(element)
        if any(PAINTED.fullmatch(kept.get(paint, "")) for paint in ("fill", "stroke")):
            raise _UnfitError
        inner = [part for child in element for part in self.parts(child, inherit(font, element))]
        bare = name == "g" and not kept
        yield from inner if bare else [f"<{name}{_attributes(kept)}>", *inner, f"</{name}>"]

    def _shape(self, name: str, kept: Mapping[str, str]) -> Iterator[str]:
        """Yield a shape; one whose fill and edge have colours of their own is two, for it has one dark twin."""
        fill, stroke = (kept.get(paint, "") for paint in ("fill", "stroke"))
        if PAINTED.fullmatch(fill) and PAINTED.fullmatch(stroke) and fill != stroke:
            halves = [{**kept, "stroke": "none"}, {**kept, "fill": "none"}]
            for half in halves[:: -1 if kept.get("paint-order", "").startswith("stroke") else 1]:
                yield f"<{name}{_attributes(self._colored(half))}/>"
        else:
            yield f"<{name}{_attributes(self._colored(kept))}/>"

    def _colored(self, kept: Mapping[str, str]) -> dict[str, str]:
        paints = {name: kept[name] for name in ("fill", "stroke") if PAINTED.fullmatch(kept.get(name, ""))}
        colored = {**kept, **{name: f"var(--own,{color})" for name, color in paints.items()}}
        for color in paints.values():
            colored["color"] = self.palette.color(plain_hex(color))
        return colored

    def _text(self, element: ElementTree.Element, font: TextFont) -> Iterator[str]:
        own = properties(element)
        around = {name: own[name] for name in LOOK if name in own}
        for span, x, y in anchored(spans(element, font), self.ruler):
            style = text_style(span.font, self.ruler)
            letters = LETTER.findall(self.ruler.outline(span.text, replace(style, size=EM / UNITS)))
            if letters:
                place = f"translate({x:.2f} {y:.2f}) scale({style.size / EM:.6g})"
                transform = f"{around.get('transform', '')} {place}".strip()
                data = "".join(f"M{_unit(across)} {_unit(down)}{_packed(steps)}" for across, down, steps in letters)
                yield from self._shape("path", {**around, **dict(span.paint), "transform": transform, "d": data})


def _unit(number: str) -> int:
    return round(float(number) * UNITS)


@lru_cache(maxsize=4096)
def _packed(steps: str) -> str:
    """Return a letter's path in whole units, with `t` for a curve that goes on as the one before it came, to a unit."""
    packed: list[str] = []
    away = (0, 0)
    for command, numbers in STEP.findall(steps):
        points = [_unit(number) for number in NUMBER.findall(numbers)]
        if command == "q" and packed and packed[-1][0] in "qt" and max(map(abs, _less(points[:2], away))) <= 1:
            packed.append(f"t{points[2]} {points[3]}")
            away = points[2] - away[0], points[3] - away[1]
            continue
        if command == "l" and not any(points):
            continue
        packed.append(command + " ".join(map(str, points)))
        away = (points[2] - points[0], points[3] - points[1]) if command == "q" else (0, 0)
    return "".join(packed).replace(" -", "-")


def _less(point: Sequence[int], other: tuple[int, int]) -> tuple[int, int]:
    return point[0] - other[0], point[1] - other[1]


def _kept(element: ElementTree.Element) -> dict[str, str]:
    """Return the attributes that a drawing keeps. Raises _UnfitError for one that it cannot do without."""
    kept = {}
    for name, value in element.attrib.items():
        if name in KEPT and "url(" not in value:
            kept[name] = value
        elif name not in DROPPED and not name.startswith(("{", "font-", "data-")) and name != "text-anchor":
            raise _UnfitError
    return kept


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())
