"""The gallery of kinds: the project of invented examples that ships with Ruska, and the pages about it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ruska.build.faults import cannot_write
from ruska.build.project import Package, Project, engine_templates
from ruska.build.record import Record
from ruska.build.targets import NARROW, WIDE, Selection, Target
from ruska.errors import OutputError
from ruska.words import language_name

if TYPE_CHECKING:
    from ruska.formats.gallery import Example, KindPage, Look

LANGUAGE = "en"
"""The language of the pages: that of the docstrings, and so of the examples beside them."""

SELECTION = Selection(formats=("html", "csv"), single_files=False)

STYLES = ("assets/fonts.", "assets/index.", "assets/page.")
"""The shared styles that the pages take; what else pages share is for live charts and embeds."""


@dataclass(frozen=True)
class GalleryProject(Project):
    """The examples: packages named after their kind, dressed in a brand that ships with Ruska."""

    def brand_folder(self, brand: str) -> Path:
        """Return a brand's folder. Raises ProjectError when it is missing."""
        return Project(engine_templates().parent).brand_folder(brand)

    def template_folders(self, brand: str) -> tuple[Path, ...]:
        """Return the folders in which templates are looked up, the brand's first."""
        return self.brand_folder(brand), self.engine_templates / "base"


def gallery_project() -> GalleryProject:
    """Return the examples: inside the installed package, or among the tests beside its source."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "gallery"
    return GalleryProject(inside if inside.is_dir() else package.parent.parent / "tests" / "gallery" / "project")


def write_gallery(project: Project, output: Path, record: Record) -> None:
    """Write the index of kinds and the page of each over the built examples, in place of the build's own indexes.

    `record` tells what the build has made; an example that failed is named without a picture. Raises ProjectError for
    a package that is named after no kind, OutputError for a file that cannot be written.
    """
    from ruska.formats.gallery import INDEX, STYLE, render_kind, render_kinds

    pages = [_page(package, record) for package in project.packages]
    look = _look(project, record)
    # A live chart leads home to the index of its language; of kinds there is but one.
    languages = {language for package in project.packages for language in package.languages}
    files = dict.fromkeys([INDEX, *(f"index.{language}.html" for language in languages)], render_kinds(pages, look))
    files[STYLE] = (look.templates[-1] / "assets" / STYLE).read_text("utf-8")
    files |= {page.address: render_kind(page, pages, look) for page in pages}
    for name, text in files.items():
        _write(output / name, text.encode())


def _look(project: Project, record: Record) -> "Look":
    from ruska.formats.gallery import Look

    brand = project.packages[0].brand
    styles = [name for name in record.assets.get(brand, []) if name.startswith(STYLES) and name.endswith(".css")]
    return Look(project.brand_folder(brand), project.template_folders(brand), tuple(sorted(styles)))


def _page(package: Package, record: Record) -> "KindPage":
    from ruska.formats.gallery import KindPage
    from ruska.formats.kind_text import kind_named, kind_text
    from ruska.words.catalogue import PACKAGE, load_words

    title = load_words(package.words(LANGUAGE)).text(PACKAGE, "title")
    examples = tuple(_example(package, graphic, record) for graphic in package.graphics)
    return KindPage(package.id, title, kind_text(kind_named(package.id)), examples)


def _example(package: Package, graphic: str, record: Record) -> "Example":
    from ruska.formats.gallery import Example
    from ruska.formats.page import Link

    def address(language: str, ending: str) -> str:
        target = Target(package, graphic, language)
        known = record.targets.get(target.id)
        name = f"{graphic}.{ending}"
        return f"{target.folder}/{name}" if known is not None and name in known.files else ""

    built = record.targets.get(Target(package, graphic, LANGUAGE).id)
    said = built.entry if built is not None else {}
    pages = [(language, address(language, "html")) for language in package.languages]
    return Example(
        name=graphic,
        script=package.script(graphic).read_text("utf-8"),
        title=said.get("title", ""),
        alt=said.get("alternativeText", ""),
        wide=address(LANGUAGE, f"{WIDE}.svg"),
        narrow=address(LANGUAGE, f"{NARROW}.svg"),
        pages=tuple(Link(language_name(language), href, language) for language, href in pages if href),
    )


def _write(path: Path, content: bytes) -> None:
    """Write a file aside and rename it into place, so that a page is never half."""
    aside = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        raise OutputError(cannot_write(error, path)) from error
