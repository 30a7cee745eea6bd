"""The scene: everything decided, nothing automatic.

A scene is what every painter paints and every table is written from. It holds panels with linear axes, explicit ticks
(a position and a final text), marks in data space, final colours, final localised strings, and the plotted table.
Logarithms, dates and categories have become numbers before. Painters add no text, no number format and no arithmetic
beyond the conversion of units.

Coordinates: a panel's box is in canvas pixels of the body (origin at the top left, y downwards). A mark's coordinates
are in the panel's domain (x to the right, y upwards). Offsets, radii, widths and text sizes are in pixels.
Only the standard library is imported here, so a scene travels between processes for the price of a pickle.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, origin at the top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set: size in pixels, weight 400, 500, 600 or 700; `display` takes the tight headline cut."""

    size: float
    color: str
    weight: int = 400
    display: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A position on an axis and its final text (empty for a mark without a word)."""

    position: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear axis: `low` stands at the left or bottom edge, `high` at the right or top."""

    low: float
    high: float
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; a `None` in `ys` leaves the line open there. `tips`: one text a point, or none at all."""

    id: str
    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    color: str
    width: float
    dash: tuple[float, ...] = ()
    series: str = ""
    tips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """An area between `lows` and `highs`; a `None` on either side leaves a gap."""

    id: str
    xs: tuple[float, ...]
    lows: tuple[float | None, ...]
    highs: tuple[float | None, ...]
    color: str
    series: str = ""
    tips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rect:
    """A bar, column or shaded period from (x0, y0) to (x1, y1); `outline` is a colour or empty."""

    id: str
    x0: float
    y0: float
    x1: float
    y1: float
    color: str
    series: str = ""
    tip: str = ""
    outline: str = ""
    outline_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Dots:
    """Round dots of one radius in pixels; a `None` in `ys` leaves a dot out."""

    id: str
    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    radius: float
    color: str
    outline: str = ""
    outline_width: float = 0.0
    series: str = ""
    tips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon of one or more closed rings (even-odd), such as a slice of a donut or a region."""

    id: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    color: str
    outline: str = ""
    outline_width: float = 0.0
    series: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: gridline, zero line, reference line, leader."""

    id: str
    x0: float
    y0: float
    x1: float
    y1: float
    color: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text. Its baseline starts, is centred or ends at (x, y) moved by (dx, dy) pixels, dy downwards."""

    id: str
    x: float
    y: float
    text: str
    style: TextStyle
    anchor: Anchor = "start"
    dx: float = 0.0
    dy: float = 0.0
    series: str = ""


Mark = Stroke | Band | Rect | Dots | Shape | Rule | Label


@dataclass(frozen=True, slots=True)
class Panel:
    """One pair of linear axes in a box of the body; marks are painted in order, the last on top.

    `dropped` are the texts of minor labels that this canvas has no room for; `ruska check` lists them.
    """

    id: str
    box: Box
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the plotted table: `label` is localised, `unit` its localised unit or empty."""

    key: str
    label: str
    unit: str = ""
    numeric: bool = False
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A plotted value as it is and as it is shown; a missing value is `None` with the text that says so."""

    value: float | str | None
    text: str


@dataclass(frozen=True, slots=True)
class PlottedTable:
    """The figures that a graphic shows, row by row."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """The body of one graphic on one canvas, in one language. `width` and `height` are the body's, in pixels."""

    id: str
    language: str
    width: float
    height: float
    panels: tuple[Panel, ...]
    table: PlottedTable

    @property
    def dropped(self) -> tuple[str, ...]:
        """Return the texts of the minor labels that this canvas has no room for."""
        return tuple(text for panel in self.panels for text in panel.dropped)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the body on one canvas: measured, wrapped and placed texts, in canvas pixels.

    `texts` are labels whose x and y are canvas pixels (y downwards). `body` is the box left for the scene.
    """

    size: str
    width: float
    height: float
    margin: float
    body: Box
    texts: tuple[Label, ...]
    rule_y: float
    logo: Box


@dataclass(frozen=True, slots=True)
class Credit:
    """Where a graphic's figures come from, for captions, tables, manifests and metadata; all strings localised."""

    source: str
    licence: str
    data_date: str
    data_hash: str
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One graphic on one canvas in one language, ready for the painters: frame, scene, words and credit.

    A bring-your-own figure has `body_svg`, an SVG drawn elsewhere, and a scene without panels; one drawn by plotly has
    `figure` too, its plain JSON in the body's size, for the page. `truncated` names the captions that were cut because
    they are too long for the canvas.
    """

    package: str
    graphic: str
    language: str
    frame: Frame
    scene: Scene
    title: str
    subtitle: str
    note: str
    alt: str
    credit: Credit
    body_svg: str = ""
    figure: Mapping[str, Any] | None = None
    truncated: tuple[str, ...] = ()
