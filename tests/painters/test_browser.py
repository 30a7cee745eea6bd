"""Bodies that a browser draws from plotly figures: equal bytes, ids of their own, the brand's fonts, clear failures."""

import asyncio
import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ruska.brand import Brand, load_brand
from ruska.errors import PaintError
from ruska.painters.browser import find_browser, paint_plotly

SUNBURST = {
    "data": [{"type": "sunburst", "labels": ["Lappi", "Šaddu", "Ä & <b>Ö</b>"], "parents": ["", "Lappi", "Lappi"]}],
    "layout": {"font": {"family": "Ruska Sans"}, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}},
}
BARS = {"data": [{"type": "bar", "x": ["a", "b"], "y": [1, 2]}], "layout": {}}


@pytest.fixture(scope="module")
def brand() -> Brand:
    return load_brand(Path(__file__).parents[2] / "templates" / "lapland")


@pytest.fixture(scope="module")
def bodies(brand: Brand) -> tuple[list[str], list[str]]:
    """Two figures, drawn in two runs."""
    figures = [(SUNBURST, 600, 400, "sun-web"), (BARS, 300.4, 200, "bars-web")]
    return paint_plotly(figures, brand.fonts), paint_plotly(figures[::-1], brand.fonts)[::-1]


def test_bodies_come_in_order_in_their_size(bodies):
    sun, bars = bodies[0]
    assert sun.startswith("<svg") and sun.endswith("</svg>")
    assert re.search(r'width="600" height="400"', sun)
    assert re.search(r'width="300" height="200"', bars)
    assert "Šaddu" in sun
    assert "Ruska Sans" in sun


def test_another_run_gives_the_same_bytes(bodies):
    assert bodies[0] == bodies[1]


def test_ids_carry_the_name_of_the_body_and_every_reference_has_its_target(bodies):
    for body, name in zip(bodies[0], ("sun-web", "bars-web"), strict=True):
        ids = re.findall(r'\bid="([^"]+)"', body)
        assert len(set(ids)) == len(ids)
        referred = set(re.findall(r"url\([\"']?#([^)\"']+)", body))
        assert referred <= set(ids)
        assert all(id.startswith(name) for id in referred)


def test_a_caller_may_have_a_running_event_loop(brand: Brand, bodies):
    async def paint() -> list[str]:
        return paint_plotly([(SUNBURST, 600, 400, "sun-web")], brand.fonts)

    # In a thread of its own, because a browser test before this one leaves a loop running in this thread.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, paint()).result() == bodies[0][:1]


def test_without_a_browser_the_remedy_is_named(brand: Brand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "nowhere"))
    assert find_browser() is None
    with pytest.raises(PaintError, match="needs Chrome or Chromium"):
        paint_plotly([(BARS, 300, 200, "bars")], brand.fonts)


def test_a_browser_that_is_none_is_told_and_leaves_the_environment_alone(
    brand: Brand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    fake = tmp_path / "chromium"
    fake.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(fake))
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    with pytest.raises(PaintError, match="did not draw the figure"):
        paint_plotly([(BARS, 300, 200, "bars")], brand.fonts)
    assert os.environ["FONTCONFIG_FILE"] == "/etc/fonts/fonts.conf"
