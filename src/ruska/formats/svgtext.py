"""Reads the texts of an SVG: which words stand where, in which cut, with which paint.

It understands what Ruska's frames, matplotlib and plotly write: `<text>` with `<tspan>` inside, positions and fonts as
attributes, as properties in `style`, or as the shorthand `font`, inherited from the elements around them. Style sheets
and a position for each glyph are not read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from ruska.errors import PaintError
from ruska.ruler import FontFile, Ruler
from ruska.scene import TextStyle

SVG = "{http://www.w3.org/2000/svg}"
PREFIXES = {
    "": "http://www.w3.org/2000/svg",
    "xlink": "http://www.w3.org/1999/xlink",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "cc": "http://creativecommons.org/ns#",
}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PAINT = (
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linejoin",
    "paint-order",
    "opacity",
)
FONT_PROPERTIES = frozenset(
    ("style", "font-size", "font-weight", "font-family", "text-anchor", "white-space", XML_SPACE)
)
WEIGHTS = {"normal": 400, "bold": 700, "bolder": 700, "lighter": 400}
ANCHOR_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54}
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z%]*)")
_SHORTHAND = re.compile(r"(?P<before>.*?)(?P<size>[\d.]+(?:px|pt|em|rem|%))(?:\s*/\s*\S+)?\s+(?P<family>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TextFont:
    """The font properties in force at an element; `preserve` keeps spaces as they are."""

    size: float = 16.0
    weight: int = 400
    family: str = ""
    anchor: str = "start"
    preserve: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style. `x` and `y` are None where the words follow those before them."""

    text: str
    font: TextFont
    paint: tuple[tuple[str, str], ...] = ()
    x: float | None = None
    y: float | None = None
    dx: float = 0.0
    dy: float = 0.0


def parse_svg(svg: str) -> ElementTree.Element:
    """Return the root element; raises PaintError for text that is not well-formed SVG, or that declares entities."""
    for prefix, address in PREFIXES.items():
        ElementTree.register_namespace(prefix, address)
    if "<!ENTITY" in svg:
        raise PaintError("The SVG declares entities, which are not read.")
    try:
        return ElementTree.fromstring(svg)  # noqa: S314  (expat expands no entity that is not declared)
    except ElementTree.ParseError as error:
        raise PaintError(f"The SVG is not well-formed XML: {error}.") from None


def properties(element: ElementTree.Element) -> dict[str, str]:
    """Return an element's attributes, overridden by the properties of its `style`, `font` taken apart."""
    style = dict(_declarations(element.get("style", "")))
    return {**element.attrib, **_shorthand(style.get("font", "")), **style}


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip(), value.strip()


def length(value: str | None, em: float, default: float = 0.0) -> float:
    """Return the first length in `value` in user units; `em` is the font size that em and % refer to."""
    match = _LENGTH.match(value or "")
    if not match:
        return default
    number, unit = float(match[1]), match[2]
    if unit in ("em", "rem"):
        return number * em
    return number * em / 100 if unit == "%" else number * PIXELS.get(unit, 1.0)


def inherit(font: TextFont, element: ElementTree.Element) -> TextFont:
    """Return the font properties inside `element`, given those around it."""
    if FONT_PROPERTIES.isdisjoint(element.attrib):
        return font
    own = properties(element)
    weight = own.get("font-weight", "").strip()
    space = own.get("white-space", own.get(XML_SPACE, ""))
    return TextFont(
        size=length(own.get("font-size"), font.size, font.size),
        weight=WEIGHTS.get(weight, int(float(weight)) if weight[:1].isdigit() else font.weight),
        family=own.get("font-family", font.family),
        anchor=own.get("text-anchor", font.anchor),
        preserve=space.startswith("pre") if space else font.preserve,
    )


def _shorthand(value: str) -> dict[str, str]:
    match = _SHORTHAND.match(value)
    if not match:
        return {}
    weights = [word for word in match["before"].split() if word in WEIGHTS or word.isdigit()]
    weight = next((word for word in weights if word != "normal"), "normal")
    return {"font-weight": weight, "font-size": match["size"], "font-family": match["family"]}


