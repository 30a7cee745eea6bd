"""The engine's own words and the source line, from the files that ship."""

from datetime import date
from pathlib import Path

import pytest

from ruska.errors import WordsError
from ruska.words import NOT_STATED, UNIT_IDS, Fact, engine_words, placeholders, render, source_line

TEMPLATES = Path(__file__).parents[2] / "templates"
WRITTEN = ("fi", "en", "sv", "nb")
DAY = date(2026, 4, 9)


def flat(words: dict, prefix: str = "") -> dict[str, str]:
    result = {}
    for key, value in words.items():
        result |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
    return result


@pytest.mark.parametrize("language", WRITTEN)
def test_words_are_complete_and_use_the_same_placeholders(language: str) -> None:
    words, english = flat(dict(engine_words(language, TEMPLATES))), flat(dict(engine_words("en", TEMPLATES)))
    assert words.keys() == english.keys()
    assert all(words.values())
    for key in words:
        assert placeholders(words[key]) == placeholders(english[key]), key
    assert {key.split(".")[1] for key in words if key.startswith("units.")} == set(UNIT_IDS)


def test_words_differ_between_languages() -> None:
    for key in ("source", "licence_not_stated", "skip_link", "keyboard_help", "missing", "show_table"):
        assert len({engine_words(language, TEMPLATES)[key] for language in WRITTEN}) == len(WRITTEN), key


def test_northern_sami_is_left_to_a_translator() -> None:
    with pytest.raises(WordsError, match=r"words\.se\.toml: .*a translator must write them"):
        engine_words("se", TEMPLATES)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "Lähde: Eurostat (tour_occ_nin2), tiedot haettu 9.4.2026. Lisenssi: CC BY 4.0."),
        ("en", "Source: Eurostat (tour_occ_nin2), data retrieved 9 April 2026. Licence: CC BY 4.0."),
        ("sv", "Källa: Eurostat (tour_occ_nin2), data hämtade 9 april 2026. Licens: CC BY 4.0."),
        ("nb", "Kilde: Eurostat (tour_occ_nin2), data hentet 9. april 2026. Lisens: CC BY 4.0."),
    ],
)
def test_source_line(language: str, expected: str) -> None:
    line = source_line(
        "Eurostat", "tour_occ_nin2", DAY, date(2025, 1, 1), "CC BY 4.0", language=language, templates=TEMPLATES
    )
    assert line == expected


def test_source_line_leaves_out_what_is_unknown() -> None:
    def line(table: str, published: date | str | None, licence: str) -> str:
        return source_line("Chamber Ltd.", table, None, published, licence, language="en", templates=TEMPLATES)

    assert line("", "2022", NOT_STATED) == "Source: Chamber Ltd, published 2022. Licence not stated, facts cited."
    assert line("", DAY, "") == "Source: Chamber Ltd, published 9 April 2026."
    assert line("t1", None, "CC0") == "Source: Chamber Ltd (t1). Licence: CC0."


def test_counts_take_their_plural() -> None:
    text = engine_words("en", TEMPLATES)["index"]["graphic_count"]
    assert [render(text, {"count": Fact(count)}, "en") for count in (1, 5)] == ["1 graphic", "5 graphics"]


def test_a_broken_file_is_reported_whole(tmp_path: Path) -> None:
    text = (TEMPLATES / "base" / "words.en.toml").read_text(encoding="utf-8")
    path = tmp_path / "base" / "words.en.toml"
    path.parent.mkdir()
    broken = text.replace('source = "Source"', 'sorce = "Source"', 1).replace('pdf = "PDF"', "pdf = 1")
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(WordsError) as caught:
        engine_words("en", tmp_path)
    lines = broken.splitlines()
    assert [
        (finding.message, lines[finding.line - 1] if finding.line else "") for finding in caught.value.findings
    ] == [
        ('The engine\'s text "source" is missing.', ""),
        ('The engine has no use for a text "sorce".', 'sorce = "Source"'),
        ('"downloads.pdf" is not a text, or is empty.', "pdf = 1"),
    ]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "base" / "words.en.toml"
    path.parent.mkdir()
    text = (TEMPLATES / "base" / path.name).read_text("utf-8")
    path.write_text(text, "utf-8")
    before = engine_words("en", tmp_path)["source"]
    assert engine_words("en", tmp_path) is engine_words("en", tmp_path)
    path.write_text(text.replace(f'source = "{before}"', 'source = "From"'), "utf-8")
    assert engine_words("en", tmp_path)["source"] == "From"
