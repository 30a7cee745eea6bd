"""Colours of series and categories: one highlight a graphic, everything else steps back."""

from collections.abc import Hashable, Sequence
from typing import Any

from ruska.brand import Brand
from ruska.chart.plot import Item
from ruska.colorspace import luminance
from ruska.errors import ScriptError

Highlight = Hashable | Sequence[Hashable] | None
DISTINCT_LIMIT = 3


def highlighted(items: Sequence[Item], highlight: Highlight) -> list[bool]:
    """Tell for each item whether it is highlighted. Raises ScriptError when the highlight names no item."""
    if highlight is None:
        return [False] * len(items)
    wanted: list[Any] = list(highlight) if isinstance(highlight, list | tuple) else [highlight]
    keys = {item.key for item in items}
    unknown = [str(key) for key in wanted if key not in keys]
    if unknown:
        known = ", ".join(str(item.key) for item in items)
        raise ScriptError(f"the highlight {', '.join(unknown)} is none of: {known}.")
    return [item.key in wanted for item in items]


def series_colors(items: Sequence[Item], highlight: Highlight, brand: Brand, distinct: bool = False) -> list[str]:
    """Return a colour for each series.

    A highlighted series takes the highlight colour. The others share the context colour when there are many, unless
    `distinct` asks for a colour each, as stacks need.
    """
    marked = highlighted(items, highlight)
    if not any(marked):
        return [brand.color("single")] if len(items) == 1 else brand.series_colors(len(items))
    others = len(items) - sum(marked)
    palette = [color for color in _context_first(brand) if color != brand.color("highlight")]
    result, used = [], 0
    for flag in marked:
        if flag:
            result.append(brand.color("highlight"))
            continue
        spread_out = distinct or others <= DISTINCT_LIMIT
        result.append(palette[used % len(palette)] if spread_out else brand.color("context"))
        used += 1
    return result


def category_colors(items: Sequence[Item], highlight: Highlight, brand: Brand) -> list[str]:
    """Return a colour for each category of a single series: context with one highlight, or one colour for all."""
    marked = highlighted(items, highlight)
    if not any(marked):
        return [brand.color("single")] * len(items)
    return [brand.color("highlight") if flag else brand.color("context") for flag in marked]


def sign_colors(values: Sequence[float | None], brand: Brand) -> list[str]:
    """Return the positive or the negative colour for each value; the sign itself is in the printed number."""
    return [brand.color("negative") if value is not None and value < 0 else brand.color("positive") for value in values]


def text_on(color: str, brand: Brand) -> str:
    """Return paper or ink, whichever contrasts more with a fill (WCAG 2.2 relative luminance)."""
    return brand.color("paper") if luminance(color) < 0.18 else brand.color("ink")


def _context_first(brand: Brand) -> list[str]:
    context = brand.color("context")
    return [context, *(color for color in brand.series_colors(len(brand.series)) if color != context)]
