"""The static painter: a scene becomes a matplotlib figure, and that an SVG body with live text.

Artists stand on the figure itself, without axes, each with the transform from its panel's domain to the pixels of the
body; one figure unit is one pixel (72 dots an inch), so matplotlib has nothing left to decide. This is the only module
that imports matplotlib.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from matplotlib import font_manager, rc_context
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from ruska.errors import PaintError
from ruska.ruler import FontFile
from ruska.scene import Anchor, Band, Dots, Label, Mark, Panel, Rect, Rule, Scene, Shape, Stroke

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
ALIGNMENT: dict[Anchor, Literal["left", "center", "right"]] = {"start": "left", "middle": "center", "end": "right"}


def paint_static(scene: Scene, fonts: Sequence[FontFile]) -> str:
    """Return the body of a scene as an `<svg>` element with live text, `width` × `height` in px.

    Every mark is a group with the mark's id. Missing values leave gaps. Raises PaintError for a mark that this painter
    does not know.
    """
    with rc_context(SETTINGS):
        body = _save(make_figure(scene, tuple(fonts)), scene.id)
    # A scene stays inside its body. Cutting off what does not, as nested SVGs do, takes a third of a PNG's time.
    return body.replace("<svg ", '<svg overflow="visible" ', 1)


def paint_figure(draw: Callable[[], Figure], width: float, height: float, id: str) -> str:
    """Return the body of a bring-your-own matplotlib figure, set to `width` × `height` px.

    The figure is made inside the painter's settings, so that its texts stay text. What it draws, it answers for.
    """
    with rc_context(SETTINGS):
        figure = draw()
        figure.set_size_inches(width / POINTS_PER_INCH, height / POINTS_PER_INCH)
        figure.set_dpi(POINTS_PER_INCH)
        figure.patch.set_visible(False)
        FigureCanvasSVG(figure)
        return _save(figure, id)


def font_properties(weight: int, size: float, fonts: Sequence[FontFile]) -> FontProperties:
    """Return matplotlib's font properties of the text cut nearest to a weight, for a bring-your-own figure."""
    return _font(weight, False, tuple(fonts)).copy_size(size)


def _save(figure: Figure, id: str) -> str:
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata=NO_METADATA)
    return svg_body(buffer.getvalue(), id)


def make_figure(scene: Scene, fonts: tuple[FontFile, ...]) -> Figure:
    """Return the matplotlib figure of a scene, one unit a pixel, with nothing in it but the scene's marks."""
    figure = Figure(figsize=(scene.width / POINTS_PER_INCH, scene.height / POINTS_PER_INCH), dpi=POINTS_PER_INCH)
    figure.patch.set_visible(False)
    FigureCanvasSVG(figure)
    for order, (panel, transform, mark) in enumerate(_placed_marks(scene)):
        for part, artist in enumerate(_painter(mark)(mark, transform, fonts)):
            artist.set_gid(f"{panel.id}.{mark.id}" + (f".{part}" if part else ""))
            artist.set_clip_on(False)
            # matplotlib would else draw patches below lines and lines below texts.
            artist.set_zorder(order)
            figure.add_artist(artist)
    return figure


def _placed_marks(scene: Scene) -> Iterator[tuple[Panel, Affine2D, Mark]]:
    for panel in scene.panels:
        transform = _panel_transform(panel, scene.height)
        for mark in panel.marks:
            yield panel, transform, mark


def svg_body(svg: str, id: str) -> str:
    """Return a matplotlib SVG as an element to be nested: no prologue, sizes in px, ids that cannot collide."""
    body = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    return re.sub(r"<[^<>]+>", lambda tag: _own_tag(tag[0], id), body).strip()


def _own_tag(tag: str, id: str) -> str:
    """Prefix the ids and references of one tag; texts between tags are never touched."""
    tag = re.sub(r'\b(width|height)="([\d.]+)pt"', r'\1="\2"', tag)
    tag = re.sub(r' id="', f' id="{id}-', tag)
    return re.sub(r'(href="#|url\(#)', rf"\g<1>{id}-", tag)


def _panel_transform(panel: Panel, height: float) -> Affine2D:
    """Map the panel's domain to figure pixels, whose origin is at the lower left."""
    scale_x = panel.box.width / (panel.x.high - panel.x.low)
    scale_y = panel.box.height / (panel.y.high - panel.y.low)
    bottom = height - panel.box.y - panel.box.height
    return Affine2D().translate(-panel.x.low, -panel.y.low).scale(scale_x, scale_y).translate(panel.box.x, bottom)


Painter = Callable[[Any, Affine2D, tuple[FontFile, ...]], Iterator[Artist]]


def _painter(mark: Mark) -> Painter:
    try:
        return PAINTERS[type(mark)]
    except KeyError:
        raise PaintError(f"the static painter knows no mark {type(mark).__name__}.") from None


def _stroke(mark: Stroke, transform: Affine2D, _: tuple[FontFile, ...]) -> Iterator[Artist]:
    ys = [float("nan") if y is None else y for y in mark.ys]
    yield Line2D(
        mark.xs,
        ys,
        color=mark.color,
        linewidth=mark.width,
        linestyle=_dash(mark.dash, mark.width),
        solid_joinstyle="round",
        solid_capstyle="round",
        transform=transform,
    )


