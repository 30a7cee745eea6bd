"""Numbers in five languages. N is U+00A0, M is U+2212."""

from decimal import Decimal

import pytest

from ruska.errors import WordsError
from ruska.words import (
    LANGUAGES,
    UNIT_IDS,
    compact_scale,
    decimals_for,
    format_compact,
    format_number,
    format_range,
    format_value,
    missing_text,
    unit_label,
)

N, M = "\u00a0", "\u2212"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", f"{M}1{N}234{N}567,5"),
        ("sv", f"{M}1{N}234{N}567,5"),
        ("nb", f"{M}1{N}234{N}567,5"),
        ("se", f"{M}1{N}234{N}567,5"),
        ("en", f"{M}1,234,567.5"),
    ],
)
def test_marks(language: str, expected: str) -> None:
    assert format_number(-1234567.5, language, 1) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_digits_are_grouped(language: str) -> None:
    assert format_number(3878, language) == ("3,878" if language == "en" else f"3{N}878")


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.125, 2, "0.13"),
        (-0.125, 2, f"{M}0.13"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.4, 0, "0"),
        (-0.0, 1, "0.0"),
        (0.1 + 0.2, 1, "0.3"),
        (1e21, 0, "1,000,000,000,000,000,000,000"),
        (Decimal("7.25"), 1, "7.3"),
    ],
)
def test_rounds_half_up_as_a_person_reads(value: float, decimals: int, expected: str) -> None:
    assert format_number(value, "en", decimals) == expected


def test_sign_is_shown_when_asked_but_never_on_zero() -> None:
    assert format_number(2.1, "fi", 1, signed=True) == "+2,1"
    assert format_number(-2.1, "fi", 1, signed=True) == f"{M}2,1"
    assert format_number(0.04, "fi", 1, signed=True) == "0,0"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("missing", [None, float("nan")])
def test_missing_is_said_and_never_zero(language: str, missing: float | None) -> None:
    expected = missing_text(language)
    assert expected
    assert "0" not in expected
    assert format_number(missing, language) == expected
    assert format_compact(missing, "nights", language) == expected
    assert {format_value(missing, unit, language) for unit in UNIT_IDS} == {expected}
    assert format_range(missing, 2024, language) == expected


def test_infinity_is_refused() -> None:
    with pytest.raises(WordsError, match="division by zero"):
        format_number(float("inf"), "fi")


def test_unknown_language_and_unit_are_named() -> None:
    with pytest.raises(WordsError, match='"de" is unknown'):
        format_number(1, "de")
    with pytest.raises(WordsError, match='Did you mean "million_eur"'):
        format_value(1, "milion_eur", "fi")


@pytest.mark.parametrize(
    ("language", "million", "billion", "percent", "points"),
    [
        ("fi", f"3{N}878{N}milj.{N}€", f"3,88{N}mrd.{N}€", f"{M}11,7{N}%", f"2,1{N}%-yks."),
        ("en", "€3,878m", "€3.88bn", f"{M}11.7%", f"2.1{N}pp"),
        ("sv", f"3{N}878{N}mn{N}€", f"3,88{N}md{N}€", f"{M}11,7{N}%", f"2,1{N}procentenheter"),
        ("nb", f"3{N}878{N}mill.{N}€", f"3,88{N}mrd.{N}€", f"{M}11,7{N}%", f"2,1{N}prosentpoeng"),
        ("se", f"3{N}878{N}mn{N}€", f"3,88{N}md{N}€", f"{M}11,7{N}%", None),
    ],
)
def test_short_units(language: str, million: str, billion: str, percent: str, points: str | None) -> None:
    assert format_value(3878.12, "million_eur", language) == million
    assert format_compact(3878.12, "million_eur", language) == billion
    assert format_value(-11.74, "percent", language) == percent
    if points is None:
        with pytest.raises(WordsError, match="a translator must write them"):
            format_value(2.1, "percentage_points", language)
    else:
        assert format_value(2.1, "percentage_points", language) == points


