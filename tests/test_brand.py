"""The brand file, its faults, and whether its colours can be read."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ruska.brand import load_brand
from ruska.build.project import engine_templates
from ruska.colorspace import luminance
from ruska.contrast import brand_findings, contrast
from ruska.errors import ProjectError

LAPLAND = engine_templates() / "lapland"
Edit = Callable[..., Path]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """Return a function that copies the brand and replaces texts in its file."""

    def make(*changes: tuple[str, str]) -> Path:
        folder = tmp_path / "brand"
        shutil.copytree(LAPLAND, folder)
        path = folder / "brand.toml"
        text = path.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return folder

    return make


def faults(folder: Path) -> str:
    with pytest.raises(ProjectError) as caught:
        load_brand(folder)
    return str(caught.value)


def test_the_brand_is_read() -> None:
    brand = load_brand(LAPLAND)
    assert brand.color("highlight") == brand.color("ruska") == "#B8432A"
    assert brand.text_color("#4A9BBB") == "#2C7796"
    assert brand.text_color("#00274A") == "#00274A"
    assert len(set(brand.series_colors(6))) == 6
    assert brand.series_colors(8)[6:] == brand.series_colors(2)
    assert brand.mark("fi") != brand.mark("en") == brand.mark("en")
    assert brand.mark("se") == next(iter(brand.wordmark.values()))
    assert brand.logo.startswith("<svg viewBox=") and brand.logo_ratio > 0
    assert {"web", "square", "slide", "narrow"} <= set(brand.sizes)


def test_every_size_is_legible() -> None:
    for size in load_brand(LAPLAND).sizes.values():
        smallest = min(size.title, size.subtitle, size.label, size.value, size.tick, size.note, size.source)
        assert smallest >= size.floor


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('night = "#00274A"', 'night = "blue"', '"blue" is no colour'),
        ('ink = "#14202B"', 'inky = "#14202B"', 'the colour "ink" is missing'),
        ('highlight = "ruska"', 'highlight = "gold"', 'the role "highlight" names no colour'),
        ('ice = "#2C7796"', 'frost = "#2C7796"', '"frost" is no colour of [colors]'),
        ("[sizes.narrow]", "[sizes.phone]", "needs [sizes.web] and [sizes.narrow]"),
        ("grows = true", "grows = 1", "grows = 1 is not understood"),
        ("title = 36", "titel = 36", "size web has no title"),
        ('path = "fonts/RuskaSans-Bold.ttf"', 'path = "../Bold.ttf"', 'font file "../Bold.ttf" is not there'),
        ("weight = 700\ndisplay", "weight = 800\ndisplay", "weight must be 400, 500, 600 or 700"),
        ("[wordmark]", "[word]", "has no [wordmark]"),
    ],
)
def test_a_fault_is_told_with_file_and_remedy(edit: Edit, old: str, new: str, message: str) -> None:
    text = faults(edit((old, new)))
    assert message in text
    assert "brand.toml" in text


def test_all_faults_are_told_at_once(edit: Edit) -> None:
    folder = edit(('night = "#00274A"', 'night = "blue"'), ("title = 36", "titel = 36"), ("[wordmark]", "[word]"))
    (folder / "logo.svg").unlink()
    with pytest.raises(ProjectError) as caught:
        load_brand(folder)
    assert len(caught.value.findings) >= 4


@pytest.mark.parametrize(
    "logo",
    ["<svg><path/></svg>", '<svg viewBox="0 0 1 1"><script>x</script></svg>', '<svg viewBox="0 0 1 1" onload="x"/>'],
)
def test_a_logo_carries_no_scripts(edit: Edit, logo: str) -> None:
    folder = edit()
    (folder / "logo.svg").write_text(logo, encoding="utf-8")
    assert "must be a plain SVG" in faults(folder)


def test_contrast_is_that_of_wcag() -> None:
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert luminance("#000000") == 0
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#B8432A", "#FFFFFF") == pytest.approx(5.42, abs=0.01)


def test_the_brand_can_be_read_by_everyone() -> None:
    assert brand_findings(load_brand(LAPLAND)) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('mute = "#55636F"', 'mute = "#9AA5AE"', "mute (#9AA5AE) has a contrast of"),
        ('ice = "#4A9BBB"', 'ice = "#A9D3E4"', "on paper; marks need 3"),
        ('ice = "#2C7796"', 'ice = "#4A9BBB"', "ice (#4A9BBB) has a contrast of"),
        ('heather = "#743DA2"', 'heather = "#0E6A73"', "aurora and heather are too much alike"),
    ],
)
def test_a_colour_that_cannot_be_read_is_told(edit: Edit, old: str, new: str, message: str) -> None:
    brand = load_brand(edit((old, new)))
    findings = brand_findings(brand)
    assert any(message in finding.message for finding in findings)
    assert all(finding.path == brand.folder / "brand.toml" and finding.line > 0 for finding in findings)


def test_colours_that_differ_only_in_hue_are_told() -> None:
    brand = load_brand(LAPLAND)
    colors = {**brand.colors, "aurora": "#7A6A00", "heather": "#B04A2A"}
    alike = [finding.message for finding in brand_findings(replace(brand, colors=colors)) if "alike" in finding.message]
    assert any("protan" in message or "deutan" in message for message in alike)
