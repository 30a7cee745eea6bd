"""Dark colours: what stands dark on light paper stands as light on dark paper, with the same contrast.

A colour keeps its hue, and its chroma as far as sRGB has room (OKLCH); its lightness becomes the one at which its WCAG
contrast with dark paper is the one that it had with light paper. Luminances Y so become Y', (Y + 0.05)(Y' + 0.05) being
constant, and any two colours keep the contrast between them: text that can be read on a bar can be read on it again,
and the classes of a map keep their distances. Only above 10:1 contrasts are pressed together, because dark paper is not
black and has no 21:1 to give.

    dark_palette(brand)         the dark twins of a brand's colours: `palette.color("#B8432A")`
    darken_svg(svg, palette)    an SVG on dark paper: colours in attributes change, texts never
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ruska.brand import Brand
from ruska.colorspace import Triple, from_oklch, hex_color, in_gamut, light_of, luminance, to_oklch

PAPER_LIGHTNESS, PAPER_CHROMA = 0.215, 0.014
"""Dark paper: the lightness of a grey that does not glare beside black, with a breath of the ink's hue."""

FULL, KNEE, MOST, GLARE = 0.05, 10.0, 21.0, 17.0
"""WCAG's share of stray light; the contrast from which on it is pressed together; the largest on light and dark."""

STEPS = 24
COLOR = r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|rgb\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)"
PAINT = re.compile(rf"""\b((?:fill|stroke|stop-color|color)\s*(?:=\s*["']|:)\s*)({COLOR})""")
TAG = re.compile(r"<[A-Za-z][^>]*>")


@dataclass(frozen=True, slots=True)
class Palette:
    """The dark twins of colours; `given` are those that the brand sets itself, by light colour."""

    light_paper: str
    paper: str
    given: Mapping[str, str] = field(default_factory=dict)

    def color(self, color: str) -> str:
        """Return the dark twin of `#rrggbb` as `#RRGGBB`."""
        found = self.given.get(color.upper())
        return found or _twin(color.upper(), self.light_paper, self.paper)


def dark_palette(brand: Brand) -> Palette:
    """Return the dark colours of a brand: those under `[dark]` of its file, the others by contrast."""
    _, chroma, hue = to_oklch(brand.color("ink"))
    ground = hex_color(from_oklch(PAPER_LIGHTNESS, min(chroma, PAPER_CHROMA), hue))
    paper = brand.dark.get("paper", ground).upper()
    given = {brand.colors[token].upper(): color.upper() for token, color in brand.dark.items()}
    return Palette(brand.color("paper").upper(), paper, given | {brand.color("paper").upper(): paper})


@lru_cache(maxsize=4096)
def _twin(color: str, light_paper: str, dark_paper: str) -> str:
    contrast = (luminance(light_paper) + FULL) / (luminance(color) + FULL)
    if contrast > KNEE:
        contrast = KNEE + (contrast - KNEE) * (GLARE - KNEE) / (MOST - KNEE)
    wanted = contrast * (luminance(dark_paper) + FULL) - FULL
    _, chroma, hue = to_oklch(color)
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if light_of(_within(middle, chroma, hue)) < wanted else (low, middle)
    return hex_color(_within(high, chroma, hue))


def _within(lightness: float, chroma: float, hue: float) -> Triple:
    """Return the colour of this lightness and hue with as much of the chroma as sRGB has."""
    whole = from_oklch(lightness, chroma, hue)
    if in_gamut(whole):
        return whole
    low, high = 0.0, chroma
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if in_gamut(from_oklch(lightness, middle, hue)) else (low, middle)
    return from_oklch(lightness, low, hue)


def darken_svg(svg: str, palette: Palette) -> str:
    """Return an SVG with the dark twins of its colours: in tags only, so that a text `#FFFFFF` stays what it says.

    Colours are understood as `#rrggbb`, `#rgb` and `rgb(r, g, b)`, in attributes and in `style` attributes.
    """
    return TAG.sub(lambda tag: PAINT.sub(lambda paint: paint[1] + palette.color(plain_hex(paint[2])), tag[0]), svg)


def plain_hex(color: str) -> str:
    """Return `#rgb`, `#rrggbb` or `rgb(r, g, b)` as `#RRGGBB`."""
    if color.startswith("rgb"):
        return "#" + "".join(f"{min(int(channel), 255):02X}" for channel in re.findall(r"\d+", color))
    return color.upper() if len(color) == 7 else "#" + "".join(2 * digit for digit in color[1:].upper())
