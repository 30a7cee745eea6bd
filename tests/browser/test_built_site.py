"""A site that the program itself has built from shipped graphics: every page and the index, as a reader meets them."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from page_site import GRAPHICS, axe_faults, served, show_pictures

LANGUAGES = ("fi", "en", "sv", "nb")
PAGES = [graphic.replace("/", f"/{language}/") + ".html" for graphic in GRAPHICS for language in ("fi", "en")]
"""The pages that are opened; those in Swedish and Norwegian are of the same making."""
FINNISH = PAGES[::2]
SILENT = "year_2023_in_figures"
"""A graphic whose figures all stand in the picture has no tooltips, and so no live chart."""
LINKS = """() => [...document.querySelectorAll('[href], [src], [srcset], [data-live]')]
  .flatMap(node => ['href', 'src', 'srcset', 'data-plotly', 'data-live'].map(name => node.getAttribute(name)))
  .filter(link => link && !/^(#|data:|https?:)/.test(link))"""
PICTURES = """() => [...document.querySelectorAll('.index img, .card img, picture img')].map(image => ({
  alt: image.getAttribute('alt'), hidden: !!image.closest('[aria-hidden=true]'), done: image.complete,
  wide: image.naturalWidth, high: image.naturalHeight, width: image.width, height: image.height,
  own: [image.getAttribute('width'), image.getAttribute('height')].map(Number) }))"""


DRAWINGS = """() => [...document.querySelectorAll('.ruska-drawing > svg')].filter(svg => svg.clientWidth).map(svg => ({
  alt: svg.getAttribute('aria-label'), role: svg.getAttribute('role'), texts: svg.querySelectorAll('text').length,
  wide: svg.viewBox.baseVal.width, high: svg.viewBox.baseVal.height, width: svg.clientWidth, height: svg.clientHeight,
  shapes: svg.querySelectorAll('path').length }))"""
PICTURE = ".ruska-drawing > svg:visible, picture img"
"""The picture of a graphic's own page: drawn inside it, or a file where the drawing would be large."""


@pytest.fixture(scope="module")
def built_address(built: Path) -> Iterator[str]:
    """The built site over http."""
    with served(built) as address:
        yield address


def is_live(name: str) -> bool:
    """Whether a page has a live chart."""
    return name != "index.html" and SILENT not in name


def test_nothing_more_is_shipped_than_pages_need(built: Path):
    bundles = sorted(path.name.split(".")[0] for path in (built / "assets").glob("plotly*"))
    assert bundles == ["plotly", "plotly-basic"]
    for page in PAGES:
        html = (built / page).read_text("utf-8")
        wanted = "plotly." if "employment_by_industry" in page else "plotly-basic."
        assert (f'data-plotly="../../assets/{wanted}' in html) == is_live(page), page


@pytest.mark.parametrize("over", ["file", "http"])
def test_every_page_comes_alive_without_a_complaint_or_a_foreign_request(visit, built: Path, built_address: str, over):
    base = built.as_uri() if over == "file" else built_address
    seen = visit(1280, 900)
    for page in PAGES if over == "file" else FINNISH:
        seen.go(f"{base}/{page}", is_live(page))
        seen.page.wait_for_timeout(100)
        assert seen.complaints == [], page
    assert all(url.startswith((base, "data:")) for url in seen.requests)


@pytest.mark.parametrize("over", ["file", "http"])
def test_the_index_shows_every_graphic_and_asks_nobody_else(visit, built: Path, built_address: str, over):
    base = built.as_uri() if over == "file" else built_address
    seen = visit(1280, 900)
    for language in LANGUAGES:
        page = seen.go(f"{base}/index.{language}.html", live=False)
        assert page.locator(".card").count() == len(GRAPHICS)
        packages = {graphic.split("/")[0] for graphic in GRAPHICS}
        assert page.locator("section.package").count() == len(packages), "packages without a graphic are left out"
        show_pictures(page)
        shown = page.evaluate(PICTURES)
        assert {(picture["wide"], picture["high"]) for picture in shown} == {(1200, 675)}
        assert all(picture["own"] == [1200, 675] for picture in shown)
        assert all(picture["alt"] is not None for picture in shown)
    assert seen.complaints == []
    assert all(url.startswith((base, "data:")) for url in seen.requests)


def test_every_link_of_every_page_leads_to_a_file(visit, built: Path):
    seen = visit(java_script_enabled=False)
    missing = []
    for name in ("index.html", *PAGES):
        place = built / name
        page = seen.go(place, live=False)
        for link in page.evaluate(LINKS):
            target = Path(unquote(urlsplit(urljoin(place.as_uri(), link)).path))
            if not target.is_file():
                missing.append(f"{name}: {link}")
    assert missing == []


def test_a_download_of_each_page_is_offered_under_its_own_name(visit, built: Path):
    page = visit(java_script_enabled=False).go(built / FINNISH[0], live=False)
    names = page.locator(".downloads a[download]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    stem = Path(FINNISH[0]).stem
    wanted = ("web.png", "web@2x.png", "web.svg", "csv", "xlsx", "alt.txt", "standalone.html")
    assert sorted(names) == sorted(f"{stem}.{ending}" for ending in wanted)


def test_one_goes_from_the_index_to_a_page_and_its_other_language_and_back(visit, built: Path):
    seen = visit()
    page = seen.go(built / "index.html", live=False)
    page.locator(".card h3 a").nth(1).click()
    page.get_by_role("link", name="Kuvion oma sivu").click()
    page.wait_for_selector(".ruska-live.ready", timeout=30_000)
    assert page.evaluate("document.documentElement.lang") == "fi"
    page.get_by_role("link", name="English").click()
    page.wait_for_selector(".ruska-live.ready", timeout=30_000)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "/economy/en/" in page.url
    page.locator("a.home").click()
    assert page.url == (built / "index.en.html").as_uri()
    assert seen.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_language_light_or_dark(visit, built: Path, language: str, scheme: str):
    width = 1280 if language in ("fi", "sv") else 360
    seen = visit(width, bypass_csp=True, color_scheme=scheme)
    for graphic in GRAPHICS:
        name = graphic.replace("/", f"/{language}/") + ".html"
        page = seen.go(built / name, is_live(name))
        for summary in page.locator("summary").all():
            summary.click()
        assert axe_faults(page) == [], name


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_on_the_index(visit, built: Path, width: int):
    page = visit(width, bypass_csp=True).go(built / "index.html", live=False)
    assert axe_faults(page) == []


def test_pictures_are_drawn_inside_pages_unless_they_are_large(built: Path):
    drawn = {page for page in PAGES if 'class="ruska-drawing"' in (built / page).read_text("utf-8")}
    assert any("gdp_per_inhabitant" in page for page in drawn)
    assert not any("municipalities_change" in page for page in drawn)


def test_little_is_to_come_before_the_picture(visit, built: Path, built_address: str):
    for page in PAGES:
        seen = visit(1280 if "/fi/" in page else 360)
        seen.page.route("**/*.js", lambda route: route.abort())  # what scripts ask for comes after the picture
        seen.go(f"{built_address}/{page}", live=False)
        seen.page.wait_for_timeout(300)
        files = [built / urlsplit(url).path.lstrip("/") for url in seen.requests if url.startswith("http")]
        sizes = {file.name: sent(file) for file in files if file.suffix != ".js"}
        assert not [name for name in sizes if name.endswith(".woff2")], page
        assert sum(sizes.values()) < 60_000, (page, sizes)


def sent(file: Path) -> int:
    """The bytes of a file as a server sends it."""
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content))


@pytest.mark.parametrize("width", [280, 320, 360, 1280])
def test_nothing_scrolls_sideways(visit, built: Path, width: int):
    seen = visit(width, java_script_enabled=False)
    for name in ("index.html", *FINNISH):
        page = seen.go(built / name, live=False)
        for summary in page.locator("summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize("width", [360, 1280])
def test_pictures_have_words_and_their_own_size(visit, built: Path, width: int):
    seen = visit(width, java_script_enabled=False)
    for name in PAGES:
        page = seen.go(built / name, live=False)
        show_pictures(page)
        [picture] = [*page.evaluate(PICTURES), *page.evaluate(DRAWINGS)]
        assert picture.get("role", "img") == "img" and not picture.get("texts") and picture.get("shapes", 99) > 20, name
        said = (built / name).with_name(f"{Path(name).stem}.alt.txt").read_text("utf-8").strip()
        assert picture["alt"] == said
        assert len(said) > 40
        shape = picture["wide"] / picture["high"]
        assert picture["wide"] == (360 if width == 360 else 1200)
        assert picture["width"] / picture["height"] == pytest.approx(shape, rel=0.01)


def test_pages_say_it_all_without_script_and_on_paper(visit, built: Path):
    still, seen = visit(java_script_enabled=False), visit()
    for name in FINNISH:
        page = still.go(built / name, live=False)
        assert page.locator(PICTURE).is_visible()
        assert not page.locator(".ruska-live").is_visible()
        assert page.locator("tbody tr").first.is_visible()
        page = seen.go(built / name, is_live(name))
        page.emulate_media(media="print")
        assert page.locator(".ruska-drawing > svg:visible, .ruska-paper").is_visible()
        assert not page.locator(".ruska-live").is_visible()
        page.emulate_media(media="screen")
    assert still.complaints == seen.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_reads_a_map_in_the_language_of_the_page(visit, built: Path, language: str):
    page = visit().go(built / "people" / language / "municipalities_change.html")
    page.locator(".ruska-live").focus()
    rows = page.locator(".ruska-table tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    heard = []
    for key in ("Home", "ArrowRight", "ArrowDown", "End", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        page.wait_for_timeout(60)
        said = page.locator(".ruska-voice").text_content()
        assert page.locator(".ruska-live .hoverlayer text").count() > 0, said
        assert any(row[0] in said and row[-1] in said for row in rows), said
        heard.append(said)
    assert len(set(heard)) >= 4


def test_the_single_files_work_alone_in_an_empty_folder(visit, built: Path, tmp_path: Path):
    for name in FINNISH:
        twin = (built / name).with_suffix(".standalone.html")
        alone = Path(shutil.copy(twin, tmp_path / twin.name))
        seen = visit()
        page = seen.go(alone, is_live(name))
        show_pictures(page)
        assert [url for url in seen.requests if not url.startswith("data:")] == [alone.as_uri()]
        assert page.evaluate("document.querySelector('picture img').naturalWidth") == 1200
        assert page.evaluate("document.fonts.check('600 16px \"Ruska Sans\"')")
        assert seen.complaints == [], name
