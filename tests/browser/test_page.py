"""Pages in a real browser: live and still, from disk and over http, wide and narrow, alone and beside others."""

import shutil
from pathlib import Path

import page_sheets as sheets
import pytest
from page_site import TEMPLATES, Site, axe_faults, make_page

from ruska.formats import page as pages
from ruska.formats.bundle import plotly_bundle


@pytest.mark.parametrize("over", ["file", "http"])
@pytest.mark.parametrize("name", ["nights.html", "nights.standalone.html"])
def test_the_chart_comes_alive_without_a_complaint_or_a_foreign_request(visit, site: Site, address: str, over, name):
    base = site.folder.as_uri() if over == "file" else address
    seen = visit()
    page = seen.go(f"{base}/tourism/fi/{name}")
    page.wait_for_timeout(300)
    assert seen.complaints == []
    assert all(url.startswith((base, "data:")) for url in seen.requests)
    assert page.evaluate("document.fonts.check('600 16px \"Ruska Sans\"')")
    texts = page.locator(".ruska-live .textpoint").all_text_contents()
    assert "Ulkomaiset" in texts


def test_the_standalone_page_works_alone_in_an_empty_folder(visit, site: Site, tmp_path: Path):
    alone = Path(shutil.copy(site.standalone, tmp_path / "attachment.html"))
    seen = visit()
    page = seen.go(alone)
    assert [url for url in seen.requests if not url.startswith("data:")] == [alone.as_uri()]
    assert page.evaluate("document.querySelector('picture img').naturalWidth") == 1200
    assert seen.complaints == []


def test_the_picture_the_table_and_the_words_stand_without_script(visit, site: Site):
    seen = visit(java_script_enabled=False)
    page = seen.go(site.page, live=False)
    assert page.locator("picture img").is_visible()
    assert page.locator("h1").inner_text() == "Ulkomaiset toivat 59 % Lapin yöpymisistä vuonna 2024"
    assert not page.locator(".ruska-live").is_visible()
    assert not page.locator(".ruska-help").is_visible()
    assert page.locator("tbody tr").count() == len(sheets.YEARS)
    assert page.get_by_role("cell", name="puuttuu").is_visible()
    assert seen.complaints == []


def test_a_failed_plotly_leaves_the_picture(visit, site: Site):
    seen = visit()
    seen.page.route("**/plotly-*", lambda route: route.abort())
    page = seen.go(site.page, live=False)
    page.wait_for_selector(".ruska-live", state="detached")
    assert page.locator("picture img").is_visible()
    assert "ei voitu ladata" in page.locator(".ruska-help").inner_text()


@pytest.mark.parametrize("width", [280, 320, 360, 640, 641, 1280])
def test_no_page_scrolls_sideways(visit, site: Site, width: int):
    page = visit(width).go(site.page)
    assert page.locator("picture").bounding_box()["y"] < 140, "the picture stands at the top"
    page.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('picture img').naturalWidth") == (360 if width <= 640 else 1200)


def test_the_live_chart_lies_exactly_over_the_body_and_follows_the_width(visit, site: Site):
    page = visit().go(site.page)
    for width in (1280, 900, 500, 1000):
        page.set_viewport_size({"width": width, "height": 1000})
        small = width <= 640
        while page.evaluate("document.querySelector('.ruska-plot').layout.width") != (356 if small else 1104):
            page.wait_for_timeout(50)
        page.wait_for_selector(".ruska-live.ready")
        page.wait_for_timeout(100)
        frame = sheets.sheet(narrow=small).frame
        picture, live = (page.locator(found).bounding_box() for found in ("picture img", ".ruska-live"))
        scale = picture["width"] / frame.width
        assert live["x"] - picture["x"] == pytest.approx(frame.body.x * scale, abs=0.6)
        assert live["y"] - picture["y"] == pytest.approx(frame.body.y * scale, abs=0.6)
        assert live["width"] == pytest.approx(frame.body.width * scale, abs=0.6)


