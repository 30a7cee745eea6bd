"""What a page says of itself in its head: to search engines, to previews of links, and to sites that embed by oEmbed.

    PageFacts           what is known of one page
    make_head(...)      all that its head says, for `head.html.j2`

Without an address of the output nothing is said that would need one.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ruska.formats.markup import own_markup
from ruska.formats.page import Link, is_web_address
from ruska.formats.script_json import script_json

if TYPE_CHECKING:
    from markupsafe import Markup

PREVIEWS = ("link", "wide", "web", "square")
"""The canvases that serve as the picture of a link's preview, the best first."""

LOCALES = {"fi": "fi_FI", "en": "en_GB", "sv": "sv_SE", "nb": "nb_NO", "se": "se_FI"}
LICENCE = re.compile(r"CC (BY(?:-(?:NC|SA|ND)){0,2}) (\d\.\d)")
PUBLIC_DOMAIN = {"CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/"}
OEMBED = ("oembed.json",)
"""The documents to discover: consumers take the first, which is the rich one."""

TABLES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page.

    `said` is what the manifest says of its graphic; `languages` are all of the package, the first for readers of any
    other. `site` is the brand's name, `address` that of the output with a slash at its end, or empty. `files` are the
    names of the files beside the page.
    """

    said: Mapping[str, Any]
    package: str
    language: str
    languages: Sequence[str]
    site: str
    address: str
    files: Collection[str]
    topics: Sequence[str] = ()

    @property
    def others(self) -> list[str]:
        """The other languages of the page."""
        return [code for code in self.languages if code != self.language]

    def name(self, ending: str) -> str:
        """Return the name of a file of the graphic, empty where there is none."""
        name = f"{self.said['id']}.{ending}"
        return name if name in self.files else ""

    def whole(self, name: str, language: str = "") -> str:
        """Return the whole address of a file in the page's folder, or in that of another language."""
        return f"{self.address}{self.package}/{language or self.language}/{quote(name)}" if self.address else ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a link's preview: its whole address and its size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Head:
    """What `head.html.j2` writes. Addresses are whole; without one of the output, only `alternates` are there."""

    title: str
    description: str
    alt: str
    site: str
    locale: str
    other_locales: tuple[str, ...]
    address: str
    alternates: tuple[Link, ...]
    picture: Picture | None
    oembed: tuple[str, ...]
    dataset: "Markup"


def make_head(facts: PageFacts) -> Head:
    """Return the head of one page."""
    said, page = facts.said, f"{facts.said['id']}.html"
    return Head(
        title=said["title"],
        description=said["subtitle"] or said["alternativeText"],
        alt=said["alternativeText"],
        site=facts.site,
        locale=LOCALES.get(facts.language, facts.language),
        other_locales=tuple(LOCALES.get(code, code) for code in facts.others),
        address=facts.whole(page),
        alternates=tuple(_alternates(facts, page)),
        picture=_picture(facts),
        oembed=tuple(facts.whole(name) for ending in OEMBED if facts.address and (name := facts.name(ending))),
        dataset=own_markup(script_json(dict(_dataset(facts)))),
    )


def _alternates(facts: PageFacts, page: str) -> Iterator[Link]:
    """Yield the page in other languages; whole addresses name the page itself too, and the one for everybody else."""
    if not facts.others:
        return
    if not facts.address:
        yield from (Link("", f"../{code}/{page}", code) for code in facts.others)
        return
    yield from (Link("", facts.whole(page, code), code) for code in facts.languages)
    yield Link("", facts.whole(page, facts.languages[0]), "x-default")


def _picture(facts: PageFacts) -> Picture | None:
    canvases = facts.said["canvases"]
    named = ((size, facts.name(f"{size}.png")) for size in PREVIEWS if size in canvases)
    found = next(((size, name) for size, name in named if name), None)
    return Picture(facts.whole(found[1]), *canvases[found[0]]) if found and facts.address else None


def _dataset(facts: PageFacts) -> Iterator[tuple[str, Any]]:
    """Yield the properties of schema.org's `Dataset` that are known."""
    said = facts.said
    yield from (("@context", "https://schema.org"), ("@type", "Dataset"))
    yield "name", said["title"]
    yield "description", said["alternativeText"]
    yield "inLanguage", facts.language
    known = {
        "url": facts.whole(f"{said['id']}.html"),
        "keywords": list(facts.topics),
        "creator": [_organisation(name) for name in _unique(source["producer"] for source in said["sources"])],
        "publisher": _organisation(facts.site) if facts.site else None,
        "license": list(filter(None, map(licence_address, said["licence"].split("; ")))),
        "isBasedOn": [url for url in _unique(source["url"] for source in said["sources"]) if is_web_address(url)],
        "temporalCoverage": said["period"],
        "spatialCoverage": [{"@type": "Place", "name": name} for name in said["places"]],
        "dateModified": said["dataDate"],
        "distribution": list(_distribution(facts)),
    }
    yield from ((name, value) for name, value in known.items() if value)


def _distribution(facts: PageFacts) -> Iterator[Mapping[str, str]]:
    for ending, kind in TABLES.items():
        name = facts.name(ending)
        if name and facts.address:
            yield {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": facts.whole(name)}


def _organisation(name: str) -> Mapping[str, str]:
    return {"@type": "Organization", "name": name}


def _unique(texts: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(str(text) for text in texts if text))


def licence_address(licence: str) -> str:
    """Return the address of a Creative Commons licence named like "CC BY 4.0", empty for any other text."""
    found = LICENCE.fullmatch(licence)
    if found:
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return PUBLIC_DOMAIN.get(licence, "")
