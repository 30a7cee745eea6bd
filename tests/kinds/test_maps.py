"""Maps: areas, classes, keys, hatching, leaders and circles, on the shipped outlines and on the gallery's island."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ruska import Choropleth, Natural, SymbolMap
from ruska.build.project import find_project
from ruska.build.resolve import Resolved, Resolver
from ruska.build.story import Shelf
from ruska.build.targets import Target
from ruska.chart.plot import Formatter, Plot
from ruska.data import Table
from ruska.errors import ScriptError
from ruska.kinds.map_circles import round_steps
from ruska.kinds.ramps import class_colors, ground_above, legible, mixed, text_over
from ruska.layout.boxes import Grid, label_box, overlap
from ruska.layout.map_frame import frame_around
from ruska.layout.map_lettering import LabelType, Lettering
from ruska.layout.map_plane import Bounds, contains, cut_lines
from ruska.layout.map_points import MapPoint, place_point_labels
from ruska.layout.map_taken import Taken
from ruska.scene import Box, Dots, Label, Panel, Rule, Shape, Sheet, Stroke
from tests.gallery.studio import Studio

ROOT = Path(__file__).parents[2]
GRAPHIC = "municipalities_change"
LANGUAGES = ("fi", "en", "sv", "nb")


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


@pytest.fixture(scope="module")
def lapland() -> dict[str, Resolved]:
    """The shipped map of Lapland's municipalities in every language."""
    project = find_project(ROOT)
    resolver = Resolver(project)
    (package,) = (package for package in project.packages if package.id == "people")
    return {language: resolver.resolve(Target(package, GRAPHIC, language)) for language in LANGUAGES}


def sheets(resolved: dict[str, Resolved]) -> Iterator[tuple[str, Sheet]]:
    for language, one in resolved.items():
        for size, sheet in one.sheets.items():
            yield f"{size} {language}", sheet


def map_panel(sheet: Sheet) -> Panel:
    return next(panel for panel in sheet.scene.panels if panel.id == "map")


def named(panel: Panel, kind: type, start: str) -> list:
    return [mark for mark in panel.marks if isinstance(mark, kind) and mark.id.startswith(start)]


def pixel_rings(panel: Panel, shape: Shape) -> list:
    grid = Grid.of(panel)
    return [tuple(grid.pixel(*point) for point in ring) for ring in shape.rings]


def label_boxes(studio: Studio, panel: Panel) -> list[tuple[Label, Box]]:
    grid = Grid.of(panel)
    return [(label, label_box(label, *grid.pixel(label.x, label.y), studio.ruler)) for label in named(panel, Label, "")]


def test_every_municipality_is_drawn_once_with_its_tip(lapland: dict[str, Resolved]) -> None:
    for where, sheet in sheets(lapland):
        areas = named(map_panel(sheet), Shape, "area-")
        assert len({area.id for area in areas}) == len(areas) == 21, where
        assert all("\n" in area.tip for area in areas), where
        texts = {row[0].text for row in sheet.scene.table.rows}
        assert {area.tip.split("\n")[0] for area in areas} == texts, where


def test_no_label_touches_a_border(lapland: dict[str, Resolved], studio: Studio) -> None:
    """The fault of the sketch: a text on the border of a small municipality."""
    for where, sheet in sheets(lapland):
        panel = map_panel(sheet)
        shapes = {area.id: pixel_rings(panel, area) for area in named(panel, Shape, "area-")}
        for label, box in label_boxes(studio, panel):
            bounds = Bounds(box.x, box.y, box.x + box.width, box.y + box.height)
            for id, rings in shapes.items():
                assert cut_lines(rings, bounds) == [], (where, label.text, id)


