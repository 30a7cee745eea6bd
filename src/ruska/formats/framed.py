"""Station wrap, static: the frame template dresses a painted body; the framed SVG is the one static truth."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruska.brand import Brand
from ruska.formats.fonts import font_face_css
from ruska.formats.markup import own_markup
from ruska.formats.metadata import About, svg_metadata
from ruska.formats.page import environment
from ruska.formats.svgtext import texts_by_cut
from ruska.ruler import Ruler
from ruska.scene import Box, Label, Sheet


def frame_svg(sheet: Sheet, body: str, brand: Brand, ruler: Ruler, templates: Sequence[Path]) -> str:
    """Return a sheet as a whole SVG: body and captions as live text, fonts embedded as subsets, title and description.

    `body` is an `<svg>` element of the body's size. Same inputs, same bytes.
    """
    frame = sheet.frame
    template = environment(tuple(templates)).get_template("frame.svg.j2")
    internal = frame.logo.width == 0
    values: dict[str, Any] = {
        "id": f"{sheet.graphic}-{frame.size}",
        "width": number(frame.width),
        "height": number(frame.height),
        "language": sheet.language,
        "title": sheet.title,
        "alt": sheet.alt,
        "metadata": own_markup(svg_metadata(about(sheet, brand))),
        "paper": brand.color("paper"),
        "highlight": brand.color("highlight"),
        "grid": brand.color("grid"),
        "rule_height": "" if internal else number(8 * frame.width / 1200 if frame.width > frame.height else 9),
        "margin": number(frame.margin),
        "rule_y": number(frame.rule_y),
        "rule_width": number(frame.width - 2 * frame.margin),
        "hairline": number(max(1.0, frame.width / 1200)),
        "body": own_markup(placed(body, frame.body)),
        "logo": own_markup("" if internal else placed(brand.logo, frame.logo)),
        "texts": [caption(label, brand) for label in frame.texts],
    }
    bare = template.render(**values, fonts="")
    fonts = font_face_css(texts_by_cut(bare, ruler))
    return template.render(**values, fonts=own_markup(fonts))


def about(sheet: Sheet, brand: Brand) -> About:
    """Return what a file made from a sheet says of itself."""
    return About(sheet.title, sheet.alt, brand.mark(sheet.language), sheet.language, sheet.credit)


def number(value: float) -> str:
    """Write a coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def placed(svg: str, box: Box) -> str:
    """Return an `<svg>` element with the place and size of a box."""
    head, tag, rest = svg.partition("<svg")
    assert tag and not head
    attributes = rest[: rest.index(">")]
    place = f' x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
    kept = [part for part in _attributes(attributes) if part[0] not in ("x", "y", "width", "height")]
    return "<svg" + place + "".join(f' {name}="{value}"' for name, value in kept) + rest[len(attributes) :]


def _attributes(text: str) -> list[tuple[str, str]]:
    import re

    return re.findall(r'([\w:.-]+)="([^"]*)"', text)


def caption(label: Label, brand: Brand) -> dict[str, str]:
    """Return a label whose point is a pixel of the canvas as attributes of a `<text>`."""
    return {
        "x": number(label.x + label.dx),
        "y": number(label.y + label.dy),
        "family": brand.display_family if label.style.display else brand.text_family,
        "size": number(label.style.size),
        "weight": str(label.style.weight),
        "fill": label.style.color,
        "anchor": label.anchor,
        "text": label.text,
    }
