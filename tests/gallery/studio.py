"""Runs the gallery's cases through the real stations: load, select, frame, resolve, paint, wrap."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from ruska.brand import Brand, Size, load_brand
from ruska.build.project import Package, Project, engine_templates
from ruska.build.sheets import Setting, make_sheets
from ruska.build.story import Shelf, Story
from ruska.chart.spec import Chart, wanted_maps
from ruska.data import Table
from ruska.painters.static import paint_static
from ruska.ruler import Ruler
from ruska.scene import Sheet
from ruska.tomlfile import TomlFile
from ruska.words import WordFile
from tests.gallery.case import LABELS, Case
from tests.gallery.cases import CASES

PROJECT = Path(__file__).parent / "project"
BRAND = engine_templates() / "lapland"
CANVASES = ("web", "square", "slide", "narrow")


class Studio:
    """Reads each dataset once and lays out cases on every canvas."""

    def __init__(self, project: Path = PROJECT) -> None:
        self.shelf = Shelf(Project(project))
        self.drawn: dict[str, dict[str, Sheet]] = {}
        self.package = Package("examples", project / "charts" / "examples", "lapland", ("en",), ())

    @cached_property
    def brand(self) -> Brand:
        """The repository's own brand."""
        return load_brand(BRAND)

    @cached_property
    def ruler(self) -> Ruler:
        """The one ruler."""
        return Ruler(self.brand.fonts)

    def sizes(self, names: Iterable[str] = CANVASES) -> list[Size]:
        """The canvases by name."""
        return [self.brand.sizes[name] for name in names]

    def story(self, name: str, case: Case) -> Story:
        """Load and select."""
        dataset = self.shelf.dataset(case.dataset)
        chart = Chart(dataset=case.dataset, kind=case.kind, annotations=case.annotations)
        outlines = tuple(map(self.shelf.outlines, wanted_maps(case.kind)))
        table = case.select(Table.of(dataset))
        return Story(self.package, name, chart, (dataset,), table, case.facts, outlines)

    def words(self, name: str, case: Case) -> WordFile:
        """The captions of a case as a word file."""
        path = self.package.words(case.language)
        texts: dict[str, Any] = {
            "title": case.title,
            "subtitle": case.subtitle,
            "note": case.note,
            "alt": "An example.",
        }
        data = {name: {**texts, "labels": LABELS}}
        return WordFile(path, case.language, data, TomlFile(path, data, ""))

    def sheets(self, name: str, sizes: Iterable[str] = CANVASES) -> dict[str, Sheet]:
        """Frame and resolve on every canvas, once; return the canvases asked for."""
        if name not in self.drawn:
            self.drawn[name] = self.resolve(name, CASES[name])
        return {size: self.drawn[name][size] for size in sizes}

    def resolve(self, name: str, case: Case, sizes: Iterable[str] = CANVASES) -> dict[str, Sheet]:
        """Frame and resolve any case."""
        words = self.words(name, case)
        setting = Setting(case.language, self.brand, self.ruler, self.shelf.regions, engine_templates(), words)
        return make_sheets(self.story(name, case), setting, self.sizes(sizes))

    def body(self, sheet: Sheet) -> str:
        """Paint."""
        return paint_static(sheet.scene, self.brand.fonts)

    def svg(self, sheet: Sheet) -> str:
        """Paint and wrap."""
        from ruska.formats.framed import frame_svg

        folders = (BRAND, engine_templates() / "base")
        return frame_svg(sheet, self.body(sheet), self.brand, self.ruler, folders)
