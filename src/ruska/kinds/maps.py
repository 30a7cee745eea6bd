"""What all maps share: sea, neighbours and borders around the areas, the key, the list, and the panels of them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ruska.chart.plot import Plot
from ruska.kinds.map_areas import Areas
from ruska.kinds.map_ground import ground_marks, open_lines
from ruska.kinds.map_layouts import Focus, Inset, MapLayout, MapLayouts, Paint, frame_in, map_pad
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_key import KeyPanel
from ruska.layout.map_lands import Land, land_names
from ruska.layout.map_lettering import PlacedLabels
from ruska.layout.map_list import MapList
from ruska.layout.map_plane import Bounds, broken_lines, cut_rings, projected
from ruska.layout.space import Space, pixel_panel
from ruska.scene import Box, Mark, Panel, Rect

CLEAR = 0.3
"""How far coasts and hatching keep off texts, in parts of the size of ticks."""

NARROW_RATIO = 1.3
"""The most that a narrow map is higher than wide."""


@dataclass(frozen=True)
class MapSheet:
    """A map with its key on one canvas.

    `focus` is what it must show, all its areas without one; `inset` is shown enlarged where there is room; `names` are
    those of the countries around, by code. As one of small multiples it is not `alone`: it has no key and no list.
    """

    areas: Areas
    space: Space
    paint: Paint
    inset: Inset | None = None
    focus: Focus | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    alone: bool = True

    @property
    def pad(self) -> float:
        """The room between the map's edge and what stands in it, in pixels."""
        return map_pad(self.space)

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
        return self._map_height() + (self._below() if self.alone else 0.0)

    def _map_height(self) -> float:
        bounds, width = (self.focus or self.areas).bounds, self.space.width
        return min(NARROW_RATIO * width, (width - 2 * self.pad) * bounds.height / bounds.width + 2 * self.pad)

    def _below(self) -> float:
        return self.key.height + self.listing.height + 2.4 * self.space.size.label

    def panels(self) -> tuple[Panel, ...]:
        """Return the panels of map and key: the key on open ground, or below the map on a telephone."""
        space = self.space
        box = Box(0, 0, space.width, space.height)
        if not self.alone:
            # The same part of the plane in every panel, so that nothing but the figures differs.
            frame = frame_in(self.focus or self.areas, space, box, box)
            placed = self.paint.placed(frame, (), space.size.tick, self.paint.labelled)
            return (frame.panel("map", self._marks(frame, placed), placed.left_out),)
        if space.narrow:
            return self._one_below_the_other()
        key = self.key
        key_box = Box(self.pad, self.pad, key.width, key.height)
        layout = MapLayouts(self.focus or self.areas, space, self.paint, box, key_box, self.inset).best()
        map_panel = self._map_panel(layout.frame, layout.placed, (key_box,), layout.inset)
        panels = [map_panel, *self._inset_panels(layout)]
        # A panel of its own size: on a page the pointer reaches only the uppermost panel at its place.
        return (*panels, pixel_panel("key", key_box, key.marks()))

    def _one_below_the_other(self) -> tuple[Panel, ...]:
        space, gap = self.space, 1.2 * self.space.size.label
        height = max(0.5 * self._map_height(), space.height - self._below())
        box = Box(0, 0, space.width, min(height, self._map_height()))
        frame = frame_in(self.focus or self.areas, space, box, box)
        placed = self.paint.placed(frame, (), space.size.tick, self.paint.labelled)
        placed = replace(placed, left_out=())
        key = self.key
        keyed = pixel_panel("key", Box(0, box.height + gap, space.width, key.height), key.marks())
        return self._map_panel(frame, placed, ()), keyed, self.listing.panel(box.height + 2 * gap + key.height)

    def _map_panel(
        self, frame: MapFrame, placed: PlacedLabels, taken: Sequence[Box], inset: MapFrame | None = None
    ) -> Panel:
        marks = self._marks(frame, placed)
        taken = [*taken, *placed.boxes, *([inset.box] if inset else [])]
        marks += land_names(self._lands(frame), frame, self.space, taken, self.areas.silhouette)
        if inset is not None:
            bounds = inset.bounds
            corners = [(bounds.left, bounds.bottom), (bounds.right, bounds.bottom)]
            corners += [(bounds.right, bounds.top), (bounds.left, bounds.top), corners[0]]
            lines = broken_lines([corners], self._clear(frame, placed))
            marks.append(open_lines("inset-extent", lines, self.space.brand.color("ink"), self.space.unit))
        return frame.panel("map", marks, placed.left_out)

    def _lands(self, frame: MapFrame) -> list[Land]:
        """Return the countries around that are seen and have a name."""
        plane = projected(self.areas.outlines.background or self.areas.outlines)
        seen = ((code, cut_rings(plane[code], frame.bounds)) for code in self.names if code in plane)
        return [Land(code, self.names[code], rings) for code, rings in seen if rings]

    def _marks(self, frame: MapFrame, placed: PlacedLabels) -> list[Mark]:
        clear = self._clear(frame, placed)
        ground = ground_marks(self.areas.outlines, frame, self.space, clear)
        return [*ground, *self.paint.marks(frame, clear), *placed.marks]

    def _clear(self, frame: MapFrame, placed: PlacedLabels) -> list[Bounds]:
        """Return the rectangles of the plane that lines keep off, around all texts."""
        return [frame.metres(text, CLEAR * self.space.size.tick) for text in placed.boxes]

    def _inset_panels(self, layout: MapLayout) -> list[Panel]:
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


def land_names_of(plot: Plot, map: str) -> dict[str, str]:
    """Return the names of the countries around a map in the plot's language: those that the project's regions name."""
    background, regions = plot.outlines[map].background, plot.formatter.regions
    known = [code for code in (background.areas if background else ()) if code in regions.by_code]
    return {code: regions.name(code, plot.formatter.language) for code in known}
