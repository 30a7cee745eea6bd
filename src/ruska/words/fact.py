"""Facts: the named figures that sentences are made of."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A named figure or word for use in sentences.

    `value` is in `unit` (an id of `ruska.words.units`, or empty for a plain number); `None` means that the figure is
    missing, which a sentence refuses. `decimals` is how many are shown (`None`: as the unit's custom is). `names` holds
    a word per language, such as a region's or a category's name, and then stands instead of the value. `signed` shows
    a plus before a rise.
    """

    value: float | int | str | None
    unit: str = ""
    decimals: int | None = None
    names: Mapping[str, str] | None = None
    signed: bool = False
