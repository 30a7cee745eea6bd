"""A real browser, without a network, and a site made of hand-made sheets."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import pytest
from page_site import GRAPHICS, PICTURES, ROOT, TEMPLATES, Site, make_page, served
from playwright.sync_api import Browser, Page, Request

from ruska.brand import Brand, load_brand
from ruska.formats import page as pages
from ruska.formats.bundle import plotly_bundle


@pytest.fixture(scope="session")
def brand() -> Brand:
    return load_brand(TEMPLATES[0])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, brand: Brand) -> Site:
    folder = tmp_path_factory.mktemp("site")
    home = folder / "tourism" / "fi"
    home.mkdir(parents=True)
    assets = pages.shared_assets(TEMPLATES, brand, plotly_bundle(ROOT))
    (folder / "assets").mkdir()
    for name, content in assets.files.items():
        (folder / "assets" / name).write_bytes(content)
    page, svgs = make_page(brand)
    for name, svg in zip(astuple(PICTURES), astuple(svgs), strict=True):
        (home / name).write_text(svg, "utf-8")
    html = pages.render_page(page, PICTURES, assets, "../../assets", TEMPLATES)
    (home / "nights.html").write_text(html, "utf-8")
    twin = pages.render_standalone(page, svgs, assets, TEMPLATES)
    (home / "nights.standalone.html").write_text(twin, "utf-8")
    return Site(folder, home / "nights.html", home / "nights.standalone.html", assets)


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """The site over http, served from this machine."""
    with served(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the shipped site, built by the program itself in all languages."""
    output = tmp_path_factory.mktemp("built") / "output"
    formats = [f"--format={name}" for name in ("html", "png", "csv", "xlsx", "txt")]
    command = [sys.executable, "-m", "ruska", "build", *GRAPHICS, *formats, "--size=web", f"--output={output}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


class Visit:
    """A page in its own browser context that remembers what the browser complained about and asked for."""

    def __init__(self, browser: Browser, **context: object) -> None:
        self.context = browser.new_context(**context)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", self.note_failure)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def note_failure(self, request: Request) -> None:
        """Remember a failed request, unless the page let go of it itself, as with a frame that it takes away."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url[:200]}")

    def go(self, address: str | Path, live: bool = True) -> Page:
        """Open a page, wait until it shows itself and, unless it is a still one, for the live chart."""
        self.page.goto(address.as_uri() if isinstance(address, Path) else address)
        self.page.locator(":root:not(.unready)").wait_for(state="attached")
        if live:
            self.page.wait_for_selector(".ruska-live.ready", timeout=30_000)
        return self.page


@pytest.fixture
def visit(browser: Browser) -> Iterator[type]:
    """Make visits; all are closed at the end of the test."""
    made: list[Visit] = []

    def open_visit(width: int = 1280, height: int = 1000, **context: object) -> Visit:
        made.append(Visit(browser, viewport={"width": width, "height": height}, **context))
        return made[-1]

    yield open_visit
    for one in made:
        one.context.close()
