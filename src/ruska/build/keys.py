"""Keys: hashes that change with everything that goes into a file. They are computed without any library that draws."""

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from ruska.build.project import Package, Project
from ruska.build.settings import FILE as SETTINGS
from ruska.build.targets import Target
from ruska.formats.bundle import bundle_is_small
from ruska.tomlfile import written_tables

LIBRARIES = tuple(
    f"{name}-"
    for name in (
        *("matplotlib", "plotly", "pandas", "jinja2", "babel", "typst", "uharfbuzz", "fonttools", "xlsxwriter"),
        *("kaleido", "pypdfium2", "zlib_ng"),
    )
)
PAGES = (".html", ".json")
PACKAGE = "package"
DATA_FILES = (".csv", ".xlsx", ".toml", ".geojson")


class Keys:
    """Computes keys from the content of a project's files; every file is read and hashed once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._hashes: dict[str, str] = {}
        self._words: dict[str, Mapping[str, str] | None] = {}
        self._brands: dict[str, str] = {}
        self._datasets: dict[str, str] = {}

    def key(self, target: Target, datasets: Sequence[str]) -> str:
        """Return a target's key. Unreadable inputs have a key too: the build then says what is wrong with them."""
        package = target.package
        parts = [
            engine_key(),
            self.brand_key(package.brand),
            self._bundle,
            json.dumps([target.id, package.brand, package.languages]),
            *(self._hash(f"{package.folder}/{graphic}.py") for graphic in target.graphics),
            *(self._section(package, target.language, table) for table in self._tables(target)),
        ]
        if target.is_poster:
            parts.append(repr(package.poster))
        return _digest(*parts, *(self._dataset_key(id) for id in sorted({*datasets, "regions"})))

    def file_key(self, key: str, target: Target, name: str, available: Iterable[str]) -> str:
        """Return the key of one file of a target that has `key`, which is another one for pages."""
        return self.page_key(key, target, available) if name.endswith(PAGES) else key

    def page_key(self, key: str, target: Target, available: Iterable[str]) -> str:
        """Return the key of the pages of a target that has `key`.

        It also changes with the settings, with the target's topics, and with the files that the pages may link to.
        """
        topics = target.package.topics.get(target.graphic, ())
        return _digest(key, self._settings, *topics, "", *sorted(available))

    def _tables(self, target: Target) -> tuple[str, ...]:
        """Return the tables of the word file that a target's texts come from.

        A poster speaks of the charts that it shows; of the other graphics it takes facts, which need no words.
        """
        poster = target.package.poster
        if not target.is_poster or poster is None:
            return (target.graphic,)
        return (target.graphic, *poster.charts, PACKAGE)

    def hold_datasets(self) -> None:
        """Hash all datasets now, before any is read: one that changes later is then rebuilt next time."""
        for folder in self.project.datasets.iterdir():
            self._dataset_key(folder.name)

    def site_key(self) -> str:
        """Return the key of what stands beside the graphics: packages' own words and order, brands, engine."""
        packages = []
        for package in self.project.packages:
            words = [self._section(package, language, PACKAGE) for language in package.languages]
            names = [package.id, package.brand, package.languages, package.targets, package.faulty, package.topics]
            packages.append(json.dumps([names, words]))
        return _digest(self.assets_key(), self._settings, *packages)

    def assets_key(self) -> str:
        """Return the key of the files that pages share."""
        brands = sorted({package.brand for package in self.project.packages})
        return _digest(engine_key(), self._bundle, *(self.brand_key(brand) for brand in brands))

    def brand_key(self, brand: str) -> str:
        """Return a hash of a brand's folder and the templates under it."""
        if brand not in self._brands:
            folders = [self.project.root / "templates" / brand, self.project.engine_templates / "base"]
            files = sorted(path for folder in folders for path in _files_below(folder))
            self._brands[brand] = _digest(*(f"{path.rpartition('/')[2]}:{self._hash(path)}" for path in files))
        return self._brands[brand]

    @cached_property
    def _settings(self) -> str:
        return self._hash(f"{self.project.root}/{SETTINGS}")

    @cached_property
    def _bundle(self) -> str:
        return str(bundle_is_small(self.project.root))

    def _dataset_key(self, id: str) -> str:
        if id not in self._datasets:
            folder = f"{self.project.datasets}/{id}"
            _, _, names = next(os.walk(folder), ("", [], []))
            files = (f"{folder}/{name}" for name in sorted(names) if name.endswith(DATA_FILES))
            self._datasets[id] = _digest(*map(self._hash, files))
        return self._datasets[id]

    def _section(self, package: Package, language: str, table: str) -> str:
        path = f"{package.folder}/words.{language}.toml"
        if path not in self._words:
            try:
                self._words[path] = written_tables(Path(path).read_bytes().decode("utf-8-sig"))
            except (OSError, UnicodeDecodeError):
                self._words[path] = None
        tables = self._words[path]
        return self._hash(path) if tables is None else tables.get(table, "")

    def _hash(self, path: str) -> str:
        if path not in self._hashes:
            try:
                self._hashes[path] = hashlib.sha256(Path(path).read_bytes()).hexdigest()
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
    files = sorted(path for path in _files_below(package) if path.endswith(".py"))
    return _digest(*_versions(), *(hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in files))


def _versions() -> list[str]:
    folders = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")}
    names = {name for folder in folders for name in next(os.walk(folder))[1] if name.endswith(".dist-info")}
    return [sys.version.split()[0], *sorted(name for name in names if name.lower().startswith(LIBRARIES))]


def _files_below(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        yield from (f"{place}/{name}" for name in names)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
