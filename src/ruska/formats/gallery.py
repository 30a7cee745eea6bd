"""The pages of the gallery of kinds: an index, and for each kind what it is for and examples with their scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruska.brand import Brand, load_brand
from ruska.formats.kind_text import KindText, pieces
from ruska.formats.markup import own_markup
from ruska.formats.page import Link, environment, icon_address

STYLE = "gallery.css"
INDEX = "index.html"
POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its name in the package, its script as text, and what the build made of it.

    Addresses are relative to the gallery's folder. A picture is empty where the example could not be built, and `pages`
    lead to its live charts, one a language.
    """

    name: str
    script: str
    title: str = ""
    alt: str = ""
    wide: str = ""
    narrow: str = ""
    pages: tuple[Link, ...] = ()

    @property
    def heading(self) -> str:
        """The name as a heading."""
        return self.name.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class KindPage:
    """A kind: its id, its title in words, what it says of itself, and its examples."""

    id: str
    title: str
    text: KindText
    examples: tuple[Example, ...]

    @property
    def address(self) -> str:
        """The page's place in the gallery's folder."""
        return f"kinds/{self.id}.html"

    @property
    def picture(self) -> str:
        """The picture that stands for the kind: that of its first example that has one."""
        return next((example.wide for example in self.examples if example.wide), "")


@dataclass(frozen=True, slots=True)
class Look:
    """How the gallery looks: the brand's folder, the template folders, and style sheets relative to its folder."""

    brand: Path
    templates: tuple[Path, ...]
    styles: tuple[str, ...]


def render_kinds(pages: Sequence[KindPage], look: Look) -> str:
    """Return the index of all kinds."""
    return _render("gallery.html.j2", look, up="", pages=pages)


def render_kind(page: KindPage, pages: Sequence[KindPage], look: Look) -> str:
    """Return the page of a kind, with links to the kinds before and after it."""
    place = pages.index(page)
    before = pages[place - 1] if place else None
    after = pages[place + 1] if place + 1 < len(pages) else None
    return _render("kind.html.j2", look, up="../", page=page, before=before, after=after)


def _render(template: str, look: Look, up: str, **content: Any) -> str:
    brand = load_brand(look.brand)
    return (
        environment(look.templates)
        .get_template(template)
        .render(
            up=up,
            home=f"{up}{INDEX}",
            styles=[f"{up}{style}" for style in (*look.styles, STYLE)],
            policy=POLICY,
            icon=icon_address(brand),
            logo=own_markup(brand.logo),
            canvas=_canvas(brand),
            pieces=pieces,
            **content,
        )
    )


def _canvas(brand: Brand) -> tuple[int, int]:
    """Return the size of the wide pictures, so that a page keeps their place while they load."""
    size = brand.sizes["web"]
    return round(size.width), round(size.height)
