"""The plan: which files are out of date. Nothing heavy is imported here, so that a build without work is instant."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ruska.build.keys import PAGES, Keys
from ruska.build.project import Package, Project
from ruska.build.record import FOLDER, Record, TargetRecord, is_current, is_untouched, load_record
from ruska.build.targets import (
    Canvases,
    Selection,
    Sizes,
    Target,
    canvas_use,
    file_names,
    page_names,
    page_pictures,
    select_targets,
)
from ruska.errors import Finding, OutputError, ProjectError
from ruska.tomlfile import read_toml

PAINTED = (".svg", ".png", ".pdf", ".html")


@dataclass(frozen=True, slots=True)
class Stale:
    """A target that is out of date: the files to make, and all files that its page may link to."""

    target: Target
    names: frozenset[str]
    available: frozenset[str]

    @property
    def paints(self) -> bool:
        """Whether any of the files is painted."""
        return any(name.endswith(PAINTED) for name in self.names)


@dataclass
class Plan:
    """What a build has to do.

    `settled` are targets of which nothing is to be made and no file has changed. `obsolete` are recorded files, by
    target, that no longer belong to the project. `findings` are faults of packages and brands; what they leave unclear
    is neither built nor removed.
    """

    project: Project
    output: Path
    record: Record
    keys: Keys
    stale: list[Stale] = field(default_factory=list)
    current: int = 0
    settled: set[str] = field(default_factory=set)
    obsolete: dict[str, list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    site_current: bool = False

    def stands(self, package: Package, language: str) -> bool:
        """Tell whether what stands beside the graphics of a package in a language is as they are."""
        targets = (Target(package, graphic, language).id for graphic in (*package.targets, *package.faulty))
        return self.site_current and all(id in self.settled for id in targets if id in self.record.targets)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do and nothing to say."""
        return self.site_current and not (self.stale or self.obsolete or self.findings)

    @property
    def paints(self) -> bool:
        """Whether anything is to be painted, so that the painters are needed."""
        return any(stale.paints for stale in self.stale)


def make_plan(
    project: Project,
    output: Path,
    selection: Selection,
    force: bool = False,
    foreseen: Callable[[Stale], None] | None = None,
) -> Plan:
    """Compare the keys of all selected targets with the record of the last build.

    `foreseen` is called once, with the first target of which something is to be painted, as soon as that is known.
    Raises ProjectError for unknown names and for faulty settings, which every page depends on, OutputError when the
    output folder belongs to something else.
    """
    guard_output(output)
    _require_settings(project)
    targets = select_targets(project, selection)
    plan = Plan(project, output, load_record(output), Keys(project), findings=list(project.findings))
    canvases = _canvases(plan)
    _refuse_unknown_sizes(selection, canvases)
    names = _Names(canvases, selection, bool(project.settings.address))
    for target in targets:
        if target.package.brand in canvases:
            _plan_target(plan, target, names.of(target), force)
            if foreseen and plan.stale and plan.stale[-1].paints:
                foreseen(plan.stale[-1])
                foreseen = None
    plan.obsolete = dict(_obsolete(plan, names))
    plan.settled.difference_update(plan.obsolete)
    plan.site_current = plan.record.site == plan.keys.site_key() and all(
        is_untouched(output / name, file) for name, file in plan.record.extras.items()
    )
    return plan


def _require_settings(project: Project) -> None:
    """Raise ProjectError, with the faults of all packages besides, when the settings cannot be read."""
    try:
        _ = project.settings
    except ProjectError:
        raise ProjectError(project.findings) from None


def brand_canvases(project: Project, brand: str) -> Canvases:
    """Return the ids of a brand's canvases. Raises ProjectError as `load_brand`."""
    file = read_toml(project.brand_folder(brand) / "brand.toml", ProjectError)
    sizes: Mapping[str, Any] = file.data.get("sizes", {})
    if not (isinstance(sizes, dict) and sizes and all(isinstance(values, dict) for values in sizes.values())):
        raise ProjectError(Finding("has no [sizes.<name>].", file.path, remedy="See the brand of the example."))
    posters = file.data.get("posters", {})
    return Canvases(_uses(sizes), _uses(posters) if isinstance(posters, dict) else {})


def _uses(canvases: Mapping[str, Any]) -> Sizes:
    return {id: canvas_use(values) for id, values in canvases.items() if isinstance(values, dict)}


def _canvases(plan: Plan) -> dict[str, Canvases]:
    """Return the canvases of every brand that can be read; the faults of the others go into the plan."""
    canvases = {}
    for brand in sorted({package.brand for package in plan.project.packages}):
        try:
            canvases[brand] = brand_canvases(plan.project, brand)
        except ProjectError as error:
            named = [package.description for package in plan.project.packages if package.brand == brand]
            plan.findings += [
                finding if finding.path else Finding(finding.message, path, remedy=finding.remedy)
                for finding in error.findings
                for path in named
            ]
    return canvases


