"""Hand-made sheets for the tests of pages: every mark, awkward texts, and pictures drawn from the same scenes."""

from html import escape
from math import cos, pi, sin

from ruska.scene import (
    Axis,
    Band,
    Box,
    Cell,
    Credit,
    Dots,
    Frame,
    Label,
    Mark,
    Panel,
    PlottedTable,
    Rect,
    Rule,
    Scene,
    Shape,
    Sheet,
    Stroke,
    TableColumn,
    TextStyle,
)

INK, MUTE, GRID, AXIS = "#14202B", "#55636F", "#E3E7EA", "#8B969E"
RUSKA, ICE, NIGHT, AURORA, BIRCH = "#B8432A", "#4A9BBB", "#00274A", "#0E736A", "#F6F4EF"
YEARS = (2020.0, 2021.0, 2022.0, 2023.0, 2024.0)
FOREIGN = (0.78, 0.56, 1.43, 1.75, 1.98)
HOME: tuple[float | None, ...] = (1.28, 1.79, None, 1.61, 1.39)
HOSTILE = '<script>alert(1)</script> & {{ x }} %{y} $5 to $9 <b>"q"</b> &amp; <br>'


def tips(name: str, values: tuple[float | None, ...]) -> tuple[str, ...]:
    """Texts as a kind would send them: two lines, formatted."""
    shown = ["–" if value is None else f"{value:.2f}".replace(".", ",") for value in values]
    return tuple(f"{name} {year:.0f}\n{text} milj. yötä" for year, text in zip(YEARS, shown, strict=True))


def line_panel(box: Box, size: float) -> Panel:
    """Two series with a gap, a shaded period, hairlines, dots and direct labels that stand outside the panel."""
    labels = [Label(f"y{v}", 2019.5, v, f"{v:.1f}", TextStyle(size, MUTE), dy=-6) for v in (0.0, 0.5, 1.0, 1.5, 2.0)]
    labels += [Label(f"x{year}", year, 0, f"{year:.0f}", TextStyle(size, INK), "middle", dy=26.3) for year in YEARS]
    ends = TextStyle(size * 1.2, RUSKA, 600), TextStyle(size * 1.2, "#2C7796", 600)
    marks: list[Mark] = [
        Rect("covid", 2019.6, 0, 2021.5, 2.2, BIRCH),
        *(Rule(f"grid{v}", 2019.5, v, 2024.1, v, GRID, 1) for v in (0.5, 1.0, 1.5, 2.0)),
        Rule("zero", 2019.5, 0, 2024.1, 0, AXIS, 2),
        Stroke("home", YEARS, HOME, ICE, 4, series="home", tips=tips("Kotimaiset", HOME)),
        Stroke("foreign", YEARS, FOREIGN, RUSKA, 5, series="foreign", tips=tips("Ulkomaiset", FOREIGN)),
        Dots("ends", (2024.0,), (1.98,), 6, RUSKA, "#FFFFFF", 2, series="foreign"),
        *labels,
        Label("end-foreign", 2024, 1.98, "Ulkomaiset", ends[0], dx=14, dy=-3.7, series="foreign"),
        Label("end-home", 2024, 1.39, "Kotimaiset", ends[1], dx=14, dy=4.2, series="home"),
        Label("headline", 2022, 2.1, "Päättyvä ‚kuva’", TextStyle(size * 1.4, NIGHT, 700, display=True), "end", dx=3.3),
    ]
    return Panel("lines", box, Axis(2019.5, 2024.1), Axis(0, 2.2), tuple(marks))


def bar_panel(box: Box, size: float) -> Panel:
    """Bars that lie down, one of them negative, with awkward texts, over a band and beside a ring."""
    slices = [slice_of("ring-a", 0, 0.7, RUSKA, "Matkailu 70 %"), slice_of("ring-b", 0.7, 1, ICE, "Muu 30 %")]
    marks: list[Mark] = [
        Band("band", (0, 2, 4, 6), (0, 0.2, None, 0.4), (1, 1.5, 1.2, 1), "#DCEBEA", "area", ("a", "b", "", HOSTILE)),
        Rect("bar-a", 0, 4.2, 8, 4.8, NIGHT, "bars", HOSTILE),
        Rect("bar-b", 0, 3.2, 5, 3.8, NIGHT, "bars", "Toinen\n5 %"),
        Rect("bar-c", -2, 2.2, 0, 2.8, AURORA, "bars", "Kolmas −2 %", "#14202B", 1),
        Rule("base", 0, 0, 0, 5, AXIS, 2, (4, 3)),
        *slices,
        Label("hostile", -2.5, 5.1, HOSTILE, TextStyle(size, INK)),
        Label("inside", 0, 4.5, "Šáŋŋá Ǩ", TextStyle(size, "#FFFFFF", 600), dx=6, dy=5, series="bars"),
    ]
    return Panel("bars", box, Axis(-3, 10), Axis(0, 5.5), tuple(marks))


def slice_of(name: str, start: float, stop: float, color: str, tip: str) -> Shape:
    """A slice of a ring in data space."""
    turns = [start + (stop - start) * step / 40 for step in range(41)]
    outer = [(8 + 1.6 * sin(2 * pi * t), 2 + 1.2 * cos(2 * pi * t)) for t in turns]
    inner = [(8 + 0.9 * sin(2 * pi * t), 2 + 0.68 * cos(2 * pi * t)) for t in reversed(turns)]
    return Shape(name, ((*outer, *inner),), color, "#FFFFFF", 2, series=name, tip=tip)


