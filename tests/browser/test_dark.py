"""Dark mode: by the reader's system, by `data-theme`, while the page is open, and never on paper."""

import subprocess
from pathlib import Path

import page_sheets as sheets
import pytest
from page_site import Site, axe_faults

from ruska.brand import Brand
from ruska.contrast import contrast
from ruska.dark import dark_palette

SHOWN = "() => document.querySelector('picture img').currentSrc.split('/').pop()"
GROUND = "() => getComputedStyle(document.documentElement).backgroundColor"
TEXTS = """() => [...document.querySelectorAll('.ruska-live .textpoint text')]
  .map(node => [node.textContent, getComputedStyle(node).fill])"""


def plain(color: str) -> str:
    """`rgb(r, g, b)` as `#rrggbb`."""
    return "#" + "".join(f"{int(part):02X}" for part in color[4:-1].split(","))


def texts(page) -> dict[str, str]:
    """The texts of the live chart and their colours."""
    return {text: plain(color) for text, color in page.evaluate(TEXTS)}


def settled(page, picture: str) -> None:
    """Wait for a picture and for the live chart over it."""
    for _ in range(100):
        if page.evaluate(SHOWN) == picture and page.locator(".ruska-live.ready").count():
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{page.evaluate(SHOWN)} is shown, not {picture}")


@pytest.mark.parametrize(("width", "size"), [(1280, "web"), (360, "narrow")])
def test_the_system_asks_for_it(visit, brand: Brand, site: Site, width: int, size: str):
    seen = visit(width, color_scheme="dark")
    page = seen.go(site.page)
    settled(page, f"nights.{size}.dark.svg")
    palette = dark_palette(brand)
    assert plain(page.evaluate(GROUND)) == palette.color(brand.color("birch"))
    shown = texts(page)
    assert shown["Ulkomaiset"] == palette.color(sheets.RUSKA)
    assert all(contrast(color, palette.paper) >= 4.5 for text, color in shown.items() if text != "Šáŋŋá Ǩ")
    assert not [url for url in seen.requests if url.endswith(f"nights.{size}.svg")], "light pictures are not fetched"
    assert seen.complaints == []


@pytest.mark.parametrize(("system", "theme"), [("light", "dark"), ("dark", "light")])
def test_the_page_may_ask_for_the_other_one_and_back(visit, brand: Brand, site: Site, system: str, theme: str):
    names = {"light": "nights.web.svg", "dark": "nights.web.dark.svg"}
    colors = {"light": sheets.RUSKA, "dark": dark_palette(brand).color(sheets.RUSKA)}
    seen = visit(color_scheme=system)
    page = seen.go(site.page)
    for asked, scheme in ((theme, theme), ("auto", system), (theme, theme)):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", asked)
        settled(page, names[scheme])
        assert texts(page)["Ulkomaiset"] == colors[scheme]
    page.emulate_media(color_scheme=theme)
    page.evaluate("document.documentElement.dataset.theme = 'auto'")
    settled(page, names[theme])
    assert seen.complaints == []


def test_a_block_may_have_a_theme_of_its_own(visit, brand: Brand, site: Site):
    page = visit().go(site.page)
    page.evaluate("document.querySelector('.ruska-chart').dataset.theme = 'dark'")
    settled(page, "nights.web.dark.svg")
    palette = dark_palette(brand)
    paper = page.locator(".ruska-picture").evaluate("node => getComputedStyle(node).backgroundColor")
    assert plain(paper) == palette.paper
    assert plain(page.evaluate(GROUND)) == brand.color("birch").upper()


def test_it_works_without_a_script(visit, site: Site):
    page = visit(color_scheme="dark", java_script_enabled=False).go(site.page, live=False)
    assert page.evaluate(SHOWN) == "nights.web.dark.svg"


@pytest.mark.parametrize("theme", ["auto", "dark"])
@pytest.mark.parametrize("name", ["page", "standalone"])
def test_paper_is_light(visit, site: Site, tmp_path: Path, name: str, theme: str):
    page = visit(color_scheme="dark").go(getattr(site, name))
    page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    assert page.locator("picture img").is_visible()
    printed = tmp_path / "page.pdf"
    printed.write_bytes(page.pdf(print_background=True))
    subprocess.run(["pdftoppm", "-r", "30", "-gray", printed, tmp_path / "page"], check=True)
    image = sorted(tmp_path.glob("page-*.pgm"))[0].read_bytes()
    pixels = image.split(b"\n", 3)[3]
    assert sum(pixels) / len(pixels) > 225, "hardly anything dark"


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(visit, site: Site, width: int):
    page = visit(width, bypass_csp=True, color_scheme="dark").go(site.page)
    page.locator("summary").first.click()
    assert axe_faults(page) == []
    page.locator(".ruska-as-table").click()
    assert axe_faults(page) == []
