"""Figures as they stand on a map and in its key."""

from collections.abc import Sequence
from math import floor, log10

from ruska.classes import Sorted
from ruska.kinds.draft import Draft
from ruska.words.numbers import as_decimal, format_value, rounded
from ruska.words.units import scaled_label, unit_label, unit_of


def bare(draft: Draft, value: float | None) -> str:
    """Return a value as it stands on a map, where key or subtitle name the unit: scaled, without a sign of the unit."""
    column, numbers = draft.matrix.value_column, draft.numbers
    if value is None:
        return draft.plot.formatter.short(None, column)
    language, places = draft.plot.formatter.language, _decimals(draft)
    return format_value(value / numbers.scale, column.unit, language, places, "bare", signed=numbers.signed)


def printed(draft: Draft, values: Sequence[float | None] | None = None) -> list[float | None]:
    """Return figures as they are printed: scaled and rounded half up, so that what a reader sees is what counts.

    Without `values` they are those of the draft.
    """
    decimals, scale = _decimals(draft), draft.numbers.scale
    shown = draft.matrix.values[0] if values is None else values
    numbers = [as_decimal(None if value is None else value / scale) for value in shown]
    return [None if number is None else float(rounded(number, decimals)) for number in numbers]


def _decimals(draft: Draft) -> int:
    places = draft.numbers.decimals
    return draft.matrix.value_column.decimals if places is None else places


def range_texts(draft: Draft, classes: Sorted, values: Sequence[float | None] | None = None) -> list[str]:
    """Return the printed range of every class: the least and the largest figure that it may hold, as printed.

    A class at either end that holds nothing and has no bound is left out: its text is empty. `values` are those in the
    classes, without them those of the draft.
    """
    present = [value for value in printed(draft, values) if value is not None]
    step = 10.0 ** -_decimals(draft)
    lows: list[float | None] = [min(present) if classes.members(0) else None]
    highs: list[float | None] = []
    for edge in classes.edges:
        above = -floor(-edge / step + 1e-9) * step
        lows.append(above)
        highs.append(above - step)
    highs.append(max(present) if classes.members(classes.count - 1) else None)
    spaced = min(present) < 0
    return [_range_text(draft, low, high, spaced) for low, high in zip(lows, highs, strict=True)]


def _range_text(draft: Draft, low: float | None, high: float | None, spaced: bool) -> str:
    if low is None or high is None:
        return ""
    first, last = (bare(draft, end * draft.numbers.scale) for end in (low, high))
    if first == last:
        return first
    return f"{first}\u00a0–\u00a0{last}" if spaced else f"{first}–{last}"


def heading(draft: Draft) -> str:
    """Return what is coloured, with its unit: "Change, %"."""
    formatter, column = draft.plot.formatter, draft.matrix.value_column
    label, language = formatter.label(column), formatter.language
    scale = compact_unit(column.unit, language, draft.numbers.scale)
    return f"{label}, {scale}" if scale and column.unit not in ("", "count") else label


def compact_unit(unit: str, language: str, scale: float) -> str:
    """Return a unit as a heading, with the power of ten by which figures are scaled."""
    power = round(log10(scale)) if scale > 1 else 0
    return scaled_label(power + unit_of(unit).power, unit, language) if power else unit_label(unit, language)
