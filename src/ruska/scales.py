"""Scales: domains, ticks and bands, as plain numbers. Nothing here knows of pixels, words or painters."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

OVERREACH = 0.45
"""The part of a step by which the outermost tick may reach beyond the values."""


def finite(values: Iterable[float | None]) -> list[float]:
    """Return the values that are there, in order; `None` and not-a-number are left out."""
    return [value for value in values if value is not None and math.isfinite(value)]


def nice_step(span: float, count: int) -> float:
    """Return the step of 1, 2, 2.5 or 5 times a power of ten that cuts `span` into at most `count` parts.

    Raises ValueError when span or count is not positive.
    """
    if span <= 0 or count < 1:
        raise ValueError("a step needs a positive span and at least one part")
    raw = span / count
    power = 10.0 ** math.floor(math.log10(raw))
    for factor in (1, 2, 2.5, 5, 10):
        if factor * power >= raw * (1 - 1e-9):
            return factor * power
    return 10 * power


def step_decimals(step: float) -> int:
    """Return the fewest decimals that write `step` exactly."""
    for decimals in range(10):
        if math.isclose(round(step, decimals), step, rel_tol=1e-9, abs_tol=1e-12):
            return decimals
    return 10


@dataclass(frozen=True, slots=True)
class ValueScale:
    """A value axis with even ticks; `low` and `high` are the first and last tick or the extremes beyond them."""

    low: float
    high: float
    step: float
    ticks: tuple[float, ...]


def value_scale(values: Iterable[float | None], count: int = 5, zero: bool = True) -> ValueScale:
    """Return a scale that holds all values with about `count` ticks.

    With `zero` the scale includes zero, as bars and areas must. A single value, or values that are all alike, get a
    span of their own size. A tick far beyond the values is left out, so that the values fill the height. Without any
    value the scale is 0 to 1 and has no ticks.
    """
    present = finite(values)
    if not present:
        return ValueScale(0.0, 1.0, 1.0, ())
    low, high = _span(min(present), max(present), zero)
    step = nice_step(high - low, count)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if (last - high / step) > OVERREACH and last - first > 1:
        last -= 1
    if zero and low < 0 and (low / step - first) > OVERREACH and last - first > 1:
        first += 1
    ticks = tuple(round(index * step, 10) for index in range(first, last + 1))
    return ValueScale(min(low, ticks[0]), max(high, ticks[-1]), step, ticks)


def _span(low: float, high: float, zero: bool) -> tuple[float, float]:
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        pad = abs(low) or 1.0
        low, high = (low, high + pad) if zero else (low - pad / 2, high + pad / 2)
    return low, high


def thin(count: int, fits: int) -> list[int]:
    """Choose which of `count` evenly spaced ticks to name when only `fits` have room.

    First and last are always named when two have room. The step between is even where a step not twice too large
    allows it; else the others are counted back from the last, and the one too near to the first gives way to it.
    """
    if count <= 0:
        return []
    fits = max(1, fits)
    if fits == 1 or count == 1:
        return [count - 1]
    least = math.ceil((count - 1) / (fits - 1))
    even = next((step for step in range(least, 2 * least + 1) if (count - 1) % step == 0), 0)
    if even:
        return list(range(0, count, even))
    step = next((step for step in (1, 2, 5, 10, 20, 25, 50, 100) if step >= least), least)
    inner = [index for index in range(count - 1, 0, -step) if index >= max(least, 0.75 * step)]
    return [0, *reversed(inner)]


def stack(columns: Sequence[Sequence[float | None]]) -> list[list[tuple[float, float] | None]]:
    """Return for each series the (from, to) of every category when series are piled on one another.

    Positive values pile upwards and negative ones downwards from zero. A missing value stays missing (`None`) and adds
    nothing to those above it.
    """
    size = len(columns[0]) if columns else 0
    tops, bottoms = [0.0] * size, [0.0] * size
    result: list[list[tuple[float, float] | None]] = []
    for values in columns:
        row: list[tuple[float, float] | None] = []
        for index, value in enumerate(values):
            if value is None:
                row.append(None)
                continue
            base = tops if value >= 0 else bottoms
            row.append((base[index], base[index] + value))
            base[index] += value
        result.append(row)
    return result


def shares(columns: Sequence[Sequence[float | None]]) -> list[list[float | None]]:
    """Return every value as percent of its category's sum; a category with a missing or negative part has no shares."""
    result: list[list[float | None]] = [[None] * len(values) for values in columns]
    for index in range(len(columns[0]) if columns else 0):
        parts = [values[index] for values in columns]
        present = finite(parts)
        total = sum(present)
        if len(present) < len(parts) or total <= 0 or min(present) < 0:
            continue
        for row, part in zip(result, present, strict=True):
            row[index] = 100 * part / total
    return result
