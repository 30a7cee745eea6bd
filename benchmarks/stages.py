"""Where the time goes: the stations of a build, one after the other in one process, for some of the shipped graphics.

python -m benchmarks.stages             every fourth graphic, in Finnish, all sizes
python -m benchmarks.stages --every 1   all of them
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.machine import describe, machine
from ruska.brand import Brand
from ruska.build.project import Project
from ruska.build.resolve import Resolver
from ruska.build.targets import Target
from ruska.formats.chart import live_json
from ruska.formats.framed import about, frame_svg
from ruska.formats.metadata import add_png_metadata, pdf_keywords
from ruska.formats.outline import outline_svg
from ruska.formats.raster import render_pngs
from ruska.formats.tables import write_csv, write_xlsx
from ruska.formats.typeset import render_pdf
from ruska.painters.static import paint_static
from ruska.ruler import Ruler
from ruska.scene import Sheet
from ruska.words import engine_words

REPOSITORY = Path(__file__).resolve().parent.parent


class Clock:
    """Sums up seconds by station."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def on(self, station: str) -> Iterator[None]:
        """Count what happens inside towards a station."""
        start = time.perf_counter()
        yield
        self.seconds[station] += time.perf_counter() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, and print seconds and shares by station."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--every", type=int, default=4)
    every = parser.parse_args(arguments).every
    print(describe(machine()))
    project, clock = Project(REPOSITORY), Clock()
    resolver = Resolver(project)
    targets = [Target(package, name, "fi") for package in project.packages for name in package.graphics][::every]
    drawn = 0
    for target in targets:
        brand, ruler = resolver.brand(target.package.brand)
        with clock.on("load, select, frame, resolve"):
            resolved = resolver.resolve(target)
        if resolved.foreign:
            continue
        drawn += 1
        for sheet in resolved.sheets.values():
            _canvas(sheet, brand, ruler, project.template_folders(brand.id), clock)
        wide, narrow = resolved.sheets["web"], resolved.sheets["narrow"]
        with clock.on("plotly figures of the page"):
            live_json(wide, narrow, brand)
        with clock.on("CSV and Excel"):
            words = engine_words("fi", project.engine_templates)["table"]
            write_csv(wide, words), write_xlsx(wide, words)
    total = sum(clock.seconds.values())
    print(f"\n{drawn} graphics, one language, all sizes: {total:.1f} s, {1000 * total / drawn:.0f} ms each\n")
    for station, seconds in sorted(clock.seconds.items(), key=lambda pair: -pair[1]):
        print(f"{station:32}{1000 * seconds / drawn:8.1f} ms{seconds / total:8.1%}")
    return 0


def _canvas(sheet: Sheet, brand: Brand, ruler: Ruler, templates: Sequence[Path], clock: Clock) -> None:
    size = brand.sizes[sheet.frame.size]
    with clock.on("paint"):
        body = sheet.body_svg or paint_static(sheet.scene, brand.fonts)
    with clock.on("wrap, subset fonts"):
        svg = frame_svg(sheet, body, brand, ruler, templates)
    fonts = [brand.folder / "fonts", *ruler.fallback_folders(svg)]
    if size.internal:
        return
    with clock.on("PDF"):
        page = _pdf(sheet, svg, brand, fonts)
    if size.paper:
        return
    with clock.on("outlined SVG"):
        outline_svg(svg, ruler)
    with clock.on("PNG"):
        width, height = round(sheet.frame.width), round(sheet.frame.height)
        for raster in render_pngs(svg, page, width, height, (1,) if size.exact else (1, 2)):
            add_png_metadata(raster, about(sheet, brand))


def _pdf(sheet: Sheet, svg: str, brand: Brand, fonts: list[Path]) -> bytes:
    return render_pdf(
        svg,
        sheet.frame.width,
        sheet.frame.height,
        title=sheet.title,
        description=sheet.alt,
        author=about(sheet, brand).author,
        language=sheet.language,
        keywords=pdf_keywords(sheet.credit),
        font_dirs=fonts,
    ).data


if __name__ == "__main__":
    sys.exit(main())
