"""The units that figures come in, and their words per language.

They live in code and not among the templates because every number that is shown needs them, also where no project
folder is at hand. `se` has signs only: a translator must write its words.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ruska.errors import Finding, WordsError
from ruska.words.language import NBSP, language_of


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit is: `power` of ten of one (6 for millions), euro or not, custom number of decimals at most.

    `symbol` is an international sign that follows the number in every language.
    """

    power: int = 0
    currency: bool = False
    decimals: int = 0
    symbol: str = ""


class Noun(NamedTuple):
    """A unit's words: after one, after other numbers, after a number on a label, and alone as a heading."""

    one: str
    other: str
    short: str = ""
    label: str = ""


UNITS: Mapping[str, Unit] = {
    "": Unit(decimals=2),
    "persons": Unit(),
    "nights": Unit(),
    "eur": Unit(currency=True),
    "thousand_eur": Unit(power=3, currency=True),
    "million_eur": Unit(power=6, currency=True, decimals=2),
    "billion_eur": Unit(power=9, currency=True, decimals=2),
    "eur_per_inhabitant": Unit(currency=True),
    "pps_per_inhabitant": Unit(symbol="PPS"),
    "index_eu": Unit(decimals=1),
    "percent": Unit(decimals=1, symbol="%"),
    "percentage_points": Unit(decimals=1),
    "enterprises": Unit(),
    "employees": Unit(),
    "thousand_persons": Unit(power=3),
    "births": Unit(),
    "deaths": Unit(),
    "km2": Unit(symbol="km²"),
    "persons_per_km2": Unit(decimals=1),
    "count": Unit(),
    "rank": Unit(),
    "years": Unit(decimals=1),
    "person_years": Unit(),
    "million": Unit(power=6, decimals=2),
    "passengers": Unit(),
    "megawatts": Unit(decimals=1, symbol="MW"),
    "gigawatt_hours": Unit(symbol="GWh"),
    "tonnes": Unit(symbol="t"),
    "million_tonnes": Unit(power=6, decimals=2, symbol="t"),
    "troy_ounces": Unit(),
    "degrees": Unit(decimals=5, symbol="°"),
    "year": Unit(),
}
UNIT_IDS: tuple[str, ...] = tuple(unit for unit in UNITS if unit)

