"""Station pack: a graphic's files move from aside into place, and what stands beside the graphics follows."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from ruska.build.faults import cannot_write, own_fault
from ruska.build.keys import PAGES
from ruska.build.plan import Plan, Stale
from ruska.build.record import FileRecord, TargetRecord, is_untouched
from ruska.build.resolve import Resolved
from ruska.build.site import Content, Site
from ruska.build.targets import Target
from ruska.build.work import Written
from ruska.errors import Finding, RuskaError
from ruska.formats.bundle import needs_full_bundle

Made = TypeVar("Made")


@dataclass(frozen=True)
class Finished:
    """A target whose files all lie aside."""

    stale: Stale
    resolved: Resolved
    written: tuple[Written, ...]


def commit_target(plan: Plan, finished: Finished, aside: Path) -> None:
    """Rename a target's finished files into place and record them.

    Raises OSError when that fails; files already renamed are whole, and the next build notices the rest.
    """
    target, resolved = finished.stale.target, finished.resolved
    folder = plan.output / target.folder
    folder.mkdir(parents=True, exist_ok=True)
    key = plan.keys.key(target, resolved.datasets)
    known = plan.record.targets.get(target.id) or TargetRecord()
    files = dict(known.files)
    every_trace = any(needs_full_bundle(foreign.figure) for foreign in resolved.foreign)
    plan.record.targets[target.id] = TargetRecord(
        resolved.datasets,
        resolved.entry,
        files,
        fonts=resolved.fonts,
        every_trace=every_trace,
        code=resolved.code,
    )
    for file in finished.written:
        place = folder / file.name
        (aside / file.name).replace(place)
        own_key = plan.keys.file_key(key, target, file.name, finished.stale.available)
        files[file.name] = FileRecord(own_key, file.size, place.stat().st_mtime_ns, file.sha256)
    plan.record.note(target.id)


def leave_out(plan: Plan, target: Target, datasets: list[str]) -> None:
    """Record that a target was left out for want of a browser, so that only a browser or a change brings it back."""
    known = plan.record.targets.get(target.id) or TargetRecord()
    left_out = plan.keys.key(target, datasets)
    plan.record.targets[target.id] = replace(known, datasets=datasets, left_out=left_out)


def finish(plan: Plan, aside: Path) -> list[Finding]:
    """Write what stands beside the graphics, as far as it changed, and remove what no longer belongs to the project.

    Each part that cannot be made or written becomes a finding and leaves the others alone.
    """
    findings: list[Finding] = []
    _caught(findings, plan.output, partial(_tidy, plan))
    site = Site(plan)
    made: dict[str, Content] = {}
    for package in plan.project.packages:
        made |= _caught(findings, plan.output / package.id, partial(site.package_files, package)) or {}
    made |= _caught(findings, plan.output / "assets", site.assets) or {}
    made |= site.headers()
    _place_all(plan, aside, made, findings)
    if not plan.findings:
        gallery = _caught(findings, plan.output / "index.html", site.gallery) or {}
        _place_all(plan, aside, gallery, findings)
        made |= gallery
    findings += site.findings
    plan.record.site = ""
    if not (plan.findings or findings):
        _caught(findings, plan.output, partial(_remove_extras, plan, made))
        plan.record.site = plan.keys.site_key()
    _caught(findings, plan.record.path, plan.record.save)
    return findings


def _caught(findings: list[Finding], path: Path, step: Callable[[], Made]) -> Made | None:
    try:
        return step()
    except RuskaError as error:
        findings += error.findings
    except OSError as error:
        findings.append(cannot_write(error, path))
    except Exception as error:
        findings.append(own_fault(error, path.name))
    return None


def _tidy(plan: Plan) -> None:
    """Remove obsolete files, and forget those that have changed since they were written: manifests tell the truth."""
    for id, names in plan.obsolete.items():
        folder = plan.output / id.rpartition("/")[0]
        for name in names:
            (folder / name).unlink(missing_ok=True)
        left = {name: file for name, file in plan.record.targets[id].files.items() if name not in names}
        plan.record.targets[id] = replace(plan.record.targets[id], files=left)
        if not left:
            del plan.record.targets[id]
            with suppress(OSError):
                folder.rmdir()
    for id, record in plan.record.targets.items():
        if id not in plan.settled:
            place = f"{plan.output}/{id.rpartition('/')[0]}"
            files = {name: file for name, file in record.files.items() if is_untouched(f"{place}/{name}", file)}
            plan.record.targets[id] = replace(record, files=files)


def _place_all(plan: Plan, aside: Path, made: Mapping[str, Content], findings: list[Finding]) -> None:
    for name, content in made.items():
        _caught(findings, plan.output / name, partial(_place, plan, aside, name, content))


def _place(plan: Plan, aside: Path, name: str, content: Content) -> None:
    """Write a file aside and rename it into place, unless it already holds these very bytes."""
    path = plan.output / name
    known = plan.record.extras.get(name)
    if known is not None and known.key == content.key and is_untouched(path, known):
        return
    data = content.make()
    digest = Content.hash_of(data)
    if known is None or known.sha256 != digest or not is_untouched(path, known):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.mkdir(parents=True, exist_ok=True)
        _write(aside / "new", data)
        (aside / "new").replace(path)
    plan.record.extras[name] = FileRecord(content.key, len(data), path.stat().st_mtime_ns, digest)


def _write(path: Path, data: bytes) -> None:
    """Write a file that will take another's place; with its room taken first, ext4 need not write it to disk then."""
    with path.open("wb") as file:
        if data and hasattr(os, "posix_fallocate"):
            with suppress(OSError):  # where there is no room, writing says so
                os.posix_fallocate(file.fileno(), 0, len(data))
        file.write(data)


def _remove_extras(plan: Plan, made: Iterable[str]) -> None:
    """Remove files that no part of the site asks for; shared ones stay while an older page still shows with them."""
    gone = sorted(set(plan.record.extras).difference(made))
    old_pages = bool(gone) and any(_has_old_page(plan, id) for id in plan.record.targets)
    for name in gone:
        if old_pages and name.startswith("assets/"):
            continue
        path = plan.output / name
        path.unlink(missing_ok=True)
        del plan.record.extras[name]
        with suppress(OSError):
            path.parent.rmdir()
            path.parent.parent.rmdir()


def _has_old_page(plan: Plan, id: str) -> bool:
    package_id, language, graphic = id.split("/")
    package = next((package for package in plan.project.packages if package.id == package_id), None)
    record = plan.record.targets[id]
    pages = {name: file.key for name, file in record.files.items() if name.endswith(PAGES)}
    if package is None or not pages:
        return bool(pages)
    target = Target(package, graphic, language)
    key = plan.keys.key(target, record.datasets)
    return any(found != plan.keys.file_key(key, target, name, record.files) for name, found in pages.items())