def table() -> PlottedTable:
    """The plotted figures, with a missing one."""
    columns = (
        TableColumn("year", "Vuosi"),
        TableColumn("foreign", "Ulkomaiset", "milj. yötä", True, 2),
        TableColumn("home", HOSTILE, "milj. yötä", True, 2),
    )
    rows = tuple(
        (Cell(f"{y:.0f}", f"{y:.0f}"), Cell(f, f"{f}".replace(".", ",")), Cell(h, "puuttuu" if h is None else f"{h}"))
        for y, f, h in zip(YEARS, FOREIGN, HOME, strict=True)
    )
    return PlottedTable(columns, rows)


def sheet(*, narrow: bool = False, title: str = "Ulkomaiset toivat 59 % Lapin yöpymisistä vuonna 2024") -> Sheet:
    """A whole sheet, wide (1200×675) or narrow (360×640)."""
    size = 13.8 if narrow else 16.0
    width, height = (360.0, 640.0) if narrow else (1200.0, 675.0)
    body = Box(2, 110, 356, 480) if narrow else Box(48, 130, 1104, 470)
    boxes = (Box(0, 10, 250, 200), Box(0, 260, 356, 220)) if narrow else (Box(0, 10, 560, 420), Box(720, 10, 380, 420))
    panels = (line_panel(boxes[0], size), bar_panel(boxes[1], size))
    scene = Scene("nights", "fi", body.width, body.height, panels, table())
    captions = (Label("title", body.x, 75, title, TextStyle(20 if narrow else 36, INK, 700, display=True)),)
    frame = Frame("narrow" if narrow else "web", width, height, body.x, body, captions, height - 50, Box(0, 0, 0, 0))
    return Sheet(
        "tourism",
        "nights",
        "fi",
        frame,
        scene,
        title,
        "Rekisteröidyt yöpymiset asuinpaikan mukaan, miljoonaa yötä",
        "Vuoden 2020 luvut eivät ole täysin vertailukelpoisia.",
        "Viivakuvio: ulkomaisten yöpymiset kasvoivat 0,78 miljoonasta 1,98 miljoonaan vuosina 2020–2024.",
        Credit(
            "Lähde: Eurostat (tour_occ_nin2), tiedot haettu 9.4.2026. Lisenssi: CC BY 4.0.",
            "CC BY 4.0",
            "9.4.2026",
            "0" * 64,
            ("https://example.org/data", "javascript:alert(1)"),
        ),
    )


def picture(sheet: Sheet) -> str:
    """Draw a sheet by hand: marks as plain paths, texts with their baseline where the scene puts it."""
    parts = [f'<rect width="{sheet.frame.width}" height="{sheet.frame.height}" fill="#FFFFFF"/>']
    parts.append(f'<rect width="{sheet.frame.width}" height="8" fill="{RUSKA}"/>')
    parts += [text(label, label.x, label.y) for label in sheet.frame.texts]
    parts.append(f'<g transform="translate({sheet.frame.body.x} {sheet.frame.body.y})">')
    for panel in sheet.scene.panels:
        parts += [draw(mark, panel) for mark in panel.marks]
    size = f'width="{sheet.frame.width}" height="{sheet.frame.height}"'
    view = f'viewBox="0 0 {sheet.frame.width} {sheet.frame.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>{"".join(parts)}</g></svg>'


def pixel(panel: Panel, x: float, y: float) -> tuple[float, float]:
    """The pixel of the body where a point of a panel stands."""
    box = panel.box
    across = (x - panel.x.low) / (panel.x.high - panel.x.low)
    up = (y - panel.y.low) / (panel.y.high - panel.y.low)
    return box.x + across * box.width, box.y + (1 - up) * box.height


def draw(mark: Mark, panel: Panel) -> str:
    """One mark as SVG."""
    if isinstance(mark, Label):
        x, y = pixel(panel, mark.x, mark.y)
        return text(mark, x + mark.dx, y + mark.dy)
    if isinstance(mark, Rect):
        corners = [(mark.x0, mark.y0), (mark.x1, mark.y0), (mark.x1, mark.y1), (mark.x0, mark.y1)]
        return path(corners, panel, fill=mark.color)
    if isinstance(mark, Rule):
        return path([(mark.x0, mark.y0), (mark.x1, mark.y1)], panel, stroke=mark.color, width=mark.width)
    if isinstance(mark, Shape):
        return path(mark.rings[0], panel, fill=mark.color, stroke=mark.outline, width=mark.outline_width)
    if isinstance(mark, Stroke):
        known = [(x, y) for x, y in zip(mark.xs, mark.ys, strict=True) if y is not None]
        return path(known, panel, stroke=mark.color, width=mark.width)
    return ""


def path(points, panel: Panel, fill: str = "none", stroke: str = "none", width: float = 0) -> str:
    """A path through points of a panel."""
    places = " L".join(f"{x:.2f} {y:.2f}" for x, y in (pixel(panel, *point) for point in points))
    return f'<path d="M{places}" fill="{fill}" stroke="{stroke}" stroke-width="{width}"/>'


def text(label: Label, x: float, y: float) -> str:
    """A text with its baseline at (x, y)."""
    style = label.style
    family = "Ruska Sans Display" if style.display else "Ruska Sans"
    return (
        f'<text x="{x}" y="{y}" font-family="{family}" font-size="{style.size}" font-weight="{style.weight}" '
        f'fill="{style.color}" text-anchor="{label.anchor}">{escape(label.text)}</text>'
    )
