"""Series: chosen from their names in the picture, by pointer, finger and keyboard; and the buttons for them."""

import page_sheets as sheets
import pytest
from page_site import Site

ASIDE = "() => [...document.querySelectorAll('.ruska-live .aside')].map((node) => node.__data__[0].trace.meta.id)"
PRESSED = "all => all.map(one => [one.textContent, one.getAttribute('aria-pressed')])"


def middle(page, text: str) -> tuple[float, float]:
    """The middle of a label of the live chart."""
    box = page.locator(".ruska-live .textpoint", has_text=text).first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_pointer_over_a_name_shows_its_series(visit, site: Site):
    seen = visit()
    page = seen.go(site.page)
    page.mouse.move(*middle(page, "Ulkomaiset"))
    assert {"home", "end-home", "bar-a"} <= set(page.evaluate(ASIDE))
    assert not {"foreign", "ends", "end-foreign"} & set(page.evaluate(ASIDE))
    assert page.locator(".ruska-live.on-key").count() == 1
    page.mouse.move(5, 5)
    page.wait_for_timeout(100)
    assert page.evaluate(ASIDE) == []
    assert page.locator(".ruska-live.on-key").count() == 0
    assert seen.complaints == []


def test_a_click_on_a_name_holds_its_series_until_the_next_one(visit, site: Site):
    page = visit().go(site.page)
    page.mouse.click(*middle(page, "Kotimaiset"))
    page.mouse.move(5, 5)
    page.wait_for_timeout(100)
    assert "foreign" in page.evaluate(ASIDE)
    buttons = page.locator(".ruska-series button")
    assert buttons.evaluate_all(PRESSED) == [["Ulkomaiset", "false"], [sheets.HOSTILE, "true"]]
    page.mouse.click(*middle(page, "Kotimaiset"))
    page.mouse.move(5, 5)
    page.wait_for_timeout(100)
    assert page.evaluate(ASIDE) == []


def test_a_finger_chooses_a_series_and_lets_go_of_it_elsewhere(visit, site: Site):
    page = visit(1000, 900, has_touch=True).go(site.page)
    page.touchscreen.tap(*middle(page, "Ulkomaiset"))
    page.wait_for_timeout(300)
    assert "home" in page.evaluate(ASIDE)
    page.touchscreen.tap(20, 40)
    page.wait_for_timeout(300)
    assert page.evaluate(ASIDE) == []


@pytest.mark.parametrize("width", [1280, 280])
def test_the_keyboard_finds_a_button_for_each_series(visit, site: Site, width: int):
    page = visit(width).go(site.page)
    page.locator(".ruska-live").focus()
    page.keyboard.press("Tab")
    first = page.locator(".ruska-series button").first
    assert first.evaluate("node => node === document.activeElement")
    box = first.bounding_box()
    assert box["height"] >= 24
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    assert "home" in page.evaluate(ASIDE)
    page.keyboard.press("Enter")
    assert first.get_attribute("aria-pressed") == "true"
    page.keyboard.press("Tab")
    assert "foreign" in page.evaluate(ASIDE), "the focused one is shown"
    page.keyboard.press("Tab")
    assert "home" in page.evaluate(ASIDE), "then the held one again"
    assert page.get_by_role("group", name="Korosta sarja").count() == 1
