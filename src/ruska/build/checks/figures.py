"""Gates on figures: parts and their total, units and currencies side by side, ranges."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ruska.build.checks.case import PERIODS, Case, Fault
from ruska.data import Column, Dataset
from ruska.scene import Dots, Mark, Rect, Shape
from ruska.words.template import placeholders
from ruska.words.units import UNITS

Row = Mapping[str, Any]

EURO = "EUR"
CURRENCY = re.compile(r"[A-Z]{3}")
CURRENCIES = frozenset({"EUR", "SEK", "NOK", "USD", "DKK", "GBP", "CHF", "CAD", "AUD", "RUB", "ISK", "JPY", "CNY"})
"""The codes of ISO 4217 by which a column of currencies is known."""

LOW, HIGH = re.compile(r"^(.*_)?(low|min|minimum|lower)$"), ("high", "max", "maximum", "upper")


def wrong_parts(case: Case) -> Iterator[Fault]:
    """Yield graphics of parts of a whole whose parts miss the total that the dataset states for them.

    The total is the row that the dataset's `[[totals]]`, or the nesting of a category, names for the parts drawn.
    Where title, subtitle or note give both the sum and the total, the reader is told, and nothing is amiss.
    """
    if not _whole(case.story.chart.kind):
        return
    for column in case.measures:
        for stated, added in _sums(case, column):
            if not _told(case, stated, added):
                message = f'the parts drawn of "{column.name}" add up to {added:.10g}, but the total is {stated:.10g}.'
                remedy = "Draw every part, or give both figures in the subtitle or note."
                yield Fault(message, remedy)


def _whole(kind: Any) -> bool:
    """Tell whether a kind draws parts of a whole: it says so, or it piles or fills up to 100 %."""
    if getattr(kind, "mode", "") in ("stacked", "percent") or getattr(kind, "percent", False):
        return True
    return bool(getattr(kind, "parts_of_a_whole", False))


def _sums(case: Case, column: Column) -> Iterator[tuple[float, float]]:
    """Give the stated total and the sum of the drawn parts, wherever they differ by more than rounding."""
    for dataset in case.story.datasets:
        if column.name not in dataset.columns:
            continue
        rows = dataset.table().rows()
        for over, total, parts, tolerance in _totals(dataset, column):
            if over not in case.table.columns:
                continue
            drawn = [row for row in case.table.rows() if row[over] in parts]
            for group in _groups(drawn, over, dataset).values():
                stated = _stated(rows, group[0], dataset, (over, total, column.name))
                values = [row[column.name] for row in group]
                if stated is None or len(values) < 2 or None in values:
                    continue
                slack = max(tolerance, 0.5 * 10**-column.decimals * (len(values) + 1))
                if abs(sum(values) - stated) > slack:
                    yield stated, sum(values)


def _totals(dataset: Dataset, column: Column) -> Iterator[tuple[str, str, frozenset[str], float]]:
    """Give what a dataset says of totals: the column of the parts, the total, its parts, the tolerance."""
    for item in dataset.totals:
        if item.column == column.name:
            others = frozenset(dataset.table().values(item.over)) - {item.total}
            yield item.over, item.total, frozenset(item.parts) or others, item.tolerance
    for name, known in dataset.columns.items():
        for whole in dict.fromkeys(known.nested.values()):
            yield name, whole, frozenset(part for part, holder in known.nested.items() if holder == whole), 0.0


def _groups(rows: Sequence[Row], over: str, dataset: Dataset) -> dict[tuple[Any, ...], list[Row]]:
    """Return the rows by everything in the dataset's key but the column of the parts."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        key = tuple(row[name] for name in dataset.key if name != over and name in row)
        groups.setdefault(key, []).append(row)
    return groups


def _stated(rows: Sequence[Row], part: Row, dataset: Dataset, total: tuple[str, str, str]) -> float | None:
    """Return the one figure of the total beside a part, None where the dataset has none or several."""
    over, whole, column = total
    same = [name for name in dataset.key if name != over and name in part]
    found = [row[column] for row in rows if row[over] == whole and all(row[name] == part[name] for name in same)]
    return None if len(found) != 1 else found[0]


