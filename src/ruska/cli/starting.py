"""`ruska init` and `ruska new`: beginnings that build at once, copied from the examples in `templates/start`.

Everything is checked first and written then, so that a refusal leaves no half of a beginning behind.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ruska.build.project import ID, Package, Project, engine_templates
from ruska.cli.building import project_at
from ruska.cli.telling import TROUBLE, tell, tell_all
from ruska.errors import Finding, OutputError, ProjectError, RuskaError, WordsError
from ruska.tomlfile import read_toml

EXAMPLE = "example"
RENAMED = {"gitignore": ".gitignore"}
LANGUAGES = ("fi", "en")


@dataclass
class Draft:
    """What will be written: new files and files with something added, by path, and a line on what to do next."""

    files: dict[Path, bytes] = field(default_factory=dict)
    next: str = ""


def start(what: str, id: str, folder: Path | None) -> int:
    """Begin a package, a chart (`package/graphic`) or a dataset and return the exit status: 0, or 2 with findings."""
    root = folder
    try:
        project = project_at(folder)
        root = project.root
        draft = {"package": draft_package, "chart": draft_chart, "dataset": draft_dataset}[what](project, id)
        _write(draft, root)
    except RuskaError as error:
        tell_all(error.findings, root)
        return TROUBLE
    return 0


def start_project(directory: Path) -> int:
    """Make a small working project in an empty or new folder and return the exit status: 0, or 2 with findings."""
    root = directory.resolve()
    try:
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            remedy = "Name a new folder; to add to a project: ruska new package|chart|dataset ID"
            raise ProjectError(Finding("is there already and is not an empty folder.", directory, remedy=remedy))
        draft = Draft(dict(_project_files(root)), f"cd {directory} && ruska build; README.md tells the next steps.")
        _write(draft, root)
    except OSError as error:
        tell_all([_unwritable(directory, error)], None)
        return TROUBLE
    except RuskaError as error:
        tell_all(error.findings, None)
        return TROUBLE
    return 0


def draft_dataset(project: Project, id: str) -> Draft:
    """Return a new dataset of invented figures. Raises ProjectError for a bad or used id."""
    _refuse_bad_id(id, "dataset")
    folder = project.datasets / id
    _refuse_existing(folder)
    data, description = (folder / name for name in ("data.csv", "dataset.toml"))
    return Draft(dict(_dataset_files(folder)), f"Write your figures into {data.name}, then {description.name}.")


def draft_chart(project: Project, id: str) -> Draft:
    """Return a new graphic on the example dataset, in every word file of its package.

    Raises ProjectError for a bad or used id or an unknown package, WordsError for word files that cannot take it.
    """
    package_id, slash, graphic = id.partition("/")
    if not slash:
        raise ProjectError(f'"{id}" names no package. Write: ruska new chart PACKAGE/GRAPHIC')
    for part, what in ((package_id, "package"), (graphic, "chart")):
        _refuse_bad_id(part, what)
    package = next((one for one in project.packages if one.id == package_id), None)
    if package is None:
        known = ", ".join(one.id for one in project.packages) or "none"
        raise ProjectError(f'there is no package "{package_id}"; known are {known}. Begin it: ruska new package ID')
    script = package.script(graphic)
    _refuse_existing(script)
    files = {**_missing_example(project), script: _skeleton("chart/script.py").read_bytes()}
    files |= _added_words(package, graphic)
    files[package.description] = _added_graphic(package, graphic)
    return Draft(files, f"Name your dataset and columns in {script.name}, then write the words.")


def draft_package(project: Project, id: str) -> Draft:
    """Return a new package with a first graphic, in the brand and languages of the project's other packages.

    Raises ProjectError for a bad or used id, and when there is no brand.
    """
    _refuse_bad_id(id, "package")
    folder = project.root / "charts" / id
    _refuse_existing(folder)
    others = project.packages
    brand = others[0].brand if others else _first_brand(project)
    languages = others[0].languages if others else LANGUAGES
    package = Package(id, folder, brand, languages, (EXAMPLE,))
    files = {**_missing_example(project), package.script(EXAMPLE): _skeleton("chart/script.py").read_bytes()}
    for language in languages:
        _, blocks = _word_blocks(language)
        files[package.words(language)] = "\n".join(blocks.values()).replace("[graphic]", f"[{EXAMPLE}]").encode()
    files[package.description] = _description(package)
    return Draft(files, f"Then: ruska new chart {id}/GRAPHIC")


def _skeleton(name: str) -> Path:
    return engine_templates() / "start" / name


def _project_files(root: Path) -> Iterator[tuple[Path, bytes]]:
    """Give every file of a new project, the fonts that ship with Ruska beside its brand."""
    skeleton = _skeleton("project")
    yield from _tree(skeleton, root)
    folders = sorted(engine_templates().glob("*/fonts"))
    for brand in (skeleton / "templates").iterdir():
        wanted = re.findall(r'path = "fonts/([^"]+)"', (brand / "brand.toml").read_text("utf-8"))
        fonts = next((folder for folder in folders if all((folder / name).is_file() for name in wanted)), None)
        if fonts is None:
            raise ProjectError(Finding("holds no fonts.", engine_templates(), remedy="Install Ruska again."))
        yield from _tree(fonts, root / "templates" / brand.name / "fonts")


def _tree(source: Path, target: Path) -> Iterator[tuple[Path, bytes]]:
    """Give the files of a folder under their new place; an installer leaves compiled scripts beside the sources."""
    for path in sorted(source.rglob("*")):
        place = path.relative_to(source)
        if path.is_file() and "__pycache__" not in place.parts:
            yield target / place.with_name(RENAMED.get(place.name, place.name)), path.read_bytes()


def _dataset_files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    return _tree(_skeleton(f"project/datasets/{EXAMPLE}"), folder)


def _missing_example(project: Project) -> dict[Path, bytes]:
    """Return the example dataset, which a new script draws from, unless the project has it."""
    folder = project.datasets / EXAMPLE
    return {} if (folder / "dataset.toml").is_file() else dict(_dataset_files(folder))


def _word_blocks(language: str) -> tuple[str, Mapping[str, str]]:
    """Return the comment that begins a skeleton's words, and its tables as text by name."""
    head, package, rest = _skeleton(f"chart/words.{language}.toml").read_text("utf-8").partition("[package]")
    about, graphic, texts = rest.partition("\n[graphic]")
    return head, {"package": head + package + about, "graphic": graphic.lstrip("\n") + texts}


