"""A page's own fonts come after its picture: nobody waits for them, nothing moves, and no script is needed."""

import pytest
from page_site import Site
from playwright.sync_api import Route

SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shifts.push(value); })
  .observe({ type: 'layout-shift', buffered: true });"""
SET_IN_OWN = "[...document.fonts].filter(font => font.status === 'loaded' && !font.family.includes('Stand-in')).length"


def fonts_asked(requests: list[str]) -> list[str]:
    """What a page asked for of its fonts and their style."""
    return [url for url in requests if url.endswith(".woff2") or "/late-fonts." in url]


def test_only_the_script_asks_for_fonts(visit, site: Site):
    seen = visit()
    seen.page.route("**/ruska.*.js", lambda route: route.abort())
    page = seen.go(site.page, live=False)
    page.wait_for_timeout(300)
    assert fonts_asked(seen.requests) == []
    assert page.evaluate(SET_IN_OWN) == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_fonts_come_late(visit, site: Site, address: str, width: int):
    seen = visit(width)
    seen.page.add_init_script(SHIFTS)
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    seen.page.route("**/late-fonts.*", hold)
    page = seen.go(f"{address}/tourism/fi/nights.html", live=False)
    while not waiting:
        page.wait_for_timeout(20)
    page.wait_for_timeout(300)
    assert page.evaluate(SET_IN_OWN) == 0
    waiting.pop().continue_()
    page.wait_for_selector(".ruska-live.ready")
    page.wait_for_timeout(300)
    assert page.evaluate(SET_IN_OWN) >= 2
    assert page.evaluate("window.shifts") == []


def test_fonts_come_without_a_script(visit, site: Site):
    seen = visit(java_script_enabled=False)
    page = seen.go(site.page, live=False)
    page.wait_for_timeout(300)
    assert [url for url in fonts_asked(seen.requests) if url.endswith(".woff2")]
    assert page.evaluate(SET_IN_OWN) >= 2
