"""The examples that `ruska gallery` shows, resolved as a build does, on every canvas and in every language."""

from datetime import date

import pytest

from ruska.build.check import check_findings
from ruska.build.gallery import gallery_project
from ruska.build.resolve import Resolver
from ruska.build.targets import Selection, Target, select_targets
from ruska.layout.inspect import inspect_sheet, struck
from tests.gallery.test_gallery import inside

PROJECT = gallery_project()
TODAY = date(2026, 1, 1)
"""The day on which the invented data say that they were retrieved."""

TARGETS = {target.id: target for target in select_targets(PROJECT, Selection())}
every_example = pytest.mark.parametrize("id", TARGETS)


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    """One resolver, which reads each dataset and script once."""
    return Resolver(PROJECT)


@every_example
def test_texts_are_inside_apart_whole_and_large_enough(resolver: Resolver, id: str) -> None:
    target: Target = TARGETS[id]
    brand, ruler = resolver.brand(target.package.brand)
    sheets = resolver.resolve(target).sheets
    assert set(sheets) == set(brand.sizes)
    faults = {
        size: [*inspect_sheet(sheet, brand.sizes[size], ruler), *struck(sheet, ruler)] for size, sheet in sheets.items()
    }
    assert {size: found for size, found in faults.items() if found} == {}


@every_example
def test_panels_and_marks_stay_inside(resolver: Resolver, id: str) -> None:
    for size, sheet in resolver.resolve(TARGETS[id]).sheets.items():
        scene = sheet.scene
        for panel in scene.panels:
            assert panel.box.x >= -0.01 and panel.box.y >= -0.01, (size, panel.id)
            assert panel.box.x + panel.box.width <= scene.width + 0.01, (size, panel.id)
            assert panel.box.y + panel.box.height <= scene.height + 0.5, (size, panel.id)
            assert [mark for mark in panel.marks if not inside(panel, mark)] == [], (size, panel.id)


@pytest.mark.parametrize("package", [package.id for package in PROJECT.packages])
def test_the_check_finds_nothing(package: str) -> None:
    found = [finding for finding in check_findings(PROJECT, (package,), TODAY) if finding.level != "note"]
    assert [finding.text(PROJECT.root) for finding in found] == []
