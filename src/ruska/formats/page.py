"""The page of a graphic: the finished picture at once, then the live chart over it; and its single-file twin.

    Page                        what a page shows; `live` is the chart as JSON, from `chart.live_json`
    shared_assets(...)          script, style, fonts and plotly.js that all pages of a site share, named by their hash
    render_page(...)            a page beside its pictures and the shared assets
    render_standalone(...)      one file that holds everything and works from a mail attachment

Both carry a policy (`headers`) that allows no other host, no inline style and no inline script but the file's own.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ruska.brand import Brand
from ruska.dark import dark_palette
from ruska.errors import Finding, ProjectError
from ruska.formats.bundle import EAGER, Bundle, needs_full_bundle
from ruska.formats.chart import Block, Pictures
from ruska.formats.fonts import font_face_css, stand_in_css, subset_woff2, unicode_range, web_slices
from ruska.formats.headers import near_policy, whole_policy
from ruska.formats.markup import own_markup
from ruska.scene import Sheet

if TYPE_CHECKING:
    from jinja2 import Environment

    from ruska.formats.head import Head

SCRIPTS = ("assets/loading.js", "assets/walk.js", "assets/ruska.js")
"""The parts of the script of charts, in their order."""

TOKEN = re.compile(r"[a-z][a-z0-9_-]*")
STYLE_GUARD = re.compile(rb'document\.getElementById\("([0-9a-f]{64})"\)')
ASCII = "".join(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its text; `language` is the code of the page that it leads to, where that is another one."""

    label: str
    href: str
    language: str = ""


CANVAS_FILES = (
    (".png", "png"),
    ("@2x.png", "png_large"),
    (".svg", "svg"),
    (".outlined.svg", "outlined"),
    (".pdf", "pdf"),
)
"""The files of a canvas that are offered, each by its ending and the name of its label."""

