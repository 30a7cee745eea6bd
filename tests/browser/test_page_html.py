"""Pages as text: their policy, their addresses, equal bytes, and what may not be in them."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import page_sheets as sheets
import pytest
from page_site import PICTURES, ROOT, TEMPLATES, Site, make_page

from ruska.brand import Brand
from ruska.dark import dark_palette
from ruska.errors import ProjectError
from ruska.formats import page as pages
from ruska.formats.bundle import EAGER, plotly_bundle
from ruska.formats.chart import Block, chart_html, live_json, live_script

EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


def policy(html: str) -> dict[str, list[str]]:
    """The rules of a page's policy."""
    content = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    return {name: values for name, *values in (rule.split() for rule in content.split(";"))}


def test_the_policy_of_a_page_names_its_own_host_only(site: Site):
    rules = policy(site.page.read_text("utf-8"))
    assert rules == {
        "default-src": ["'none'"],
        "img-src": ["'self'", "data:"],
        "script-src": ["'self'"],
        "style-src": ["'self'", EMPTY],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_the_policy_of_the_twin_names_no_host_and_exactly_what_is_inside(site: Site):
    html = site.standalone.read_text("utf-8")
    rules = policy(html)

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    scripts = re.findall(r'<script(?: type="text/plain"[^>]*)?>(.*?)</script>', html, re.DOTALL)
    assert sorted(rules["script-src"]) == sorted(map(hashed, scripts))
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert rules["style-src"] == [hashed(style), EMPTY]
    assert rules["img-src"] == rules["font-src"] == ["data:"]


@pytest.mark.parametrize("name", ["page", "standalone"])
def test_no_page_has_inline_styles_or_handlers(site: Site, name: str):
    html = re.sub(r"<(script|style)\b.*?</\1>", "", getattr(site, name).read_text("utf-8"), flags=re.DOTALL)
    assert not re.search(r"<[^>]*\s(style|on\w+)=", html)
    assert "javascript:" not in html


def test_assets_are_named_by_what_is_in_them(site: Site):
    for name, content in site.assets.files.items():
        assert re.search(r"\.([0-9a-f]{8})\.", name)[1] == hashlib.sha256(content).hexdigest()[:8]
    html = site.page.read_text("utf-8")
    for name in (site.assets.script, site.assets.style, site.assets.late_fonts, site.assets.plotly):
        assert f"../../assets/{name}" in html
    fonts = re.findall(r'url\("([^"]+)"\)', site.assets.text(site.assets.late_fonts))
    assert fonts and set(fonts) < set(site.assets.files)


def test_a_page_waits_for_no_font_but_has_what_stands_in_for_it(site: Site):
    style, embed, fonts, late = (
        site.assets.text(getattr(site.assets, kind)) for kind in ("style", "embed_style", "fonts", "late_fonts")
    )
    stand_ins = fonts.removesuffix(late)
    assert "Stand-in" in stand_ins and "Stand-in" not in late
    assert style.startswith(stand_ins) and embed.startswith(stand_ins)
    assert "url(" not in style + embed
    assert "@font-face" not in site.assets.inline_style


def test_plotly_is_compiled_as_it_comes_but_not_inside_a_page(site: Site):
    asked = EAGER.decode("ascii")
    assert site.assets.text(site.assets.plotly).startswith(asked)
    assert asked.strip() not in site.standalone.read_text("utf-8")


def test_the_same_sheets_give_the_same_bytes(brand: Brand, site: Site):
    page, svgs = make_page(brand)
    assets = pages.shared_assets(TEMPLATES, brand, plotly_bundle(ROOT))
    assert assets.files == site.assets.files
    assert pages.render_standalone(page, svgs, assets, TEMPLATES).encode() == site.standalone.read_bytes()


def test_the_live_data_cannot_end_its_script(brand: Brand):
    live = live_json(sheets.sheet(), sheets.sheet(narrow=True), brand)
    assert not set("<>&\u2028\u2029") & set(live)
    tips = [trace.get("text") for trace in json.loads(live)["wide"]["figure"]["data"]]
    assert any("&lt;script&gt;" in str(tip) for tip in tips)


def test_the_live_data_names_series_and_dark_twins(brand: Brand):
    live = json.loads(live_json(sheets.sheet(), sheets.sheet(narrow=True), brand))
    assert live["series"] == [["foreign", "Ulkomaiset"], ["home", sheets.HOSTILE]]
    assert live["wide"]["keys"] == live["narrow"]["keys"] == ["end-foreign", "end-home"]
    palette = dark_palette(brand)
    assert live["dark"][sheets.RUSKA] == palette.color(sheets.RUSKA)
    assert live["dark"]["#FFFFFF"] == palette.paper
    assert not set(live["dark"]) & {sheets.HOSTILE, "#123456"}


def test_live_figures_may_stand_in_a_script_of_their_own(brand: Brand):
    page, _ = make_page(brand)
    script = live_script(page.wide, page.live)
    assert script.startswith('(window.ruskaLive ??= {})["tourism/fi/nights"] = {"wide":')
    assert not set("<>&") & set(script.partition("=")[2].partition("=")[2])
    block = Block(page.wide, page.narrow, page.words, PICTURES, page.live, "nights.live.js", "plotly.js")
    html = chart_html(block, TEMPLATES)
    assert 'data-live="nights.live.js"' in html
    assert "ruska-data" not in html
    assert "ruska-data" in chart_html(replace(block, live_file=""), TEMPLATES)
    still = chart_html(replace(block, live=""), TEMPLATES)
    assert not re.search("data-live|data-plotly|ruska-data|ruska-live", still)
    assert still.count("<source") == 3


def test_a_scene_without_panels_or_tooltips_has_no_live_chart(brand: Brand):
    sheet = sheets.sheet()
    panel = sheet.scene.panels[0]
    mute = replace(panel, marks=tuple(mark for mark in panel.marks if not getattr(mark, "tips", ())))
    for panels in ((), (mute,)):
        bare = replace(sheet, scene=replace(sheet.scene, panels=panels))
        assert live_json(bare, bare, brand) == ""


def test_a_missing_script_is_named(brand: Brand, tmp_path):
    with pytest.raises(ProjectError, match=r"loading\.js: is missing"):
        pages.shared_assets((tmp_path,), brand, plotly_bundle(ROOT))


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://ec.europa.eu/eurostat", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("ftp://example.org", False),
        ("https:", False),
    ],
)
def test_web_addresses(url: str, allowed: bool):
    assert pages.is_web_address(url) is allowed
