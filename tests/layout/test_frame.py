"""The frame: captions wrapped, balanced and placed; what is cut is told."""

from dataclasses import replace

import pytest

from ruska.layout.boxes import label_box
from ruska.layout.frame import Captions, make_frame, paragraph
from ruska.layout.inspect import leaving, overlapping, small
from ruska.scene import TextStyle

CAPTIONS = Captions(
    "Lapissa kuoli enemmän kuin syntyi joka vuosi 2012–2021",
    "Elävänä syntyneet ja kuolleet, henkilöä",
    "Huomautus, jonka asiantuntija pyytäisi.",
    "Lähde: Esimerkkiaineisto, tiedot haettu 1.1.2026.",
    "Lappi lukuina",
)


def framed(brand, ruler, size: str = "web", captions: Captions = CAPTIONS, body: float = 0.0, *, tall: bool = False):
    return make_frame(captions, brand.sizes[size], brand, ruler, body, tall=tall)


def lines(frame, id: str) -> list[str]:
    return [label.text for label in frame.texts if label.id.split("-")[0] == id]


SIZES = ("web", "square", "portrait", "story", "link", "slide", "a4", "a5", "narrow")


@pytest.mark.parametrize("size", SIZES)
def test_captions_stand_in_order_inside_and_apart(brand, ruler, size: str) -> None:
    frame = framed(brand, ruler, size).frame
    first = {id: min(t.y for t in frame.texts if t.id.startswith(id)) for id in ("title", "subtitle", "note", "source")}
    assert list(first) == sorted(first, key=lambda id: first[id])
    assert first["subtitle"] < frame.body.y < frame.body.y + frame.body.height < first["note"]
    assert first["note"] < frame.rule_y < first["source"]
    assert {t.x for t in frame.texts if t.id != "wordmark"} == {frame.margin}


def test_a_story_keeps_its_texts_clear_of_what_covers_its_ends(brand, ruler) -> None:
    frame = framed(brand, ruler, "story").frame
    boxes = [label_box(label, label.x, label.y, ruler) for label in frame.texts]
    assert min(box.y for box in boxes) >= 250 - 2, "a box is a little taller than the capitals"
    assert max(box.y + box.height for box in boxes) <= 1920 - 250
    assert frame.body.height > 800


def test_ranges_and_years_are_not_torn(brand, ruler) -> None:
    captions = replace(CAPTIONS, title="Lapin väkiluku väheni monessa kunnassa ja kasvoi muutamassa vuosina 2012–2021")
    for size in ("web", "square", "narrow"):
        for line in lines(framed(brand, ruler, size, captions).frame, "title"):
            assert ("2012" in line) == ("2021" in line) == ("vuosina" in line)


def test_title_lines_are_balanced(brand, ruler) -> None:
    captions = replace(CAPTIONS, title="A title that needs just a little more than one line on the canvas of the web")
    first, second = lines(framed(brand, ruler, captions=captions).frame, "title")
    assert len(second) > 0.7 * len(first)


def test_what_is_too_long_is_cut_and_told(brand, ruler) -> None:
    captions = Captions("word " * 90, "word " * 120, "word " * 200, "word " * 200, "Mark")
    result = framed(brand, ruler, captions=captions)
    assert set(result.truncated) == {"title", "subtitle", "note", "source"}
    assert lines(result.frame, "title")[-1].endswith("…")
    assert framed(brand, ruler).truncated == ()


def test_a_long_title_shrinks_before_it_is_cut(brand, ruler) -> None:
    captions = replace(CAPTIONS, title="Otsikko joka on pitkä " * 6 + "ja päättyy")
    result = framed(brand, ruler, captions=captions)
    (size,) = {label.style.size for label in result.frame.texts if label.id.startswith("title")}
    assert 36 * 0.84 - 0.01 <= size <= 36 * 0.92 + 0.01
    assert result.truncated == ()


def test_a_page_picture_grows_and_carries_no_logo(brand, ruler) -> None:
    frame = framed(brand, ruler, "narrow", body=900).frame
    assert frame.body.height == pytest.approx(900)
    assert frame.height > 900
    assert frame.logo.width == 0
    assert lines(frame, "wordmark") == []
    assert framed(brand, ruler, "web", body=900).frame.height == 675


WIDE = ("web", "link", "slide", "a4", "a5")


