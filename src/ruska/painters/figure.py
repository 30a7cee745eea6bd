"""Figures of matplotlib that a script brings: painted as an SVG body with live text in the brand's fonts.

This is the only module that imports matplotlib.
"""

import io
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from matplotlib import font_manager, rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from ruska.ruler import FontFile

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType

# One rc context inside the painter: these settings exist only there, and they are process-wide.
SETTINGS: "dict[RcKeyType, Any]" = {
    "svg.fonttype": "none",
    "svg.hashsalt": "ruska",
    "text.hinting": "none",
    "text.parse_math": False,
    "path.simplify": False,
    "path.snap": False,
}
NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
POINTS_PER_INCH = 72


def paint_figure(draw: Callable[[], Figure], width: float, height: float, id: str) -> str:
    """Return the body of a bring-your-own matplotlib figure, set to `width` × `height` px.

    The figure is made inside the painter's settings, so that its texts stay text. What it draws, it answers for.
    """
    buffer = io.StringIO()
    with rc_context(SETTINGS):
        figure = draw()
        figure.set_size_inches(width / POINTS_PER_INCH, height / POINTS_PER_INCH)
        figure.set_dpi(POINTS_PER_INCH)
        figure.patch.set_visible(False)
        FigureCanvasSVG(figure)
        figure.savefig(buffer, format="svg", metadata=NO_METADATA)
    return svg_body(buffer.getvalue(), id)


def font_properties(weight: int, size: float, fonts: Sequence[FontFile]) -> FontProperties:
    """Return matplotlib's font properties of the text cut nearest to a weight, for a bring-your-own figure.

    They name file, family and weight together: a file alone would write DejaVu into the SVG.
    """
    copy = _font(weight, tuple(fonts)).copy()
    copy.set_size(size)
    return copy


def svg_body(svg: str, id: str) -> str:
    """Return a matplotlib SVG as an element to be nested: no prologue, sizes in px, ids that cannot collide."""
    body = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    return re.sub(r"<[^<>]+>", lambda tag: _own_tag(tag[0], id), body).strip()


def _own_tag(tag: str, id: str) -> str:
    """Prefix the ids and references of one tag; texts between tags are never touched."""
    tag = re.sub(r'\b(width|height)="([\d.]+)pt"', r'\1="\2"', tag)
    tag = re.sub(r' id="', f' id="{id}-', tag)
    return re.sub(r'(href="#|url\(#)', rf"\g<1>{id}-", tag)


@lru_cache(maxsize=64)
def _font(weight: int, fonts: tuple[FontFile, ...]) -> FontProperties:
    candidates = [font for font in fonts if not font.display] or list(fonts)
    font = min(candidates, key=lambda candidate: abs(candidate.weight - weight))
    if str(font.path) not in {entry.fname for entry in font_manager.fontManager.ttflist}:
        font_manager.fontManager.addfont(font.path)
    return FontProperties(family=font.family, weight=font.weight, fname=str(font.path))
