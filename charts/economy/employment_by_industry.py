"""Treemap of the employed in Lapland by industry, drawn with plotly: the example of a figure of one's own."""

from html import escape
from textwrap import wrap
from typing import Any

from ruska import Chart, Table, figure, share, total, year
from ruska.chart.style import FigureStyle

LAPLAND = "FI1D7"
HIGHLIGHT = "public_services"
# Three tiles too small for a name of their own stand together; the data table keeps them apart.
SMALL = ["information", "real_estate", "finance"]


def treemap(table: Table, style: FigureStyle) -> Any:
    """Return a plotly treemap whose texts are wrapped to about the width of their tiles."""
    from plotly.graph_objects import Figure, Treemap

    tiles = {row["industry"]: row["employed"] for row in table.rows() if row["industry"] not in SMALL}
    tiles["small"] = table.total("employed", industry=SMALL)
    whole = sum(tiles.values())
    texts = [tile_text(style, key, value, value / whole) for key, value in tiles.items()]
    marked = [key == HIGHLIGHT for key in tiles]
    map_of_tiles = Treemap(
        ids=list(tiles),
        labels=texts,
        parents=[""] * len(tiles),
        values=list(tiles.values()),
        textinfo="label",
        hoverinfo="label",
        textfont={
            "size": [style.label * (1.5 if strong else 1) for strong in marked],
            "color": [style.color("paper" if strong else "ink") for strong in marked],
        },
        marker={
            "colors": [style.color("highlight" if strong else "context") for strong in marked],
            "line": {"width": 3, "color": style.color("paper")},
            "pad": {"t": 0, "l": 0, "r": 0, "b": 0},
        },
        root={"color": style.color("paper")},
        tiling={"packing": "binary", "pad": 0},
        textposition="middle center",
        pathbar={"visible": False},
    )
    return Figure(map_of_tiles)


def tile_text(style: FigureStyle, key: str, value: float, part: float) -> str:
    """Return name, figure and share of a tile; plotly does not wrap, so lines are broken here."""
    side = (part * style.width * style.height) ** 0.5
    letters = max(8, int(side / (0.56 * style.label)))
    name = [escape(line) for line in wrap(style.text(key), letters, break_long_words=False)]
    return "<br>".join([f"<b>{line}</b>" for line in name] + [style.number(value, "employed")])


chart = Chart(
    dataset="lapland_employment",
    figure=treemap,
    columns=["industry", "employed"],
    select=lambda t: t.where(region=LAPLAND, year="latest", industry=lambda key: key != "total"),
    facts=lambda t: {
        "share": share(figure(t, "employed", industry=HIGHLIGHT), total(t, "employed")),
        "public": figure(t, "employed", industry=HIGHLIGHT),
        "trade": figure(t, "employed", industry="trade_transport_hospitality"),
        "industry": figure(t, "employed", industry="industry"),
        "business": figure(t, "employed", industry="business_services"),
        "total": total(t, "employed"),
        "year": year(t),
    },
    claims=["public > trade > industry > business", "share > 33"],
)
