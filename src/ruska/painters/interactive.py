"""The interactive painter: a scene becomes a plotly figure on linear axes, with nothing left to plotly's defaults.

Every mark but a text becomes a trace on the axes of its panel, and `zorder` keeps the order of the scene where the
order of the traces does not: each is a layer, with ten groups of its own, before the chart answers. Texts become one
layer of text traces on a pair of pixel axes over the whole body: plotly rounds annotations to whole pixels and
hides those that stand outside their axes, while a text trace sets its baseline exactly a quarter of the type size
below its point. That layer has its own axis number, so that the page can let the pointer through to the panels.

Every text is escaped, for plotly reads a small HTML of its own in them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any

from ruska.errors import PaintError
from ruska.painters.plotly_axes import BLEED, across, axis_key, axis_name, linear_axis, upwards
from ruska.painters.rings import Point, inner_point, wound
from ruska.scene import Axis, Band, Dots, Label, Mark, Panel, Rect, Rule, Scene, Shape, Stroke

if TYPE_CHECKING:
    from ruska.brand import Brand

Trace = dict[str, Any]
Figure = dict[str, Any]

LABEL_AXIS = 99
"""Number of the pixel axes that carry the texts; `page.css` names the subplot that they make."""

LABEL_LAYER = 100_000
"""Plotly paints by `zorder` across all axes; the texts stand above every mark."""

TIP_SIZE = 15.0
BASELINE = 0.25
"""How far below its point plotly sets the baseline of a text in the middle, in parts of the type size."""

TEXT_POSITIONS = {"start": "middle right", "middle": "middle center", "end": "middle left"}
REACH = 20


@dataclass(frozen=True, slots=True)
class _Run:
    """Traces in the making, with the number of their panel.

    `digits` are the decimals across and upwards to which outlines are written, None for all that they have.
    """

    axis: int
    digits: tuple[int, int] | None = None

    def trace(self, mark: Mark, **rest: Any) -> Trace:
        series = getattr(mark, "series", "")
        return {
            "uid": _uid(mark.id),
            "meta": {"id": mark.id, "series": series},
            "xaxis": axis_name("x", self.axis),
            "yaxis": axis_name("y", self.axis),
            "showlegend": False,
            **rest,
        }

    def lines(self, mark: Mark, xs: Sequence[float | None], ys: Sequence[float | None], **rest: Any) -> Trace:
        return self.trace(mark, type="scatter", mode="lines", x=list(xs), y=list(ys), connectgaps=False, **rest)

    def outline(self, mark: Mark, xs: Sequence[float | None], ys: Sequence[float | None], **rest: Any) -> Trace:
        """Return lines that show no single figure, such as a coast: their points need no more digits than are seen."""
        across, up = self.digits or (None, None)
        return self.lines(mark, _rounded(xs, across), _rounded(ys, up), **rest)


def paint_interactive(scene: Scene, brand: "Brand") -> Figure:
    """Paint a scene as a plotly figure of the body's size in whole pixels, without margins, as plotly.js takes it.

    The figure is plain lists, numbers and texts: plotly's own classes take longer to import and to check it than all
    else on a page, so it is tests that hold figures to them. It carries the scene's texts and tips as they are,
    escaped; a `None` in a mark stays a gap. Traces name their mark and series in `meta`. Raises PaintError for a mark
    that this painter does not know.
    """
    traces: list[Trace] = []
    # plotly spreads axes over whole pixels; a body's last part of a pixel would move all that stands above it.
    width, height = ceil(scene.width), ceil(scene.height)
    layout = _layout(scene, brand, width, height)
    for number, panel in enumerate(scene.panels, start=1):
        layout[axis_key("x", number)] = linear_axis(*across(panel, width), axis_name("y", number))
        layout[axis_key("y", number)] = linear_axis(*upwards(panel, height), axis_name("x", number))
        traces += _panel_traces(panel, number)
    labels = [(panel, mark) for panel in scene.panels for mark in panel.marks if isinstance(mark, Label)]
    if labels or any(trace["xaxis"] == axis_name("x", LABEL_AXIS) for trace in traces):
        layout[axis_key("x", LABEL_AXIS)] = linear_axis(Axis(0, width), [0, 1], axis_name("y", LABEL_AXIS))
        layout[axis_key("y", LABEL_AXIS)] = linear_axis(Axis(height, 0), [0, 1], axis_name("x", LABEL_AXIS))
        traces += _label_traces(labels, brand)
    return {"data": traces, "layout": layout}


def plain_text(text: str) -> str:
    """Escape a text for plotly, which would read tags and entities in it; a line break becomes `<br>`."""
    return escape(text, quote=False).replace("\n", "<br>")


def _uid(text: str) -> str:
    """Return an id that plotly can put into a CSS selector, as it does with a trace's uid."""
    return re.sub(r"[^A-Za-z0-9-]", lambda sign: f"_{ord(sign[0]):x}_", text)