OTHER_FILES = (("csv", "csv"), ("xlsx", "xlsx"), ("alt.txt", "alt"), ("standalone.html", "standalone"))
"""Those beside the pictures."""


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

    `live` is empty for a graphic with no tooltip: its page keeps the picture and needs no plotly. `live_file` is the
    script beside the page that holds it, empty where the page does. `figures_file` and
    `picture_file` are the CSV and the PNG beside the page, empty where there are none; `figures` is the CSV itself, for
    the page in a single file. `share_file` is the page beside it from which staff take codes for other pages. `head` is
    what the page beside its files tells machines of itself, and `drawings` are its picture, wide and narrow.
    """

    wide: Sheet
    narrow: Sheet
    brand: Brand
    words: Mapping[str, Any]
    live: str
    downloads: tuple[Download, ...] = ()
    alternates: tuple[Link, ...] = ()
    home: str = ""
    live_file: str = ""
    figures_file: str = ""
    picture_file: str = ""
    figures: bytes = b""
    share_file: str = ""
    head: "Head | None" = None
    drawings: tuple[str, str] = ("", "")

    @property
    def full(self) -> bool:
        """Whether the live chart needs the plotly.js that knows every trace."""
        return needs_full_bundle(self.wide.figure)


@dataclass(frozen=True, slots=True)
class Assets:
    """The files that all pages of a site share: their names, and `files` from name to bytes.

    `style` dresses whole pages and `embed_style` those in iframes. Both bring only what stands in for the fonts, for
    each file more is time before the first picture; `late_fonts` are the fonts alone, which a page takes on after it.
    `fonts` are both. `chart_style` dresses a chart's block alone, in a shadow root, which cannot bring fonts.
    `full` is the plotly.js for pages whose figure needs every trace, empty where no page does.
    """

    script: str
    style: str
    embed_style: str
    chart_style: str
    fonts: str
    late_fonts: str
    plotly: str
    files: Mapping[str, bytes] = field(repr=False)
    full: str = ""

    def text(self, name: str) -> str:
        """Return a text file as a browser reads it inside a page, where line ends are plain line feeds."""
        return self.files[name].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")

    def places(self, folder: str) -> dict[str, str]:
        """Return the addresses of script, style and fonts below a folder."""
        return {kind: f"{folder}/{getattr(self, kind)}" for kind in ("script", "style", "late_fonts")}

    @property
    def inline_style(self) -> str:
        """The style of a page in a single file, which has fonts of its own."""
        return self.text(self.style).removeprefix(self.text(self.fonts).removesuffix(self.text(self.late_fonts)))

    def library(self, page: Page) -> str:
        """Return the name of the plotly.js for a page."""
        return self.full if page.full and self.full else self.plotly

    def inline_library(self, page: Page) -> str:
        """Return the plotly.js for a page in a single file, where all of it would be compiled while the page stops."""
        return self.text(self.library(page)).removeprefix(EAGER.decode("ascii"))

    def style_guard(self, page: Page) -> str:
        """Return the id of the style for maps that the full plotly.js inserts when it is run, against the policy.

        It inserts none where some element has that id already.
        """
        guard = STYLE_GUARD.search(self.files[self.library(page)])
        return guard[1].decode("ascii") if guard else ""


def shared_assets(templates: Sequence[Path], brand: Brand, bundle: Bundle, full: Bundle | None = None) -> Assets:
    """Make the assets that a site's pages share. `templates` are searched in order, so that a brand may override.

    `bundle` is for scenes, `full` for figures that it does not serve, where a page has such a figure.

    Names carry eight digits of the content's hash, so that a browser may keep them for ever.
    """
    stand_ins, fonts, font_files = _font_style(brand)
    script = b"".join(find_template(templates, name).read_bytes() for name in SCRIPTS)
    page_style, chart_style = (brand_style(f"assets/{name}.css.j2", templates, brand) for name in ("page", "chart"))
    embed_style = find_template(templates, "assets/embed.css").read_text("utf-8")
    made = {
        "script": ("ruska", ".js", script),
        "style": ("page", ".css", (stand_ins + page_style).encode()),
        "embed_style": ("embed", ".css", (stand_ins + chart_style + embed_style).encode()),
        "chart_style": ("chart", ".css", chart_style.encode()),
        "fonts": ("fonts", ".css", (stand_ins + fonts).encode()),
        "late_fonts": ("late-fonts", ".css", fonts.encode()),
        "plotly": (bundle.name, ".min.js", bundle.published),
    }
    if full is not None:
        made["full"] = (full.name, ".min.js", full.published)
    names = {kind: hashed_name(*parts) for kind, parts in made.items()}
    files = {names[kind]: content for kind, (_, _, content) in made.items()}
    return Assets(**names, files={**files, **font_files})


def render_page(page: Page, pictures: Pictures, assets: Assets, folder: str, templates: Sequence[Path]) -> str:
    """Return the page that stands beside its pictures.

    `pictures` are the addresses of the SVGs, `folder` that of the shared assets, all relative to the page.
    """
    block = page_block(page, pictures, assets, folder)
    return _render(page, block, near_policy(), templates, assets=assets.places(folder), inline=None)


def page_block(page: Page, pictures: Pictures, assets: Assets, folder: str) -> Block:
    """Return the chart of a page beside its pictures, for the page and for what else stands in its folder."""
    return Block(
        page.wide,
        page.narrow,
        page.words,
        pictures,
        page.live,
        page.live_file,
        f"{folder}/{assets.library(page)}",
        assets.style_guard(page),
        page.figures_file,
        page.picture_file,
        drawings=page.drawings,
    )


def render_standalone(page: Page, svgs: Pictures, assets: Assets, templates: Sequence[Path]) -> str:
    """Return the page as one file: pictures, fonts, style, script and plotly.js are inside.

    `svgs` are the SVGs as text. plotly.js rests in the file as plain text and only runs when the picture is in sight,
    so that the picture is not kept waiting.
    """
    script, plotly = assets.text(assets.script), assets.inline_library(page) if page.live else ""
    block = Block(
        page.wide,
        page.narrow,
        page.words,
        inside(svgs),
        page.live,
        "",
        "",
        assets.style_guard(page),
        data_address("text/csv;charset=utf-8", page.figures) if page.figures else "",
        picture_inside=True,
    )
    # A first rendering tells which characters the page shows beside those of ASCII, which may hide in escapes.
    bare = {"style": "", "script": "", "plotly": ""}
    empty = replace(block, pictures=Pictures("", ""), figures_file="")
    text = ASCII + _render(page, empty, "", templates, assets=None, inline=bare)
    style = font_face_css(dict.fromkeys(page.brand.fonts, text)) + assets.inline_style
    # Nobody else's text is in these three: they are the program's own files and the brand's checked tokens.
    inline = {"style": own_markup(style), "script": own_markup(script), "plotly": own_markup(plotly)}
    policy = whole_policy([script, plotly] if plotly else [script], style)
    return _render(page, block, policy, templates, assets=None, inline=inline)


def inside(svgs: Pictures) -> Pictures:
    """Return SVGs as addresses that hold them."""
    texts = (svgs.wide, svgs.narrow, svgs.wide_dark, svgs.narrow_dark)
    return Pictures(*(data_address("image/svg+xml", svg.encode()) if svg else "" for svg in texts))


def _render(page: Page, block: Block, policy: str, templates: Sequence[Path], **rest: Any) -> str:
    groups: dict[str, list[Download]] = {}
    for download in page.downloads:
        groups.setdefault(download.group, []).append(download)
    return (
        environment(tuple(templates))
        .get_template("page.html.j2")
        .render(
            wide=page.wide,
            block=block,
            words=page.words,
            wordmark=page.brand.mark(page.wide.language),
            logo=own_markup(page.brand.logo),
            icon=icon_address(page.brand),
            home=page.home,
            alternates=page.alternates,
            meta=page.head if rest["inline"] is None else None,
            share=page.share_file if rest["inline"] is None else "",
            downloads=groups,
            urls=[url for url in page.wide.credit.urls if is_web_address(url)],
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


def brand_style(name: str, templates: Sequence[Path], brand: Brand) -> str:
    """Return a style sheet of the templates in a brand's tokens, which it has as `light`, `dark` and two families."""
    light = {name: value for name, value in brand.colors.items() if TOKEN.fullmatch(name)}
    light |= {role: brand.color(role) for role in brand.roles}
    light |= {f"{role}-text": brand.text_color(brand.color(role)) for role in brand.roles}
    palette = dark_palette(brand)
    return (
        environment(tuple(templates))
        .get_template(name)
        .render(
            light=light,
            dark={token: palette.color(value) for token, value in light.items()},
            text_family=quoted(brand.text_family),
            display_family=quoted(brand.display_family),
        )
    )


