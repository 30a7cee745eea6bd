"""Contrast and colour blindness: what a brand's colours must keep to be read by everyone.

Texts keep 4.5:1 and marks that carry meaning 3:1 to their ground (WCAG 2.2, 1.4.3 and 1.4.11). Each pair of series
colours keeps a CIEDE2000 distance of 15 for normal vision and for simulated protanopia, deuteranopia and tritanopia.
Exempt are fills of choropleths, which border, key and printed value carry, hairlines, and soft grounds.
"""

from collections.abc import Iterator
from itertools import combinations

from ruska.brand import Brand
from ruska.errors import Finding, ProjectError
from ruska.tomlfile import read_toml

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0
DISTANCE = 15.0
BLINDNESS = ("protan", "deutan", "tritan")
MARK_ROLES = ("highlight", "context", "single", "positive", "negative")


def luminance(color: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1, as defined in WCAG 2.2."""
    channels = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as defined in WCAG 2.2."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def brand_findings(brand: Brand) -> list[Finding]:
    """Return a finding for every colour that cannot be read, and every pair of series colours too much alike."""
    faults = [*_text_faults(brand), *_mark_faults(brand), *_distance_faults(brand)]
    if not faults:
        return []
    file = read_toml(brand.folder / "brand.toml", ProjectError)
    return [Finding(message, file.path, file.line("colors", token), remedy) for token, message, remedy in faults]


Fault = tuple[str, str, str]


def _text_faults(brand: Brand) -> Iterator[Fault]:
    """Yield the texts that do not stand out from paper, or from birch, on which names of periods stand."""
    grounds = [(name, ground) for name in ("ink", "mute") for ground in ("paper", "birch")]
    for name, ground in dict.fromkeys([*grounds, (brand.roles["single"], "paper")]):
        yield from _too_faint(brand, name, brand.color(name), ground, TEXT_CONTRAST)
    for name in dict.fromkeys([*brand.series, *(brand.roles[role] for role in MARK_ROLES)]):
        yield from _too_faint(brand, name, brand.text_color(brand.color(name)), "paper", TEXT_CONTRAST)


def _mark_faults(brand: Brand) -> Iterator[Fault]:
    for name in dict.fromkeys([*brand.series, *(brand.roles[role] for role in MARK_ROLES)]):
        yield from _too_faint(brand, name, brand.color(name), "paper", MARK_CONTRAST)


def _too_faint(brand: Brand, token: str, color: str, ground: str, least: float) -> Iterator[Fault]:
    ratio = contrast(color, brand.color(ground))
    if ratio < least:
        what, remedy = ("text", "Darken it, or give it a darker twin in [text_colors].")
        if least == MARK_CONTRAST:
            what, remedy = "marks", "Darken it."
        yield token, f"{token} ({color}) has a contrast of {ratio:.2f} on {ground}; {what} need {least:g}.", remedy


def _distance_faults(brand: Brand) -> Iterator[Fault]:
    from coloraide import Color

    colors = {name: Color(brand.color(name)) for name in dict.fromkeys(brand.series)}
    seen = {"normal": colors}
    for vision in BLINDNESS:
        seen[vision] = {name: color.filter(vision) for name, color in colors.items()}
    for first, second in combinations(dict.fromkeys(brand.series), 2):
        distances = {vision: shown[first].delta_e(shown[second], method="2000") for vision, shown in seen.items()}
        vision, distance = min(distances.items(), key=lambda item: item[1])
        if distance < DISTANCE:
            message = f"{first} and {second} are too much alike ({distance:.1f} of {DISTANCE:g}, {vision} vision)."
            yield second, message, "Move one of them apart, in lightness first."
