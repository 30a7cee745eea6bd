"""The grid of a poster: whatever a package lists finds its place on every canvas of both brands."""

from dataclasses import replace
from itertools import combinations

import pytest

from ruska.brand import load_brand
from ruska.brand_posters import load_posters
from ruska.build.project import engine_templates
from ruska.contrast import TEXT_CONTRAST, contrast
from ruska.errors import ProjectError
from ruska.layout.board import Board
from ruska.layout.boxes import overlap
from ruska.layout.inspect import inspect_sheet, struck
from ruska.layout.key_figures import KeyFigure, figure_rows, place_figures
from ruska.layout.poster import PosterLayout, PosterWords, lay_out_poster, readable
from ruska.layout.poster_charts import PosterChart
from ruska.layout.space import At, Space, pixel_panel, text_block
from ruska.ruler import Ruler
from ruska.scene import Box, Credit, PlottedTable, Scene, Sheet

WORDS = PosterWords(
    overline="Esimerkki 2024",
    headline="Esimerkkivieraat toivat 59 % esimerkkialueen yöpymisistä",
    lead="Osuus kasvoi 6,5 prosenttiyksikköä vuodesta 2023 vuoteen 2024",
    note="Keksityt luvut, joilla on pitkähkö huomautus, jotta se jakautuu kahdelle riville.",
    source="Lähde: Esimerkkitoimisto (esimerkki_1), tiedot haettu 9.4.2026. Lisenssi: CC0 1.0.",
    wordmark="Lappi lukuina",
)
CANVASES = ("tall", "a4", "wide")
ROWS = 10


def figures(count: int) -> list[KeyFigure]:
    """Return figures with labels of one to three lines, every second with a change."""
    labels = ("yötä", "ulkomaalaisten osuus kaikista", "yötä asukasta kohti, eniten maakunnista vuonna 2024")
    changes = ("+0,7 % vuodesta 2023", "", "−13,0 % vuodesta 2023")
    return [
        KeyFigure(
            id=f"figure{index}",
            icon="users",
            value=("3,37 milj.", "59 %", "1 234")[index % 3],
            label=labels[index % 3],
            change=changes[index % 3],
            arrow="arrow-up" if changes[index % 3] else "",
            color="positive",
        )
        for index in range(count)
    ]


def chart(index: int) -> PosterChart:
    """Return a chart of ten rows, each a name and a value, as a kind would set them."""

    def draw(space: Space):
        style, step = space.label(), space.height / ROWS
        marks = [
            label
            for row in range(ROWS)
            for label in text_block(f"row-{row}", [f"Alue {row}"], style, At(0, (row + 0.5) * step))
        ]
        return (pixel_panel("rows", Box(0, 0, space.width, space.height), marks),)

    title = f"Esimerkkialueilla oli enemmän yöpymisiä kuin koskaan {index}"
    return PosterChart(
        id=f"chart{index}",
        title=title,
        subtitle="Yöpymiset alueittain vuonna 2024, tuhatta yötä",
        note="Huomautus kaavioon." if index % 2 else "",
        wish=lambda space: 2.0 * ROWS * space.size.label,
        draw=draw,
    )


@pytest.fixture(scope="module", params=["lapland", "demo-brand"])
def house(request):
    """A brand and its ruler."""
    brand = load_brand(engine_templates() / request.param)
    return brand, Ruler(brand.fonts)


def laid_out(house, canvas: str, counts: tuple[int, int], words: PosterWords = WORDS) -> PosterLayout:
    brand, ruler = house
    charts = [chart(index) for index in range(counts[1])]
    size = load_posters(brand.folder)[canvas]
    return lay_out_poster(words, figures(counts[0]), charts, canvas=size, brand=brand, ruler=ruler)


def sheet(laid: PosterLayout) -> Sheet:
    frame = laid.frame
    scene = Scene("poster", "fi", frame.width, frame.height, laid.panels, PlottedTable((), ()))
    credit = Credit("", "", "", "")
    return Sheet("p", "poster", "fi", frame, scene, "", "", "", "", credit, truncated=laid.truncated)


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("counts", [(3, 2), (4, 2), (5, 3), (6, 2), (7, 4), (8, 3), (9, 2), (10, 4)])
def test_every_list_finds_its_place(house, canvas: str, counts: tuple[int, int]) -> None:
    laid = laid_out(house, canvas, counts)
    brand, ruler = house
    size = load_posters(brand.folder)[canvas].size
    assert inspect_sheet(sheet(laid), size, ruler) == []
    assert struck(sheet(laid), ruler) == []
    assert laid.frame.width == size.width
    assert laid.frame.height == size.height or size.grows
    bodies = [panel.box for panel in laid.panels if panel.id.startswith("chart")]
    assert len(bodies) == counts[1]
    head, foot = laid.furniture.head, laid.furniture.foot
    for first, second in combinations([*bodies, head, foot], 2):
        assert overlap(first, second) == 0 or {id(first), id(second)} == {id(head), id(foot)}
    assert all(box.x + box.width <= size.width - size.margin + 0.01 for box in bodies)
    icons = [panel for panel in laid.panels if panel.id.endswith("-icon")]
    assert len(icons) == counts[0]


