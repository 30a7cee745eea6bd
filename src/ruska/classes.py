"""Classes: how the figures of a map are sorted into a few steps. Plain numbers; nothing here knows of colours or words.

A class holds the values from its lower edge up to, but not including, its upper edge; the last one holds both. Edges
are the roundest numbers that part the values in the same way, so that a key can be read.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor, log10
from typing import Protocol

from ruska.errors import ScriptError

MAX_CLASSES = 7
"""More steps of one colour cannot be told apart on a map."""

Runs = list[list[float]]


class Classes(Protocol):
    """A way of sorting values into classes."""

    def edges(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return the inner edges, ascending; fewer than asked for where the values do not allow more."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Classes of which the script says only how many there are."""

    count: int = 5

    def edges(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return the inner edges."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Quantile(Counted):
    """`count` classes that hold about the same number of values; equal values stay together."""

    def edges(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return the inner edges."""
        ordered = sorted(values)
        starts = [round(len(ordered) * step / _few(self.count)) for step in range(1, self.count)]
        cuts = [(ordered[start - 1], ordered[start]) for start in starts if 0 < start < len(ordered)]
        return tuple(dict.fromkeys(roundest(low, high) for low, high in cuts if low < high))


@dataclass(frozen=True, slots=True)
class Equal(Counted):
    """`count` classes of the same width between the smallest and the largest value."""

    def edges(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return the inner edges."""
        low, high = min(values), max(values)
        steps = range(1, _few(self.count)) if high > low else range(0)
        return tuple(low + (high - low) * step / self.count for step in steps)


@dataclass(frozen=True, slots=True)
class Natural(Counted):
    """`count` classes whose values lie as near together as they can (Fisher 1958, Jenks 1977)."""

    def edges(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return the inner edges."""
        runs = natural_runs(sorted(values), _few(self.count))
        return tuple(roundest(before[-1], after[0]) for before, after in pairwise(runs))


@dataclass(frozen=True, slots=True)
class Own:
    """Classes between edges that the script names, ascending."""

    inner: Sequence[float]

    def edges(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return the inner edges. Raises ScriptError for edges that do not ascend."""
        edges = tuple(float(edge) for edge in self.inner)
        if list(edges) != sorted(set(edges)):
            raise ScriptError(f"the edges of classes must ascend: {', '.join(map(str, self.inner))}.")
        _few(len(edges) + 1)
        return edges


@dataclass(frozen=True, slots=True)
class Sorted:
    """Values in classes: the inner edges, and the class of each value (`None` for a missing one).

    On a diverging scale, `below` classes lie wholly below the centre, and with `middle` the next one holds it.
    """

    edges: tuple[float, ...]
    numbers: tuple[int | None, ...]
    below: int = 0
    middle: bool = False

    @property
    def count(self) -> int:
        """The number of classes."""
        return len(self.edges) + 1

    def placed(self, values: Sequence[float | None]) -> "Sorted":
        """Return other values in the same classes."""
        numbers = (None if value is None else bisect_right(self.edges, value) for value in values)
        return replace(self, numbers=tuple(numbers))

    def members(self, number: int) -> int:
        """Return how many values a class holds."""
        return self.numbers.count(number)


def sort_values(values: Sequence[float | None], classes: Classes, centre: float | None = None) -> Sorted:
    """Sort values into classes.

    With a `centre`, the classes on either side of it are found apart, so that none reaches over it, each side with its
    share of them; edges of the script's own may leave one class around it. Raises ScriptError when no value is there,
    and for a number of classes that cannot be read.
    """
    present = [value for value in values if value is not None]
    if not present:
        raise ScriptError("none of the areas has a figure; there is nothing to colour.")
    if centre is not None and isinstance(classes, Counted):
        edges = _sided_edges(present, classes, centre)
    else:
        edges = classes.edges(present)
    numbers = tuple(None if value is None else bisect_right(edges, value) for value in values)
    if centre is None:
        return Sorted(edges, numbers)
    middle = centre not in edges and bool(edges) and edges[0] < centre < edges[-1]
    return Sorted(edges, numbers, sum(edge <= centre for edge in edges), middle)


def _sided_edges(values: Sequence[float], classes: Counted, centre: float) -> tuple[float, ...]:
    """Return the edges of classes found apart on either side of a centre, two a side where the count allows it."""
    below, above = [v for v in values if v < centre], [v for v in values if v >= centre]
    if not below or not above:
        return classes.edges(values)
    count = max(2, _few(classes.count))
    least = 2 if count > 3 else 1
    share = min(max(round(count * len(below) / len(values)), least), count - least)
    return (
        *replace(classes, count=share).edges(below),
        float(centre),
        *replace(classes, count=count - share).edges(above),
    )


def natural_runs(ordered: Sequence[float], count: int) -> Runs:
    """Return sorted values in at most `count` runs with the least sum of squared distances from the runs' means.

    Exact, by dynamic programming: W. D. Fisher, On Grouping for Maximum Homogeneity, JASA 53 (1958); G. F. Jenks made
    it the cartographers' method (1977). Equal values stay together.
    """
    groups = [[value] * ordered.count(value) for value in dict.fromkeys(ordered)]
    count = min(count, len(groups))
    cost = _costs(groups)
    size = len(groups)
    best = [cost[0][end] for end in range(size)]
    starts = [[0] * size]
    for number in range(1, count):
        row, cuts = [0.0] * size, [0] * size
        for end in range(number, size):
            row[end], cuts[end] = min((best[start - 1] + cost[start][end], start) for start in range(number, end + 1))
        best = row
        starts.append(cuts)
    runs: Runs = []
    end = size - 1
    for cuts in reversed(starts):
        start = cuts[end]
        runs.insert(0, [value for group in groups[start : end + 1] for value in group])
        end = start - 1
    return runs


def _costs(groups: Runs) -> list[list[float]]:
    """Return the sum of squared distances from the mean for every run of groups, by first and last."""
    size = len(groups)
    cost = [[0.0] * size for _ in range(size)]
    for start in range(size):
        count, mean, squares = 0, 0.0, 0.0
        for end in range(start, size):
            for value in groups[end]:
                count += 1
                step = value - mean
                mean += step / count
                squares += step * (value - mean)
            cost[start][end] = squares
    return cost


def roundest(low: float, high: float) -> float:
    """Return the number with the fewest digits above `low` and not above `high`.

    Among those with as few, a multiple of ten, five or two goes first, then the one nearest to the middle.
    """
    power = floor(log10(max(abs(low), abs(high), high - low)))
    middle = (low + high) / 2
    for place in range(power, power - 16, -1):
        for factor in (5, 2, 1):
            step = factor * 10.0**place
            candidates = range(ceil((low + 1e-12 * abs(low)) / step), floor(high / step + 1e-9) + 1)
            fitting = [round(number * step, max(0, 1 - place)) for number in candidates if number * step > low]
            if fitting:
                return min(fitting, key=lambda number: abs(number - middle))
    return high


def _few(count: int) -> int:
    if not 1 <= count <= MAX_CLASSES:
        raise ScriptError(f"{count} classes cannot be read on a map; take 2 to {MAX_CLASSES}.")
    return count
