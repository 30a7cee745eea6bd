"""What the gallery lists, from the record of what was built."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from ruska.build.plan import Plan
from ruska.build.project import Package
from ruska.build.record import TargetRecord
from ruska.build.targets import Target
from ruska.errors import Finding, ProjectError
from ruska.formats.index import ListedGraphic, ListedPackage, Listing

Records = Callable[[Package, str], Sequence[TargetRecord]]
Words = Callable[[Package, str], Mapping[str, str]]


def gallery_languages(plan: Plan) -> tuple[str, ...]:
    """Return the languages of all packages, those of the first package first."""
    return tuple(dict.fromkeys(language for package in plan.project.packages for language in package.languages))


def list_built(plan: Plan, language: str, records: Records, words: Words) -> Listing:
    """Return what has been built in a language. `records` and `words` are those of a package in a language."""
    packages = [package for package in plan.project.packages if language in package.languages]
    settings = plan.project.settings

    def listed(package: Package) -> ListedPackage:
        said = words(package, language)
        archive = plan.record.extras.get(f"{package.id}/{package.id}-{language}.zip")
        graphics = tuple(
            ListedGraphic(
                record.entry["id"],
                record.entry,
                {name: file.size for name, file in sorted(record.files.items())},
                tuple(settings.named(package.topics.get(record.entry["id"], ()), language)),
                tuple(record.code) if f"{record.entry['id']}.embed.html" in record.files else (),
            )
            for record in records(package, language)
        )
        title, description = said.get("title", package.id), said.get("description", "")
        size = archive.size if archive else 0
        return ListedPackage(package.id, title, description, graphics, package.languages, size)

    return Listing(language, tuple(map(listed, packages)), gallery_languages(plan), settings.address)


def published_pages(plan: Plan) -> list[dict[str, str]]:
    """Return the whole addresses of the gallery and of every page, by language; none without an address."""
    address = plan.project.settings.address
    if not address:
        return []
    languages = gallery_languages(plan)
    pages = [{language: f"{address}index.{language}.html" for language in languages}]
    for package in plan.project.packages:
        for graphic in (*package.targets, *package.faulty):
            targets = {lang: Target(package, graphic, lang) for lang in languages if lang in package.languages}
            page = {
                language: f"{address}{target.folder}/{graphic}.html"
                for language, target in targets.items()
                if (known := plan.record.targets.get(target.id)) and f"{graphic}.html" in known.files
            }
            pages += [page] if page else []
    return pages


def moments(plan: Plan) -> dict[str, datetime]:
    """Return when the newest file of each target was made.

    SOURCE_DATE_EPOCH, in seconds, is the latest time that is told, so that a build can be repeated to the byte. Raises
    ProjectError where it is no number.
    """
    latest = _latest()
    newest = {
        id: max(file.mtime for file in record.files.values()) // 1_000_000_000
        for id, record in plan.record.targets.items()
        if record.files
    }
    return {
        id: datetime.fromtimestamp(seconds if latest is None else min(seconds, latest), UTC)
        for id, seconds in newest.items()
    }


def _latest() -> int | None:
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not told:
        return None
    if not told.isascii() or not told.isdigit():
        remedy = "Set it to seconds since 1970, or not at all."
        raise ProjectError(Finding(f"SOURCE_DATE_EPOCH is no number of seconds: {told}.", remedy=remedy))
    return int(told)
