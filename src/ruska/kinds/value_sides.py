"""At which side of its dot a value stands, so that no line down the rows runs through it."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass

ROUNDING = 0.01
"""Pixels by which sums of pixels may be off."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot at pixel `x` of its strip, and the pixels from there to its value (`gap`) and the value's own `width`."""

    x: float
    gap: float
    width: float


@dataclass(frozen=True, slots=True)
class Lines:
    """The upright lines of a strip, at the pixels `xs`; texts keep `clear` pixels off them and between `ends`.

    `push`: the pixels that a value may stand further off its dot to come past a line.
    """

    xs: Sequence[float]
    ends: tuple[float, float]
    clear: float
    push: float

    def offset(self, spot: Spot, *, left: bool) -> float | None:
        """Return the pixels from the dot to its value at one side, negative to the left, or None where lines hit it.

        A value that a line close to its dot would hit stands just past that line.
        """
        sign = -1 if left else 1
        places = [spot.gap, *(sign * (x - spot.x) + self.clear for x in self.xs)]
        for gap in sorted(place for place in places if spot.gap <= place <= spot.gap + self.push):
            near, far = spot.x + sign * gap, spot.x + sign * (gap + spot.width)
            if self._open(min(near, far), max(near, far)):
                return sign * gap
        return None

    def plain(self, spot: Spot, *, left: bool) -> bool:
        """Tell whether a value at its usual distance is free of lines at that side."""
        offset = self.offset(spot, left=left)
        return offset is not None and abs(offset) == spot.gap

    def _open(self, start: float, end: float) -> bool:
        # A value pushed just past a line must not count as hit for its rounding.
        clear = self.clear - ROUNDING
        hit = any(start - clear < x < end + clear for x in self.xs)
        return self.ends[0] - ROUNDING <= start and end <= self.ends[1] + ROUNDING and not hit


def value_offsets(spots: Sequence[Spot], lines: Lines) -> list[float]:
    """Return the pixels from each dot to its value: right of it, or negative, left of it, where a line demands that.

    Dots between the same two lines have their values at one side if they can, so that sides do not alternate.
    """
    places = [bisect(sorted(lines.xs), spot.x) for spot in spots]
    offsets = [0.0] * len(spots)
    for place in set(places):
        members = [index for index, other in enumerate(places) if other == place]
        for index, offset in zip(members, _together([spots[index] for index in members], lines), strict=True):
            offsets[index] = offset
    return offsets


def _together(spots: Sequence[Spot], lines: Lines) -> list[float]:
    """Return offsets at one side for all, at the right if that is free of lines, else each at the side that is."""
    if all(lines.plain(spot, left=False) for spot in spots):
        return [spot.gap for spot in spots]
    if all(lines.plain(spot, left=True) for spot in spots):
        return [-spot.gap for spot in spots]
    past = [offset for spot in spots if (offset := lines.offset(spot, left=False)) is not None]
    return past if len(past) == len(spots) else [_alone(spot, lines) for spot in spots]


def _alone(spot: Spot, lines: Lines) -> float:
    """Return the offset to a side free of lines, else the usual one: the line is then broken there."""
    if lines.plain(spot, left=False):
        return spot.gap
    if lines.plain(spot, left=True):
        return -spot.gap
    right, left = lines.offset(spot, left=False), lines.offset(spot, left=True)
    return right if right is not None else left if left is not None else spot.gap
