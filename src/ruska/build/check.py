"""The check: everything that can be known without drawing, for every graphic, language and canvas."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ruska.build.plan import brand_sizes
from ruska.build.project import Package, Project
from ruska.build.resolve import Resolver
from ruska.build.targets import Selection, Target, select_targets
from ruska.contrast import brand_findings
from ruska.data import list_datasets, load_dataset
from ruska.errors import Finding, RuskaError
from ruska.layout.inspect import inspect_sheet
from ruska.words import WordFile, check_words, load_words


def check_findings(project: Project, graphics: tuple[str, ...]) -> Iterator[Finding]:
    """Yield every finding of the datasets, brands, words, claims and layouts of the graphics (all when none is named).

    Raises ProjectError when the project itself cannot be read.
    """
    targets = select_targets(project, Selection(graphics))
    resolver = Resolver(project)
    for folder in list_datasets(project.root):
        yield from _caught(partial(_load, folder, resolver))
    for brand in sorted({target.package.brand for target in targets}):
        brand_sizes(project, brand)
        yield from brand_findings(resolver.brand(brand)[0])
    for package in project.packages:
        chosen = [target for target in targets if target.package == package]
        if chosen:
            yield from _word_findings(package, resolver)
    for target in targets:
        yield from _target_findings(target, resolver)


def _word_findings(package: Package, resolver: Resolver) -> Iterator[Finding]:
    files: dict[str, WordFile] = {}
    for language in package.languages:
        path = package.words(language)
        if not path.is_file():
            yield Finding("is missing.", path, remedy=f"Write the words of the package in {language}.")
            continue
        try:
            files[language] = load_words(path)
        except RuskaError as error:
            yield from error.findings
    facts = {}
    for graphic in package.graphics:
        try:
            facts[graphic] = set(resolver.story(package, graphic).facts)
        except RuskaError as error:
            yield from error.findings
    yield from check_words(files, list(package.graphics), facts, list(package.languages))


def _target_findings(target: Target, resolver: Resolver) -> Iterator[Finding]:
    try:
        resolved = resolver.resolve(target)
    except RuskaError as error:
        yield from error.findings
        return
    yield from resolved.findings
    brand, ruler = resolver.brand(target.package.brand)
    path = target.package.words(target.language)
    for size, sheet in resolved.sheets.items():
        for message in inspect_sheet(sheet, brand.sizes[size], ruler):
            yield Finding(f"{target.id}, {size}: {message}", path, remedy="Shorten the text.")


def _load(folder: Path, resolver: Resolver) -> None:
    load_dataset(folder, resolver.shelf.regions)


def _caught(step: Callable[[], object]) -> tuple[Finding, ...]:
    try:
        step()
    except RuskaError as error:
        return error.findings
    return ()
