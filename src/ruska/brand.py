"""The brand: colour tokens and their roles, type sizes for each canvas, fonts, wordmark and logo.

A brand is style and finish, nothing else. It lives in `templates/<brand>/brand.toml` beside `fonts/` and `logo.svg`.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

from ruska.errors import Finding, ProjectError
from ruska.ruler import FontFile
from ruska.tomlfile import TomlFile, read_toml

HEX_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
ROLES = ("highlight", "context", "single", "positive", "negative")
FURNITURE = ("ink", "mute", "grid", "axis", "birch", "paper")


@dataclass(frozen=True, slots=True)
class Size:
    """One canvas: its pixels, its margin and the size in pixels of each kind of text.

    `floor` is the smallest text allowed on it. `grows`: it may become taller when a graphic needs it.
    `internal`: it serves a page and is not a download of its own. `paper`: it is printed, so it is made as PDF only.
    `exact`: it is shown pixel for pixel, as platforms do with a story, so it has no twin at twice the pixels.
    `inset`: pixels at the top and at the bottom that other things cover, such as a story's buttons; they hold no text.
    """

    id: str
    width: float
    height: float
    margin: float
    title: float
    subtitle: float
    label: float
    value: float
    tick: float
    note: float
    source: float
    floor: float
    grows: bool = False
    internal: bool = False
    paper: bool = False
    exact: bool = False
    inset: float = 0.0


@dataclass(frozen=True, slots=True)
class Brand:
    """Everything that makes a graphic look like its publisher's. Colours are `#rrggbb`.

    `dark` are colours on dark paper that the brand sets itself, by token; all others are computed (`ruska.dark`).
    """

    id: str
    folder: Path
    wordmark: Mapping[str, str]
    colors: Mapping[str, str]
    text_colors: Mapping[str, str]
    series: tuple[str, ...]
    roles: Mapping[str, str]
    text_family: str
    display_family: str
    fonts: tuple[FontFile, ...]
    sizes: Mapping[str, Size]
    logo: str
    logo_ratio: float
    dark: Mapping[str, str] = field(default_factory=dict)

    def color(self, name: str) -> str:
        """Return the colour of a token or a role."""
        return self.colors[self.roles.get(name, name)]

    def text_color(self, color: str) -> str:
        """Return the colour that text takes beside a mark of `color`: its darker twin where there is one."""
        for name, twin in self.text_colors.items():
            if self.colors[name] == color:
                return twin
        return color

    def series_colors(self, count: int) -> list[str]:
        """Return `count` series colours in brand order; beyond the palette they repeat."""
        return [self.colors[self.series[index % len(self.series)]] for index in range(count)]

    def mark(self, language: str) -> str:
        """Return the wordmark in a language, or in the first one the brand has."""
        return self.wordmark.get(language) or next(iter(self.wordmark.values()))


def load_brand(folder: Path) -> Brand:
    """Read `brand.toml`, `logo.svg` and the list of fonts.

    Raises ProjectError with every finding: missing tables, colours that are no `#rrggbb`, roles and font files that do
    not exist, sizes without a number.
    """
    file = read_toml(folder / "brand.toml", ProjectError)
    findings = [*_color_findings(file), *_size_findings(file), *_font_findings(file, folder)]
    if not file.data.get("wordmark"):
        findings.append(Finding("has no [wordmark].", file.path, remedy='Add one text a language: en = "...".'))
    logo_path = folder / "logo.svg"
    if not logo_path.is_file():
        findings.append(Finding("is missing.", logo_path, remedy="Put a small SVG there, or an empty one."))
    if findings:
        raise ProjectError(findings)
    data = file.data
    logo, ratio = _read_logo(logo_path)
    return Brand(
        id=folder.name,
        folder=folder,
        wordmark=data["wordmark"],
        colors=data["colors"],
        text_colors=data.get("text_colors", {}),
        series=tuple(data["roles"]["series"]),
        roles={role: data["roles"][role] for role in ROLES},
        text_family=data["fonts"]["text"],
        display_family=data["fonts"]["display"],
        fonts=tuple(_font(entry, data["fonts"], folder) for entry in data["fonts"]["files"]),
        sizes={name: Size(id=name, **values) for name, values in data["sizes"].items()},
        logo=logo,
        logo_ratio=ratio,
        dark=data.get("dark", {}),
    )


def _font(entry: Mapping[str, Any], fonts: Mapping[str, Any], folder: Path) -> FontFile:
    display = bool(entry.get("display", False))
    family = fonts["display"] if display else fonts["text"]
    return FontFile(path=folder / entry["path"], family=family, weight=entry["weight"], display=display)


def _color_findings(file: TomlFile) -> list[Finding]:
    colors, roles = file.data.get("colors", {}), file.data.get("roles", {})
    findings = [
        Finding(f'"{value}" is no colour.', file.path, file.line(table, name), 'Write "#rrggbb".')
        for table in ("colors", "text_colors", "dark")
        for name, value in file.data.get(table, {}).items()
        if not (isinstance(value, str) and HEX_COLOR.fullmatch(value))
    ]
    findings += [
        Finding(f'the colour "{name}" is missing.', file.path, file.line("colors"), "Add it under [colors].")
        for name in FURNITURE
        if name not in colors
    ]
    wanted = {role: [roles.get(role)] for role in ROLES} | {"series": roles.get("series") or [None]}
    findings += [
        Finding(f'the role "{role}" names no colour.', file.path, file.line("roles", role), "Name one of [colors].")
        for role, names in wanted.items()
        for name in names
        if name not in colors
    ]
    findings += [
        Finding(f'"{name}" is no colour of [colors].', file.path, file.line(table, name), "Rename it.")
        for table in ("text_colors", "dark")
        for name in file.data.get(table, {})
        if name not in colors
    ]
    return findings


def _size_findings(file: TomlFile) -> list[Finding]:
    sizes = file.data.get("sizes")
    if not isinstance(sizes, dict) or not {"web", "narrow"} <= set(sizes):
        return [Finding("needs [sizes.web] and [sizes.narrow].", file.path, remedy="See the brand of the example.")]
    known = {field.name: field.type for field in fields(Size) if field.name != "id"}
    needed = {field.name for field in fields(Size) if field.default is MISSING} - {"id"}
    findings = []
    for name, values in sizes.items():
        for key in sorted(needed - set(values)):
            findings.append(Finding(f"size {name} has no {key}.", file.path, file.line("sizes", name), "Add it."))
        for key, value in values.items():
            wanted = bool if known.get(key) is bool else (int, float)
            if key not in known or not isinstance(value, wanted):
                line = file.line("sizes", name, key)
                findings.append(Finding(f"{key} = {value!r} is not understood.", file.path, line, "Remove or mend it."))
    return findings


def _font_findings(file: TomlFile, folder: Path) -> list[Finding]:
    fonts = file.data.get("fonts", {})
    findings = []
    if not ({"text", "display", "files"} <= set(fonts)):
        return [Finding("[fonts] needs text, display and files.", file.path, file.line("fonts"), "Add them.")]
    for index, entry in enumerate(fonts["files"]):
        line = file.line("fonts", "files", index)
        path = Path(entry.get("path", ""))
        if path.is_absolute() or ".." in path.parts or not (folder / path).is_file():
            findings.append(Finding(f'font file "{path}" is not there.', file.path, line, "Put it beside brand.toml."))
        if entry.get("weight") not in (400, 500, 600, 700):
            findings.append(Finding("weight must be 400, 500, 600 or 700.", file.path, line, "Mend it."))
    return findings


def _read_logo(path: Path) -> tuple[str, float]:
    """Return the logo's markup and its width for a height of 1; a logo may not carry scripts or references."""
    text = path.read_text("utf-8")
    forbidden = re.search(r"<script|<foreignObject|<!|\bon\w+\s*=|href\s*=", text, re.IGNORECASE)
    box = re.search(r'viewBox="\s*[\d.+-]+\s+[\d.+-]+\s+([\d.]+)\s+([\d.]+)\s*"', text)
    if forbidden or box is None:
        raise ProjectError(
            Finding("must be a plain SVG with a viewBox, without scripts or links.", path, remedy="Redraw it.")
        )
    inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", text, flags=re.DOTALL)
    return f'<svg viewBox="{box[0].split(chr(34))[1]}">{inner}</svg>', float(box[1]) / float(box[2])
