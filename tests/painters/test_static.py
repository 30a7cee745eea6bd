"""The static painter: every mark, in order, at its place, as live text."""

import re
from xml.etree import ElementTree

import pytest

from ruska.brand import load_brand
from ruska.build.project import engine_templates
from ruska.errors import PaintError
from ruska.painters.static import paint_static
from ruska.scene import Axis, Band, Box, Dots, Label, Panel, PlottedTable, Rect, Rule, Scene, Shape, Stroke, TextStyle

FONTS = load_brand(engine_templates() / "lapland").fonts
STYLE = TextStyle(20, "#123456", 600)
SVG = "{http://www.w3.org/2000/svg}"
ALL = (
    Rule("rule", 0, 5, 10, 5, "#E3E7EA", 1, (4, 3)),
    Band("band", (0, 1, 2, 3, 4), (0, 0, None, 0, 0), (1, 2, 2, 2, 1), "#0E736A"),
    Stroke("stroke", (0, 1, 2, 3), (1, 2, None, 4), "#00274A", 3),
    Rect("rect", 1, 0, 2, 4, "#B8432A", outline="#FFFFFF", outline_width=2),
    Dots("dots", (1, 2, 3), (1, None, 3), 5, "#4A9BBB", "#FFFFFF", 2),
    Shape("shape", (((5, 5), (8, 5), (8, 8)), ((6, 5.5), (7, 5.5), (7, 7))), "#743DA2"),
    Label("label", 5, 5, "Text", STYLE, "middle", 3, 4),
)


def scene(*marks: object, id: str = "s") -> Scene:
    panel = Panel("p", Box(10, 20, 200, 100), Axis(0, 10), Axis(0, 10), tuple(marks))  # type: ignore[arg-type]
    return Scene(id, "en", 300, 150, (panel,), PlottedTable((), ()))


def tree(*marks: object) -> ElementTree.Element:
    return ElementTree.fromstring(paint_static(scene(*marks), FONTS))


def ids(root: ElementTree.Element) -> list[str]:
    return [group.get("id", "") for group in root.iter(f"{SVG}g")]


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", text)]


def path_of(root: ElementTree.Element, id: str) -> ElementTree.Element:
    group = next(group for group in root.iter(f"{SVG}g") if group.get("id") == id)
    return next(group.iter(f"{SVG}path"))


def test_the_body_has_its_size_in_pixels() -> None:
    root = tree(*ALL)
    assert (root.get("width"), root.get("height")) == ("300", "150")
    assert root.get("viewBox") == "0 0 300 150"


def test_nothing_clips_so_that_no_layer_has_to_be_made() -> None:
    body = paint_static(scene(*ALL), FONTS)
    assert tree(*ALL).get("overflow") == "visible"
    assert "clip" not in body


def test_marks_are_groups_in_the_scenes_order() -> None:
    wanted = [f"s-p.{mark.id}" for mark in ALL]
    assert [id for id in ids(tree(*ALL)) if id in wanted] == wanted
    assert [id for id in ids(tree(*ALL[::-1])) if id in wanted] == wanted[::-1]


def test_a_mark_stands_at_its_pixels() -> None:
    corners = numbers(path_of(tree(ALL[3]), "s-p.rect").get("d", ""))
    assert {round(x) for x in corners[::2]} == {30, 50}
    assert {round(y) for y in corners[1::2]} == {80, 120}


def test_gaps_stay_open() -> None:
    root = tree(*ALL)
    assert path_of(root, "s-p.stroke").get("d", "").count("M") == 1 + 1
    band = next(group for group in root.iter(f"{SVG}g") if group.get("id") == "s-p.band")
    assert len(list(band)) == 2
    assert len(list(root.iter(f"{SVG}circle"))) == 2


def test_a_lone_point_of_a_line_is_a_dot_of_its_width() -> None:
    path = path_of(tree(Stroke("s", (1, 2, 3), (None, 2, None), "#00274A", 3)), "s-p.s")
    assert path.get("d", "") == "M50 100L50 100"
    assert path.get("stroke-linecap") == "round"


def test_text_stays_text_at_its_anchor() -> None:
    text = next(tree(*ALL).iter(f"{SVG}text"))
    assert text.text == "Text"
    assert (float(text.get("x", "")), float(text.get("y", ""))) == (10 + 100 + 3, 20 + 50 + 4)
    look = {"font-size": "20", "font-weight": "600", "font-family": "Ruska Sans", "text-anchor": "middle"}
    assert {name: text.get(name) for name in look} == look
    assert text.get("fill") == "#123456"


@pytest.mark.parametrize("text", ["$5 to $9", "a_b^2 {x}", "<b>&amp;</b>", "שלום", "🏔️ Čáŋŧđžš", "−1 234"])
def test_any_text_is_passed_on_without_warnings(text: str) -> None:
    assert next(tree(Label("t", 1, 1, text, STYLE)).iter(f"{SVG}text")).text == text


def test_display_texts_take_the_display_cut() -> None:
    text = next(tree(Label("t", 1, 1, "Big", TextStyle(40, "#000000", 700, display=True))).iter(f"{SVG}text"))
    assert text.get("font-family") == "Ruska Sans Display"


def test_ids_carry_the_scenes_id_and_hostile_ones_stay_ids() -> None:
    svg = paint_static(scene(*ALL, Rule('"><script>', 0, 0, 1, 1, "#000000", 1), id="graphic-web"), FONTS)
    found = ids(ElementTree.fromstring(svg))
    assert found[-1] == 'graphic-web-p."><script>'
    assert all(id.startswith("graphic-web-") for id in found)


def test_nothing_needs_an_inline_style() -> None:
    assert "style=" not in paint_static(scene(*ALL), FONTS)


def test_the_same_scene_gives_the_same_bytes() -> None:
    assert paint_static(scene(*ALL), FONTS) == paint_static(scene(*ALL), FONTS)
    assert "<metadata" not in paint_static(scene(*ALL), FONTS)


def test_an_unknown_mark_is_refused() -> None:
    with pytest.raises(PaintError, match="knows no mark str"):
        paint_static(scene("mark"), FONTS)