def _layout(scene: Scene, brand: "Brand", width: int, height: int) -> dict[str, Any]:
    areas = any(isinstance(mark, Rect | Shape) and mark.tip for panel in scene.panels for mark in panel.marks)
    ground = brand.color("paper")
    return {
        "width": width,
        "height": height,
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "paper_bgcolor": ground,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": brand.text_family, "size": TIP_SIZE, "color": brand.color("ink")},
        "title": {"text": ""},
        "showlegend": False,
        "barmode": "overlay",
        "dragmode": False,
        "hovermode": "closest",
        # The nearest point answers from anywhere, unless there are areas, which only answer from within.
        "hoverdistance": REACH if areas else -1,
        "hoverlabel": hover_label(brand),
    }


def hover_label(brand: "Brand") -> dict[str, Any]:
    """Return how a tooltip looks: a light box with the brand's letters, starting at the left."""
    return {
        "align": "left",
        "bgcolor": brand.color("paper"),
        "bordercolor": brand.color("axis"),
        "namelength": 0,
        "font": {"family": brand.text_family, "size": TIP_SIZE, "color": brand.color("ink"), "weight": 500},
    }


def _panel_traces(panel: Panel, number: int) -> list[Trace]:
    marks = [mark for mark in panel.marks if not isinstance(mark, Label)]
    lying = _lie_down([mark for mark in marks if _is_bar(mark)])
    run = _Run(number, (_digits(panel.x, panel.box.width), _digits(panel.y, panel.box.height)))
    traces: list[Trace] = []
    for are_bars, members in groupby(marks, key=_is_bar):
        if are_bars:
            traces += [_bar_trace(bars, run, lying) for bars in _bar_groups(members)]
        else:
            traces += [trace for mark in members for trace in _mark_traces(mark, panel, run)]
    return _layered(traces)


def _mark_traces(mark: Mark, panel: Panel, run: _Run) -> list[Trace]:
    if isinstance(mark, Rule) and _leaves(mark, panel):
        return _rule(_over_the_body(mark, panel), _Run(LABEL_AXIS))
    return _painter_of(mark)(mark, run)


def _layered(traces: Sequence[Trace]) -> list[Trace]:
    """Return traces with their layers: one for each trace of bars, one for all that lie between two of them."""
    layer = 0
    layered: list[Trace] = []
    for trace in traces:
        if layered and "bar" in (trace["type"], layered[-1]["type"]):
            layer += 1
        layered.append({**trace, "zorder": layer})
    return layered


def _leaves(rule: Rule, panel: Panel) -> bool:
    """Tell whether a line goes further out of its panel than the panel's axes, where plotly would cut it off."""
    left, top, right, bottom = panel.box.x, panel.box.y, panel.box.x + panel.box.width, panel.box.y + panel.box.height
    ends = (_pixel(panel, rule.x0, rule.y0), _pixel(panel, rule.x1, rule.y1))
    outside = (max(left - x, x - right, top - y, y - bottom) for x, y in ends)
    return max(outside) > BLEED


def _over_the_body(rule: Rule, panel: Panel) -> Rule:
    """Return a line in pixels of the body, as texts stand."""
    (x0, y0), (x1, y1) = _pixel(panel, rule.x0, rule.y0), _pixel(panel, rule.x1, rule.y1)
    return replace(rule, x0=x0, y0=y0, x1=x1, y1=y1)


def _digits(axis: Axis, pixels: float) -> int:
    """Return the decimals that place a point to a hundredth of a pixel; negative ones leave out tens and more."""
    return -floor(log10(abs(axis.high - axis.low) / pixels / 100))


def _rounded(values: Sequence[float | None], digits: int | None) -> list[float | None]:
    return [value if value is None or digits is None else round(value, digits) for value in values]


def _is_bar(mark: Mark) -> bool:
    return isinstance(mark, Rect) and bool(mark.tip or mark.series)


def _painter_of(mark: Mark) -> Callable[[Any, _Run], list[Trace]]:
    painter = _PAINTERS.get(type(mark))
    if painter is None:
        raise PaintError(f"The interactive painter does not know the mark {type(mark).__name__}.")
    return painter


