"""Station wrap for posters: the SVG of a poster or of a chart alone, and the page with live charts.

poster_svg(...)             a poster on one canvas, dressed by `poster.svg.j2` and `poster_head.svg.j2`
chart_svg(...)              a chart of a poster's page, without any frame
render_poster(...)          the page beside its pictures and the shared assets
render_poster_alone(...)    one file that holds everything and works from a mail attachment
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruska.brand import Brand
from ruska.formats.chart import Block, Pictures, live_json
from ruska.formats.fonts import font_face_css
from ruska.formats.framed import about, caption, number, placed
from ruska.formats.headers import near_policy, whole_policy
from ruska.formats.markup import own_markup
from ruska.formats.metadata import svg_metadata
from ruska.formats.page import (
    ASCII,
    Assets,
    Download,
    Link,
    environment,
    icon_address,
    inside,
    is_web_address,
)
from ruska.formats.svgtext import texts_by_cut
from ruska.layout.icons import GRID, icon_lines
from ruska.layout.key_figures import KeyFigure
from ruska.layout.poster import PosterSheet, PosterWords
from ruska.ruler import Ruler
from ruska.scene import Box, Sheet

if TYPE_CHECKING:
    from ruska.formats.head import Head

SCENERY = Box(0, 0, 1440, 480)
"""The box of the head's ground on a page, which is stretched over the head whatever its size."""

STROKE_SHARE = 430
"""The widths of canvas and head together, in strokes of the line of fells."""


@dataclass(frozen=True, slots=True)
class PagedChart:
    """A chart on a poster's page: its captions stand in the page, so its sheets are bodies without a frame."""

    wide: Sheet
    narrow: Sheet