@pytest.mark.parametrize("columns", [3, 5])
def test_figures_fill_their_rows_and_only_the_first_may_be_shorter(columns: int) -> None:
    for count in range(3, 11):
        rows = figure_rows(count, columns)
        assert [index for row in rows for index in row] == list(range(count))
        lengths = [len(row) for row in rows]
        assert max(lengths) <= columns
        assert len(set(lengths[1:])) <= 1
        assert lengths[0] <= max(lengths)


def test_a_growing_canvas_becomes_as_high_as_its_charts_ask(house) -> None:
    heights = [laid_out(house, "tall", (3, count)).frame.height for count in (2, 3, 4)]
    assert heights[0] < heights[1] < heights[2]
    assert heights[2] - heights[1] == pytest.approx(heights[1] - heights[0], rel=0.1)


def test_changes_of_a_row_stand_on_one_level_with_their_arrows(house) -> None:
    laid = laid_out(house, "wide", (3, 2))
    baselines = {label.y for label in laid.frame.texts if label.id in ("figure0-change", "figure2-change")}
    assert len(baselines) == 1
    arrows = [panel for panel in laid.panels if panel.id.endswith("-arrow")]
    assert [panel.id for panel in arrows] == ["figure0-arrow", "figure2-arrow"]
    middles = {panel.box.y + panel.box.height / 2 for panel in arrows}
    assert all(baselines.copy().pop() > middle for middle in middles)


@pytest.mark.parametrize("air", [1.0, 0.9, 0.8])
@pytest.mark.parametrize("canvas", CANVASES)
def test_no_word_of_a_change_is_broken(house, canvas: str, air: float) -> None:
    brand, ruler = house
    change = "+6,5\u00a0procentenheter sedan 2023"
    board = Board(load_posters(brand.folder)[canvas].tightened(air), brand, ruler)
    size = board.canvas.size
    shown = [replace(figure, change=change, arrow="arrow-up") for figure in figures(board.canvas.columns)]
    place_figures(board, shown, Box(0, 0, size.width * (0.7 if board.canvas.beside else 1) - 2 * size.margin, 400))
    for index in range(len(shown)):
        lines = [label.text for label in board.texts if label.id.startswith(f"figure{index}-change")]
        assert " ".join(lines).replace("\u00a0", " ") == change.replace("\u00a0", " ")
    assert board.cut == []


def test_dividers_stand_between_the_figures_of_a_row(house) -> None:
    laid = laid_out(house, "a4", (3, 2))
    values = sorted(label.x for label in laid.frame.texts if label.id.endswith("-value"))
    lines = sorted(box.x for box in laid.furniture.dividers)
    assert len(lines) == 2
    assert values[0] < lines[0] < values[1] < lines[1] < values[2]


def test_texts_of_the_head_are_read_on_its_ground(house) -> None:
    brand, _ = house
    ground = brand.color("single")
    head = [label for label in laid_out(house, "tall", (3, 2)).frame.texts if label.id[:4] in ("over", "head", "lead")]
    assert len(head) > 2
    assert all(contrast(label.style.color, ground) >= TEXT_CONTRAST for label in head)


def test_a_dark_colour_is_lightened_until_it_is_read() -> None:
    assert readable("#FFFFFF", "#00274A", "#FFFFFF") == "#FFFFFF"
    assert contrast(readable("#10305A", "#00274A", "#FFFFFF"), "#00274A") >= TEXT_CONTRAST


def test_type_is_made_smaller_for_many_figures_but_never_below_the_floor(house) -> None:
    brand, _ = house
    canvas = load_posters(brand.folder)["a4"]
    few, many = (laid_out(house, "a4", counts) for counts in ((3, 2), (10, 4)))
    size = {laid: next(t.style.size for t in laid.frame.texts if t.id == "headline") for laid in (few, many)}
    assert size[many] < size[few]
    assert min(label.style.size for label in many.frame.texts) >= canvas.size.floor
    tight = canvas.tightened(0.1)
    assert min(tight.caption, tight.size.label, tight.size.note, tight.headline) == canvas.size.floor


def test_what_is_too_long_is_told(house) -> None:
    long = replace(WORDS, headline="Otsikko jota kukaan ei jaksaisi lukea loppuun " * 8, lead="Pitkä ingressi " * 60)
    assert {"headline", "lead"} <= set(laid_out(house, "wide", (3, 2), long).truncated)


def test_a_canvas_with_a_missing_or_odd_number_is_refused_with_its_line(tmp_path) -> None:
    text = (engine_templates() / "lapland" / "brand.toml").read_text("utf-8")
    spoilt = text.replace("headline = 70\n", "").replace("columns = 3\n", 'columns = "three"\n')
    (tmp_path / "brand.toml").write_text(spoilt, "utf-8")
    with pytest.raises(ProjectError) as caught:
        load_posters(tmp_path)
    messages = {finding.message for finding in caught.value.findings}
    assert messages == {"poster tall has no headline.", "columns = 'three' is not understood."}
    assert all(finding.line > text[: text.index("[posters")].count("\n") for finding in caught.value.findings)
