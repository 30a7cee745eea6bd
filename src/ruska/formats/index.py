"""The index page: packages and graphics by language, with previews and downloads."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruska.brand import load_brand
from ruska.formats.markup import own_markup
from ruska.formats.page import environment, icon_address
from ruska.words import Fact, engine_words, language_name, render

TEMPLATE = "index.html.j2"
POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class IndexGraphic:
    """One graphic: its title, description and the names of its files."""

    id: str
    title: str
    alt: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexPackage:
    """One package in one language."""

    id: str
    language: str
    title: str
    description: str
    graphics: tuple[IndexGraphic, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How the index looks: the brand's folder, the template folders, and its style sheets relative to the page."""

    brand: Path
    templates: tuple[Path, ...]
    styles: tuple[str, ...]


def render_index(packages: Sequence[IndexPackage], look: Look, engine: Path) -> str:
    """Return `index.html`. `engine` is the folder that holds the engine's words.

    Sections stand in the order of the languages, each with its own heading and `lang`. A package without a graphic in
    a language is left out there.
    """
    brand = load_brand(look.brand)
    packages = [package for package in packages if package.graphics] or packages
    languages = list(dict.fromkeys(package.language for package in packages))
    sections = [
        {
            "language": language,
            "name": language_name(language),
            "mark": brand.mark(language),
            "words": engine_words(language, engine),
            "packages": [_shown(package, engine) for package in packages if package.language == language],
        }
        for language in languages
    ]
    template = environment(look.templates).get_template(TEMPLATE)
    return template.render(
        sections=sections,
        styles=look.styles,
        policy=POLICY,
        title=brand.mark(languages[0]) if languages else "",
        language=languages[0] if languages else "en",
        icon=icon_address(brand),
        logo=own_markup(brand.logo),
    )


def load_template(templates: Sequence[Path]) -> None:
    """Compile the index's template ahead of its use; what is wrong with it is told when the index is made."""
    from jinja2 import TemplateError

    with suppress(TemplateError):
        environment(tuple(templates)).get_template(TEMPLATE)


def _shown(package: IndexPackage, engine: Path) -> Mapping[str, Any]:
    words = engine_words(package.language, engine)
    count = render(words["index"]["graphic_count"], {"count": Fact(len(package.graphics))}, package.language)
    folder = f"{package.id}/{package.language}"
    return {
        "id": package.id,
        "title": package.title,
        "description": package.description,
        "count": count,
        "zip": f"{package.id}/{package.id}-{package.language}.zip",
        "graphics": [_card(graphic, folder, words, package.language) for graphic in package.graphics],
    }


def _card(graphic: IndexGraphic, folder: str, words: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    files = set(graphic.files)

    def address(*endings: str) -> str:
        """Return the address of the first file that there is; a poster has the canvas "wide" in place of "web"."""
        wanted = [f"{id}.{ending.replace('web', canvas)}" for ending in endings for canvas in ("web", "wide")]
        return next((f"{folder}/{name}" for name in wanted if name in files), "")

    id = graphic.id
    links = (
        (words["downloads"]["png"], address("web@2x.png", "web.png")),
        (words["downloads"]["svg"], address("web.svg")),
        (words["downloads"]["pdf"], address("web.pdf")),
        ("Excel", address("xlsx")),
    )
    return {
        "id": id,
        "title": graphic.title,
        "alt": graphic.alt,
        "picture": address("web.svg", "web.png", "slide.svg", "square.svg"),
        "page": address("html"),
        "links": [(label, href) for label, href in links if href],
    }
