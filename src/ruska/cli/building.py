"""`ruska build`."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ruska.build.plan import Plan, make_plan
from ruska.build.project import Project, find_project
from ruska.build.targets import Selection
from ruska.cli.telling import tell, tell_all
from ruska.errors import RuskaError

FAILED, TROUBLE = 1, 2


def build_project(
    folder: Path | None, selection: Selection, output: Path | None, workers: int | None, force: bool
) -> int:
    """Build what is out of date and return the exit status: 0 all well, 1 something failed, 2 nothing could be done."""
    start = time.perf_counter()
    root = folder
    try:
        project = find_project((folder or Path.cwd()).resolve())
        root = project.root
        place = (output or project.root / "output").resolve()
        plan = make_plan(project, place, selection, force)
        if plan.empty:
            return _nothing_to_do(plan, start)
        return _build(plan, workers or os.cpu_count() or 1, start)
    except RuskaError as error:
        tell_all(error.findings, root)
        return TROUBLE


def _nothing_to_do(plan: Plan, start: float) -> int:
    _summary(0, plan.current, 0, 0, start)
    _where(plan)
    return 0


def _build(plan: Plan, workers: int, start: float) -> int:
    from ruska.build.lock import locked
    from ruska.build.run import run_plan
    from ruska.formats.bundle import plotly_bundle

    with locked(plan.output) as private, _progress(len(plan.stale)) as progress:
        report = run_plan(plan, private, workers, progress)
    tell_all(report.findings, plan.project.root)
    for id in sorted(report.failed):
        click.echo(f"failed: {id}", err=True)
    note = plotly_bundle(plan.project.root).note
    if note:
        tell(f"note: {note}")
    _summary(len(report.built), report.current, len(report.failed), len(report.left_out), start)
    _where(plan)
    return 0 if report.ok else FAILED


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
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count)
        yield lambda id: bar.update(task, advance=1, description=id)


def _summary(built: int, current: int, failed: int, left_out: int, start: float) -> None:
    parts = [f"{built} built", f"{current} unchanged", f"{failed} failed"]
    if left_out:
        parts.append(f"{left_out} left out")
    click.echo(f"{', '.join(parts)} in {time.perf_counter() - start:.1f} s")


def _where(plan: Plan) -> None:
    tell(f"Gallery: {plan.output / 'index.html'}")


def project_at(folder: Path | None) -> Project:
    """Return the project of a folder, or of the current one. Raises ProjectError when there is none."""
    return find_project((folder or Path.cwd()).resolve())
