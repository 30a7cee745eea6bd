"""The outlined SVG: texts become paths, so that Office, Inkscape and any viewer show it right without the fonts."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from ruska.formats.svgtext import SVG, TextFont, anchored, inherit, parse_svg, spans, text_style
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
    for span, x, y in anchored(spans(text, font), ruler):
        path = ruler.outline(span.text, text_style(span.font, ruler), x, y)
        if path:
            ElementTree.SubElement(group, f"{SVG}path", {"d": path, **dict(span.paint)})
    return group


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
