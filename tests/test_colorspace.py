"""Colours as numbers, held to coloraide."""

from math import degrees

import pytest
from coloraide import Color

from ruska.colorspace import from_oklch, hex_color, in_gamut, light_of, linear, luminance, to_oklch

COLORS = ("#000000", "#FFFFFF", "#B8432A", "#4A9BBB", "#00274A", "#CE8300", "#0E736A", "#743DA2", "#F6F4EF", "#14202B")


@pytest.mark.parametrize("color", COLORS)
def test_oklch_is_that_of_another_program(color: str) -> None:
    lightness, chroma, hue = to_oklch(color)
    theirs = Color(color).convert("oklch")
    assert lightness == pytest.approx(theirs["lightness"], abs=1e-3)
    assert chroma == pytest.approx(theirs["chroma"], abs=1e-3)
    if chroma > 0.01:
        assert degrees(hue) % 360 == pytest.approx(theirs["hue"], abs=0.5)


@pytest.mark.parametrize("color", COLORS)
def test_colours_come_back_as_they_were(color: str) -> None:
    assert hex_color(linear(color)) == color
    assert hex_color(from_oklch(*to_oklch(color))) == color
    assert in_gamut(from_oklch(*to_oklch(color)))


@pytest.mark.parametrize("color", COLORS)
def test_luminance_is_that_of_another_program(color: str) -> None:
    assert luminance(color) == pytest.approx(Color(color).luminance(), abs=2e-3)
    assert luminance(color) == light_of(linear(color))


def test_what_no_screen_can_show_is_told() -> None:
    assert not in_gamut(from_oklch(0.5, 0.4, 2.5))
