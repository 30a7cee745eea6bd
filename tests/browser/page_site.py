"""A site as a build leaves it, made of hand-made sheets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import page_sheets as sheets
from playwright.sync_api import Page

from ruska.brand import Brand
from ruska.dark import dark_palette, darken_svg
from ruska.formats import page as pages
from ruska.formats.chart import Pictures, live_json
from ruska.words.engine import engine_words

ROOT = Path(__file__).parents[2]
TEMPLATES = (ROOT / "templates" / "lapland", ROOT / "templates" / "base")
GRAPHICS = (
    "economy/turnover_shares",
    "economy/gdp_per_inhabitant",
    "project/project_budget",
    "economy/year_2023_in_figures",
    "economy/employment_by_industry",
    "people/municipalities_change",
)
"""Of the shipped packages: bars, a line, a donut, big numbers, a treemap of the script's own, and a map."""


@dataclass(frozen=True)
class Site:
    """A folder as a build leaves it: `assets/` and `tourism/fi/nights.html` with its pictures and its twin."""

    folder: Path
    page: Path
    standalone: Path
    assets: pages.Assets


PICTURES = Pictures("nights.web.svg", "nights.narrow.svg", "nights.web.dark.svg", "nights.narrow.dark.svg")


def make_page(brand: Brand, live: bool = True, **words: str) -> tuple[pages.Page, Pictures]:
    """A page of the hand-made sheets, with its pictures as SVGs; `words` replaces texts of both sheets."""
    wide, narrow = (replace(sheets.sheet(narrow=small), **words) for small in (False, True))
    downloads = [
        pages.Download("PNG", f"{name} {size}", f"nights.{name}.png", "84 kt")
        for name, size in (("web", "1200 × 675"), ("web", "2400 × 1350"), ("square", "1080 × 1080"))
    ]
    downloads += [pages.Download("SVG", "web", "nights.web.svg"), pages.Download("Luvut", "CSV", "nights.csv")]
    page = pages.Page(
        wide,
        narrow,
        brand,
        engine_words("fi", ROOT / "templates"),
        live_json(wide, narrow, brand) if live else "",
        tuple(downloads),
        (pages.Link("English", "../en/nights.html", "en"),),
        "../../index.html",
        figures_file="nights.csv",
        picture_file="nights.web.png",
        figures=b"\xef\xbb\xbfVuosi;Ulkomaiset\r\n",
    )
    svgs, palette = (sheets.picture(wide), sheets.picture(narrow)), dark_palette(brand)
    return page, Pictures(*svgs, *(darken_svg(svg, palette) for svg in svgs))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder over http from this machine, and yield its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def show_pictures(page: Page) -> None:
    """Wait until every picture of a page is decoded; a broken one raises.

    `Page.wait_for_function` is no way to wait here: after its first look it evaluates a string inside the page, which
    the page's own Content-Security-Policy rightly forbids.
    """
    page.evaluate("Promise.all([...document.images].map(image => { image.loading = 'eager'; return image.decode(); }))")


AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe_faults(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds on a page by WCAG 2.2 A and AA and good practice: rules, each with its elements.

    The page needs `bypass_csp`: its own policy rightly keeps a foreign script out.
    """
    assert AXE.is_file(), "axe-core is not there: run `npm ci`."
    page.add_script_tag(path=AXE)
    report = page.evaluate("rules => axe.run({ resultTypes: ['violations'], runOnly: rules })", RULES)
    return [(found["id"], [node["html"][:200] for node in found["nodes"]]) for found in report["violations"]]
