"""Graphics on other people's pages, in a real browser over two origins: iframe and web component."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from embed_site import GRAPHICS, HOSTILE, INJECTION, ROOM, Origin, host_page, make_output, serving, subject
from page_site import ROOT

from ruska.brand import Brand
from ruska.formats import codes

PATIENCE = 15_000
WIDTHS = (280, 360, 768, 1280)
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shifts.push(value); })
  .observe({ type: 'layout-shift', buffered: true });"""
FRAME = "document.querySelector('iframe')"
INNER = "Math.ceil(document.body.getBoundingClientRect().height)"
CHART = "document.querySelector('ruska-chart')"
EMBED = ROOT / "templates" / "base" / "assets" / "embed.js"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory, brand: Brand) -> Path:
    folder = tmp_path_factory.mktemp("embeds") / "output"
    make_output(folder, brand)
    return folder


@pytest.fixture
def ruska(output: Path) -> Iterator[Origin]:
    """The origin that graphics come from."""
    with serving(output) as origin:
        yield origin


@pytest.fixture
def host(tmp_path: Path, ruska: Origin) -> Iterator[Callable[..., str]]:
    """Make a page of somebody else, with a policy that allows Ruska's origin only, and get its address."""
    with serving(tmp_path, headers=False) as other:

        def put(body: str, policy: bool = True) -> str:
            (tmp_path / "page.html").write_text(host_page(body, ruska.address, policy=policy), "utf-8")
            return f"{other.address}page.html"

        yield put


def frame_of(page, number: int = 1):
    """An embedded page, once it has told its height."""
    for _ in range(100):
        frames = page.frames
        if len(frames) > number:
            frames[number].locator("html[data-frame=free]").wait_for(state="attached")
            return frames[number]
        page.wait_for_timeout(50)
    raise AssertionError("the frame never heard from the page around it")


def settled(page, number: int = 0) -> tuple[int, int]:
    """The height of an iframe and of what is in it, once they agree or a second has passed."""
    frame = frame_of(page, number + 1)
    for _ in range(20):
        outer = page.evaluate(f"document.querySelectorAll('iframe')[{number}].clientHeight")
        inner = frame.evaluate(INNER)
        if outer == inner:
            break
        page.wait_for_timeout(50)
    return outer, inner


def iframe(ruska: Origin, graphic: str = GRAPHICS[0], theme: codes.Theme = "auto", lazy: bool = False) -> str:
    return codes.write(codes.iframe_code(subject(graphic)), ruska.address, theme, lazy)


def component(ruska: Origin, graphic: str = GRAPHICS[0], theme: codes.Theme = "auto", lazy: bool = False) -> str:
    return codes.write(codes.component_code(subject(graphic)), ruska.address, theme, lazy)


def come_alive(page) -> None:
    """Wait for the live chart of a web component."""
    page.locator("ruska-chart .ruska-live.ready").first.wait_for(timeout=PATIENCE)


def test_the_script_of_iframes_is_small():
    assert EMBED.stat().st_size < 2000


@pytest.mark.parametrize("width", WIDTHS)
def test_an_iframe_is_as_high_as_what_is_in_it(visit, ruska: Origin, host, width: int):
    seen = visit(width + 16)
    page = seen.go(host(iframe(ruska)), live=False)
    outer, inner = settled(page)
    assert outer == inner
    assert page.evaluate(f"{FRAME}.clientWidth") == width
    frame = frame_of(page)
    assert frame.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]") == [
        outer,
        width,
    ]
    assert frame.evaluate("document.querySelector('img').currentSrc").endswith(
        "narrow.svg" if width <= 640 else "web.svg"
    )
    assert frame.evaluate("document.querySelector('.ruska-tools').scrollHeight") <= (68 if width <= 640 else 36)
    assert seen.complaints == []


