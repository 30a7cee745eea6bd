"""The gallery of an output that the program itself has built, as staff use it: finding, looking, copying, printing."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from gallery_walk import LINKS, SHIFTS, dialog, search, shown, state
from page_site import ROOT, served, show_pictures
from playwright.sync_api import Page

from ruska.words import engine_words

LANGUAGES = ("fi", "en", "sv", "nb")
GRAPHICS = ("tourism/overnight_stays", "tourism/poster", "people/age_groups", "people/municipalities_change")
SIZES = ("web", "square", "wide", "tall")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two packages, with their pictures in two sizes, and a poster, in all languages."""
    output = tmp_path_factory.mktemp("gallery") / "output"
    formats = [f"--format={name}" for name in ("html", "png", "svg", "csv")]
    sizes = [f"--size={size}" for size in SIZES]
    build(ROOT, *GRAPHICS, *formats, *sizes, f"--output={output}")
    return output


def build(project: Path, *options: str) -> None:
    command = [sys.executable, "-m", "ruska", "build", *options]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def http(output: Path) -> Iterator[str]:
    """The output over http."""
    with served(output) as address:
        yield address


@pytest.fixture
def look(visit: Any, output: Path) -> Callable[..., Page]:
    """Open the gallery from the disk; nothing that the browser complains of goes unseen."""
    seen: list[Any] = []

    def opened(language: str = "en", hash: str = "", width: int = 1280, **context: object) -> Page:
        seen.append(visit(width, 900, **context))
        page: Page = seen[-1].go(f"{(output / f'index.{language}.html').as_uri()}{hash}", live=False)
        return page

    yield opened
    for one in seen:
        assert one.complaints == []
        assert all(url.startswith(("data:", output.as_uri())) for url in one.requests)


def test_without_script_it_is_a_catalogue(visit: Any, output: Path) -> None:
    seen = visit(java_script_enabled=False)
    page = seen.go(output / "index.html", live=False)
    assert page.evaluate("document.documentElement.lang") == "fi"
    assert (output / "index.html").read_bytes() == (output / "index.fi.html").read_bytes()
    assert sorted(shown(page)) == sorted(GRAPHICS)
    assert page.locator(".tool:visible").count() == 0
    show_pictures(page)
    assert page.locator(".source:visible").count() == len(GRAPHICS)
    for link in page.evaluate(LINKS):
        target = Path(unquote(urlsplit(urljoin((output / "index.html").as_uri(), link)).path))
        assert target.is_file(), link
    page.locator(".card h3 a").first.click()
    assert page.url == (output / "people/fi/age_groups.html").as_uri()
    page.locator("a.home").click()
    assert page.url == (output / "index.fi.html").as_uri()
    assert seen.complaints == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("municipalities change", ["people/municipalities_change"]),
        ("NIGHTS", ["tourism/poster", "tourism/overnight_stays"]),
        ("éurostat ágeing", ["people/age_groups"]),
        ("line chart pandemic", ["tourism/overnight_stays"]),
        ("no such thing", []),
        ("<b>", []),
    ],
)
def test_words_find_titles_descriptions_sources_and_topics(look: Any, text: str, found: list[str]) -> None:
    page = look()
    search(page, text)
    assert shown(page) == found
    assert page.get_by_role("search").get_by_role("status").inner_text() == (
        "1 graphic" if len(found) == 1 else f"{len(found)} graphics"
    )
    assert page.locator(".none").is_visible() == (not found)
    assert page.locator("section.package:visible").count() == len({id.split("/")[0] for id in found})


def test_marks_on_letters_make_no_difference(look: Any) -> None:
    page = look("fi")
    search(page, "vaesto ikaantyminen")
    assert shown(page) == ["people/age_groups"]


def test_choices_narrow_down_and_stand_in_the_address(look: Any) -> None:
    page = look()
    page.get_by_label("Package", exact=True).select_option("Tourism")
    assert shown(page) == ["tourism/poster", "tourism/overnight_stays"]
    page.get_by_label("Kind of graphic", exact=True).select_option("Lines")
    assert shown(page) == ["tourism/overnight_stays"]
    assert state(page) == "#?package=tourism&kind=line"
    page.go_back()
    assert len(shown(page)) == 2
    assert page.get_by_label("Kind of graphic", exact=True).input_value() == ""
    page.get_by_role("button", name="Clear").click()
    assert sorted(shown(page)) == sorted(GRAPHICS)
    assert state(page) == ""
    page.get_by_label("Topic", exact=True).select_option("Ageing")
    assert shown(page) == ["people/age_groups"]


