"""Fonts for the web: slices of the characters, and stand-ins of the same width."""

import io
import re

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from ruska.brand import load_brand
from ruska.build.project import engine_templates
from ruska.formats.fonts import BASIC, stand_in_css, subset_woff2, unicode_range, web_slices
from ruska.ruler import FontFile

FONTS = [font for name in ("lapland", "demo-brand") for font in load_brand(engine_templates() / name).fonts]
NAMES = [font.path.stem for font in FONTS]


@pytest.mark.parametrize("font", FONTS, ids=NAMES)
def test_slices_hold_every_character_once_and_are_small(font: FontFile):
    slices = web_slices(font)
    together = "".join(slices)
    assert len(set(together)) == len(together)
    assert set(map(ord, together)) == set(hb.Face(hb.Blob.from_file_path(str(font.path))).unicodes)
    assert all(len(subset_woff2(font, characters)) < 16_000 for characters in slices)


def test_a_nordic_text_needs_the_first_slice_only():
    text = "Yöpymiset kasvoivat 12,5 % – “Övernattningar” økte på nytt… 3 000 €·m²"
    first = web_slices(FONTS[0])[0]
    assert set(text.replace("²", "")) <= set(first) <= set(BASIC)
    assert not set("Čč") & set(first)


def test_a_slice_is_a_font_of_its_characters():
    font = TTFont(io.BytesIO(subset_woff2(FONTS[0], web_slices(FONTS[0])[0])))
    assert set(map(chr, font.getBestCmap())) == set(web_slices(FONTS[0])[0])


def test_ranges_are_written_short():
    assert unicode_range("cab e") == "U+20, U+61-63, U+65"


@pytest.mark.parametrize("font", FONTS, ids=NAMES)
def test_a_stand_in_is_as_wide_as_its_cut(font: FontFile):
    rules = stand_in_css(font, "Some Stand-in").splitlines()
    assert len(rules) == len({re.search(r"unicode-range: ([^;]+)", rule)[1] for rule in rules}) == 5
    assert all(f"font-weight: {font.weight}" in rule and 'local("Arial' in rule for rule in rules)
    sizes = [float(re.search(r"size-adjust: ([\d.]+)%", rule)[1]) for rule in rules]
    assert all(60 < size < 130 for size in sizes)
