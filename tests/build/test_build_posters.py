"""Posters in real builds: every format, nothing done twice, nothing hurt by what goes wrong elsewhere."""

import re
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from poster_samples import FILES, poster_package
from project_samples import Workshop, assert_agreement, small_project

POSTER = "one/en/poster"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A package with a poster in two languages, built with every format."""
    shop = small_project(tmp_path_factory.mktemp("posters") / "project")
    poster_package(shop, "one", ("en", "fi"))
    done = shop.build("--size", "web", "--size", "tall", "--size", "a4", "--size", "wide")
    assert done.status == 0, done.err
    return shop


@pytest.fixture
def copied(built: Workshop, tmp_path: Path) -> Workshop:
    """A copy of the built project, to be spoilt."""
    return built.copy(tmp_path / "project")


def rebuild(shop: Workshop) -> tuple[str, set[str], list[str]]:
    """Build what is stale and return the summary, the targets whose files were written, and what was said."""
    before = shop.times()
    done = shop.build("--size", "web", "--size", "tall", "--size", "a4", "--size", "wide")
    after = shop.times()
    names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    inner = {name for name in names if name.count("/") == 2 and not name.endswith("manifest.json")}
    return done.summary, {name.split(".")[0] for name in inner}, done.lines


def text(element: ElementTree.Element) -> str:
    return " ".join("".join(part.itertext()) for part in element.iter("{http://www.w3.org/2000/svg}text"))


def test_every_file_is_there_and_told_of(built: Workshop) -> None:
    names = {path.name for path in (built.output / "one" / "en").glob("poster.*")}
    assert names == FILES
    first = built.manifest("one")["graphics"][0]
    assert first["id"] == "poster"
    assert {file["name"] for file in first["files"]} == FILES
    assert first["title"] == "The north grew to 1,000 inhabitants"
    assert [source["dataset"] for source in first["sources"]] == ["people", "others"]
    with zipfile.ZipFile(built.output / "one" / "one-en.zip") as archive:
        assert set(archive.namelist()) >= FILES
    assert_agreement(built)


def test_the_picture_says_what_the_package_lists(built: Workshop) -> None:
    root = ElementTree.parse(built.output / "one/en/poster.tall.svg").getroot()
    said = text(root)
    for words in ("The north grew to", "1,000", "inhabitants in the north", "+11% on the year", "The same bars again"):
        assert words in said
    ids = [element.get("id", "") for element in root.iter()]
    assert any("bars-" in id for id in ids)
    assert any("again-" in id for id in ids)
    assert root.get("width") == "1080"


def test_live_text_and_outlines_are_two_pictures(built: Workshop) -> None:
    live, outlined = ((built.output / f"{POSTER}.a4{end}").read_text("utf-8") for end in (".svg", ".outlined.svg"))
    assert "<text" in live
    assert "@font-face" in live
    assert "<text" not in outlined
    assert "@font-face" not in outlined


def test_the_pdf_is_tagged_a4_and_tells_a_listener(built: Workshop) -> None:
    with pikepdf.open(built.output / f"{POSTER}.a4.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        box = pdf.pages[0].MediaBox
        assert (float(box[2]), float(box[3])) == pytest.approx((595.28, 841.89), abs=0.5)
        assert "inhabitants" in str(pdf.docinfo["/Title"])
    said = subprocess.run(
        ["pdfinfo", "-struct-text", built.output / f"{POSTER}.a4.pdf"], capture_output=True, text=True, check=True
    )
    assert "Figure" in said.stdout
    words = subprocess.run(
        ["pdftotext", "-layout", built.output / f"{POSTER}.a4.pdf", "-"], capture_output=True, text=True, check=True
    )
    assert "inhabitants in the north" in words.stdout


def test_the_description_stands_in_a_file_too(built: Workshop) -> None:
    assert (built.output / f"{POSTER}.alt.txt").read_text("utf-8").startswith("Poster: the north had 1,000 inhabitants")


def test_arrows_follow_the_sign_and_colours_what_is_good(built: Workshop) -> None:
    html = (built.output / f"{POSTER}.html").read_text("utf-8")
    assert re.findall(r'class="change (\w+)"', html) == ["positive", "negative"]


def test_nothing_is_done_twice(copied: Workshop) -> None:
    assert rebuild(copied)[:2] == ("0 built, 8 unchanged, 0 failed", set())


def test_the_posters_own_words_touch_nothing_else(copied: Workshop) -> None:
    copied.change("charts/one/words.en.toml", "inhabitants elsewhere", "people elsewhere")
    summary, changed, _ = rebuild(copied)
    assert (summary, changed) == ("1 built, 7 unchanged, 0 failed", {"one/en/poster"})
    assert_agreement(copied)


def test_the_words_of_a_chart_on_it_are_its_own_too(copied: Workshop) -> None:
    copied.change("charts/one/words.en.toml", 'subtitle = "By place"', 'subtitle = "Place by place"')
    assert rebuild(copied)[:2] == ("2 built, 6 unchanged, 0 failed", {"one/en/bars", "one/en/poster"})


def test_the_words_of_a_graphic_that_gives_it_facts_alone_are_not(copied: Workshop) -> None:
    copied.change("charts/one/package.toml", "bars.year", "alone.year")
    assert rebuild(copied)[1] == {"one/en/poster", "one/fi/poster"}
    words = copied.root / "charts/one/words.en.toml"
    before, alone, after = words.read_text("utf-8").partition("[alone]")
    words.write_text(before + alone + after.replace('title = "', 'title = "Lo: ', 1), "utf-8")
    assert rebuild(copied)[:2] == ("1 built, 7 unchanged, 0 failed", {"one/en/alone"})
    copied.change("charts/one/alone.py", '"year": year(t)', '"year": year(all)')
    assert rebuild(copied)[1] == {f"one/{language}/{name}" for language in ("en", "fi") for name in ("alone", "poster")}


def test_a_figure_reaches_it_through_any_of_its_graphics(copied: Workshop) -> None:
    copied.change("datasets/others/data.csv", "1000", "1001")
    _, changed, _ = rebuild(copied)
    assert changed == {f"one/{language}/{name}" for language in ("en", "fi") for name in ("again", "poster")}


def test_a_change_of_the_list_remakes_the_poster_only(copied: Workshop) -> None:
    copied.change("charts/one/package.toml", 'icon = "users"', 'icon = "house"')
    assert rebuild(copied)[:2] == ("2 built, 6 unchanged, 0 failed", {"one/en/poster", "one/fi/poster"})


def test_a_chart_taken_off_takes_its_pictures_with_it(copied: Workshop) -> None:
    copied.change("charts/one/package.toml", '["bars", "again"]', '["bars", "alone"]')
    for language in ("en", "fi"):
        copied.change(f"charts/one/words.{language}.toml", "again_title", "alone_title")
    rebuild(copied)
    names = {path.name for path in (copied.output / "one" / "en").glob("poster.*.web.svg")}
    assert names == {"poster.bars.web.svg", "poster.alone.web.svg"}
    assert_agreement(copied)


def test_a_poster_taken_off_the_package_goes(copied: Workshop) -> None:
    path = copied.root / "charts/one/package.toml"
    path.write_text(path.read_text("utf-8").partition("[poster]")[0], "utf-8")
    for language in ("en", "fi"):
        words = copied.root / f"charts/one/words.{language}.toml"
        words.write_text(words.read_text("utf-8").partition("[poster]")[0], "utf-8")
    assert rebuild(copied)[0] == "0 built, 6 unchanged, 0 failed"
    assert not list(copied.output.glob("one/*/poster.*"))
    assert_agreement(copied)


def test_a_part_of_it_can_be_asked_for(copied: Workshop) -> None:
    place = copied.elsewhere("part")
    done = place.build("one/poster", "--lang", "fi", "--format", "pdf", "--size", "a4")
    assert done.summary == "1 built, 0 unchanged, 0 failed"
    assert {name for name in place.hashes() if "poster" in name} == {"one/fi/poster.a4.pdf"}


def test_the_same_inputs_give_the_same_bytes(copied: Workshop, built: Workshop) -> None:
    place = copied.elsewhere("again")
    assert place.build("one/poster").status == 0
    made = {name: digest for name, digest in place.hashes().items() if "/poster." in name and "html" not in name}
    assert made == {name: digest for name, digest in built.hashes().items() if name in made}
    assert len(made) == 2 * len([name for name in FILES if "html" not in name])


FAULTS = {
    "fact": ('fact = "again.north"', 'fact = "again.south"', 'again has no fact "south"'),
    "icon": ('icon = "map-pin"', 'icon = "map-pinn"', 'there is no icon "map-pinn"'),
    "claim": ('"north > 0"', '"north > 2000"', 'the claim "north > 2000" is false: north = 1000'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_poster_keeps_its_old_files_and_hurts_no_graphic(copied: Workshop, fault: str) -> None:
    old, new, message = FAULTS[fault]
    before = copied.hashes("one/en")
    copied.change("charts/one/package.toml", old, new)
    summary, changed, said = rebuild(copied)
    assert (summary, changed) == ("0 built, 6 unchanged, 2 failed", set())
    assert any(message in line for line in said), said
    assert copied.hashes("one/en") == before


UNCLEAR = {
    "chart": ('["bars", "again"]', '["bars", "agian"]', ":6: this package has no graphic"),
    "few": ('["bars", "again"]', '["bars"]', ':6: "charts" does not list 2 to 4 graphics'),
    "twice": ('id = "other"', 'id = "north"', '"north" is listed twice'),
    "key": ('icon = "users"', 'ikon = "users"', 'a figure has no "icon"'),
    "reference": ('"bars.year"', '"bars"', ':8: "bars" names no fact'),
    "better": ('better = "less"', 'better = "lower"', '"lower" is not understood'),
}


@pytest.mark.parametrize("fault", UNCLEAR)
def test_an_unclear_list_is_told_with_its_line_and_keeps_what_there_is(copied: Workshop, fault: str) -> None:
    old, new, message = UNCLEAR[fault]
    copied.change("charts/one/package.toml", old, new)
    summary, changed, said = rebuild(copied)
    assert (summary, changed) == ("0 built, 6 unchanged, 0 failed", set())
    assert any("charts/one/package.toml" in line and message in line for line in said), said
    assert {path.name for path in (copied.output / "one" / "en").glob("poster.*")} == FILES


def test_missing_and_unknown_labels_are_told_together(copied: Workshop) -> None:
    copied.change("charts/one/words.en.toml", "growth = ", "grwth = ")
    _, _, said = rebuild(copied)
    assert any('[poster.labels] has no "growth"' in line for line in said)
    assert any('"grwth" is no label of the poster' in line and "Did you mean" in line for line in said)


def test_a_figure_of_a_scripts_own_is_refused_on_a_poster(copied: Workshop) -> None:
    own = """
