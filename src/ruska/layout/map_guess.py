"""A quick guess at what the labels of areas will cost in a layout, without setting them.

Layouts are compared by it before the best are tried in full, so it may err, but not by much and not by kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from ruska.layout.map_beside import EDGE, GAP, ROW
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_labels import coarsest_scale
from ruska.layout.map_lettering import LONG, LabelType, MapLabel, Tally, burden
from ruska.layout.map_plane import Point
from ruska.layout.map_silhouette import Silhouette
from ruska.scene import Box

FAR = 1.4 * LONG
"""The most that a leader counts for, in parts of the type size, as another way is found for a longer one."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A label: the scale up to which it stands inside, where its leader ends in metres, and its least width."""

    coarsest: float
    target: Point
    width: float


@dataclass(frozen=True, slots=True)
class _Outside:
    """A label beside the areas: where its leader ends, how far the areas reach there, in metres, and its width."""

    x: float
    y: float
    left: float
    right: float
    width: float


class LabelGuess:
    """Guesses for labels of one type on one canvas."""

    def __init__(self, labels: Sequence[MapLabel], silhouette: Silhouette, type: LabelType) -> None:
        self._silhouette = silhouette
        self._size = type.size
        self._labels = [
            _Measured(
                coarsest_scale(label, type.smaller),
                label.interior.points[0],
                min(type.label_width(label, lines) for lines in (*label.forms, label.shortened.forms[0])),
            )
            for label in labels
        ]
        self._outside: dict[float, list[_Outside]] = {}

    def tally(self, frame: MapFrame, taken: Sequence[Box]) -> Tally:
        """Return about how many labels find no place, and how long all leaders are."""
        if frame.scale not in self._outside:
            self._outside[frame.scale] = list(self._beside(frame.scale))
        lost, leaders = 0, 0.0
        rows: tuple[list[Point], list[Point]] = [], []
        for label in self._outside[frame.scale]:
            y = (frame.top - label.y) / frame.scale
            found = self._nearest(label, frame, _open(frame, taken, y, self._size))
            if found is None:
                lost += 1
                continue
            gap, side = found
            rows[side].append((y, gap / self._size + GAP))
        for column in filter(None, rows):
            lost += max(0, len(column) - int(frame.box.height // (ROW * self._size)))
            # Where labels stand closer than their rows are high, each moves about a sixth of what all need more.
            heights = [y for y, _ in column]
            close = len(column) * ROW * self._size - (max(heights) - min(heights))
            moved = max(0.0, close) / (6 * self._size)
            leaders += sum(burden(min(hypot(length, moved), max(LONG, min(length, FAR)))) for _, length in column)
        return Tally(lost, 0, leaders)

    def _beside(self, scale: float) -> Iterator[_Outside]:
        """Yield the labels that have no room inside at a scale."""
        reach = self._size * scale
        for label in self._labels:
            if scale > label.coarsest:
                x, y = label.target
                left, right = self._silhouette.extent(y - reach, y + reach) or (x, x)
                yield _Outside(x, y, left, right, label.width)

    def _nearest(self, label: _Outside, frame: MapFrame, room: tuple[float, float]) -> tuple[float, int] | None:
        """Return how far open ground is on the nearer side on which a label has room; 0 for the left, 1 for the right.

        `room` are the first and the last free pixel at its height.
        """
        needed = label.width + (GAP + EDGE) * self._size
        sides = []
        if (label.left - frame.left) / frame.scale - room[0] >= needed:
            sides.append(((label.x - label.left) / frame.scale, 0))
        if room[1] - (label.right - frame.left) / frame.scale >= needed:
            sides.append(((label.right - label.x) / frame.scale, 1))
        return min(sides, default=None)


def _open(frame: MapFrame, taken: Sequence[Box], y: float, size: float) -> tuple[float, float]:
    """Return the first and the last pixel that are free at a height; what is taken stands at either edge."""
    low, high = 0.0, frame.box.width
    for box in taken:
        if box.y < y + size and box.y + box.height > y - size:
            if box.x + box.width / 2 < frame.box.width / 2:
                low = max(low, box.x + box.width)
            else:
                high = min(high, box.x)
    return low, high
