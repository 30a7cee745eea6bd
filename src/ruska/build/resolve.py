"""Resolving: from a target to its sheets, with everything shared between graphics read once."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ruska.brand import Brand, Size, load_brand
from ruska.brand_posters import load_posters
from ruska.build.coverage import Coverage, coverage_of
from ruska.build.manifest import Canvases, manifest_entry
from ruska.build.poster_list import POSTER
from ruska.build.project import Package, Project
from ruska.build.sheets import Setting, make_sheets
from ruska.build.story import Shelf, Story, claim_findings, read_story
from ruska.build.targets import NARROW, WIDE, Target
from ruska.build.work import Companions
from ruska.data import Dataset
from ruska.data.outlines import FOLDER as MAPS
from ruska.data.outlines import Outlines
from ruska.errors import Finding, RuskaError, WordsError
from ruska.fallback_fonts import find_fallback_fonts
from ruska.formats.codes import Room, Subject, iframe_code, pieces
from ruska.formats.head import Head, PageFacts, make_head
from ruska.formats.page import CANVAS_FILES, OTHER_FILES, Download, Link
from ruska.ruler import Ruler
from ruska.scene import Label, Sheet
from ruska.words import WordFile, engine_words, language_name
from ruska.words.catalogue import read_words

if TYPE_CHECKING:
    from ruska.build.foreign import Foreign
    from ruska.build.poster import Poster

Made = TypeVar("Made")
Words = tuple[WordFile, Mapping[str, tuple[Finding, ...]]]
ASSETS = "../../assets"


@dataclass(frozen=True)
class Resolved:
    """A target ready for the painters: its sheets by size, or the figures of its own that a browser has to draw.

    `fonts` are the installed fonts that serve where the brand lacks characters; None where it lacks none. A `poster`
    has its furniture and its page besides.
    """

    sheets: dict[str, Sheet]
    datasets: list[str]
    entry: dict[str, Any]
    findings: tuple[Finding, ...] = ()
    foreign: tuple["Foreign", ...] = field(default=())
    fonts: list[str] | None = None
    poster: "Poster | None" = None

    @property
    def code(self) -> list[str]:
        """What embeds a graphic on another site, as `pieces` gives it; empty for a poster, which nothing embeds."""
        if self.poster is not None:
            return []
        wide, narrow = (self.sheets[size].frame for size in (WIDE, NARROW))
        room = Room((round(wide.width), round(wide.height)), (round(narrow.width), round(narrow.height)))
        return pieces(iframe_code(Subject(self.sheets[WIDE], room, "", "", {})))

    def with_sheets(self, sheets: dict[str, Sheet]) -> "Resolved":
        """Return the target with finished sheets."""
        return replace(self, sheets=sheets)


class Resolver:
    """Resolves the targets of one project. What fails once fails again with the same findings."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.shelf = Shelf(project)
        self._stories: dict[tuple[str, str], Story | RuskaError] = {}
        self._words: dict[Path, Words | RuskaError] = {}
        self._brands: dict[str, tuple[Brand, Ruler]] = {}
        self._bare: dict[str, Ruler] = {}

    def resolve(self, target: Target) -> Resolved:
        """Lay out a target on every canvas.

        Raises RuskaError with the findings of its datasets, script, words, claims and kind; the story's and the words'
        findings are reported together.
        """
        return self._resolve_poster(target) if target.is_poster else self._resolve_graphic(target)

    def _resolve_graphic(self, target: Target) -> Resolved:
        findings: list[Finding] = []
        story = _caught(findings, self.story, target.package, target.graphic)
        words = _caught(findings, self.words, target)
        if story is None or words is None:
            raise RuskaError(findings)
        findings += claim_findings(story, words)
        brand, _ = self.brand(target.package.brand)
        setting = self._setting(target, words)
        drawn = _caught(findings, _draw, story, setting, brand)
        if findings or drawn is None:
            raise RuskaError(findings)
        sheets, foreign = drawn
        wide = sheets[WIDE]
        coverage = self._coverage(target, [story])
        entry = manifest_entry(
            wide,
            story.facts,
            story.chart.claims,
            story.datasets,
            story.outlines,
            kind=_kind(story),
            coverage=coverage,
            canvases=self._published(target, sheets),
        )
        return Resolved(
            sheets,
            datasets=_read(story.datasets, story.outlines),
            entry=entry,
            findings=self._remarks(target, setting, wide),
            foreign=foreign,
            fonts=self._fonts_beside(brand, wide),
        )

    def _resolve_poster(self, target: Target) -> Resolved:
        from ruska.build.poster import make_poster

        findings: list[Finding] = []
        package, listed = target.package, target.package.poster
        assert listed is not None
        stories = {id: _caught(findings, self.story, package, id) for id in listed.graphics}
        words = _caught(findings, self.words, target)
        found = {id: story for id, story in stories.items() if story is not None}
        if words is None or len(found) < len(stories):
            raise RuskaError(findings)
        setting = self._setting(target, words)
        poster = make_poster(package, found, setting)
        sheets = {id: poster_sheet.sheet for id, poster_sheet in poster.sheets.items()}
        first = next(iter(sheets.values()))
        coverage = self._coverage(target, list(found.values()))
        entry = manifest_entry(
            first,
            poster.facts,
            listed.claims,
            poster.datasets,
            poster.outlines,
            kind=POSTER,
            coverage=coverage,
            canvases=self._published(target, sheets),
        )
        return Resolved(
            sheets,
            datasets=_read(poster.datasets, poster.outlines),
            entry=entry,
            findings=self._remarks(target, setting, first),
            fonts=self._fonts_beside(setting.brand, first),
            poster=poster,
        )

    def _coverage(self, target: Target, stories: Sequence[Story]) -> Coverage:
        return coverage_of([story.table for story in stories], self.shelf.regions, target.language)

    def canvases(self, target: Target) -> Mapping[str, Size]:
        """Return the canvases of a target's sheets by id."""
        brand, _ = self.brand(target.package.brand)
        if target.is_poster:
            return {id: poster.size for id, poster in load_posters(brand.folder).items()}
        return brand.sizes

    def _published(self, target: Target, sheets: Mapping[str, Sheet]) -> Canvases:
        """Return the canvases for people as they are drawn: a tall one is as high as it needs."""
        frames = {id: sheets[id].frame for id, size in self.canvases(target).items() if not size.internal}
        return {id: (round(frame.width), round(frame.height)) for id, frame in frames.items()}

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

    def place(self, target: Target) -> tuple[Path, int]:
        """Return the word file of a target and the line of its table there. Raises WordsError as `resolve`."""
        words = self.words(target)
        return words.path, words.line(target.graphic)

    def _setting(self, target: Target, words: WordFile) -> Setting:
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

    def words(self, target: Target) -> WordFile:
        """Return the words of a target's language. Raises WordsError with the faults of the target's own table."""
        path = target.package.words(target.language)
        if path not in self._words:
            try:
                self._words[path] = words_of(target.package, target.language)
            except RuskaError as error:
                self._words[path] = error
        words = self._words[path]
        if isinstance(words, RuskaError):
            raise words
        file, faults = words
        if target.graphic in faults:
            raise WordsError(faults[target.graphic])
        return file

    def _remarks(self, target: Target, setting: Setting, sheet: Sheet) -> tuple[Finding, ...]:
        """Return a remark for characters that no font has."""
        missing = setting.ruler.missing(_text_of(sheet))
        if not missing:
            return ()
        shown = ", ".join(f"{char} (U+{ord(char[0]):04X})" for char in missing[:6])
        message = f"{target.id}: no font has {shown}; the pictures show empty boxes there."
        remedy = "Install a Noto font for this script, or change the text."
        line = setting.words.line(target.graphic)
        return (Finding(message, setting.words.path, line, remedy, "warning"),)

    def _fonts_beside(self, brand: Brand, sheet: Sheet) -> list[str] | None:
        if brand.id not in self._bare:
            self._bare[brand.id] = Ruler(brand.fonts)
        if not self._bare[brand.id].missing(_text_of(sheet)):
            return None
        return [str(font.path) for font in self._fallback]

    def companions(self, target: Target, names: frozenset[str], said: Mapping[str, Any]) -> Companions:
        """Return what a page says of its neighbours, and of itself; `said` is what the manifest says of it."""
        words = engine_words(target.language, self.project.engine_templates)
        others = [language for language in target.package.languages if language != target.language]
        alternates = tuple(
            Link(language_name(language), f"../{language}/{target.graphic}.html", language) for language in others
        )
        return Companions(
            words,
            _downloads(target.graphic, names, words),
            alternates,
            f"../../index.{target.language}.html",
            ASSETS,
            self.project.settings.address,
            self._head(target, names, said),
        )

    def _head(self, target: Target, names: frozenset[str], said: Mapping[str, Any]) -> Head:
        package, settings = target.package, self.project.settings
        brand, _ = self.brand(package.brand)
        topics = [name for _, name in settings.named(package.topics.get(target.graphic, ()), target.language)]
        facts = PageFacts(
            said,
            package.id,
            target.language,
            package.languages,
            brand.mark(target.language),
            settings.address,
            names,
            topics,
        )
        return make_head(facts)