_NO_NOUN = Noun("", "")
_NOUNS: Mapping[str, Mapping[str, Noun]] = {
    "fi": {
        "persons": Noun("henkilö", "henkilöä"),
        "nights": Noun("yö", "yötä"),
        "eur": Noun("euro", "euroa"),
        "eur_per_inhabitant": Noun("euro asukasta kohti", "euroa asukasta kohti", label="€ asukasta kohti"),
        "pps_per_inhabitant": Noun("PPS asukasta kohti", "PPS asukasta kohti", label="PPS asukasta kohti"),
        "index_eu": Noun("(EU = 100)", "(EU = 100)", label="EU = 100"),
        "percent": Noun("prosentti", "prosenttia"),
        "percentage_points": Noun("prosenttiyksikkö", "prosenttiyksikköä", "%-yks."),
        "enterprises": Noun("yritys", "yritystä"),
        "employees": Noun("työntekijä", "työntekijää"),
        "births": Noun("syntynyt", "syntynyttä"),
        "deaths": Noun("kuollut", "kuollutta"),
        "km2": Noun("neliökilometri", "neliökilometriä"),
        "persons_per_km2": Noun("asukas neliökilometrillä", "asukasta neliökilometrillä", "as./km²"),
        "count": Noun("", "", label="lukumäärä"),
        "rank": Noun("", "", label="sijoitus"),
        "years": Noun("vuosi", "vuotta", "v."),
        "person_years": Noun("henkilötyövuosi", "henkilötyövuotta", "htv"),
        "passengers": Noun("matkustaja", "matkustajaa"),
        "megawatts": Noun("megawatti", "megawattia"),
        "gigawatt_hours": Noun("gigawattitunti", "gigawattituntia"),
        "tonnes": Noun("tonni", "tonnia"),
        "troy_ounces": Noun("unssi", "unssia"),
        "degrees": Noun("aste", "astetta"),
        "year": Noun("", "", label="vuosi"),
    },
    "en": {
        "persons": Noun("person", "persons"),
        "nights": Noun("night", "nights"),
        "eur_per_inhabitant": Noun("per inhabitant", "per inhabitant", label="€ per inhabitant"),
        "pps_per_inhabitant": Noun("PPS per inhabitant", "PPS per inhabitant", label="PPS per inhabitant"),
        "index_eu": Noun("(EU = 100)", "(EU = 100)", label="EU = 100"),
        "percent": Noun("per cent", "per cent"),
        "percentage_points": Noun("percentage point", "percentage points", "pp"),
        "enterprises": Noun("enterprise", "enterprises"),
        "employees": Noun("employee", "employees"),
        "births": Noun("birth", "births"),
        "deaths": Noun("death", "deaths"),
        "km2": Noun("square kilometre", "square kilometres"),
        "persons_per_km2": Noun("person per square kilometre", "persons per square kilometre", "per km²"),
        "count": Noun("", "", label="number"),
        "rank": Noun("", "", label="rank"),
        "years": Noun("year", "years"),
        "person_years": Noun("person-year", "person-years"),
        "passengers": Noun("passenger", "passengers"),
        "megawatts": Noun("megawatt", "megawatts"),
        "gigawatt_hours": Noun("gigawatt hour", "gigawatt hours"),
        "tonnes": Noun("tonne", "tonnes"),
        "troy_ounces": Noun("troy ounce", "troy ounces"),
        "degrees": Noun("degree", "degrees"),
        "year": Noun("", "", label="year"),
    },
    "sv": {
        "persons": Noun("person", "personer"),
        "nights": Noun("natt", "nätter"),
        "eur": Noun("euro", "euro"),
        "eur_per_inhabitant": Noun("euro per invånare", "euro per invånare", label="€ per invånare"),
        "pps_per_inhabitant": Noun("PPS per invånare", "PPS per invånare", label="PPS per invånare"),
        "index_eu": Noun("(EU = 100)", "(EU = 100)", label="EU = 100"),
        "percent": Noun("procent", "procent"),
        "percentage_points": Noun("procentenhet", "procentenheter"),
        "enterprises": Noun("företag", "företag"),
        "employees": Noun("anställd", "anställda"),
        "births": Noun("född", "födda"),
        "deaths": Noun("död", "döda"),
        "km2": Noun("kvadratkilometer", "kvadratkilometer"),
        "persons_per_km2": Noun("invånare per kvadratkilometer", "invånare per kvadratkilometer", "inv./km²"),
        "count": Noun("", "", label="antal"),
        "rank": Noun("", "", label="placering"),
        "years": Noun("år", "år"),
        "person_years": Noun("årsverke", "årsverken"),
        "passengers": Noun("passagerare", "passagerare"),
        "megawatts": Noun("megawatt", "megawatt"),
        "gigawatt_hours": Noun("gigawattimme", "gigawattimmar"),
        "tonnes": Noun("ton", "ton"),
        "troy_ounces": Noun("uns", "uns"),
        "degrees": Noun("grad", "grader"),
        "year": Noun("", "", label="år"),
    },
    "nb": {
        "persons": Noun("person", "personer"),
        "nights": Noun("natt", "netter"),
        "eur": Noun("euro", "euro"),
        "eur_per_inhabitant": Noun("euro per innbygger", "euro per innbygger", label="€ per innbygger"),
        "pps_per_inhabitant": Noun("PPS per innbygger", "PPS per innbygger", label="PPS per innbygger"),
        "index_eu": Noun("(EU = 100)", "(EU = 100)", label="EU = 100"),
        "percent": Noun("prosent", "prosent"),
        "percentage_points": Noun("prosentpoeng", "prosentpoeng"),
        "enterprises": Noun("foretak", "foretak"),
        "employees": Noun("ansatt", "ansatte"),
        "births": Noun("født", "fødte"),
        "deaths": Noun("død", "døde"),
        "km2": Noun("kvadratkilometer", "kvadratkilometer"),
        "persons_per_km2": Noun("innbygger per kvadratkilometer", "innbyggere per kvadratkilometer", "innb./km²"),
        "count": Noun("", "", label="antall"),
        "rank": Noun("", "", label="plassering"),
        "years": Noun("år", "år"),
        "person_years": Noun("årsverk", "årsverk"),
        "passengers": Noun("passasjer", "passasjerer"),
        "megawatts": Noun("megawatt", "megawatt"),
        "gigawatt_hours": Noun("gigawattime", "gigawattimer"),
        "tonnes": Noun("tonn", "tonn"),
        "troy_ounces": Noun("unse", "unser"),
        "degrees": Noun("grad", "grader"),
        "year": Noun("", "", label="år"),
    },
}
_SHORT_NEEDS_WORD = frozenset({"percentage_points", "persons_per_km2", "years", "person_years"})
_NOUN_OF = {
    "thousand_persons": "persons",
    "thousand_eur": "eur",
    "million_eur": "eur",
    "billion_eur": "eur",
    "million_tonnes": "tonnes",
}
_WORDLESS = frozenset({"", "count", "rank", "year", "million"})