def test_inner_labels_stand_in_their_own_area(lapland: dict[str, Resolved], studio: Studio) -> None:
    inner = 0
    for where, sheet in sheets(lapland):
        panel = map_panel(sheet)
        shapes = {area.id.removeprefix("area-"): pixel_rings(panel, area) for area in named(panel, Shape, "area-")}
        for label, box in label_boxes(studio, panel):
            middle = box.x + box.width / 2, box.y + box.height / 2
            inside = [code for code, rings in shapes.items() if contains(rings, middle)]
            own = label.id.split("-")[1]
            assert inside in ([], [own]), (where, label.text)
            inner += bool(inside)
    assert inner > 100


def test_leaders_end_in_their_area_and_strike_no_text(lapland: dict[str, Resolved], studio: Studio) -> None:
    for where, sheet in sheets(lapland):
        panel = map_panel(sheet)
        boxes = label_boxes(studio, panel)
        grid = Grid.of(panel)
        for leader in named(panel, Rule, "leader-"):
            code = leader.id.removeprefix("leader-")
            (area,) = (shape for shape in named(panel, Shape, "area-") if shape.id == f"area-{code}")
            assert contains(area.rings, (leader.x1, leader.y1)), (where, code)
            line = (grid.pixel(leader.x0, leader.y0), grid.pixel(leader.x1, leader.y1))
            for label, box in boxes:
                bounds = Bounds(box.x, box.y, box.x + box.width, box.y + box.height)
                assert cut_lines([line], bounds) == [], (where, code, label.text)


def test_small_places_are_led_to_on_wide_canvases(lapland: dict[str, Resolved]) -> None:
    for language in LANGUAGES:
        for size in ("web", "slide", "portrait", "square", "a4"):
            panel = map_panel(lapland[language].sheets[size])
            assert named(panel, Rule, "leader-240"), (size, language)
            assert named(panel, Rule, "leader-241"), (size, language)
            assert len(panel.dropped) <= 1, (size, language, panel.dropped)


def test_the_extremes_keep_their_labels_on_every_canvas(lapland: dict[str, Resolved]) -> None:
    for where, sheet in sheets(lapland):
        rows = sorted(sheet.scene.table.rows, key=lambda row: row[1].value)
        texts = {label.text for panel in sheet.scene.panels for label in named(panel, Label, "")}
        assert {rows[0][0].text, rows[-1][0].text} <= texts, where


