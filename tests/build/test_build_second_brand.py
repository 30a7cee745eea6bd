"""A brand is one folder: the same package in another brand, with nothing changed but its name in `package.toml`."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from poster_samples import poster_package
from project_samples import ROOT, Workshop, small_project

from ruska.brand import load_brand
from ruska.brand_posters import load_posters
from ruska.contrast import brand_findings
from ruska.ruler import Ruler

DEMO = ROOT / "templates" / "demo-brand"
LAPLAND = load_brand(ROOT / "templates" / "lapland")
NORTHERN = "abcåäöÅÄÖæøÆØáčđŋšŧžÁČĐŊŠŦŽâõÂÕǥǧǯʒǤǦǮ0123456789−–—·±%€ " + "“”„‘’«»…"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A small package in the second brand."""
    shop = small_project(tmp_path_factory.mktemp("second") / "project")
    shutil.rmtree(shop.root / "templates" / "lapland")
    shutil.copytree(DEMO, shop.root / "templates" / "demo-brand")
    poster_package(shop, "one")
    shop.change("charts/one/package.toml", 'brand = "lapland"', 'brand = "demo-brand"')
    done = shop.build("--size", "web", "--size", "a4", "--size", "tall")
    assert done.status == 0, done.err
    return shop


def test_its_colours_are_read_by_everyone() -> None:
    assert brand_findings(load_brand(DEMO)) == []


def test_it_is_another_brand() -> None:
    demo = load_brand(DEMO)
    assert demo.text_family not in {LAPLAND.text_family, LAPLAND.display_family}
    assert {demo.color(role) for role in demo.roles}.isdisjoint(LAPLAND.color(role) for role in LAPLAND.roles)
    assert demo.logo != LAPLAND.logo
    assert set(load_posters(DEMO)) == {"tall", "a4", "wide"}


def test_its_fonts_write_what_the_north_writes_and_are_free() -> None:
    assert Ruler(load_brand(DEMO).fonts).missing(NORTHERN) == []
    licence = (DEMO / "fonts" / "OFL.txt").read_text("utf-8")
    assert licence.count("SIL OPEN FONT LICENSE Version 1.1") == 2
    assert sum(path.stat().st_size for path in DEMO.rglob("*")) < 600_000


def test_a_folder_has_no_code() -> None:
    assert {path.suffix for path in DEMO.rglob("*") if path.is_file()} == {".toml", ".svg", ".ttf", ".txt"}


@pytest.mark.parametrize("name", ["one/en/bars.web.svg", "one/en/poster.tall.svg", "one/en/poster.a4.outlined.svg"])
def test_pictures_have_its_colours_and_none_of_another(built: Workshop, name: str) -> None:
    svg = (built.output / name).read_text("utf-8")
    found = set(re.findall(r"#[0-9A-Fa-f]{6}", svg))
    demo = load_brand(DEMO)
    assert demo.color("single") in found
    assert found.isdisjoint({LAPLAND.colors[name] for name in ("night", "ruska", "ice", "aurora", "ink", "mute")})
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert "outlined" in name or demo.mark("en") in svg


def test_pdfs_have_its_fonts(built: Workshop) -> None:
    with pikepdf.open(built.output / "one/en/poster.a4.pdf") as pdf:
        fonts = {str(obj.BaseFont).rpartition("+")[2] for obj in pdf.objects if _is_font(obj)}
    assert {re.match(r"/?([A-Za-z]+)", font)[1] for font in fonts} <= {"DemoSans", "DemoSerif"}
    assert any(font.startswith("DemoSerif") for font in fonts)


def test_pages_have_its_style(built: Workshop) -> None:
    (style,) = (built.output / "assets").glob("page.*.css")
    assert '"Demo Sans"' in style.read_text("utf-8")
    slices = {path.name.split(".")[0] for path in (built.output / "assets").glob("*.woff2")}
    assert {name.rpartition("-")[0] for name in slices} == {path.stem for path in (DEMO / "fonts").glob("*.ttf")}


def test_the_check_finds_nothing(built: Workshop) -> None:
    done = built.run("check")
    assert done.status == 0, done.err


def _is_font(obj: object) -> bool:
    return isinstance(obj, pikepdf.Dictionary) and "/BaseFont" in obj


def test_the_shipped_engine_never_names_a_brand() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")]
    base = [path.read_text("utf-8") for path in Path(ROOT / "templates" / "base").rglob("*.j2")]
    assert not [text for text in (*sources, *base) if re.search(r"#00274A|demo-brand|Demo Sans", text)]