def unit_of(unit: str) -> Unit:
    """Return a unit by its id; raises `WordsError` with the nearest id for an unknown one."""
    try:
        return UNITS[unit]
    except KeyError:
        near = difflib.get_close_matches(unit, UNIT_IDS, 1)
        remedy = f'Did you mean "{near[0]}"?' if near else f"Known units: {', '.join(UNIT_IDS)}."
        raise WordsError(Finding(f'The unit "{unit}" is unknown.', remedy=remedy)) from None


def noun_of(unit: str, language: str) -> Noun:
    """Return a unit's words in a language.

    A language without words gets the unit's sign. Raises `WordsError` where it has neither: Sámi words are a
    translator's to write, so the sentence must carry the word itself.
    """
    noun = _known_noun(unit, language)
    if noun is not None:
        return noun
    message = f'The unit "{unit}" has no words in "{language}": a translator must write them.'
    raise WordsError(
        Finding(message, remedy="Write the word in the sentence and show the number alone, as in {name:bare}.")
    )


def has_words(unit: str, language: str) -> bool:
    """Tell whether a unit has words or a sign in a language; in Northern Sámi most wait for a translator."""
    return _known_noun(unit, language) is not None


def _known_noun(unit: str, language: str) -> Noun | None:
    rule = unit_of(unit)
    key = _NOUN_OF.get(unit, unit)
    nouns = _NOUNS.get(language)
    if nouns is not None:
        return nouns.get(key, _NO_NOUN)
    if rule.currency and not unit.endswith("_per_inhabitant"):
        return Noun("€", "€")
    if unit in _WORDLESS or (rule.symbol and not unit.endswith("_per_inhabitant")):
        return Noun(rule.symbol, rule.symbol)
    return None


def short_word(unit: str, language: str, category: str) -> str:
    """Return what follows a number on a label, without its space; empty for what the heading or title names."""
    rule = unit_of(unit)
    if rule.symbol:
        return rule.symbol
    if unit not in _SHORT_NEEDS_WORD:
        return ""
    noun = noun_of(unit, language)
    return noun.short or (noun.one if category == "one" else noun.other)


def unit_label(unit: str, language: str, form: str = "short") -> str:
    """Return a unit as a heading of an axis or a column: "milj. €" (short) or "miljoonaa euroa" (long)."""
    rule, noun = unit_of(unit), noun_of(unit, language)
    if noun.label:
        return noun.label
    if rule.power or rule.currency:
        return scaled_label(rule.power, unit, language, form)
    if form == "short":
        return short_word(unit, language, "other") or noun.other
    return noun.other or rule.symbol


def scaled_label(power: int, unit: str, language: str, form: str = "short") -> str:
    """Return the heading of figures counted in 10^`power` of what `unit` counts: "mrd. €", "€ billion", "milj."."""
    rules, rule = language_of(language), unit_of(unit)
    scale = rules.scales.get(power)
    long_word = scale.long["other"] if scale is not None else ""
    short_scale = scale.short.strip(NBSP) if scale is not None and power > 3 else long_word
    if rule.currency and rules.currency_first:
        if form == "short" and power > 3:
            return "€" + short_scale
        return f"€ {long_word}".strip()
    if form == "long":
        return f"{long_word} {noun_of(unit, language).other}".strip()
    noun = "€" if rule.currency else short_word(unit, language, "other") or noun_of(unit, language).other
    if noun and rules.currency_first:
        return f"{long_word} {noun}".strip()
    return NBSP.join(part for part in (short_scale, noun) if part)
