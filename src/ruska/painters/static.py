"""The static painter: a scene becomes an SVG body with live text, each mark a group that carries its id.

All that is decided stands in the scene, so what is left is to turn the domains of panels into pixels and to write SVG.
It is written here and not by matplotlib, which took 7 to 35 ms a canvas and half a second to import for the same
picture; matplotlib serves figures that a script brings (`painters/figure.py`). Presentation stands in attributes, not
in `style`, so that a body may stand inside a page whose policy forbids inline styles.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ruska.errors import PaintError
from ruska.ruler import FontFile
from ruska.scene import Band, Dots, Label, Mark, Panel, Rect, Rule, Scene, Shape, Stroke, TextStyle

Point = tuple[float, float]


def paint_static(scene: Scene, fonts: Sequence[FontFile]) -> str:
    """Return the body of a scene as an `<svg>` element with live text, `width` × `height` in px.

    Every mark is a group with the mark's id. Missing values leave gaps. Nothing is clipped: a scene stays inside its
    body, and cutting off what does not takes a third of a PNG's time. Coordinates are rounded to hundredths of a pixel.
    Raises PaintError for a mark that this painter does not know.
    """
    families = {font.display: font.family for font in reversed(fonts)}
    width, height = number(scene.width), number(scene.height)
    body = "\n".join(line for panel in scene.panels for line in _panel(panel, scene.id, families))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" overflow="visible" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}">\n{body}\n</svg>'
    )


def number(value: float) -> str:
    """Write a coordinate with at most two decimals, and never minus zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class _Place:
    """Turns a panel's domain into pixels of the body, and knows the font families, display or text."""

    panel: Panel
    families: dict[bool, str]

    def point(self, x: float, y: float) -> Point:
        """Return the pixel of a datum."""
        box, across, up = self.panel.box, self.panel.x, self.panel.y
        return (
            box.x + (x - across.low) / (across.high - across.low) * box.width,
            box.y + (up.high - y) / (up.high - up.low) * box.height,
        )

    def line(self, points: Iterable[Point | None]) -> str:
        """Return the path data of a line; `None` leaves it open there, and a lone point is a line of no length."""
        parts, run = [], list[str]()
        for datum in [*points, None]:
            if datum is None:
                parts += [f"M{run[0]}L{' '.join(run[1:] or run[:1])}"] if run else []
                run = []
            else:
                run.append(self.pair(*datum))
        return "".join(parts)

    def ring(self, points: Iterable[Point]) -> str:
        """Return the path data of a closed ring."""
        first, *rest = (self.pair(*point) for point in points)
        return f"M{first}L{' '.join(rest)}Z"

    def pair(self, x: float, y: float) -> str:
        """Write the pixel of a datum."""
        across, down = self.point(x, y)
        return f"{number(across)} {number(down)}"

    def family(self, style: TextStyle) -> str:
        """Return the font family of a text."""
        return self.families.get(style.display) or self.families[not style.display]


def _panel(panel: Panel, scene: str, families: dict[bool, str]) -> Iterator[str]:
    place = _Place(panel, families)
    for mark in panel.marks:
        parts = _writer(mark)(mark, place)
        yield f"<g id={quoteattr(f'{scene}-{panel.id}.{mark.id}')}>{''.join(parts)}</g>"


Writer = Callable[[Any, _Place], Iterator[str]]


def _writer(mark: Mark) -> Writer:
    try:
        return WRITERS[type(mark)]
    except KeyError:
        raise PaintError(f"the static painter knows no mark {type(mark).__name__}.") from None


def _path(data: str, **attributes: str) -> str:
    return f'<path d="{data}"{_attributes(attributes)}/>'


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f" {name.replace('_', '-')}={quoteattr(value)}" for name, value in attributes.items() if value)


def _edge(color: str, width: float) -> dict[str, str]:
    return {"stroke": color, "stroke_width": number(width)} if color and width else {}


def _dashes(dash: Sequence[float]) -> str:
    return " ".join(number(part) for part in dash)


def _stroke(mark: Stroke, place: _Place) -> Iterator[str]:
    data = place.line(None if y is None else (x, y) for x, y in zip(mark.xs, mark.ys, strict=True))
    if data:
        edge = _edge(mark.color, mark.width)
        ends = {"stroke_linejoin": "round", "stroke_linecap": "round"}
        yield _path(data, fill="none", **edge, **ends, stroke_dasharray=_dashes(mark.dash))


def _band(mark: Band, place: _Place) -> Iterator[str]:
    for run in _runs(mark):
        lower = [(mark.xs[index], low) for index, low, _ in run]
        upper = [(mark.xs[index], high) for index, _, high in reversed(run)]
        yield _path(place.ring(lower + upper), fill=mark.color)


def _runs(mark: Band) -> list[list[tuple[int, float, float]]]:
    """Return the stretches of a band without missing values, as (index, low, high)."""
    runs: list[list[tuple[int, float, float]]] = [[]]
    for index, (low, high) in enumerate(zip(mark.lows, mark.highs, strict=True)):
        if low is None or high is None:
            runs.append([])
        else:
            runs[-1].append((index, low, high))
    return [run for run in runs if len(run) > 1]


def _rect(mark: Rect, place: _Place) -> Iterator[str]:
    ring = [(mark.x0, mark.y0), (mark.x1, mark.y0), (mark.x1, mark.y1), (mark.x0, mark.y1)]
    yield _path(place.ring(ring), fill=mark.color, **_edge(mark.outline, mark.outline_width))


def _shape(mark: Shape, place: _Place) -> Iterator[str]:
    data = "".join(place.ring(ring) for ring in mark.rings)
    rule = "evenodd" if len(mark.rings) > 1 else ""
    yield _path(data, fill=mark.color, fill_rule=rule, **_edge(mark.outline, mark.outline_width))


def _dots(mark: Dots, place: _Place) -> Iterator[str]:
    look = {"r": number(mark.radius), "fill": mark.color, **_edge(mark.outline, mark.outline_width)}
    for x, y in zip(mark.xs, mark.ys, strict=True):
        if y is not None:
            across, down = place.point(x, y)
            yield f'<circle cx="{number(across)}" cy="{number(down)}"{_attributes(look)}/>'


def _rule(mark: Rule, place: _Place) -> Iterator[str]:
    data = place.line([(mark.x0, mark.y0), (mark.x1, mark.y1)])
    yield _path(data, fill="none", **_edge(mark.color, mark.width), stroke_dasharray=_dashes(mark.dash))


def _label(mark: Label, place: _Place) -> Iterator[str]:
    across, down = place.point(mark.x, mark.y)
    style = mark.style
    look = {
        "x": number(across + mark.dx),
        "y": number(down + mark.dy),
        "font_family": place.family(style),
        "font_size": number(style.size),
        "font_weight": str(style.weight),
        "fill": style.color,
        "text_anchor": "" if mark.anchor == "start" else mark.anchor,
    }
    yield f"<text{_attributes(look)}>{escape(mark.text)}</text>"


WRITERS: dict[type, Writer] = {
    Stroke: _stroke,
    Band: _band,
    Rect: _rect,
    Shape: _shape,
    Dots: _dots,
    Rule: _rule,
    Label: _label,
}
