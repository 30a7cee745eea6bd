"""`ruska build`."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ruska.build.keys import PAGES
from ruska.build.plan import Plan, Stale, make_plan
from ruska.build.project import Project, find_project
from ruska.build.targets import Selection
from ruska.cli.telling import FAILED, TROUBLE, tell, tell_all
from ruska.errors import RuskaError

if TYPE_CHECKING:
    from ruska.build.run import Report

GARBAGE = 50_000  # new objects before Python looks for garbage


def build_project(
    folder: Path | None, selection: Selection, output: Path | None, workers: int | None, force: bool
) -> int:
    """Build what is out of date and return the exit status: 0 all well, 1 something failed, 2 nothing could be done."""
    start = time.perf_counter()
    # What is read and imported stays: looking for garbage among it at each turn takes a twentieth of the time.
    gc.set_threshold(GARBAGE)
    root = folder
    try:
        project = project_at(folder)
        root = project.root
        plan, report = _build(project, output_place(output or project.root / "output"), selection, workers, force)
    except RuskaError as error:
        tell_all(error.findings, root)
        return TROUBLE
    return _told(plan, report, start)


def build_gallery(output: Path, workers: int | None) -> int:
    """Build the examples of all kinds and the pages about them; return the exit status as `build_project`."""
    from ruska.build.gallery import SELECTION, gallery_project, write_gallery
    from ruska.build.record import load_record

    start = time.perf_counter()
    project = gallery_project()
    try:
        plan, report = _build(project, output_place(output), SELECTION, workers, force=False)
        write_gallery(project, plan.output, load_record(plan.output))
    except RuskaError as error:
        tell_all(error.findings, project.root)
        return TROUBLE
    return _told(plan, report, start)


def output_place(output: Path) -> Path:
    return Path(os.path.abspath(output))  # noqa: PTH100 - no file behind it is touched


def _told(plan: Plan, report: "Report | None", start: float) -> int:
    """Tell how a build went and return the exit status."""
    if report is not None:
        _tell_report(plan, report)
    _summary(plan, report, start)
    gc.freeze()  # else Python looks for garbage among all that was imported before it ends, for 60 ms
    return 0 if report is None or report.ok else FAILED


def _build(
    project: Project, output: Path, selection: Selection, workers: int | None, force: bool
) -> tuple[Plan, "Report | None"]:
    """Build what is out of date; there is no report where nothing is."""
    plan = make_plan(project, output, selection, force, partial(_warm, project))
    if plan.empty:
        return plan, None
    from ruska.build.lock import locked
    from ruska.build.run import run_plan

    with locked(plan.output) as private:
        if plan.record.is_outdated():
            # Another build has ended between the plan and the lock.
            plan = make_plan(plan.project, plan.output, selection, force)
        with _progress(len(plan.stale)) as progress:
            return plan, run_plan(plan, private, workers or os.cpu_count() or 1, progress)


def _warm(project: Project, stale: Stale) -> None:
    """Let workers' imports begin before this process imports what it needs itself."""
    from ruska.build.warm import start_warming

    brand = stale.target.package.brand
    has_pages = any(name.endswith(PAGES) for name in stale.names)
    pages = (project.brand_folder(brand), project.root, *project.template_folders(brand))
    start_warming(pages if has_pages else ())


def _tell_report(plan: Plan, report: "Report") -> None:
    from ruska.formats.bundle import plotly_bundle

    tell_all(report.findings, plan.project.root)
    for id in sorted(report.failed):
        click.echo(f"failed: {id}", err=True)
    note = plotly_bundle(plan.project.root).note
    if note:
        tell(f"note: {note}")


@contextmanager
def _progress(count: int) -> Iterator[Callable[[str], None]]:
    """Yield a function that moves a progress bar on; there is none where nobody would see it."""
    import sys

    if count == 0 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    # No refreshing thread: worker processes are forked while the bar is shown.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=count)
        bar.refresh()
        yield lambda id: bar.update(task, advance=1, description=id, refresh=True)


def _summary(plan: Plan, report: "Report | None", start: float) -> None:
    built, failed, left_out = (
        (len(report.built), len(report.failed), len(report.left_out)) if report is not None else (0, 0, 0)
    )
    parts = [f"{built} built", f"{plan.current} unchanged", f"{failed} failed"]
    if left_out:
        parts.append(f"{left_out} left out")
    tell(f"{', '.join(parts)} in {time.perf_counter() - start:.1f} s")
    index = plan.output / "index.html"
    if index.is_file():
        tell(f"Gallery: {index}")


def project_at(folder: Path | None) -> Project:
    """Return the project of a folder, or of the current one. Raises ProjectError when there is none."""
    return find_project((folder or Path.cwd()).resolve())