@pytest.mark.parametrize("size", WIDE)
def test_a_tall_body_stands_beside_the_title_on_a_wide_canvas(brand, ruler, size: str) -> None:
    frame, above = framed(brand, ruler, size, tall=True).frame, framed(brand, ruler, size).frame
    head = [label for label in frame.texts if label.id.startswith(("title", "subtitle"))]
    boxes = [label_box(label, label.x, label.y, ruler) for label in head]
    assert max(box.x + box.width for box in boxes) < frame.body.x
    assert max(box.y + box.height for box in boxes) < frame.body.y + frame.body.height
    assert frame.body.height > 1.1 * above.body.height
    assert frame.body.x + frame.body.width == pytest.approx(frame.width - frame.margin)
    assert frame.body.width >= 28 * brand.sizes[size].label, "no telephone's map"


@pytest.mark.parametrize("size", sorted(set(SIZES) - set(WIDE)))
def test_on_other_canvases_a_tall_body_stands_below(brand, ruler, size: str) -> None:
    assert framed(brand, ruler, size, tall=True) == framed(brand, ruler, size)


def test_captions_too_long_for_a_column_stand_above_a_tall_body(brand, ruler) -> None:
    long = replace(CAPTIONS, subtitle="Elävänä syntyneet ja kuolleet, henkilöä vuodessa, kunnittain " * 4)
    assert framed(brand, ruler, "link", long, tall=True) == framed(brand, ruler, "link", long)


def test_a_column_takes_smaller_type_where_it_saves_a_line(brand, ruler) -> None:
    captions = replace(CAPTIONS, title="Sex av nio nordliga regioner växte 2023–2025, även finska Lappland")
    frame = framed(brand, ruler, "web", captions, tall=True).frame
    assert lines(frame, "title") == ["Sex av nio nordliga", "regioner växte\u00a02023–2025,", "även finska Lappland"]


def test_without_subtitle_and_note_the_body_is_larger(brand, ruler) -> None:
    bare = framed(brand, ruler, captions=replace(CAPTIONS, subtitle="", note="")).frame
    assert bare.body.height > framed(brand, ruler).frame.body.height + 40


def test_inspection_tells_each_fault(brand, ruler) -> None:
    frame = framed(brand, ruler).frame
    from ruska.layout.boxes import label_box

    texts = list(frame.texts)
    placed = [(label, label_box(label, label.x, label.y, ruler)) for label in texts]
    assert leaving(placed, frame.width, frame.height) == []
    assert overlapping(placed) == []
    assert small(placed, brand.sizes["web"]) == []
    assert leaving(placed, 300, frame.height)[0].startswith('the label "Lapissa kuoli enemmän')
    moved = replace(texts[0], y=texts[0].y + 3)
    twice = [*placed, (moved, label_box(moved, moved.x, moved.y, ruler))]
    assert len(overlapping(twice)) == 1 and "overlap" in overlapping(twice)[0]
    tiny = replace(texts[0], style=replace(texts[0].style, size=9))
    assert small([(tiny, placed[0][1])], brand.sizes["web"]) == ["text of 9 px is below the floor of 11 px."]


def test_a_day_is_not_torn_from_its_month(brand, ruler) -> None:
    for count in range(2, 30):
        note = "Luku " * count + "oli 1. tammikuuta ja 31. joulukuuta sama. Vuonna 10. luku."
        for line in lines(framed(brand, ruler, "narrow", replace(CAPTIONS, note=note)).frame, "note"):
            assert not line.endswith((" 1.", " 31.", " 10.")) and line not in ("1.", "31.", "10.")


@pytest.mark.parametrize("id", ["note", "source"])
def test_no_note_ends_with_a_lone_word_and_none_grows_for_it(brand, ruler, id: str) -> None:
    style = TextStyle(16, "#000000")
    size = brand.sizes["web"]
    for count in range(20, 60):
        text = " ".join(["Text"] * count) + " end."
        shown = lines(framed(brand, ruler, captions=replace(CAPTIONS, **{id: text})).frame, id)
        assert " ".join(shown) == text
        assert len(shown) == 1 or len(shown[-1].split()) > 1
    few = paragraph(ruler, "word " * 30, style, size.width / 2, 9)
    assert len(few.lines) == len(ruler.wrap("word " * 30, style, size.width / 2).lines)
    whole = "Some words that fill " * 3 + "their two lines rather well."
    tied_end = "word " * 12 + "CC\u00a0BY\u00a04.0."
    narrow = ruler.width(("word " * 12).strip(), style) + 0.5
    assert len(paragraph(ruler, tied_end, style, narrow, 3).lines[0]) < 40
    assert paragraph(ruler, whole, style, 400, 3) == ruler.wrap(whole, style, 400, 3)
