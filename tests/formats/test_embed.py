"""Codes for other people's pages as text: what WordPress keeps, what oEmbed asks for, words that try to break out."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from format_samples import HOSTILE, make_sheet
from kses import kses_post

from ruska.formats import codes
from ruska.formats.oembed import Provider, photo_oembed, rich_oembed
from ruska.words.engine import engine_words

TEMPLATES = Path(__file__).parents[2] / "templates"
BASE = "https://lapland.example/figures/"
ROOM = codes.Room((1200, 675), (360, 640))
WORDS = [*HOSTILE.values(), "[gallery ids=1] it's {theme} \"'><img src=x onerror=alert(1)>", "a\nb\u2028c", "</script>"]
CODES = (codes.iframe_code, codes.component_code, codes.figure_code, codes.letter_code)


def subject(words: str = "", label: str = "Rovaniemi") -> codes.Subject:
    """A graphic to put elsewhere; `words` takes the place of all its texts."""
    sheet = make_sheet(label)
    if words:
        credit = replace(sheet.credit, source=words)
        sheet = replace(sheet, title=words, subtitle=words, note=words, alt=words, credit=credit)
    return codes.Subject(sheet, ROOM, "nights.web.png", "nights.web.svg", engine_words("fi", TEMPLATES))


class Reader(HTMLParser):
    """The elements of a code with their attributes, and its texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)


def test_the_filter_takes_away_what_wordpress_takes_away():
    kept = {
        '<img src="a.png" onerror="x()" alt="a">': '<img src="a.png" alt="a">',
        "<script>x()</script>": "x()",
        '<iframe src="https://a.example"></iframe><ruska-chart></ruska-chart>': "",
        '<a href="javascript:x()">a</a>': '<a href="x()">a</a>',
        '<img src="data:image/png,a">': '<img src="image/png,a">',
        '<div tabindex="0" style="width:1px;behavior:url(x)">': '<div style="width:1px">',
        "a > b &bogus; &#39; & c": "a &gt; b &amp;bogus; &#039; &amp; c",
        '<img srcset="a 2x" loading="lazy" src="a" />': '<img loading="lazy" src="a" />',
        "<p data-x='1' class=y>": '<p data-x="1" class="y">',
    }
    assert {html: kses_post(html) for html in kept} == kept


@pytest.mark.parametrize("words", ["", *WORDS])
def test_wordpress_leaves_the_figure_as_it_is(words: str):
    for base in (BASE, ""):
        html = codes.write(codes.figure_code(subject(words, words or "Rovaniemi")), base)
        assert kses_post(html) == html
        assert "style=" not in html and "[" not in html


def test_the_figure_has_picture_caption_description_and_table():
    sheet = subject().sheet
    read = Reader(codes.write(codes.figure_code(subject()), BASE))
    [image] = [attributes for tag, attributes in read.tags if tag == "img"]
    assert image == {
        "src": f"{BASE}tourism/fi/nights.web.png",
        "alt": sheet.alt,
        "width": "1200",
        "height": "675",
    }
    assert {"figure", "figcaption", "details", "table", "caption", "th", "td"} <= {tag for tag, _ in read.tags}
    shown = "".join(read.texts)
    for text in (sheet.title, sheet.credit.source, sheet.alt, "Yöpymiset (tuhatta)", "−0,3", "tieto puuttuu"):
        assert text in shown


@pytest.mark.parametrize("make", CODES)
@pytest.mark.parametrize("words", WORDS)
def test_hostile_words_stay_words(make, words: str):
    calm, awkward = (Reader(codes.write(make(subject(text, text or "Rovaniemi")), BASE)) for text in ("", words))
    assert [tag for tag, _ in awkward.tags] == [tag for tag, _ in calm.tags]
    assert [list(attributes) for _, attributes in awkward.tags] == [list(attributes) for _, attributes in calm.tags]
    said = [value for _, attributes in awkward.tags for name, value in attributes.items() if name in ("alt", "title")]
    assert said and set(said) == {codes.clean_text(words)}


def test_choices_change_the_code():
    code = codes.iframe_code(subject())
    assert codes.write(code, BASE) == (
        f'<script src="{BASE}assets/embed.js"></script>\n'
        f'<iframe src="{BASE}tourism/fi/nights.embed.html" title="Yöpymiset &lt;kasvoivat&gt;" width="100%" '
        'height="720" frameborder="0" loading="lazy" data-ruska="1200 675 40 360 640 80"></iframe>'
    )
    dark = codes.write(code, "", "dark", lazy=False)
    assert 'src="tourism/fi/nights.embed.html#theme=dark"' in dark and "loading" not in dark
    component = codes.write(codes.component_code(subject()), BASE, "light")
    assert ' theme="light" loading="lazy"' in component


def test_parts_say_the_same_as_json():
    for make in CODES:
        code = make(subject())
        said = json.loads(json.dumps(codes.as_json(code)))

        def written(part: object) -> str:
            if isinstance(part, str):
                return part
            return BASE + part["below"] if "below" in part else part.get("dark", part.get("lazy"))

        assert "".join(map(written, said)) == codes.write(code, BASE, "dark")


def test_oembed_documents_say_what_the_specification_asks_for():
    provider = Provider("Lappi lukuina", BASE)
    rich, photo = (json.loads(make(subject(), provider)) for make in (rich_oembed, photo_oembed))
    common = {"version": "1.0", "provider_name": "Lappi lukuina", "provider_url": BASE, "cache_age": 86400}
    thumbnail = {"thumbnail_url": f"{BASE}tourism/fi/nights.web.png", "thumbnail_width": 1200, "thumbnail_height": 675}
    for document in (rich, photo):
        assert document.items() >= {**common, **thumbnail, "title": "Yöpymiset <kasvoivat>"}.items()
    assert (rich["type"], rich["width"], rich["height"]) == ("rich", 700, 720)
    assert rich["html"] == codes.write(codes.iframe_code(subject()), BASE)
    assert (photo["type"], photo["url"]) == ("photo", f"{BASE}tourism/fi/nights.web.png")
    assert (photo["width"], photo["height"]) == (1200, 675)
