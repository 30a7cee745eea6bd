"""The project: a folder with charts, datasets and templates. Only names and small TOML files are read here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ruska.build.poster_list import POSTER, ListedPoster, read_poster
from ruska.build.settings import TOPICS, Settings, read_settings, wrong_topics
from ruska.errors import Finding, ProjectError
from ruska.tomlfile import TomlFile, read_toml

ID = re.compile(r"[a-z][a-z0-9_-]*")
LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True)
class Package:
    """One infographic package: its folder, brand, languages, graphics in order, and its poster, where it lists one.

    `faulty` are the listed graphics that cannot be built because their script is not there, and a poster whose list
    is wrong. `topics` are the ids of topics by graphic.
    """

    id: str
    folder: Path
    brand: str
    languages: tuple[str, ...]
    graphics: tuple[str, ...]
    faulty: tuple[str, ...] = ()
    poster: ListedPoster | None = None
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def targets(self) -> tuple[str, ...]:
        """The names of all that can be built, the poster first."""
        return self.graphics if self.poster is None else (POSTER, *self.graphics)

    @property
    def description(self) -> Path:
        """The package's own file."""
        return self.folder / "package.toml"

    def script(self, graphic: str) -> Path:
        """Return the file of a chart script."""
        return self.folder / f"{graphic}.py"

    def words(self, language: str) -> Path:
        """Return the word file of a language."""
        return self.folder / f"words.{language}.toml"


@dataclass(frozen=True)
class Project:
    """A project's folder. Its own `templates` come before the engine's, so that a brand may override them."""

    root: Path

    @property
    def datasets(self) -> Path:
        """The folder of datasets."""
        return self.root / "datasets"

    def dataset(self, id: str) -> Path:
        """Return a dataset's folder. Raises ProjectError for an id that is no plain name or has no folder."""
        folder = self.datasets / id
        if not ID.fullmatch(id) or not (folder / "dataset.toml").is_file():
            known = ", ".join(path.parent.name for path in sorted(self.datasets.glob("*/dataset.toml")))
            raise ProjectError(f'there is no dataset "{id}"; known are {known or "none"}.')
        return folder

    @property
    def engine_templates(self) -> Path:
        """The folder that holds `base/`: the project's own, or the one that ships with Ruska."""
        own = self.root / "templates"
        return own if (own / "base").is_dir() else engine_templates()

    def brand_folder(self, brand: str) -> Path:
        """Return a brand's folder. Raises ProjectError when it is missing."""
        folder = self.root / "templates" / brand
        if not ID.fullmatch(brand) or not (folder / "brand.toml").is_file():
            remedy = "Name a folder of templates/ that has a brand.toml."
            message = f'there is no brand "{brand}": templates/{brand}/brand.toml is missing.'
            raise ProjectError(Finding(message, remedy=remedy))
        return folder

    def template_folders(self, brand: str) -> tuple[Path, ...]:
        """Return the folders in which templates are looked up, the brand's first."""
        return self.root / "templates" / brand, self.engine_templates / "base"

    @cached_property
    def settings(self) -> Settings:
        """The project's settings. Raises ProjectError with the faults of its `ruska.toml`."""
        return read_settings(self.root)

    @property
    def packages(self) -> tuple[Package, ...]:
        """All packages that can be read, by name."""
        return self._reading[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The faults of the settings and of all package files.

        A package with a fault that leaves it unclear is not among `packages`.
        """
        return self._reading[1]

    @cached_property
    def _reading(self) -> tuple[tuple[Package, ...], tuple[Finding, ...]]:
        packages: list[Package] = []
        findings: list[Finding] = []
        try:
            settings = self.settings
        except ProjectError as error:
            findings += error.findings
            settings = None
        for folder in sorted(path for path in (self.root / "charts").iterdir() if path.is_dir()):
            if not (folder / "package.toml").is_file():
                findings += _nameless(folder)
                continue
            try:
                package, faults = _read_package(folder, settings)
            except ProjectError as error:
                findings += error.findings
                continue
            packages.append(package)
            findings += faults
        return tuple(packages), tuple(findings)


def find_project(start: Path) -> Project:
    """Return the project that holds `start`: the nearest folder upwards with `charts` and `datasets`.

    Raises ProjectError when there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "charts").is_dir() and (folder / "datasets").is_dir():
            return Project(folder)
    remedy = "Go to a folder with charts/ and datasets/, or: ruska init DIR"
    raise ProjectError(Finding("is not a Ruska project.", start, remedy=remedy))


