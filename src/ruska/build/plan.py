"""The plan: which targets are out of date. Nothing heavy is imported here, so that a build without work is instant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruska.build.project import Project
from ruska.build.record import FOLDER, FileRecord, Record, TargetRecord, is_current, load_record
from ruska.build.targets import Keys, Selection, Target, file_names, select_targets
from ruska.errors import Finding, OutputError, ProjectError
from ruska.tomlfile import read_toml


@dataclass
class Plan:
    """What a build has to do: the stale targets with the files wanted of each, and how many are current."""

    project: Project
    output: Path
    record: Record
    keys: Keys
    stale: list[tuple[Target, frozenset[str]]] = field(default_factory=list)
    current: int = 0
    obsolete: list[str] = field(default_factory=list)
    extras_missing: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.stale or self.obsolete or self.extras_missing)


def make_plan(project: Project, output: Path, selection: Selection, force: bool = False) -> Plan:
    """Compare the keys of all selected targets with the record of the last build.

    Raises ProjectError for unknown names, OutputError when the output folder belongs to something else.
    """
    _guard_output(output)
    record = load_record(output)
    plan = Plan(project, output, record, Keys(project))
    sizes = {package.brand: brand_sizes(project, package.brand) for package in project.packages}
    for target in select_targets(project, selection):
        known = record.targets.get(target.id) or TargetRecord()
        key = plan.keys.key(target, known.datasets)
        names = file_names(target.graphic, sizes[target.package.brand], selection)
        _refuse_unknown_size(selection, sizes[target.package.brand])
        folder = output / target.folder
        left_out = bool(known.entry.get("leftOut")) and known.entry.get("key") == key
        if not force and (left_out or all(is_current(folder / name, known.files.get(name), key) for name in names)):
            plan.current += 1
        else:
            plan.stale.append((target, frozenset(names)))
    every = {target.id for target in select_targets(project, Selection())}
    plan.obsolete = sorted(set(record.targets) - every)
    plan.extras_missing = any(not _unchanged(output / name, file) for name, file in record.extras.items())
    return plan


def brand_sizes(project: Project, brand: str) -> Mapping[str, bool]:
    """Return the ids of a brand's canvases, each with whether it is internal. Raises ProjectError as `load_brand`."""
    file = read_toml(project.brand_folder(brand) / "brand.toml", ProjectError)
    sizes: Mapping[str, Any] = file.data.get("sizes", {})
    if not sizes:
        raise ProjectError(Finding("has no [sizes].", file.path, remedy="See the brand of the example."))
    return {id: bool(values.get("internal")) for id, values in sizes.items()}


def _refuse_unknown_size(selection: Selection, sizes: Mapping[str, bool]) -> None:
    public = [id for id, internal in sizes.items() if not internal]
    for size in selection.sizes:
        if size not in public:
            raise ProjectError(f'there is no size "{size}". Known are {", ".join(public)}.')


def _guard_output(output: Path) -> None:
    """Refuse an output folder that holds anything else, so that no stranger's file is ever overwritten."""
    if not output.exists():
        return
    if not output.is_dir():
        raise OutputError(Finding("is no folder.", output, remedy="Name another with --output."))
    if (output / FOLDER).is_dir():
        return
    strange = [path.name for path in output.iterdir() if path.name not in ("README.md", ".gitignore", ".gitkeep")]
    if strange:
        remedy = "Name an empty or new folder with --output."
        raise OutputError(Finding(f"holds files that Ruska did not make ({strange[0]}).", output, remedy=remedy))


def _unchanged(path: Path, file: FileRecord) -> bool:
    return is_current(path, file, file.key)
