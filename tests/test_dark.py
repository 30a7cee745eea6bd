"""Dark twins of colours: contrasts stay, hues stay, texts stay; and the checks of a brand on dark paper."""

import shutil
from dataclasses import replace
from itertools import combinations
from math import cos
from pathlib import Path

import pytest

from ruska.brand import Brand, load_brand
from ruska.build.project import engine_templates
from ruska.colorspace import luminance, to_oklch
from ruska.contrast import brand_findings, contrast
from ruska.dark import KNEE, dark_palette, darken_svg, plain_hex
from ruska.errors import ProjectError

LAPLAND = engine_templates() / "lapland"


@pytest.fixture(scope="module")
def brand() -> Brand:
    """The brand without colours of its own for dark paper."""
    return replace(load_brand(LAPLAND), dark={})


def test_dark_paper_is_dark_but_not_black(brand: Brand) -> None:
    paper = dark_palette(brand).paper
    assert dark_palette(brand).color("#FFFFFF") == paper
    assert 0.2 < to_oklch(paper)[0] < 0.24
    assert luminance(paper) > 0.005


def test_colours_keep_their_contrast_to_the_paper_and_to_each_other(brand: Brand) -> None:
    palette = dark_palette(brand)
    colors = [*brand.colors.values(), "#D95F3B", "#9CC4D4", "#777777"]
    for color in colors:
        light = contrast(color, brand.color("paper"))
        if light <= KNEE:
            assert contrast(palette.color(color), palette.paper) == pytest.approx(light, rel=0.03), color
        else:
            assert contrast(palette.color(color), palette.paper) >= KNEE
    for first, second in combinations(colors, 2):
        light, dark = contrast(first, second), contrast(palette.color(first), palette.color(second))
        assert dark >= min(0.8 * light, 4.5), (first, second)


def test_what_was_lighter_is_darker_and_hues_stay(brand: Brand) -> None:
    palette = dark_palette(brand)
    ramp = ["#F2F7F9", "#C9DFE8", "#8FBFD2", "#4A9BBB", "#2C7796", "#00274A"]
    lights = [luminance(palette.color(color)) for color in ramp]
    assert lights == sorted(lights)
    for color in brand.series:
        _, chroma, hue = to_oklch(brand.color(color))
        _, kept, turned = to_oklch(palette.color(brand.color(color)))
        assert cos(hue - turned) > 0.99
        assert kept <= chroma + 0.005


def test_a_brand_may_set_its_own(brand: Brand) -> None:
    own = replace(brand, dark={"paper": "#101010", "ruska": "#ff9988"})
    palette = dark_palette(own)
    assert (palette.paper, palette.color("#b8432a")) == ("#101010", "#FF9988")
    assert palette.color("#4A9BBB") != dark_palette(brand).color("#4A9BBB"), "all others follow the paper"


def test_colours_of_an_svg_change_and_texts_do_not(brand: Brand) -> None:
    palette = dark_palette(brand)
    svg = (
        '<svg id="#FFFFFF" xmlns="http://www.w3.org/2000/svg"><style>a{b:url("#FFFFFF")}</style>'
        '<rect fill="#FFFFFF" stroke="#fff" clip-path="url(#B8432A)"/>'
        "<path style=\"fill: rgb(255, 255, 255); stroke:#FFFFFF\" fill='none'/>"
        '<text fill="#B8432A" aria-label="fill=#FFFFFF">fill="#FFFFFF" #B8432A &lt;g fill="#FFFFFF"&gt;</text></svg>'
    )
    paper, ruska = palette.paper, palette.color("#B8432A")
    assert darken_svg(svg, palette) == (
        '<svg id="#FFFFFF" xmlns="http://www.w3.org/2000/svg"><style>a{b:url("#FFFFFF")}</style>'
        f'<rect fill="{paper}" stroke="{paper}" clip-path="url(#B8432A)"/>'
        f"<path style=\"fill: {paper}; stroke:{paper}\" fill='none'/>"
        f'<text fill="{ruska}" aria-label="fill=#FFFFFF">fill="#FFFFFF" #B8432A &lt;g fill="#FFFFFF"&gt;</text></svg>'
    )


@pytest.mark.parametrize(
    ("color", "plain"), [("#fa0", "#FFAA00"), ("#ffaa00", "#FFAA00"), ("rgb(255, 170,0)", "#FFAA00")]
)
def test_colours_are_read_as_programs_write_them(color: str, plain: str) -> None:
    assert plain_hex(color) == plain


@pytest.mark.parametrize("name", ["lapland", "demo-brand"])
def test_shipped_brands_can_be_read_on_dark_paper(name: str) -> None:
    assert brand_findings(load_brand(engine_templates() / name)) == []


@pytest.mark.parametrize(
    ("own", "fault"),
    [
        ("mute = '#2A3038'", "mute (#2A3038) has a contrast of 1."),
        ("ice = '#203038'", "ice (#203038) has a contrast of"),
        ("cloudberry = '#E8C47A'", "text inside cloudberry (#E8C47A) has a contrast of"),
        ("heather = '#AFD0FF'", "are too much alike on dark paper"),
    ],
)
def test_a_colour_that_cannot_be_read_there_is_a_finding(tmp_path: Path, own: str, fault: str) -> None:
    found = brand_findings(load_brand(edited(tmp_path, f"[dark]\n{own}\n")))
    told = [finding for finding in found if fault in finding.message]
    assert told, [finding.message for finding in found]
    assert all("[dark]" in finding.remedy for finding in told)
    assert all(finding.line for finding in told)


def test_a_wrong_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as caught:
        load_brand(edited(tmp_path, '[dark]\npaper = "black"\nsnow = "#FFFFFF"\n'))
    assert '"black" is no colour' in str(caught.value)
    assert '"snow" is no colour of [colors]' in str(caught.value)


def edited(folder: Path, table: str) -> Path:
    """The brand with another table of dark colours."""
    brand = folder / "brand"
    shutil.copytree(LAPLAND, brand)
    path = brand / "brand.toml"
    text = path.read_text("utf-8")
    start = text.index("[dark]")
    path.write_text(text[:start] + table + "\n" + text[text.index("[roles]") :], "utf-8")
    return brand
