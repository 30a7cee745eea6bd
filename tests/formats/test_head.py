"""What a page tells machines of itself: whole addresses or none, and data that no text can break out of."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from ruska.formats.head import PageFacts, licence_address, make_head
from ruska.formats.page import environment

TEMPLATES = (Path(__file__).parents[2] / "templates" / "base",)
ADDRESS = "https://example.org/figures/"
SAID: dict[str, Any] = {
    "id": "nights",
    "title": "Nights grew",
    "subtitle": "Nights by year",
    "alternativeText": "A line that rises.",
    "source": "Source: Office.",
    "sources": [
        {"producer": "Office", "url": "https://office.example/table?a=1&b=2", "title": "Nights", "table": "n1"},
        {"producer": "Office", "url": "file:/etc/passwd", "title": "Days", "table": ""},
        {"producer": "Bureau", "url": "", "title": "Weeks", "table": ""},
    ],
    "licence": "CC BY 4.0; not stated, facts cited",
    "period": "2015/2024",
    "places": ["North"],
    "dataDate": "2026-04-09",
    "canvases": {"web": [1200, 675], "link": [1200, 630]},
}
FILES = ("nights.html", "nights.csv", "nights.link.png", "nights.web.png", "nights.oembed.json")
HOSTILE = '</script><script>alert(1)</script> "quoted" <!-- & \u2028'


class Tags(HTMLParser):
    """Collects tags with their attributes, and the text of scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script" and data.strip():
            self.scripts.append(data)

    def metas(self) -> dict[str, str | None]:
        """Return the content of `meta` tags by name or property."""
        found = [attrs for tag, attrs in self.tags if tag == "meta"]
        return {str(attrs.get("property") or attrs.get("name")): attrs["content"] for attrs in found}

    def links(self, **wanted: str) -> list[str | None]:
        """Return the addresses of `link` tags with these attributes."""
        found = [attrs for tag, attrs in self.tags if tag == "link"]
        return [attrs["href"] for attrs in found if all(attrs.get(name) == value for name, value in wanted.items())]


def facts(address: str = ADDRESS, **said: Any) -> PageFacts:
    return PageFacts({**SAID, **said}, "travel", "en", ("fi", "en"), "Our figures", address, FILES, ("Travel",))


def written(known: PageFacts) -> Tags:
    template = environment(TEMPLATES).get_template("head.html.j2")
    return Tags(template.render(meta=make_head(known), alternates=()))


def test_a_page_names_itself_and_its_other_languages():
    head = written(facts())
    own = f"{ADDRESS}travel/en/nights.html"
    assert head.links(rel="canonical") == [own]
    assert head.links(hreflang="en") == [own]
    assert head.links(hreflang="fi") == head.links(hreflang="x-default") == [f"{ADDRESS}travel/fi/nights.html"]
    assert head.links(type="application/json+oembed") == [f"{ADDRESS}travel/en/nights.oembed.json"]


def test_previews_of_links_have_title_picture_and_language():
    metas = written(facts()).metas()
    assert metas["og:url"] == f"{ADDRESS}travel/en/nights.html"
    assert metas["og:image"] == f"{ADDRESS}travel/en/nights.link.png"
    assert (metas["og:image:width"], metas["og:image:height"]) == ("1200", "630")
    assert metas["og:image:alt"] == SAID["alternativeText"]
    assert (metas["og:locale"], metas["og:locale:alternate"]) == ("en_GB", "fi_FI")
    assert (metas["og:site_name"], metas["og:title"]) == ("Our figures", SAID["title"])
    assert (metas["twitter:card"], metas["twitter:image"]) == ("summary_large_image", metas["og:image"])


def test_the_dataset_is_told_with_what_is_known():
    [text] = written(facts()).scripts
    told = json.loads(text)
    assert told["@type"] == "Dataset"
    assert told["description"] == SAID["alternativeText"]
    assert [one["name"] for one in told["creator"]] == ["Office", "Bureau"]
    assert told["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert told["isBasedOn"] == ["https://office.example/table?a=1&b=2"]
    assert told["temporalCoverage"] == "2015/2024"
    assert told["spatialCoverage"] == [{"@type": "Place", "name": "North"}]
    assert (told["dateModified"], told["inLanguage"]) == ("2026-04-09", "en")
    tables = [(one["encodingFormat"], one["contentUrl"]) for one in told["distribution"]]
    assert tables == [("text/csv", f"{ADDRESS}travel/en/nights.csv")]


def test_without_an_address_nothing_is_said_that_needs_one():
    head = written(facts(""))
    assert head.links(rel="alternate") == ["../fi/nights.html"]
    assert head.links(rel="canonical") == []
    metas = head.metas()
    assert not {"og:url", "og:image", "twitter:image"} & metas.keys()
    assert metas["twitter:card"] == "summary"
    told = json.loads(head.scripts[0])
    assert not {"url", "distribution"} & told.keys()
    assert "example.org" not in head.scripts[0]


def test_what_is_not_known_is_not_said():
    told = json.loads(written(facts(sources=[], licence="", period="", places=[], dataDate="")).scripts[0])
    assert not {"creator", "license", "isBasedOn", "temporalCoverage", "spatialCoverage", "dateModified"} & told.keys()


@pytest.mark.parametrize("text", ["title", "subtitle", "alternativeText"])
def test_no_text_breaks_out(text: str):
    head = written(facts(**{text: HOSTILE}))
    assert [tag for tag, _ in head.tags].count("script") == 1
    [script] = head.scripts
    assert not re.search(r"[<>&\u2028]", script)
    told = json.loads(script)
    assert HOSTILE in (told["name"], told["description"]) or text == "subtitle"
    assert HOSTILE in head.metas().values()


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("not stated, facts cited", ""),
        ("CC BY 4.0 and more", ""),
    ],
)
def test_creative_commons_licences_have_an_address(licence: str, address: str):
    assert licence_address(licence) == address
