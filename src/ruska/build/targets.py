"""Targets: what a build makes, and under which names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ruska.build.poster_list import POSTER
from ruska.build.project import Package, Project
from ruska.errors import Finding, ProjectError

FORMATS = ("png", "svg", "pdf", "html", "csv", "xlsx", "txt")
PICTURES = (".svg", ".dark.svg")
"""How the names of a page's own pictures end: on light paper and on dark."""

NARROW = "narrow"
WIDE = "web"

PAGE, STANDALONE, SHARE = "html", "standalone.html", "share.html"
EMBED, FIGURE, JSON = "embed.html", "figure.html", "json"
OEMBED = ("oembed.json", "photo.oembed.json")
"""Endings of the files that are made with a page."""

Use = Literal["picture", "exact", "page", "paper"]
"""What a canvas is for: a picture to download, one that is shown pixel for pixel and so has no twin at 2×, a page's own
picture, or a sheet of paper, which is a PDF only."""

Sizes = Mapping[str, Use]


@dataclass(frozen=True)
class Canvases:
    """The canvases of a brand: those of graphics and those of posters by id, each with its use."""

    sizes: Sizes
    posters: Sizes = field(default_factory=dict)

    @property
    def public(self) -> tuple[str, ...]:
        """The canvases that a selection may name."""
        return (*(id for id, use in self.sizes.items() if use != "page"), *self.posters)


@dataclass(frozen=True)
class Target:
    """One graphic, or the poster, of a package in one language."""

    package: Package
    graphic: str
    language: str

    @property
    def id(self) -> str:
        """The target's name in the record."""
        return f"{self.package.id}/{self.language}/{self.graphic}"

    @property
    def is_poster(self) -> bool:
        """Whether this is the package's poster."""
        return self.graphic == POSTER

    @property
    def graphics(self) -> tuple[str, ...]:
        """The graphics whose scripts go into it."""
        poster = self.package.poster
        return poster.graphics if self.is_poster and poster is not None else (self.graphic,)

    @property
    def folder(self) -> str:
        """The output folder, relative to the output."""
        return f"{self.package.id}/{self.language}"


@dataclass(frozen=True)
class Selection:
    """What is asked for; an empty part means everything.

    `single_files` tells whether pages have what leaves the site: twins that hold everything in one file, and forms for
    other people's pages.
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
        for graphic in package.targets
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
    uses: dict[str, Use] = {"internal": "page", "paper": "paper", "exact": "exact"}
    return next((use for key, use in uses.items() if values.get(key)), "picture")


def file_names(target: Target, canvases: Canvases, selection: Selection, published: bool = False) -> dict[str, str]:
    """Return the files of a target, each with the format that it belongs to.

    A page needs its pictures beside it: a graphic's are the web and the narrow SVG with their dark twins, a poster's
    these four for each chart. `published` tells whether the project has an address, without which there is no oEmbed.
    """
    formats = set(selection.formats or FORMATS)
    graphic = target.graphic
    names = _canvas_names(target, canvases, selection)
    if "html" in formats:
        names |= dict.fromkeys(page_pictures(target), "svg")
        names |= dict.fromkeys(live_names(target), "html")
        pages = page_names(target, published) if selection.single_files else (f"{graphic}.{PAGE}",)
        names |= dict.fromkeys(pages, "html")
    tables = () if target.is_poster else (("csv", "csv"), ("xlsx", "xlsx"))
    for ending, format in (*tables, ("alt.txt", "txt")):
        if format in formats:
            names[f"{graphic}.{ending}"] = format
    return names


def page_names(target: Target, published: bool = True) -> tuple[str, ...]:
    """Return the names of a target's page, of its twin, and of what is there for other people's pages.

    A poster is no chart that could be embedded: others show its picture.
    """
    endings = [PAGE, STANDALONE, SHARE, FIGURE]
    if not target.is_poster:
        endings += [EMBED, JSON, *(OEMBED if published else ())]
    return tuple(f"{target.graphic}.{ending}" for ending in endings)


def live_names(target: Target) -> tuple[str, ...]:
    """Return the names of the scripts that hold the live figures of a target's page."""
    return tuple(f"{stem}.live.js" for stem in _page_charts(target))


def page_pictures(target: Target) -> tuple[str, ...]:
    """Return the names of the pictures that a target's page shows."""
    sizes = (WIDE, NARROW)
    return tuple(f"{stem}.{size}{end}" for stem in _page_charts(target) for size in sizes for end in PICTURES)


def _page_charts(target: Target) -> tuple[str, ...]:
    """Return how the names of the files begin that belong to the charts of a target's page."""
    if not target.is_poster:
        return (target.graphic,)
    charts = target.package.poster.charts if target.package.poster is not None else ()
    return tuple(f"{POSTER}.{chart}" for chart in charts)


def _canvas_names(target: Target, canvases: Canvases, selection: Selection) -> dict[str, str]:
    formats = set(selection.formats or FORMATS)
    graphic = target.graphic
    names: dict[str, str] = {}
    for size, use in (canvases.posters if target.is_poster else canvases.sizes).items():
        if use == "page" or (selection.sizes and size not in selection.sizes):
            continue
        stem = f"{graphic}.{size}"
        if "png" in formats and use != "paper":
            names[f"{stem}.png"] = "png"
        if "png" in formats and use == "picture":
            names[f"{stem}@2x.png"] = "png"
        if "svg" in formats and use != "paper":
            names |= {f"{stem}.svg": "svg", f"{stem}.outlined.svg": "svg"}
        if "pdf" in formats:
            names |= {f"{stem}.pdf": "pdf"}
    return names
