"""Choropleth: areas coloured by the class of a rate, with a key that shows how the areas spread over the classes."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ruska.chart.annotations import Period, ReferenceLine, TextAt
from ruska.chart.plot import Item, Matrix, Numbers, Plot, matrix_table, read_matrix
from ruska.classes import Classes, Natural, Own, Sorted, sort_values
from ruska.errors import ScriptError
from ruska.kinds.colors import Highlight, highlighted
from ruska.kinds.draft import Draft
from ruska.kinds.map_areas import Areas
from ruska.kinds.map_figures import bare, heading, printed, range_texts
from ruska.kinds.map_ground import area_borders, hatch_marks, white_borders
from ruska.kinds.map_layouts import Inset
from ruska.kinds.maps import MapSheet, land_names_of
from ruska.kinds.notes import refuse
from ruska.kinds.ramps import class_colors, text_over
from ruska.layout.keys import KeyEntry, key_panel
from ruska.layout.map_frame import MapFrame
from ruska.layout.map_guess import LabelGuess
from ruska.layout.map_key import KeyRow, MapKey
from ruska.layout.map_labels import place_labels
from ruska.layout.map_lettering import Ground, LabelType, MapLabel, PlacedLabels, Tally, name_forms
from ruska.layout.map_list import ListRow
from ruska.layout.map_plane import Bounds, all_points, cut_rings
from ruska.layout.space import Space
from ruska.scene import Box, Mark, Panel, PlottedTable, Shape
from ruska.words import missing_text

EDGE = 2.4
"""The width of the border of a highlighted area, in pixels of a canvas with 17 px labels."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choropleth:
    """A map whose areas are coloured by the class of their figure.

    For: rates and shares by area, where the pattern on the map is the message: change, density, share, per inhabitant.
    Not for: counts, which only show where areas are large or people many (use SymbolMap), or an exact ranking (use
    Bar).

    `region`: the column of area codes; a code without an outline or a declared join is an error that lists it.
    `value`: the column of figures; a missing one is hatched.
    `map`: the layer of outlines in datasets/maps.
    `classes`: how figures are sorted: Natural(5), Quantile(5), Equal(5), or Own([...]) with edges of the script's own.
    `diverging`: the value at which two ramps part, such as 0 for a change; no class reaches over it.
    `highlight`: an area, or several, with a dark border and a bold label.
    `inset`: areas that are shown enlarged in a corner, because they are small.
    `scale`, `decimals`, `signed`: how figures are printed.
    """

    region: str
    value: str
    map: str
    classes: Classes = field(default_factory=Natural)
    diverging: float | None = None
    highlight: Highlight = None
    inset: Sequence[Hashable] = ()
    scale: float = 1
    decimals: int | None = None
    signed: bool = False

    @property
    def tall(self) -> bool:
        """Whether the title may stand beside the map; an inset needs the corner that is free below the title."""
        return not self.inset

    @property
    def maps(self) -> tuple[str, ...]:
        """The outlines that are drawn on."""
        return (self.map,)

    def table(self, plot: Plot) -> PlottedTable:
        """Return the plotted figures: a row an area."""
        return matrix_table(self._matrix(plot), plot.formatter)

    def body_height(self, plot: Plot, space: Space) -> float:
        """Return the height in pixels at which a narrow body is comfortable."""
        return self._sheet(plot, space).wanted_height()

    def resolve(self, plot: Plot, space: Space) -> tuple[Panel, ...]:
        """Decide classes, colours, frame and the places of all labels."""
        return self._sheet(plot, space).panels()

    def panel_ratio(self, plot: Plot) -> float:
        """Return the shape of a panel of small multiples: that of the areas."""
        return self._areas(plot, self._matrix(plot)).ratio

    def shared_key(self, plot: Plot, space: Space, cell: Space) -> Panel:
        """Return the key of small multiples: a colour a class that any of them may hold, in one row."""
        draft = Draft.of(plot, space, self._matrix(plot), Numbers(self.scale, self.decimals, self.signed))
        return _Paint(self, draft, self._areas(plot, draft.matrix), ()).shared_key()

    def _areas(self, plot: Plot, matrix: Matrix) -> Areas:
        return Areas.of(plot, self.map, [item.key for item in matrix.categories])

    def _matrix(self, plot: Plot) -> Matrix:
        """Read the table; the areas that a whole map has beside it count as missing."""
        matrix = read_matrix(plot, self.region, self.value)
        outlines = plot.outlines[self.map]
        joined = outlines.join(item.key for item in matrix.categories)
        if not outlines.whole:
            return matrix
        drawn = {code for codes in joined.values() for code in codes}
        name = plot.formatter.name
        rest = tuple(Item(code, name(matrix.category_column, code)) for code in outlines.areas if code not in drawn)
        values = tuple((*row, *(None for _ in rest)) for row in matrix.values)
        return replace(matrix, categories=(*matrix.categories, *rest), values=values)

    def _sheet(self, plot: Plot, space: Space) -> MapSheet:
        refuse(plot, "a map", ReferenceLine, Period, TextAt)
        matrix = self._matrix(plot)
        draft = Draft.of(plot, space, matrix, Numbers(self.scale, self.decimals, self.signed))
        areas = self._areas(plot, matrix)
        paint = _Paint(self, draft, areas, highlighted(matrix.categories, self.highlight))
        unknown = [str(key) for key in self.inset if key not in areas.rings]
        if unknown:
            raise ScriptError(f"the inset names {', '.join(unknown)}, which the table does not have.")
        names = land_names_of(plot, self.map)
        return MapSheet(areas, space, paint, self._inset(areas), names=names, alone=plot.shared.table is None)

    def _inset(self, areas: Areas) -> Inset | None:
        if not self.inset:
            return None
        bounds = Bounds.of(all_points(ring for key in self.inset for ring in areas.rings[key]))
        return Inset.around(bounds, frozenset(map(str, self.inset)))


