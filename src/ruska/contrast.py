"""Contrast and colour blindness: what a brand's colours must keep to be read by everyone.

Texts keep 4.5:1 and marks that carry meaning 3:1 to their ground (WCAG 2.2, 1.4.3 and 1.4.11). Each pair of series
colours keeps a CIEDE2000 distance of 15 for normal vision and for simulated protanopia, deuteranopia and tritanopia.
The same holds on dark paper, where text inside a mark must keep its contrast too.
Exempt are fills of choropleths, which border, key and printed value carry, hairlines, and soft grounds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from ruska.brand import Brand
from ruska.colorspace import luminance
from ruska.dark import dark_palette
from ruska.errors import Finding, ProjectError
from ruska.tomlfile import read_toml

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0
DISTANCE = 15.0
BLINDNESS = ("protan", "deutan", "tritan")
KEPT = 0.95
"""What text inside a mark keeps of its contrast on dark paper at least, where that is under 4.5:1 already."""
MARK_ROLES = ("highlight", "context", "single", "positive", "negative")


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as defined in WCAG 2.2."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def brand_findings(brand: Brand) -> list[Finding]:
    """Return a finding for every colour that cannot be read, and every pair of series colours too much alike.

    Both are measured on light paper and on dark, and inside marks on dark paper too.
    """
    dark = dark_palette(brand).color
    faults = [*_faults(Ground(brand)), *_faults(Ground(brand, " on dark paper", dark)), *_inside_faults(brand, dark)]
    if not faults:
        return []
    file = read_toml(brand.folder / "brand.toml", ProjectError)
    return [Finding(message, file.path, file.line("colors", token), remedy) for token, message, remedy in faults]


Fault = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """A brand's colours on one kind of paper: `shade` turns a light colour into the one that is shown there."""

    brand: Brand
    where: str = ""
    shade: Callable[[str], str] = str

    def shown(self, token: str) -> str:
        """Return a token's colour as it is shown."""
        return self.shade(self.brand.color(token))

    def text(self, token: str) -> str:
        """Return the colour of text beside a mark in a token's colour."""
        return self.shade(self.brand.text_color(self.brand.color(token)))

    def remedy(self, remedy: str) -> str:
        """Return what to do about a colour."""
        return "Set a colour of its own in [dark]." if self.where else remedy


def _faults(ground: Ground) -> Iterator[Fault]:
    yield from _text_faults(ground)
    yield from _mark_faults(ground)
    yield from _distance_faults(ground)


def _marks(brand: Brand) -> list[str]:
    return list(dict.fromkeys([*brand.series, *(brand.roles[role] for role in MARK_ROLES)]))


def _text_faults(ground: Ground) -> Iterator[Fault]:
    """Yield the texts that do not stand out from paper, or from birch, on which names of periods stand."""
    grounds = [(name, under) for name in ("ink", "mute") for under in ("paper", "birch")]
    for name, under in dict.fromkeys([*grounds, (ground.brand.roles["single"], "paper")]):
        yield from _too_faint(ground, name, ground.shown(name), under, TEXT_CONTRAST)
    for name in _marks(ground.brand):
        yield from _too_faint(ground, name, ground.text(name), "paper", TEXT_CONTRAST)


def _mark_faults(ground: Ground) -> Iterator[Fault]:
    for name in _marks(ground.brand):
        yield from _too_faint(ground, name, ground.shown(name), "paper", MARK_CONTRAST)


def _too_faint(ground: Ground, token: str, color: str, under: str, least: float) -> Iterator[Fault]:
    ratio = contrast(color, ground.shown(under))
    if ratio < least:
        what, remedy = ("text", "Darken it, or give it a darker twin in [text_colors].")
        if least == MARK_CONTRAST:
            what, remedy = "marks", "Darken it."
        message = f"{token} ({color}) has a contrast of {ratio:.2f} on {under}{ground.where}; {what} need {least:g}."
        yield token, message, ground.remedy(remedy)


def _inside_faults(brand: Brand, dark: Callable[[str], str]) -> Iterator[Fault]:
    """Yield the marks whose inner text, paper or ink, reads well on light paper but no longer on dark."""
    for name in _marks(brand):
        color = brand.color(name)
        text = max((brand.color(token) for token in ("paper", "ink")), key=lambda text: contrast(text, color))
        ratio = contrast(dark(text), dark(color))
        if ratio < min(TEXT_CONTRAST, KEPT * contrast(text, color)):
            message = f"text inside {name} ({dark(color)}) has a contrast of {ratio:.2f} on dark paper."
            yield name, message, "Set a colour of its own in [dark]."


def _distance_faults(ground: Ground) -> Iterator[Fault]:
    from coloraide import Color

    names = list(dict.fromkeys(ground.brand.series))
    colors = {name: Color(ground.shown(name)) for name in names}
    seen = {"normal": colors}
    for vision in BLINDNESS:
        seen[vision] = {name: color.filter(vision) for name, color in colors.items()}
    for first, second in combinations(names, 2):
        distances = {vision: shown[first].delta_e(shown[second], method="2000") for vision, shown in seen.items()}
        vision, distance = min(distances.items(), key=lambda item: item[1])
        if distance < DISTANCE:
            measured = f"{distance:.1f} of {DISTANCE:g}, {vision} vision"
            message = f"{first} and {second} are too much alike{ground.where} ({measured})."
            yield second, message, ground.remedy("Move one of them apart, in lightness first.")
