"""The gallery of kinds as people see it: built by the program, read from the disk by a browser without a network."""

import subprocess
import sys
from pathlib import Path

import pytest
from page_site import ROOT

from ruska.build.gallery import gallery_project

PACKAGES = {package.id: package for package in gallery_project().packages}
PAGES = ["index.html", *(f"kinds/{id}.html" for id in PACKAGES)]
SOME = ["index.html", "kinds/bar.html", "kinds/dot_plot.html"]


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery in a folder's default place."""
    folder = tmp_path_factory.mktemp("shown")
    done = subprocess.run(
        [sys.executable, "-m", "ruska", "gallery"], cwd=folder, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == f"Gallery: {folder / 'gallery' / 'index.html'}"
    return folder / "gallery"


def test_every_kind_has_a_page_with_all_examples(visit, gallery: Path):
    seen = visit(java_script_enabled=False)
    for id, package in PACKAGES.items():
        page = seen.go(gallery / "kinds" / f"{id}.html", live=False)
        assert page.locator(".invented").inner_text().startswith("Invented examples."), id
        assert page.locator(".example h2").all_inner_texts() == [
            name.replace("_", " ").capitalize() for name in package.graphics
        ]
        scripts = [package.script(name).read_text("utf-8") for name in package.graphics]
        assert page.locator("pre.source").all_text_contents() == scripts, id
        for name, alt in zip(package.graphics, page.locator(".example img").all(), strict=True):
            entry = (gallery / id / "en" / f"{name}.web.svg").read_text("utf-8")
            assert len(alt.get_attribute("alt") or "") > 60, (id, name)
            assert "invented" in entry
    assert seen.complaints == []


def test_the_index_leads_to_every_kind_and_each_kind_to_its_neighbours(visit, gallery: Path):
    seen = visit(java_script_enabled=False)
    page = seen.go(gallery / "index.html", live=False)
    assert page.locator(".invented").is_visible()
    links = page.locator(".kinds h2 a")
    assert [link.get_attribute("href") for link in links.all()] == PAGES[1:]
    links.first.click()
    for name in PAGES[2:]:
        page.locator("a[rel=next]").click()
        assert page.url == (gallery / name).as_uri()
    page.locator("a.home").click()
    assert page.url == (gallery / "index.html").as_uri()


@pytest.mark.parametrize("name", PAGES)
def test_links_and_pictures_lead_somewhere(visit, gallery: Path, name: str):
    seen = visit(java_script_enabled=False)
    page = seen.go(gallery / name, live=False)
    places = "nodes => nodes.map(node => node.href || node.src || new URL(node.srcset, document.baseURI).href)"
    addresses = page.locator("a[href], link[rel=stylesheet], img, source").evaluate_all(places)
    assert len(addresses) > 5
    for address in addresses:
        place = Path(address.removeprefix("file://").partition("#")[0])
        assert place.is_relative_to(gallery) and place.is_file(), address


def test_an_example_leads_to_its_live_chart_and_back(visit, gallery: Path):
    seen = visit()
    page = seen.go(gallery / "kinds" / "bar.html", live=False)
    page.get_by_role("link", name="Ordinary, live chart, English").click()
    page.wait_for_selector(".ruska-live.ready", timeout=30_000)
    page.locator("a.home").click()
    assert page.url == (gallery / "index.en.html").as_uri()
    assert page.locator("h1").inner_text() == "Kinds of charts"
    assert seen.complaints == []


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, gallery: Path, width: int):
    axe = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    assert axe.is_file(), "axe-core is not there: run `npm ci`."
    seen = visit(width, bypass_csp=True)
    for name in SOME:
        page = seen.go(gallery / name, live=False)
        for summary in page.locator("summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.add_script_tag(path=axe)
        found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
        assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == [], name


def test_pages_hold_neither_styles_nor_scripts_of_their_own(gallery: Path):
    for name in PAGES:
        text = (gallery / name).read_text("utf-8")
        assert "<style" not in text and "<script" not in text and " style=" not in text, name
        assert "default-src &#39;none&#39;" in text
        assert str(ROOT) not in text
    assert not list(gallery.rglob("*.standalone.html"))
