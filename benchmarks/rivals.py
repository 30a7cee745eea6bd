"""The other tools: the same ten charts, drawn as their manuals draw them, with the same texts.

Each pair is an SVG and a PNG at 2×, made from figures in memory. Colours are the tool's own; what a tool sets in
fonts, margins and legends by default stays so.
"""

import io
from collections.abc import Sequence
from typing import Any

from benchmarks.charts import HEIGHT, SCALE, SOURCE, WIDTH, BenchChart


def altair_chart(chart: BenchChart) -> Any:
    """Return the chart as an altair chart of exactly the canvas's size."""
    import altair as alt
    import pandas as pd

    frame = pd.DataFrame([{"category": row.category, "series": row.series, "value": row.value} for row in chart.rows])
    base = alt.Chart(frame)
    order = chart.categories
    upright = {"x": alt.X("category:O", sort=order, title=None), "y": alt.Y("value:Q", title=None)}
    lying = {"y": alt.Y("category:N", sort=order, title=None), "x": alt.X("value:Q", title=None)}
    colour = alt.Color("series:N", sort=chart.series, title=None)
    drawn = {
        "bar": lambda: _labelled(base.mark_bar().encode(**lying), "left", 3),
        "diverging": lambda: _labelled(base.mark_bar().encode(**lying), "left", 3),
        "column": lambda: _labelled(base.mark_bar().encode(**upright), "center", 0),
        "line": lambda: base.mark_line().encode(**upright, color=colour),
        "grouped": lambda: base.mark_bar().encode(**upright, color=colour, xOffset=alt.XOffset("series:N")),
        "stacked": lambda: base.mark_bar().encode(**lying, color=colour),
        "percent": lambda: base.mark_bar().encode(
            x=upright["x"], y=alt.Y("value:Q", stack="normalize", title=None), color=colour
        ),
        "slope": lambda: _labelled(base.mark_line(point=True).encode(**upright, color=colour), "center", 0),
        "dots": lambda: _labelled(base.mark_circle(size=200).encode(**lying), "left", 9),
        "area": lambda: base.mark_area().encode(**upright, color=colour),
    }[chart.form]()
    title = alt.TitleParams(chart.title, subtitle=[chart.subtitle, SOURCE], anchor="start", fontSize=36)
    size = {"width": WIDTH, "height": HEIGHT, "autosize": alt.AutoSizeParams(type="fit", contains="padding")}
    return drawn.properties(title=title, **size)


def _labelled(layer: Any, align: str, dx: int) -> Any:
    """Put the value beside each mark, as Ruska does."""
    dy = -12 if align == "center" else 0
    return layer + layer.mark_text(align=align, dx=dx, dy=dy).encode(text="value:Q")


class AltairRunner:
    """altair + vl-convert as its manual saves files: `chart.save` for each format."""

    name = "altair+vl-convert"

    def pair(self, chart: BenchChart) -> tuple[str, bytes]:
        """Return SVG and PNG of one chart."""
        drawn = altair_chart(chart)
        svg, png = io.StringIO(), io.BytesIO()
        drawn.save(svg, format="svg")
        drawn.save(png, format="png", scale_factor=SCALE)
        return svg.getvalue(), png.getvalue()


class AltairBestRunner:
    """altair + vl-convert at its best: one specification, laid out once, the PNG rasterised from the SVG."""

    name = "altair+vl-convert, one layout"

    def pair(self, chart: BenchChart) -> tuple[str, bytes]:
        """Return SVG and PNG of one chart."""
        import vl_convert

        svg = vl_convert.vegalite_to_svg(altair_chart(chart).to_dict())
        return svg, vl_convert.svg_to_png(svg, scale=SCALE)


def plotly_figure(chart: BenchChart) -> Any:
    """Return the chart as a plotly figure of exactly the canvas's size."""
    import plotly.graph_objects as go

    figure = go.Figure([_trace(go, chart, name) for name in chart.series])
    modes = {"stacked": "stack", "percent": "stack"}
    figure.update_layout(
        width=WIDTH,
        height=HEIGHT,
        title={"text": chart.title, "subtitle": {"text": chart.subtitle}, "font": {"size": 36}},
        barmode=modes.get(chart.form, "group"),
        barnorm="percent" if chart.form == "percent" else None,
        showlegend=len(chart.series) > 1,
    )
    if chart.form in ("bar", "diverging", "stacked", "dots"):
        figure.update_yaxes(autorange="reversed")
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": -0.14, "showarrow": False}
    figure.add_annotation(text=SOURCE, **place)
    return figure