def _told(case: Case, *figures: float) -> bool:
    """Tell whether the printed words give each of the figures."""
    words, graphic = case.words, case.story.graphic
    used = {name for text in ("title", "subtitle", "note") for name in placeholders(words.text(graphic, text))}
    values = [case.story.facts[name].value for name in used if name in case.story.facts]
    numbers = [float(value) for value in values if isinstance(value, int | float)]
    return all(any(abs(number - figure) < 1e-6 * abs(figure) + 1e-9 for number in numbers) for figure in figures)


def mixed_currencies(case: Case) -> Iterator[Fault]:
    """Yield graphics that compare amounts in several currencies by length or size, without a panel for each."""
    if not any(map(_sized, (mark for panel in case.panels for mark in panel.marks))):
        return
    found = sorted(_currencies(case))
    if len(found) > 1:
        message = f"amounts in {', '.join(found)} are compared by their size."
        remedy = "Show one currency a graphic, as it was announced; nothing is converted without a dated rate."
        yield Fault(message, remedy)


def _sized(mark: Mark) -> bool:
    """Tell whether a mark shows a figure by its length, area or place."""
    if isinstance(mark, Dots):
        return bool(mark.tips)
    return isinstance(mark, Rect | Shape) and bool(mark.tip)


def _currencies(case: Case) -> set[str]:
    """Return the currencies of all amounts drawn: of their units, or of a column of currencies beside them."""
    found = {EURO for column in case.measures if UNITS[column.unit].currency}
    kind = case.story.chart.kind
    apart = getattr(kind, "by", "") if not getattr(kind, "shared", True) else ""
    for name in case.table.columns:
        if name == apart:
            continue
        values = {str(value).upper() for value in case.table.values(name) if not isinstance(value, int | float)}
        if values and values <= CURRENCIES:
            found = (found - {EURO}) | values
    return found


def mixed_units(case: Case) -> Iterator[Fault]:
    """Yield graphics that set figures of different units against one axis."""
    units = {column.unit for column in _on_one_axis(case)}
    if len(units) > 1:
        message = f"figures in {', '.join(sorted(units))} share one axis."
        yield Fault(message, "Give each unit a panel of its own.")


def _on_one_axis(case: Case) -> list[Column]:
    """Return the measures that are read off a value axis together: those whose kind has but one panel with ticks."""
    kind, names = case.story.chart.kind, {column.name for column in case.measures}
    if kind is None or getattr(kind, "own_scales", False):
        return []
    if {getattr(kind, "x", ""), getattr(kind, "y", "")} <= names:
        # Two number columns, each along an axis of its own.
        return []
    scaled = [panel for panel in case.sheet.scene.panels if panel.y.ticks or panel.x.ticks]
    return list(case.measures) if len(scaled) == 1 else []


def ranges_as_points(case: Case) -> Iterator[Fault]:
    """Yield graphics that draw one figure where the source gives a range of the same unit."""
    drawn = {column.name for column in case.measures}
    for low, high in _ends(case):
        unit = case.table.columns[low].unit
        points = [column.name for column in case.measures if column.unit == unit and column.name not in (low, high)]
        if {low, high} <= drawn or not (points or {low, high} & drawn):
            continue
        wide = [row for row in case.table.rows() if None not in (row[low], row[high]) and row[low] < row[high]]
        if wide:
            named = ", ".join(str(_name(case, row)) for row in wide[:4])
            message = f'the source gives ranges ("{low}" to "{high}") for {named}, which are drawn as points.'
            yield Fault(message, "Draw both ends (RangeBar), or leave these rows out and say so.")


def _ends(case: Case) -> Iterator[tuple[str, str]]:
    """Give the pairs of number columns that hold the low and the high end of a range."""
    numbers = set(case.table.numbers())
    for name in sorted(numbers):
        found = LOW.match(name)
        for ending in HIGH if found else ():
            other = f"{found[1] or ''}{ending}" if found else ""
            if other in numbers:
                yield name, other


def _name(case: Case, row: Row) -> Any:
    """Return what a row is called: its first drawn column that is neither a number nor a period."""
    for column in (*case.drawn, *case.table.columns.values()):
        if column.type not in ("number", *PERIODS):
            return row[column.name]
    return "a row"
