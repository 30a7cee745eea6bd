"""The run: stale targets are resolved here, painted by workers, and moved into place whole."""

import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruska.build.foreign import ForeignFigures
from ruska.build.pack import commit_target, finish
from ruska.build.plan import Plan
from ruska.build.record import TargetRecord
from ruska.build.resolve import Resolver
from ruska.build.targets import NARROW, WIDE, Target
from ruska.build.work import Desk, Done, cannot_write, paint_canvas, warm_up, write_companions
from ruska.errors import Finding, OutputError, RuskaError
from ruska.scene import Sheet

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
        return not any(finding.level == "error" for finding in self.findings)


@dataclass
class _Job:
    """A target under way: its files wanted, what is written so far, and how many tasks are still out."""

    target: Target
    names: frozenset[str]
    aside: Path
    datasets: list[str] = field(default_factory=list)
    entry: dict[str, Any] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    open: int = 0
    failed: bool = False


def run_plan(plan: Plan, private: Path, workers: int, progress: Progress) -> Report:
    """Build every stale target with a pool of `workers` processes.

    A target that fails keeps its old files; the others are not touched by it. Returns the report; raises OutputError
    only when nothing at all can be written.
    """
    _clear_aside(private)
    run = _Run(plan, private, progress)
    if plan.stale:
        with ProcessPoolExecutor(max_workers=max(1, workers), initializer=warm_up) as pool:
            run.everything(pool)
    try:
        run.report.findings += finish(plan)
    except RuskaError as error:
        run.report.findings += error.findings
    except OSError as error:
        run.report.findings.append(cannot_write(error, str(plan.output)))
    _clear_aside(private)
    return run.report


class _Run:
    def __init__(self, plan: Plan, private: Path, progress: Progress) -> None:
        self.plan = plan
        self.aside = private / "aside"
        self.progress = progress
        self.report = Report(current=plan.current)
        self.resolver = Resolver(plan.project, plan.keys)
        self.foreign = ForeignFigures()
        self.waiting: dict[Future[Any], Callable[[Future[Any]], None]] = {}
        self.pool: Executor

    def everything(self, pool: Executor) -> None:
        self.pool = pool
        # A worker starts when work is there for it, and imports while this process reads the data.
        warm = [pool.submit(int) for _ in range(2)]
        for target, names in self.plan.stale:
            self._start(target, names)
            self._collect(block=False)
        if self.foreign.pending:
            self.waiting[pool.submit(self.foreign.paint, self.foreign.requests())] = self._foreign_painted
        while self.waiting:
            self._collect(block=True)
        wait(warm)

    def _start(self, target: Target, names: frozenset[str]) -> None:
        job = _Job(target, names, self.aside / target.folder)
        try:
            resolved = self.resolver.resolve(target)
        except RuskaError as error:
            self._fail(job, error.findings)
            return
        job.datasets, job.entry = resolved.datasets, resolved.entry
        self.report.findings += resolved.findings
        if resolved.foreign:
            self.foreign.add(target.id, resolved.foreign, lambda sheets: self._submit(job, sheets))
            self._without_browser(job)
        else:
            self._submit(job, resolved.sheets)

    def _without_browser(self, job: _Job) -> None:
        """Leave a plotly figure out, with one clear line, where no browser can draw it."""
        if self.foreign.possible():
            return
        self.foreign.drop(job.target.id)
        if not self.report.left_out:
            message = "graphics drawn by plotly are left out: no Chrome or Chromium was found."
            remedy = "Install one, or set BROWSER_PATH."
            self.report.findings.append(Finding(message, remedy=remedy, level="warning"))
        self.report.left_out.append(job.target.id)
        key = self.resolver.key(job.target, job.datasets)
        self.plan.record.targets[job.target.id] = TargetRecord(job.datasets, {"leftOut": True, "key": key})
        self.progress(job.target.id)

    def _submit(self, job: _Job, sheets: dict[str, Sheet]) -> None:
        job.sheets = sheets
        desk = self._desk(job)
        for size in sorted(sheets, key=lambda id: -sheets[id].frame.width):
            names = frozenset(name for name in job.names if name.startswith(f"{job.target.graphic}.{size}"))
            if size != NARROW and names:
                self._send(job, paint_canvas, sheets[size], names, desk)
        if f"{job.target.graphic}.html" not in job.names:
            self._send_companions(job)

    def _send(self, job: _Job, work: Callable[..., Done], *arguments: Any) -> None:
        job.open += 1
        size = arguments[0].frame.size if work is paint_canvas else ""
        self.waiting[self.pool.submit(work, *arguments)] = lambda future: self._returned(job, size, future)

    def _send_companions(self, job: _Job) -> None:
        companions = self.resolver.companions(job.target, job.names)
        self._send(job, write_companions, job.sheets[WIDE], job.sheets[NARROW], job.names, companions, self._desk(job))

    def _returned(self, job: _Job, size: str, future: "Future[Done]") -> None:
        job.open -= 1
        try:
            done = future.result()
        except RuskaError as error:
            self._fail(job, error.findings)
            return
        except BrokenProcessPool:
            self._fail(job, [Finding(f"{job.target.id}: a worker was ended from outside.", remedy="Build again.")])
            return
        job.done.append(done)
        self.report.findings += done.findings
        if size == WIDE and f"{job.target.graphic}.html" in job.names and not job.failed:
            self._send_companions(job)
        if not job.open and not job.failed:
            self._commit(job)

    def _commit(self, job: _Job) -> None:
        written = [file for done in job.done for file in done.written]
        try:
            commit_target(self.plan, job.target, job.aside, job.datasets, job.entry, written)
        except OSError as error:
            self._fail(job, [cannot_write(error, job.target.id)])
            return
        self.report.built.append(job.target.id)
        self.progress(job.target.id)

    def _fail(self, job: _Job, findings: Iterable[Finding]) -> None:
        new = [finding for finding in findings if finding not in self.report.findings]
        self.report.findings += new
        if not job.failed:
            job.failed = True
            self.report.failed.append(job.target.id)
            self.progress(job.target.id)

    def _foreign_painted(self, future: "Future[dict[str, dict[str, Sheet]]]") -> None:
        try:
            painted = future.result()
        except (RuskaError, BrokenProcessPool) as error:
            findings = (
                error.findings if isinstance(error, RuskaError) else [Finding("a worker was ended from outside.")]
            )
            for target, names in self.plan.stale:
                if target.id in self.foreign.pending:
                    self._fail(_Job(target, names, self.aside), findings)
            return
        for id, sheets in painted.items():
            self.foreign.pending[id](sheets)

    def _collect(self, block: bool) -> None:
        done, _ = wait(self.waiting, timeout=None if block else 0, return_when=FIRST_COMPLETED)
        for future in done:
            self.waiting.pop(future)(future)

    def _desk(self, job: _Job) -> Desk:
        project, brand = self.plan.project, job.target.package.brand
        return Desk(project.brand_folder(brand), project.template_folders(brand), project.root, job.aside)


def _clear_aside(private: Path) -> None:
    """Remove what an interrupted build left aside; the caller holds the lock, so it is nobody else's."""
    try:
        shutil.rmtree(private / "aside", ignore_errors=False)
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputError(cannot_write(error, str(private / "aside"))) from error