def words_of(package: Package, language: str) -> Words:
    """Return a package's words in a language with the faults of each table. Raises WordsError as `read_words`."""
    path = package.words(language)
    if not path.is_file():
        remedy = f"Write the package's words in {language}, or take the language out of package.toml."
        raise WordsError(Finding("is missing.", path, remedy=remedy))
    return read_words(path)


def _kind(story: Story) -> str:
    """Return the id of a graphic's kind, after the name of its class; a figure of the script's own is a "figure"."""
    kind = story.chart.kind
    return "figure" if kind is None else re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(kind).__name__).lower()


def _read(datasets: Sequence[Dataset], outlines: Sequence[Outlines]) -> list[str]:
    """Return the folders under `datasets` that a target was made from."""
    return [*(dataset.id for dataset in datasets), *([MAPS] if outlines else [])]


def _draw(story: Story, setting: Setting, brand: Brand) -> tuple[dict[str, Sheet], tuple["Foreign", ...]]:
    sheets = make_sheets(story, setting, brand.sizes.values())
    if story.chart.figure is None:
        return sheets, ()
    from ruska.build.foreign import foreign_figures

    return foreign_figures(story, setting, sheets)


def _text_of(sheet: Sheet) -> str:
    labels = [mark.text for panel in sheet.scene.panels for mark in panel.marks if isinstance(mark, Label)]
    cells = [cell.text for row in sheet.scene.table.rows for cell in row]
    captions = [sheet.title, sheet.subtitle, sheet.note, sheet.alt, sheet.credit.source]
    return "".join([*captions, *(label.text for label in sheet.frame.texts), *labels, *cells])


def _caught(findings: list[Finding], step: Callable[..., Made], *arguments: Any) -> Made | None:
    """Return what a step makes, or None with its findings added to the others."""
    try:
        return step(*arguments)
    except RuskaError as error:
        findings += error.findings
        return None


def _downloads(graphic: str, names: frozenset[str], words: Any) -> tuple[Download, ...]:
    """Return the links of a page to its files, grouped by canvas, the tables last."""
    labels = words["downloads"]
    sizes = [size for size in words["sizes"] if any(name.startswith(f"{graphic}.{size}") for name in names)]
    result = [
        Download(words["sizes"][size], labels[label], f"{graphic}.{size}{ending}")
        for size in sizes
        for ending, label in CANVAS_FILES
        if f"{graphic}.{size}{ending}" in names
    ]
    result += [
        Download(words["index"]["formats"], labels[label], f"{graphic}.{ending}")
        for ending, label in OTHER_FILES
        if f"{graphic}.{ending}" in names
    ]
    return tuple(result)
