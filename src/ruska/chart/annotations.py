"""Annotations: a text at a datum, a reference line, a shaded period. Their words stand in the word file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextAt:
    """A short text beside a datum.

    `at` is the category or x position, `series` the series where there are several, `words` the key of the text under
    `labels` in the word file.
    """

    at: str | float
    words: str
    series: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A thin line across the value axis; `value` is the name of a fact, never a number typed in."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Period:
    """A shaded stretch of the x axis from `start` to `end`, both included, with its name at the top."""

    start: str | float
    end: str | float
    words: str


Annotation = TextAt | ReferenceLine | Period
