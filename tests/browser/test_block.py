"""What stands around the live chart in its block: the view as table, downloads, words for screen readers, paper."""

import json
import subprocess
from pathlib import Path

import page_sheets as sheets
import pytest
from page_site import Site

SHIFTS = """() => { window.shifts = [];
  new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(entry => entry.value)))
    .observe({ type: 'layout-shift', buffered: true }); }"""


def tree(seen) -> list[tuple[str, str]]:
    """Role and name of everything that a screen reader is told of."""
    session = seen.context.new_cdp_session(seen.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"] and "role" in node
    ]


@pytest.mark.parametrize("width", [1280, 360, 280])
def test_the_table_takes_the_place_of_the_picture_and_gives_it_back(visit, site: Site, width: int):
    seen = visit(width)
    page = seen.go(site.page)
    block, table = page.locator(".ruska-chart"), page.locator(".ruska-table")
    before = block.bounding_box()
    button = page.get_by_role("button", name="Näytä luvut taulukkona")
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert block.bounding_box() == before, "nothing moves"
    assert page.get_by_role("cell", name="puuttuu").is_visible()
    assert not page.locator("picture img").is_visible()
    assert not page.locator(".ruska-live").is_visible()
    assert table.get_attribute("tabindex") == "0"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Space")
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator(".ruska-live").is_visible()
    assert table.get_attribute("tabindex") is None
    assert seen.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_moves_while_the_chart_comes_alive(visit, site: Site, address: str, scheme: str):
    seen = visit(color_scheme=scheme)
    seen.context.add_init_script(f"({SHIFTS})()")
    page = seen.go(f"{address}/tourism/fi/nights.html")
    page.wait_for_timeout(500)
    page.mouse.move(600, 400)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_timeout(500)
    assert sum(page.evaluate("window.shifts")) == 0


def test_a_screen_reader_is_told_title_description_and_figures(visit, site: Site):
    seen = visit()
    seen.go(site.page)
    told = tree(seen)
    sheet = sheets.sheet()
    assert ("heading", sheet.title) in told
    assert ("image", sheet.alt) in told
    assert ("application", sheet.title) in told
    assert ("table", sheet.title) in told
    cells = [name for role, name in told if role in ("cell", "gridcell", "rowheader", "columnheader")]
    for row in sheet.scene.table.rows:
        assert {cell.text for cell in row} <= set(cells)
    assert ("button", "Näytä luvut taulukkona") in told
    help_text = seen.page.locator(".ruska-live").evaluate(
        "node => document.getElementById(node.getAttribute('aria-describedby')).textContent"
    )
    assert "nuolinäppäimillä" in help_text


def test_figures_and_picture_are_beside_the_page(visit, site: Site):
    page = visit(java_script_enabled=False).go(site.page, live=False)
    links = page.locator(".ruska-tools a").evaluate_all(
        "all => all.map(one => [one.textContent, one.getAttribute('href'), one.download])"
    )
    assert links == [
        ["Lataa luvut (CSV)", "nights.csv", "nights.csv"],
        ["Lataa kuva (PNG)", "nights.web.png", "nights.web.png"],
    ]


def test_the_single_file_holds_figures_and_picture(visit, site: Site, tmp_path: Path):
    seen = visit(accept_downloads=True)
    page = seen.go(site.standalone)
    with page.expect_download() as waiting:
        page.get_by_text("Lataa luvut (CSV)").click()
    assert waiting.value.suggested_filename == "nights.csv"
    assert Path(waiting.value.path()).read_text("utf-8-sig").startswith("Vuosi;Ulkomaiset")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Lataa kuva (PNG)").click()
    assert waiting.value.suggested_filename == "nights.png"
    saved = tmp_path / "nights.png"
    waiting.value.save_as(saved)
    kind = subprocess.run(["file", "-b", saved], capture_output=True, text=True, check=True).stdout
    assert kind.startswith("PNG image data, 2400 x 1350")
    assert seen.complaints == []


def test_paper_shows_the_picture_even_of_a_table(visit, site: Site, tmp_path: Path):
    page = visit().go(site.page)
    page.get_by_role("button", name="Näytä luvut taulukkona").click()
    page.emulate_media(media="print")
    assert page.locator(".ruska-paper").is_visible()
    for hidden in (".ruska-live", ".ruska-table", ".ruska-tools"):
        assert not page.locator(hidden).is_visible()
    printed = tmp_path / "page.pdf"
    printed.write_bytes(page.pdf())
    text = subprocess.run(["pdftotext", "-q", printed, "-"], capture_output=True, text=True, check=True).stdout
    assert "Ulkomaiset toivat 59" in text
    assert "puuttuu" not in text


def test_the_table_stands_under_the_picture_without_a_script(visit, site: Site):
    page = visit(java_script_enabled=False).go(site.page, live=False)
    picture, table = (page.locator(found).bounding_box() for found in ("picture img", ".ruska-table"))
    assert table["y"] >= picture["y"] + picture["height"]
    assert table["width"] > 300
    assert page.get_by_role("cell", name="puuttuu").is_visible()
    assert not page.locator(".ruska-tools button").first.is_visible()


def test_the_walk_is_explained_to_those_who_come_with_the_keyboard(visit, site: Site):
    page = visit().go(site.page)
    hint = page.locator(".ruska-help")
    assert hint.bounding_box()["width"] <= 1
    page.locator(".ruska-as-table").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.className").startswith("ruska-live")
    assert hint.bounding_box()["width"] > 200


def test_two_blocks_of_a_page_keep_apart(visit, site: Site):
    page = visit(1280, 1400).go(site.page)
    page.evaluate(
        """() => { const first = document.querySelector('.ruska-chart');
          const other = first.cloneNode(true);
          delete other.dataset.lively;
          other.querySelector('.ruska-plot').replaceChildren();
          other.querySelector('.ruska-live').className = 'ruska-live';
          other.querySelector('.ruska-series').replaceChildren();
          first.after(other);
          window.ruska.enliven(other); }"""
    )
    blocks = page.locator(".ruska-chart")
    blocks.nth(1).locator(".ruska-live.ready").wait_for()
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert [id for id in ids if ids.count(id) > 1 and not id.startswith(("clip", "topdefs"))] == []
    blocks.nth(1).locator(".ruska-as-table").click()
    assert json.loads(page.evaluate("JSON.stringify([...document.querySelectorAll('.ruska-tabled')].length)")) == 1


def test_marks_enter_only_where_they_were_not_seen_and_movement_is_welcome(visit, site: Site, tmp_path: Path):
    classes = "document.querySelector('.ruska-live').className"
    for motion, waiting in (("no-preference", True), ("reduce", False)):
        seen = visit(1280, 700, reduced_motion=motion)
        page = seen.page
        seen.context.add_init_script(
            "addEventListener('DOMContentLoaded', () => { const space = document.createElement('div');"
            " space.style.height = '900px'; document.body.prepend(space); })"
        )
        page = seen.go(site.page)
        page.wait_for_timeout(100)
        assert ("waiting" in page.evaluate(classes)) == waiting
        page.locator(".ruska-picture").scroll_into_view_if_needed()
        page.wait_for_timeout(300)
        assert "waiting" not in page.evaluate(classes)
    page = visit().go(site.page)
    assert "waiting" not in page.evaluate(classes)
    assert "entering" not in page.evaluate(classes)
