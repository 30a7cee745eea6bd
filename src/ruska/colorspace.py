"""Colours as numbers: `#rrggbb`, linear light, luminance, and lightness, chroma and hue as the eye sees them.

The perceptual space is OKLCH: Björn Ottosson, "A perceptual color space for image processing" (2020), the polar form
of his OKLab; luminance is that of WCAG 2.2, which is that of IEC 61966-2-1 (sRGB).
"""

from math import atan2, cos, hypot, sin

Triple = tuple[float, float, float]


def linear(color: str) -> Triple:
    """Return `#rrggbb` as linear light, each channel 0 to 1."""
    red, green, blue = (int(color[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return _to_linear(red), _to_linear(green), _to_linear(blue)


def luminance(color: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1, as defined in WCAG 2.2."""
    return light_of(linear(color))


def light_of(channels: Triple) -> float:
    """Return the relative luminance of linear light."""
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def hex_color(channels: Triple) -> str:
    """Return linear light as `#RRGGBB`; what lies outside sRGB is cut off."""
    return "#" + "".join(f"{round(255 * _from_linear(min(max(channel, 0.0), 1.0))):02X}" for channel in channels)


def to_oklch(color: str) -> Triple:
    """Return `#rrggbb` as OKLCH: lightness 0 to 1, chroma from 0, hue in radians."""
    red, green, blue = linear(color)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, hypot(a, b), atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> Triple:
    """Return OKLCH as linear light, which may lie outside 0 to 1."""
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def in_gamut(channels: Triple) -> bool:
    """Tell whether linear light is a colour of sRGB."""
    return all(-1e-4 <= channel <= 1 + 1e-4 for channel in channels)


def _to_linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _from_linear(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
