"""Bring-your-own figures: a script's matplotlib or plotly figure becomes the body of a framed graphic."""

import json
from dataclasses import dataclass, replace
from typing import Any

from ruska.build.sheets import Setting, make_plot
from ruska.build.story import Story, run_script
from ruska.chart.style import FigureStyle
from ruska.errors import Finding, ScriptError
from ruska.layout.space import Space
from ruska.painters.interactive import hover_label
from ruska.ruler import FontFile
from ruska.scene import Sheet
from ruska.words import render_graphic

Request = tuple[str, tuple["Foreign", ...]]
MAPS = {"choropleth", "choroplethmap", "densitymap", "scattergeo", "scattermap"}


@dataclass(frozen=True, slots=True)
class Foreign:
    """A plotly figure as plain JSON, with the sheet whose body it becomes."""

    sheet: Sheet
    figure: dict[str, Any]
    fonts: tuple[FontFile, ...]


def paint_foreign(requests: list[Request]) -> dict[str, dict[str, Sheet]]:
    """Draw all figures in one browser and return the finished sheets by target and size. A job for a worker."""
    from ruska.painters.browser import paint_plotly

    flat = [foreign for _, figures in requests for foreign in figures]
    wanted = [(f.figure, f.sheet.scene.width, f.sheet.scene.height, f.sheet.scene.id) for f in flat]
    bodies = iter(paint_plotly(wanted, flat[0].fonts))
    return {
        id: {
            foreign.sheet.frame.size: replace(foreign.sheet, body_svg=next(bodies), figure=foreign.figure)
            for foreign in figures
        }
        for id, figures in requests
    }


def foreign_figures(
    story: Story, setting: Setting, sheets: dict[str, Sheet]
) -> tuple[dict[str, Sheet], tuple[Foreign, ...]]:
    """Draw a script's own figure for every sheet.

    A matplotlib figure is painted at once; plotly figures are returned for the browser. Raises ScriptError when the
    script returns neither.
    """
    plot = make_plot(story, setting, render_graphic(setting.words, story.graphic, story.facts))
    styles = {
        id: FigureStyle(
            Space(setting.brand.sizes[id], sheet.scene.width, sheet.scene.height, setting.brand, setting.ruler),
            plot,
            lambda weight, size: _font(weight, size, setting.brand.fonts),
        )
        for id, sheet in sheets.items()
    }
    first = _draw(story, next(iter(styles.values())))
    if _is_plotly(first):
        figures = {id: _plotly(story, _draw(story, style), style) for id, style in styles.items()}
        return sheets, tuple(Foreign(sheets[id], figures[id], setting.brand.fonts) for id in sheets)
    if type(first).__module__.startswith("matplotlib.") and hasattr(first, "savefig"):
        return {id: _with_body(story, sheet, styles[id]) for id, sheet in sheets.items()}, ()
    message = f"figure returns {type(first).__name__}, which is neither a plotly nor a matplotlib figure."
    raise ScriptError(Finding(message, story.script, remedy="Return a Figure of one of the two."))


def _draw(story: Story, style: FigureStyle) -> Any:
    figure = story.chart.figure
    assert figure is not None
    return run_script(lambda: figure(story.table, style), story.script)


def _with_body(story: Story, sheet: Sheet, style: FigureStyle) -> Sheet:
    from ruska.painters.figure import paint_figure

    def paint() -> str:
        return paint_figure(lambda: _draw(story, style), style.width, style.height, sheet.scene.id)

    return replace(sheet, body_svg=run_script(paint, story.script))


def _plotly(story: Story, figure: Any, style: FigureStyle) -> dict[str, Any]:
    """Return a plotly figure as plain JSON of the body's size, in the brand's font and without plotly's furniture.

    Tooltips look as those of a scene where the script does not say otherwise. Raises ScriptError when the figure would
    ask a third party for a map or a picture.
    """
    _refuse_requests(story, figure)
    given = figure.layout.hoverlabel.to_plotly_json()
    hover = hover_label(style.space.brand)
    figure.update_layout(
        width=round(style.width),
        height=round(style.height),
        template="none",
        font_family=style.text_family,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "autoexpand": False},
        paper_bgcolor=style.color("paper"),
        hoverlabel={**hover, **given, "font": {**hover["font"], **given.get("font", {})}},
        # A drag would enlarge a part of the chart, and on a telephone keep the page from scrolling.
        dragmode=False,
    )
    plain: dict[str, Any] = json.loads(figure.to_json())
    return {"data": plain["data"], "layout": {key: part for key, part in plain["layout"].items() if key != "template"}}


def _refuse_requests(story: Story, figure: Any) -> None:
    maps = sorted({trace.type for trace in figure.data if trace.type in MAPS})
    pictures = [image.source for image in figure.layout.images if not str(image.source or "").startswith("data:")]
    findings = []
    if maps:
        message = f"a plotly trace {maps[0]} fetches its map from a third party, in the browser of every reader."
        findings.append(Finding(message, story.script, remedy="Draw the outlines as filled traces of type scatter."))
    if pictures:
        message = f"the plotly figure fetches a picture: {pictures[0]}."
        findings.append(Finding(message, story.script, remedy="Put the picture into the figure as a data: address."))
    if findings:
        raise ScriptError(findings)


def _is_plotly(figure: Any) -> bool:
    return type(figure).__module__.startswith("plotly.") and hasattr(figure, "to_plotly_json")


def _font(weight: int, size: float, fonts: tuple[FontFile, ...]) -> Any:
    from ruska.painters.figure import font_properties

    return font_properties(weight, size, fonts)
