"""The plotly figure says what the scene says: places, texts, colours, tips and order, and nothing of its own."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from ruska.brand import Brand, load_brand
from ruska.errors import PaintError
from ruska.painters.interactive import LABEL_AXIS, paint_interactive, plain_text
from ruska.painters.plotly_axes import BLEED
from ruska.painters.rings import inner_point, wound
from ruska.scene import (
    Axis,
    Band,
    Box,
    Dots,
    Label,
    Mark,
    Panel,
    PlottedTable,
    Rect,
    Rule,
    Scene,
    Shape,
    Stroke,
    TextStyle,
)

INK = TextStyle(16, "#14202B")
SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
HOLE = ((2.0, 2.0), (4.0, 2.0), (4.0, 8.0), (2.0, 8.0))
BASIC_BUNDLE = {"scatter", "bar", "pie"}


@pytest.fixture(scope="module")
def brand() -> Brand:
    return load_brand(Path(__file__).parents[2] / "templates" / "lapland")


def scene(*marks: Mark, more: tuple[Panel, ...] = ()) -> Scene:
    panel = Panel("main", Box(100, 50, 800, 400), Axis(0, 10), Axis(0, 20), marks)
    return Scene("test", "fi", 1000, 500, (panel, *more), PlottedTable((), ()))


def paint(brand: Brand, *marks: Mark) -> dict:
    return paint_interactive(scene(*marks), brand)


def test_axes_reach_a_little_beyond_the_panel_but_not_out_of_the_body(brand: Brand):
    edge = Panel("edge", Box(100, 50.5, 900, 449.5), Axis(0, 9), Axis(0, 1), ())
    layout = paint_interactive(scene(more=(edge,)), brand)["layout"]
    x, y = layout["xaxis"], layout["yaxis"]
    assert x["domain"] == pytest.approx([0.1 - BLEED / 1000, 0.9 + BLEED / 1000])
    assert x["range"] == pytest.approx([0 - BLEED / 80, 10 + BLEED / 80])
    assert y["domain"] == pytest.approx([0.1 - BLEED / 500, 0.9 + BLEED / 500])
    assert y["range"] == pytest.approx([0 - BLEED / 20, 20 + BLEED / 20])
    x, y = layout["xaxis2"], layout["yaxis2"]
    assert (x["domain"][1], x["range"][1]) == pytest.approx((1, 9))
    assert (y["domain"][0], y["range"][0]) == pytest.approx((0, 0))


def test_a_body_with_a_part_of_a_pixel_gets_whole_ones_and_keeps_its_places(brand: Brand):
    panel = Panel("main", Box(100, 50, 800, 349.5), Axis(0, 10), Axis(0, 20), ())
    odd = Scene("odd", "fi", 1000, 399.5, (panel,), PlottedTable((), ()))
    layout = paint_interactive(odd, brand)["layout"]
    assert (layout["width"], layout["height"]) == (1000, 400)
    low, high = layout["yaxis"]["domain"]
    bottom, top = layout["yaxis"]["range"]
    zero = low + (high - low) * (0 - bottom) / (top - bottom)
    assert (1 - zero) * 400 == pytest.approx(399.5)


def test_axes_show_nothing(brand: Brand):
    other = Panel("second", Box(0, 0, 1000, 500), Axis(5, 1), Axis(-1, 1), ())
    layout = paint_interactive(scene(more=(other,)), brand)["layout"]
    assert (layout["width"], layout["height"]) == (1000, 500)
    assert layout["margin"] == {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    assert layout["xaxis2"]["range"] == [5, 1]
    for axis in (layout["xaxis"], layout["yaxis"], layout["xaxis2"], layout["yaxis2"]):
        assert axis["type"] == "linear"
        assert axis["fixedrange"] is True
        assert not any(
            axis[key] for key in ("autorange", "showgrid", "showline", "showticklabels", "zeroline", "ticks")
        )
    assert layout["showlegend"] is False
    assert layout["dragmode"] is False
    assert "template" not in layout


def test_a_stroke_keeps_its_gaps_and_all_its_points(brand: Brand):
    stroke = Stroke("a", (0, 1, 2), (1.5, None, 3), "#123456", 4, (6, 3), "north", ("one", "", "three"))
    [trace] = paint(brand, stroke)["data"]
    assert (trace["x"], trace["y"]) == ([0, 1, 2], [1.5, None, 3])
    assert trace["connectgaps"] is False
    assert trace["line"] == {"color": "#123456", "width": 4, "dash": "6px,3px", "shape": "linear", "simplify": False}
    assert trace["text"] == ["one", "", "three"]
    assert trace["hovertemplate"] == "%{text}<extra></extra>"
    assert trace["meta"] == {"id": "a", "series": "north"}


def test_bars_of_a_series_share_a_trace_and_keep_their_colours(brand: Brand):
    columns = [
        Rect("a", 0.1, 0, 0.9, 5, "#111111", "north", "a"),
        Rect("b", 1.1, 0, 1.9, -3, "#222222", "north", "b", "#000000", 2),
    ]
    [trace] = paint(brand, *columns)["data"]
    assert trace["type"] == "bar"
    assert trace["orientation"] == "v"
    assert trace["x"] == pytest.approx([0.5, 1.5])
    assert trace["width"] == pytest.approx([0.8, 0.8])
    assert (trace["base"], trace["y"]) == ([0, 0], [5, -3])
    assert trace["marker"]["color"] == ["#111111", "#222222"]
    assert trace["marker"]["line"] == {"color": ["#111111", "#000000"], "width": [0, 2]}
    assert trace["ids"] == ["a", "b"]


def test_bars_of_one_thickness_lie_down(brand: Brand):
    label = Label("value", 5, 1, "5", INK)
    marks = [Rect("a", 0, 1, 5, 1.8, "#111111", "s"), label, Rect("b", 0, 2, 3, 2.8, "#111111", "s")]
    trace, _ = paint(brand, *marks)["data"]
    assert trace["ids"] == ["a", "b"], "a text between bars does not part them"
    assert trace["orientation"] == "h"
    assert (trace["base"], trace["x"]) == ([0, 0], [5, 3])
    assert trace["y"] == pytest.approx([1.4, 2.4])


def test_every_bar_of_a_panel_lies_as_the_others_do(brand: Brand):
    bars = [Rect(f"b{n}", 0, n, 5 - n, n + 0.8, "#111111", f"series {n}", "tip") for n in range(3)]
    assert [trace["orientation"] for trace in paint(brand, *bars)["data"]] == ["h", "h", "h"]


def test_a_bar_over_another_series_stays_over_it(brand: Brand):
    bars = [
        Rect("wide", 0, 0, 5, 5, "#111111", "north"),
        Rect("thin", 1, 0, 2, 5, "#222222", "south"),
        Rect("again", 1, 0, 2, 2, "#333333", "north"),
        Rect("apart", 6, 0, 7, 2, "#333333", "south"),
    ]
    traces = paint(brand, *bars)["data"]
    assert [trace["ids"] for trace in traces] == [["wide"], ["thin", "apart"], ["again"]]
    assert [trace["zorder"] for trace in traces] == [0, 1, 2]


def test_the_order_of_painting_is_the_order_of_the_scene(brand: Brand):
    marks = [
        Rect("ground", 0, 0, 1, 1, "#F6F4EF"),
        Rule("grid", 0, 1, 10, 1, "#E3E7EA", 1),
        Stroke("line", (0, 1), (0, 1), "#123456", 2),
        Rect("bar", 0, 0, 1, 1, "#111111", "s"),
        Rule("leader", 0, 0, 1, 1, "#000000", 1),
        Label("text", 1, 1, "Lappi", INK),
    ]
    figure = paint(brand, *marks)
    order = {trace["meta"]["id"]: trace["zorder"] for trace in figure["data"]}
    assert sorted(order, key=order.__getitem__) == ["ground", "grid", "line", "bar", "leader", "text"]
    assert "shapes" not in figure["layout"]
    assert "annotations" not in figure["layout"]


def test_what_lies_between_bars_is_one_layer(brand: Brand):
    marks = [
        *(Rule(f"grid-{at}", 0, at, 10, at, "#E3E7EA", 1) for at in range(3)),
        Rect("bar", 0, 0, 1, 1, "#111111", "s"),
        Rule("leader", 0, 0, 1, 1, "#000000", 1),
        Dots("dots", (0, 1), (1, 2), 3, "#000000"),
    ]
    assert [trace["zorder"] for trace in paint(brand, *marks)["data"]] == [0, 0, 0, 1, 2, 2]


def test_dots_that_are_not_there_make_no_points(brand: Brand):
    still, told = paint(
        brand,
        Dots("still", (0, 1, 2), (None, 5, None), 3, "#000000"),
        Dots("told", (0, 1, 2), (None, 5, None), 3, "#000000", tips=("", "b", "")),
    )["data"]
    assert (still["x"], still["y"]) == ([1], [5])
    assert (told["x"], told["y"], told["text"]) == ([0, 1, 2], [None, 5, None], ["", "b", ""])


def test_a_band_leaves_its_gap_open_and_answers_in_its_middle(brand: Brand):
    band = Band("b", (0, 1, 2, 3), (0, 0, None, 0), (2, 4, 6, 8), "#ABCDEF", "north", ("a", "b", "", "d"))
    fill, points = paint(brand, band)["data"]
    assert (fill["x"], fill["y"]) == ([0, 1, 1, 0, 0], [2, 4, 0, 0, 2])
    assert fill["fill"] == "toself"
    assert (points["y"], points["text"]) == ([1, 2, None, 4], ["a", "b", "", "d"])
    assert points["marker"]["opacity"] == 0


def test_a_shape_with_a_hole_answers_only_within(brand: Brand):
    [trace] = paint(brand, Shape("s", (SQUARE, HOLE), "#ABCDEF", "#FFFFFF", 2, "north", "tip"))["data"]
    assert trace["hoveron"] == "fills"
    assert (trace["hoverinfo"], trace["text"]) == ("text", "tip")
    assert trace["x"].count(None) == 1
    x, y = trace["meta"]["at"]
    assert 4 < x < 10
    assert 0 < y < 10


def test_a_hole_is_wound_against_its_ring():
    def area(ring: tuple) -> float:
        return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True))

    for rings in ((SQUARE, HOLE), (SQUARE, HOLE[::-1]), (SQUARE[::-1], HOLE)):
        outer, hole = wound(rings)
        assert area(outer) > 0 > area(hole)


def test_the_inner_point_of_a_crescent_is_inside_it():
    crescent = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 9.0), (8.0, 9.0), (8.0, 1.0), (0.0, 1.0))
    assert inner_point((crescent,)) == (9, 5)


def test_dots_have_one_radius_and_their_outline(brand: Brand):
    [trace] = paint(brand, Dots("d", (1, 2), (3, None), 6, "#123456", "#FFFFFF", 2, "north", ("x", "")))["data"]
    assert trace["marker"] == {
        "symbol": "circle",
        "size": 12,
        "color": "#123456",
        "opacity": 1,
        "line": {"color": "#FFFFFF", "width": 2},
    }
    assert trace["cliponaxis"] is False


@pytest.mark.parametrize(("anchor", "position"), [("start", "right"), ("middle", "center"), ("end", "left")])
def test_a_label_stands_at_its_pixel_of_the_body(brand: Brand, anchor, position):
    label = Label("l", 5, 5, "Šaddu", TextStyle(20, "#B8432A", 600, display=True), anchor, dx=7, dy=-3, series="north")
    figure = paint(brand, label)
    [trace] = figure["data"]
    assert (trace["xaxis"], trace["yaxis"]) == (f"x{LABEL_AXIS}", f"y{LABEL_AXIS}")
    assert figure["layout"][f"xaxis{LABEL_AXIS}"]["range"] == [0, 1000]
    assert figure["layout"][f"yaxis{LABEL_AXIS}"]["range"] == [500, 0]
    assert trace["x"] == pytest.approx([100 + 400 + 7])
    assert trace["y"] == pytest.approx([50 + 300 - 3 - 0.25 * 20])
    assert trace["textposition"] == [f"middle {position}"]
    font = {"family": ["Ruska Sans Display"], "size": [20], "color": ["#B8432A"], "weight": [600]}
    assert trace["textfont"] == font
    assert trace["meta"]["series"] == "north"


def test_a_line_out_of_its_panel_is_drawn_over_the_body_where_nothing_cuts_it(brand: Brand):
    inside, outside = Rule("in", 0, 0, 10, 5, "#000000", 1), Rule("out", 10, 5, 11, 0, "#000000", 1)
    figure = paint(brand, inside, outside)
    axes = {trace["meta"]["id"]: (trace["xaxis"], trace["yaxis"]) for trace in figure["data"]}
    assert axes == {"in": ("x", "y"), "out": (f"x{LABEL_AXIS}", f"y{LABEL_AXIS}")}
    [drawn] = [trace for trace in figure["data"] if trace["meta"]["id"] == "out"]
    assert drawn["x"] == pytest.approx([900, 980])
    assert drawn["y"] == pytest.approx([350, 450])
    assert figure["layout"][f"xaxis{LABEL_AXIS}"]["range"] == [0, 1000]


HOSTILE = {
    "<script>alert(1)</script>": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "AT&T &amp; &lt;": "AT&amp;T &amp;amp; &amp;lt;",
    "{{ x }} %{y} $5 to $9": "{{ x }} %{y} $5 to $9",
    "two\nlines": "two<br>lines",
    "<br>": "&lt;br&gt;",
    "\"q\" 'q'": "\"q\" 'q'",
}


@pytest.mark.parametrize(("text", "escaped"), HOSTILE.items())
def test_texts_are_escaped_everywhere(brand: Brand, text: str, escaped: str):
    assert plain_text(text) == escaped
    marks = [
        Stroke("a", (1,), (1,), "#000000", 1, tips=(text,)),
        Rect("b", 0, 0, 1, 1, "#000000", tip=text),
        Shape("c", (SQUARE,), "#000000", tip=text),
        Dots("d", (1,), (1,), 3, "#000000", tips=(text,)),
        Band("e", (1, 2), (0, 0), (1, 1), "#000000", tips=(text, text)),
        Label("f", 1, 1, text, INK),
    ]
    shown = [trace["text"] for trace in paint(brand, *marks)["data"] if "text" in trace]
    assert len(shown) == len(marks)
    assert {texts if isinstance(texts, str) else texts[0] for texts in shown} == {escaped}


def test_the_nearest_point_answers_from_anywhere_unless_there_are_areas(brand: Brand):
    stroke = Stroke("a", (1,), (1,), "#000000", 1, tips=("a",))
    assert paint(brand, stroke)["layout"]["hoverdistance"] == -1
    assert paint(brand, stroke, Rect("b", 0, 0, 1, 1, "#000000", tip="b"))["layout"]["hoverdistance"] == 20


def test_uids_can_stand_in_a_selector(brand: Brand):
    traces = paint(brand, Rule("grid 0.5", 0, 0, 1, 1, "#000000", 1), Rule("grid_0,5", 0, 0, 1, 1, "#000000", 1))[
        "data"
    ]
    uids = [trace["uid"] for trace in traces]
    assert len(set(uids)) == 2
    assert all(uid.replace("_", "").replace("-", "").isalnum() and uid.isascii() for uid in uids)


def test_the_json_is_plain_and_repeats(brand: Brand):
    marks = [Stroke("a", (0, 1), (1, None), "#123456", 2, tips=("a", "b")), Rect("b", 0, 0, 1, 1, "#111111", "s", "b")]
    first, second = (json.dumps(paint(brand, *marks), allow_nan=False) for _ in range(2))
    assert first == second
    assert "bdata" not in first
    assert {trace["type"] for trace in json.loads(first)["data"]} <= BASIC_BUNDLE


def test_an_unknown_mark_is_refused(brand: Brand):
    @dataclass(frozen=True)
    class Sticker:
        id: str

    with pytest.raises(PaintError, match="does not know the mark Sticker"):
        paint(brand, Sticker("new"))
