"""The page of a graphic: the finished picture at once, then the live chart over it; and its single-file twin.

    Page                        what a page shows; `live` is the chart as JSON, from `live_json`
    shared_assets(...)          script, style, fonts and plotly.js that all pages of a site share, named by their hash
    render_page(...)            a page beside its pictures and the shared assets
    render_standalone(...)      one file that holds everything and works from a mail attachment

Both carry a policy (`headers`) that allows no other host, no inline style and no inline script but the file's own.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ruska.brand import Brand
from ruska.errors import Finding, ProjectError
from ruska.formats.bundle import Bundle, needs_full_bundle
from ruska.formats.fonts import font_face_css, subset_woff2
from ruska.formats.headers import near_policy, whole_policy
from ruska.formats.markup import own_markup
from ruska.ruler import FontFile
from ruska.scene import Box, Sheet

if TYPE_CHECKING:
    from jinja2 import Environment

TOKEN = re.compile(r"[a-z][a-z0-9_-]*")
STYLE_GUARD = re.compile(rb'document\.getElementById\("([0-9a-f]{64})"\)')
ASCII = "".join(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its text; `language` is the code of the page that it leads to, where that is another one."""

    label: str
    href: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: `group` is the heading that it stands under, `size` a formatted text or empty."""

    group: str
    label: str
    href: str
    size: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows. `words` are the engine's in the page's language; addresses are relative to the page.

    `live` is empty for a graphic with no tooltip: its page keeps the picture and needs no plotly.
    """

    wide: Sheet
    narrow: Sheet
    brand: Brand
    words: Mapping[str, Any]
    live: str
    downloads: tuple[Download, ...] = ()
    alternates: tuple[Link, ...] = ()
    home: str = ""

    @property
    def full(self) -> bool:
        """Whether the live chart needs the plotly.js that knows every trace."""
        return needs_full_bundle(self.wide.figure)


@dataclass(frozen=True, slots=True)
class Assets:
    """The files that all pages of a site share: their names, and `files` from name to bytes.

    `full` is the plotly.js for pages whose figure needs every trace, empty where no page does.
    """

    script: str
    style: str
    fonts: str
    plotly: str
    files: Mapping[str, bytes] = field(repr=False)
    full: str = ""

    def text(self, name: str) -> str:
        """Return a text file as a browser reads it inside a page, where line ends are plain line feeds."""
        return self.files[name].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")

    def library(self, page: Page) -> str:
        """Return the name of the plotly.js for a page."""
        return self.full if page.full and self.full else self.plotly

    def style_guard(self, page: Page) -> str:
        """Return the id of the style for maps that the full plotly.js inserts when it is run, against the policy.

        It inserts none where some element has that id already.
        """
        guard = STYLE_GUARD.search(self.files[self.library(page)])
        return guard[1].decode("ascii") if guard else ""


