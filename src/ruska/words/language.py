"""What a language does to numbers, dates and lists: CLDR's data by Babel, with our rules where CLDR reads badly.

Departures from CLDR, each with its reason:

- en: U+2212 as the minus (CLDR has the hyphen), "m" and "bn" as in British statistics ("1.2M", "1B" in CLDR).
- nb, se: the euro stands after the number also in compact numbers (CLDR puts it first there).
- se: long dates are written in figures. CLDR's "9 cuoŋománnu 2026" lacks the genitive and the word for day, whose case
  depends on the sentence; figures are right in every sentence.
- se: CLDR's long words for two ("mn" for two million) are abbreviations; the plural word stands there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ruska.errors import WordsError

NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"

LOCALES: Mapping[str, str] = {"fi": "fi", "en": "en_GB", "sv": "sv", "nb": "nb", "se": "se_FI"}
LANGUAGES: tuple[str, ...] = tuple(LOCALES)

# ".." is the Nordic statistical offices' own sign for "not available"; no Sámi sentence is invented.
_MISSING = {"fi": "tieto puuttuu", "en": "no data", "sv": "uppgift saknas", "nb": "mangler data", "se": ".."}
# Babel's `get_language_name`, which would load the data of every language for one name each.
_OWN_NAMES = {"fi": "suomi", "en": "English", "sv": "svenska", "nb": "norsk bokmål", "se": "davvisámegiella"}
_DATE_PATTERNS = {
    "fi": "{day}.{month}.{year}",
    "en": "{day} {name} {year}",
    "sv": "{day} {name} {year}",
    "nb": "{day}. {name} {year}",
    "se": "{day}.{month}.{year}",
}
_BRITISH_SCALES = {6: "m", 9: "bn"}


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """Words for a thousand, million or billion: `short` carries its own leading space, `long` is by plural category."""

    short: str
    long: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Language:
    """One language's marks and words; `marks` turns "1,234.5" into the language's way of writing it."""

    code: str
    marks: Mapping[int, str]
    percent: str
    currency_first: bool
    scales: Mapping[int, ScaleWords]
    months: Mapping[int, str]
    months_short: Mapping[int, str]
    date_pattern: str
    missing: str
    locale: Any


@cache
def language_of(code: str) -> Language:
    """Return the rules of a language.

    Raises `WordsError` for a code other than fi, en, sv, nb and se.
    """
    if code not in LOCALES:
        raise _unknown(code)
    from babel import Locale

    locale = Locale.parse(LOCALES[code])
    symbols = locale.number_symbols["latn"]
    months = locale.months["stand-alone"]
    english = code == "en"
    return Language(
        code=code,
        marks={ord(","): symbols["group"], ord("."): symbols["decimal"]},
        percent="%" if english else NBSP + "%",
        currency_first=english,
        scales={power: _scale_words(locale, power, english) for power in (3, 6, 9)},
        months=dict(months["wide"]),
        months_short=dict(months["abbreviated"]),
        date_pattern=_DATE_PATTERNS[code],
        missing=_MISSING[code],
        locale=locale,
    )


def _unknown(code: str) -> WordsError:
    return WordsError(f'The language "{code}" is unknown; Ruska writes {", ".join(LANGUAGES)}.')


def _scale_words(locale: Any, power: int, english: bool) -> ScaleWords:
    formats, key = locale.compact_decimal_formats, "1" + "0" * power
    long = {category: _word(patterns[key]) for category, patterns in formats["long"].items() if key in patterns}
    if "two" in long:
        long["two"] = long["other"]
    short = _BRITISH_SCALES.get(power, "") if english else NBSP + _word(formats["short"]["other"][key])
    return ScaleWords(short, long)


def _word(pattern: Any) -> str:
    return str(pattern.pattern).replace("0", "").replace("'", "").strip(" " + NBSP)


def missing_text(language: str) -> str:
    """Return what stands where a figure is missing."""
    return language_of(language).missing


def language_name(language: str) -> str:
    """Return the language's own name for itself, such as "suomi" or "davvisámegiella"."""
    if language not in _OWN_NAMES:
        raise _unknown(language)
    return _OWN_NAMES[language]


def plural_form(number: Any, language: str) -> str:
    """Return the CLDR plural category ("one", "two", "other") of an int, float or Decimal *as it is shown*.

    A Decimal keeps its trailing zeros, which count: in English "1 night", but "1.0 nights".
    """
    return str(language_of(language).locale.plural_form(number))
