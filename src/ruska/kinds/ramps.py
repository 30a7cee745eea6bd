"""Ramps: the colours of a map's classes, from the brand's tokens, in even steps of the OKLab space.

OKLab: Björn Ottosson, A perceptual color space for image processing (2020), https://bottosson.github.io/posts/oklab/.
"""

from collections.abc import Sequence

from ruska.brand import Brand
from ruska.classes import Sorted
from ruska.contrast import TEXT_CONTRAST, contrast

Lab = tuple[float, float, float]

GROUND_STEP = 0.042
"""How much darker than the land around it the palest class is, in lightness of 0 to 1."""

LONE = 0.65
"""Where the only class of a ramp stands between its ends."""

NUDGE = 0.01


def ground_above(brand: Brand) -> str:
    """Return the colour one clear step above the land of maps (`birch`): the middle of a diverging ramp."""
    lightness, a, b = _lab(brand.color("birch"))
    return _hex((lightness - GROUND_STEP, a, b))


def class_colors(classes: Sorted, diverging: bool, brand: Brand) -> list[str]:
    """Return a colour a class: a ramp to the positive colour, or two ramps that part at the centre."""
    if not diverging:
        return _ramp(classes.count, "positive", brand)
    above = classes.count - classes.below - classes.middle
    falling = _ramp(classes.below, "negative", brand)[::-1]
    return [*falling, *[ground_above(brand)] * classes.middle, *_ramp(above, "positive", brand)]


def _ramp(count: int, end: str, brand: Brand) -> list[str]:
    first, last = _lab(ground_above(brand)), _lab(brand.color(end))
    shares = [LONE] if count == 1 else [(step + step / count) / (count + 1) for step in range(1, count + 1)]
    return [legible(_hex(_between(first, last, share)), brand) for share in shares]


def legible(color: str, brand: Brand) -> str:
    """Return a fill that paper or ink can be read on; one that neither can is made a little lighter."""
    lightness, a, b = _lab(color)
    while max(contrast(color, brand.color(text)) for text in ("paper", "ink")) < TEXT_CONTRAST:
        lightness += NUDGE
        color = _hex((lightness, a, b))
    return color


def text_over(color: str, brand: Brand) -> str:
    """Return paper or ink, whichever contrasts more with a fill."""
    return max((brand.color(text) for text in ("ink", "paper")), key=lambda text: contrast(color, text))


def mixed(first: str, second: str, share: float) -> str:
    """Return the colour that lies `share` of the way from one to another."""
    return _hex(_between(_lab(first), _lab(second), share))


def _between(first: Lab, last: Lab, share: float) -> Lab:
    lightness, a, b = (one + (other - one) * share for one, other in zip(first, last, strict=True))
    return lightness, a, b


def _lab(color: str) -> Lab:
    red, green, blue = (_linear(int(color[index : index + 2], 16) / 255) for index in (1, 3, 5))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _hex(lab: Lab) -> str:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return _written(
        (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )
    )


def _written(linear: Sequence[float]) -> str:
    channels = (max(0.0, min(1.0, channel)) for channel in linear)
    return "#" + "".join(f"{round(255 * _gamma(channel)):02X}" for channel in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)
