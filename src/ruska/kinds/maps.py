"""What all maps share: sea, neighbours and borders around the areas, the frame, the key and the labels."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice, product
from math import floor, log10
from typing import Protocol

from ruska.chart.plot import Plot
from ruska.classes import Sorted
from ruska.data.outlines import Outlines
from ruska.kinds.draft import Draft
from ruska.kinds.map_ground import ground_marks, open_lines
from ruska.layout.boxes import overlap
from ruska.layout.map_frame import MapFrame, frame_around
from ruska.layout.map_key import KeyPanel, MapKey
from ruska.layout.map_lettering import PlacedLabels
from ruska.layout.map_list import ListRow, MapList
from ruska.layout.map_plane import (
    Bounds,
    Point,
    Ring,
    Rings,
    all_points,
    broken_lines,
    cut_rings,
    merged,
    projected,
)
from ruska.layout.map_silhouette import Silhouette
from ruska.layout.space import Space, pixel_panel
from ruska.scene import Box, Mark, Panel, Rect
from ruska.words.numbers import as_decimal, format_value, rounded
from ruska.words.units import scaled_label, unit_label, unit_of

PAD = 0.9
"""The room between the map's edge and the key or the areas, in parts of the label size."""

SHRINK = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5)
PLACES = ((0.5, 0.5), (0.75, 0.5), (0.5, 1.0), (0.75, 1.0), (0.25, 1.0), (0.25, 0.5))
"""How far a map may shrink, and where in the room that it leaves it may stand, so that the key covers no area."""

TRIES, FINALISTS = 16, 3
SIZES = (0.78, 0.88, 1.0)
"""How many frames are tried with labels of the smallest size, and how many of the best with the others."""

MISSED, LED, SMALLER_MAP, SMALLER_TEXT, NO_INSET = 12.0, 0.14, 48.0, 16.0, 4.0
NEEDED = 100.0
"""What counts against a layout: lost labels, leaders, the parts lost of map and text, and areas not enlarged."""

CLEAR = 0.3
"""How far coasts and hatching keep off texts, in parts of the size of ticks."""

