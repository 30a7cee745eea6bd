"""Resolving: from a target to its sheets, with everything shared between graphics read once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ruska.brand import Brand, load_brand
from ruska.build.foreign import Foreign, foreign_figures
from ruska.build.manifest import manifest_entry
from ruska.build.project import Package, Project
from ruska.build.sheets import Setting, make_sheets
from ruska.build.story import Shelf, Story, read_story
from ruska.build.targets import WIDE, Keys, Target
from ruska.build.work import Companions
from ruska.errors import Finding, RuskaError
from ruska.fallback_fonts import find_fallback_fonts
from ruska.formats.page import Download, Link
from ruska.ruler import Ruler
from ruska.scene import Label, Sheet
from ruska.words import WordFile, engine_words, language_name, load_words

ASSETS = "../../assets"


@dataclass(frozen=True)
class Resolved:
    """A target ready for the painters: its sheets by size, or the figures of its own that a browser has to draw."""

    sheets: dict[str, Sheet]
    datasets: list[str]
    entry: dict[str, Any]
    findings: tuple[Finding, ...] = ()
    foreign: tuple[Foreign, ...] = field(default=())


class Resolver:
    """Resolves the targets of one project. What fails once fails again with the same findings."""

    def __init__(self, project: Project, keys: Keys) -> None:
        self.project = project
        self.keys = keys
        self.shelf = Shelf(project)
        self._stories: dict[tuple[str, str], Story | RuskaError] = {}
        self._words: dict[Path, WordFile | RuskaError] = {}
        self._brands: dict[str, tuple[Brand, Ruler]] = {}

    def key(self, target: Target, datasets: Sequence[str]) -> str:
        """Return the target's key with the datasets that it really uses."""
        return self.keys.key(target, datasets)

    def resolve(self, target: Target) -> Resolved:
        """Lay out a target on every canvas.

        Raises RuskaError with the findings of its datasets, script, words, claims and kind; the story's and the words'
        findings are reported together.
        """
        findings: list[Finding] = []
        story = words = None
        for step in (self.story, self._word_file):
            try:
                if step == self.story:
                    story = self.story(target.package, target.graphic)
                else:
                    words = self._word_file(target)
            except RuskaError as error:
                findings += error.findings
        if findings or story is None or words is None:
            raise RuskaError(findings)
        brand, _ = self.brand(target.package.brand)
        setting = self.setting(target, words)
        sheets = make_sheets(story, setting, brand.sizes.values())
        sheets, foreign = foreign_figures(story, setting, sheets)
        entry = manifest_entry(story, sheets[WIDE])
        datasets = [dataset.id for dataset in story.datasets]
        return Resolved(sheets, datasets, entry, self._remarks(target, setting, sheets[WIDE]), foreign)

    def story(self, package: Package, graphic: str) -> Story:
        """Return a graphic's story, read once for all languages."""
        place = (package.id, graphic)
        if place not in self._stories:
            try:
                self._stories[place] = read_story(package, graphic, self.shelf)
            except RuskaError as error:
                self._stories[place] = error
        story = self._stories[place]
        if isinstance(story, RuskaError):
            raise story
        return story

    def setting(self, target: Target, words: WordFile) -> Setting:
        """Return what the graphics of a package share in one language."""
        brand, ruler = self.brand(target.package.brand)
        templates = self.project.engine_templates
        return Setting(target.language, brand, ruler, self.shelf.regions, templates, words)

    def brand(self, id: str) -> tuple[Brand, Ruler]:
        """Return a brand and the ruler on its fonts."""
        if id not in self._brands:
            brand = load_brand(self.project.brand_folder(id))
            self._brands[id] = brand, Ruler(brand.fonts, self._fallback)
        return self._brands[id]

    @cached_property
    def _fallback(self) -> tuple[Any, ...]:
        return find_fallback_fonts()

    def _word_file(self, target: Target) -> WordFile:
        path = target.package.words(target.language)
        if path not in self._words:
            try:
                self._words[path] = load_words(path)
            except RuskaError as error:
                self._words[path] = error
        words = self._words[path]
        if isinstance(words, RuskaError):
            raise words
        return words

    def _remarks(self, target: Target, setting: Setting, sheet: Sheet) -> tuple[Finding, ...]:
        """Return a remark for characters that no font has."""
        labels = [mark.text for panel in sheet.scene.panels for mark in panel.marks if isinstance(mark, Label)]
        cells = [cell.text for row in sheet.scene.table.rows for cell in row]
        text = "".join([sheet.title, sheet.subtitle, sheet.note, sheet.alt, sheet.credit.source, *labels, *cells])
        missing = setting.ruler.missing(text)
        if not missing:
            return ()
        shown = ", ".join(f"{char} (U+{ord(char[0]):04X})" for char in missing[:6])
        message = f"{target.id}: no font has {shown}; the pictures show empty boxes there."
        remedy = "Install a Noto font for this script, or change the text."
        return (Finding(message, setting.words.path, remedy=remedy, level="warning"),)

    def companions(self, target: Target, names: frozenset[str]) -> Companions:
        """Return what a page says of its neighbours."""
        words = engine_words(target.language, self.project.engine_templates)
        others = [language for language in target.package.languages if language != target.language]
        alternates = tuple(
            Link(language_name(language), f"../{language}/{target.graphic}.html", language) for language in others
        )
        return Companions(words, _downloads(target.graphic, names, words), alternates, "../../index.html", ASSETS)


def _downloads(graphic: str, names: frozenset[str], words: Any) -> tuple[Download, ...]:
    """Return the links of a page to its files, grouped by canvas, the tables last."""
    labels = words["downloads"]
    sizes = [size for size in words["sizes"] if any(name.startswith(f"{graphic}.{size}") for name in names)]
    endings = (
        (".png", "png"),
        ("@2x.png", "png_large"),
        (".svg", "svg"),
        (".outlined.svg", "outlined"),
        (".pdf", "pdf"),
    )
    result = [
        Download(words["sizes"][size], labels[label], f"{graphic}.{size}{ending}")
        for size in sizes
        for ending, label in endings
        if f"{graphic}.{size}{ending}" in names
    ]
    files = (("csv", "csv"), ("xlsx", "xlsx"), ("alt.txt", "alt"), ("standalone.html", "standalone"))
    result += [
        Download(words["index"]["formats"], labels[label], f"{graphic}.{ending}")
        for ending, label in files
        if f"{graphic}.{ending}" in names
    ]
    return tuple(result)
