"""The chart of a graphic as one block of HTML, for pages, posters' pages and embeds, and its live figures.

- `Pictures`: the four pictures of a block
- `Block`: what `chart.html.j2` shows
- `live_json(...)`: the live figures of a block, as text for the script; `live_script(...)`: as a script of their own
- `chart_html(...)`: the block as HTML
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruska.brand import Brand
from ruska.dark import dark_palette, plain_hex
from ruska.formats.markup import own_markup
from ruska.formats.script_json import script_json
from ruska.scene import Box, Label, Sheet

if TYPE_CHECKING:
    from markupsafe import Markup

COLOR = re.compile(r"color(s|scale|way)?$", re.IGNORECASE)
"""How the names of plotly's settings end that hold colours; the script reads them likewise."""

PLAIN_COLOR = re.compile(r"#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|rgb\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)")
KEY_LABELS = ("key-", "series-", "end-")
"""How the ids of labels begin that name a series: entries of keys and labels at the series itself."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """A chart's pictures: addresses, relative to what shows them, or SVGs; those on dark paper may be empty."""

    wide: str
    narrow: str
    wide_dark: str = ""
    narrow_dark: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A chart to show. `words` are the engine's in its language; addresses are relative to what shows it.

    `live` is from `live_json` and empty for a chart that answers nothing; it stands in the block, or in a script of its
    own at the address `live_file`, made by `live_script`. `library` is the address of plotly.js, empty
    where the page holds it itself, and `guard` the id of an element that keeps it from adding a style of its own.
    `figures_file` and `picture_file` are for downloading; `picture_inside` tells that the page holds the pictures
    itself, so that the script can make a PNG of them. `page_file` is the graphic's own page, where this is not it.
    `drawings` are wide and narrow as `drawing` makes them; where they are, they are shown instead of `pictures`.
    """

    wide: Sheet
    narrow: Sheet
    words: Mapping[str, Any]
    pictures: Pictures
    live: str = ""
    live_file: str = ""
    library: str = ""
    guard: str = ""
    figures_file: str = ""
    picture_file: str = ""
    picture_inside: bool = False
    page_file: str = ""
    drawings: tuple[str, str] = ("", "")

    @property
    def drawn(self) -> "tuple[Markup, ...]":
        """The drawings as markup, where there are both: `drawing` has escaped what they say."""
        return tuple(map(own_markup, self.drawings)) if all(self.drawings) else ()

    @property
    def name(self) -> str:
        """The name under which `live_script` keeps the figures: package, language and graphic."""
        return graphic_name(self.wide)

    @property
    def walks(self) -> bool:
        """Whether the arrow keys read the values; they do not know a script's own figure."""
        return self.wide.figure is None

    @property
    def has_table(self) -> bool:
        """Whether there are figures to show as a table."""
        return bool(self.wide.scene.table.columns)

    @property
    def live_markup(self) -> "Markup":
        """`live` as markup: `live_json` has escaped all that a script element would read."""
        return own_markup(self.live)


def chart_html(block: Block, templates: Sequence[Path], *, note_in_picture: bool = True) -> str:
    """Return a block as HTML. `note_in_picture`: its note need not be seen, for the picture has it."""
    from ruska.formats.page import environment

    macros: Any = environment(tuple(templates)).get_template("chart.html.j2").module
    return str(macros.chart(block, note_in_picture=note_in_picture))


def live_json(wide: Sheet, narrow: Sheet, brand: Brand) -> str:
    """Return the plotly figures of both sheets in JSON that is safe inside a `<script>`; empty without any tooltip.

    A figure is painted from the scene, or is the script's own. Raises PaintError when a scene cannot be painted.
    """
    if not (_answers(wide) and _answers(narrow)):
        return ""
    live: dict[str, Any] = {
        name: {
            "width": sheet.frame.width,
            "body": _box(sheet.frame.body),
            "figure": _figure(sheet, brand),
            "keys": [label.id for label in _key_labels(sheet)],
        }
        for name, sheet in (("wide", wide), ("narrow", narrow))
    }
    shown = {color for name in ("wide", "narrow") for color in _colors(live[name]["figure"])}
    palette = dark_palette(brand)
    live["dark"] = {color: palette.color(plain_hex(color)) for color in sorted(shown)}
    live["series"] = series_names(wide)
    return script_json(live)


def live_script(wide: Sheet, live: str) -> str:
    """Return what `live_json` has made as a script, which a page loads when the chart comes near the window."""
    return f"(window.ruskaLive ??= {{}})[{script_json(graphic_name(wide))}] = {live};\n"


def graphic_name(sheet: Sheet) -> str:
    """Return the name of a graphic among all: package, language, graphic."""
    return f"{sheet.package}/{sheet.language}/{sheet.graphic}"


def series_names(sheet: Sheet) -> list[tuple[str, str]]:
    """Return the series that a sheet's keys and direct labels name, in the order of the labels, each with its name."""
    headings = {column.key: column.label for column in sheet.scene.table.columns}
    names: dict[str, str] = {}
    for label in _key_labels(sheet):
        names.setdefault(label.series, headings.get(label.series, label.text))
    return list(names.items())


def _colors(value: Any, key: str = "") -> Iterator[str]:
    """Yield the opaque colours of a figure."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from _colors(item, name)
    elif isinstance(value, list | tuple):
        if COLOR.search(key) or isinstance(next(iter(value), None), Mapping | list):  # not the thousands of a coast
            for item in value:
                yield from _colors(item, key)
    elif isinstance(value, str) and COLOR.search(key) and PLAIN_COLOR.fullmatch(value):
        yield value


def _key_labels(sheet: Sheet) -> Iterator[Label]:
    for panel in sheet.scene.panels:
        for mark in panel.marks:
            if isinstance(mark, Label) and mark.series and mark.id.startswith(KEY_LABELS):
                yield mark


def _figure(sheet: Sheet, brand: Brand) -> Mapping[str, Any]:
    from ruska.painters.interactive import paint_interactive

    return sheet.figure or paint_interactive(sheet.scene, brand)


def _answers(sheet: Sheet) -> bool:
    """Tell whether a chart has tooltips; a script's own figure answers for itself."""
    if sheet.figure is not None:
        return True
    marks = (mark for panel in sheet.scene.panels for mark in panel.marks)
    return any(getattr(mark, "tip", "") or any(getattr(mark, "tips", ())) for mark in marks)


def _box(box: Box) -> dict[str, float]:
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