def _added_words(package: Package, graphic: str) -> dict[Path, bytes]:
    """Return every word file of a package with the new graphic's texts at its end.

    Raises WordsError with the faults of all files: one that is no TOML, one that has words for the graphic already.
    """
    files: dict[Path, bytes] = {}
    findings: list[Finding] = []
    for path in (package.words(language) for language in package.languages):
        if not path.is_file():
            remedy = "Write the words of the package first."
            findings.append(Finding("is missing.", path, remedy=remedy))
            continue
        try:
            words = read_toml(path, WordsError)
        except WordsError as error:
            findings += error.findings
            continue
        if graphic in words.data:
            message = f'has words for "{graphic}" already.'
            findings.append(Finding(message, path, words.line(graphic), "Choose another name, or remove them."))
        head, blocks = _word_blocks(path.name.split(".")[1])
        block = head + blocks["graphic"].replace("[graphic]", f"[{graphic}]")
        files[path] = _appended(words.text, block)
    if findings:
        raise WordsError(findings)
    return files


def _appended(text: str, block: str) -> bytes:
    """Return a file's text with a block after an empty line, in the line endings that the file has."""
    ending = "\r\n" if "\r\n" in text else "\n"
    return (text.rstrip() + (f"\n\n{block}" if text.strip() else block).replace("\n", ending)).encode()


def _added_graphic(package: Package, graphic: str) -> bytes:
    """Return `package.toml` with one more graphic; comments and layout stay."""
    import tomlkit
    from tomlkit.items import Array

    document = tomlkit.parse(package.description.read_bytes().decode("utf-8-sig"))
    graphics = document["graphics"]
    assert isinstance(graphics, Array)
    if "\n" in graphics.as_string():
        graphics.add_line(graphic, indent="  ")
    else:
        graphics.append(graphic)
    return tomlkit.dumps(document).encode()


def _description(package: Package) -> bytes:
    languages = ", ".join(f'"{language}"' for language in package.languages)
    graphics = "".join(f'  "{graphic}",\n' for graphic in package.graphics)
    return f'brand = "{package.brand}"\nlanguages = [{languages}]\ngraphics = [\n{graphics}]\n'.encode()


def _first_brand(project: Project) -> str:
    brands = sorted(path.parent.name for path in (project.root / "templates").glob("*/brand.toml"))
    if not brands:
        remedy = "Make templates/<brand>/brand.toml; `ruska init DIR` makes a project that shows how."
        raise ProjectError(Finding("has no brand.", project.root, remedy=remedy))
    return brands[0]


def _refuse_bad_id(id: str, what: str) -> None:
    if not ID.fullmatch(id):
        raise ProjectError(f'"{id}" is no name for a {what}. Begin with a letter and use a-z, 0-9, _ and -.')


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise ProjectError(Finding("is there already.", path, remedy="Choose another name; nothing was changed."))


def _write(draft: Draft, root: Path) -> None:
    """Write a draft and name what was written. Raises OutputError for a file that cannot be written."""
    for path, content in draft.files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise OutputError(_unwritable(path, error)) from error
    for line in _listing(list(draft.files), root):
        tell(line)
    tell(draft.next)


def _listing(paths: Sequence[Path], root: Path) -> list[str]:
    return [f"  {path.relative_to(root).as_posix()}" for path in paths]


def _unwritable(path: Path, error: OSError) -> Finding:
    return Finding(f"cannot be written ({error.strerror}).", path, remedy="Check the folder's rights and the disk.")