def test_texts_stand_where_the_picture_has_them(visit, site: Site):
    """The baseline, start and end of every label of the live chart, against the same label in an SVG."""
    page = visit(1276).go(site.page)
    scene = sheets.sheet().scene
    labels = [(panel, mark) for panel in scene.panels for mark in panel.marks if isinstance(mark, sheets.Label)]
    found = {
        text: (x, y)
        for text, x, y in page.evaluate(
            """() => { const svg = document.querySelector('.ruska-live .main-svg').getBoundingClientRect();
              const scale = svg.width / 1104;
              return [...document.querySelectorAll('.ruska-live .textpoint text')].map((node) => {
                const place = node.getStartPositionOfChar(0).matrixTransform(node.getScreenCTM());
                return [node.textContent, (place.x - svg.x) / scale, (place.y - svg.y) / scale];
              }); }"""
        )
    }
    wanted = page.evaluate(
        """(svg) => { const holder = document.createElement('div');
          holder.innerHTML = svg;
          document.body.append(holder);
          const root = holder.firstChild.getBoundingClientRect();
          return Object.fromEntries([...holder.querySelectorAll('g text')].map((node) => {
            const place = node.getStartPositionOfChar(0).matrixTransform(node.getScreenCTM());
            return [node.textContent, [place.x - root.x - 48, place.y - root.y - 130]]; })); }""",
        sheets.picture(sheets.sheet()),
    )
    assert len(found) == len(labels)
    for text, (x, y) in wanted.items():
        assert found[text] == (pytest.approx(x, abs=0.25), pytest.approx(y, abs=0.25)), text


def test_printing_shows_the_picture(visit, site: Site):
    page = visit().go(site.page)
    page.emulate_media(media="print")
    assert not page.locator(".ruska-live").is_visible()
    assert page.locator(".ruska-paper").is_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(visit, site: Site, width: int):
    page = visit(width, bypass_csp=True).go(site.page)
    page.locator("summary").first.click()
    page.locator("summary").last.click()
    assert axe_faults(page) == []


def test_awkward_words_stay_text(visit, brand, site: Site, tmp_path: Path):
    page, svgs = make_page(
        brand, title=sheets.HOSTILE, subtitle=sheets.HOSTILE, note=sheets.HOSTILE, alt=sheets.HOSTILE
    )
    twin = tmp_path / "hostile.html"
    twin.write_text(pages.render_standalone(page, svgs, site.assets, TEMPLATES), "utf-8")
    seen = visit()
    shown = seen.go(twin)
    assert shown.locator("h1").text_content() == sheets.HOSTILE
    assert shown.locator("picture img").get_attribute("alt") == sheets.HOSTILE
    assert shown.locator(".ruska-note").text_content() == sheets.HOSTILE
    assert shown.title().startswith(sheets.HOSTILE)
    assert sheets.HOSTILE in shown.locator(".ruska-live .textpoint").all_text_contents()
    assert seen.complaints == []


def test_only_web_addresses_become_links(visit, site: Site):
    page = visit(java_script_enabled=False).go(site.page, live=False)
    assert page.locator(".foot a").evaluate_all("links => links.map(link => link.href)") == ["https://example.org/data"]


def test_a_graphic_without_a_scene_keeps_its_picture(visit, brand, site: Site, tmp_path: Path):
    page, svgs = make_page(brand, live=False)
    still = tmp_path / "still.html"
    still.write_text(pages.render_standalone(page, svgs, site.assets, TEMPLATES), "utf-8")
    seen = visit()
    shown = seen.go(still, live=False)
    assert shown.locator("picture img").is_visible()
    assert shown.locator("#plotly-source, .ruska-live").count() == 0
    assert still.stat().st_size < 500_000
    shown.locator(".ruska-as-table").click()
    assert shown.get_by_role("cell", name="puuttuu").is_visible()
    assert seen.complaints == []


def test_the_full_bundle_of_the_wheel_serves_as_well(visit, brand, tmp_path: Path):
    page, svgs = make_page(brand)
    assets = pages.shared_assets(TEMPLATES, brand, plotly_bundle(tmp_path))
    twin = tmp_path / "full.html"
    twin.write_text(pages.render_standalone(page, svgs, assets, TEMPLATES), "utf-8")
    seen = visit()
    shown = seen.go(twin)
    assert "Ulkomaiset" in shown.locator(".ruska-live .textpoint").all_text_contents()
    assert seen.complaints == []