def live_json(wide: Sheet, narrow: Sheet, brand: Brand) -> str:
    """Return the plotly figures of both sheets in JSON that is safe inside a `<script>`; empty without any tooltip.

    A figure is painted from the scene, or is the script's own. Raises PaintError when a scene cannot be painted.
    """
    if not (_answers(wide) and _answers(narrow)):
        return ""
    canvases = {
        name: {"width": sheet.frame.width, "body": _box(sheet.frame.body), "figure": _figure(sheet, brand)}
        for name, sheet in (("wide", wide), ("narrow", narrow))
    }
    text = json.dumps(canvases, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def _figure(sheet: Sheet, brand: Brand) -> Mapping[str, Any]:
    from ruska.painters.interactive import paint_interactive

    return sheet.figure or paint_interactive(sheet.scene, brand)


def _answers(sheet: Sheet) -> bool:
    """Tell whether a chart has tooltips; a script's own figure answers for itself."""
    if sheet.figure is not None:
        return True
    marks = (mark for panel in sheet.scene.panels for mark in panel.marks)
    return any(getattr(mark, "tip", "") or any(getattr(mark, "tips", ())) for mark in marks)


def shared_assets(templates: Sequence[Path], brand: Brand, bundle: Bundle, full: Bundle | None = None) -> Assets:
    """Make the assets that a site's pages share. `templates` are searched in order, so that a brand may override.

    `bundle` is for scenes, `full` for figures that it does not serve, where a page has such a figure.

    Names carry eight digits of the content's hash, so that a browser may keep them for ever.
    """
    fonts, font_files = _font_style(brand)
    made = {
        "script": ("ruska", ".js", _find(templates, "assets/ruska.js").read_bytes()),
        "style": ("page", ".css", _page_style(templates, brand).encode()),
        "fonts": ("fonts", ".css", fonts.encode()),
        "plotly": (bundle.name, ".min.js", bundle.path.read_bytes()),
    }
    if full is not None:
        made["full"] = (full.name, ".min.js", full.path.read_bytes())
    names = {kind: _hashed_name(*parts) for kind, parts in made.items()}
    files = {names[kind]: content for kind, (_, _, content) in made.items()}
    return Assets(**names, files={**files, **font_files})


def render_page(page: Page, pictures: tuple[str, str], assets: Assets, folder: str, templates: Sequence[Path]) -> str:
    """Return the page that stands beside its pictures.

    `pictures` are the addresses of the wide and the narrow SVG, `folder` that of the shared assets, all relative to
    the page.
    """
    names = {"script": assets.script, "style": assets.style, "fonts": assets.fonts, "plotly": assets.library(page)}
    places = {kind: f"{folder}/{name}" for kind, name in names.items()}
    guard = assets.style_guard(page)
    return _render(page, pictures, near_policy(), templates, assets=places, inline=None, style_guard=guard)


def render_standalone(page: Page, svgs: tuple[str, str], assets: Assets, templates: Sequence[Path]) -> str:
    """Return the page as one file: pictures, fonts, style, script and plotly.js are inside.

    `svgs` are the wide and the narrow SVG as text. plotly.js rests in the file as plain text and only runs when the
    picture is in sight, so that the picture is not kept waiting.
    """
    script, plotly = assets.text(assets.script), assets.text(assets.library(page))
    pictures = [data_address("image/svg+xml", svg.encode()) for svg in svgs]
    # A first rendering tells which characters the page shows beside those of ASCII, which may hide in escapes.
    bare = {"style": "", "script": "", "plotly": ""}
    text = ASCII + _render(page, ("", ""), "", templates, assets=None, inline=bare, style_guard="")
    style = font_face_css(dict.fromkeys(page.brand.fonts, text)) + assets.text(assets.style)
    # Nobody else's text is in these three: they are the program's own files and the brand's checked tokens.
    inline = {"style": own_markup(style), "script": own_markup(script), "plotly": own_markup(plotly)}
    policy = whole_policy([script, plotly] if page.live else [], style)
    return _render(page, pictures, policy, templates, assets=None, inline=inline, style_guard=assets.style_guard(page))


def _render(page: Page, pictures: Sequence[str], policy: str, templates: Sequence[Path], **rest: Any) -> str:
    groups: dict[str, list[Download]] = {}
    for download in page.downloads:
        groups.setdefault(download.group, []).append(download)
    return (
        environment(tuple(templates))
        .get_template("page.html.j2")
        .render(
            wide=page.wide,
            narrow=page.narrow,
            pictures={"wide": pictures[0], "narrow": pictures[1]},
            words=page.words,
            wordmark=page.brand.mark(page.wide.language),
            logo=own_markup(page.brand.logo),
            icon=icon_address(page.brand),
            home=page.home,
            alternates=page.alternates,
            downloads=groups,
            urls=[url for url in page.wide.credit.urls if is_web_address(url)],
            live=own_markup(page.live),
            walk=page.wide.figure is None,
            policy=policy,
            **rest,
        )
    )


@lru_cache(maxsize=8)
def environment(templates: tuple[Path, ...]) -> "Environment":
    """Return the Jinja environment for template folders, searched in order; every text is escaped for HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader([str(folder) for folder in templates]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def is_web_address(url: str) -> bool:
    """Tell whether an address may become a link: only http and https, with a host."""
    parts = urlsplit(url.strip())
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _page_style(templates: Sequence[Path], brand: Brand) -> str:
    tokens = {name: value for name, value in brand.colors.items() if TOKEN.fullmatch(name)}
    tokens |= {role: brand.color(role) for role in brand.roles}
    tokens |= {f"{role}-text": brand.text_color(brand.color(role)) for role in brand.roles}
    template = environment(tuple(templates)).get_template("assets/page.css.j2")
    return template.render(
        tokens=tokens, text_family=_quoted(brand.text_family), display_family=_quoted(brand.display_family)
    )


def _quoted(family: str) -> str:
    return re.sub(r"[^\w -]", "", family)


def _font_style(brand: Brand) -> tuple[str, dict[str, bytes]]:
    """Return the `@font-face` rules of a brand and the font files that they name."""
    rules: list[str] = []
    files: dict[str, bytes] = {}
    for font in brand.fonts:
        content = subset_woff2(font, _coverage(font))
        name = _hashed_name(font.path.stem, ".woff2", content)
        files[name] = content
        rules.append(
            f'@font-face {{ font-family: "{_quoted(font.family)}"; font-weight: {font.weight}; font-style: normal; '
            f'font-display: swap; src: url("{name}") format("woff2"); }}\n'
        )
    return "".join(rules), files


def _coverage(font: FontFile) -> str:
    """Return every character that a font has."""
    import uharfbuzz as hb

    return "".join(map(chr, hb.Face(hb.Blob.from_file_path(str(font.path))).unicodes))


def _find(templates: Sequence[Path], name: str) -> Path:
    for folder in templates:
        if (folder / name).is_file():
            return folder / name
    raise ProjectError(Finding("is missing.", templates[-1] / name, remedy="Take it from templates/base."))


def _hashed_name(stem: str, ending: str, content: bytes) -> str:
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{ending}"


def data_address(kind: str, content: bytes) -> str:
    """Return content of a media type as an address of its own."""
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def icon_address(brand: Brand) -> str:
    """Return the logo as an address: without an icon of its own, a browser asks the host for `favicon.ico`."""
    svg = brand.logo.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return data_address("image/svg+xml", svg.encode())


def _box(box: Box) -> dict[str, float]:
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
