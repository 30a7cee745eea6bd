"""The font files that scripts/make_fonts.py made: names, weights, coverage, figures."""

from itertools import product
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ruska.brand import load_brand
from ruska.ruler import FontFile, Ruler
from ruska.scene import TextStyle

BRAND = Path(__file__).parents[1] / "templates" / "lapland"
FONTS = load_brand(BRAND).fonts
NEEDED = (
    "abcåäöÅÄÖæøÆØáčđŋšŧžÁČĐŊŠŦŽâõÂÕǥǧǩǯʒǤǦǨǮʹˈ0123456789−–—‑-+×÷±%‰€$£²³°½"
    "\u00a0\u202f\u2009\u2007“”„‘’‚«»›‹…•·↑→↓←↗↘▲▼●■≥≤≈ЖжяЯ"
)


@pytest.fixture(params=FONTS, ids=lambda file: file.path.stem)
def file(request) -> FontFile:
    return request.param


def test_names_link_regular_with_bold_and_group_the_rest(file):
    font = TTFont(file.path)
    name = {number: font["name"].getDebugName(number) for number in (0, 1, 2, 4, 6, 13, 16, 17)}
    style = file.path.stem.split("-")[1]
    linked = style in ("Regular", "Bold")
    assert name[16] == file.family
    assert name[17] == style
    assert name[1] == (file.family if linked else f"{file.family} {style}")
    assert name[2] == (style if linked else "Regular")
    assert name[6] == file.path.stem
    assert "The Inter Project Authors" in name[0]
    assert "SIL Open Font License" in name[13]
    assert "Inter" not in (name[1], name[4], name[6], name[16])


def test_weight_and_style_bits_agree_with_the_name(file):
    font = TTFont(file.path)
    bold = file.path.stem.endswith("-Bold")
    assert font["OS/2"].usWeightClass == file.weight
    assert bool(font["OS/2"].fsSelection & 1 << 5) == bold
    assert bool(font["OS/2"].fsSelection & 1 << 6) != bold
    assert font["head"].macStyle == int(bold)
    assert "fpgm" not in font
    assert "fvar" not in font


def test_every_character_that_the_north_writes_is_there(file):
    covered = TTFont(file.path).getBestCmap()
    assert [char for char in NEEDED if ord(char) not in covered] == []


def test_figures_of_text_cuts_stand_in_columns_however_they_meet(file):
    if file.display:
        return
    ruler = Ruler([file])
    style = TextStyle(100, "#000", file.weight)
    pairs = {round(ruler.width(a + b, style), 6) for a, b in product("0123456789", repeat=2)}
    assert pairs == {round(2 * ruler.width("0", style), 6)}


def test_hyphens_keep_their_width():
    """The whole `tnum` feature would widen them to a figure's width."""
    ruler = Ruler(FONTS)
    style = TextStyle(100, "#000")
    assert ruler.width("-", style) < 0.8 * ruler.width("0", style)


def test_display_cuts_are_tighter_than_text_cuts():
    ruler = Ruler(FONTS)
    text, display = (TextStyle(36, "#000", 700, display) for display in (False, True))
    words = "Lapin yöpymiset kasvoivat"
    assert ruler.width(words, display) < 0.96 * ruler.width(words, text)


def test_licence_stands_beside_the_fonts():
    licence = (BRAND / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name" not in licence.split("-----")[0]