def quoted(family: str) -> str:
    """Return the name of a font family as it may stand in quotes in a style sheet."""
    return re.sub(r"[^\w -]", "", family)


def _font_style(brand: Brand) -> tuple[str, str, dict[str, bytes]]:
    """Return the `@font-face` rules of what stands in for a brand's fonts, those of the fonts, and the files of these.

    The files are slices of the characters. A browser fetches those whose characters it sets: mostly the first of each
    cut.
    """
    rules: list[str] = []
    files: dict[str, bytes] = {}
    for font in brand.fonts:
        for number, characters in enumerate(web_slices(font), start=1):
            content = subset_woff2(font, characters)
            name = hashed_name(f"{font.path.stem}-{number}", ".woff2", content)
            files[name] = content
            rules.append(
                f'@font-face {{ font-family: "{quoted(font.family)}"; font-weight: {font.weight}; font-style: normal; '
                f'font-display: swap; src: url("{name}") format("woff2"); '
                f"unicode-range: {unicode_range(characters)}; }}\n"
            )
    stand_ins = (stand_in_css(font, f"{quoted(font.family)} Stand-in") for font in brand.fonts)
    return "".join(stand_ins), "".join(rules), files


def find_template(templates: Sequence[Path], name: str) -> Path:
    """Return the first file of a name in template folders. Raises ProjectError where none has it."""
    for folder in templates:
        if (folder / name).is_file():
            return folder / name
    raise ProjectError(Finding("is missing.", templates[-1] / name, remedy="Take it from templates/base."))


def hashed_name(stem: str, ending: str, content: bytes) -> str:
    """Return a file name with eight digits of the content's hash."""
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{ending}"


def data_address(kind: str, content: bytes) -> str:
    """Return content of a media type as an address of its own."""
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def icon_address(brand: Brand) -> str:
    """Return the logo as an address: without an icon of its own, a browser asks the host for `favicon.ico`."""
    svg = brand.logo.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return data_address("image/svg+xml", svg.encode())
