"""What the comparison of pages measures is what happens. Nothing is timed here but the order of things."""

import gzip
from pathlib import Path

import pytest
from benchmarks.browsing import LOCAL, SLOW, Seen, answers, served, visit
from benchmarks.charts import bench_charts
from benchmarks.contestants import EMBED, PAGE, WRITE_HTML, Contestant
from benchmarks.web import Visits, asked_twice, verdicts
from playwright.sync_api import Browser

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="{}"/></svg>'
)
PAGE_HTML = """<!doctype html><html lang="en"><title>Page</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<body><p>First</p><img src="picture.svg" {size}><p>Below</p>
<script src="late.js" defer></script></body></html>
"""
LATE = """setTimeout(() => {
  document.body.addEventListener('mousemove', () => document.body.classList.add('told'));
  document.body.classList.add('live');
}, 300);"""
ONE = Contestant(
    "one",
    "page.html",
    "[...document.images].some(image => image.complete && image.naturalWidth)",
    "document.body !== null && document.body.classList.contains('live')",
    "img",
    "body.told",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "page.html": PAGE_HTML.format(size='width="400" height="200"'),
        "late.js": LATE,
        "style.css": "p { margin: 0 }",
    }
    for name, text in {**files, "picture.svg": SVG.format("red") + " " * 40_000}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def packed(root: Path, *names: str) -> int:
    return sum(len(gzip.compress((root / name).read_bytes(), 9, mtime=0)) for name in names)


def test_the_bytes_are_those_that_were_sent(browser: Browser, root: Path):
    with served(root) as (address, asked):
        seen = visit(browser, address, ONE, LOCAL)
    assert dict(asked) == dict.fromkeys(("page.html", "picture.svg", "style.css", "late.js"), 1)
    bodies, headers = packed(root, "page.html", "picture.svg", "style.css"), 3 * 400
    assert bodies < seen.critical < bodies + headers
    assert seen.whole > seen.critical, "the script came too"
    assert seen.whole < bodies + headers + packed(root, "late.js") + 400


def test_the_picture_is_seen_before_the_page_is_live(browser: Browser, root: Path):
    with served(root) as (address, _):
        seen = visit(browser, address, ONE, LOCAL)
        assert answers(browser, address, ONE)
    assert 0 < seen.paint < seen.live
    assert 0 < seen.picture < seen.live
    assert seen.live > 300
    assert seen.shift == 0


def test_a_page_that_moves_is_caught(browser: Browser, root: Path):
    (root / "page.html").write_text(PAGE_HTML.format(size=""), "utf-8")
    (root / "late.js").write_text(
        LATE.replace("=> {\n", "=> {\n document.querySelector('p').style.height = '300px';\n", 1)
    )
    with served(root) as (address, _):
        assert visit(browser, address, ONE, LOCAL).shift > 0


def test_a_busy_page_is_caught(browser: Browser, root: Path):
    busy = "const end = performance.now() + 400; while (performance.now() < end);\n"
    (root / "late.js").write_text(busy + LATE)
    with served(root) as (address, _):
        assert 200 < visit(browser, address, ONE, LOCAL).blocked < 4_000


def test_a_page_that_only_looks_live_is_caught(browser: Browser, root: Path):
    (root / "late.js").write_text(LATE.replace("add('told')", "add('quiet')"))
    with served(root) as (address, _):
        assert not answers(browser, address, ONE)


def test_the_slow_line_is_slow(browser: Browser, root: Path):
    with served(root) as (address, _):
        seen = visit(browser, address, ONE, SLOW)
    assert seen.picture > 2 * SLOW.latency_ms, "the page, then its picture"


@pytest.mark.parametrize("cache", ["no-store", "max-age=600"])
def test_a_file_that_embeds_do_not_share_is_named(browser: Browser, tmp_path: Path, cache: str):
    charts = bench_charts()[:3]
    place = tmp_path / "ruska" / "web" / "en"
    place.mkdir(parents=True)
    (tmp_path / "ruska" / "assets").mkdir()
    name = "shared.js" if cache == "no-store" else "shared.0123abcd.js"
    (tmp_path / "ruska" / "assets" / name).write_text("document.body.className = 'ruska-live ready';")
    for number, chart in enumerate(charts):
        query = f"?{number}" if cache == "no-store" else ""
        html = f'<!doctype html><html lang="en"><body><script src="../../assets/{name}{query}"></script></body></html>'
        (place / f"{chart.id}.embed.html").write_text(html, "utf-8")
    with served(tmp_path) as (address, asked):
        twice = asked_twice(browser, address, asked, tmp_path, charts)
    assert twice == ([f"ruska/assets/{name}"] if cache == "no-store" else [])


def seen(**values: float) -> Seen:
    told = {
        "paint": 90,
        "picture": 100,
        "live": 500,
        "blocked": 0,
        "shift": 0,
        "critical": 50_000,
        "before": 1,
        "whole": 2,
    }
    return Seen(**{**told, **values})


def visits(ours: Seen, rival: Seen) -> Visits:
    return {line.name: {PAGE: [ours], EMBED: [ours], WRITE_HTML: [rival]} for line in (LOCAL, SLOW)}


def test_targets_are_reached_or_missed():
    good = list(verdicts(visits(seen(), seen(picture=1_500, live=1_500))))
    assert [verdict.line().endswith(": reached") for verdict in good] == [True] * 12
    bad = list(verdicts(visits(seen(critical=60_000, shift=0.001), seen(picture=1_499, live=1_499))))
    assert [verdict.line().endswith(": MISSED") for verdict in bad] == [True] * 12
    assert "this machine, Ruska, page: first picture 15.0× sooner than plotly, write_html (target 15×): MISSED" in [
        verdict.line() for verdict in bad
    ]