@pytest.mark.parametrize("language", LANGUAGES)
def test_euro_stands_before_the_number_only_in_english(language: str) -> None:
    for text in (
        format_value(-5, "eur", language),
        format_compact(-1.2e6, "eur", language),
        format_compact(-1200, "million_eur", language, long=True),
    ):
        assert text.startswith(f"{M}€" if language == "en" else M)
        assert text.count("€") + text.count("euro") == 1
    assert format_value(1234, "eur", language) == ("€1,234" if language == "en" else f"1{N}234{N}€")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", f"1,00{N}milj."),
        ("en", "1.00m"),
        ("sv", f"1,00{N}mn"),
        ("nb", f"1,00{N}mill."),
        ("se", f"1,00{N}mn"),
    ],
)
def test_scale_is_chosen_after_rounding(language: str, expected: str) -> None:
    assert format_compact(999_999, "nights", language) == expected
    assert format_compact(999_499, "", language) == format_number(999_499, language)
    billion = format_compact(999_999_999, "", language)
    assert billion == format_compact(1e9, "", language)
    assert billion != expected.replace("1", "1000", 1)
    assert format_compact(0, "", language) == "0"
    assert format_compact(-2_499_999, "", language).startswith(f"{M}2{'.' if language == 'en' else ','}50")


@pytest.mark.parametrize(
    ("language", "one", "many", "millions", "money"),
    [
        ("fi", f"1{N}yö", f"12{N}yötä", f"1,98{N}miljoonaa yötä", f"3,88{N}miljardia euroa"),
        ("en", f"1{N}night", f"12{N}nights", f"1.98{N}million nights", f"€3.88{N}billion"),
        ("sv", f"1{N}natt", f"12{N}nätter", f"1,98{N}miljoner nätter", f"3,88{N}miljarder euro"),
        ("nb", f"1{N}natt", f"12{N}netter", f"1,98{N}millioner netter", f"3,88{N}milliarder euro"),
    ],
)
def test_long_is_prose(language: str, one: str, many: str, millions: str, money: str) -> None:
    assert format_value(1, "nights", language, form="long") == one
    assert format_value(12, "nights", language, form="long") == many
    assert format_value(1_979_123, "nights", language, 0, form="long") == millions
    assert format_value(3878.12, "million_eur", language, 1, form="long") == money


def test_long_number_of_a_round_million_has_the_singular_word() -> None:
    assert format_value(999_999, "nights", "fi", form="long") == f"1{N}miljoona yötä"
    assert format_value(1, "million_eur", "sv", form="long") == f"1{N}miljon euro"
    assert format_value(2_000_000, "persons", "en", form="long") == f"2{N}million persons"


def test_two_million_in_northern_sami_is_a_word_and_not_an_abbreviation() -> None:
    assert format_value(2_000_000, "count", "se", form="long") == f"2{N}miljonat"
    assert format_value(1_000_000, "eur", "se", form="long") == f"1{N}miljona €"


def test_full_keeps_every_digit() -> None:
    assert format_value(1_979_123, "nights", "fi", 0, "full") == f"1{N}979{N}123{N}yötä"
    assert format_value(3878.12, "million_eur", "en", 1, "full") == f"€3,878.1{N}million"
    assert format_value(59.04, "percent", "fi", 1, "full") == f"59,0{N}%"


def test_thousands_are_written_out() -> None:
    assert format_value(12.5, "thousand_eur", "fi", 1) == f"12{N}500{N}€"
    assert format_value(12.5, "thousand_persons", "en", 1, "full") == f"12,500{N}persons"
    assert format_value(12.5, "thousand_persons", "en", 1, "bare") == "12.5"
    assert format_value(12.5, "thousand_eur", "fi", form="long") == f"12{N}500{N}euroa"


