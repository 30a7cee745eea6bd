"""Dates, months, lists, plurals, and text as such."""

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from babel import Locale

from ruska.errors import WordsError
from ruska.words import (
    LANGUAGES,
    clean_text,
    format_date,
    format_list,
    format_moment,
    format_month,
    language_name,
    plural_form,
)
from ruska.words.language import LOCALES

DAY = date(2026, 4, 9)


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("fi", "9.4.2026", "huhtikuu 2026"),
        ("en", "9 April 2026", "April 2026"),
        ("sv", "9 april 2026", "april 2026"),
        ("nb", "9. april 2026", "april 2026"),
        ("se", "9.4.2026", "cuoŋománnu 2026"),
    ],
)
def test_dates(language: str, day: str, month: str) -> None:
    assert format_date(DAY, language) == day
    assert format_month(DAY, language) == month
    assert format_moment("2026-04-09", language) == day
    assert format_moment("2026-04", language) == month


@pytest.mark.parametrize("moment", ["2026", "2026-H1", "2026-Q3", ""])
def test_moments_that_are_no_month_stand_as_they_are(moment: str) -> None:
    assert format_moment(moment, "fi") == moment


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_months_differ(language: str) -> None:
    assert len({format_month(date(2026, month, 1), language, "short") for month in range(1, 13)}) == 12
    assert format_month(DAY, language, "name") + " 2026" == format_month(DAY, language)


def test_lists() -> None:
    places = ["Rovaniemi", "Kemi", "Inari"]
    expected = {"fi": "ja", "en": "and", "sv": "och", "nb": "og", "se": "ja"}
    for language, conjunction in expected.items():
        assert format_list(places, language) == f"Rovaniemi, Kemi {conjunction} Inari"
        assert format_list(places[:1], language) == "Rovaniemi"
        assert format_list([], language) == ""


def test_plurals_know_the_northern_sami_dual() -> None:
    assert [plural_form(number, "se") for number in (0, 1, 2, 3)] == ["other", "one", "two", "other"]
    assert [plural_form(number, "fi") for number in (0, 1, 2)] == ["other", "one", "other"]
    assert plural_form(Decimal("1.0"), "en") == "other"


def test_languages_name_themselves() -> None:
    assert [language_name(language) for language in LANGUAGES] == [
        "suomi",
        "English",
        "svenska",
        "norsk bokmål",
        "davvisámegiella",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž Ââ Ää",
        "Sää´mjânnam Ǥǥ Ǧǧ Ʒʒ Ǯǯ Ǩǩ Õõ ʹ",
        "👩‍🔧 🏔️",
        "שלום עולם السلام",
        "a\u200fb\u00a0c",
        "<script>alert(1)</script> {{ x }} $5 to $9 & \"quotes\" 'too'",
        "",
    ],
)
def test_text_passes_unchanged(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x07c\x1bd\x7fe\x9bf", "abcdef"),
        ("one\r\ntwo \n three\tfour\u2028five\x85six", "one two three four five six"),
        ("\nedge\n", "edge"),
        ("A\u030a", "Å"),
        ("x\ud800y\ufffe", "xy"),
    ],
)
def test_text_is_cleaned(text: str, expected: str) -> None:
    assert clean_text(text) == expected


def test_babel_waits_until_something_is_written() -> None:
    script = "import sys, ruska.words; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_names_are_those_of_cldr() -> None:
    names = [Locale.parse(LOCALES[language]).get_language_name() for language in LANGUAGES]
    assert names == [language_name(language) for language in LANGUAGES]


def test_an_unknown_language_has_no_name() -> None:
    with pytest.raises(WordsError, match='The language "xx" is unknown'):
        language_name("xx")
