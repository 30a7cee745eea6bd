"""Numbers as a language writes them.

Rounding is half up, away from zero, on the decimal digits that a person reads in the data (0.125 becomes 0.13), and
not on the binary fraction beneath (which would give 0.12). The minus is U+2212. Thousands are grouped from 1 000 on,
by U+00A0 or by a comma. A missing figure (`None` or NaN) becomes the language's words for that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import pairwise
from typing import Literal

from ruska.errors import WordsError
from ruska.words.language import EN_DASH, MINUS, NBSP, Language, language_of, plural_form
from ruska.words.units import Unit, noun_of, scaled_label, short_word, unit_of

Number = int | float | Decimal
Form = Literal["short", "bare", "full", "long"]

_WIDE = Context(prec=400)
_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(13))
_SIGNIFICANT = 3
_NEVER_SCALED = frozenset({"year", "rank", "percent", "percentage_points", "index_eu"})


@dataclass(frozen=True, slots=True)
class Scale:
    """How an axis counts: divide by `divisor`; `short` and `long` are the heading's words, empty for plain numbers."""

    divisor: float
    short: str
    long: str


def as_decimal(value: Number | None) -> Decimal | None:
    """Return the number with the digits that a person reads in it, `None` for a missing one (`None`, NaN).

    Raises `WordsError` for an infinite number.
    """
    if value is None:
        return None
    number = Decimal(value) if isinstance(value, int | Decimal) else Decimal(repr(float(value)))
    if number.is_nan():
        return None
    if number.is_infinite():
        raise WordsError("An infinite number cannot be written; look for a division by zero in the data.")
    return number


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Round half up (away from zero) to `decimals`, keeping trailing zeros."""
    return number.quantize(_STEPS[decimals], ROUND_HALF_UP, context=_WIDE)


def format_number(value: Number | None, language: str, decimals: int = 0, signed: bool = False) -> str:
    """Write a plain number: 1 234,5 in Finnish, 1,234.5 in English; `signed` puts a plus before a rise."""
    number = as_decimal(value)
    rules = language_of(language)
    if number is None:
        return rules.missing
    shown = rounded(number, decimals)
    return _sign(shown, signed) + _digits(shown, rules)


def format_value(
    value: Number | None,
    unit: str,
    language: str,
    decimals: int | None = None,
    form: Form = "short",
    *,
    signed: bool = False,
) -> str:
    """Write a figure of `unit`.

    - short, for labels: "59 %", "€3,878m"; the number alone where the heading names the unit (nights, persons);
    - bare: the number alone, as it stands in the data;
    - full, for tooltips: every digit and the unit's word, "1 979 123 yötä", "€3,878 million";
    - long, for prose: three digits and the unit's word, "1,98 miljoonaa yötä", "€3.88 billion".

    Thousands are written out (12.5 thousand euros is "12 500 €"), but for the bare form. `decimals` counts for the
    figure as it stands in the data, and is not heeded where the long form scales it; `None` follows the unit's custom.

    Raises `WordsError` for an unknown unit, and for a long form in Northern Sámi of a unit that has no sign.
    """
    number = as_decimal(value)
    rules, rule = language_of(language), unit_of(unit)
    if number is None:
        return rules.missing
    if unit == "year":
        return _sign(number, signed) + str(abs(rounded(number, 0)))
    if unit == "rank" and form != "bare":
        return _sign(number, signed) + _ordinal(abs(int(rounded(number, 0))), language)
    if form == "long":
        places = decimals if _power_for(number, unit, _SIGNIFICANT) == rule.power else None
        return _compact(number, unit, rules, _SIGNIFICANT, places, signed=signed, long=True)
    if form != "bare" and rule.power == 3:
        number, decimals = number.scaleb(3), max(0, (decimals or 0) - 3)
    shown = shown_number(number, rule, decimals)
    if form == "bare":
        return _sign(shown, signed) + _digits(shown, rules)
    spelled = form == "full" and unit != "percent"
    return _dressed(shown, rule.power if rule.power > 3 else 0, unit, rules, signed=signed, long=spelled)


def format_compact(
    value: Number | None,
    unit: str,
    language: str,
    digits: int = 3,
    *,
    decimals: int | None = None,
    signed: bool = False,
    long: bool = False,
) -> str:
    """Write a large figure with `digits` significant digits in millions or billions, anything below a million in full.

    The scale is chosen after rounding: 999 999 is "1,00 milj.", never "1000 t.". `decimals`, when given, are those of
    the number that is shown. `long` spells the words out, as `format_value` does.
    """
    number = as_decimal(value)
    rules = language_of(language)
    if number is None:
        return rules.missing
    return _compact(number, unit, rules, digits, decimals, signed=signed, long=long)


def format_range(
    low: Number | None, high: Number | None, language: str, unit: str = "year", decimals: int | None = None
) -> str:
    """Write a span with an en dash: "2020–2024", "1,5–2,3 %"; a negative end gets spaces round the dash."""
    first, last = as_decimal(low), as_decimal(high)
    if first is None or last is None:
        return language_of(language).missing
    after = not (unit_of(unit).currency and language_of(language).currency_first)
    start = format_value(first, unit, language, decimals, "bare" if after and unit != "rank" else "short")
    dash = f"{NBSP}{EN_DASH}{NBSP}" if last < 0 else EN_DASH
    return start + dash + format_value(last, unit, language, decimals)


def shown_number(number: Decimal, rule: Unit, decimals: int | None) -> Decimal:
    """Return the figure as it is rounded for showing.

    Without `decimals` as few as needed, at most the unit's, and in millions and billions at most three digits in all.
    """
    if decimals is not None:
        return rounded(number, decimals)
    places = rule.decimals
    if rule.power > 3:
        places = min(places, max(0, _SIGNIFICANT - 1 - number.adjusted()))
    return _stripped(rounded(number, places))


def decimals_for(values: Iterable[float]) -> int:
    """Return the fewest decimals (at most 6) that show the ticks of an axis as they are, and so apart.

    A tick may be off by a hundredth of the smallest step, which is the noise of binary fractions.
    """
    ticks = sorted({float(value) for value in values})
    steps = [after - before for before, after in pairwise(ticks)]
    tolerance = min(steps) / 100 if steps else max(map(abs, ticks), default=0.0) / 1e6
    for decimals in range(6):
        if all(abs(round(tick, decimals) - tick) <= tolerance for tick in ticks):
            return decimals
    return 6


def compact_scale(values: Iterable[Number | None], language: str, unit: str = "", thousands: bool = False) -> Scale:
    """Choose how an axis counts: ones, millions or billions; thousands only when asked.

    With a `unit`, the words are the whole heading ("mrd. €"), and units that are themselves millions scale on.
    """
    numbers = [abs(number) for number in map(as_decimal, values) if number is not None]
    power = unit_of(unit).power
    largest = max(numbers, default=Decimal(0)).scaleb(power)
    small = 3 if thousands and largest >= 10_000 else 0
    target = next((step for step in (9, 6) if largest >= Decimal(10) ** step), small)
    if not largest:
        target = power
    divisor = float(Decimal(10) ** (target - power))
    return Scale(divisor, scaled_label(target, unit, language), scaled_label(target, unit, language, "long"))


def _power_for(number: Decimal, unit: str, digits: int) -> int:
    """Return 9, 6 or 0: the scale of the figure once it is rounded to `digits`."""
    if unit in _NEVER_SCALED:
        return 0
    coarse = abs(_to_significant(number.scaleb(unit_of(unit).power), digits))
    return next((step for step in (9, 6) if coarse >= Decimal(10) ** step), 0)


def _compact(
    number: Decimal, unit: str, rules: Language, digits: int, decimals: int | None, *, signed: bool, long: bool
) -> str:
    rule, power = unit_of(unit), _power_for(number, unit, digits)
    whole = number.scaleb(rule.power)
    if not power:
        shown = shown_number(whole, rule if rule.power == 0 else Unit(), decimals)
    elif decimals is not None:
        shown = rounded(whole.scaleb(-power), decimals)
    else:
        # Digits before the decimal point are never rounded away: 1 033 billion does not become 1 030.
        coarse = _to_significant(whole, digits).scaleb(-power)
        shown = rounded(whole.scaleb(-power), max(0, digits - 1 - coarse.adjusted()))
        shown = _stripped(shown) if long else shown
    return _dressed(shown, power, unit, rules, signed=signed, long=long)


def _dressed(shown: Decimal, power: int, unit: str, rules: Language, *, signed: bool, long: bool) -> str:
    """Put sign, scale word, currency and unit round a rounded figure."""
    rule = unit_of(unit)
    category = plural_form(abs(shown), rules.code)
    currency = "€" if rule.currency and rules.currency_first else ""
    tail = _long_tail(power, unit, rules, category) if long else _short_tail(power, unit, rules, category)
    return _sign(shown, signed) + currency + _digits(shown, rules) + tail


def _long_tail(power: int, unit: str, rules: Language, category: str) -> str:
    noun, scale = noun_of(unit, rules.code), rules.scales.get(power)
    word = noun.one if category == "one" and scale is None else noun.other
    if scale is not None:
        word = f"{scale.long.get(category, scale.long['other'])} {word}".rstrip()
    if word == "%":
        return rules.percent
    return NBSP + word if word else ""


def _short_tail(power: int, unit: str, rules: Language, category: str) -> str:
    scale, word = rules.scales.get(power), short_word(unit, rules.code, category)
    tail = scale.short if scale is not None else ""
    if unit_of(unit).currency and not rules.currency_first:
        tail += NBSP + "€"
    if word == "%":
        return rules.percent
    return tail + NBSP + word if word else tail


def _sign(shown: Decimal, signed: bool) -> str:
    if not shown:
        return ""
    return MINUS if shown < 0 else "+" * signed


def _digits(shown: Decimal, rules: Language) -> str:
    return format(abs(shown), ",f").translate(rules.marks)


def _stripped(number: Decimal) -> Decimal:
    """Drop trailing zeros after the decimal point."""
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize(_WIDE)


def _to_significant(number: Decimal, digits: int) -> Decimal:
    if not number:
        return number
    return number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), ROUND_HALF_UP, context=_WIDE)


def _ordinal(number: int, language: str) -> str:
    last, teen = number % 10, number % 100 in {11, 12, 13}
    if language == "en":
        return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th')}"
    if language == "sv":
        return f"{number}:{'a' if last in {1, 2} and number % 100 not in {11, 12} else 'e'}"
    return f"{number}."
