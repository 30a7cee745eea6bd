"""The gallery: one page of the whole output for each language, a good catalogue without script, a tool with it.

    Listing, ListedPackage, ListedGraphic    what there is in one language, with the files that it was made into
    render_index(...)                        index.<lang>.html
    render_details(...)                      index.<lang>.js, which tells the page's script all of each graphic
    render_moments(...)                      built.js, which tells when each graphic was made

A page needs neither script to be a catalogue, and without the last it is only silent on times. Both are classic scripts
rather than data to be fetched, because a page from a USB stick may not fetch.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruska.brand import load_brand
from ruska.formats.headers import near_policy
from ruska.formats.markup import own_markup
from ruska.formats.page import CANVAS_FILES, OTHER_FILES, environment, icon_address, is_web_address
from ruska.formats.script_json import script_json
from ruska.words import (
    NOT_STATED,
    Fact,
    engine_words,
    format_date,
    format_number,
    format_time,
    language_name,
    licence_sentence,
    render,
)

TEMPLATE = "index.html.j2"
PREVIEWS = ("web", "wide", "slide", "square", "link")
"""The canvases that serve as a small picture, the best first."""

Canvas = Sequence[int]
"""Width and height in pixels."""


@dataclass(frozen=True, slots=True)
class ListedGraphic:
    """One graphic in one language: what its manifest says of it, and its files with their sizes in bytes.

    `topics` are ids with names. `code` is what embeds it, in pieces between which the address of the output belongs;
    empty where nothing does.
    """

    id: str
    said: Mapping[str, Any]
    files: Mapping[str, int]
    topics: tuple[tuple[str, str], ...] = ()
    code: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedPackage:
    """One package in one language: `languages` are all of its own, `archive` the size of its zip in bytes, or 0."""

    id: str
    title: str
    description: str
    graphics: tuple[ListedGraphic, ...]
    languages: tuple[str, ...] = ()
    archive: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """All that there is in one language; `languages` are those of the other pages, `address` that of the output."""

    language: str
    packages: tuple[ListedPackage, ...]
    languages: tuple[str, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How the gallery looks: the brand's folder, the template folders, and its shared files relative to the page."""

    brand: Path
    templates: tuple[Path, ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...] = ()


def render_index(listing: Listing, look: Look, engine: Path) -> str:
    """Return the page of one language. `engine` is the folder that holds the engine's words.

    A package without a graphic is left out, unless there is nothing else.
    """
    brand = load_brand(look.brand)
    language = listing.language
    words = engine_words(language, engine)
    packages = [_shown_package(package, listing, words) for package in _filled(listing)]
    cards = [card for package in packages for card in package["graphics"]]
    others = [other for other in listing.languages if other != language]
    return (
        environment(look.templates)
        .get_template(TEMPLATE)
        .render(
            language=language,
            languages=[(code, language_name(code), f"index.{code}.html") for code in listing.languages],
            others=others,
            words=words,
            packages=packages,
            topics=_choices([topic for card in cards for topic in card["topics"]]),
            kinds=_choices([(card["kind_id"], card["kind"]) for card in cards]),
            counts=[_count(number, words, language) for number in range(len(cards) + 1)],
            styles=look.styles,
            scripts=look.scripts,
            details=f"index.{language}.js",
            address=listing.address,
            policy=near_policy(),
            mark=brand.mark(language),
            icon=icon_address(brand),
            logo=own_markup(brand.logo),
        )
    )


def render_details(listing: Listing, engine: Path) -> str:
    """Return the script that tells all of each graphic of one language, in the order of the page."""
    words = engine_words(listing.language, engine)
    details = {
        "labels": words["downloads"],
        "sizes": words["sizes"],
        "files": words["index"]["formats"],
        "graphics": {
            f"{package.id}/{graphic.id}": _details(graphic, package, listing.language, words)
            for package in _filled(listing)
            for graphic in package.graphics
        },
    }
    return f"ruskaDetails({script_json(listing.language)}, {script_json(details)});\n"


def render_moments(moments: Mapping[str, datetime], languages: Sequence[str], engine: Path) -> str:
    """Return the script that tells when each target (`package/language/graphic`) was last made.

    Moments are told to the minute, in UTC, as each language writes them.
    """
    told = {id: f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}" for id, moment in sorted(moments.items())}
    texts = {
        code: {language: _moment(code, engine_words(language, engine), language) for language in languages}
        for code in sorted(set(told.values()))
    }
    return f"ruskaBuilt({script_json(told)}, {script_json(texts)});\n"


def load_template(templates: Sequence[Path]) -> None:
    """Compile the gallery's template ahead of its use; what is wrong with it is told when the page is made."""
    from jinja2 import TemplateError

    with suppress(TemplateError):
        environment(tuple(templates)).get_template(TEMPLATE)


def _filled(listing: Listing) -> tuple[ListedPackage, ...]:
    return tuple(package for package in listing.packages if package.graphics) or listing.packages


