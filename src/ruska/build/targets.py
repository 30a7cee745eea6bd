"""Targets: what a build makes, under which names, and a key that changes with everything that goes into it."""

import hashlib
import json
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruska.build.project import Package, Project
from ruska.errors import ProjectError, RuskaError, WordsError
from ruska.formats.bundle import bundle_is_small
from ruska.tomlfile import read_toml

FORMATS = ("png", "svg", "pdf", "html", "csv", "xlsx", "txt")
LIBRARIES = tuple(
    f"{name}-"
    for name in (
        "matplotlib",
        "plotly",
        "pandas",
        "jinja2",
        "babel",
        "typst",
        "uharfbuzz",
        "fonttools",
        "xlsxwriter",
        "kaleido",
    )
)
NARROW = "narrow"
WIDE = "web"


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
    """What the command line asks for; an empty part means everything."""

    graphics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()


def select_targets(project: Project, selection: Selection) -> list[Target]:
    """Return the targets that a selection names: a graphic by `name`, `package/name` or `package`.

    Raises ProjectError naming what is unknown.
    """
    targets = [
        Target(package, graphic, language)
        for package in project.packages
        for graphic in package.graphics
        for language in package.languages
    ]
    wanted = [target for target in targets if not selection.graphics or set(_names(target)) & set(selection.graphics)]
    known_names = {name for target in targets for name in _names(target)}
    _refuse_unknown("graphic", selection.graphics, known_names)
    _refuse_unknown("language", selection.languages, {target.language for target in targets})
    return [target for target in wanted if not selection.languages or target.language in selection.languages]


def _names(target: Target) -> tuple[str, ...]:
    return target.graphic, f"{target.package.id}/{target.graphic}", target.package.id


def _refuse_unknown(what: str, wanted: Iterable[str], known: Iterable[str]) -> None:
    import difflib

    names = sorted(set(known))
    unknown = [name for name in wanted if name not in names]
    if unknown:
        near = difflib.get_close_matches(unknown[0], names, 1)
        hint = f'Did you mean "{near[0]}"?' if near else f"Known are {', '.join(names) or 'none'}."
        raise ProjectError(f'there is no {what} "{unknown[0]}". {hint}')


def file_names(graphic: str, sizes: Mapping[str, bool], selection: Selection) -> dict[str, str]:
    """Return the files of a graphic in one language, each with the format that it belongs to.

    `sizes` maps a size's id to whether it is internal. A page needs the web and the narrow SVG beside it.
    """
    formats = set(selection.formats or FORMATS)
    public = [id for id, internal in sizes.items() if not internal and (not selection.sizes or id in selection.sizes)]
    names: dict[str, str] = {}
    for size in public:
        stem = f"{graphic}.{size}"
        if "png" in formats:
            names |= {f"{stem}.png": "png", f"{stem}@2x.png": "png"}
        if "svg" in formats:
            names |= {f"{stem}.svg": "svg", f"{stem}.outlined.svg": "svg"}
        if "pdf" in formats:
            names |= {f"{stem}.pdf": "pdf"}
    if "html" in formats:
        names |= {f"{graphic}.{size}.svg": "svg" for size in (WIDE, NARROW)}
        names |= {f"{graphic}.html": "html", f"{graphic}.standalone.html": "html"}
    for ending, format in (("csv", "csv"), ("xlsx", "xlsx"), ("alt.txt", "txt")):
        if format in formats:
            names[f"{graphic}.{ending}"] = format
    return names


class Keys:
    """Computes the key of a target from the content of its inputs; every file is read and hashed once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._hashes: dict[Path, str] = {}
        self._words: dict[Path, Mapping[str, Any] | None] = {}
        self._brands: dict[str, str] = {}

    def key(self, target: Target, datasets: Sequence[str]) -> str:
        """Return a target's key. Unreadable inputs have a key too: the build then says what is wrong with them."""
        package = target.package
        parts = [
            engine_key(),
            self.brand_key(package.brand),
            str(bundle_is_small(self.project.root)),
            json.dumps([target.id, package.brand, package.languages]),
            self._hash(package.script(target.graphic)),
            self._section(package.words(target.language), target.graphic),
        ]
        for id in sorted({*datasets, "regions"}):
            parts += [self._hash(path) for path in self._dataset_files(id)]
        return _digest(*parts)

    def _dataset_files(self, id: str) -> list[Path]:
        folder = self.project.datasets / id
        return sorted(path for path in folder.glob("*") if path.suffix in (".csv", ".xlsx", ".toml"))

    def _section(self, path: Path, graphic: str) -> str:
        if path not in self._words:
            try:
                self._words[path] = read_toml(path, WordsError).data
            except RuskaError:
                self._words[path] = None
        data = self._words[path]
        if data is None:
            return self._hash(path)
        return json.dumps(data.get(graphic), sort_keys=True, default=str)

    def brand_key(self, brand: str) -> str:
        """Return a hash of a brand's folder and the templates under it."""
        if brand not in self._brands:
            folders = [self.project.root / "templates" / brand, self.project.engine_templates / "base"]
            files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
            self._brands[brand] = _digest(*(f"{path.name}:{self._hash(path)}" for path in files))
        return self._brands[brand]

    def _hash(self, path: Path) -> str:
        if path not in self._hashes:
            try:
                self._hashes[path] = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError as error:
                self._hashes[path] = f"unreadable: {error.errno}"
        return self._hashes[path]


@lru_cache(maxsize=1)
def engine_key() -> str:
    """Return a hash of Ruska's own source and of the versions of the libraries that it draws with.

    The versions are read from the names of the installed distributions' folders: `importlib.metadata` would take
    longer than all the rest of a build without work.
    """
    package = Path(__file__).resolve().parent.parent
    files = sorted(package.rglob("*.py"))
    return _digest(*_versions(), *(hashlib.sha256(path.read_bytes()).hexdigest() for path in files))


def _versions() -> list[str]:
    folders = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")}
    names = {path.name for folder in folders for path in Path(folder).glob("*.dist-info")}
    return [sys.version.split()[0], *sorted(name for name in names if name.lower().startswith(LIBRARIES))]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