def test_year_is_plain_digits_in_every_form() -> None:
    for language in LANGUAGES:
        assert {format_value(2024, "year", language, form=form) for form in ("short", "bare", "full", "long")} == {
            "2024"
        }


@pytest.mark.parametrize(
    ("number", "english", "swedish"),
    [(1, "1st", "1:a"), (2, "2nd", "2:a"), (3, "3rd", "3:e"), (11, "11th", "11:e"), (21, "21st", "21:a")],
)
def test_ranks(number: int, english: str, swedish: str) -> None:
    assert format_value(number, "rank", "en") == english
    assert format_value(number, "rank", "sv") == swedish
    assert {format_value(number, "rank", language) for language in ("fi", "nb", "se")} == {f"{number}."}
    assert format_value(number, "rank", "en", form="bare") == str(number)


@pytest.mark.parametrize("unit", UNIT_IDS)
@pytest.mark.parametrize("language", ["fi", "en", "sv", "nb"])
def test_every_unit_can_be_written_and_named(unit: str, language: str) -> None:
    for value in (-1.5, 0, 1, 2, 1500, 1_234_567):
        for form in ("short", "bare", "full", "long"):
            text = format_value(value, unit, language, form=form)
            assert text == text.strip()
            assert f"{N}{N}" not in text
            assert "-" not in text.replace("person-year", "").replace("%-yks", "")
    assert unit_label(unit, language)
    assert unit_label(unit, language, "long")


@pytest.mark.parametrize("unit", UNIT_IDS)
def test_northern_sami_has_numbers_for_every_unit_and_no_invented_words(unit: str) -> None:
    assert format_value(1234, unit, "se", form="bare")
    try:
        written = format_value(12, unit, "se", form="long")
    except WordsError as error:
        assert "a translator must write them" in str(error)
    else:
        allowed = {"", "€", "%", "km²", "MW", "GWh", "t", "°", ".", "miljonat", "miljárdat"}
        assert {word.strip("0123456789") for word in written.replace(N, " ").split(" ")} <= allowed


def test_ranges_use_the_en_dash() -> None:
    assert format_range(2020, 2024, "fi") == "2020–2024"
    assert format_range(1.5, 2.3, "fi", "percent") == f"1,5–2,3{N}%"
    assert format_range(1.5, 2.3, "en", "million_eur") == "€1.5m–€2.3m"
    assert format_range(-5, -2, "sv", "") == f"{M}5{N}–{N}{M}2"


@pytest.mark.parametrize(
    ("ticks", "decimals"),
    [
        ([0, 500, 1000], 0),
        ([0, 2.5, 5], 1),
        ([0, 0.1, 0.2, 0.1 + 0.2], 1),
        ([0.05, 0.1], 2),
        ([-0.25, 0, 0.25], 2),
        ([7], 0),
        ([0.5], 1),
        ([], 0),
    ],
)
def test_decimals_show_ticks_as_they_are(ticks: list[float], decimals: int) -> None:
    assert decimals_for(ticks) == decimals
    assert len({format_number(tick, "en", decimals) for tick in ticks}) == len(set(ticks))


def test_axis_scales() -> None:
    assert compact_scale([0, 250_000, None], "fi").divisor == 1
    assert compact_scale([0, 250_000], "fi", thousands=True).long == "tuhatta"
    millions = compact_scale([0, -3_000_000], "fi")
    assert (millions.divisor, millions.short, millions.long) == (1e6, "milj.", "miljoonaa")
    euros = compact_scale([0, 5000], "fi", "million_eur")
    assert (euros.divisor, euros.short, euros.long) == (1000, f"mrd.{N}€", "miljardia euroa")
    assert compact_scale([0, 5000], "en", "million_eur").short == "€bn"
    assert compact_scale([0, 500], "en", "million_eur").long == "€ million"
    assert compact_scale([], "sv", "million_eur").divisor == 1
