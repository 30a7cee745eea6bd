"""A script's own plotly figure in its page: a sankey of a plotly that only the wheel carries, with awkward labels."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import page_sheets as sheets
import pytest
from page_site import ROOT, TEMPLATES, axe_faults
from plotly.graph_objects import Figure, Sankey

from ruska.brand import Brand
from ruska.chart.style import FigureStyle
from ruska.formats import page as pages
from ruska.formats.bundle import full_bundle, needs_full_bundle, plotly_bundle
from ruska.formats.chart import Pictures, live_json
from ruska.painters.interactive import hover_label
from ruska.scene import Sheet
from ruska.words import engine_words

SHOWN = "() => [...document.querySelectorAll('.ruska-live .hoverlayer text')].map((node) => node.textContent).join('|')"


@dataclass(frozen=True)
class OwnPage:
    """A folder with the page of a sankey, its pictures, its assets and its single-file twin."""

    page: Path
    standalone: Path
    assets: pages.Assets


def sankey(sheet: Sheet, brand: Brand) -> dict:
    """A flow from two sources, one with an awkward name, as the build hands it over."""
    body = sheet.frame.body
    bold = f"<b>{FigureStyle.plotly_text('Lappi & muut')}</b>"
    names = [FigureStyle.plotly_text(sheets.HOSTILE), "Kotimaiset", bold]
    trace = Sankey(
        node={"label": names, "color": [sheets.RUSKA, sheets.ICE, sheets.NIGHT], "thickness": 40},
        link={"source": [0, 1], "target": [2, 2], "value": [3, 2], "color": "#DDDDDD"},
    )
    size = {"width": round(body.width), "height": round(body.height)}
    figure = Figure(trace, {**size, "template": "none", "font_family": brand.text_family})
    figure.update_layout(hoverlabel=hover_label(brand), margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return json.loads(figure.to_json())


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, brand: Brand) -> OwnPage:
    folder = tmp_path_factory.mktemp("own")
    bare = [sheets.sheet(narrow=small) for small in (False, True)]
    wide, narrow = (
        replace(sheet, scene=replace(sheet.scene, panels=()), figure=sankey(sheet, brand), body_svg="<svg/>")
        for sheet in bare
    )
    words = engine_words("fi", ROOT / "templates")
    page = pages.Page(wide, narrow, brand, words, live_json(wide, narrow, brand))
    assets = pages.shared_assets(TEMPLATES, brand, plotly_bundle(ROOT), full_bundle())
    for name, content in assets.files.items():
        (folder / name).write_bytes(content)
    svgs = Pictures(sheets.picture(bare[0]), sheets.picture(bare[1]))
    (folder / "web.svg").write_text(svgs.wide, "utf-8")
    (folder / "narrow.svg").write_text(svgs.narrow, "utf-8")
    near, twin = folder / "own.html", folder / "own.standalone.html"
    near.write_text(pages.render_page(page, Pictures("web.svg", "narrow.svg"), assets, ".", TEMPLATES), "utf-8")
    twin.write_text(pages.render_standalone(page, svgs, assets, TEMPLATES), "utf-8")
    return OwnPage(near, twin, assets)


@pytest.mark.parametrize("name", ["page", "standalone"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_figure_lies_over_the_body_and_breaks_no_rule(visit, own: OwnPage, name: str, width: int):
    seen = visit(width)
    page = seen.go(getattr(own, name))
    frame = sheets.sheet(narrow=width == 360).frame
    picture, live = (page.locator(found).bounding_box() for found in ("picture img", ".ruska-live .main-svg >> nth=0"))
    scale = picture["width"] / frame.width
    assert live["x"] - picture["x"] == pytest.approx(frame.body.x * scale, abs=0.6)
    assert live["y"] - picture["y"] == pytest.approx(frame.body.y * scale, abs=0.6)
    assert live["width"] == pytest.approx(frame.body.width * scale, abs=0.6)
    assert page.locator(".ruska-live .sankey-node").count() == 3
    assert page.locator(".ruska-live .modebar").count() == 0
    assert seen.complaints == []


def test_its_words_are_text_and_its_own_markup_is_markup(visit, own: OwnPage):
    seen = visit()
    page = seen.go(own.page)
    assert page.locator(".ruska-live .node-label").all_text_contents() == [sheets.HOSTILE, "Kotimaiset", "Lappi & muut"]
    weights = page.locator(".ruska-live .node-label tspan").evaluate_all("all => all.map(one => one.style.fontWeight)")
    assert "bold" in weights
    box = page.locator(".ruska-live .node-rect").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    page.wait_for_selector(".ruska-live .hoverlayer text")
    assert sheets.HOSTILE in page.evaluate(SHOWN)
    assert page.locator(".ruska-live script, .ruska-live .hoverlayer b").count() == 0
    assert seen.complaints == []


def test_it_promises_no_walk_with_the_keyboard(visit, own: OwnPage):
    page = visit().go(own.page)
    live = page.locator(".ruska-live")
    assert [live.get_attribute(name) for name in ("role", "tabindex", "aria-label", "aria-describedby")] == [None] * 4
    assert page.locator(".ruska-live > [aria-hidden=true]").count() == 1
    assert page.locator(".ruska-voice").count() == 0
    assert not page.locator(".ruska-help").is_visible()
    assert page.locator(".ruska-help").inner_text() == ""
    assert page.locator("picture img").get_attribute("alt") == sheets.sheet().alt


def test_the_picture_stays_where_the_large_plotly_does_not_come(visit, own: OwnPage):
    seen = visit()
    seen.page.route("**/plotly.*", lambda route: route.abort())
    page = seen.go(own.page, live=False)
    page.wait_for_selector(".ruska-live", state="detached", timeout=30_000)
    assert page.locator("picture img").is_visible()
    assert "ei voitu ladata" in page.locator(".ruska-help").inner_text()


def test_axe_finds_nothing(visit, own: OwnPage):
    page = visit(bypass_csp=True).go(own.page)
    assert axe_faults(page) == []


def test_only_figures_of_other_traces_need_the_large_plotly(own: OwnPage):
    assert f'data-plotly="./{own.assets.full}"' in own.page.read_text("utf-8")
    assert not needs_full_bundle(None)
    assert not needs_full_bundle({"data": [{"type": "bar"}, {"type": "pie"}, {"x": [1]}]})
    assert needs_full_bundle({"data": [{"type": "bar"}, {"type": "treemap"}]})
