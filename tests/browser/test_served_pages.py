"""`ruska serve` in a real browser: the shipped policy, pages loaded again at changes and told of builds that fail."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.serving import PACKAGE, WORDS, Served, built_project, copy_of, serving

BUILD_MS = 60_000
GRAPHIC = "example/en/visitors_by_group"
TITLE = "Changed while you look"


@pytest.fixture(scope="module")
def built_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_project(tmp_path_factory.mktemp("serve") / "project")


@pytest.fixture
def served(built_example: Path, tmp_path: Path) -> Iterator[Served]:
    """A server on a project of the test's own, the first build done."""
    with serving(copy_of(built_example, tmp_path / "project")) as served:
        served.hear(" built, ")
        yield served


def new_title(served: Served, old: str, title: str) -> None:
    """Write another title for the graphic that the tests look at."""
    served.edit(WORDS, f'title = "{old}"', f'title = "{title}"')


def title_of(served: Served) -> str:
    """Return the title of the graphic as its word file has it."""
    words = (served.root / WORDS).read_text("utf-8")
    section = words[words.index("[visitors_by_group]") :]
    return re.search(r'title = "([^"]*)"', section)[1]


def complaints(seen: Any) -> list[str]:
    """Return what a browser complained about. Playwright takes the script of a shared worker for one that failed when
    the page that asked for it is left.
    """
    return [said for said in seen.complaints if not (said.startswith("failed: ") and said.endswith("/-/worker.js"))]


def panel(page: Page) -> Locator:
    """What a page shows of a build that failed."""
    return page.locator("ruska-news section.failed")


def test_every_page_works_under_the_shipped_headers(visit: Callable, served: Served):
    output = served.root / "output"
    pages = [path.relative_to(output).as_posix() for path in sorted(output.rglob("*.html"))]
    pages = [name for name in pages if not name.endswith(".figure.html")]  # a piece to paste into a page, none itself
    assert len(pages) >= 5
    seen = visit()
    for name in pages:
        page = seen.go(served.address + name, live=False)
        live = page.locator("[data-plotly]").count()
        if live:
            page.wait_for_selector(".ruska-live.ready")
        page.wait_for_timeout(500 if live else 100)
        assert complaints(seen) == [], name
    assert {request.partition("//")[2].split("/")[0] for request in seen.requests if request.startswith("http")} == {
        f"127.0.0.1:{served.port}"
    }


def test_pictures_opened_by_themselves_keep_their_fonts(visit: Callable, served: Served):
    seen = visit()
    page = seen.go(f"{served.address}{GRAPHIC}.web.svg", live=False)
    assert page.evaluate("[...document.fonts].length") > 0
    assert complaints(seen) == []


def test_an_open_page_follows_a_change_of_words(visit: Callable, served: Served):
    seen = visit()
    page = seen.go(f"{served.address}{GRAPHIC}.html", live=False)
    old = title_of(served)
    new_title(served, old, TITLE)
    expect(page).to_have_title(re.compile(TITLE), timeout=BUILD_MS)
    expect(page.locator("ruska-news section")).to_have_count(0)
    assert complaints(seen) == []
    new_title(served, TITLE, old)
    expect(page).not_to_have_title(re.compile(TITLE), timeout=BUILD_MS)


def test_all_open_pages_follow_by_one_connection(visit: Callable, served: Served):
    seen = visit()
    pages = [seen.page, *(seen.context.new_page() for _ in range(6))]
    for page in pages:
        page.goto(f"{served.address}{GRAPHIC}.html")
    new_title(served, title_of(served), TITLE)
    for page in pages:
        expect(page).to_have_title(re.compile(TITLE), timeout=BUILD_MS)


def test_a_page_is_not_loaded_again_for_nothing(visit: Callable, served: Served):
    page = visit().go(f"{served.address}{GRAPHIC}.html", live=False)
    page.evaluate("window.kept = true")
    served.edit(PACKAGE, "brand =", "# a remark\nbrand =")
    served.hear(" built, ")
    page.wait_for_timeout(500)
    assert page.evaluate("window.kept") is True


def test_a_build_that_fails_is_shown_until_it_is_mended(visit: Callable, served: Served):
    seen = visit()
    page = seen.go(f"{served.address}{GRAPHIC}.html", live=False)
    title = page.title()
    served.edit(WORDS, "[visitors_by_group]", "[visitors_by_group <img src=x onerror=alert(1)>")
    expect(panel(page)).to_be_visible(timeout=BUILD_MS)
    expect(panel(page)).to_contain_text(f"{WORDS}:")
    assert page.locator("ruska-news img").count() == 0
    assert page.title() == title, "what cannot be built is shown as it was before"
    other = seen.context.new_page()
    other.goto(f"{served.address}index.html")
    page.reload()
    expect(panel(page)).to_be_visible()
    served.edit(WORDS, "[visitors_by_group <img src=x onerror=alert(1)>", "[visitors_by_group]")
    expect(panel(page)).to_be_hidden(timeout=BUILD_MS)
    assert complaints(seen) == []


def test_a_page_comes_as_soon_as_it_is_built(visit: Callable, built_example: Path, tmp_path: Path):
    root = copy_of(built_example, tmp_path / "project")
    (root / "output" / f"{GRAPHIC}.html").unlink()
    with serving(root) as served:
        page = visit().go(f"{served.address}{GRAPHIC}.html", live=False)
        expect(page.locator(".ruska-picture").first).to_be_visible(timeout=BUILD_MS)


def test_pages_come_back_to_a_server_that_was_started_again(visit: Callable, built_example: Path, tmp_path: Path):
    root = copy_of(built_example, tmp_path / "project")
    page = visit().page
    with serving(root) as served:
        served.hear(" built, ")
        page.goto(f"{served.address}{GRAPHIC}.html")
        page.evaluate("document.title = 'kept'")
        port = served.port
        assert served.stop() == 0
    with serving(root, "--lang=en", "--size=web", "--format=html", f"--port={port}"):
        expect(page).not_to_have_title("kept", timeout=BUILD_MS)
