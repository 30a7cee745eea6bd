"""Treemap of the employed in Lapland by industry, drawn with plotly: the example of a figure of one's own."""

from dataclasses import replace
from itertools import islice
from typing import Any

from ruska import Chart, Table, figure, share, total, year
from ruska.chart.style import FigureStyle

LAPLAND, HIGHLIGHT, LARGE = "FI1D7", "public_services", 1.4
# Three tiles too small for a name of their own stand together; the data table keeps them apart.
SMALL = ["information", "real_estate", "finance"]
# Plotly shrinks the type of each tile by itself, that of large ones below that of small ones. So tiles stand in rows or
# columns, whose sizes are known, the largest first, and all names have the largest type at which every one fits. Each
# row is a trace: in nested tiles a click would lead from the whole into a row, and not back.
ROWS = ((2, 3, 3), (1, 2, 2, 3), (1, 1, 2, 2, 2))
SIZES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6, 0.5)


def treemap(table: Table, style: FigureStyle) -> Any:
    """Return a plotly treemap of the industries with one tile highlighted."""
    from plotly.graph_objects import Figure, Treemap

    tiles = {row["industry"]: row["employed"] for row in table.rows() if row["industry"] not in SMALL}
    tiles["small"] = table.total("employed", industry=SMALL)
    choices = [(size, rows_of(tiles, row), way) for size in SIZES for row in ROWS for way in ("dice", "slice")]
    for factor, rows, packing in choices:
        if lines := lines_of(tiles, style, factor, rows, packing):
            break
    else:
        lines = {key: (style.text(key),) for key in tiles}
    traces, low, whole = [], 0.0, sum(tiles.values())
    for row in rows:
        high = min(1.0, low + sum(tiles[key] for key in row) / whole)
        domain = {"y": [1 - high, 1 - low]} if packing == "dice" else {"x": [low, high]}
        marked = [key == HIGHLIGHT for key in row]
        # The pad is given because plotly works it out from the type size, which it cannot do from a list of sizes.
        marker = {"line": {"width": 3, "color": style.color("paper")}, "pad": dict.fromkeys("tlrb", 0)}
        marker["colors"] = [style.color("highlight" if strong else "context") for strong in marked]
        inks = [style.color("paper" if strong else "ink") for strong in marked]
        sizes = [factor * style.label * (LARGE if strong else 1) for strong in marked]
        texts = [tile_text(style, lines[key], tiles[key]) for key in row]
        trace = Treemap(ids=row, labels=texts, parents=[""] * len(row), values=[tiles[key] for key in row])
        trace.update(textinfo="label", hoverinfo="label", textposition="middle center", pathbar_visible=False)
        trace.update(textfont={"size": sizes, "color": inks}, marker=marker, domain=domain)
        trace.update(tiling={"packing": packing, "pad": 0}, root_color=style.color("paper"))
        traces.append(trace)
        low = high
    return Figure(traces)


def rows_of(tiles: dict[str, float], counts: tuple[int, ...]) -> list[list[str]]:
    """Return the tiles in rows of so many, the largest first."""
    keys = iter(sorted(tiles, key=lambda key: -tiles[key]))
    return [list(islice(keys, count)) for count in counts]


def lines_of(
    tiles: dict[str, float], style: FigureStyle, factor: float, rows: list[list[str]], packing: str
) -> dict[str, tuple[str, ...]]:
    """Return the lines of every tile's name, its type `factor` times that of labels; none where one does not fit."""
    lines, whole = {}, sum(tiles.values())
    for row in rows:
        part = sum(tiles[key] for key in row)
        for key in row:
            size = factor * style.label * (LARGE if key == HIGHLIGHT else 1)
            across, down = tiles[key] / part, part / whole
            across, down = (across, down) if packing == "dice" else (down, across)
            width, height = style.width * across - 1.4 * size, style.height * down - 0.8 * size
            bold, most = replace(style.space.label(weight=700), size=size), int(height / (1.3 * size)) - 1
            name = style.space.ruler.wrap(style.text(key), bold, width, max(1, most))
            if most < 1 or name.truncated or style.space.widest(style.text(key).split(), bold) > width:
                return {}
            lines[key] = name.lines
    return lines


def tile_text(style: FigureStyle, lines: tuple[str, ...], value: float) -> str:
    """Return name and figure of a tile; plotly does not wrap, so lines end here."""
    return "<br>".join([f"<b>{style.plotly_text(line)}</b>" for line in lines] + [style.number(value, "employed")])


chart = Chart(
    dataset="lapland_employment",
    figure=treemap,
    columns=["industry", "employed"],
    select=lambda t: t.where(region=LAPLAND, year="latest", industry=lambda key: key != "total"),
    facts=lambda t, source: {
        "share": share(figure(t, "employed", industry=HIGHLIGHT), total(t, "employed")),
        "public": figure(t, "employed", industry=HIGHLIGHT),
        "trade": figure(t, "employed", industry="trade_transport_hospitality"),
        "industry": figure(t, "employed", industry="industry"),
        "total": figure(source, "employed", region=LAPLAND, industry="total", year=t.latest()),
        "year": year(t),
    },
    claims=["public > trade > industry", "share > 33"],
)
