import base64
import io
import re

from fontTools.ttLib import TTFont
from format_samples import text_svg

from ruska.formats.fonts import font_face_css, subset_woff2
from ruska.formats.svgtext import texts_by_cut
from ruska.ruler import FontFile, Ruler
from ruska.scene import TextStyle

BOLD = TextStyle(20, "", 700, display=True)


def embedded(css: str) -> list[TTFont]:
    return [TTFont(io.BytesIO(base64.b64decode(data))) for data in re.findall(r"base64,([^\"]+)", css)]


def test_a_rule_for_each_cut_with_exactly_its_characters(ruler):
    texts = {
        ruler.font(BOLD): "Lappi\x07",
        ruler.font(TextStyle(20, "")): "yö 12",
        ruler.font(TextStyle(9, "", 500)): "",
    }
    css = font_face_css(texts)
    assert re.findall(r'font-family:"([^"]+)";font-weight:(\d+)', css) == [
        ("Ruska Sans", "400"),
        ("Ruska Sans Display", "700"),
    ]
    covered = [{chr(code) for code in font.getBestCmap()} for font in embedded(css)]
    assert covered == [set("yö 12"), set("Lapi")]


def test_a_subset_sets_text_exactly_as_the_whole_cut(ruler, tmp_path):
    cut = ruler.font(BOLD)
    font = TTFont(io.BytesIO(subset_woff2(cut, "".join(sorted(set("AVATAR To ö"))))))
    font.flavor = None
    font.save(tmp_path / "subset.ttf")
    subset = Ruler([FontFile(tmp_path / "subset.ttf", cut.family, 700, display=True)])
    assert subset.width("AVATAR To ö", BOLD) == ruler.width("AVATAR To ö", BOLD)
    assert subset.outline("AVATAR To ö", BOLD) == ruler.outline("AVATAR To ö", BOLD)


def test_a_subset_is_a_whole_woff2_and_small(ruler):
    data = subset_woff2(ruler.font(BOLD), "Lapinyösvtk 0123456789")
    assert data[:4] == b"wOF2"
    assert int.from_bytes(data[8:12], "big") == len(data)
    assert len(data) < 5_000
    font = TTFont(io.BytesIO(data))
    tags = set(font.keys())
    assert {"glyf", "loca", "cmap", "GPOS"} <= tags
    assert all(font[tag] for tag in tags)


def test_family_names_cannot_leave_their_quotes(ruler, tmp_path):
    cut = FontFile(ruler.fonts[0].path, 'x";} body{display:none} "\\', 400)
    assert re.findall(r'font-family:"([^"]*)"', font_face_css({cut: "a"})) == ["x;} body{display:none} "]


def test_texts_of_an_svg_by_cut(ruler):
    svg = text_svg("abc").replace(
        "</svg>", '<g font-family="Ruska Sans Display"><text font-weight="bold">xyz</text></g></svg>'
    )
    assert {cut.path.stem: text for cut, text in texts_by_cut(svg, ruler).items()} == {
        "RuskaSans-Regular": "abc",
        "RuskaSansDisplay-Bold": "xyz",
    }
