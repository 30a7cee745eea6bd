"""The page of a poster in a real browser: live charts, any width, no script, no foreign request, axe content."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_site import ROOT, axe_faults, served, show_pictures
from playwright.sync_api import expect

from ruska.build.project import Project

POSTER = Path("tourism/fi/poster.html")
LISTED = next(package.poster for package in Project(ROOT).packages if package.id == "tourism")
CHARTS = len(LISTED.charts)
WIDTHS = (360, 1280)
SMALLEST = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const sizes = [];
  while (texts.nextNode()) {
    const box = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() && box.checkVisibility() && !box.closest('.unseen, script, svg')) {
      sizes.push(parseFloat(getComputedStyle(box).fontSize));
    }
  }
  return Math.min(...sizes);
}"""


@pytest.fixture(scope="module")
def poster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped poster of a package in two languages with its page, built by the program itself."""
    output = tmp_path_factory.mktemp("poster") / "output"
    choice = ["--format=html", "--format=txt", "--lang=fi", "--lang=en", f"--output={output}"]
    command = [sys.executable, "-m", "ruska", "build", "tourism/poster", *choice]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="module")
def poster_address(poster: Path) -> Iterator[str]:
    with served(poster) as address:
        yield address


def awake(seen, address: str | Path):
    """Open the page, scroll through it and wait for every chart."""
    page = seen.go(address, live=False)
    for index in range(CHARTS):
        live = page.locator(".ruska-live").nth(index)
        live.scroll_into_view_if_needed()
        expect(live).to_contain_class("ready", timeout=30_000)
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("over", ["file", "http"])
def test_every_chart_comes_alive_with_one_plotly_and_nobody_else_is_asked(visit, poster, poster_address, width, over):
    base = poster.as_uri() if over == "file" else poster_address
    seen = visit(width)
    page = awake(seen, f"{base}/{POSTER.as_posix()}")
    assert page.locator(".ruska-live.ready").count() == CHARTS
    assert seen.complaints == []
    assert all(url.startswith((base, "data:")) for url in seen.requests)
    assert len([url for url in seen.requests if "/plotly" in url]) == 1


@pytest.mark.parametrize("width", [*WIDTHS, 641, 1920])
def test_nothing_is_wider_than_the_window_and_no_text_is_tiny(visit, poster, width):
    page = awake(visit(width), poster / POSTER)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(SMALLEST) >= 14
    for index in range(CHARTS):
        picture = page.locator("main picture img").nth(index)
        natural = picture.evaluate("node => node.naturalWidth")
        assert 0.62 <= picture.bounding_box()["width"] / natural <= 1.15


def test_without_a_script_everything_is_there(visit, poster):
    seen = visit(java_script_enabled=False)
    page = seen.go(poster / POSTER, live=False)
    assert page.locator("h1").inner_text().startswith("Ulkomai")
    assert page.locator(".key-figures li").count() == len(LISTED.figures)
    assert page.locator(".key-figures .change").count() == sum(figure.change is not None for figure in LISTED.figures)
    assert page.locator("main picture img").count() == CHARTS
    assert all(alt for alt in page.locator("main picture img").evaluate_all("all => all.map(one => one.alt)"))
    assert page.locator("table").first.is_visible()
    assert page.locator("table").count() == CHARTS
    assert seen.complaints == []


def test_pictures_are_there_before_the_script(visit, poster):
    page = visit(java_script_enabled=False).go(poster / POSTER, live=False)
    show_pictures(page)
    pictures = page.locator("main picture img")
    assert pictures.evaluate_all("all => all.every(one => one.complete && one.naturalWidth > 0)")


def test_each_chart_is_walked_through_by_itself(visit, poster):
    page = awake(visit(), poster / POSTER)
    said = []
    voices = page.locator(".ruska-voice")
    for index in (0, 1):
        page.locator(".ruska-live").nth(index).focus()
        page.keyboard.press("Home")
        page.keyboard.press("End")
        said.append(voices.nth(index).text_content())
    assert all(said)
    assert said[0] != said[1]
    assert voices.first.text_content() == ""


def test_the_single_file_needs_nothing_beside_it(visit, poster, tmp_path):
    alone = tmp_path / "poster.html"
    alone.write_bytes((poster / POSTER).with_suffix(".standalone.html").read_bytes())
    seen = visit(360)
    page = awake(seen, alone)
    assert page.locator(".ruska-live.ready").count() == CHARTS
    assert seen.complaints == []
    assert {url.partition(":")[0] for url in seen.requests if url != alone.as_uri()} <= {"data"}


def test_one_goes_to_the_other_language_and_home(visit, poster):
    page = visit().go(poster / POSTER, live=False)
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/tourism/en/poster.html")
    page.locator("a.mark").click()
    assert page.url.endswith("/index.en.html")
    assert page.locator(".card h3").first.text_content().strip().startswith("Guests")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(visit, poster, width, scheme):
    seen = visit(width, bypass_csp=True, color_scheme=scheme)
    page = awake(seen, poster / POSTER)
    for summary in page.locator("summary").all():
        summary.click()
    assert axe_faults(page) == []


def test_print_keeps_pictures_and_head(visit, poster):
    page = awake(visit(), poster / POSTER)
    page.emulate_media(media="print")
    assert page.locator(".ruska-live").first.is_hidden()
    assert page.locator("main .ruska-paper").first.is_visible()
    assert page.locator("h1").is_visible()
