"""Tooltips, highlighting and the keyboard walk, in a real browser."""

import page_sheets as sheets
import pytest
from page_site import Site

SHOWN = "() => [...document.querySelectorAll('.ruska-live .hoverlayer text')].map((node) => node.textContent).join('|')"
ASIDE = "() => [...document.querySelectorAll('.ruska-live .aside')].map((node) => node.__data__[0].trace.meta.id)"


FOCUSED = "document.activeElement.classList.contains('ruska-live')"


def spot(page, panel: int, x: float, y: float) -> tuple[float, float]:
    """Where a point of a panel stands in the window."""
    live = page.locator(".ruska-live").bounding_box()
    scene = sheets.sheet().scene
    across, down = sheets.pixel(scene.panels[panel], x, y)
    scale = live["width"] / scene.width
    return live["x"] + across * scale, live["y"] + down * scale


def point_at(page, panel: int, x: float, y: float) -> str:
    """Move the pointer to a point of a panel and return the tooltip's text."""
    page.mouse.move(*spot(page, panel, x, y), steps=3)
    page.wait_for_timeout(200)
    return page.evaluate(SHOWN)


@pytest.mark.parametrize("width", [1280, 800])
def test_the_pointer_reads_every_kind_of_mark(visit, site: Site, width: int):
    page = visit(width).go(site.page)
    assert point_at(page, 0, 2022, 1.43) == "Ulkomaiset 20221,43 milj. yötä"
    assert point_at(page, 1, 3, 3.4) == "Toinen5 %"
    assert point_at(page, 1, -1, 2.6) == "Kolmas −2 %"
    assert point_at(page, 1, 9.2, 2.1) == "Matkailu 70 %"
    assert point_at(page, 1, 8, 2) == "", "the hole of a ring answers nothing"
    assert point_at(page, 1, 2, 0.85) == "b"


def test_an_awkward_tip_is_text(visit, site: Site):
    seen = visit()
    page = seen.go(site.page)
    assert point_at(page, 1, 4, 4.4) == sheets.HOSTILE
    assert page.locator(".ruska-live .hoverlayer b").count() == 0
    assert seen.complaints == []


def test_the_other_series_step_back_and_return(visit, site: Site):
    page = visit().go(site.page)
    point_at(page, 0, 2022, 1.43)
    aside = page.evaluate(ASIDE)
    assert {"home", "end-home", "bar-a"} <= set(aside)
    assert not {"foreign", "ends", "end-foreign", "zero", "covid"} & set(aside)
    point_at(page, 0, 2020, 2.15)
    assert page.evaluate(ASIDE) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_the_keyboard_walks_through_series_and_points(visit, site: Site, width: int):
    page = visit(width).go(site.page)

    def press(key: str) -> str:
        page.keyboard.press(key)
        page.wait_for_timeout(120)
        return page.locator(".ruska-voice").text_content()

    for _ in range(10):
        press("Tab")
        if page.evaluate(FOCUSED):
            break
    said = [page.locator(".ruska-voice").text_content()]
    said += [press(key) for key in ("ArrowRight", "ArrowRight", "ArrowDown", "End", "Home", "ArrowUp", "ArrowLeft")]
    assert said == [
        "Kotimaiset 2020, 1,28 milj. yötä",
        "Kotimaiset 2021, 1,79 milj. yötä",
        "Kotimaiset 2023, 1,61 milj. yötä",
        "Ulkomaiset 2023, 1,75 milj. yötä",
        "Ulkomaiset 2024, 1,98 milj. yötä",
        "Ulkomaiset 2020, 0,78 milj. yötä",
        "Kotimaiset 2020, 1,28 milj. yötä",
        "Kotimaiset 2020, 1,28 milj. yötä",
    ]
    assert page.evaluate(SHOWN) == "Kotimaiset 20201,28 milj. yötä"
    assert "foreign" in page.evaluate(ASIDE)
    ends = [press("ArrowDown") for _ in range(5)]
    assert ends[-1] == "Muu 30 %", "a slice of a ring is reached too"
    assert page.evaluate(SHOWN) == "Muu 30 %"
    assert press("Escape") == ""
    assert page.evaluate(SHOWN) == ""
    assert not page.evaluate(FOCUSED)


def test_the_box_of_a_tooltip_holds_its_text(visit, site: Site):
    page = visit(360).go(site.page)
    page.focus(".ruska-live")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    tip = page.locator(".ruska-live .hovertext")
    box, text = (tip.locator(part).first.bounding_box() for part in ("path", "text"))
    assert box["x"] <= text["x"]
    assert text["x"] + text["width"] <= box["x"] + box["width"] + 0.5
    assert text["height"] >= 2 * 15, "two lines of at least 15 px as shown"


def test_movement_is_only_shown_to_those_who_want_it(visit, site: Site):
    page = visit(reduced_motion="reduce").go(site.page)
    traces = page.locator(".ruska-live .trace")
    moving = traces.evaluate_all("all => all.map(one => getComputedStyle(one).transitionDuration)")
    assert set(moving) == {"0s"}