def _stroke(mark: Stroke, run: _Run) -> list[Trace]:
    trace = run.lines if mark.tips else run.outline
    return [trace(mark, mark.xs, mark.ys, line=_line(mark.color, mark.width, mark.dash), **_tips(mark.tips))]


def _rule(mark: Rule, run: _Run) -> list[Trace]:
    line = _line(mark.color, mark.width, mark.dash)
    return [run.lines(mark, [mark.x0, mark.x1], [mark.y0, mark.y1], line=line, hoverinfo="skip")]


def _ground(mark: Rect, run: _Run) -> list[Trace]:
    ring = ((mark.x0, mark.y0), (mark.x1, mark.y0), (mark.x1, mark.y1), (mark.x0, mark.y1))
    return [_filled(mark, run, [ring], hoverinfo="skip")]


def _band(mark: Band, run: _Run) -> list[Trace]:
    traces = [_filled(mark, run, list(_band_rings(mark)), hoverinfo="skip")]
    if mark.tips:
        pairs = zip(mark.lows, mark.highs, strict=True)
        middles = [None if low is None or high is None else (low + high) / 2 for low, high in pairs]
        dots = Dots(f"{mark.id}:tips", mark.xs, tuple(middles), 1.0, mark.color, series=mark.series, tips=mark.tips)
        traces += _dots(dots, run, opacity=0)
    return traces


def _band_rings(mark: Band) -> Iterator[Sequence[Point]]:
    """Yield one closed ring for each stretch without a gap."""
    stretch: list[tuple[float, float, float]] = []
    for x, low, high in [*zip(mark.xs, mark.lows, mark.highs, strict=True), (0.0, None, None)]:
        if low is not None and high is not None:
            stretch.append((x, low, high))
            continue
        if len(stretch) > 1:
            yield [(x, high) for x, _, high in stretch] + [(x, low) for x, low, _ in reversed(stretch)]
        stretch = []


def _dots(mark: Dots, run: _Run, opacity: float = 1) -> list[Trace]:
    marker = {
        "symbol": "circle",
        "size": 2 * mark.radius,
        "color": mark.color,
        "opacity": opacity,
        "line": {"color": mark.outline or mark.color, "width": mark.outline_width},
    }
    points = list(zip(mark.xs, mark.ys, strict=True))
    if not mark.tips:  # plotly makes an element for each point, also for one that is not to be seen
        points = [(x, y) for x, y in points if y is not None]
    place = {"x": [x for x, _ in points], "y": [y for _, y in points], "cliponaxis": False}
    return [run.trace(mark, type="scatter", mode="markers", marker=marker, **place, **_tips(mark.tips))]


def _shape(mark: Shape, run: _Run) -> list[Trace]:
    rings = list(wound(mark.rings))
    if not mark.tip:
        return [_filled(mark, run, rings, hoverinfo="skip")]
    trace = _filled(mark, run, rings, hoverinfo="text", text=plain_text(mark.tip))
    trace["meta"]["at"] = list(inner_point(mark.rings))
    return [trace]


def _filled(mark: Band | Rect | Shape, run: _Run, rings: Sequence[Sequence[Point]], **hover: Any) -> Trace:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in rings:
        closed = [*ring, ring[0]]
        xs += [None] * bool(xs) + [x for x, _ in closed]
        ys += [None] * bool(ys) + [y for _, y in closed]
    line = _line(getattr(mark, "outline", "") or mark.color, getattr(mark, "outline_width", 0.0), ())
    return run.outline(mark, xs, ys, fill="toself", fillcolor=mark.color, hoveron="fills", line=line, **hover)


def _line(color: str, width: float, dash: tuple[float, ...]) -> dict[str, Any]:
    style = ",".join(f"{length:g}px" for length in dash) or "solid"
    return {"color": color, "width": width, "dash": style, "shape": "linear", "simplify": False}


def _tips(tips: Iterable[str]) -> dict[str, Any]:
    texts = [plain_text(tip) for tip in tips]
    if not texts:
        return {"hoverinfo": "skip"}
    return {"hoverinfo": "text", "text": texts, "hovertemplate": "%{text}<extra></extra>"}


