"""Figures of matplotlib: live text in the brand's fonts, ids that cannot collide."""

import re
from xml.etree import ElementTree

from matplotlib.figure import Figure

from ruska.brand import load_brand
from ruska.build.project import engine_templates
from ruska.painters.figure import font_properties, paint_figure, svg_body

FONTS = load_brand(engine_templates() / "lapland").fonts
SVG = "{http://www.w3.org/2000/svg}"


def draw() -> Figure:
    figure = Figure()
    axes = figure.add_axes((0, 0, 1, 1))
    axes.plot([1, 2], [1, 3], marker="o")
    axes.text(1, 2, "$5 to $9 & <b>", parse_math=False, font=font_properties(600, 20, FONTS))
    return figure


def test_a_figure_has_the_size_asked_for_and_live_text() -> None:
    root = ElementTree.fromstring(paint_figure(draw, 300, 150, "s"))
    assert (root.get("width"), root.get("height")) == ("300", "150")
    [text] = [text for text in root.iter(f"{SVG}text") if text.text == "$5 to $9 & <b>"]
    assert "'Ruska Sans'" in text.get("style", "") and "600" in text.get("style", "")


def test_ids_and_references_carry_the_figures_id() -> None:
    svg = paint_figure(draw, 300, 150, "graphic-web")
    assert all(id.startswith("graphic-web-") for id in re.findall(r' id="([^"]+)"', svg))
    targets = set(re.findall(r'href="#([^"]+)"', svg))
    assert targets and targets <= set(re.findall(r' id="([^"]+)"', svg))


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert paint_figure(draw, 300, 150, "s") == paint_figure(draw, 300, 150, "s")
    assert "<metadata" not in paint_figure(draw, 300, 150, "s")


def test_a_text_that_looks_like_markup_is_not_rewritten() -> None:
    body = svg_body('<?xml?><svg id="a" width="10pt"><text id="b">width="3pt" id="c"</text></svg>', "s")
    assert body == '<svg id="s-a" width="10"><text id="s-b">width="3pt" id="c"</text></svg>'
