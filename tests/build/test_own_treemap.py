"""The shipped treemap of a script's own: plotly shrinks type that does not fit, so the script must not need that."""

from pathlib import Path

import pytest

from ruska.brand import load_brand
from ruska.build.foreign import Foreign, foreign_figures
from ruska.build.project import Project
from ruska.build.sheets import Setting, make_sheets
from ruska.build.story import Shelf, read_story
from ruska.ruler import Ruler
from ruska.scene import TextStyle
from ruska.words import load_words

ROOT = Path(__file__).parents[2]
SIZES = ("web", "square", "portrait", "story", "link", "slide", "a4", "a5", "narrow")


def figures(language: str) -> tuple[tuple[Foreign, ...], Ruler]:
    project = Project(ROOT)
    package = next(package for package in project.packages if package.id == "economy")
    shelf, brand = Shelf(project), load_brand(project.brand_folder(package.brand))
    words, ruler = load_words(package.words(language)), Ruler(brand.fonts)
    story = read_story(package, "employment_by_industry", shelf)
    setting = Setting(language, brand, ruler, shelf.regions, project.engine_templates, words)
    sheets = make_sheets(story, setting, [brand.sizes[size] for size in SIZES])
    return foreign_figures(story, setting, sheets)[1], ruler


@pytest.mark.parametrize("language", ["fi", "en", "sv", "nb"])
def test_every_name_fits_its_tile_in_one_type_and_off_the_edges(language: str) -> None:
    drawn, ruler = figures(language)
    for foreign in drawn:
        traces, scene = foreign.figure["data"], foreign.sheet.scene
        sizes = [size for trace in traces for size in trace["textfont"]["size"]]
        assert len(set(sizes)) == 2 and max(sizes) == pytest.approx(1.4 * min(sizes)), foreign.sheet.frame.size
        for trace in traces:
            x, y = (trace["domain"].get(axis, [0, 1]) for axis in "xy")
            width, height = (x[1] - x[0]) * scene.width, (y[1] - y[0]) * scene.height
            for text, value, size in zip(trace["labels"], trace["values"], trace["textfont"]["size"], strict=True):
                part = value / sum(trace["values"])
                across, down = (
                    (width * part, height) if trace["tiling"]["packing"] == "dice" else (width, height * part)
                )
                *names, _ = text.split("<br>")
                style = TextStyle(size, "#000000", 700)
                widest = max(ruler.width(name.removeprefix("<b>").removesuffix("</b>"), style) for name in names)
                assert widest + size < across, (foreign.sheet.frame.size, text)
                assert 1.3 * size * (len(names) + 1) < down, (foreign.sheet.frame.size, text)