@pytest.mark.parametrize("lazy", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_on_the_page_around_moves(visit, ruska: Origin, host, width: int, lazy: bool):
    seen = visit(width + 16)
    seen.page.add_init_script(SHIFTS)
    body = iframe(ruska, lazy=lazy) + "<p>1</p>" + component(ruska, GRAPHICS[1], lazy=lazy) + "<p>2</p>"
    page = seen.go(host(body), live=False)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    come_alive(page)
    frame_of(page).locator(".ruska-live.ready").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") == []
    assert frame_of(page).evaluate("window.shifts") == []
    assert seen.complaints == []


def test_an_iframe_follows_the_width_of_the_page(visit, ruska: Origin, host):
    page = visit(1280).go(host(iframe(ruska)), live=False)
    heights = [settled(page)]
    for width in (360, 700, 280):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(300)
        heights.append(settled(page))
    assert all(outer == inner for outer, inner in heights)
    assert len(set(heights)) == 4


def test_iframes_that_come_late_get_their_height_at_once(visit, ruska: Origin, host):
    seen = visit(800)
    page = seen.go(host(f'<script src="{ruska.address}assets/embed.js"></script>'), live=False)
    code = iframe(ruska).partition("\n")[2]
    first = page.evaluate(
        """async (code) => {
          document.querySelector('main').insertAdjacentHTML('beforeend', code);
          await new Promise(requestAnimationFrame);
          return document.querySelector('iframe').clientHeight;
        }""",
        code,
    )
    assert first == settled(page)[0]
    assert seen.complaints == []


@pytest.mark.parametrize(
    "closed",
    [
        ("<details><summary>Auki</summary>{}</details>", "document.querySelector('details').open = true"),
        ("<div hidden>{}</div>", "document.querySelector('div').hidden = false"),
    ],
)
@pytest.mark.parametrize("lazy", [False, True])
def test_a_closed_accordion_or_tab_opens_at_the_right_height(visit, ruska: Origin, host, closed, lazy: bool):
    around, opening = closed
    seen = visit(600)
    page = seen.go(host(around.format(iframe(ruska, lazy=lazy))), live=False)
    page.wait_for_timeout(400)
    page.evaluate(opening)
    page.wait_for_timeout(200)
    outer, inner = settled(page)
    assert outer == inner > 400
    assert seen.complaints == []


@pytest.mark.parametrize("make", [iframe, component])
def test_ten_on_a_page_share_every_file(visit, ruska: Origin, host, make):
    seen = visit(800, 900)
    page = seen.go(host("".join(make(ruska, graphic) for graphic in GRAPHICS)), live=False)
    for number, graphic in enumerate(GRAPHICS):
        if make is iframe:
            frame = frame_of(page, number + 1)
            page.locator("iframe").nth(number).scroll_into_view_if_needed()
            frame.locator(".ruska-live.ready").wait_for(timeout=PATIENCE)
            assert frame.url.endswith(f"{graphic}.embed.html")
            assert len(set(settled(page, number))) == 1
        else:
            page.locator("ruska-chart").nth(number).scroll_into_view_if_needed()
            page.locator("ruska-chart").nth(number).locator(".ruska-live.ready").wait_for(timeout=PATIENCE)
    counts = Counter(path for path in ruska.asked if path.startswith("/assets/"))
    styles = {"embed"} if make is iframe else {"chart", "fonts"}
    assert {name.split(".")[0].removeprefix("/assets/") for name in counts} >= {"ruska", "plotly-basic", *styles}
    assert {path: count for path, count in counts.items() if count > 1} == {}
    assert seen.complaints == []


def test_nobody_else_is_asked_for_anything(visit, ruska: Origin, host):
    seen = visit(800)
    address = host(iframe(ruska) + component(ruska, GRAPHICS[1]))
    page = seen.go(address, live=False)
    come_alive(page)
    frame_of(page).locator(".ruska-live.ready").wait_for(timeout=PATIENCE)
    assert {url for url in seen.requests if not url.startswith((ruska.address, "data:"))} == {address}


def test_messages_that_are_not_the_frames_own_change_nothing(visit, ruska: Origin, host):
    foreign = '<iframe id="other" srcdoc="<p>x</p>" title="x"></iframe>'
    page = visit(800).go(host(iframe(ruska) + iframe(ruska, GRAPHICS[1]) + foreign, policy=False), live=False)
    before = settled(page)[0]
    told = {"ruska": "height", "height": 4321}
    page.evaluate("(told) => window.postMessage(told, '*')", told)
    page.frame_locator("#other").locator("p").evaluate("(node, told) => parent.postMessage(told, '*')", told)
    # The other graphic is of the right origin, and yet it sets nothing but its own height.
    frame_of(page, 2).evaluate("(told) => parent.postMessage(told, '*')", told)
    page.wait_for_timeout(200)
    heights = page.evaluate("[...document.querySelectorAll('iframe[data-ruska]')].map(frame => frame.clientHeight)")
    assert heights == [before, 4321]
    for wrong in (-5, 0, 39, 8001, "500", None, [500], {"a": 1}):
        frame_of(page).evaluate("(height) => parent.postMessage({ ruska: 'height', height }, '*')", wrong)
    frame_of(page).evaluate("parent.postMessage({ ruska: 'height', height: NaN }, '*')")
    frame_of(page).evaluate("parent.postMessage('height', '*'); parent.postMessage(null, '*')")
    page.wait_for_timeout(200)
    assert page.evaluate(f"{FRAME}.clientHeight") == before


def test_a_frame_that_has_been_led_elsewhere_sets_nothing(visit, ruska: Origin, host):
    page = visit(800).go(host(iframe(ruska), policy=False), live=False)
    before = settled(page)[0]
    frame = page.frames[1]
    frame.goto(page.url)
    frame.evaluate("parent.postMessage({ ruska: 'height', height: 4321 }, '*')")
    page.wait_for_timeout(200)
    assert page.evaluate(f"{FRAME}.clientHeight") == before


def test_a_frame_tells_its_height_to_its_parent_only(visit, ruska: Origin, host):
    page = visit(800).go(host(iframe(ruska).partition("\n")[2]), live=False)
    frame = page.frames[1]
    frame.wait_for_load_state()
    frame.evaluate("window.postMessage({ ruska: 'hello' }, '*')")
    page.wait_for_timeout(200)
    assert not frame.evaluate("document.documentElement.dataset.frame === 'free'")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", ["stripped", "off"])
def test_without_the_script_the_whole_picture_is_in_the_frame(visit, ruska: Origin, host, width: int, script: str):
    seen = visit(width + 16, java_script_enabled=script == "stripped")
    code = iframe(ruska)
    page = seen.go(host(code if script == "off" else code.partition("\n")[2]), live=False)
    frame = page.frames[1]
    frame.wait_for_load_state()
    page.wait_for_timeout(1500)  # so long it waits for a word from the page around
    box, picture = page.locator("iframe").bounding_box(), frame.locator("img").bounding_box()
    assert box["height"] == ROOM.fixed
    assert picture["y"] >= box["y"] and picture["x"] >= box["x"]
    assert picture["y"] + picture["height"] <= box["y"] + box["height"]
    assert picture["x"] + picture["width"] <= box["x"] + box["width"]
    assert picture["width"] >= min(width, 360) - 17
    if script == "stripped":
        assert frame.evaluate("document.documentElement.scrollHeight") <= ROOM.fixed


def test_the_picture_inside_the_component_is_there_without_a_script(visit, ruska: Origin, host):
    page = visit(800, java_script_enabled=False).go(host(component(ruska)), live=False)
    image = page.locator("ruska-chart a img")
    assert image.is_visible() and len(image.get_attribute("alt")) > 40
    assert page.locator("ruska-chart a").get_attribute("href") == f"{ruska.address}tourism/fi/nights0.html"


@pytest.mark.parametrize(("width", "picture"), [(280, "narrow"), (500, "narrow"), (700, "web")])
def test_the_component_fits_its_column_not_the_window(visit, ruska: Origin, host, width: int, picture: str):
    seen = visit(1280)
    body = f'<table width="{width}" cellpadding="0" cellspacing="0"><tr><td>{component(ruska)}</td></tr></table>'
    page = seen.go(host(body), live=False)
    come_alive(page)
    assert page.evaluate(f"{CHART}.clientWidth") == width
    source = page.evaluate(f"{CHART}.shadowRoot.querySelector('img').currentSrc")
    assert source.endswith(f"nights0.{picture}.svg")
    assert seen.complaints == []


def test_a_component_from_elsewhere_keeps_what_is_inside_it(visit, ruska: Origin, host, output: Path):
    with serving(output) as other:
        body = component(ruska).replace(
            f"{ruska.address}tourism/fi/nights0.json", f"{other.address}tourism/fi/nights0.json"
        )
        seen = visit(800)
        page = seen.go(host(body, policy=False), live=False)
        page.wait_for_timeout(500)
        assert page.evaluate(f"{CHART}.shadowRoot.querySelector('.ruska-chart')") is None
        assert page.locator("ruska-chart img").is_visible()
        assert other.asked == []


@pytest.mark.parametrize("make", [iframe, component])
@pytest.mark.parametrize("theme", ["auto light light", "auto dark dark", "light dark light", "dark light dark"])
def test_themes(visit, ruska: Origin, host, make, theme: str):
    theme, system, shown = theme.split()
    dark = shown == "dark"
    seen = visit(800, color_scheme=system)
    page = seen.go(host(make(ruska, theme=theme)), live=False)
    place = frame_of(page) if make is iframe else page
    place.locator(".ruska-live.ready").wait_for(timeout=PATIENCE)
    picture = place.locator(".ruska-picture")
    shade = picture.evaluate("node => getComputedStyle(node).backgroundColor.match(/\\d+/g).map(Number)")
    source = picture.locator("picture img").evaluate("node => node.currentSrc")
    assert (sum(shade) < 200) is dark
    assert source.endswith(".dark.svg") is dark
    assert seen.complaints == []


@pytest.mark.parametrize("theme", ["light dark", "dark light"])
def test_a_frame_has_its_theme_before_any_script(visit, ruska: Origin, theme: str):
    theme, system = theme.split()
    seen = visit(800, color_scheme=system)
    seen.page.route("**/*.js", lambda route: route.abort())
    page = seen.go(f"{ruska.address}tourism/fi/{GRAPHICS[0]}.embed.html#theme={theme}", live=False)
    for part in ("body", ".ruska-picture"):
        shade = page.locator(part).evaluate("node => getComputedStyle(node).backgroundColor.match(/\\d+/g).map(Number)")
        assert (sum(shade) < 200) is (theme == "dark"), part


@pytest.mark.parametrize("make", [iframe, component])
def test_the_keyboard_walks_through_the_values(visit, ruska: Origin, host, make):
    seen = visit(800)
    page = seen.go(host(make(ruska)), live=False)
    place = frame_of(page) if make is iframe else page
    place.locator(".ruska-live.ready").wait_for(timeout=PATIENCE)
    page.keyboard.press("Tab")
    voice = place.locator(".ruska-voice")
    first = voice.text_content()
    assert "milj. yötä" in first
    page.keyboard.press("ArrowRight")
    assert voice.text_content() not in ("", first)
    focus = place.evaluate(
        "document.activeElement.shadowRoot?.activeElement?.className ?? document.activeElement.className"
    )
    assert "ruska-live" in focus
    assert seen.complaints == []


def axe(place) -> list[tuple[str, list[str]]]:
    place.add_script_tag(path=ROOT / "node_modules" / "axe-core" / "axe.min.js")
    tags = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"
    report = place.evaluate(f"axe.run({{ resultTypes: ['violations'], runOnly: {tags} }})")
    return [(found["id"], [node["html"][:200] for node in found["nodes"]]) for found in report["violations"]]


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("form", ["iframe", "component", "figure", "letter"])
def test_axe_finds_nothing_on_any_form(visit, ruska: Origin, host, form: str, system: str):
    seen = visit(800, color_scheme=system, bypass_csp=True)
    made = {"iframe": codes.iframe_code, "component": codes.component_code}
    made |= {"figure": codes.figure_code, "letter": codes.letter_code}
    page = seen.go(host(codes.write(made[form](subject()), ruska.address, lazy=False), policy=False), live=False)
    if form == "component":
        come_alive(page)
    if form == "iframe":
        frame = frame_of(page)
        frame.locator(".ruska-live.ready").wait_for(timeout=PATIENCE)
        assert axe(frame) == []
    for summary in page.locator("summary").all():
        summary.click()
    assert axe(page) == []


@pytest.mark.parametrize("make", [codes.iframe_code, codes.component_code, codes.figure_code, codes.letter_code])
def test_injected_words_do_nothing(visit, ruska: Origin, host, make):
    seen = visit(800)
    page = seen.go(
        host(codes.write(make(subject(HOSTILE, INJECTION)), ruska.address, lazy=False), policy=False), live=False
    )
    if make is codes.component_code:
        come_alive(page)
        assert page.locator("ruska-chart .ruska-picture picture img").get_attribute("alt") == INJECTION
    if make is codes.iframe_code:
        frame = frame_of(page)
        frame.locator(".ruska-live.ready").wait_for(timeout=PATIENCE)
        assert frame.title() == INJECTION == page.locator("iframe").get_attribute("title")
    assert [frame.evaluate("window.harm") for frame in page.frames] == [None] * len(page.frames)
    assert seen.complaints == []