@dataclass(frozen=True)
class _Paint:
    """Colours, labels and key of one choropleth."""

    kind: Choropleth
    draft: Draft
    areas: Areas
    strong: Sequence[bool]
    _guesses: dict[float, LabelGuess] = field(default_factory=dict)
    _types: dict[float, LabelType] = field(default_factory=dict)

    @cached_property
    def sorted(self) -> Sorted:
        """The areas in classes, by their figures as they are printed."""
        scale = self.kind.scale
        classes = self.kind.classes
        if isinstance(classes, Own):
            classes = Own([edge / scale for edge in classes.inner])
        centre = None if self.kind.diverging is None else self.kind.diverging / scale
        found = sort_values(printed(self.draft, self._all_values), classes, centre)
        return found.placed(printed(self.draft))

    @cached_property
    def _all_values(self) -> list[float | None]:
        """The figures that are sorted into classes: those of all panels of small multiples."""
        table = self.draft.plot.shared.table
        return list(self.draft.matrix.values[0]) if table is None else [row[self.kind.value] for row in table.rows()]

    def colors(self, classes: Sorted) -> list[str]:
        """Return the fill of every area; a missing figure has that of the ground above the land."""
        brand = self.draft.space.brand
        ramp = class_colors(classes, self.kind.diverging is not None, brand)
        return [brand.color("grid") if number is None else ramp[number] for number in classes.numbers]

    def keys(self) -> tuple[MapKey, ...]:
        """Return the key: a row a class that may hold an area, and one for those without a figure."""
        classes, space = self.sorted, self.draft.space
        ramp = class_colors(classes, self.kind.diverging is not None, space.brand)
        rows = [
            KeyRow(text, ramp[number], classes.members(number), f"class-{number}")
            for number, text in enumerate(range_texts(self.draft, classes))
            if text
        ]
        if None in classes.numbers:
            text = missing_text(self.draft.plot.formatter.language)
            rows.append(KeyRow(text, space.brand.color("grid"), classes.numbers.count(None), "missing", hatched=True))
        counted = self.draft.plot.formatter.unit_names.get("count", "")
        return (MapKey(heading(self.draft), tuple(rows), space, counted),)

    def shared_key(self) -> Panel:
        """Return the key of small multiples."""
        space, values = self.draft.space, self._all_values
        ramp = class_colors(self.sorted, self.kind.diverging is not None, space.brand)
        texts = range_texts(self.draft, self.sorted.placed(printed(self.draft, values)), values)
        entries = [KeyEntry(text, ramp[number], f"class-{number}") for number, text in enumerate(texts) if text]
        if None in [*values, *self.draft.matrix.values[0]]:
            text = missing_text(self.draft.plot.formatter.language)
            entries.append(KeyEntry(text, space.brand.color("grid"), "missing", hatched=True))
        return key_panel("key", entries, space)

    def marks(self, frame: MapFrame, clear: Sequence[Bounds]) -> list[Mark]:
        """Return the areas, hatched where they have no figure, and their borders."""
        classes = self.sorted
        marks: list[Mark] = []
        hatched: list[Mark] = []
        for index, (color, number) in enumerate(zip(self.colors(classes), classes.numbers, strict=True)):
            item = self.draft.matrix.categories[index]
            rings = cut_rings(self.areas.rings[item.key], frame.bounds)
            if not rings:
                continue
            series = "missing" if number is None else f"class-{number}"
            marks.append(Shape(f"area-{item.key}", rings, color, series=series, tip=self.draft.tip(0, index)))
            if number is None:
                hatched += hatch_marks(str(item.key), rings, frame, self.draft.space, clear)
        space = self.draft.space
        borders = white_borders("borders", self.areas.rings.values(), frame, space)
        strong = [self.areas.rings[key] for key in self.strong_keys()]
        edges = area_borders("edge", strong, frame, space.brand.color("ink"), EDGE * space.unit)
        return [*marks, *hatched, *borders, *edges]

    def guess(self, frame: MapFrame, taken: tuple[Box, ...], size: float) -> Tally:
        """Return about what the labels of one type size will cost."""
        if size not in self._guesses:
            self._guesses[size] = LabelGuess(self._labels, self.areas.silhouette, self._type(size))
        return self._guesses[size].tally(frame, taken)

    def placed(self, frame: MapFrame, taken: tuple[Box, ...], size: float, keys: frozenset[str]) -> PlacedLabels:
        """Return labels inside the areas, else beside them; in small maps only inside."""
        small = self.draft.space.narrow or self.draft.plot.shared.table is not None
        ground = Ground(frame, self.draft.space, taken, self.areas.silhouette, outer=not small, bare=small)
        shown = [label for label in self._labels if label.id in keys]
        if self.draft.plot.shared.table is not None:
            shown = [replace(label, forms=((),)) for label in shown if label.value]
        return place_labels(shown, ground, self._type(size))

    def _type(self, size: float) -> LabelType:
        return self._types.setdefault(size, LabelType(self.draft.space, size))

    @property
    def labelled(self) -> frozenset[str]:
        """The keys of all areas."""
        return frozenset(label.id for label in self._labels)

    @cached_property
    def _labels(self) -> list[MapLabel]:
        """Return a label an area, the highlighted and the extremes first."""
        classes = self.sorted
        brand, values = self.draft.space.brand, self.draft.values()
        extremes = {min(values), max(values)}
        labels = []
        for index, color in enumerate(self.colors(classes)):
            item, value = self.draft.matrix.categories[index], self.draft.matrix.values[0][index]
            rank = 0 if self.strong[index] else 1 if value in extremes else 2
            labels.append(
                MapLabel(
                    id=str(item.key),
                    interior=self.areas.interiors[item.key],
                    name=item.name,
                    forms=name_forms(item.name, self.draft.space),
                    value=bare(self.draft, value) if value is not None else "",
                    color=brand.color("ink") if value is None else text_over(color, brand),
                    strong=self.strong[index],
                    rank=rank,
                )
            )
        return labels

    def rows(self) -> list[ListRow]:
        """Return a row an area for the list below a narrow map, the largest figure first, missing ones last."""
        classes = self.sorted
        colors, values = self.colors(classes), self.draft.matrix.values[0]
        order = sorted(range(len(values)), key=lambda index: (values[index] is None, -(values[index] or 0.0)))
        return [
            ListRow(
                self.draft.matrix.categories[index].name,
                bare(self.draft, values[index]),
                colors[index],
                series="missing" if classes.numbers[index] is None else f"class-{classes.numbers[index]}",
                strong=self.strong[index],
                hatched=values[index] is None,
            )
            for index in order
        ]

    def strong_keys(self) -> list[Hashable]:
        """Return the highlighted areas."""
        pairs = zip(self.draft.matrix.categories, self.strong, strict=True)
        return [item.key for item, strong in pairs if strong]