def _bar_groups(run: Iterable[Any]) -> list[list[Rect]]:
    """Gather a run of bars by series; a bar that covers one of a later group starts a group anew."""
    groups: list[list[Rect]] = []
    for bar in run:
        for members in reversed(groups):
            if members[0].series == bar.series and bool(members[0].tip) == bool(bar.tip):
                members.append(bar)
                break
            if any(_overlap(bar, other) for other in members):
                groups.append([bar])
                break
        else:
            groups.append([bar])
    return groups


def _overlap(one: Rect, other: Rect) -> bool:
    def share(a0: float, a1: float, b0: float, b1: float) -> bool:
        return min(max(a0, a1), max(b0, b1)) > max(min(a0, a1), min(b0, b1))

    return share(one.x0, one.x1, other.x0, other.x1) and share(one.y0, one.y1, other.y0, other.y1)


def _lie_down(bars: Sequence[Any]) -> bool:
    """Tell whether bars lie: they share their thickness upwards, but not across. The tooltip goes to a bar's end."""
    widths, heights = _sides(bars)
    across, up = (max(sides, default=0) - min(sides, default=0) for sides in (widths, heights))
    return up <= 1e-6 * max(heights, default=0) and across > 1e-6 * max(widths, default=0)


def _sides(bars: Sequence[Rect]) -> tuple[list[float], list[float]]:
    return [abs(bar.x1 - bar.x0) for bar in bars], [abs(bar.y1 - bar.y0) for bar in bars]


def _bar_trace(bars: Sequence[Rect], run: _Run, lying: bool) -> Trace:
    widths, heights = _sides(bars)
    if lying:
        middles = [(bar.y0 + bar.y1) / 2 for bar in bars]
        lengths = {"base": [bar.x0 for bar in bars], "x": [bar.x1 - bar.x0 for bar in bars]}
        place = {"orientation": "h", "y": middles, "width": heights, **lengths}
    else:
        middles = [(bar.x0 + bar.x1) / 2 for bar in bars]
        lengths = {"base": [bar.y0 for bar in bars], "y": [bar.y1 - bar.y0 for bar in bars]}
        place = {"orientation": "v", "x": middles, "width": widths, **lengths}
    marker = {
        "color": [bar.color for bar in bars],
        "line": {"color": [bar.outline or bar.color for bar in bars], "width": [bar.outline_width for bar in bars]},
    }
    tips = _tips(bar.tip for bar in bars if bar.tip)
    ids = [bar.id for bar in bars]
    return run.trace(bars[0], type="bar", marker=marker, ids=ids, textposition="none", **place, **tips)


def _label_traces(labels: Sequence[tuple[Panel, Label]], brand: "Brand") -> list[Trace]:
    groups: dict[str, list[tuple[Panel, Label]]] = {}
    for panel, label in labels:
        groups.setdefault(label.series, []).append((panel, label))
    return [_label_trace(members, _Run(LABEL_AXIS), brand) for members in groups.values()]


def _label_trace(members: Sequence[tuple[Panel, Label]], run: _Run, brand: "Brand") -> Trace:
    places = [_label_pixel(panel, label) for panel, label in members]
    styles = [label.style for _, label in members]
    font = {
        "family": [brand.display_family if style.display else brand.text_family for style in styles],
        "size": [style.size for style in styles],
        "color": [style.color for style in styles],
        "weight": [style.weight for style in styles],
    }
    return run.trace(
        members[0][1],
        type="scatter",
        zorder=LABEL_LAYER,
        mode="text",
        x=[x for x, _ in places],
        y=[y - BASELINE * style.size for (_, y), style in zip(places, styles, strict=True)],
        ids=[label.id for _, label in members],
        text=[plain_text(label.text) for _, label in members],
        textposition=[TEXT_POSITIONS[label.anchor] for _, label in members],
        textfont=font,
        hoverinfo="skip",
        cliponaxis=False,
    )


def _label_pixel(panel: Panel, label: Label) -> Point:
    """Return the pixel of the body where a label's baseline stands."""
    x, y = _pixel(panel, label.x, label.y)
    return x + label.dx, y + label.dy


def _pixel(panel: Panel, x: float, y: float) -> Point:
    """Return the pixel of the body of a point in a panel."""
    across = (x - panel.x.low) / (panel.x.high - panel.x.low)
    up = (y - panel.y.low) / (panel.y.high - panel.y.low)
    return panel.box.x + across * panel.box.width, panel.box.y + (1 - up) * panel.box.height


_PAINTERS: dict[type, Callable[[Any, _Run], list[Trace]]] = {
    Stroke: _stroke,
    Band: _band,
    Rect: _ground,
    Dots: _dots,
    Shape: _shape,
    Rule: _rule,
}