def _choices(named: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return ids with their names once each, by name."""
    return sorted(set(named), key=lambda pair: (pair[1].casefold(), pair[0]))


def _count(number: int, words: Mapping[str, Any], language: str) -> str:
    return render(words["index"]["graphic_count"], {"count": Fact(number)}, language)


def _moment(code: str, words: Mapping[str, Any], language: str) -> str:
    moment = datetime.fromisoformat(code)
    values = {"date": Fact(format_date(moment.date(), language)), "time": Fact(format_time(moment.time(), language))}
    return render(words["index"]["built_at"], values, language)


def _shown_package(package: ListedPackage, listing: Listing, words: Mapping[str, Any]) -> Mapping[str, Any]:
    language = listing.language
    return {
        "id": package.id,
        "choice": (package.id, package.title),
        "title": package.title,
        "description": package.description,
        "languages": package.languages,
        "count": _count(len(package.graphics), words, language),
        "zip": _archive(package, language),
        "zip_size": _size(package.archive, words, language),
        "graphics": [_card(graphic, package, listing, words) for graphic in package.graphics],
    }


def _card(
    graphic: ListedGraphic, package: ListedPackage, listing: Listing, words: Mapping[str, Any]
) -> Mapping[str, Any]:
    files = _Files(graphic, package, listing.language)
    links = (
        (words["downloads"]["png"], files.first("@2x.png") or files.first(".png")),
        (words["downloads"]["svg"], files.first(".svg")),
        (words["downloads"]["pdf"], files.first(".pdf")),
        ("Excel", files.address("xlsx")),
    )
    width, height = files.preview_size
    return {
        "id": f"{package.id}/{graphic.id}",
        "name": graphic.id,
        "title": graphic.said["title"],
        "deck": graphic.said["subtitle"],
        "source": graphic.said["source"],
        "kind": _kind(graphic, words),
        "kind_id": graphic.said["kind"],
        "topics": graphic.topics,
        "picture": files.first(".svg") or files.first(".png"),
        "width": width,
        "height": height,
        "page": files.address("html"),
        "links": [(label, href) for label, href in links if href],
    }


def _details(
    graphic: ListedGraphic, package: ListedPackage, language: str, words: Mapping[str, Any]
) -> Mapping[str, Any]:
    said, files = graphic.said, _Files(graphic, package, language)
    return {
        "package": package.title,
        "title": said["title"],
        "subtitle": said["subtitle"],
        "alt": said["alternativeText"],
        "source": said["source"],
        "caption": _caption(said),
        "kind": [graphic.said["kind"], _kind(graphic, words)],
        "topics": graphic.topics,
        "sizes": list(files.sizes(words)),
        "files": list(files.tables(words)),
        "zip": [_archive(package, language), _size(package.archive, words, language)],
        "page": files.address("html"),
        "share": files.address("share.html"),
        "table": bool(files.address("csv")),
        "code": graphic.code,
        "sources": [_source(source) for source in said["sources"]],
        "licence": _licence(said["licence"], words),
        "date": format_date(date.fromisoformat(said["dataDate"]), language) if said["dataDate"] else "",
    }


@dataclass(frozen=True)
class _Files:
    """The files of one graphic, as addresses relative to the gallery."""

    graphic: ListedGraphic
    package: ListedPackage
    language: str

    def address(self, ending: str) -> str:
        name = f"{self.graphic.id}.{ending}"
        return f"{self.package.id}/{self.language}/{name}" if name in self.graphic.files else ""

    def first(self, ending: str) -> str:
        """Return the address of the file of the best canvas for a small picture that there is."""
        return next(filter(None, (self.address(f"{size}{ending}") for size in PREVIEWS)), "")

    @property
    def preview_size(self) -> Canvas:
        canvases = self.graphic.said["canvases"]
        return next((canvases[size] for size in PREVIEWS if size in canvases and self._has(size)), (1200, 675))

    def sizes(self, words: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        """Yield each canvas that has a file: its shape, its picture and all its files."""
        for size, (width, height) in self.graphic.said["canvases"].items():
            if not self._has(size):
                continue
            yield {
                "id": size,
                "width": width,
                "height": height,
                "picture": self.address(f"{size}.svg") or self.address(f"{size}.png"),
                "files": [
                    (label, address, self._weight(f"{size}{ending}", words))
                    for ending, label in CANVAS_FILES
                    if (address := self.address(f"{size}{ending}"))
                ],
            }

    def tables(self, words: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Yield the label, address and size of each file that is no picture."""
        for ending, label in OTHER_FILES:
            if address := self.address(ending):
                yield label, address, self._weight(ending, words)

    def _has(self, size: str) -> bool:
        return any(f"{self.graphic.id}.{size}{ending}" in self.graphic.files for ending, _ in CANVAS_FILES)

    def _weight(self, ending: str, words: Mapping[str, Any]) -> str:
        return _size(self.graphic.files[f"{self.graphic.id}.{ending}"], words, self.language)


def _kind(graphic: ListedGraphic, words: Mapping[str, Any]) -> str:
    return str(words["kinds"].get(graphic.said["kind"], words["kinds"]["figure"]))


def _archive(package: ListedPackage, language: str) -> str:
    return f"{package.id}/{package.id}-{language}.zip"


def _size(size: int, words: Mapping[str, Any], language: str) -> str:
    """Return a number of bytes for people, in thousands or millions of them; empty for none."""
    if not size:
        return ""
    kilobytes = max(1, round(size / 1000))
    large = kilobytes >= 1000
    before, after = _around(words["index"]["megabytes" if large else "kilobytes"], language)
    return before + format_number(size / 1e6 if large else kilobytes, language, int(large)) + after


@lru_cache(maxsize=32)
def _around(template: str, language: str) -> tuple[str, str]:
    """Return what stands before and after the number of a size: a gallery writes thousands of them."""
    before, _, after = render(template, {"size": Fact("#")}, language).partition("#")
    return before, after


def _caption(said: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (_sentence(said["title"]), _sentence(said["subtitle"]), said["source"])))


def _sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends in a sign of its own."""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def _source(source: Mapping[str, Any]) -> tuple[str, str]:
    table = f" ({source['table']})" if source["table"] else ""
    url = str(source["url"] or "")
    return f"{source['producer']}{table}: {source['title']}", url if is_web_address(url) else ""


def _licence(licences: str, words: Mapping[str, Any]) -> str:
    """Return the licences of a graphic's datasets, which stand between semicolons."""
    told = licences.split("; ") if licences else []
    return "; ".join(licence_sentence(one, words) if one == NOT_STATED else one for one in told)