def text_style(font: TextFont, ruler: Ruler) -> TextStyle:
    """Return the style in the brand's fonts: the first family of the list that is the brand's, else its text family."""
    families = [name.strip().strip("'\"") for name in font.family.split(",")]
    known = {file.family: file.display for file in ruler.fonts}
    display = next((known[name] for name in families if name in known), False)
    return TextStyle(font.size, "", font.weight, display)


def spans(text: ElementTree.Element, font: TextFont) -> list[Span]:
    """Return the words of a `<text>` element in reading order; `font` is what its parent hands down."""
    found: list[Span] = []
    _collect(text, font, (), found)
    return _collapsed(found)


def _collect(
    element: ElementTree.Element, font: TextFont, paint: tuple[tuple[str, str], ...], found: list[Span]
) -> None:
    inner = inherit(font, element)
    own = properties(element)
    x, y = (length(own[key], inner.size) if key in own else None for key in ("x", "y"))
    start = Span("", inner, paint, x, y, length(own.get("dx"), inner.size), length(own.get("dy"), inner.size))
    found.append(replace(start, text=element.text or ""))
    for child in element:
        child_paint = tuple(item for item in properties(child).items() if item[0] in PAINT)
        _collect(child, inner, (*paint, *child_paint), found)
        found.append(Span(child.tail or "", inner, paint))


def _collapsed(found: list[Span]) -> list[Span]:
    """Apply SVG's rules for white space across spans: line ends vanish, spaces shrink to one and go at both ends."""
    result: list[Span] = []
    after_space = True
    for span in found:
        text = re.sub(r"[\r\n\t]", " ", span.text) if span.font.preserve else re.sub(r"[ \r\n\t]+", " ", span.text)
        if not span.font.preserve and after_space:
            text = text.lstrip(" ")
        if text:
            after_space = text.endswith(" ")
        result.append(replace(span, text=text))
    for index in range(len(result) - 1, -1, -1):
        if result[index].font.preserve:
            break
        result[index] = replace(result[index], text=result[index].text.rstrip(" "))
        if result[index].text:
            break
    return result


def anchored(found: list[Span], ruler: Ruler) -> Iterator[tuple[Span, float, float]]:
    """Yield the words of a text with the place where the baseline of each begins."""
    x = y = 0.0
    for chunk in _chunks(found):
        x = chunk[0].x if chunk[0].x is not None else x
        y = chunk[0].y if chunk[0].y is not None else y
        widths = [ruler.width(span.text, text_style(span.font, ruler)) for span in chunk]
        x -= sum(widths, sum(span.dx for span in chunk[1:])) * ANCHOR_SHARE.get(chunk[0].font.anchor, 0.0)
        for span, width in zip(chunk, widths, strict=True):
            x, y = x + span.dx, y + span.dy
            yield span, x, y
            x += width


def _chunks(found: list[Span]) -> Iterator[list[Span]]:
    """Yield spans that are anchored together: a span with a position of its own begins a new chunk."""
    chunk: list[Span] = []
    for span in found:
        if chunk and (span.x is not None or span.y is not None):
            yield chunk
            chunk = []
        chunk.append(span)
    if chunk:
        yield chunk


def texts_by_cut(svg: str, ruler: Ruler) -> Mapping[FontFile, str]:
    """Return all that each cut of the brand sets in an SVG, for `fonts.font_face_css`."""
    texts: dict[FontFile, str] = {}

    def visit(element: ElementTree.Element, font: TextFont) -> None:
        if element.tag == f"{SVG}text":
            for span in spans(element, font):
                cut = ruler.font(text_style(span.font, ruler))
                texts[cut] = texts.get(cut, "") + span.text
            return
        inner = inherit(font, element)
        for child in element:
            visit(child, inner)

    visit(parse_svg(svg), TextFont())
    return {cut: text for cut, text in texts.items() if text}
