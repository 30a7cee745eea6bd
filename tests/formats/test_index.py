"""The gallery as text: what a page and its scripts say, in each language, whatever the words are."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import ruska
from ruska.formats.index import (
    ListedGraphic,
    ListedPackage,
    Listing,
    Look,
    render_details,
    render_index,
    render_moments,
)
from ruska.formats.sitemap import render_sitemap
from ruska.words import LANGUAGES, engine_words

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "templates"
LOOK = Look(ENGINE / "lapland", (ENGINE / "base",), ("assets/index.1.css",), ("assets/index.1.js",))
SHIPPED = ("fi", "en", "sv", "nb")
HOSTILE = '</script><img src=x onerror=alert(1)> "quoted" {{ 7 * 7 }} \u2028'
SAID: dict[str, Any] = {
    "id": "nights",
    "kind": "line",
    "title": "Nights grew",
    "subtitle": "Nights by year",
    "alternativeText": "A line that rises.",
    "source": "Source: Office.",
    "sources": [{"producer": "Office", "url": "javascript:alert(1)", "title": "Nights", "table": "n1"}],
    "licence": "CC BY 4.0; not stated, facts cited",
    "dataDate": "2026-04-09",
    "canvases": {"web": [1200, 675], "square": [1080, 1080], "link": [1200, 630]},
}
FILES = {
    "nights.html": 20_000,
    "nights.web.svg": 29_400,
    "nights.web.png": 999_600,
    "nights.link.png": 1_000_000,
    "nights.csv": 12,
}


def listing(language: str = "en", files: dict[str, int] | None = None, **said: Any) -> Listing:
    graphic = ListedGraphic(
        "nights",
        {**SAID, **said},
        FILES if files is None else files,
        (("travel", "Travel"),),
        ('<iframe src="', 'travel/en/nights.embed.html"></iframe>'),
    )
    package = ListedPackage("travel", "Travel", "All of it", (graphic,), ("fi", "en"), 11_900_000)
    empty = ListedPackage("empty", "Nothing yet", "", ())
    return Listing(language, (package, empty), ("fi", "en"))


def details(**changes: Any) -> tuple[str, dict[str, Any]]:
    script = render_details(listing(**changes), ENGINE)
    found = re.fullmatch(r"ruskaDetails\((.*)\);\n", script)
    assert found
    language, told = json.loads(f"[{found[1]}]")
    return language, told


def test_a_page_is_a_catalogue_by_itself():
    page = render_index(listing(), LOOK, ENGINE)
    assert '<a href="travel/en/nights.html" class="open">Nights grew</a>' in page
    assert 'href="travel/en/nights.web.png" download' in page
    assert 'href="travel/travel-en.zip" download' in page
    assert "11.9 MB" in page
    assert '<img src="travel/en/nights.web.svg" alt="" width="1200" height="675" loading="lazy"' in page
    assert "Nothing yet" not in page, "a package without a graphic is left out"
    assert "<span>Lines</span>" in page
    assert 'href="index.fi.html" lang="fi"' in page


def test_a_graphic_without_a_page_leads_to_itself():
    assert '<a href="#travel/nights" class="open">' in render_index(listing(files={"nights.csv": 3}), LOOK, ENGINE)


@pytest.mark.parametrize("language", SHIPPED)
def test_a_page_speaks_its_language(language: str):
    words = engine_words(language, ENGINE)
    page = render_index(listing(language), LOOK, ENGINE)
    assert f'<html lang="{language}">' in page
    for text in ("search", "all_topics", "keys", "clear", "alternative"):
        assert words["index"][text] in page
    assert words["index"]["introduction"] in page
    assert "built-in method" not in page


def test_details_tell_all_of_a_graphic():
    language, told = details()
    assert language == "en"
    one = told["graphics"]["travel/nights"]
    assert one["caption"] == "Nights grew. Nights by year. Source: Office."
    assert [size["id"] for size in one["sizes"]] == ["web", "link"], "only canvases that have a file"
    assert one["sizes"][0]["files"] == [
        ["png", "travel/en/nights.web.png", "1.0 MB"],
        ["svg", "travel/en/nights.web.svg", "29 kB"],
    ]
    assert one["files"] == [["csv", "travel/en/nights.csv", "1 kB"]]
    assert one["zip"] == ["travel/travel-en.zip", "11.9 MB"]
    assert one["sources"] == [["Office (n1): Nights", ""]], "only addresses of the web become links"
    assert one["licence"] == "CC BY 4.0; Licence not stated, facts cited."
    assert one["date"] == "9 April 2026"
    assert "".join(one["code"]).startswith("<iframe")
    assert told["labels"]["png"] == "PNG"


@pytest.mark.parametrize(("language", "size"), [("fi", "29 kt"), ("sv", "29 kB"), ("nb", "29 kB")])
def test_sizes_are_written_as_the_language_does(language: str, size: str):
    assert details(language=language)[1]["graphics"]["travel/nights"]["sizes"][0]["files"][1][2] == size


@pytest.mark.parametrize("text", ["title", "subtitle", "alternativeText", "source"])
def test_no_text_breaks_out(text: str):
    page = render_index(listing(**{text: HOSTILE}), LOOK, ENGINE)
    assert "<img src=x" not in page
    assert page.count("<script") == 3
    script = render_details(listing(**{text: HOSTILE}), ENGINE)
    assert not re.search(r"[<>&\u2028]", script)
    assert HOSTILE in details(**{text: HOSTILE})[1]["graphics"]["travel/nights"].values()


def test_a_page_is_well_formed():
    stack: list[str] = []
    void = {"meta", "link", "img", "input", "br"}

    class Nesting(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in void:
                stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert stack.pop() == tag

    ids = re.findall(r' id="([^"]+)"', page := render_index(listing(), LOOK, ENGINE))
    assert len(ids) == len(set(ids))
    Nesting().feed(re.sub(r"<path[^>]*/>", "", page))
    assert stack == []


def test_moments_are_told_to_the_minute_in_utc():
    moment = datetime(2026, 11, 24, 13, 8, 59, tzinfo=timezone(timedelta(hours=2)))
    script = render_moments({"travel/fi/nights": moment, "travel/en/nights": moment}, ("fi", "en"), ENGINE)
    found = re.fullmatch(r"ruskaBuilt\((.*)\);\n", script)
    assert found
    told, texts = json.loads(f"[{found[1]}]")
    assert told == {"travel/en/nights": "2026-11-24T11:08Z", "travel/fi/nights": "2026-11-24T11:08Z"}
    assert texts["2026-11-24T11:08Z"] == {
        "fi": "24.11.2026 klo 11.08 UTC",
        "en": "24 November 2026, 11:08 UTC",
    }
    assert render_moments({"a/b/c": datetime(2026, 1, 1, tzinfo=UTC)}, ("en",), ENGINE).isascii()


def test_the_sitemap_lists_pages_with_their_languages():
    root = ElementTree.fromstring(
        render_sitemap([{"fi": "https://a.example/?a&b", "en": "https://a.example/en"}, {"fi": "https://a.example/c"}])
    )
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert [one.text for one in root.iter(f"{space}loc")] == [
        "https://a.example/?a&b",
        "https://a.example/en",
        "https://a.example/c",
    ]
    links = [one.get("hreflang") for one in root.iter("{http://www.w3.org/1999/xhtml}link")]
    assert links == ["fi", "en", "fi", "en"]


def test_every_kind_has_a_name_in_every_language():
    kinds = {
        re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
        for name in ruska.__all__
        if hasattr(getattr(ruska, name), "resolve")
    }
    assert len(kinds) > 20
    for language in SHIPPED:
        names = engine_words(language, ENGINE)["kinds"]
        assert kinds <= names.keys()
        assert len(set(names.values())) == len(names), "no two kinds of one name"
    assert set(SHIPPED) < set(LANGUAGES)
