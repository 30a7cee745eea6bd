import io
from xml.etree import ElementTree

import matplotlib
import numpy as np
import pytest
from format_samples import FONT_FOLDER, HOSTILE, read_with, text_svg
from matplotlib.figure import Figure
from PIL import Image

from ruska.errors import PaintError
from ruska.formats.outline import outline_svg
from tests.rasters import svg_png

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675">'
SHADES_PER_INKED_PIXEL = 2  # a shift of 0.1 px gives 7 to 22


def pixels(data: bytes) -> np.ndarray:
    picture = Image.open(io.BytesIO(data)).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    return np.asarray(Image.alpha_composite(ground, picture).convert("L")).astype(int)


def assert_looks_the_same(svg: str, outlined: str) -> None:
    """Compare at 2x; outlines are rounded to 1/100 px, so a pixel of an edge may differ by a shade."""
    assert "<text" not in outlined
    before, after = (pixels(svg_png(source, 1200, 675, 2, [FONT_FOLDER])) for source in (svg, outlined))
    inked = (before < 200).sum()
    assert inked > 500, "nothing is drawn"
    assert np.abs(before - after).sum() / inked < SHADES_PER_INKED_PIXEL


def body(attributes: str, content: str = "Käännös") -> str:
    return f'<text x="90" y="200" font-family="Ruska Sans" font-size="20" {attributes}>{content}</text>'


RUNS = 'Reuna <tspan font-weight="bold" fill="red">lihava</tspan> loppu'
TEXTS = {
    "display": body(
        "style=\"font-family: 'Ruska Sans Display'; font-weight: 700; font-size: 36px\"", "AVATAR To 12 % – ö"
    ),
    "shorthand": body("style=\"font: 600 30px 'Ruska Sans', sans-serif; text-anchor: middle; fill: #B8432A\""),
    "runs": '<g transform="translate(500)">' + body('text-anchor="end"', RUNS) + "</g>",
    "lines": body("", 'yksi<tspan x="90" dy="1.4em">kaksi</tspan><tspan dx="9" font-size="30">kolme</tspan>'),
    "spaces": body("", "  väli\n   lyönnit  "),
    "kept spaces": body('xml:space="preserve"', "  väli   lyönnit  "),
    "rotated": '<g transform="translate(100 400)">' + body('transform="rotate(-30)" opacity=".8"') + "</g>",
    "outlined": body('style="font-size: 60px; fill: #fff; stroke: #000; stroke-width: 2"'),
    "nested": '<svg x="9" y="9" width="600" height="300" viewBox="0 0 500 250">' + body('font-weight="500"') + "</svg>",
    "points": '<g font-size="24pt" font-family="Ruska Sans"><text x="90" y="90">Pisteet</text></g>',
    "letters": body("", "Čáhci đŋšŧž ǥǧǩǯʒ e\u0301 −5 → ▲ &lt;b&gt; &amp;amp;"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_outlines_look_like_the_text(ruler, name):
    svg = f"{HEAD}{TEXTS[name]}</svg>"
    assert_looks_the_same(svg, outline_svg(svg, ruler))


def test_matplotlibs_svg_looks_the_same(ruler):
    for file in ruler.fonts:
        matplotlib.font_manager.fontManager.addfont(file.path)
    settings = {"svg.fonttype": "none", "svg.hashsalt": "x", "font.family": "Ruska Sans", "text.hinting": "none"}
    with matplotlib.rc_context(settings):
        figure = Figure(figsize=(16.66667, 9.375), dpi=72)
        axes = figure.add_subplot(title="Yöpymiset", ylabel="tuhatta")
        axes.plot([1, 3, 2])
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None})
    svg = written.getvalue()
    outlined = outline_svg(svg, ruler)
    assert_looks_the_same(svg, outlined)
    assert outlined.startswith("<svg")


PLOTLY = (
    f'{HEAD}<g class="xtick"><text text-anchor="middle" x="0" y="300" data-unformatted="2020" data-math="N" '
    'transform="translate(300,0)" style="font-family: \'Ruska Sans\', verdana; font-size: 14px; fill: rgb(42, 63, 95); '
    'fill-opacity: 1; font-weight: normal; font-style: normal; white-space: pre;">2020</text></g>'
    '<text x="50" y="50" style="font-family: \'Ruska Sans\'; font-size: 17px; white-space: pre;">'
    '<tspan class="line" dy="0em" x="50" y="50">rivi <tspan style="font-weight:bold">yksi</tspan></tspan>'
    '<tspan class="line" dy="1.3em" x="50" y="50">rivi kaksi</tspan></text></svg>'
)


def test_plotlys_svg_looks_the_same(ruler):
    outlined = outline_svg(PLOTLY, ruler)
    assert_looks_the_same(PLOTLY, outlined)
    assert "data-unformatted" not in outlined


def test_title_description_and_metadata_stay_and_fonts_go(ruler):
    style = '<style>@font-face{font-family:"x";src:url("data:font/woff2;base64,AA")}</style>'
    rest = "<title>T &amp; t</title><desc>D</desc><metadata>M</metadata>"
    outlined = outline_svg(f'{HEAD}{rest}{style}<text id="a" class="b" fill="red">x</text></svg>', ruler)
    root = ElementTree.fromstring(outlined)
    namespace = {"s": "http://www.w3.org/2000/svg"}
    assert [root.findtext(f"s:{tag}", namespaces=namespace) for tag in ("title", "desc", "metadata")] == [
        "T & t",
        "D",
        "M",
    ]
    assert "font-face" not in outlined
    assert "<style" not in outlined
    group = root.find("s:g", namespace)
    assert group.attrib == {"id": "a", "class": "b", "fill": "red"}
    assert "ns0:" not in outlined


def test_other_style_rules_stay(ruler):
    svg = f'{HEAD}<style>@font-face{{src:x}} *{{stroke-linejoin: round}}</style><path d="M0 0"/></svg>'
    assert "*{stroke-linejoin: round}" in outline_svg(svg, ruler)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "control"])
def test_hostile_texts_become_paths(ruler, name, tmp_path):
    outlined = outline_svg(text_svg(HOSTILE[name]), ruler)
    assert "<path" in outlined
    assert "<script" not in outlined
    path = tmp_path / "a.svg"
    path.write_text(outlined, encoding="utf-8")
    read_with("rsvg-convert", path, "-o", tmp_path / "a.png")
    assert pixels((tmp_path / "a.png").read_bytes()).min() < 128


def test_librsvg_shows_what_the_png_shows(ruler, tmp_path):
    svg = text_svg("Lapin yöpymiset kasvoivat", "Čáhci đŋšŧž")
    path = tmp_path / "a.svg"
    path.write_text(outline_svg(svg, ruler), encoding="utf-8")
    read_with("rsvg-convert", path, "-o", tmp_path / "a.png")
    ours, theirs = pixels(svg_png(svg, 1200, 675, 1, [FONT_FOLDER])), pixels((tmp_path / "a.png").read_bytes())
    assert np.abs(ours - theirs).mean() < 0.1


@pytest.mark.parametrize("svg", ["<svg", "", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'])
def test_broken_svg_is_told(ruler, svg):
    with pytest.raises(PaintError):
        outline_svg(svg, ruler)
