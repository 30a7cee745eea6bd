"""Ruska in the comparison: from figures in memory to the bytes of an SVG and a PNG, as a build makes them."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.charts import BenchChart, bench_charts
from ruska import Area, Bar, Column, DotPlot, Line, Slope
from ruska.brand import load_brand
from ruska.build.project import Package, engine_templates
from ruska.build.sheets import Setting, make_sheets
from ruska.build.story import Story
from ruska.chart.spec import Chart, Kind
from ruska.data import Regions, Table, load_dataset, load_regions
from ruska.fallback_fonts import find_fallback_fonts
from ruska.formats.framed import about, frame_svg
from ruska.formats.metadata import add_png_metadata
from ruska.formats.raster import render_pngs
from ruska.formats.typeset import render_pdf
from ruska.painters.static import paint_static
from ruska.ruler import Ruler
from ruska.tomlfile import TomlFile
from ruska.words import WordFile

BRAND = engine_templates() / "lapland"
TEMPLATES = (BRAND, engine_templates() / "base")
REGIONS = engine_templates().parent / "datasets" / "regions"


class RuskaRunner:
    """Draws the charts with Ruska. What a build does once (reading data, opening fonts) is done once here too."""

    name = "ruska"

    def __init__(self, folder: Path, charts: Sequence[BenchChart]) -> None:
        self.brand = load_brand(BRAND)
        self.ruler = Ruler(self.brand.fonts, find_fallback_fonts())
        self._regions = load_regions(REGIONS)
        self._stories = {chart.id: _story(folder, chart, self._regions) for chart in charts}

    def pair(self, chart: BenchChart) -> tuple[str, bytes]:
        """Lay out, paint and wrap one chart; return its SVG and its PNG at 2×, metadata inside."""
        svg, raster, sheet = self.parts(chart)
        return svg, add_png_metadata(raster, about(sheet, self.brand))

    def parts(self, chart: BenchChart) -> tuple[str, bytes, Any]:
        """Return SVG, the raster as it leaves the rasteriser, and the sheet."""
        story = self._stories[chart.id]
        setting = Setting("en", self.brand, self.ruler, self._regions, engine_templates(), _words(story, chart))
        sheet = make_sheets(story, setting, [self.brand.sizes["web"]])["web"]
        svg = frame_svg(sheet, paint_static(sheet.scene, self.brand.fonts), self.brand, self.ruler, TEMPLATES)
        fonts = [BRAND / "fonts", *self.ruler.fallback_folders(svg)]
        width, height = round(sheet.frame.width), round(sheet.frame.height)
        said = {"title": sheet.title, "description": sheet.alt, "author": "", "language": sheet.language}
        page = render_pdf(svg, width, height, **said, keywords=(), font_dirs=fonts)
        return svg, render_pngs(svg, page.data, width, height, (2,))[0], sheet


def kind_of(chart: BenchChart) -> Kind:
    """Return the kind that draws a form."""
    across: dict[str, Any] = {"category": "category", "value": "value"}
    along: dict[str, Any] = {"x": "category", "y": "value", "series": "series"}
    kinds: dict[str, Kind] = {
        "bar": Bar(**across),
        "diverging": Bar(**across, mode="diverging"),
        "column": Column(**across),
        "line": Line(**along),
        "grouped": Column(**across, series="series"),
        "stacked": Bar(**across, series="series", mode="stacked"),
        "percent": Column(**across, series="series", mode="percent"),
        "slope": Slope(**along),
        "dots": DotPlot(**across),
        "area": Area(**along),
    }
    return kinds[chart.form]


def _story(folder: Path, chart: BenchChart, regions: Regions) -> Story:
    dataset = load_dataset(write_dataset(folder / chart.id, chart), regions)
    package = Package("benchmark", folder, "lapland", ("en",), (chart.id,))
    spec = Chart(dataset=chart.id, kind=kind_of(chart))
    return Story(package, chart.id, spec, (dataset,), Table.of(dataset), {})


def _words(story: Story, chart: BenchChart) -> WordFile:
    path = story.package.words("en")
    data = {chart.id: {"title": chart.title, "subtitle": chart.subtitle, "note": "", "alt": "An invented example."}}
    return WordFile(path, "en", data, TomlFile(path, data, ""))


def write_dataset(folder: Path, chart: BenchChart) -> Path:
    folder.mkdir(parents=True)
    codes = {name: f"c{index}" for index, name in enumerate([*chart.categories, *chart.series])}
    code = (lambda name: name) if chart.years else codes.__getitem__
    lines = [f"{code(row.category)},{codes[row.series]},{row.value:.0f}" for row in chart.rows]
    (folder / "data.csv").write_text("\n".join(["category,series,value", *lines, ""]), "utf-8")
    parts = [
        'licence = "CC0 1.0"\nkey = ["category", "series"]\ntitle = { en = "Example data" }',
        '[source]\nproducer = { en = "Example data, invented figures" }\nurl = "https://example.org/"',
        "retrieved = 2026-01-01",
        '[columns.category]\ntype = "year"\nlabel = { en = "Year" }'
        if chart.years
        else _category("category", chart.categories, codes),
        _category("series", chart.series, codes),
        '[columns.value]\ntype = "number"\nlabel = { en = "Value" }\nunit = "nights"\ndecimals = 0',
    ]
    (folder / "dataset.toml").write_text("\n\n".join(parts) + "\n", "utf-8")
    return folder


def _category(column: str, names: Sequence[str], codes: dict[str, str]) -> str:
    values = "\n".join(f"{codes[name]} = {{ en = {json.dumps(name)} }}" for name in names)
    head = f'[columns.{column}]\ntype = "category"\nlabel = {{ en = "{column.title()}" }}'
    return f"{head}\n[columns.{column}.values]\n{values}"


@lru_cache(maxsize=1)
def _worker(folder: Path) -> RuskaRunner:
    return RuskaRunner(folder, bench_charts())


def prepare_worker(folder: Path) -> None:
    """Read the data and open the fonts in a worker process, under a folder of its own."""
    import os

    _worker(folder / str(os.getpid()))


def pair_in_worker(folder: Path, index: int) -> int:
    """Draw one of the ten charts in a worker process and return the bytes that both files have."""
    import os

    svg, png = _worker(folder / str(os.getpid())).pair(bench_charts()[index])
    return len(svg.encode()) + len(png)