def test_a_label_that_is_needed_is_led_to_from_farther_off(studio: Studio) -> None:
    ring = ((0.0, 0.0), (1e5, 0.0), (1e5, 1e5), (0.0, 1e5))
    frame = frame_around(Bounds.of(ring), Box(0, 0, 400, 200), Box(0, 0, 400, 200))
    places = [(200 + 7 * (number % 4), 90 + 7 * (number // 4)) for number in range(16)]
    crowd = [MapPoint(f"p{number}", at, 20, "Plant", "12") for number, at in enumerate(places)]
    needed = replace(crowd[5], id="needed", name="Largest", value="99", needed=True)
    type = LabelType(_space(), 16)
    placed = place_point_labels([*crowd, needed], [*crowd, needed], Lettering(frame, type, type, Taken()))
    assert "needed" in placed.ids
    assert any(mark.id == "leader-needed" for mark in placed.marks)
    assert placed.left_out and "Largest 99" not in placed.left_out


COUNTRIES = {"fi": {"Norja", "Ruotsi", "Suomi", "Venäjä"}, "sv": {"Norge", "Sverige", "Finland", "Ryssland"}}


@pytest.mark.parametrize("language", COUNTRIES)
def test_countries_around_are_named_on_open_ground(lapland: dict[str, Resolved], studio: Studio, language: str) -> None:
    found = set()
    for where, sheet in sheets({language: lapland[language]}):
        panel = map_panel(sheet)
        lands = {land.id.removeprefix("land-"): land for land in named(panel, Shape, "land-")}
        others = [box for label, box in label_boxes(studio, panel) if not label.id.startswith("land-name-")]
        areas = [pixel_rings(panel, area) for area in named(panel, Shape, "area-")]
        for label, box in label_boxes(studio, panel):
            if label.id.startswith("land-name-"):
                found.add(label.text)
                bounds = Bounds(box.x, box.y, box.x + box.width, box.y + box.height)
                rings = pixel_rings(panel, lands[label.id.removeprefix("land-name-")])
                assert cut_lines(rings, bounds) == [], (where, label.text)
                assert contains(rings, ((bounds.left + bounds.right) / 2, (bounds.bottom + bounds.top) / 2)), where
                assert not any(overlap(box, other) for other in others), (where, label.text)
                assert not any(contains(area, (bounds.left, bounds.bottom)) for area in areas), (where, label.text)
    assert found == COUNTRIES[language]


def test_a_telephone_lists_every_area(lapland: dict[str, Resolved]) -> None:
    for language in LANGUAGES:
        scene = lapland[language].sheets["narrow"].scene
        (listing,) = (panel for panel in scene.panels if panel.id == "list")
        shown = {label.text for label in named(listing, Label, "list-")}
        assert {row[0].text for row in scene.table.rows} <= shown


def test_the_key_counts_every_area(lapland: dict[str, Resolved]) -> None:
    for where, sheet in sheets(lapland):
        (key,) = (panel for panel in sheet.scene.panels if panel.id == "key")
        counts = [int(label.text) for label in named(key, Label, "key-") if label.id.endswith("-count")]
        assert sum(counts) == 21, where


def test_the_outlines_are_credited_everywhere(lapland: dict[str, Resolved]) -> None:
    for language, one in lapland.items():
        assert "Kartverket 2024" in one.sheets["web"].credit.source, language
        drawn = " ".join(label.text for label in one.sheets["web"].frame.texts).replace("\u00a0", " ")
        assert "Kartverket 2024 (CC BY 4.0)" in drawn, language
        assert [entry["map"] for entry in one.entry["outlines"]] == ["lapland"]
        assert "maps" in one.datasets


def test_missing_figures_are_hatched_and_in_the_key(studio: Studio) -> None:
    for size, sheet in studio.sheets("map-gappy").items():
        panel = map_panel(sheet)
        missing = {row[0].value for row in sheet.scene.table.rows if row[1].value is None}
        assert {mark.id.removeprefix("hatch-") for mark in named(panel, Stroke, "hatch-")} == missing, size
        assert {"a13", "a14", "a15", "a16"} <= missing
        (key,) = (panel for panel in sheet.scene.panels if panel.id == "key")
        assert any(label.text == "no data" for label in named(key, Label, "key-")), size


def test_hatching_is_broken_at_texts(studio: Studio) -> None:
    sheet = studio.sheets("map-gappy")["web"]
    panel = map_panel(sheet)
    grid = Grid.of(panel)
    for label, box in label_boxes(studio, panel):
        bounds = Bounds(box.x, box.y, box.x + box.width, box.y + box.height).grown(-0.5)
        for hatch in named(panel, Stroke, "hatch-"):
            points = [None if y is None else grid.pixel(x, y) for x, y in zip(hatch.xs, hatch.ys, strict=True)]
            for start, end in zip(points[::3], points[1::3], strict=True):
                assert cut_lines([(start, end)], bounds) == [], label.text


def test_areas_of_one_class_share_colour_and_series(studio: Studio) -> None:
    panel = map_panel(studio.sheets("map-natural")["web"])
    colors = {area.series: area.color for area in named(panel, Shape, "area-")}
    assert len(set(colors.values())) == len(colors) == 6
    assert all(colors[area.series] == area.color for area in named(panel, Shape, "area-"))


def test_an_inset_shows_its_area_larger_and_labels_it_there_only(studio: Studio) -> None:
    sheet = studio.sheets("map-inset")["web"]
    (inset,) = (panel for panel in sheet.scene.panels if panel.id == "inset")
    main = map_panel(sheet)
    assert Grid.of(inset).per_pixel_x < Grid.of(main).per_pixel_x / 2
    assert {label.text for label in named(inset, Label, "label-a01")} == {"Area A", "+7.5"}
    assert named(main, Label, "label-a01") == []
    assert len(named(main, Label, "label-")) > 20
    extent = named(main, Stroke, "inset-extent")
    assert len(extent) == 1
    boxes = [panel.box for panel in sheet.scene.panels if panel.id in ("inset", "key")]
    assert overlap(*boxes) == 0
    assert not any(panel.id == "inset" for panel in studio.sheets("map-inset")["narrow"].scene.panels)


def test_circles_that_stand_close_are_enlarged_and_labelled_in_the_inset_only(studio: Studio) -> None:
    sheet = studio.sheets("map-circles-inset")["web"]
    (inset,) = (panel for panel in sheet.scene.panels if panel.id == "inset")
    main, enlarged = map_panel(sheet), {"Plant E", "Plant G", "Plant P", "Plant S"}
    assert Grid.of(inset).per_pixel_x < Grid.of(main).per_pixel_x / 1.5
    assert {label.text for label in named(inset, Label, "label-") if label.id.endswith("-0-inset")} == enlarged
    assert not enlarged & {label.text for label in named(main, Label, "label-")}
    assert {circle.id.removeprefix("circle-").removesuffix("-inset") for circle in named(inset, Dots, "circle-")} == (
        enlarged
    )
    assert {f"circle-{name}" for name in enlarged} <= {circle.id for circle in named(main, Dots, "circle-")}


def test_an_inset_of_an_unknown_circle_is_refused() -> None:
    degrees = {"latitude": "latitude", "longitude": "longitude", "name": "plant"}
    kind = SymbolMap(value="capacity", map="barents", inset=["Nowhere"], **degrees)
    plot = plot_of(kind, "barents_hydropower")
    sure = replace(plot, table=plot.table.where(location="sure"))
    with pytest.raises(ScriptError, match="the inset names Nowhere"):
        kind.resolve(sure, _space())


def test_an_inset_of_an_unknown_area_is_refused() -> None:
    kind = Choropleth(region="municipality", value="population", map="lapland", inset=["999"])
    plot = plot_of(kind, "lapland_municipalities")
    latest = Plot("x", plot.table.where(year=2020), plot.formatter, {}, {}, outlines=plot.outlines)
    with pytest.raises(ScriptError, match="the inset names 999"):
        kind.resolve(latest, _space())


def test_circles_have_areas_in_proportion(studio: Studio) -> None:
    for size, sheet in studio.sheets("map-circles-few").items():
        circles = {circle.id: circle for circle in named(map_panel(sheet), Dots, "circle-")}
        values = {row[0].value: row[1].value for row in sheet.scene.table.rows}
        largest = circles["circle-Plant A"].radius
        for name, value in values.items():
            share = (circles[f"circle-{name}"].radius / largest) ** 2
            assert share == pytest.approx(value / values["Plant A"]), (size, name)


def test_circles_of_one_place_stand_side_by_side(studio: Studio) -> None:
    panel = map_panel(studio.sheets("map-circles")["web"])
    grid = Grid.of(panel)
    first, second = (
        circle for circle in named(panel, Dots, "circle-") if circle.id in ("circle-Plant C", "circle-Plant L")
    )
    (x0, y0), (x1, y1) = grid.pixel(first.xs[0], first.ys[0]), grid.pixel(second.xs[0], second.ys[0])
    assert y0 == pytest.approx(y1)
    assert abs(x0 - x1) == pytest.approx(first.radius + second.radius)


def test_a_circle_without_a_figure_is_hollow(studio: Studio) -> None:
    panel = map_panel(studio.sheets("map-circles-gappy")["web"])
    (circle,) = named(panel, Dots, "circle-Plant J")
    paper = studio.brand.color("paper")
    assert (circle.color, circle.outline != paper) == (paper, True)
    assert "no data" in circle.tips[0]


def test_labels_of_circles_keep_off_circles(studio: Studio) -> None:
    for size, sheet in studio.sheets("map-circles").items():
        panel = map_panel(sheet)
        grid = Grid.of(panel)
        for circle in named(panel, Dots, "circle-"):
            x, y = grid.pixel(circle.xs[0], circle.ys[0])
            inner = 0.7 * circle.radius
            square = Box(x - inner, y - inner, 2 * inner, 2 * inner)
            assert not [label.text for label, box in label_boxes(studio, panel) if overlap(box, square)], (
                size,
                circle.id,
            )


def plot_of(kind: Choropleth | SymbolMap, dataset: str, project: Path = ROOT) -> Plot:
    shelf = Shelf(find_project(project))
    table = Table.of(shelf.dataset(dataset))
    outlines = {id: shelf.outlines(id) for id in kind.maps}
    tables = {id: Table.of(shelf.dataset(id)) for id in getattr(kind, "tables", ())}
    return Plot("x", table, Formatter("en", shelf.regions, {}), {}, {}, outlines=outlines, tables=tables)


def test_a_code_without_an_outline_is_listed() -> None:
    kind = Choropleth(region="region", value="population", map="barents")
    plot = plot_of(kind, "barents_population")
    latest = Plot("x", plot.table.where(year=2024), plot.formatter, {}, {}, outlines=plot.outlines)
    with pytest.raises(ScriptError, match=r"no outline for .*EU27_2020"):
        kind.table(latest)


def test_a_place_that_is_not_known_is_listed() -> None:
    kind = SymbolMap(value="capacity", map="barents", place="plant")
    with pytest.raises(ScriptError, match="datasets/places does not know Harsprånget"):
        kind.resolve(plot_of(kind, "barents_hydropower"), _space())


def test_circles_need_coordinates_and_one_way_to_stand() -> None:
    kind = SymbolMap(value="capacity", map="barents", latitude="latitude", longitude="longitude", name="plant")
    with pytest.raises(ScriptError, match="Petäjäskoski has no coordinates"):
        kind.resolve(plot_of(kind, "barents_hydropower"), _space())
    with pytest.raises(ScriptError, match="needs one of"):
        _ = SymbolMap(value="capacity", map="barents").key


def test_negative_circles_are_refused(studio: Studio) -> None:
    kind = SymbolMap(value="change", map="island", region="area")
    plot = plot_of(kind, "areas", ROOT / "tests" / "gallery" / "project")
    with pytest.raises(ScriptError, match="cannot show negative figures"):
        kind.table(plot)


def _space():
    from ruska.layout.space import Space

    studio = Studio()
    return Space(studio.brand.sizes["web"], 1104, 430, studio.brand, studio.ruler)


@pytest.mark.parametrize("diverging", [True, False])
def test_ramps_can_be_read_and_told_apart(studio: Studio, diverging: bool) -> None:
    from ruska.classes import sort_values
    from ruska.contrast import contrast

    values = [-3.0, -2.0, -1.0, -0.5, 0.5, 1.0, 2.0, 3.0]
    found = sort_values(values, Natural(6), 0.0 if diverging else None)
    colors = class_colors(found, diverging, studio.brand)
    assert len(set(colors)) == found.count
    for color in colors:
        assert contrast(color, text_over(color, studio.brand)) >= 4.5
    assert colors[-1] == studio.brand.color("positive")
    assert (colors[0] == studio.brand.color("negative")) == diverging
    assert ground_above(studio.brand) not in colors


def test_a_fill_that_no_text_can_be_read_on_is_made_lighter(studio: Studio) -> None:
    from ruska.contrast import contrast

    awkward = mixed(studio.brand.color("ink"), studio.brand.color("paper"), 0.52)
    fixed = legible(awkward, studio.brand)
    assert contrast(fixed, text_over(fixed, studio.brand)) >= 4.5


@pytest.mark.parametrize(
    ("values", "steps"), [([871, 100], [500, 100]), ([98_120, 14_548], [50_000, 20_000]), ([3], [2]), ([], [])]
)
def test_size_keys_are_round(values: list[float], steps: list[float]) -> None:
    assert round_steps(values) == steps
