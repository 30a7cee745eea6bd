"""What all tests share: `--all` runs the broad comparisons too, which take longer than a run by default may."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from ruska.painters.browser import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="Also run the tests marked broad, over every graphic.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--all"):
        return
    broad = [item for item in items if item.get_closest_marker("broad")]
    if broad:
        config.hook.pytest_deselected(items=broad)
        items[:] = [item for item in items if item not in broad]


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A real browser that reaches this machine alone; one for all tests, as playwright cannot be begun twice."""
    from playwright.sync_api import sync_playwright

    found = find_browser()
    if found is None:
        pytest.fail("These tests need Chromium: install it (apt-get install chromium) or name one in BROWSER_PATH.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()