@dataclass(frozen=True, slots=True)
class PosterPage:
    """What a poster's page shows: head, key figures, charts in order, and foot. `sheet` is any of the poster's own."""

    sheet: Sheet
    words: PosterWords
    figures: tuple[KeyFigure, ...]
    charts: tuple[PagedChart, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The brand that a page is in, and its neighbours; `words` are the engine's in the page's language.

    `head` is what the page beside its files tells machines of itself; `share_file` is the page beside it from which
    staff take codes for other pages.
    """

    brand: Brand
    words: Mapping[str, Any]
    downloads: tuple[Download, ...] = ()
    alternates: tuple[Link, ...] = ()
    home: str = ""
    head: "Head | None" = None
    share_file: str = ""


def poster_svg(poster: PosterSheet, body: str, brand: Brand, ruler: Ruler, templates: Sequence[Path]) -> str:
    """Return a poster as a whole SVG with live text, fonts embedded as subsets, title and description.

    `body` is an `<svg>` element of the canvas's size. Same inputs, same bytes.
    """
    frame, furniture = poster.sheet.frame, poster.furniture
    dress = {
        "head": furniture.head,
        "ridge": furniture.ridge,
        "stroke": number((furniture.head.width + frame.width) / STROKE_SHARE),
        "foot": furniture.foot,
        "dividers": furniture.dividers,
        "logo": own_markup(placed(brand.logo, frame.logo)),
    }
    return _svg(poster.sheet, body, brand, ruler, templates, **dress)


def chart_svg(sheet: Sheet, body: str, brand: Brand, ruler: Ruler, templates: Sequence[Path]) -> str:
    """Return a chart alone as a whole SVG, as `poster_svg` does."""
    return _svg(sheet, body, brand, ruler, templates, head=None, foot=None, dividers=(), logo="")


def _svg(sheet: Sheet, body: str, brand: Brand, ruler: Ruler, templates: Sequence[Path], **dress: Any) -> str:
    frame = sheet.frame
    values: dict[str, Any] = {
        "id": f"{sheet.graphic}-{frame.size}",
        "width": number(frame.width),
        "height": number(frame.height),
        "language": sheet.language,
        "title": sheet.title,
        "alt": sheet.alt,
        "metadata": own_markup(svg_metadata(about(sheet, brand))),
        "colors": colors_by_name(brand),
        "stretched": False,
        "body": own_markup(placed(body, frame.body)),
        "texts": [caption(label, brand) for label in frame.texts],
        **dress,
    }
    template = environment(tuple(templates)).get_template("poster.svg.j2")
    fonts = font_face_css(texts_by_cut(template.render(**values, fonts=""), ruler))
    return template.render(**values, fonts=own_markup(fonts))


def colors_by_name(brand: Brand) -> dict[str, str]:
    """Return a brand's colours by token and by role."""
    return {**brand.colors, **{role: brand.color(role) for role in brand.roles}}


def icon_path(name: str) -> str:
    """Return an icon as SVG path data on a square of 24 units."""
    return "".join("M" + " ".join(f"{number(x)} {number(y)}" for x, y in line) for line in icon_lines(name))


def render_poster(
    page: PosterPage, around: Surroundings, assets: Assets, folder: str, templates: Sequence[Path]
) -> str:
    """Return the page that stands beside its pictures, whose names are those of `picture_names`.

    `folder` is the address of the shared assets, relative to the page.
    """
    library = f"{folder}/{assets.plotly}"
    blocks = [
        replace(_block(chart, around), pictures=picture_names(chart), live_file=live_name(chart), library=library)
        for chart in page.charts
    ]
    return _render(page, around, blocks, templates, policy=near_policy(), assets=assets.places(folder), inline=None)


def picture_names(chart: PagedChart) -> Pictures:
    """Return the file names of a chart's pictures for the page."""
    wide, narrow = (f"poster.{sheet.graphic}.{sheet.frame.size}" for sheet in (chart.wide, chart.narrow))
    return Pictures(f"{wide}.svg", f"{narrow}.svg", f"{wide}.dark.svg", f"{narrow}.dark.svg")


def live_name(chart: PagedChart) -> str:
    """Return the name of the script with a chart's live figures."""
    return f"poster.{chart.wide.graphic}.live.js"


def render_poster_alone(
    page: PosterPage, around: Surroundings, svgs: Sequence[Pictures], assets: Assets, templates: Sequence[Path]
) -> str:
    """Return the page as one file: pictures, fonts, style, script and plotly.js are inside.

    `svgs` are the SVGs of each chart as text.
    """
    script, plotly = assets.text(assets.script), assets.text(assets.plotly)
    empty = [replace(_block(chart, around), picture_inside=True) for chart in page.charts]
    blocks = [replace(block, pictures=inside(pictures)) for block, pictures in zip(empty, svgs, strict=True)]
    bare = {"style": "", "script": "", "plotly": ""}
    text = ASCII + _render(page, around, empty, templates, policy="", assets=None, inline=bare)
    style = font_face_css(dict.fromkeys(around.brand.fonts, text)) + assets.inline_style
    # Nobody else's text is in these three: they are the program's own files and the brand's checked tokens.
    inline = {"style": own_markup(style), "script": own_markup(script), "plotly": own_markup(plotly)}
    policy = whole_policy([script, plotly], style)
    return _render(page, around, blocks, templates, policy=policy, assets=None, inline=inline)


def _block(chart: PagedChart, around: Surroundings) -> Block:
    """Return the block of a chart without its pictures."""
    live = live_json(chart.wide, chart.narrow, around.brand)
    return Block(chart.wide, chart.narrow, around.words, Pictures("", ""), live)


def _render(
    page: PosterPage, around: Surroundings, blocks: Sequence[Block], templates: Sequence[Path], **values: Any
) -> str:
    brand = around.brand
    groups: dict[str, list[Download]] = {}
    for download in around.downloads:
        groups.setdefault(download.group, []).append(download)
    template = environment(tuple(templates)).get_template("poster.html.j2")
    return template.render(
        sheet=page.sheet,
        said=page.words,
        figures=page.figures,
        blocks=blocks,
        icon_path=icon_path,
        grid=number(GRID),
        words=around.words,
        downloads=groups,
        alternates=around.alternates,
        meta=around.head if values["inline"] is None else None,
        share=around.share_file if values["inline"] is None else "",
        home=around.home,
        wordmark=brand.mark(page.sheet.language),
        logo=own_markup(brand.logo),
        icon=icon_address(brand),
        urls=[url for url in page.sheet.credit.urls if is_web_address(url)],
        id="scenery",
        head=SCENERY,
        ridge=0.14 * SCENERY.height,
        stroke=4,
        stretched=True,
        colors=colors_by_name(brand),
        **values,
    )
