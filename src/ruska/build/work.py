"""Stations paint, wrap and pack, as jobs that run in worker processes and write into a folder aside.

A job gets a resolved sheet, which is small, and returns what it wrote. Workers load no datasets and run no scripts.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ruska.brand import Brand, load_brand
from ruska.build.faults import cannot_write, own_fault
from ruska.build.targets import PICTURES
from ruska.errors import Finding, OutputError, PaintError, RuskaError
from ruska.ruler import Ruler
from ruska.scene import Sheet

if TYPE_CHECKING:
    from ruska.formats.chart import Pictures
    from ruska.formats.head import Head
    from ruska.formats.page import Assets
    from ruska.formats.typeset import Pdf

Result = TypeVar("Result")
SCALES = {".png": 1, "@2x.png": 2}
"""How the names of a canvas's PNGs end, and their pixels for each of the canvas."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a worker finds the brand, the templates and the project, and where it puts its files.

    `aside` is a folder of the graphic's own, `place` the folder in the output that its files are for.
    """

    brand: Path
    templates: tuple[Path, ...]
    root: Path
    aside: Path
    place: Path


@dataclass(frozen=True, slots=True)
class Written:
    """A file that lies aside: its name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Done:
    """What a job has written, and its remarks."""

    written: tuple[Written, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Companions:
    """What a page says of its neighbours: engine words, downloads, other languages, and where home is.

    `address` is that of the published output, with a slash at its end, or empty where none is set; `head` is what the
    page tells machines of itself.
    """

    words: Mapping[str, Any]
    downloads: tuple[Any, ...]
    alternates: tuple[Any, ...]
    home: str
    assets: str
    address: str = ""
    head: "Head | None" = None

    def offers(self, name: str) -> bool:
        """Tell whether a file stands beside the page, made now or earlier."""
        return any(download.href == name for download in self.downloads)


def run_job(what: str, work: Callable[..., Result], *arguments: Any) -> Result:
    """Do a job in a worker. Only RuskaError leaves it: anything else becomes one, with the place in Ruska's source.

    `what` names the graphic for that finding.
    """
    try:
        return work(*arguments)
    except RuskaError:
        raise
    except Exception as error:
        raise PaintError(own_fault(error, what)) from error


def paint_canvas(sheet: Sheet, names: frozenset[str], desk: Desk) -> Done:
    """Paint one canvas and write those of its files that `names` lists: SVG, outlined SVG, PNG at 1× and 2×, PDF."""
    from ruska.formats.framed import frame_svg

    brand, ruler = desk_brand(desk.brand), desk_ruler(desk.brand)
    svg = frame_svg(sheet, paint_body(sheet, brand), brand, ruler, desk.templates)
    return write_pictures(sheet, svg, names, desk)


def write_pictures(sheet: Sheet, svg: str, names: frozenset[str], desk: Desk) -> Done:
    """Write those files of one canvas that `names` lists, all made from its finished SVG."""
    from ruska.formats.outline import outline_svg

    ruler = desk_ruler(desk.brand)
    stem = f"{sheet.graphic}.{sheet.frame.size}"
    files: dict[str, Callable[[], bytes]] = {
        f"{stem}.svg": svg.encode,
        f"{stem}.outlined.svg": lambda: outline_svg(svg, ruler).encode(),
    }
    made = {name: make() for name, make in files.items() if name in names}
    printed = names & {f"{stem}.pdf", *(f"{stem}{ending}" for ending in SCALES)}
    findings: list[Finding] = []
    if printed:
        pdf = _typeset(sheet, svg, desk)
        made |= _printed(sheet, svg, pdf, printed, desk)
        findings += _refusals(sheet, f"{stem}.pdf", pdf) if f"{stem}.pdf" in names else []
    return Done(tuple(write_aside(desk, name, content) for name, content in made.items()), tuple(findings))


def _typeset(sheet: Sheet, svg: str, desk: Desk) -> "Pdf":
    from ruska.formats.framed import about
    from ruska.formats.metadata import pdf_keywords
    from ruska.formats.typeset import render_pdf

    return render_pdf(
        svg,
        sheet.frame.width,
        sheet.frame.height,
        title=sheet.title,
        description=sheet.alt,
        author=about(sheet, desk_brand(desk.brand)).author,
        language=sheet.language,
        keywords=pdf_keywords(sheet.credit),
        font_dirs=[desk.brand / "fonts", *desk_ruler(desk.brand).fallback_folders(svg)],
    )


def _printed(sheet: Sheet, svg: str, pdf: "Pdf", names: frozenset[str], desk: Desk) -> dict[str, bytes]:
    """Return the PDF and the PNGs drawn from it, those that `names` lists."""
    from ruska.formats.framed import about
    from ruska.formats.metadata import add_png_metadata
    from ruska.formats.raster import render_pngs

    stem = f"{sheet.graphic}.{sheet.frame.size}"
    scales = {f"{stem}{ending}": scale for ending, scale in SCALES.items() if f"{stem}{ending}" in names}
    width, height = round(sheet.frame.width), round(sheet.frame.height)
    pngs = render_pngs(svg, pdf.data, width, height, tuple(scales.values()))
    said = about(sheet, desk_brand(desk.brand))
    made = {name: add_png_metadata(png, said) for name, png in zip(scales, pngs, strict=True)}
    return made | ({f"{stem}.pdf": pdf.data} if f"{stem}.pdf" in names else {})


def _refusals(sheet: Sheet, name: str, pdf: "Pdf") -> list[Finding]:
    if pdf.universal:
        return []
    remedy = "Where a PDF/UA file is asked for, leave out the text that it refuses."
    message = f"{sheet.package}/{sheet.language}/{name} is tagged but carries no PDF/UA mark ({pdf.refusal})."
    return [Finding(message, remedy=remedy, level="warning")]


def write_companions(wide: Sheet, narrow: Sheet, names: frozenset[str], companions: Companions, desk: Desk) -> Done:
    """Write a graphic's table, description and pages. For a page the web SVG already lies aside."""
    from ruska.formats.tables import write_csv, write_xlsx

    graphic = wide.graphic
    words = companions.words["table"]
    files: dict[str, Callable[[], bytes]] = {
        f"{graphic}.csv": lambda: write_csv(wide, words),
        f"{graphic}.xlsx": lambda: write_xlsx(wide, words),
        f"{graphic}.alt.txt": f"{wide.alt}\n".encode,
    }
    written = [write_aside(desk, name, make()) for name, make in files.items() if name in names]
    if f"{graphic}.html" in names:
        written += _write_pages(wide, narrow, names, companions, desk)
    return Done(tuple(written))


def paint_with_companions(
    wide: Sheet, narrow: Sheet, names: frozenset[str], companions: Companions, desk: Desk
) -> Done:
    """Paint the wide canvas, then write the pages that show it, and what else stands beside the pictures."""
    first = paint_canvas(wide, names, desk)
    rest = write_companions(wide, narrow, names, companions, desk)
    return Done((*first.written, *rest.written), (*first.findings, *rest.findings))


def _write_pages(
    wide: Sheet, narrow: Sheet, names: frozenset[str], companions: Companions, desk: Desk
) -> list[Written]:
    from ruska.build.embed_work import Surroundings, embed_files
    from ruska.formats.chart import Pictures, live_json, live_script
    from ruska.formats.drawing import drawings
    from ruska.formats.framed import frame_svg
    from ruska.formats.page import Page, page_block, render_page, render_standalone
    from ruska.formats.tables import write_csv

    brand, graphic = desk_brand(desk.brand), wide.graphic
    narrow_svg = frame_svg(narrow, paint_body(narrow, brand), brand, desk_ruler(desk.brand), desk.templates)
    svgs = with_dark((desk.aside / f"{graphic}.{wide.frame.size}.svg").read_text("utf-8"), narrow_svg, brand)
    sizes = wide.frame.size, narrow.frame.size
    pictures = Pictures(*(f"{graphic}.{size}{ending}" for ending in PICTURES for size in sizes))
    table, picture, share = f"{graphic}.csv", f"{graphic}.{wide.frame.size}.png", f"{graphic}.share.html"
    live = live_json(wide, narrow, brand)
    page = Page(
        wide,
        narrow,
        brand,
        companions.words,
        live,
        companions.downloads,
        companions.alternates,
        companions.home,
        live_file=f"{graphic}.live.js",
        figures_file=table if companions.offers(table) else "",
        picture_file=picture if companions.offers(picture) else "",
        figures=write_csv(wide, companions.words["table"]),
        share_file=share if share in names else "",
        head=companions.head,
        drawings=drawings(svgs.wide, svgs.narrow, wide.alt, desk_ruler(desk.brand), brand),
    )
    assets = make_assets(desk.brand, desk.templates, desk.root, page.full)
    files = {
        f"{graphic}.live.js": live_script(wide, live) if live else "",
        pictures.narrow: narrow_svg,
        pictures.wide_dark: svgs.wide_dark,
        pictures.narrow_dark: svgs.narrow_dark,
        f"{graphic}.html": render_page(page, pictures, assets, companions.assets, desk.templates),
    }
    if f"{graphic}.standalone.html" in names:
        files[f"{graphic}.standalone.html"] = render_standalone(page, svgs, assets, desk.templates)
    block = page_block(page, pictures, assets, companions.assets)
    elsewhere = embed_files(block, Surroundings(companions, assets, brand, desk.templates))
    files |= {name: make() for name, make in elsewhere.items() if name in names}
    return [write_aside(desk, name, text.encode()) for name, text in files.items()]


def with_dark(wide: str, narrow: str, brand: Brand) -> "Pictures":
    """Return the SVGs of a chart with their twins on dark paper."""
    from ruska.dark import dark_palette, darken_svg
    from ruska.formats.chart import Pictures

    palette = dark_palette(brand)
    return Pictures(wide, narrow, darken_svg(wide, palette), darken_svg(narrow, palette))


def paint_body(sheet: Sheet, brand: Brand) -> str:
    """Return the body of a sheet as an `<svg>` element."""
    if sheet.body_svg:
        return sheet.body_svg
    from ruska.painters.static import paint_static

    return paint_static(sheet.scene, brand.fonts)


def write_aside(desk: Desk, name: str, content: bytes) -> Written:
    """Write a file into the folder aside. Raises OutputError naming the place that it is for."""
    try:
        desk.aside.mkdir(parents=True, exist_ok=True)
        (desk.aside / name).write_bytes(content)
    except OSError as error:
        raise OutputError(cannot_write(error, desk.place / name)) from error
    return Written(name, len(content), hashlib.sha256(content).hexdigest())


@lru_cache(maxsize=4)
def desk_brand(folder: Path) -> Brand:
    """Return the brand in a folder, read once by each worker."""
    return load_brand(folder)


@lru_cache(maxsize=4)
def desk_ruler(folder: Path) -> Ruler:
    """Return the ruler on a brand's fonts, and on those that are installed for other scripts."""
    from ruska.fallback_fonts import find_fallback_fonts

    return Ruler(desk_brand(folder).fonts, find_fallback_fonts())


@lru_cache(maxsize=4)
def make_assets(brand: Path, templates: tuple[Path, ...], root: Path, full: bool) -> "Assets":
    """Return the shared assets of the pages of a brand; `full` adds the plotly.js that knows every trace."""
    from ruska.formats.bundle import full_bundle, plotly_bundle
    from ruska.formats.page import shared_assets

    bundle = plotly_bundle(root)
    return shared_assets(templates, desk_brand(brand), bundle, full_bundle() if full and bundle.small else None)