from ruska import Chart, figure, growth, year

def draw(table, style):
    from matplotlib.figure import Figure
    return Figure()

chart = Chart(
    dataset="others",
    figure=draw,
    select=lambda t: t.where(year="latest"),
    facts=lambda t, all: {
        "north": figure(t, place="north"),
        "growth": growth(figure(t, place="north"), figure(all, place="north", year=2023)),
        "year": year(t),
    },
)
"""
    copied.write("charts/one/again.py", own)
    _, _, said = rebuild(copied)
    assert any("a figure of its own, which has no place on a poster" in line for line in said), said


def test_a_brand_without_posters_says_so(copied: Workshop) -> None:
    brand = copied.root / "templates/lapland/brand.toml"
    brand.write_text(brand.read_text("utf-8").partition("# Posters.")[0], "utf-8")
    done = copied.build("one/poster")
    assert done.status == 1
    assert any("has no [posters.<name>]" in line for line in done.lines)


def test_the_check_reads_a_poster_as_it_reads_a_graphic(copied: Workshop) -> None:
    copied.change("charts/one/words.en.toml", "The north grew to", "The north " + "grew and grew " * 40 + "to")
    said = copied.run("check", "one/poster").lines
    assert any("one/en/poster, tall: the headline was cut" in line for line in said), said
