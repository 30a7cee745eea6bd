"""Pictures drawn inside a page: they look as the SVG file does, hold nothing but shapes, and know their dark twins."""

import io
import random
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from format_samples import BRAND, FONT_FOLDER, HOSTILE, text_svg
from PIL import Image, ImageFilter

from ruska.brand import load_brand
from ruska.dark import dark_palette
from ruska.formats.drawing import LARGEST, drawing, drawings
from tests.rasters import svg_png

LIVE = text_svg("Lapin yöpymiset 1\u00a0234", "Čáhci đŋšŧž ǥǧǩǯʒ")
SHAPES = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" viewBox="0 0 400 300">'
    '<g id="a" transform="translate(20 10)"><rect width="90" height="60" fill="#C8102E" stroke="#00274A"/>'
    '<circle cx="200" cy="90" r="40" fill="#4A9ABC" fill-opacity="0.5"/></g>'
    '<path d="M10 200L300 280" fill="none" stroke="#00274A" stroke-width="3" stroke-dasharray="9 5"/>{more}</svg>'
)


def drawn(svg: str, ruler, alt: str = "Kuvaus") -> str:
    return drawing(svg, alt, ruler, dark_palette(load_brand(BRAND)))


def grey(svg: str) -> np.ndarray:
    plain = re.sub(r"var\(--own,([^)]*\)?)\)", r"\1", svg)
    if "xmlns" not in plain:
        plain = plain.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    picture = Image.open(io.BytesIO(svg_png(plain, 1200, 675, 2, [FONT_FOLDER]))).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    blurred = Image.alpha_composite(ground, picture).convert("L").filter(ImageFilter.BoxBlur(1))
    return np.asarray(blurred).astype(int)


@pytest.mark.parametrize("svg", [LIVE, SHAPES.format(more="")], ids=["texts", "shapes"])
def test_it_looks_as_the_file_does(ruler, svg: str) -> None:
    file, inside = grey(svg), grey(drawn(svg, ruler))
    assert (file < 200).sum() > 500, "something is drawn"
    assert np.abs(file - inside).max() < 40


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {"control"}))  # no SVG holds those
def test_it_says_nothing_but_its_description(ruler, name: str) -> None:
    made = drawn(text_svg(HOSTILE[name]), ruler, alt=HOSTILE["markup"])
    root = ElementTree.fromstring(made)
    assert (root.get("role"), root.get("aria-label")) == ("img", HOSTILE["markup"])
    assert "".join(root.itertext()).strip() == ""
    assert {element.tag for element in root.iter()} <= {"svg", "g", "path", "rect"}
    forbidden = {"id", "style", "class", "href"}
    assert not any(forbidden & set(element.attrib) for element in root.iter())
    names = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") for name in names)


def test_every_colour_has_its_dark_twin(ruler) -> None:
    palette = dark_palette(load_brand(BRAND))
    shapes = [
        element
        for element in ElementTree.fromstring(drawn(SHAPES.format(more=""), ruler)).iter()
        if element.get("color")
    ]
    assert len(shapes) == 4, "a shape whose edge has a colour of its own is two"
    for shape in shapes:
        [color] = {re.sub(r"var\(--own,(.*)\)", r"\1", shape.get(name, "none")) for name in ("fill", "stroke")} - {
            "none"
        }
        assert shape.get("color") == palette.color(color)


MORE = {
    "gradient": '<defs><linearGradient id="g"/></defs>',
    "picture": '<image href="data:image/png;base64," width="9" height="9"/>',
    "reference": '<rect width="9" height="9" fill="url(#g)"/>',
    "style": "<style>rect { fill: red }</style>",
    "own style": '<rect width="9" height="9" style="fill: red"/>',
    "colour of a group": '<g fill="#C8102E"><rect width="9" height="9"/></g>',
    "script": "<script>1</script>",
}


@pytest.mark.parametrize("name", sorted(MORE))
def test_what_cannot_be_drawn_so_stays_a_file(ruler, name: str) -> None:
    assert drawn(SHAPES.format(more=MORE[name]), ruler) == ""


def test_large_pictures_stay_files(ruler) -> None:
    brand = load_brand(BRAND)
    assert all(drawings(LIVE, LIVE, "Kuvaus", ruler, brand))
    places = random.Random(1)
    bars = (f'<rect x="{places.random()}" width="9" height="9" fill="#C8102E"/>' for _ in range(LARGEST // 20))
    many = SHAPES.format(more="".join(bars))
    assert drawings(many, many, "Kuvaus", ruler, brand) == ("", "")