def engine_templates() -> Path:
    """Return the templates that ship with Ruska: inside the installed package, or beside its source."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"


def unlisted(folder: Path, graphics: Sequence[str]) -> list[str]:
    """Return the chart scripts of a package that its list of graphics does not name."""
    return sorted(path.stem for path in folder.glob("*.py") if path.stem not in graphics)


def _nameless(folder: Path) -> Iterator[Finding]:
    if any(folder.glob("*.py")):
        remedy = "Write it with brand, languages and graphics, as in the other packages."
        yield Finding("is missing, and so the scripts beside it are not built.", folder / "package.toml", remedy=remedy)


def _read_package(folder: Path, settings: Settings | None) -> tuple[Package, list[Finding]]:
    """Return a package and the faults that it can live with. Raises ProjectError with those that it cannot.

    Without settings, whose own faults are told elsewhere, its topics are left unchecked.
    """
    file = read_toml(folder / "package.toml", ProjectError)
    fatal = [*_wrong_keys(file), *_wrong_languages(file)]
    if not ID.fullmatch(folder.name):
        fatal.append(Finding("is no plain name for a package.", folder, remedy="Use a-z, 0-9, _ and -."))
    if fatal:
        raise ProjectError(fatal)
    listed = list(dict.fromkeys(name for name in file.data["graphics"] if isinstance(name, str)))
    good = tuple(name for name in listed if _is_good(name, folder))
    faulty = tuple(name for name in listed if name not in good)
    languages = tuple(dict.fromkeys(file.data["languages"]))
    poster, faults = read_poster(file, good)
    faulty = (*faulty, POSTER) if faults else faulty
    if settings is not None:
        faults = [*faults, *wrong_topics(file, [POSTER, *listed], languages, settings)]
    package = Package(folder.name, folder, file.data["brand"], languages, good, faulty, poster, _topics(file))
    return package, [*_wrong_graphics(file, folder), *faults]


def _topics(file: TomlFile) -> dict[str, tuple[str, ...]]:
    """Return the topics of graphics, as far as they are written rightly."""
    table = file.data.get(TOPICS)
    listed = table.items() if isinstance(table, dict) else ()
    return {
        id: tuple(topic for topic in topics if isinstance(topic, str))
        for id, topics in listed
        if isinstance(topics, list)
    }


def _is_good(name: str, folder: Path) -> bool:
    return bool(ID.fullmatch(name)) and name != POSTER and (folder / f"{name}.py").is_file()


def _wrong_keys(file: TomlFile) -> Iterator[Finding]:
    for key, wanted in (("brand", str), ("languages", list), ("graphics", list)):
        if not isinstance(file.data.get(key), wanted):
            message = f'"{key}" is missing or of the wrong type.'
            yield Finding(message, file.path, file.line(key), "See the other packages.")
    for key in file.data:
        if key not in ("brand", "languages", "graphics", POSTER, TOPICS):
            remedy = "Known are brand, languages, graphics, poster and topics."
            yield Finding(f'"{key}" is not understood.', file.path, file.line(key), remedy)


def _wrong_languages(file: TomlFile) -> Iterator[Finding]:
    for index, language in enumerate(_list(file, "languages")):
        if not (isinstance(language, str) and LANGUAGE.fullmatch(language)):
            line = file.line("languages", index)
            yield Finding(f'"{language}" is no language code.', file.path, line, "Use fi, en, sv, nb or se.")


def _wrong_graphics(file: TomlFile, folder: Path) -> Iterator[Finding]:
    graphics = _list(file, "graphics")
    for index, name in enumerate(graphics):
        if not (isinstance(name, str) and ID.fullmatch(name)):
            fault = f'"{name}" is no plain name.', "Use a-z, 0-9, _ and -."
        elif not (folder / f"{name}.py").is_file():
            fault = f'there is no script "{name}.py".', "Write it or take the name out."
        elif name in graphics[:index]:
            fault = f'"{name}" is listed twice.', "Take it out once."
        elif name == POSTER:
            fault = f'"{name}" is the name of the package\'s poster.', "Rename the script."
        else:
            continue
        yield Finding(fault[0], file.path, file.line("graphics", index), fault[1])
    for name in unlisted(folder, graphics):
        message = f'the script "{name}.py" is in no list of graphics.'
        yield Finding(message, file.path, file.line("graphics"), "Add it to the list.")


def _list(file: TomlFile, key: str) -> list[Any]:
    value = file.data.get(key)
    return value if isinstance(value, list) else []