def _trace(go: Any, chart: BenchChart, name: str) -> Any:
    categories, values = chart.categories, chart.values(name)
    texts = [f"{value:,.0f}" for value in values]
    if chart.form in ("bar", "diverging", "stacked"):
        return go.Bar(x=values, y=categories, orientation="h", name=name, text=texts)
    if chart.form in ("column", "grouped", "percent"):
        return go.Bar(x=categories, y=values, name=name, text=texts)
    if chart.form == "dots":
        marks = {"mode": "markers+text", "marker": {"size": 16}, "textposition": "middle right"}
        return go.Scatter(x=values, y=categories, text=texts, **marks)
    if chart.form == "slope":
        return go.Scatter(
            x=categories, y=values, name=name, mode="lines+markers+text", text=texts, textposition="top center"
        )
    stack = {"stackgroup": "one"} if chart.form == "area" else {}
    return go.Scatter(x=categories, y=values, name=name, mode="lines", **stack)


class PlotlyRunner:
    """plotly's `to_image`: a browser for each file, or a kept one while `kaleido.start_sync_server` runs."""

    def __init__(self, name: str) -> None:
        self.name = name

    def pair(self, chart: BenchChart) -> tuple[str, bytes]:
        """Return SVG and PNG of one chart."""
        figure = plotly_figure(chart)
        svg = figure.to_image("svg", width=WIDTH, height=HEIGHT)
        png = figure.to_image("png", width=WIDTH, height=HEIGHT, scale=SCALE)
        return svg.decode(), png


def matplotlib_png(chart: BenchChart) -> bytes:
    """Return the chart as matplotlib's default PNG of the same pixels: the measure for the bytes of a PNG."""
    from matplotlib.figure import Figure

    dpi = 100 * SCALE
    figure = Figure(figsize=(WIDTH * SCALE / dpi, HEIGHT * SCALE / dpi), dpi=dpi)
    axes = figure.add_axes((0.08, 0.12, 0.88, 0.7))
    _draw(axes, chart)
    figure.text(0.04, 0.93, chart.title, fontsize=22)
    figure.text(0.04, 0.87, chart.subtitle, fontsize=13)
    figure.text(0.04, 0.03, SOURCE, fontsize=10)
    if len(chart.series) > 1:
        axes.legend()
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()


def _draw(axes: Any, chart: BenchChart) -> None:
    lying = chart.form in ("bar", "diverging", "stacked", "dots")
    base = [0.0] * len(chart.categories)
    totals = [sum(chart.values(name)[index] for name in chart.series) for index in range(len(base))]
    for order, name in enumerate(chart.series):
        values = chart.values(name)
        if chart.form == "percent":
            values = [100 * value / total for value, total in zip(values, totals, strict=True)]
        _draw_series(axes, chart, order, values, base)
        if chart.form in ("stacked", "percent", "area"):
            base = [low + value for low, value in zip(base, values, strict=True)]
    if lying:
        axes.invert_yaxis()
    if chart.form == "line":
        axes.set_xticks(range(0, len(chart.categories), 10))


def _draw_series(axes: Any, chart: BenchChart, order: int, values: Sequence[float], base: Sequence[float]) -> None:
    name = chart.series[order]
    if chart.form in ("bar", "diverging", "stacked"):
        axes.bar_label(axes.barh(chart.categories, values, left=base, label=name))
    elif chart.form in ("column", "percent"):
        axes.bar_label(axes.bar(chart.categories, values, bottom=base, label=name))
    elif chart.form == "grouped":
        places = [index + 0.27 * (order - 1) for index in range(len(values))]
        axes.bar_label(axes.bar(places, values, 0.25, label=name))
    elif chart.form == "dots":
        axes.plot(values, chart.categories, "o", label=name)
        for value, category in zip(values, chart.categories, strict=True):
            axes.annotate(f"{value:,.0f}", (value, category), (8, -4), textcoords="offset points")
    elif chart.form == "area":
        tops = [low + value for low, value in zip(base, values, strict=True)]
        axes.fill_between(range(len(values)), base, tops, label=name)
    else:
        axes.plot(chart.categories, values, label=name)