def test_an_address_brings_back_what_was_looked_for_in_any_language(look: Any) -> None:
    page = look("en", "#?q=eurostat&package=people&topic=ageing")
    assert shown(page) == ["people/age_groups"]
    assert page.get_by_role("searchbox").input_value() == "eurostat"
    page.get_by_role("link", name="svenska").click()
    page.locator("html[lang=sv].js:not(.unready)").wait_for(state="attached")
    assert page.url.endswith("index.sv.html#?q=eurostat&package=people&topic=ageing")
    assert shown(page) == ["people/age_groups"]
    assert page.get_by_label("Ämne", exact=True).input_value() == "ageing"


@pytest.mark.parametrize("hash", ["#?package=none", "#%E0%A4%A", "#<img>", "#constructor", "#main", "#?in=xx&size=y"])
def test_an_address_that_means_nothing_does_no_harm(look: Any, hash: str) -> None:
    page = look("en", hash)
    assert page.locator("h1").is_visible()
    assert not dialog(page).is_visible()


def test_the_keyboard_alone_finds_and_opens_and_closes(look: Any) -> None:
    page = look()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("lapland")
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    assert page.get_by_role("searchbox").input_value() == ""
    page.keyboard.press("ArrowDown")
    focused, cards = "document.activeElement.closest('.card')?.id", shown(page)
    assert page.evaluate(focused) == cards[0]
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == cards[1]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) in cards[2:]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert dialog(page).is_visible()
    page.keyboard.press("ArrowRight")
    second = state(page)
    page.keyboard.press("Escape")
    dialog(page).wait_for(state="hidden")
    page.locator(f"[id='{second[1:]}'] .open:focus").wait_for()  # back at what was looked at last


def test_tab_reaches_everything_and_stays_in_the_view(look: Any) -> None:
    page = look("en", "#tourism/overnight_stays")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        inside, name = page.evaluate(
            "[!!document.activeElement.closest('dialog') || document.activeElement === document.body, "
            "document.activeElement.value || document.activeElement.textContent.trim()]"
        )
        assert inside, name
        reached.add(name)
    assert {"Next graphic", "Close", "web", "en", "The graphic's own page", "Copy", "PNG", "SVG"} <= reached


