"""The page from which staff take codes, in a real browser: choices, copying, preview; over http and from the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from embed_site import GRAPHICS, HOSTILE, INJECTION, WORDS, Origin, make_output, serving, subject
from page_site import ROOT

from ruska.brand import Brand
from ruska.formats import codes

SAID = WORDS["share"]
SHARE = f"tourism/fi/{GRAPHICS[0]}.share.html"
MAKERS = {
    "iframe": codes.iframe_code,
    "component": codes.component_code,
    "figure": codes.figure_code,
    "letter": codes.letter_code,
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory, brand: Brand) -> Path:
    folder = tmp_path_factory.mktemp("share") / "output"
    make_output(folder, brand)
    return folder


@pytest.fixture(scope="module")
def ruska(output: Path) -> Iterator[Origin]:
    with serving(output) as origin:
        yield origin


@pytest.fixture(params=["http", "file"])
def base(request, output: Path, ruska: Origin) -> str:
    """The address of the output, over http and on the disk."""
    return ruska.address if request.param == "http" else f"{output.as_uri()}/"


def code(page, name: str) -> str:
    return page.input_value(f"#code-{name}")


def choose(page, form: str) -> None:
    """Have the preview show a form."""
    page.get_by_role("radio", name=SAID[form], exact=True).check()


def test_every_code_is_there_and_follows_the_choices(visit, base: str):
    seen = visit(1280)
    page = seen.go(f"{base}{SHARE}#form=letter", live=False)
    begin = base if base.startswith("http") else ""
    for name, make in MAKERS.items():
        assert code(page, name) == codes.write(make(subject()), begin).rstrip("\n") + "\n" * (name == "figure"), name
    page.get_by_label(SAID["dark"]).check()
    page.get_by_label(SAID["lazy"]).uncheck()
    for name, make in MAKERS.items():
        assert code(page, name) == codes.write(make(subject()), begin, "dark", lazy=False), name
    assert page.input_value("#text-address") == f"{begin}tourism/fi/{GRAPHICS[0]}.html"
    assert page.locator("#relative").count() == (0 if begin else 1)
    assert seen.complaints == []


def test_codes_are_there_without_a_script(visit, ruska: Origin):
    page = visit(1280, java_script_enabled=False).go(f"{ruska.address}{SHARE}", live=False)
    for name, make in MAKERS.items():
        assert code(page, name) == codes.write(make(subject()), ""), name
    assert page.locator(".scripted:visible, button:visible").count() == 0


def test_choices_hold_in_another_language(visit, ruska: Origin):
    page = visit(1280).go(f"{ruska.address}{SHARE}#theme=dark&lazy=off&form=figure", live=False)
    assert page.get_by_label(SAID["dark"]).is_checked() and not page.get_by_label(SAID["lazy"]).is_checked()
    page.get_by_label("280 px").check()
    href = page.get_by_role("link", name="English").get_attribute("href")
    assert href == f"{ruska.address}tourism/en/{GRAPHICS[0]}.share.html#theme=dark&lazy=off&form=figure&width=280"


@pytest.mark.parametrize("clipboard", [True, False])
def test_copying_fills_the_clipboard_and_is_announced(visit, base: str, clipboard: bool):
    seen = visit(1280, permissions=["clipboard-read", "clipboard-write"] if clipboard else [])
    if not clipboard:
        seen.page.add_init_script("delete Navigator.prototype.clipboard")
    page = seen.go(f"{base}{SHARE}", live=False)
    button = page.locator("button[data-copies=code-figure]")
    button.focus()
    page.keyboard.press("Enter")
    news = page.locator("#news")
    news.filter(has_text=SAID["figure"]).wait_for(timeout=5000)
    assert news.inner_text() == SAID["copied"].replace("{what}", SAID["figure"])
    assert news.get_attribute("role") == "status"
    assert page.evaluate("document.activeElement.dataset.copies") == "code-figure"
    # What was copied is pasted into the one field that a test may write to.
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))")
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    assert page.input_value("#paste") == code(page, "figure")
    assert seen.complaints == []


@pytest.mark.parametrize("width", ["280", "640", "1000"])
def test_the_preview_shows_each_form_at_each_width(visit, ruska: Origin, width: str):
    seen = visit(1280)
    page = seen.go(f"{ruska.address}{SHARE}#width={width}", live=False)
    frame = page.frame_locator("#window iframe")
    frame.locator(".ruska-live.ready").wait_for(timeout=15_000)
    assert page.evaluate("document.querySelector('#window iframe').clientWidth") == int(width)
    choose(page, "component")
    page.locator("#window ruska-chart .ruska-live.ready").wait_for(timeout=15_000)
    choose(page, "figure")
    assert page.locator("#window figure > a > img").bounding_box()["width"] <= int(width)
    choose(page, "letter")
    assert page.locator("#window > a > img").is_visible()
    assert seen.complaints == []
    assert all(url.startswith((ruska.address, "data:")) for url in seen.requests)


def test_the_preview_works_from_the_disk(visit, output: Path):
    seen = visit(1280)
    page = seen.go(output / SHARE, live=False)
    frame = page.frame_locator("#window iframe")
    frame.locator(".ruska-live.ready").wait_for(timeout=15_000)
    assert frame.locator("html").get_attribute("data-frame") == "free"
    choose(page, "component")
    assert page.locator("#window ruska-chart a img").is_visible(), "no fetching from a disk: what is inside stays"
    assert seen.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [280, 360, 768, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, ruska: Origin, width: int, scheme: str):
    seen = visit(width, color_scheme=scheme, bypass_csp=True)
    page = seen.go(f"{ruska.address}{SHARE}", live=False)
    page.frame_locator("#window iframe").locator(".ruska-live.ready").wait_for(timeout=15_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_script_tag(path=ROOT / "node_modules" / "axe-core" / "axe.min.js")
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []


def test_the_keyboard_reaches_every_choice_and_button(visit, ruska: Origin):
    page = visit(1280).go(f"{ruska.address}{SHARE}#form=letter", live=False)
    met = []
    for _ in range(40):
        page.keyboard.press("Tab")
        met.append(
            page.evaluate(
                "(n => n.name || n.dataset.copies || n.id || n.className || n.hreflang)(document.activeElement)"
            )
        )
    wanted = {"skip", "home", "theme", "lazy", "form", "width", "sill", "code-iframe", "code-letter", "text-alt"}
    assert wanted <= set(met), met


def test_injected_words_do_nothing(visit, base: str):
    seen = visit(1280)
    page = seen.go(f"{base}tourism/fi/{HOSTILE}.share.html", live=False)
    for form in ("iframe", "figure", "letter", *(("component",) if base.startswith("http") else ())):
        choose(page, form)
        page.wait_for_timeout(700)
    assert [frame.evaluate("window.harm") for frame in page.frames] == [None] * len(page.frames)
    assert page.locator("h1 + .subject").inner_text() == INJECTION
    assert page.input_value("#text-alt") == INJECTION
    assert seen.complaints == []
