"""The outlined SVG: texts become paths, so that Office, Inkscape and any viewer show it right without the fonts."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from ruska.formats.svgtext import SVG, Span, TextFont, inherit, parse_svg, spans, text_style
from ruska.ruler import Ruler

TEXT_ATTRIBUTES = (
    "x",
    "y",
    "dx",
    "dy",
    "text-anchor",
    "textLength",
    "lengthAdjust",
    "rotate",
    "letter-spacing",
    "font",
)
TEXT_PREFIXES = ("font-", "data-", "{http://www.w3.org/XML/1998/namespace}")
TEXT_PROPERTIES = ("white-space", "text-rendering", "text-align")
ANCHOR_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}
FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}")


def outline_svg(svg: str, ruler: Ruler) -> str:
    """Return `svg` with each `<text>` replaced by a `<g>` of paths that look the same.

    Glyphs come from the brand's own cuts; `@font-face` rules go; title, description and metadata stay. Raises
    PaintError when the SVG is not well-formed.
    """
    root = parse_svg(svg)
    _visit(root, TextFont(), ruler)
    return ElementTree.tostring(root, encoding="unicode")


def _visit(element: ElementTree.Element, font: TextFont, ruler: Ruler) -> None:
    inner = inherit(font, element)
    for index, child in enumerate(list(element)):
        if child.tag == f"{SVG}text":
            element[index] = _group(child, inner, ruler)
        elif child.tag == f"{SVG}style":
            child.text = FONT_FACE.sub("", child.text or "").strip()
        else:
            _visit(child, inner, ruler)
    for style in [child for child in element if child.tag == f"{SVG}style" and not child.text]:
        element.remove(style)


def _group(text: ElementTree.Element, font: TextFont, ruler: Ruler) -> ElementTree.Element:
    group = ElementTree.Element(f"{SVG}g", dict(_kept_attributes(text)))
    group.tail = text.tail
    x = y = 0.0
    for chunk in _chunks(spans(text, font)):
        x = chunk[0].x if chunk[0].x is not None else x
        y = chunk[0].y if chunk[0].y is not None else y
        widths = [ruler.width(span.text, text_style(span.font, ruler)) for span in chunk]
        x -= sum(widths, sum(span.dx for span in chunk[1:])) * ANCHOR_SHARE.get(chunk[0].font.anchor, 0.0)
        for span, width in zip(chunk, widths, strict=True):
            x, y = x + span.dx, y + span.dy
            path = ruler.outline(span.text, text_style(span.font, ruler), x, y)
            if path:
                ElementTree.SubElement(group, f"{SVG}path", {"d": path, **dict(span.paint)})
            x += width
    return group


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


def _kept_attributes(text: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes that still mean something on a group: id, paint, transform, and what is left of style."""
    for name, value in text.attrib.items():
        if name == "style":
            style = "; ".join(filter(_is_kept, (declaration.strip() for declaration in value.split(";"))))
            if style:
                yield name, style
        elif name not in TEXT_ATTRIBUTES and not name.startswith(TEXT_PREFIXES):
            yield name, value


def _is_kept(declaration: str) -> bool:
    name = declaration.partition(":")[0].strip()
    return bool(name) and name not in (*TEXT_ATTRIBUTES, *TEXT_PROPERTIES) and not name.startswith("font-")
