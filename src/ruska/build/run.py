"""The run: stale targets are resolved here, painted by workers, and moved into place whole."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ruska.build.crew import Crew, Task
from ruska.build.faults import cannot_write, own_fault
from ruska.build.plan import Plan, Stale
from ruska.build.poster_list import POSTER
from ruska.build.resolve import Resolved, Resolver
from ruska.build.targets import NARROW, WIDE
from ruska.build.work import Companions, Desk, Done, paint_canvas, paint_with_companions, write_companions
from ruska.errors import Finding, OutputError, RuskaError
from ruska.scene import Sheet

if TYPE_CHECKING:
    from ruska.build.foreign import Foreign
    from ruska.build.poster import Poster

# Imports stand inside functions where they are not needed yet when the first canvas is laid out: workers wait for it.
Progress = Callable[[str], None]


@dataclass
class Report:
    """How a build went: targets built, current, failed and left out, and every finding."""

    built: list[str] = field(default_factory=list)
    current: int = 0
    failed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing failed."""
        return not self.failed and not any(finding.level == "error" for finding in self.findings)


@dataclass
class _Job:
    """A target under way: what it was resolved to, what is written so far, and how many tasks are still out."""

    stale: Stale
    aside: Path
    resolved: Resolved | None = None
    companions: Companions | None = None
    done: list[Done] = field(default_factory=list)
    open: int = 0
    failed: bool = False

    @property
    def id(self) -> str:
        return self.stale.target.id

    @property
    def has_page(self) -> bool:
        return f"{self.stale.target.graphic}.html" in self.stale.names


def run_plan(plan: Plan, private: Path, workers: int, progress: Progress) -> Report:
    """Build every stale target with `workers` processes.

    A target that fails keeps its old files; the others are not touched by it. Returns the report; raises OutputError
    only when nothing at all can be written.
    """
    _clear_aside(private)
    run = _Run(plan, private / "aside", progress)
    if plan.stale:
        run.everything(workers)
    from ruska.build.pack import finish

    run.report.findings += finish(plan, private / "aside")
    _clear_aside(private)
    return run.report


