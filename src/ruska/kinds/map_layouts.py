"""The layout of a map on one canvas: which part of the body the areas fill, and how large the labels are.

Many frames are weighed by a guess at what their labels will cost; the best of them are tried in full.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Protocol

from ruska.layout.boxes import overlap
from ruska.layout.map_frame import MapFrame, frame_around
from ruska.layout.map_key import MapKey
from ruska.layout.map_lettering import PlacedLabels, Tally
from ruska.layout.map_list import ListRow
from ruska.layout.map_plane import Bounds, Point
from ruska.layout.space import Space
from ruska.scene import Box, Mark

PAD = 0.9
"""The room between the map's edge and the key or the areas, in parts of the label size."""

SHRINK = (1.0, 0.93, 0.86, 0.8, 0.72, 0.62, 0.5)
PLACES = ((0.5, 0.5), (0.75, 0.5), (1.0, 0.5), (0.5, 1.0), (1.0, 1.0), (0.25, 0.5))
"""How far a map may shrink, and where in the room that it leaves it may stand, so that the key covers no area."""

Way = tuple[float, Point]
WHOLE: Way = (1.0, (0.5, 0.5))
"""One of the ways to place a map: how far it shrinks, and where it stands, 0 to 1 across and down."""

SIZES = (1.0, 0.88, 0.78)
"""The sizes of labels, in parts of that of ticks."""

TRIES = 3
"""How many of the frames that look best are tried in full, with each size."""

GIVEN_UP = 0.5
"""Smaller maps are not looked at when what they cost by themselves is this part of what the best cost in all."""

HOPE = 1.1
"""A layout is tried while its guess is below the best that was found, times this, as guesses err."""

MISSED, LED, SMALLER_MAP, SMALLER_TEXT, NO_INSET = 60.0, 0.2, 48.0, 16.0, 4.0
NEEDED = 100.0
"""What counts against a layout: lost labels, leaders, the parts lost of map and text, and areas not enlarged."""

