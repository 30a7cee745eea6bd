"""The check: everything that can be known before a build, for every graphic, language and canvas."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ruska.build.checks import Case, Printed, case_findings, printed_findings
from ruska.build.faults import own_fault
from ruska.build.plan import brand_canvases
from ruska.build.poster_list import POSTER
from ruska.build.project import Package, Project
from ruska.build.resolve import Resolver, words_of
from ruska.build.targets import Selection, Target, select_targets
from ruska.contrast import brand_findings
from ruska.data import list_datasets, load_dataset
from ruska.errors import Finding, RuskaError
from ruska.layout.inspect import cut, faint, inspect_sheet, struck
from ruska.scene import Sheet
from ruska.words import WordFile, check_words
from ruska.words.catalogue import LABELS

SHOWN = 6
"""So many of the labels that a canvas has no room for are named."""


def check_findings(project: Project, graphics: tuple[str, ...], today: date) -> Iterator[Finding]:
    """Yield every finding of the datasets, brands, words, claims and layouts of the graphics (all when none is named).

    `today` is the day by which figures and statuses are called old. Notes tell what a canvas had no room for.
    Bring-your-own figures are drawn: those of matplotlib whole, those of plotly up to what a browser would do. Raises
    ProjectError for names that the project does not have. What is told twice in other words comes once.
    """
    told: set[tuple[Path | None, int, str]] = set()
    for finding in _all_findings(project, graphics, today):
        place = (finding.path, finding.line, finding.message)
        if place not in told:
            told.add(place)
            yield finding


def _all_findings(project: Project, graphics: tuple[str, ...], today: date) -> Iterator[Finding]:
    targets = select_targets(project, Selection(graphics))
    resolver = Resolver(project)
    yield from project.findings
    for folder in list_datasets(project.datasets):
        yield from _dataset_findings(folder, resolver)
    for brand in sorted({target.package.brand for target in targets}):
        yield from _brand_findings(brand, resolver)
    judged: set[tuple[str, str]] = set()
    for target in targets:
        place = (target.package.id, target.graphic)
        yield from _target_findings(target, resolver, today, first=place not in judged)
        judged.add(place)
    for package in project.packages:
        if any(target.package == package for target in targets):
            yield from _word_findings(package, resolver)


def _dataset_findings(folder: Path, resolver: Resolver) -> Iterator[Finding]:
    try:
        load_dataset(folder, resolver.shelf.regions)
    except RuskaError as error:
        yield from error.findings


def _brand_findings(brand: str, resolver: Resolver) -> Iterator[Finding]:
    try:
        brand_canvases(resolver.project, brand)
        yield from brand_findings(resolver.brand(brand)[0])
    except RuskaError as error:
        yield from error.findings


def _word_findings(package: Package, resolver: Resolver) -> Iterator[Finding]:
    """Yield the findings of a package's word files."""
    files: dict[str, WordFile] = {}
    for language in package.languages:
        try:
            words, faults = words_of(package, language)
        except RuskaError as error:
            yield from error.findings
            continue
        files[language] = _readable(words)
        for findings in faults.values():
            yield from findings
    facts = {}
    for graphic in package.graphics:
        try:
            facts[graphic] = set(resolver.story(package, graphic).facts)
        except RuskaError as error:
            yield from error.findings
    if package.poster is not None:
        facts[POSTER] = set(package.poster.named)
    yield from check_words(files, [*package.targets, *package.faulty], facts, list(files))


def _readable(words: WordFile) -> WordFile:
    """Return a word file without the values that are no texts; they have been told."""
    tables: dict[str, dict[str, Any]] = {}
    for name, table in words.data.items():
        if isinstance(table, dict):
            tables[name] = {key: value for key, value in table.items() if isinstance(value, str)}
            if isinstance(table.get(LABELS), dict):
                tables[name][LABELS] = {key: text for key, text in table[LABELS].items() if isinstance(text, str)}
    return replace(words, data=tables)


def _target_findings(target: Target, resolver: Resolver, today: date, *, first: bool) -> Iterator[Finding]:
    try:
        resolved = resolver.resolve(target)
    except RuskaError as error:
        yield from error.findings
        return
    except Exception as error:
        yield own_fault(error, target.id)
        return
    yield from resolved.findings
    yield from _layout_findings(target, resolver, resolved.sheets)
    if target.is_poster:
        # Its charts are judged as graphics of their own.
        yield from printed_findings(Printed(resolved.sheets, resolver.words(target)))
        return
    story = resolver.story(target.package, target.graphic)
    case = Case(resolved.sheets, resolver.words(target), story, today)
    yield from case_findings(case, first=first)


def _layout_findings(target: Target, resolver: Resolver, sheets: Mapping[str, Sheet]) -> Iterator[Finding]:
    _, ruler = resolver.brand(target.package.brand)
    canvases = resolver.canvases(target)
    path, line = resolver.place(target)
    for size, sheet in sheets.items():
        for message in (*inspect_sheet(sheet, canvases[size], ruler), *struck(sheet, ruler)):
            yield Finding(f"{target.id}, {size}: {message}", path, line, "Shorten the text, or narrow the selection.")
        for message in faint(sheet, ruler):
            yield Finding(f"{target.id}, {size}: {message}", path, line, "Move it off, or change the colour.")
    short = _by_size({size: cut(sheet) for size, sheet in sheets.items()})
    if short:
        remedy = "Shorten these names or texts, or narrow the selection."
        yield Finding(f"{target.id}: labels are cut. {short}.", path, line, remedy, "warning")
    dropped = _by_size({size: sheet.scene.dropped for size, sheet in sheets.items()})
    if dropped:
        yield Finding(f"{target.id}: no room for labels. {dropped}.", path, line, level="note")


def _by_size(texts: Mapping[str, tuple[str, ...]]) -> str:
    """Return in one line which texts are meant on which canvases, canvases with the same texts together."""
    sizes: dict[tuple[str, ...], list[str]] = {}
    for size, found in texts.items():
        sizes.setdefault(found, []).append(size)
    return "; ".join(f"{', '.join(names)}: {_few(found)}" for found, names in sizes.items() if found)


def _few(texts: tuple[str, ...]) -> str:
    """Return the first texts in quotes and the count of the others."""
    shown = ", ".join(f'"{text}"' for text in texts[:SHOWN])
    return shown + (f" and {len(texts) - SHOWN} more" if len(texts) > SHOWN else "")
