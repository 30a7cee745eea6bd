"""The browser painter: a plotly figure becomes an SVG body by kaleido, in one Chrome or Chromium for a whole run.

For bring-your-own figures, and for tests as the witness that both painters agree. Kaleido can hang for ever when its
browser dies, so every call has a time limit.
"""

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from ruska.errors import Finding, PaintError
from ruska.ruler import FontFile

BROWSERS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "msedge")
SECONDS = 40.0


def find_browser() -> str | None:
    """Return the path of a Chrome or Chromium: `BROWSER_PATH` if it is set, else one on the path, or None.

    A `BROWSER_PATH` that leads nowhere means that there is none.
    """
    named = os.environ.get("BROWSER_PATH", "")
    if named:
        return named if Path(named).is_file() else None
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is not None:
        return found
    from choreographer.browsers.chromium import Chromium

    return Chromium.find_browser(skip_local=False)


def paint_plotly(figures: Sequence[tuple[Any, float, float, str]], fonts: Sequence[FontFile]) -> list[str]:
    """Return the bodies of (figure, width, height, id) as `<svg>` elements, in order, from one browser.

    Raises PaintError when there is no browser, and when it does not answer in time.
    """
    browser = find_browser()
    if browser is None:
        remedy = "Install Chrome or Chromium, or set BROWSER_PATH."
        raise PaintError(Finding("a plotly figure needs Chrome or Chromium to be drawn.", remedy=remedy))
    with tempfile.TemporaryDirectory() as folder:
        _name_fonts(Path(folder), fonts)
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(Path(folder) / "fonts.conf")
        try:
            # A thread of its own, for the caller's may have an event loop that is running.
            with ThreadPoolExecutor(max_workers=1) as thread:
                svgs = thread.submit(_run, figures, browser).result()
        except (TimeoutError, RuntimeError, OSError) as error:
            message = f"the browser did not draw the figure ({error or 'no answer'})."
            raise PaintError(Finding(message, remedy="Try again; then run: ruska doctor")) from error
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before
    return [_body(svg, id) for svg, (_, _, _, id) in zip(svgs, figures, strict=True)]


def _run(figures: Sequence[tuple[Any, float, float, str]], browser: str) -> list[str]:
    return asyncio.run(asyncio.wait_for(_render(figures, browser), SECONDS + 10 * len(figures)))


async def _render(figures: Sequence[tuple[Any, float, float, str]], browser: str) -> list[str]:
    from kaleido import Kaleido

    result = []
    async with Kaleido(n=1, timeout=SECONDS, mathjax=False, path=browser) as kaleido:
        for figure, width, height, _ in figures:
            options = {"format": "svg", "width": round(width), "height": round(height), "scale": 1}
            result.append((await kaleido.calc_fig(figure, options)).decode("utf-8"))
    return result


def _name_fonts(folder: Path, fonts: Sequence[FontFile]) -> None:
    """Let the browser see the brand's fonts and no others, so that it measures with what is printed."""
    folders = "".join(f"<dir>{escape(str(path))}</dir>" for path in {font.path.parent for font in fonts})
    cache = escape(str(folder / "cache"))
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    (folder / "fonts.conf").write_text(f"{head}<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>", "utf-8")


def _body(svg: str, id: str) -> str:
    """Return kaleido's SVG as an element to be nested; its ids change with every run, so they are numbered anew."""
    names: dict[str, str] = {}

    def renamed(match: re.Match[str]) -> str:
        return names.setdefault(match[0], f"{id}-{len(names)}")

    prefix = re.search(r'id="defs-([0-9a-f]{6})"', svg)
    if prefix:
        svg = re.sub(rf"[\w-]*{prefix[1]}[\w-]*", renamed, svg)
    return svg[svg.index("<svg") :].strip()