INSET_WIDTH, INSET_HEIGHT, INSET_MARGIN = 0.28, 0.44, 0.14
CORNERS = ((0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (1.0, 0.5), (0.0, 0.5))
"""The most of the map's width and height that an inset takes, the margin around its areas, and where it may stand."""

NOTHING = PlacedLabels((), (), ())

NARROW_RATIO = 1.3
"""The most that a narrow map is higher than wide."""


@dataclass(frozen=True, eq=False)
class Areas:
    """The areas of a map that a graphic shows: their rings in metres by key, and the layer that they come from.

    The same for all canvases, so that what is measured on them is measured once.
    """

    outlines: Outlines
    rings: Mapping[Hashable, Rings]

    @classmethod
    def of(cls, plot: Plot, map: str, keys: Sequence[Hashable]) -> "Areas":
        """Join keys to outlines, several to one where a join says so. Raises ScriptError listing unknown keys."""
        return _areas(plot.outlines[map], tuple(keys))

    @cached_property
    def bounds(self) -> Bounds:
        """The smallest rectangle around all areas, in metres."""
        return Bounds.of(all_points(ring for rings in self.rings.values() for ring in rings))

    @cached_property
    def silhouette(self) -> Silhouette:
        """Their outer shape."""
        return Silhouette(self.rings.values())

    def reach_into(self, bounds: Bounds) -> bool:
        """Tell whether an area has a part in a rectangle, in metres."""
        return any(bounds.meets(own) and bool(cut_rings((ring,), bounds)) for own, ring in self._bounded)

    @cached_property
    def _bounded(self) -> list[tuple[Bounds, Ring]]:
        return [(Bounds.of(ring), ring) for rings in self.rings.values() for ring in rings]


@lru_cache(maxsize=32)
def _areas(outlines: Outlines, keys: tuple[Hashable, ...]) -> Areas:
    plane = projected(outlines)
    joined = outlines.join(keys)
    return Areas(outlines, {key: merged([plane[code] for code in codes]) for key, codes in joined.items()})


class Paint(Protocol):
    """What a kind of map adds to the ground: its marks, labels and keys, and the rows of the list on a telephone."""

    def keys(self) -> tuple[MapKey, ...]:
        """Return the keys, one below the other."""

    def marks(self, frame: MapFrame, clear: Sequence[Bounds]) -> list[Mark]:
        """Return what is drawn over the ground; lines are broken at texts, whose rectangles are `clear`."""

    def placed(self, frame: MapFrame, taken: tuple[Box, ...], size: float, keys: frozenset[str]) -> PlacedLabels:
        """Return labels of one type size, none of them on what is taken (boxes in pixels of the map).

        `keys`: the areas that are labelled, as some are labelled in the inset.
        """

    def rows(self) -> list[ListRow]:
        """Return the rows of the list."""


@dataclass(frozen=True)
class MapSheet:
    """A map with its key on one canvas; `inset` are the keys of areas that are shown enlarged, where there is room."""

    areas: Areas
    space: Space
    paint: Paint
    inset: tuple[Hashable, ...] = ()

    @property
    def pad(self) -> float:
        """The room between the map's edge and what stands in it, in pixels."""
        return PAD * self.space.size.label

    @cached_property
    def key(self) -> KeyPanel:
        """The key, measured."""
        room = 0.0 if self.space.narrow else self.space.height - 2 * self.pad
        return KeyPanel.of(self.paint.keys(), self.space, room)

    @cached_property
    def listing(self) -> MapList:
        """The list, measured."""
        return MapList(self.paint.rows(), self.space, self.space.width)

    def wanted_height(self) -> float:
        """Return the height of map, key and list one below the other, in pixels."""
        return self._map_height() + self._below()

    def _map_height(self) -> float:
        bounds, width = self.areas.bounds, self.space.width
        return min(NARROW_RATIO * width, (width - 2 * self.pad) * bounds.height / bounds.width + 2 * self.pad)

    def _below(self) -> float:
        return self.key.height + self.listing.height + 2.4 * self.space.size.label

    def panels(self) -> tuple[Panel, ...]:
        """Return the panels of map and key: the key on open ground, or below the map on a telephone."""
        space = self.space
        if space.narrow:
            return self._one_below_the_other()
        box, key = Box(0, 0, space.width, space.height), self.key
        key_box = Box(self.pad, self.pad, key.width, key.height)
        layout = self._fitted(box, key_box)
        panels = [self._map_panel(layout.frame, layout.placed, layout.inset), *self._inset_panels(layout)]
        # A panel of its own size: on a page the pointer reaches only the uppermost panel at its place.
        return (*panels, pixel_panel("key", key_box, key.marks()))

    def _one_below_the_other(self) -> tuple[Panel, ...]:
        space, gap = self.space, 1.2 * self.space.size.label
        height = max(0.5 * self._map_height(), space.height - self._below())
        box = Box(0, 0, space.width, min(height, self._map_height()))
        frame = self._frame(box, box, 1.0, (0.5, 0.5))
        placed = self._placed(frame, (), 1.0, self._keys)
        placed = replace(placed, left_out=())
        key = self.key
        keyed = pixel_panel("key", Box(0, box.height + gap, space.width, key.height), key.marks())
        return self._map_panel(frame, placed), keyed, self.listing.panel(box.height + 2 * gap + key.height)

    def _map_panel(self, frame: MapFrame, placed: PlacedLabels, inset: MapFrame | None = None) -> Panel:
        marks = self._marks(frame, placed)
        if inset is not None:
            bounds = inset.bounds
            corners = [(bounds.left, bounds.bottom), (bounds.right, bounds.bottom)]
            corners += [(bounds.right, bounds.top), (bounds.left, bounds.top), corners[0]]
            lines = broken_lines([corners], self._clear(frame, placed))
            marks.append(open_lines("inset-extent", lines, self.space.brand.color("ink"), self.space.unit))
        return frame.panel("map", marks, placed.left_out)

    def _marks(self, frame: MapFrame, placed: PlacedLabels) -> list[Mark]:
        clear = self._clear(frame, placed)
        ground = ground_marks(self.areas.outlines, frame, self.space, clear)
        return [*ground, *self.paint.marks(frame, clear), *placed.marks]

    def _clear(self, frame: MapFrame, placed: PlacedLabels) -> list[Bounds]:
        """Return the rectangles of the plane that lines keep off, around all texts."""
        return [_in_metres(text, frame, CLEAR * self.space.size.tick) for text in placed.boxes]

    def _inset_panels(self, layout: "_Layout") -> list[Panel]:
        """Return the panel of the enlarged areas in its frame, none where they are not shown."""
        frame = layout.inset
        if frame is None:
            return []
        bounds, brand, unit = frame.bounds, self.space.brand, self.space.unit
        edge = Rect("edge", bounds.left, bounds.bottom, bounds.right, bounds.top, brand.color("ink"))
        marks = [replace(mark, id=f"{mark.id}-inset") for mark in self._marks(frame, layout.inset_labels)]
        outer = Box(frame.box.x - unit, frame.box.y - unit, frame.box.width + 2 * unit, frame.box.height + 2 * unit)
        framed = replace(frame.panel("inset-edge", [edge]), box=outer)
        return [framed, frame.panel("inset", marks, layout.inset_labels.left_out)]

    def _fitted(self, box: Box, key_box: Box) -> "_Layout":
        """Return the best of several layouts: few labels lost, short leaders, map and texts as large as can be."""
        frames = list(islice(self._frames(box, key_box), TRIES))
        if not frames:
            left = key_box.x + key_box.width
            beside = Box(left, 0, box.width - left, box.height)
            frames = [self._frame(box, beside, 1.0, (0.5, 0.5))]
        rounds = [self._tried(frame, key_box, SIZES[0], frames[0].scale) for frame in frames]
        best = sorted(rounds, key=lambda layout: layout.fault)[:FINALISTS]
        best += [self._tried(layout.frame, key_box, size, frames[0].scale) for layout in best for size in SIZES[1:]]
        return min(best, key=lambda layout: layout.fault)

    def _tried(self, frame: MapFrame, key_box: Box, size: float, scale: float) -> "_Layout":
        """Return a layout with what counts against it; `scale` is that of the largest frame."""
        inset = self._inset_frame(frame, key_box) if self.inset else None
        if inset is None:
            placed = self._placed(frame, (key_box,), size, self._keys)
            lost = NO_INSET * len(self.inset)
            return _Layout(_fault(placed, scale / frame.scale, size) + lost, frame, placed, None, NOTHING)
        enlarged = self._placed(inset, (), size, frozenset(map(str, self.inset)))
        # What finds no place even enlarged is labelled on the map, as if there were no inset.
        placed = self._placed(frame, (key_box, inset.box), size, self._keys - enlarged.ids)
        enlarged = replace(enlarged, left_out=())
        return _Layout(_fault(placed, scale / frame.scale, size), frame, placed, inset, enlarged)

    @property
    def _keys(self) -> frozenset[str]:
        return frozenset(map(str, self.areas.rings))

    def _inset_frame(self, frame: MapFrame, key_box: Box) -> MapFrame | None:
        """Return the frame of the enlarged areas in a corner that is free, None where there is none."""
        bounds = Bounds.of(all_points(ring for key in self.inset for ring in self.areas.rings[key]))
        bounds = bounds.grown(INSET_MARGIN * max(bounds.width, bounds.height))
        whole = frame.box
        pixels = min(INSET_WIDTH * whole.width / bounds.width, INSET_HEIGHT * whole.height / bounds.height)
        width, height = bounds.width * pixels, bounds.height * pixels
        for across, down in CORNERS:
            left = self.pad + across * (whole.width - 2 * self.pad - width)
            top = self.pad + down * (whole.height - 2 * self.pad - height)
            box = Box(left, top, width, height)
            if overlap(box, key_box, self.pad):
                continue
            if not self.areas.reach_into(_in_metres(box, frame, self.pad)):
                return frame_around(bounds, box, Box(0, 0, width, height))
        return None

    def _frames(self, box: Box, key_box: Box) -> Iterator[MapFrame]:
        """Yield the frames in which the areas stand clear of the key, the largest first."""
        for shrink, place in product(SHRINK, PLACES):
            frame = self._frame(box, box, shrink, place)
            if not self.areas.reach_into(_in_metres(key_box, frame, self.pad)):
                yield frame

    def _frame(self, box: Box, part: Box, shrink: float, place: Point) -> MapFrame:
        """Return the frame of a box whose areas fill a part of it; `place` says where, 0 to 1 across and down."""
        bounds = self.areas.bounds
        width, height = part.width - 2 * self.pad, part.height - 2 * self.pad
        pixels = shrink * min(width / bounds.width, height / bounds.height)
        size = bounds.width * pixels, bounds.height * pixels
        left = part.x + self.pad + place[0] * (width - size[0])
        top = part.y + self.pad + place[1] * (height - size[1])
        return frame_around(bounds, box, Box(left, top, *size))

    def _placed(self, frame: MapFrame, taken: tuple[Box, ...], size: float, keys: frozenset[str]) -> PlacedLabels:
        limits = self.space.size
        return self.paint.placed(frame, taken, max(limits.floor, size * limits.tick), keys)


@dataclass(frozen=True, slots=True)
class _Layout:
    """A layout that was tried: what counts against it, its frame and labels, and those of its inset."""

    fault: float
    frame: MapFrame
    placed: PlacedLabels
    inset: MapFrame | None
    inset_labels: PlacedLabels


def _fault(placed: PlacedLabels, map_size: float, text_size: float) -> float:
    """Return what counts against a layout, for a map and texts of so many parts of their full size."""
    lost = SMALLER_MAP * (1 - map_size) + SMALLER_TEXT * (1 - text_size)
    return MISSED * len(placed.left_out) + NEEDED * placed.needed + LED * placed.leaders + lost


def _bounds(box: Box) -> Bounds:
    return Bounds(box.x, box.y, box.x + box.width, box.y + box.height)


def _in_metres(box: Box, frame: MapFrame, margin: float) -> Bounds:
    """Return a box of pixels with a margin as a rectangle of the plane."""
    grown = _bounds(box).grown(margin)
    (left, top), (right, bottom) = frame.place((grown.left, grown.bottom)), frame.place((grown.right, grown.top))
    return Bounds(left, bottom, right, top)


def bare(draft: Draft, value: float | None) -> str:
    """Return a value as it stands on a map, where key or subtitle name the unit: scaled, without a sign of the unit."""
    column, numbers = draft.matrix.value_column, draft.numbers
    if value is None:
        return draft.plot.formatter.short(None, column)
    language, places = draft.plot.formatter.language, _decimals(draft)
    return format_value(value / numbers.scale, column.unit, language, places, "bare", signed=numbers.signed)


def printed(draft: Draft) -> list[float | None]:
    """Return the figures as they are printed: scaled and rounded half up, so that what a reader sees is what counts."""
    decimals, scale = _decimals(draft), draft.numbers.scale
    numbers = [as_decimal(None if value is None else value / scale) for value in draft.matrix.values[0]]
    return [None if number is None else float(rounded(number, decimals)) for number in numbers]


def _decimals(draft: Draft) -> int:
    places = draft.numbers.decimals
    return draft.matrix.value_column.decimals if places is None else places


def range_texts(draft: Draft, classes: Sorted) -> list[str]:
    """Return the printed range of every class: the least and the largest figure that it may hold, as printed.

    A class at either end that holds nothing and has no bound is left out: its text is empty.
    """
    values = [value for value in printed(draft) if value is not None]
    step = 10.0 ** -_decimals(draft)
    lows: list[float | None] = [min(values) if classes.members(0) else None]
    highs: list[float | None] = []
    for edge in classes.edges:
        above = -floor(-edge / step + 1e-9) * step
        lows.append(above)
        highs.append(above - step)
    highs.append(max(values) if classes.members(classes.count - 1) else None)
    spaced = min(values) < 0
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
