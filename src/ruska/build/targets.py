"""Targets: what a build makes, and under which names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ruska.build.project import Package, Project
from ruska.errors import Finding, ProjectError

FORMATS = ("png", "svg", "pdf", "html", "csv", "xlsx", "txt")
NARROW = "narrow"
WIDE = "web"

Use = Literal["picture", "page", "paper"]
"""What a canvas is for: a picture to download, a page's own picture, or a sheet of paper, which is a PDF only."""

Sizes = Mapping[str, Use]


@dataclass(frozen=True)
class Target:
    """One graphic in one language."""

    package: Package
    graphic: str
    language: str

    @property
    def id(self) -> str:
        """The target's name in the record."""
        return f"{self.package.id}/{self.language}/{self.graphic}"

    @property
    def folder(self) -> str:
        """The output folder, relative to the output."""
        return f"{self.package.id}/{self.language}"


@dataclass(frozen=True)
class Selection:
    """What is asked for; an empty part means everything.

    `single_files` tells whether pages have twins that hold everything in one file.
    """

    graphics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    single_files: bool = True


def select_targets(project: Project, selection: Selection) -> list[Target]:
    """Return the targets that a selection names: a graphic by `name`, `package/name` or `package`.

    Raises ProjectError naming all that is unknown.
    """
    targets = [
        Target(package, graphic, language)
        for package in project.packages
        for graphic in package.graphics
        for language in package.languages
    ]
    faulty = {name for package in project.packages for name in package.faulty}
    known = {name for target in targets for name in _names(target)} | faulty
    findings = [
        *_unknown("graphic", selection.graphics, known),
        *_unknown("language", selection.languages, {target.language for target in targets}),
    ]
    if findings:
        raise ProjectError([*project.findings, *findings])
    wanted = [target for target in targets if not selection.graphics or set(_names(target)) & set(selection.graphics)]
    return [target for target in wanted if not selection.languages or target.language in selection.languages]


def _names(target: Target) -> tuple[str, ...]:
    return target.graphic, f"{target.package.id}/{target.graphic}", target.package.id


def _unknown(what: str, wanted: Iterable[str], known: Iterable[str]) -> Iterator[Finding]:
    import difflib

    names = sorted(set(known))
    for name in wanted:
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            remedy = f'Did you mean "{near[0]}"?' if near else f"Known are {', '.join(names) or 'none'}."
            yield Finding(f'there is no {what} "{name}".', remedy=remedy)


def canvas_use(values: Mapping[str, Any]) -> Use:
    """Return what a canvas is for, from its table in a brand's file."""
    return "page" if values.get("internal") else "paper" if values.get("paper") else "picture"


def file_names(graphic: str, sizes: Sizes, selection: Selection) -> dict[str, str]:
    """Return the files of a graphic in one language, each with the format that it belongs to.

    A page needs the web and the narrow SVG beside it.
    """
    formats = set(selection.formats or FORMATS)
    names: dict[str, str] = {}
    for size, use in sizes.items():
        if use == "page" or (selection.sizes and size not in selection.sizes):
            continue
        stem = f"{graphic}.{size}"
        if "png" in formats and use == "picture":
            names |= {f"{stem}.png": "png", f"{stem}@2x.png": "png"}
        if "svg" in formats and use == "picture":
            names |= {f"{stem}.svg": "svg", f"{stem}.outlined.svg": "svg"}
        if "pdf" in formats:
            names |= {f"{stem}.pdf": "pdf"}
    if "html" in formats:
        names |= {f"{graphic}.{size}.svg": "svg" for size in (WIDE, NARROW)}
        names[f"{graphic}.html"] = "html"
        if selection.single_files:
            names[f"{graphic}.standalone.html"] = "html"
    for ending, format in (("csv", "csv"), ("xlsx", "xlsx"), ("alt.txt", "txt")):
        if format in formats:
            names[f"{graphic}.{ending}"] = format
    return names
