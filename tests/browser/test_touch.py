"""Fingers on the chart: real touch events, as the browser itself would send them."""

from collections.abc import Iterator

import page_sheets as sheets
import pytest
from page_site import Site

SHOWN = "() => [...document.querySelectorAll('.ruska-live .hoverlayer text')].map((node) => node.textContent).join('|')"


class Finger:
    """One finger on a page."""

    def __init__(self, seen) -> None:
        self.page = seen.page
        self.session = seen.context.new_cdp_session(seen.page)

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """Send one touch event."""
        places = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    def tap(self, x: float, y: float) -> None:
        """Tap, and wait for what it shows."""
        self.touch("touchStart", (x, y))
        self.touch("touchEnd")
        self.page.wait_for_timeout(350)

    def swipe(self, x: float, y: float, across: float, down: float) -> None:
        """Move over the glass in small steps."""
        self.touch("touchStart", (x, y))
        for step in range(1, 11):
            self.touch("touchMove", (x + across * step / 10, y + down * step / 10))
        self.touch("touchEnd")
        self.page.wait_for_timeout(350)


@pytest.fixture
def finger(visit, site: Site) -> Iterator[Finger]:
    """A finger on the page of a telephone."""
    seen = visit(360, 560, has_touch=True, is_mobile=True)
    seen.go(site.page)
    yield Finger(seen)
    assert seen.complaints == []


def spot(page, panel: int, x: float, y: float) -> tuple[float, float]:
    """Where a point of a panel stands in the window."""
    live = page.locator(".ruska-live").bounding_box()
    scene = sheets.sheet(narrow=True).scene
    across, down = sheets.pixel(scene.panels[panel], x, y)
    scale = live["width"] / scene.width
    return live["x"] + across * scale, live["y"] + down * scale


@pytest.mark.parametrize("panel", [0, 1])
def test_a_swipe_up_over_the_chart_scrolls_the_page(finger: Finger, panel: int):
    x, y = spot(finger.page, panel, *((2022, 1.43) if panel == 0 else (3, 4.4)))
    finger.swipe(x, y, 0, -160)
    assert finger.page.evaluate("window.scrollY") > 100


def test_a_swipe_sideways_moves_nothing(finger: Finger):
    layout = "document.querySelector('.ruska-plot').layout.xaxis.range.join()"
    before = finger.page.evaluate(layout)
    finger.swipe(*spot(finger.page, 0, 2021, 1.0), 120, 0)
    assert finger.page.evaluate(layout) == before
    assert finger.page.evaluate("[window.scrollX, window.scrollY].join()") == "0,0"


def test_a_tap_shows_a_value_and_a_tap_elsewhere_hides_it(finger: Finger):
    finger.tap(*spot(finger.page, 0, 2022, 1.43))
    assert finger.page.evaluate(SHOWN) == "Ulkomaiset 20221,43 milj. yötä"
    finger.tap(*spot(finger.page, 0, 2021, 1.79))
    assert finger.page.evaluate(SHOWN) == "Kotimaiset 20211,79 milj. yötä"
    finger.tap(180, 20)
    assert finger.page.evaluate(SHOWN) == ""


def test_two_fingers_may_zoom_the_page(finger: Finger):
    touch = "[...document.querySelectorAll('.ruska-live, .ruska-live *')].map(one => getComputedStyle(one).touchAction)"
    assert set(finger.page.evaluate(touch)) == {"auto"}
