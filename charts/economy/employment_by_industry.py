"""Treemap of the employed in Lapland by industry, drawn with plotly: the example of a figure of one's own."""

from textwrap import wrap
from typing import Any

from ruska import Chart, Table, figure, share, total, year
from ruska.chart.style import FigureStyle

LAPLAND, HIGHLIGHT = "FI1D7", "public_services"
# Three tiles too small for a name of their own stand together; the data table keeps them apart.
SMALL = ["information", "real_estate", "finance"]


def treemap(table: Table, style: FigureStyle) -> Any:
    """Return a plotly treemap of the industries with one tile highlighted."""
    from plotly.graph_objects import Figure, Treemap

    tiles = {row["industry"]: row["employed"] for row in table.rows() if row["industry"] not in SMALL}
    tiles["small"] = table.total("employed", industry=SMALL)
    pixels = style.width * style.height / sum(tiles.values())
    marked = [key == HIGHLIGHT for key in tiles]
    sizes = [style.label * (1.4 if strong else 1) for strong in marked]
    texts = [
        tile_text(style, key, value, (value * pixels) ** 0.5 / size)
        for (key, value), size in zip(tiles.items(), sizes, strict=True)
    ]
    colors = [style.color("highlight" if strong else "context") for strong in marked]
    inks = [style.color("paper" if strong else "ink") for strong in marked]
    # The pad is given because plotly works it out from the type size, which it cannot do from a list of sizes.
    marker = {"colors": colors, "line": {"width": 3, "color": style.color("paper")}, "pad": dict.fromkeys("tlrb", 0)}
    trace = Treemap(ids=list(tiles), labels=texts, parents=[""] * len(tiles), values=list(tiles.values()))
    trace.update(textinfo="label", hoverinfo="label", textposition="middle center", pathbar_visible=False)
    trace.update(textfont={"size": sizes, "color": inks}, marker=marker)
    trace.update(tiling={"packing": "binary", "pad": 0}, root_color=style.color("paper"))
    return Figure(trace)


def tile_text(style: FigureStyle, key: str, value: float, ems: float) -> str:
    """Return name and figure of a tile about `ems` letter heights wide; plotly does not wrap, so lines end here."""
    lines = wrap(style.text(key), max(8, int(ems / 0.62)), break_long_words=False)
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