def _refuse_unknown_sizes(selection: Selection, canvases: Mapping[str, Canvases]) -> None:
    public = list(dict.fromkeys(id for brand in canvases.values() for id in brand.public))
    unknown = [size for size in selection.sizes if size not in public]
    if unknown:
        remedy = f"Known are {', '.join(public)}."
        raise ProjectError([Finding(f'there is no size "{size}".', remedy=remedy) for size in unknown])


class _Wanted(NamedTuple):
    """The files of a target: those that are asked for, and all that it may have."""

    asked: frozenset[str]
    all: frozenset[str]


@dataclass(frozen=True)
class _Names:
    """Says which files targets have; they are the same in every language."""

    canvases: Mapping[str, Canvases]
    selection: Selection
    published: bool
    _found: dict[tuple[str, str], _Wanted] = field(default_factory=dict)

    def of(self, target: Target) -> _Wanted:
        """Return the files of a target whose brand can be read."""
        place = target.package.id, target.graphic
        if place not in self._found:
            canvases = self.canvases[target.package.brand]
            asked, all = (
                frozenset(file_names(target, canvases, selection, self.published))
                for selection in (self.selection, Selection())
            )
            self._found[place] = _Wanted(asked, all)
        return self._found[place]


def _plan_target(plan: Plan, target: Target, wanted: _Wanted, force: bool) -> None:
    known = plan.record.targets.get(target.id) or TargetRecord()
    key = plan.keys.key(target, known.datasets)
    lasting = wanted.asked.union(wanted.all.intersection(known.files))
    page_key = plan.keys.page_key(key, target, lasting)
    folder = f"{plan.output}/{target.folder}"

    def is_stale(name: str) -> bool:
        own_key = page_key if name.endswith(PAGES) else key
        return force or not is_current(f"{folder}/{name}", known.files.get(name), own_key)

    stale = set(filter(is_stale, wanted.asked))
    settled = not stale and wanted.asked.issuperset(known.files)
    if not force and _stays_out(known, key):
        stale = set()
    if not stale and not _fonts_changed(known):
        plan.current += 1
        if settled:
            plan.settled.add(target.id)
        return
    pages = set(page_names(target))
    if stale & pages:
        stale |= lasting.intersection(pages.union(page_pictures(target)))
    plan.stale.append(Stale(target, frozenset(stale or wanted.asked), lasting))


def _stays_out(known: TargetRecord, key: str) -> bool:
    """Tell whether a target was left out for want of a browser and still has to be."""
    if known.left_out != key:
        return False
    from ruska.painters.browser import find_browser

    return find_browser() is None


def _fonts_changed(known: TargetRecord) -> bool:
    """Tell whether other fonts are installed than when a target with characters beyond the brand's was drawn."""
    if known.fonts is None:
        return False
    from ruska.fallback_fonts import find_fallback_fonts

    return known.fonts != [str(font.path) for font in find_fallback_fonts()]


def _obsolete(plan: Plan, names: _Names) -> Iterator[tuple[str, list[str]]]:
    """Yield targets with the recorded files that nothing in the project asks for any more."""
    packages = {package.id: package for package in plan.project.packages}
    for id, known in plan.record.targets.items():
        package_id, language, graphic = id.split("/")
        package = packages.get(package_id)
        if package is None:
            if not (plan.project.root / "charts" / package_id).is_dir():
                yield id, sorted(known.files)
        elif not _has(package, language, graphic):
            yield id, sorted(known.files)
        elif package.brand in names.canvases and _is_clear(target := Target(package, graphic, language)):
            gone = set(known.files).difference(names.of(target).all)
            if gone:
                yield id, sorted(gone)


def _is_clear(target: Target) -> bool:
    """Tell whether it is known which files a target has: those of a poster depend on its list."""
    return not target.is_poster or target.package.poster is not None


def _has(package: Package, language: str, graphic: str) -> bool:
    return language in package.languages and graphic in (*package.targets, *package.faulty)


def guard_output(output: Path) -> None:
    """Refuse an output folder that holds anything else, so that no stranger's file is ever overwritten."""
    try:
        if not output.exists() or (output / FOLDER).is_dir():
            return
        names = sorted(path.name for path in output.iterdir())
    except NotADirectoryError as error:
        raise OutputError(Finding("is no folder.", output, remedy="Name another with --output.")) from error
    except OSError as error:
        remedy = "Name another folder with --output."
        raise OutputError(Finding(f"cannot be read ({error.strerror}).", output, remedy=remedy)) from error
    strange = [name for name in names if name not in ("README.md", ".gitignore", ".gitkeep")]
    if strange:
        remedy = "Name an empty or new folder with --output."
        raise OutputError(Finding(f"holds files that Ruska did not make ({strange[0]}).", output, remedy=remedy))