INSET_WIDTH, INSET_HEIGHT, INSET_MARGIN = 0.28, 0.44, 0.14
CORNERS = ((0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (1.0, 0.5), (0.0, 0.5))
"""The most of the map's width and height that an inset takes, the margin around its areas, and where it may stand."""

NOTHING = PlacedLabels((), (), ())


class Focus(Protocol):
    """What a map must show: its rectangle in metres, and whether it has a part in another."""

    @property
    def bounds(self) -> Bounds:
        """The smallest rectangle around it, in metres."""

    def reach_into(self, bounds: Bounds) -> bool:
        """Tell whether it has a part in a rectangle, in metres."""


class Paint(Protocol):
    """What a kind of map adds to the ground: its marks, labels and keys, and the rows of the list on a telephone."""

    @property
    def labelled(self) -> frozenset[str]:
        """The keys of all that has a label."""

    def keys(self) -> tuple[MapKey, ...]:
        """Return the keys, one below the other."""

    def marks(self, frame: MapFrame, clear: Sequence[Bounds]) -> list[Mark]:
        """Return what is drawn over the ground; lines are broken at texts, whose rectangles are `clear`."""

    def guess(self, frame: MapFrame, taken: tuple[Box, ...], size: float) -> Tally:
        """Return quickly about what the labels of one type size will cost."""

    def placed(self, frame: MapFrame, taken: tuple[Box, ...], size: float, keys: frozenset[str]) -> PlacedLabels:
        """Return labels of one type size, none of them on what is taken (boxes in pixels of the map).

        `keys`: what is labelled, as some is labelled in the inset.
        """

    def rows(self) -> list[ListRow]:
        """Return the rows of the list."""


@dataclass(frozen=True, slots=True)
class Inset:
    """What is shown enlarged in a corner: a rectangle of the plane in metres, and the keys of its labels."""

    bounds: Bounds
    keys: frozenset[str]

    @classmethod
    def around(cls, bounds: Bounds, keys: frozenset[str]) -> "Inset":
        """Return an inset with a margin around a rectangle."""
        return cls(bounds.grown(INSET_MARGIN * max(bounds.width, bounds.height)), keys)


@dataclass(frozen=True, slots=True)
class MapLayout:
    """A layout that was tried: what counts against it, its frame and labels, and those of its inset."""

    fault: float
    frame: MapFrame
    placed: PlacedLabels
    inset: MapFrame | None = None
    inset_labels: PlacedLabels = NOTHING


@dataclass(frozen=True)
class MapLayouts:
    """Finds the layout of a map in a box of pixels beside a key, whose box is in the same pixels."""

    focus: Focus
    space: Space
    paint: Paint
    box: Box
    key: Box
    inset: Inset | None = None

    @property
    def pad(self) -> float:
        """The room between the map's edge and what stands in it, in pixels."""
        return map_pad(self.space)

    def best(self) -> MapLayout:
        """Return the best of several layouts: few labels lost, short leaders, map and texts as large as can be."""
        found: MapLayout | None = None
        for guess, frame, size in self._promising():
            if found is None or guess < HOPE * found.fault:
                layout = self._tried(frame, size)
                found = layout if found is None or layout.fault < found.fault else found
        if found is None:
            raise ValueError("there is no layout to try")
        return found

    def _promising(self) -> list[tuple[float, MapFrame, float]]:
        """Return the layouts that are worth trying, one frame of a scale with each size, the best guesses first."""
        best: dict[float, list[tuple[float, MapFrame, float]]] = {}
        for frame in self._frames:
            known = sorted(guesses[0][0] for guesses in best.values())[:TRIES]
            if len(known) == TRIES and SMALLER_MAP * (1 - self._map_size(frame)) >= GIVEN_UP * known[-1]:
                break
            tallies = [(self.paint.guess(frame, (self.key,), self._text_size(size)), size) for size in SIZES]
            guesses = sorted(((self._fault(tally, frame, size), frame, size) for tally, size in tallies), key=_guess)
            scale = round(frame.scale, 3)
            if scale not in best or guesses[0][0] < best[scale][0][0]:
                best[scale] = guesses
        chosen = sorted(best.values(), key=lambda guesses: guesses[0][0])[:TRIES]
        return sorted((guess for guesses in chosen for guess in guesses), key=_guess)

    def _tried(self, frame: MapFrame, size: float) -> MapLayout:
        """Return a layout with what counts against it."""
        text = self._text_size(size)
        inset, enlarged = self._inset_frame(frame), NOTHING
        if inset is not None and self.inset is not None:
            enlarged = self.paint.placed(inset, (), text, self.inset.keys)
        if inset is None or not enlarged.ids:
            placed = self.paint.placed(frame, (self.key,), text, self.paint.labelled)
            lost = NO_INSET * len(self.inset.keys) if self.inset else 0.0
            return MapLayout(self._fault(placed.tally, frame, size) + lost, frame, placed)
        # What finds no place even enlarged is labelled on the map, as if there were no inset.
        placed = self.paint.placed(frame, (self.key, inset.box), text, self.paint.labelled - enlarged.ids)
        enlarged = replace(enlarged, left_out=())
        return MapLayout(self._fault(placed.tally, frame, size), frame, placed, inset, enlarged)

    def _inset_frame(self, frame: MapFrame) -> MapFrame | None:
        """Return the frame of what is enlarged in a corner that is free, None where there is none."""
        if self.inset is None:
            return None
        bounds, whole = self.inset.bounds, frame.box
        pixels = min(INSET_WIDTH * whole.width / bounds.width, INSET_HEIGHT * whole.height / bounds.height)
        width, height = bounds.width * pixels, bounds.height * pixels
        for across, down in CORNERS:
            left = self.pad + across * (whole.width - 2 * self.pad - width)
            top = self.pad + down * (whole.height - 2 * self.pad - height)
            box = Box(left, top, width, height)
            if not overlap(box, self.key, self.pad) and not self.focus.reach_into(frame.metres(box, self.pad)):
                return frame_around(bounds, box, Box(0, 0, width, height))
        return None

    @cached_property
    def _frames(self) -> list[MapFrame]:
        """The frames in which what must be shown stands clear of the key, the largest first; else one beside it."""
        ways = product(SHRINK, PLACES)
        frames = dict.fromkeys(frame_in(self.focus, self.space, self.box, self.box, way) for way in ways)
        clear = [frame for frame in frames if not self.focus.reach_into(frame.metres(self.key, self.pad))]
        if clear:
            return clear
        left = self.key.x + self.key.width
        beside = Box(left, 0, self.box.width - left, self.box.height)
        return [frame_in(self.focus, self.space, self.box, beside)]

    def _map_size(self, frame: MapFrame) -> float:
        """Return the size of a map in parts of the largest that could be had."""
        return self._frames[0].scale / frame.scale

    def _text_size(self, size: float) -> float:
        return max(self.space.size.floor, size * self.space.size.tick)

    def _fault(self, tally: Tally, frame: MapFrame, size: float) -> float:
        """Return what counts against a layout."""
        smaller = SMALLER_MAP * (1 - self._map_size(frame)) + SMALLER_TEXT * (1 - size)
        return MISSED * tally.lost + NEEDED * tally.needed + LED * tally.leaders + smaller


def _guess(found: tuple[float, MapFrame, float]) -> float:
    return found[0]


def map_pad(space: Space) -> float:
    """Return the pixels between the map's edge and what stands in it."""
    return PAD * space.size.label


def frame_in(focus: Focus, space: Space, box: Box, part: Box, way: Way = WHOLE) -> MapFrame:
    """Return the frame of a box in which what a map must show fills a part, shrunk and placed in one of the ways."""
    (shrink, (across, down)), bounds, pad = way, focus.bounds, map_pad(space)
    width, height = part.width - 2 * pad, part.height - 2 * pad
    pixels = shrink * min(width / bounds.width, height / bounds.height)
    size = bounds.width * pixels, bounds.height * pixels
    left = part.x + pad + across * (width - size[0])
    top = part.y + pad + down * (height - size[1])
    return frame_around(bounds, box, Box(left, top, *size))