class _Run:
    def __init__(self, plan: Plan, aside: Path, progress: Progress) -> None:
        self.plan = plan
        self.aside = aside
        self.progress = progress
        self.report = Report(current=plan.current, findings=list(plan.findings))
        self.resolver = Resolver(plan.project)
        self.foreign: dict[str, tuple[_Job, tuple[Foreign, ...]]] = {}
        self.crew: Crew

    def everything(self, workers: int) -> None:
        self.plan.keys.hold_datasets()
        files = sum(len(stale.names) for stale in self.plan.stale)
        self.crew = Crew(min(workers, files), paint=self.plan.paints)
        try:
            # Posters last: they take longest to lay out, and workers are busy with the graphics meanwhile.
            for stale in sorted(self.plan.stale, key=lambda stale: stale.target.is_poster):
                self._start(_Job(stale, self.aside / stale.target.folder / stale.target.graphic))
                self.crew.collect(block=False)
            self._paint_foreign()
            self._get_ready()
            while self.crew.busy:
                self.crew.collect(block=True)
        except BaseException:
            self.crew.stop()
            raise
        self.crew.close()
        self._tell_lost()

    def _get_ready(self) -> None:
        """Load what the end of the build needs while the workers paint."""
        from ruska.build.site import get_ready

        get_ready(self.plan)

    def _start(self, job: _Job) -> None:
        target = job.stale.target
        try:
            job.resolved = self.resolver.resolve(target)
            job.companions = self.resolver.companions(target, job.stale.available, job.resolved.entry)
        except RuskaError as error:
            self._fail(job, error.findings)
        except Exception as error:
            self._fail(job, [own_fault(error, target.id)])
        else:
            self.report.findings += job.resolved.findings
            if job.resolved.poster is not None:
                self._send_poster(job, job.resolved.poster)
            elif not job.resolved.foreign:
                self._send_canvases(job, job.resolved.sheets)
            elif self._browser:
                self.foreign[target.id] = (job, job.resolved.foreign)
            else:
                self._leave_out(job, job.resolved)

    @cached_property
    def _browser(self) -> bool:
        from ruska.painters.browser import find_browser

        return find_browser() is not None

    def _leave_out(self, job: _Job, resolved: Resolved) -> None:
        """Leave a plotly figure out where no browser can draw it; it keeps the files that it may have."""
        from ruska.build.pack import leave_out

        self.report.left_out.append(job.id)
        leave_out(self.plan, job.stale.target, resolved.datasets)
        self.progress(job.id)

    def _paint_foreign(self) -> None:
        """Have one browser draw all figures; when it fails, one figure after the other, so that the faulty is found."""
        from ruska.build.foreign import paint_foreign

        requests = [(id, figures) for id, (_, figures) in self.foreign.items()]
        if not requests:
            return
        self.crew.add(Task("plotly figures", paint_foreign, (requests,), self._foreign_painted))

    def _foreign_painted(self, sheets: dict[str, dict[str, Sheet]] | None, error: RuskaError | None) -> None:
        from ruska.build.foreign import paint_foreign

        if sheets is not None:
            for id, painted in sheets.items():
                self._send_canvases(self.foreign[id][0], painted)
        elif error is not None:
            for id, (job, figures) in self.foreign.items():
                then = partial(self._foreign_alone, job)
                self.crew.add(Task(id, paint_foreign, ([(id, figures)],), then))

    def _foreign_alone(self, job: _Job, sheets: dict[str, dict[str, Sheet]] | None, error: RuskaError | None) -> None:
        if error is not None:
            script = job.stale.target.package.script(job.stale.target.graphic)
            self._fail(job, [_at(finding, script) for finding in error.findings])
        elif sheets is not None:
            self._send_canvases(job, sheets[job.id])

    def _send_canvases(self, job: _Job, sheets: dict[str, Sheet]) -> None:
        graphic = job.stale.target.graphic
        assert job.resolved is not None
        job.resolved = job.resolved.with_sheets(sheets)
        desk, then = self._desk(job), partial(self._returned, job)
        names = job.stale.names
        companions = (sheets[WIDE], sheets[NARROW], names, job.companions, desk)
        tasks = []
        # What takes longest begins first: the canvas with the page, then the largest.
        for size in sorted(_largest_first(sheets), key=lambda id: id != WIDE):
            if size == WIDE and job.has_page:
                tasks.append(Task(job.id, paint_with_companions, companions, then))
            elif size != NARROW and _wanted(graphic, size, names):
                tasks.append(Task(job.id, paint_canvas, (sheets[size], names, desk), then))
        if not job.has_page:
            tasks.append(Task(job.id, write_companions, companions, then))
        self._add(job, tasks)

    def _send_poster(self, job: _Job, poster: "Poster") -> None:
        from ruska.build.poster_work import paint_poster, write_poster_companions

        desk, then, names = self._desk(job), partial(self._returned, job), job.stale.names
        tasks = [
            Task(job.id, paint_poster, (poster.sheets[size], names, desk), then)
            for size in _largest_first({size: sheet.sheet for size, sheet in poster.sheets.items()})
            if _wanted(POSTER, size, names)
        ]
        page = (poster.page, names, job.companions, desk)
        self._add(job, [*tasks, Task(job.id, write_poster_companions, page, then)])

    def _add(self, job: _Job, tasks: list[Task]) -> None:
        job.open = len(tasks)
        for task in tasks:
            self.crew.add(task)

    def _returned(self, job: _Job, done: Done | None, error: RuskaError | None) -> None:
        job.open -= 1
        if error is not None:
            self._fail(job, error.findings)
        elif done is not None:
            job.done.append(done)
            self.report.findings += done.findings
        if not job.open:
            self._finish(job)

    def _finish(self, job: _Job) -> None:
        from ruska.build.pack import Finished, commit_target

        if not job.failed and job.resolved is not None:
            written = [file for done in job.done for file in done.written]
            finished = Finished(job.stale, job.resolved, tuple(written))
            try:
                commit_target(self.plan, finished, job.aside)
            except OSError as error:
                self._fail(job, [cannot_write(error, self.plan.output / job.stale.target.folder)])
            else:
                self.report.built.append(job.id)
                self.progress(job.id)
        with suppress(OSError):
            shutil.rmtree(job.aside)

    def _fail(self, job: _Job, findings: Iterable[Finding]) -> None:
        self.report.findings += [finding for finding in findings if finding not in self.report.findings]
        if not job.failed:
            job.failed = True
            self.report.failed.append(job.id)
            self.progress(job.id)

    def _tell_lost(self) -> None:
        if self.report.left_out:
            names = ", ".join(sorted({id.split("/")[2] for id in self.report.left_out}))
            message = f"drawn by plotly and left out, because no Chrome or Chromium was found: {names}."
            remedy = "Install one, or set BROWSER_PATH."
            self.report.findings.append(Finding(message, remedy=remedy, level="warning"))
        if self.crew.lost:
            message = "a process that draws was ended from outside; what it had begun was done again."
            remedy = "If this happens again, look for want of memory, and build with --workers 1."
            self.report.findings.append(Finding(message, remedy=remedy, level="warning"))

    def _desk(self, job: _Job) -> Desk:
        project, target = self.plan.project, job.stale.target
        brand = target.package.brand
        folders = project.template_folders(brand)
        return Desk(project.brand_folder(brand), folders, project.root, job.aside, self.plan.output / target.folder)


def _largest_first(sheets: Mapping[str, Sheet]) -> list[str]:
    """Return the ids of canvases by their area."""
    return sorted(sheets, key=lambda id: -sheets[id].frame.width * sheets[id].frame.height)


def _wanted(graphic: str, size: str, names: frozenset[str]) -> bool:
    """Tell whether any picture of a canvas is among the names."""
    return any(name.startswith((f"{graphic}.{size}.", f"{graphic}.{size}@")) for name in names)


def _at(finding: Finding, script: Path) -> Finding:
    return finding if finding.path else Finding(finding.message, script, remedy=finding.remedy)


def _clear_aside(private: Path) -> None:
    """Remove what an interrupted build left aside; the caller holds the lock, so it is nobody else's."""
    try:
        shutil.rmtree(private / "aside", ignore_errors=False)
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputError(cannot_write(error, private / "aside")) from error
