"""The ruler against the fonts themselves, and its line breaks."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ruska.brand import load_brand
from ruska.fallback_fonts import find_fallback_fonts
from ruska.ruler import FontFile, Ruler
from ruska.scene import TextStyle

FONTS = load_brand(Path(__file__).parents[1] / "templates" / "lapland").fonts
TEXT = TextStyle(20, "#000")
TITLE = TextStyle(36, "#000", 700, display=True)
SENTENCE = "Lapin yöpymiset kasvoivat 12\u00a0% vuonna 2024 – kotimaan matkailu väheni"


@pytest.fixture(scope="module")
def ruler() -> Ruler:
    return Ruler(FONTS)


@pytest.fixture(scope="module")
def with_fallback() -> Ruler:
    fallback = find_fallback_fonts()
    if not fallback:
        pytest.fail("No fallback font is installed: apt-get install fonts-dejavu-core or fonts-noto-core.")
    return Ruler(FONTS, fallback)


def test_width_is_the_sum_of_advances_where_nothing_kerns(ruler):
    font = TTFont(FONTS[0].path)
    advance = font["hmtx"][font.getBestCmap()[ord("n")]][0]
    assert ruler.width("nnn", TEXT) == pytest.approx(3 * advance * 20 / font["head"].unitsPerEm)


def test_width_kerns(ruler):
    apart = sum(ruler.width(char, TITLE) for char in "AVATAR")
    assert ruler.width("AVATAR", TITLE) < 0.97 * apart


def test_width_grows_with_size_and_weight(ruler):
    assert ruler.width("Lappi", TextStyle(40, "")) == pytest.approx(2 * ruler.width("Lappi", TEXT))
    widths = [ruler.width("Lappi", TextStyle(20, "", weight)) for weight in (400, 500, 600, 700)]
    assert widths == sorted(set(widths))


@pytest.mark.parametrize(("weight", "display", "stem"), [
    (400, False, "RuskaSans-Regular"),
    (800, False, "RuskaSans-Bold"),
    (400, True, "RuskaSansDisplay-SemiBold"),
    (700, True, "RuskaSansDisplay-Bold"),
])  # fmt: skip
def test_font_is_the_nearest_cut(ruler, weight, display, stem):
    assert ruler.font(TextStyle(20, "", weight, display)).path.stem == stem


def test_controls_and_joiners_take_no_room(ruler):
    assert ruler.width("a\x07\u200d\u00adb", TEXT) == pytest.approx(ruler.width("ab", TEXT))


def test_metrics_are_those_of_the_font(ruler):
    font = TTFont(FONTS[0].path)
    scale = 20 / font["head"].unitsPerEm
    metrics = ruler.metrics(TEXT)
    assert metrics.ascent == pytest.approx(font["hhea"].ascent * scale)
    assert metrics.descent == pytest.approx(-font["hhea"].descent * scale)
    assert metrics.cap_height == pytest.approx(font["OS/2"].sCapHeight * scale)
    assert metrics.x_height == pytest.approx(font["OS/2"].sxHeight * scale)


def test_wrap_keeps_every_word_within_the_width(ruler):
    wrapped = ruler.wrap(SENTENCE, TEXT, 200)
    assert " ".join(wrapped.lines) == SENTENCE
    assert not wrapped.truncated
    assert max(ruler.width(line, TEXT) for line in wrapped.lines) <= 200


def test_wrap_never_breaks_at_a_no_break_space_or_before_a_dash(ruler):
    for width in range(90, 500, 7):
        lines = ruler.wrap(SENTENCE, TEXT, width).lines
        assert any("12\u00a0%" in line for line in lines)
        assert not any(line.startswith("–") for line in lines)


@pytest.mark.parametrize(("text", "lines"), [
    ("Sámi-alueella", ("Sámi-", "alueella")),
    ("Saariselällä/Ylläksellä", ("Saariselällä/", "Ylläksellä")),
    ("Rovaniemi–Tornio", ("Rovaniemi–", "Tornio")),
    ("elinkeino\u00adtoiminta", ("elinkeino-", "toiminta")),
    ("elinkeino\u200btoiminta", ("elinkeino", "toiminta")),
])  # fmt: skip
def test_wrap_breaks_words_where_they_are_joined(ruler, text, lines):
    width = max(ruler.width(line, TEXT) for line in lines) + 0.5
    assert ruler.wrap(text, TEXT, width).lines == lines


@pytest.mark.parametrize("balance", [False, True])
def test_a_hyphenated_word_is_parted_only_where_that_saves_a_line(ruler, balance):
    text = "Osuus oli suurin 65–69-vuotiaiden luokassa Lapissa"
    room = ruler.width("Osuus oli suurin 65–69-", TEXT) + 0.5
    wrapped = ruler.wrap(text, TEXT, room, balance=balance).lines
    assert not any(line.endswith("-") for line in wrapped)
    saving = ("Osuus on 65–69-", "vuotiaiden ryhmässä")
    narrow = max(ruler.width(line, TEXT) for line in saving) + 0.5
    assert ruler.wrap("".join(saving), TEXT, narrow, balance=balance).lines == saving
    for width in range(int(ruler.width("65–69-vuotiaiden", TEXT)) + 1, 500, 9):
        lines = ruler.wrap(text, TEXT, width, balance=balance).lines
        if any(line.endswith("-") for line in lines):
            assert len(ruler.wrap(text.replace("-", "\u2011"), TEXT, width).lines) > len(lines)


def test_wrap_does_not_part_a_hyphen_from_its_number(ruler):
    assert ruler.wrap("COVID-19 -5", TEXT, ruler.width("COVID-19", TEXT)).lines == ("COVID-19", "-5")


def test_soft_hyphens_vanish_where_no_line_ends(ruler):
    assert ruler.wrap("elin\u00adkeino", TEXT, 500).lines == ("elinkeino",)


def test_a_word_too_long_is_broken_between_graphemes(ruler):
    word = "e\u0301" * 40
    lines = ruler.wrap(word, TEXT, 100).lines
    assert "".join(lines) == word
    assert not any(line.startswith("\u0301") for line in lines)
    assert max(ruler.width(line, TEXT) for line in lines) <= 100


def test_tied_words_too_long_for_a_line_are_parted_before_a_word_is_broken(ruler):
    words = ("+6,5", "procentenheter", "sedan", "2023")
    text = "+6,5\u00a0procentenheter sedan\u00a02023"
    narrow = max(ruler.width(word, TEXT) for word in words) + 0.5
    assert ruler.wrap(text, TEXT, narrow).lines == (words[0], words[1], "sedan\u00a02023")
    lines = ruler.wrap(text, TEXT, narrow - 12).lines
    assert lines[0] == words[0] and lines[1].startswith("procent") and "".join(lines[1:3]).startswith(words[1])
    cut = ruler.wrap(text, TEXT, narrow, max_lines=2)
    assert cut.lines[0] == words[0] and cut.lines[1].startswith("procent") and cut.truncated


def test_balanced_lines_are_as_many_and_more_even(ruler):
    plain, even = (ruler.wrap(SENTENCE, TITLE, 900, balance=balance).lines for balance in (False, True))
    spread = [max(widths) - min(widths) for widths in ([ruler.width(x, TITLE) for x in y] for y in (plain, even))]
    assert len(even) == len(plain) == 2
    assert spread[1] < spread[0] / 2


def test_beyond_the_last_line_stands_an_ellipsis(ruler):
    wrapped = ruler.wrap(SENTENCE, TEXT, 220, max_lines=2)
    assert wrapped.truncated
    assert len(wrapped.lines) == 2
    assert wrapped.lines[1].endswith("…")
    assert SENTENCE.startswith(" ".join(wrapped.lines).rstrip("…"))
    assert ruler.width(wrapped.lines[1], TEXT) <= 220


def test_ellipsis_inside_a_broken_word_keeps_the_spaces_after_it(ruler):
    wrapped = ruler.wrap("x" * 30 + " yy zz", TEXT, 100, max_lines=2)
    assert wrapped.truncated
    assert set(wrapped.lines[1]) == {"x", "…"}


def test_wrap_of_nothing_is_no_line(ruler):
    assert ruler.wrap("", TEXT, 100).lines == ()
    assert ruler.wrap("   ", TEXT, 100).lines == ()


def test_fit(ruler):
    assert ruler.fit(SENTENCE, TEXT, 2000) == SENTENCE
    cut = ruler.fit(SENTENCE, TEXT, 150)
    assert cut.endswith("…")
    assert ruler.width(cut, TEXT) <= 150
    assert ruler.width(cut, TEXT) > 100
    assert ruler.fit(SENTENCE, TEXT, 1) == "…"


def test_missing_names_each_character_once(ruler, with_fallback):
    text = "Lappi ŧǥ 漢字漢 שלום\x07\u200d"
    assert ruler.missing(text) == list("漢字שלום")
    assert with_fallback.missing(text) == list("漢字")


def test_fallback_folders_only_for_texts_that_need_them(with_fallback):
    assert with_fallback.fallback_folders("Lappi") == ()
    assert with_fallback.fallback_folders("שלום") != ()


def test_plain_text_does_not_depend_on_fallback(ruler, with_fallback):
    assert ruler.shape(SENTENCE, TEXT) == with_fallback.shape(SENTENCE, TEXT)


def test_right_to_left_words_run_from_the_right(with_fallback):
    text = "ab שלום 123 עולם! cd"
    cmaps = {file: TTFont(file.path).getBestCmap() for file in (*FONTS, *with_fallback.fallback)}
    shown = ""
    for run in with_fallback.shape(text, TEXT):
        font = TTFont(run.font.path)
        by_glyph = {font.getGlyphID(name): chr(code) for code, name in sorted(cmaps[run.font].items(), reverse=True)}
        shown += "".join(by_glyph[glyph.glyph_id] for glyph in run.glyphs)
    assert shown == "ab םלוע 123 םולש! cd".replace("\u00a0", " ")


def test_glyphs_follow_each_other(ruler):
    (run,) = ruler.shape("Lappi", TEXT)
    ends = [glyph.x + glyph.advance for glyph in run.glyphs]
    assert [glyph.x for glyph in run.glyphs[1:]] == pytest.approx(ends[:-1])
    assert ends[-1] == pytest.approx(ruler.width("Lappi", TEXT))


def test_outline_stands_at_its_place(ruler):
    assert ruler.outline("", TEXT) == ""
    assert ruler.outline("l", TEXT, 100, 50).startswith("M100.00 50.00m")
    assert ruler.outline("l", TEXT).count("z") == 1


def test_a_ruler_travels_between_processes(ruler):
    twin = pickle.loads(pickle.dumps(ruler))
    assert twin.width(SENTENCE, TITLE) == ruler.width(SENTENCE, TITLE)


def test_making_a_ruler_opens_nothing():
    assert Ruler([FontFile(Path("nowhere.ttf"), "X", 400)]).fonts
    code = "import sys, ruska.ruler; print('uharfbuzz' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_fallback_finder_takes_the_best_file_of_any_folder(tmp_path):
    for name in ("b/DejaVuSans.ttf", "a/NotoSansHebrew-Regular.ttf", "a/NotoColorEmoji.ttf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = find_fallback_fonts([tmp_path / "nowhere", tmp_path])
    assert [file.family for file in found] == ["Noto Sans Hebrew", "DejaVu Sans"]
