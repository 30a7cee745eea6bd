"""A local web server and a browser that tells what it received when, what it painted, and what it was busy with."""

import gzip
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from benchmarks.contestants import Contestant
from ruska.formats.headers import headers_of, media_type

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

SIZE = {"width": 1280, "height": 800}
PACKED = (".css", ".csv", ".html", ".js", ".json", ".svg", ".txt")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
)
PATIENCE_MS = 120_000
SETTLE_MS = 1_000
LONG_TASK_MS = 50
CRITICAL = ("Document", "Stylesheet", "Image", "Font")

WATCH = """
(() => {
  const told = window.told = { shift: 0, tasks: [], picture: null, live: null };
  const watch = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take))
    .observe({ type, buffered: true });
  watch('layout-shift', entry => { if (!entry.hadRecentInput) told.shift += entry.value; });
  watch('longtask', entry => told.tasks.push([entry.startTime, entry.duration]));
  const seen = { picture: () => PICTURE, live: () => LIVE };
  function note(name) {
    // Painted in the frame that begins now, and therefore there when the next one begins.
    requestAnimationFrame(() => requestAnimationFrame(now => { told[name] ??= now; }));
  }
  (function look() {
    for (const name of Object.keys(seen)) {
      if (seen[name] && document.documentElement && seen[name]()) { delete seen[name]; note(name); }
    }
    if (Object.keys(seen).length) requestAnimationFrame(look);
  })();
})();
"""
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
TOLD = "({ ...told, paint: performance.getEntriesByName('first-contentful-paint')[0].startTime })"


@dataclass(frozen=True)
class Line:
    """A connection and a processor: ms until an answer begins, bytes a second, how often slower the processor is."""

    name: str
    latency_ms: float = 0
    down: float = -1
    up: float = -1
    slowdown: int = 1


LOCAL = Line("this machine")
SLOW = Line("slow 4G, processor 4× slower", 562.5, 1.6 * 1024 * 1024 / 8 * 0.9, 750 * 1024 / 8 * 0.9, 4)
"""As Chrome's developer tools and Lighthouse emulate it: 150 ms and 1.6 Mbit/s, with their corrections."""


@dataclass(frozen=True)
class Seen:
    """What one visit to a page with an empty cache came to.

    Times are in ms since the visit began: `paint` is the first contentful paint, `picture` when the chart could be
    seen, `live` when it answered to the pointer. `blocked` is the time in which the main thread was held for more than
    50 ms at a stretch, beyond these 50, until `live`. `shift` is the layout shift, 0 where nothing moved. Bytes are as
    they came over the line, with their headers: `critical` are all of HTML, CSS, pictures and fonts that were asked for
    before the picture was there, `before` what had come of anything by then, `whole` what had come when it was live.
    """

    paint: float
    picture: float
    live: float
    blocked: float
    shift: float
    critical: int
    before: int
    whole: int


class _Handler(BaseHTTPRequestHandler):
    """Sends files of a folder, texts in gzip for everybody alike, Ruska's with the headers that it ships."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, root: Path, asked: Counter[str]) -> None:
        self.root = root
        self.asked = asked
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer with a file, or that there is none."""
        name = unquote(urlsplit(self.path).path).lstrip("/")
        path = self.root / name
        self.asked[name] += 1
        if not path.is_file():
            self.send_error(404)
            return
        body, packed = _content(path)
        self.send_response(200)
        headers = headers_of(path.name) if name.startswith("ruska/") else {"Cache-Control": "no-cache"}
        headers |= {"Content-Type": media_type(path.name), "Content-Length": str(len(body))}
        for header, value in (headers | ({"Content-Encoding": "gzip"} if packed else {})).items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Keep the terminal for the results."""


@lru_cache(maxsize=256)
def _content(path: Path) -> tuple[bytes, bool]:
    """Return what is sent for a file, and whether it is in gzip; packed once, as web servers keep it."""
    content = path.read_bytes()
    return (gzip.compress(content, 9, mtime=0), True) if path.suffix in PACKED else (content, False)


@contextmanager
def served(root: Path) -> Iterator[tuple[str, Counter[str]]]:
    """Serve a folder from this machine; yield its address, and how often each file was asked for."""
    asked: Counter[str] = Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, root=root, asked=asked))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def browser_at(path: str) -> "Iterator[Browser]":
    """Start a browser that reaches this machine alone."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass
class _Request:
    """A request: its kind, when it was sent, and what came when, in s of the browser's clock."""

    kind: str
    asked: float
    came: list[tuple[float, int]] = field(default_factory=list)
    finished: float = math.inf
    whole: int = 0

    def by(self, time: float) -> int:
        """Return the bytes that had come by a time; the headers count once all has."""
        return self.whole if self.finished <= time else sum(size for when, size in self.came if when <= time)


class _Traffic:
    """All requests of a page."""

    def __init__(self, session: "CDPSession") -> None:
        self.requests: dict[str, _Request] = {}
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.dataReceived", self._came)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _asked(self, said: Mapping[str, Any]) -> None:
        if said["request"]["url"].startswith("http"):
            self.requests[said["requestId"]] = _Request(said["type"], said["timestamp"])

    def _came(self, said: Mapping[str, Any]) -> None:
        if said["requestId"] in self.requests:
            self.requests[said["requestId"]].came.append((said["timestamp"], int(said["encodedDataLength"])))

    def _finished(self, said: Mapping[str, Any]) -> None:
        if said["requestId"] in self.requests:
            request = self.requests[said["requestId"]]
            request.finished, request.whole = said["timestamp"], int(said["encodedDataLength"])

    def critical(self, until: float) -> int:
        """Return all bytes of HTML, CSS, pictures and fonts that were asked for before a time in s since the start."""
        end = self._start + until
        return sum(one.whole for one in self.requests.values() if one.kind in CRITICAL and one.asked < end)

    def by(self, until: float) -> int:
        """Return the bytes that had come before a time in s since the start."""
        return sum(one.by(self._start + until) for one in self.requests.values())

    @property
    def _start(self) -> float:
        return min(one.asked for one in self.requests.values())


def visit(browser: "Browser", root: str, contestant: Contestant, line: Line) -> Seen:
    """Open a page with an empty cache and wait until it is live."""
    context = browser.new_context(viewport=SIZE)
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        traffic = _Traffic(session)
        _slow_down(session, line)
        page.add_init_script(WATCH.replace("PICTURE", contestant.picture).replace("LIVE", contestant.live))
        page.goto(root + contestant.address, wait_until="commit", timeout=PATIENCE_MS)
        _wait(page, "told.live !== null && told.picture !== null")
        page.wait_for_timeout(SETTLE_MS)
        told = page.evaluate(
            "({ ...told, paint: performance.getEntriesByName('first-contentful-paint')[0].startTime })"
        )
    finally:
        context.close()
    blocked = sum(max(0, long - LONG_TASK_MS) for start, long in told["tasks"] if start < told["live"])
    picture, live = told["picture"] / 1000, told["live"] / 1000
    sizes = traffic.critical(picture), traffic.by(picture), traffic.by(live)
    return Seen(told["paint"], told["picture"], told["live"], blocked, told["shift"], *sizes)


def answers(browser: "Browser", root: str, contestant: Contestant) -> bool:
    """Tell whether a page that says it is live shows a value at the pointer, on its way down over the chart."""
    context = browser.new_context(viewport=SIZE)
    try:
        page = context.new_page()
        page.add_init_script(WATCH.replace("PICTURE", contestant.picture).replace("LIVE", contestant.live))
        page.goto(root + contestant.address)
        _wait(page, "told.live !== null")
        box = page.locator(contestant.aim).first.bounding_box()
        assert box is not None
        for y in range(round(box["y"]), round(box["y"] + box["height"]) + 1, 2):
            page.mouse.move(box["x"] + box["width"] / 2, y)
            page.evaluate(TWO_FRAMES)
            if page.locator(contestant.tip).count():
                return True
        return False
    finally:
        context.close()


def _slow_down(session: "CDPSession", line: Line) -> None:
    conditions = {"offline": False, "latency": line.latency_ms, "downloadThroughput": line.down}
    session.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": line.up})
    session.send("Emulation.setCPUThrottlingRate", {"rate": line.slowdown})


def _wait(page: "Page", condition: str) -> None:
    """Wait for a condition; strict policies forbid what `Page.wait_for_function` does."""
    for _ in range(PATIENCE_MS // 50):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise TimeoutError(f"{page.url} is not live after {PATIENCE_MS / 1000:.0f} s")
