"""The project: a folder with charts, datasets and templates. Only names and small TOML files are read here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ruska.errors import Finding, ProjectError
from ruska.tomlfile import read_toml

ID = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True)
class Package:
    """One infographic package: its folder, brand, languages, and graphics in order."""

    id: str
    folder: Path
    brand: str
    languages: tuple[str, ...]
    graphics: tuple[str, ...]

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
            raise ProjectError(f'there is no brand "{brand}": templates/{brand}/brand.toml is missing.')
        return folder

    def template_folders(self, brand: str) -> tuple[Path, ...]:
        """Return the folders in which templates are looked up, the brand's first."""
        return self.root / "templates" / brand, self.engine_templates / "base"

    @cached_property
    def packages(self) -> tuple[Package, ...]:
        """All packages by name. Raises ProjectError with the faults of every package file."""
        folders = sorted(path.parent for path in (self.root / "charts").glob("*/package.toml"))
        packages, findings = [], []
        for folder in folders:
            try:
                packages.append(_read_package(folder))
            except ProjectError as error:
                findings += error.findings
        if findings:
            raise ProjectError(findings)
        return tuple(packages)


def find_project(start: Path) -> Project:
    """Return the project that holds `start`: the nearest folder upwards with `charts` and `datasets`.

    Raises ProjectError when there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "charts").is_dir() and (folder / "datasets").is_dir():
            return Project(folder)
    raise ProjectError(
        Finding(
            "is not a Ruska project.", start, remedy="Go to a folder with charts/ and datasets/, or: ruska init DIR"
        )
    )


def engine_templates() -> Path:
    """Return the templates that ship with Ruska: inside the installed package, or beside its source."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"


def _read_package(folder: Path) -> Package:
    path = folder / "package.toml"
    file = read_toml(path, ProjectError)
    findings = []
    for key, wanted in (("brand", str), ("languages", list), ("graphics", list)):
        if not isinstance(file.data.get(key), wanted):
            findings.append(
                Finding(f'"{key}" is missing or of the wrong type.', path, file.line(key), "See the other packages.")
            )
    findings += [
        Finding(f'"{key}" is not understood.', path, file.line(key), "Known are brand, languages and graphics.")
        for key in file.data
        if key not in ("brand", "languages", "graphics")
    ]
    if findings:
        raise ProjectError(findings)
    graphics = file.data["graphics"]
    findings += [
        Finding(f'"{name}" is no plain name.', path, file.line("graphics", index), "Use a-z, 0-9, _ and -.")
        for index, name in enumerate(graphics)
        if not (isinstance(name, str) and ID.fullmatch(name))
    ]
    findings += [
        Finding(
            f'there is no script "{name}.py".', path, file.line("graphics", index), "Write it or take the name out."
        )
        for index, name in enumerate(graphics)
        if isinstance(name, str) and ID.fullmatch(name) and not (folder / f"{name}.py").is_file()
    ]
    findings += [
        Finding(f'the script "{name}" is in no list of graphics.', path, file.line("graphics"), "Add it to the list.")
        for name in unlisted(folder, graphics)
    ]
    if not ID.fullmatch(folder.name):
        findings.append(Finding("is no plain name for a package.", folder, remedy="Use a-z, 0-9, _ and -."))
    if findings:
        raise ProjectError(findings)
    return Package(folder.name, folder, file.data["brand"], tuple(file.data["languages"]), tuple(graphics))


def unlisted(folder: Path, graphics: Sequence[str]) -> list[str]:
    """Return the chart scripts of a package that its list of graphics does not name."""
    return sorted(path.stem for path in folder.glob("*.py") if path.stem not in graphics)
