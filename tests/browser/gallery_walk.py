"""What one does in the gallery, and what it then shows."""

from playwright.sync_api import Locator, Page

SHIFTS = """() => new Promise(done => new PerformanceObserver(list => done(
  list.getEntries().reduce((sum, entry) => sum + (entry.hadRecentInput ? 0 : entry.value), 0)))
  .observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => done(0), 500))"""
LINKS = """() => [...document.querySelectorAll('[href], [src]')]
  .flatMap(node => [node.getAttribute('href'), node.getAttribute('src')])
  .filter(link => link && !/^(#|data:|https?:)/.test(link))"""


def shown(page: Page) -> list[str]:
    """Return the ids of the cards that are to be seen."""
    ids: list[str] = page.locator(".card:visible").evaluate_all("cards => cards.map(card => card.id)")
    return ids


def state(page: Page) -> str:
    """Return what the address says behind the page's own."""
    return str(page.evaluate("decodeURIComponent(location.hash)"))


def search(page: Page, text: str) -> None:
    """Search for a text and wait until the address says so."""
    page.get_by_role("searchbox").fill(text)
    page.wait_for_timeout(300)


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")
