"""The static and the interactive painter show one scene alike: texts, places, colours, and the pixels of both."""

import io
from dataclasses import replace
from math import ceil

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageFilter
from svg_geometry import differences, read_svg

from ruska.scene import Label, Mark, Rect, Scene, Stroke
from tests.gallery.cases import CASES
from tests.gallery.studio import BRAND
from tests.parity.conftest import Pictures
from tests.rasters import svg_png

KINDS = (
    *("bar-highlight", "bar-signs", "bar-grouped", "bar-percent", "column-stacked", "column-notes", "line-gappy"),
    *("line-notes", "area-stacked", "slope-six", "dots-series", "dumbbell", "donut-highlight", "number-3"),
)
"""One or two of each kind; `--all` compares the whole gallery."""

NEAR = {"text": 0.6, "area": 0.5, "outline": 0.5, "dot": 0.5, "line": 0.5}
VISIBLE, SHARE = 24, 0.0005
"""A pixel differs visibly by a tenth of the scale, after a blur over 3 px; edges that fall apart reach that."""


@pytest.fixture(scope="module")
def pairs(pictures: Pictures) -> dict[str, tuple[Scene, str, str]]:
    """Each case with its scene and the bodies of both painters."""
    scenes = {name: pictures.scene(name) for name in KINDS}
    drawn = pictures.interactive(list(scenes.values()))
    return {
        name: (scene, pictures.static(scene), body) for (name, scene), body in zip(scenes.items(), drawn, strict=True)
    }


@pytest.mark.parametrize("name", KINDS)
def test_both_painters_show_the_same_things_in_the_same_places(pairs, name: str):
    scene, static, interactive = pairs[name]
    shown = read_svg(static)
    assert differences(shown, read_svg(interactive), NEAR) == []
    texts = [mark.text for panel in scene.panels for mark in panel.marks if isinstance(mark, Label)]
    assert sorted(text for text, *_ in (one.same for one in shown if one.kind == "text")) == sorted(texts)


@pytest.mark.parametrize("name", KINDS)
def test_both_pictures_have_the_same_pixels(pairs, name: str):
    scene, static, interactive = pairs[name]
    assert differing(raster(static, scene), raster(interactive, scene)) <= SHARE


def test_a_moved_mark_and_a_changed_text_are_caught(pictures: Pictures):
    scene = pictures.scene("bar-highlight")
    [bars] = [panel for panel in scene.panels if any(isinstance(mark, Rect) for mark in panel.marks)]
    step = 0.8 * (bars.y.high - bars.y.low) / bars.box.height
    moved = changed(scene, Rect, lambda bar: replace(bar, y0=bar.y0 + step, y1=bar.y1 + step))
    shifted = changed(scene, Label, lambda label: replace(label, dx=label.dx + 0.8))
    reworded = changed(scene, Label, lambda label: replace(label, text=label.text + "0"))
    repainted = changed(scene, Rect, lambda bar: replace(bar, color="#00FF00"))
    bodies = pictures.interactive([moved, shifted, reworded, repainted])
    shown = read_svg(pictures.static(scene))
    for body, kind in zip(bodies, ("area", "text", "text", "area"), strict=True):
        found = differences(shown, read_svg(body), NEAR)
        assert len(found) == 2, "one thing is missing and one is too much"
        assert all(f"('{kind}'" in line for line in found)
    picture = raster(pictures.static(scene), scene)
    assert differing(picture, raster(bodies[2], scene)) > 0
    assert differing(picture, raster(bodies[3], scene)) > SHARE


def test_a_line_that_is_cut_at_the_edge_of_its_panel_is_caught(pictures: Pictures):
    scene = pictures.scene("area-stacked")
    thin = changed(scene, Stroke, lambda line: replace(line, width=line.width / 2))
    [body] = pictures.interactive([thin])
    assert differing(raster(pictures.static(scene), scene), raster(body, scene)) > SHARE


@pytest.mark.broad
def test_the_whole_gallery_agrees(pictures: Pictures):
    scenes = {name: pictures.scene(name) for name in CASES}
    bodies = pictures.interactive(list(scenes.values()))
    found = {}
    for (name, scene), body in zip(scenes.items(), bodies, strict=True):
        static = pictures.static(scene)
        found[name] = differences(read_svg(static), read_svg(body), NEAR)
        share = differing(raster(static, scene), raster(body, scene))
        found[name] += [f"{share:.4%} of the pixels differ"] if share > SHARE else []
    assert {name: lines for name, lines in found.items() if lines} == {}


def changed(scene: Scene, kind: type[Mark], change) -> Scene:
    """A scene whose first mark of a kind is another."""
    panel = next(panel for panel in scene.panels if any(isinstance(mark, kind) for mark in panel.marks))
    index = next(index for index, mark in enumerate(panel.marks) if isinstance(mark, kind))
    marks = (*panel.marks[:index], change(panel.marks[index]), *panel.marks[index + 1 :])
    panels = tuple(replace(panel, marks=marks) if one is panel else one for one in scene.panels)
    return replace(scene, panels=panels)


def raster(body: str, scene: Scene) -> Image.Image:
    """A body on white, drawn at 1× by the program that draws the PNG files, and blurred lightly."""
    width, height = ceil(scene.width), ceil(scene.height)
    ground = f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{ground}{body}</svg>'
    picture = Image.open(io.BytesIO(svg_png(svg, width, height, 1, [BRAND / "fonts"])))
    return picture.convert("RGB").filter(ImageFilter.BoxBlur(1))


def differing(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ visibly."""
    return float((np.asarray(ImageChops.difference(one, other)).max(axis=2) > VISIBLE).mean())
