"""Word files: reading them, rendering a graphic, and what `ruska check` says of a package's languages."""

from pathlib import Path

import pytest

from ruska.errors import Finding, WordsError
from ruska.words import Fact, WordFile, check_words, load_words, render_graphic

FI = """\
[package]
title = "Matkailu"
description = "Yöpymiset Lapissa."

[overnight]
title = "Yöpymiset {growth:kasvoivat|vähenivät|ennallaan} {growth:abs}"
subtitle = "Yöpymiset {year}"
note = "Ennakkotieto."
alt = "Pylväskuvio: {total:long}."

[overnight.labels]
pandemic = "Pandemia"
"""
EN = """\
[package]
title = "Tourism"
description = "Nights spent in Lapland."

[overnight]
title = "Nights {growth:rose|fell|were level} {growth:abs}"
subtitle = "Nights in {year}"
note = "Provisional."
alt = "Column chart: {total:long}."
labels = { pandemic = "Pandemic" }
"""
FACTS = {"growth": Fact(-11.74, "percent"), "year": Fact(2024, "year"), "total": Fact(1_979_123, "nights")}


def write(folder: Path, language: str, text: str) -> WordFile:
    path = folder / f"words.{language}.toml"
    path.write_text(text, encoding="utf-8")
    return load_words(path)


def texts(findings: list[Finding]) -> list[str]:
    return [
        f"{finding.path.name if finding.path else ''}:{finding.line} {finding.level} {finding.message}"
        for finding in findings
    ]


def check(folder: Path, fi: str, en: str) -> list[str]:
    files = {"fi": write(folder, "fi", fi), "en": write(folder, "en", en)}
    return texts(check_words(files, ["overnight"], {"overnight": set(FACTS)}, ["fi", "en"]))


def test_reads_and_renders(tmp_path: Path) -> None:
    words = write(tmp_path, "fi", FI)
    assert words.language == "fi"
    assert words.graphics() == ("overnight",)
    assert words.line("overnight", "subtitle") == 7
    assert words.text("package", "title") == "Matkailu"
    assert words.text("overnight", "nothing") == ""
    graphic = render_graphic(words, "overnight", FACTS)
    assert graphic.title == "Yöpymiset vähenivät 11,7\u00a0%"
    assert graphic.subtitle == "Yöpymiset 2024"
    assert graphic.note == "Ennakkotieto."
    assert graphic.alt == "Pylväskuvio: 1,98\u00a0miljoonaa yötä."
    assert graphic.labels == {"pandemic": "Pandemia"}


def test_rendering_tells_the_faults_of_all_texts(tmp_path: Path) -> None:
    words = write(tmp_path, "fi", FI)
    with pytest.raises(WordsError) as caught:
        render_graphic(words, "overnight", {"growth": Fact(None, "percent"), "total": Fact(1, "nights")})
    assert [finding.line for finding in caught.value.findings] == [6, 6, 7]
    with pytest.raises(WordsError, match=r'has no words for the graphic "nights"'):
        render_graphic(words, "nights", FACTS)


def test_a_file_is_reported_whole(tmp_path: Path) -> None:
    faulty = 'loose = "x"\n[overnight]\ntitel = "Nätter"\nalt = 5\nlabels = "x"\n'
    faulty += '[b.labels]\na = 1\n[package]\nalt = "x"\n'
    with pytest.raises(WordsError) as caught:
        write(tmp_path, "sv", faulty)
    found = [(finding.line, finding.message) for finding in caught.value.findings]
    assert found == [
        (1, '"loose" stands outside a table.'),
        (3, '"titel" is not a text of [overnight].'),
        (4, '"overnight.alt" is not a text.'),
        (5, '"overnight.labels" is not a table.'),
        (7, '"b.labels.a" is not a text.'),
        (9, '"alt" is not a text of [package].'),
    ]
    assert 'Did you mean "title"?' in str(caught.value)


def test_unreadable_files_say_where(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match=r"words\.fi\.toml:2: is not valid TOML"):
        write(tmp_path, "fi", '[a]\ntitle = "x\n')
    with pytest.raises(WordsError, match='names no known language: "de"'):
        write(tmp_path, "de", "")
    (tmp_path / "words.nb.toml").write_bytes('[a]\ntitle = "Økt"\n'.encode("cp1252"))
    with pytest.raises(WordsError, match=r"words\.nb\.toml:2: is not UTF-8"):
        load_words(tmp_path / "words.nb.toml")


def test_complete_words_have_no_findings(tmp_path: Path) -> None:
    assert check(tmp_path, FI, EN) == []


def test_missing_language_graphic_and_texts(tmp_path: Path) -> None:
    files = {"fi": write(tmp_path, "fi", FI)}
    found = check_words(files, ["overnight", "guests"], {}, ["fi", "en"])
    assert texts(found) == [
        ':0 error The package has no words in "en".',
        "words.fi.toml:0 error has no words for [guests].",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('alt = "Column chart: {total:long}."', 'alt = " "', "9 error [overnight] has no alternative text (alt)."),
        ('subtitle = "Nights in {year}"\n', "", "5 error [overnight] has no subtitle."),
        ('note = "Provisional."\n', "", 'overnight.note is written in "fi" and missing here.'),
        ("labels = {", "# labels = {", 'overnight.labels.pandemic is written in "fi" and missing here.'),
        ("[overnight]", "[overnigth]", "5 error [overnigth] is not a graphic of this package."),
        ("{year}", "2024", '7 warning overnight.subtitle does not use the same facts as in "fi": {year}.'),
        ("{year}", "{yaer}", "7 error {yaer} names no fact."),
        ("{growth:abs}", "{growth:asb}", 'has an option that does not fit: "asb".'),
        ("{growth:abs}", "{growth:abs}.", "6 warning overnight.title ends with a full stop."),
        ("Nights in", "2019-2024 Nights in", "7 warning overnight.subtitle has a hyphen in a range."),
        ("Nights in", "-5 Nights in", "7 warning overnight.subtitle has a hyphen for a minus."),
        ("Nights in", "Nights - in", "7 warning overnight.subtitle has a hyphen for a dash."),
        ("Nights in", "Nights' in", "7 warning overnight.subtitle has a straight quotation mark."),
        ("Nights spent in Lapland.", "Nights {year}", "3 error {year} names no fact."),
    ],
)
def test_each_fault_is_found(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in EN
    found = check(tmp_path, FI, EN.replace(old, new))
    assert any(expected in text and text.startswith("words.en.toml:") for text in found), found


def test_ordinary_hyphens_are_left_alone(tmp_path: Path) -> None:
    text = "EU-27, COVID-19, 2020-luvulla, Itä-Suomi, Lapin- ja Oulun, "
    assert check(tmp_path, FI.replace("Yöpymiset {year}", text + "{year}"), EN) == []