def test_a_graphic_is_shown_large_with_all_that_belongs_to_it(look: Any, output: Path) -> None:
    page = look()
    page.locator("#tourism\\/overnight_stays .open").click()
    view = dialog(page)
    assert state(page) == "#tourism/overnight_stays"
    assert page.evaluate("document.activeElement.id") == "detail-title"
    assert view.get_by_role("heading", level=2).inner_text().startswith("Guests from abroad")
    show_pictures(page)
    assert view.locator(".sheet img").get_attribute("src") == "tourism/en/overnight_stays.web.svg"
    said = view.locator(".sheet img").get_attribute("alt")
    assert view.locator(".alt .text").inner_text() == said
    assert view.locator(".caption .text").inner_text().endswith("Licence: CC BY 4.0.")
    code = view.locator(".code .text").inner_text()
    assert 'src="https://lapland.example/figures/tourism/en/overnight_stays.embed.html"' in code
    record = view.locator(".record").inner_text()
    for text in ("Eurostat (tour_occ_nin2)", "CC BY 4.0", "9 April 2026", "UTC"):
        assert text in record
    for link in view.get_by_role("link").evaluate_all("links => links.map(link => link.href)"):
        assert urlsplit(link).scheme == "https" or Path(unquote(urlsplit(link).path)).is_file(), link
    downloads = view.locator(".downloads a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    made = {path.name for path in (output / "tourism/en").glob("overnight_stays.*") if path.suffix in (".png", ".svg")}
    kept = {name for name in made if ".dark." not in name and ".narrow." not in name}
    assert kept <= {Path(name).name for name in downloads}
    assert "tourism/tourism-en.zip" in downloads


def test_without_an_address_the_code_says_that_it_lacks_one_but_on_a_server(visit: Any, tmp_path: Path) -> None:
    for part in ("charts", "datasets", "templates", "node_modules"):
        (tmp_path / part).symlink_to(ROOT / part)
    settings = (ROOT / "ruska.toml").read_text("utf-8")
    (tmp_path / "ruska.toml").write_text(re.sub(r"(?m)^address = .*$", "", settings), "utf-8")
    build(tmp_path, "tourism/overnight_stays", "--lang=en", "--size=web", "--format=html", "--format=svg")
    place = "index.en.html#tourism/overnight_stays"
    with served(tmp_path / "output") as address:
        for base, told in ((f"{(tmp_path / 'output').as_uri()}/", True), (f"{address}/", False)):
            view = dialog(visit().go(base + place, live=False))
            view.locator(".code .text").filter(has_text="overnight_stays.embed.html").wait_for()
            assert view.locator(".relative").is_visible() == told
            assert (f'src="{address}/tourism/' in view.locator(".code .text").inner_text()) != told


def test_the_figures_are_one_click_away(look: Any) -> None:
    page = look("en", "#people/age_groups")
    dialog(page).get_by_role("link", name="The figures as a table").click()
    page.wait_for_selector(".ruska-tabled")
    assert page.url.endswith("people/en/age_groups.html#table")
    assert page.locator("tbody tr").first.is_visible()


def test_language_and_size_are_switched_in_the_view(look: Any) -> None:
    page = look("en", "#tourism/overnight_stays")
    view = dialog(page)
    view.get_by_label("square").check()
    view.get_by_label("svenska").check()
    page.wait_for_timeout(300)
    assert view.locator(".sheet img").get_attribute("src") == "tourism/sv/overnight_stays.square.svg"
    assert view.locator(".alt .text").get_attribute("lang") == "sv"
    assert state(page) == "#tourism/overnight_stays?in=sv&size=square"
    offered = view.locator(".taken a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert "tourism/sv/overnight_stays.square.png" in offered
    assert all("/sv/overnight_stays.square" in name for name in offered), "beside a picture stand its own files"
    assert view.get_by_role("heading", name="Download").is_visible(), "the gallery keeps its own language"
    page.reload()
    page.wait_for_timeout(300)
    assert dialog(page).locator(".sheet img").get_attribute("src") == "tourism/sv/overnight_stays.square.svg"


def test_a_poster_is_shown_on_its_own_canvases(look: Any) -> None:
    page = look("fi", "#tourism/poster")
    view = dialog(page)
    sizes = view.locator("[name=size]").evaluate_all("radios => radios.map(radio => radio.value)")
    assert sorted(sizes) == ["tall", "wide"]
    view.get_by_label(engine_words("fi", ROOT / "templates")["sizes"]["tall"], exact=True).check()
    show_pictures(page)
    ratios = "image => [image.width / image.height, image.naturalWidth / image.naturalHeight]"
    shown, real = view.locator(".sheet img").evaluate(ratios)
    assert shown == pytest.approx(real, rel=0.01), "as high as the poster needs"
    assert not view.locator(".code").is_visible(), "nothing embeds a poster"


def test_one_goes_on_and_back_among_what_was_found(look: Any) -> None:
    page = look("en", "#?package=tourism")
    page.locator(".open").filter(visible=True).first.click()
    view = dialog(page)
    assert view.locator(".place").inner_text() == "1 / 2"
    view.get_by_role("button", name="Next graphic").click()
    assert view.locator(".place").inner_text() == "2 / 2"
    view.get_by_role("button", name="Next graphic").click()
    assert view.locator(".place").inner_text() == "1 / 2"
    page.go_back()
    assert not view.is_visible()
    assert state(page) == "#?package=tourism"
    page.go_forward()
    assert view.is_visible()
    view.get_by_role("button", name="Close").click()
    assert not view.is_visible()
    page.wait_for_timeout(200)
    assert state(page) == "#?package=tourism"


def test_texts_are_copied(visit: Any, http: str) -> None:
    seen = visit(permissions=["clipboard-read", "clipboard-write"])
    page = seen.go(f"{http}/index.en.html#tourism/overnight_stays", live=False)
    for part in ("alt", "caption", "code"):
        section = dialog(page).locator(f".{part}")
        section.get_by_role("button", name="Copy").click()
        page.wait_for_timeout(100)
        assert page.evaluate("navigator.clipboard.readText()") == section.locator(".text").text_content()
        assert dialog(page).get_by_role("status").inner_text() == "Copied"
    assert seen.complaints == []


@pytest.mark.parametrize("works", [True, False])
def test_where_the_clipboard_is_closed_the_text_is_marked(look: Any, works: bool) -> None:
    page = look("en", "#tourism/overnight_stays")
    page.evaluate(
        "works => { Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        " document.execCommand = command => works && command === 'copy'; }",
        works,
    )
    dialog(page).locator(".alt").get_by_role("button", name="Copy").click()
    page.wait_for_timeout(100)
    told = dialog(page).get_by_role("status").inner_text()
    assert told == ("Copied" if works else "Press Ctrl+C to copy the marked text.")
    assert page.evaluate("String(getSelection())") == dialog(page).locator(".alt .text").inner_text()


@pytest.mark.parametrize("missing", ["built.js", "index.en.js", "index.sv.js"])
def test_it_works_without_one_of_its_scripts(visit: Any, output: Path, http: str, missing: str) -> None:
    seen = visit()
    seen.page.route(f"**/{missing}", lambda route: route.fulfill(status=404, body=""))
    page = seen.go(f"{http}/index.en.html#?q=nights", live=False)
    assert "tourism/overnight_stays" in shown(page)
    page.locator("#tourism\\/overnight_stays .open").click()
    view = dialog(page)
    if missing == "index.sv.js":
        view.get_by_label("svenska").check()
        page.wait_for_timeout(300)
    assert view.get_by_role("heading", level=2).inner_text()
    lost = "The details of this graphic could not be loaded."
    assert (view.get_by_role("status").inner_text() == lost) == (missing != "built.js")
    page.keyboard.press("Escape")
    view.wait_for(state="hidden")


@pytest.mark.parametrize("hash", ["", "#?topic=ageing", "#tourism/overnight_stays?size=square"])
def test_over_http_it_asks_nobody_else_and_nothing_moves(visit: Any, http: str, hash: str) -> None:
    seen = visit()
    page = seen.go(f"{http}/index.nb.html{hash}", live=False)
    show_pictures(page)
    page.evaluate("document.querySelectorAll('.card').forEach(card => card.scrollIntoView())")
    assert page.evaluate(SHIFTS) == 0
    assert seen.complaints == []
    assert all(url.startswith((http, "data:")) for url in seen.requests)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Any, output: Path, language: str, scheme: str) -> None:
    assert AXE.is_file(), "axe-core is not there: run `npm ci`."
    seen = visit(bypass_csp=True, color_scheme=scheme, reduced_motion="reduce")
    for hash in ("", "#?q=zzz", "#tourism/overnight_stays?in=fi"):
        seen.page.goto("about:blank")
        page = seen.go(f"{(output / f'index.{language}.html').as_uri()}{hash}", live=False)
        page.wait_for_selector("html:not(.unready)")
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
        assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == [], hash


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways(look: Any, width: int) -> None:
    for language in LANGUAGES:
        page = look(language, "#people/municipalities_change", width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(
            "[...document.querySelectorAll('.desk, .stage, .panel')].every(node => "
            "node.scrollWidth <= node.clientWidth)"
        )
        page.keyboard.press("Escape")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_it_is_a_catalogue(look: Any, tmp_path: Path) -> None:
    page = look("en", "#?package=tourism", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator(".tool:visible, .files:visible, dialog:visible").count() == 0
    assert page.locator(".source:visible").count() == 2
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(20, 32, 43)", "light, whatever the screen is"
    page.emulate_media(media="screen")
    pdf = page.pdf(path=tmp_path / "gallery.pdf", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    done = subprocess.run(["pdftotext", tmp_path / "gallery.pdf", "-"], capture_output=True, text=True, check=True)
    assert {"Guests", "Eurostat"} <= set(done.stdout.split())


def test_a_theme_may_be_set_for_the_page(look: Any) -> None:
    page = look(color_scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(paper)
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    assert page.evaluate(paper) == "rgb(246, 244, 239)" != dark
    page.emulate_media(color_scheme="light")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate(paper) == dark


def test_words_of_the_view_are_those_of_the_page(look: Any) -> None:
    for language in LANGUAGES:
        words = engine_words(language, ROOT / "templates")
        page = look(language, "#people/age_groups")
        text = dialog(page).inner_text()
        for word in (words["index"]["embed_code"], words["index"]["alternative"], words["download"], words["licence"]):
            assert word in text