def _band(mark: Band, transform: Affine2D, _: tuple[FontFile, ...]) -> Iterator[Artist]:
    for run in _runs(mark):
        lower = [(mark.xs[index], mark.lows[index]) for index in run]
        upper = [(mark.xs[index], mark.highs[index]) for index in reversed(run)]
        yield _patch([lower + upper], mark.color, "", 0.0, transform)


def _runs(mark: Band) -> list[list[int]]:
    """Return the stretches of a band without missing values, as lists of indices."""
    runs: list[list[int]] = [[]]
    for index, (low, high) in enumerate(zip(mark.lows, mark.highs, strict=True)):
        if low is None or high is None:
            runs.append([])
        else:
            runs[-1].append(index)
    return [run for run in runs if len(run) > 1]


def _rect(mark: Rect, transform: Affine2D, _: tuple[FontFile, ...]) -> Iterator[Artist]:
    ring = [(mark.x0, mark.y0), (mark.x1, mark.y0), (mark.x1, mark.y1), (mark.x0, mark.y1)]
    yield _patch([ring], mark.color, mark.outline, mark.outline_width, transform)


def _shape(mark: Shape, transform: Affine2D, _: tuple[FontFile, ...]) -> Iterator[Artist]:
    yield _patch(mark.rings, mark.color, mark.outline, mark.outline_width, transform)


def _patch(rings: Sequence[Sequence[Any]], color: str, outline: str, width: float, transform: Affine2D) -> PathPatch:
    paths = [Path([*ring, ring[0]], closed=True) for ring in rings]
    path = paths[0] if len(paths) == 1 else Path.make_compound_path(*paths)
    edge = {"edgecolor": outline, "linewidth": width} if outline else {"edgecolor": "none", "linewidth": 0}
    return PathPatch(path, facecolor=color, joinstyle="miter", transform=transform, **edge)


def _dots(mark: Dots, transform: Affine2D, _: tuple[FontFile, ...]) -> Iterator[Artist]:
    points = [(x, y) for x, y in zip(mark.xs, mark.ys, strict=True) if y is not None]
    yield Line2D(
        [x for x, _ in points],
        [y for _, y in points],
        linestyle="none",
        marker="o",
        markersize=2 * mark.radius,
        markerfacecolor=mark.color,
        markeredgecolor=mark.outline or "none",
        markeredgewidth=mark.outline_width if mark.outline else 0,
        transform=transform,
    )


def _rule(mark: Rule, transform: Affine2D, _: tuple[FontFile, ...]) -> Iterator[Artist]:
    yield Line2D(
        [mark.x0, mark.x1],
        [mark.y0, mark.y1],
        color=mark.color,
        linewidth=mark.width,
        linestyle=_dash(mark.dash, mark.width),
        solid_capstyle="butt",
        transform=transform,
    )


def _label(mark: Label, transform: Affine2D, fonts: tuple[FontFile, ...]) -> Iterator[Artist]:
    shifted = transform + Affine2D().translate(mark.dx, -mark.dy)
    yield _LiveText(
        mark.x,
        mark.y,
        mark.text,
        color=mark.style.color,
        fontproperties=_font(mark.style.weight, mark.style.display, fonts).copy_size(mark.style.size),
        horizontalalignment=ALIGNMENT[mark.anchor],
        verticalalignment="baseline",
        parse_math=False,
        transform=shifted,
    )


class _LiveText(Text):
    """A text handed to the SVG as it is, without measuring: anchor and baseline are all that a viewer needs.

    matplotlib's own layout would look up each glyph in one font only, and warn of those that a fallback font supplies.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Write the text with its anchor at its own point."""
        x, y = self.get_transform().transform(self.get_unitless_position())
        _, height = renderer.get_canvas_width_height()
        context = renderer.new_gc()
        context.set_foreground(self.get_color())
        renderer.open_group("text", self.get_gid())
        font, text = self.get_fontproperties(), self.get_text()
        renderer.draw_text(context, x, height - y, text, font, 0, ismath=False, mtext=self)
        renderer.close_group("text")
        context.restore()


class _Font(FontProperties):
    """Font properties that name file, family and weight together: a file alone would write DejaVu into the SVG."""

    def copy_size(self, size: float) -> FontProperties:
        """Return the same font in another size."""
        copy = self.copy()
        copy.set_size(size)
        return copy


@lru_cache(maxsize=64)
def _font(weight: int, display: bool, fonts: tuple[FontFile, ...]) -> _Font:
    candidates = [font for font in fonts if font.display == display] or list(fonts)
    font = min(candidates, key=lambda candidate: abs(candidate.weight - weight))
    if str(font.path) not in {entry.fname for entry in font_manager.fontManager.ttflist}:
        font_manager.fontManager.addfont(font.path)
    return _Font(family=font.family, weight=font.weight, fname=str(font.path))


def _dash(dash: tuple[float, ...], width: float) -> Any:
    """Return matplotlib's line style; its dashes are counted in line widths, the scene's in pixels."""
    return (0, tuple(part / max(width, 0.1) for part in dash)) if dash else "solid"


PAINTERS: dict[type, Painter] = {
    Stroke: _stroke,
    Band: _band,
    Rect: _rect,
    Shape: _shape,
    Dots: _dots,
    Rule: _rule,
    Label: _label,
}
