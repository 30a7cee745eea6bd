"""The crew: worker processes that outlive one of their number.

When a worker is ended from outside (`kill -9`, no memory left), Python's pool gives up all work under way. The crew
then starts anew and repeats that work one piece at a time, so that a piece that ends its worker again is known and
stands alone; everything else is done.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from ruska.build.faults import own_fault
from ruska.build.warm import FORKED, interrupts_held, start_warming, warm_up, worker_context
from ruska.build.work import run_job
from ruska.errors import Finding, PaintError, RuskaError

Then = Callable[[Any, RuskaError | None], None]
AHEAD = 4


@dataclass(frozen=True)
class Task:
    """A piece of work: `what` names it for a person; `then` gets its result, or the error, in the main process."""

    what: str
    work: Callable[..., Any]
    arguments: tuple[Any, ...]
    then: Then


class Crew:
    """Runs tasks in `workers` processes; with `paint`, they import the painters at once.

    `lost` counts the workers that were ended from outside.
    """

    def __init__(self, workers: int, paint: bool) -> None:
        self.lost = 0
        self._workers = workers
        self._paint = paint
        self._queue: deque[Task] = deque()
        self._suspects: deque[Task] = deque()
        self._running: dict[Future[Any], Task] = {}
        self._alone = False
        self._pool = self._start()

    @property
    def busy(self) -> bool:
        """Whether any task is not done."""
        return bool(self._queue or self._suspects or self._running)

    def add(self, task: Task) -> None:
        """Take on a task."""
        self._queue.append(task)
        self._hand_out()

    def collect(self, block: bool) -> None:
        """Pass on the results that are there; with `block`, wait until there is one."""
        self._hand_out()
        done, _ = wait(self._running, timeout=None if block else 0, return_when=FIRST_COMPLETED)
        broken = [future for future in done if isinstance(future.exception(), BrokenProcessPool)]
        for future in done.difference(broken):
            self._pass_on(future)
        if broken:
            self._recover()
        self._hand_out()

    def close(self) -> None:
        """Let the workers go; they end by themselves, at the latest before this process does."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def stop(self) -> None:
        """End the workers in the middle of their work."""
        for process in multiprocessing.active_children():
            process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        if self._paint:
            start_warming()
        pool = ProcessPoolExecutor(self._workers, worker_context(), begin_work, (self._paint,))
        if not FORKED:
            # Workers start when work is there for them, and import while this process reads the data.
            with interrupts_held():
                for _ in range(self._workers):
                    pool.submit(int)
        return pool

    def _hand_out(self) -> None:
        if self._suspects and not self._running:
            self._alone = True
            self._submit(self._suspects.popleft())
        elif not self._suspects and not (self._alone and self._running):
            self._alone = False
            while self._queue and len(self._running) < AHEAD * self._workers:
                self._submit(self._queue.popleft())

    def _submit(self, task: Task) -> None:
        try:
            future = self._pool.submit(run_job, task.what, task.work, *task.arguments)
        except BrokenProcessPool:
            # Nobody has worked on it: it goes back, and the pool is replaced when its other tasks have come back.
            future = Future()
            future.set_exception(BrokenProcessPool())
        self._running[future] = task

    def _pass_on(self, future: Future[Any]) -> None:
        task, error = self._running.pop(future), future.exception()
        if error is None:
            task.then(future.result(), None)
        elif isinstance(error, RuskaError):
            task.then(None, error)
        else:
            task.then(None, PaintError(own_fault(error, task.what)))

    def _recover(self) -> None:
        """Start a new pool, and repeat what the old one had not done, piece by piece."""
        wait(self._running)
        for future in [future for future in self._running if not isinstance(future.exception(), BrokenProcessPool)]:
            self._pass_on(future)
        tasks = list(self._running.values())
        self._running.clear()
        self._pool.shutdown(wait=True)
        self._pool = self._start()
        self.lost += 1
        if not self._alone:
            self._suspects.extend(tasks)
            return
        for task in tasks:
            message = f"{task.what}: the process that drew it was ended from outside, perhaps for want of memory."
            task.then(None, PaintError(Finding(message, remedy="Build again with --workers 1.")))


def begin_work(paint: bool) -> None:
    """Prepare a worker process: it leaves Ctrl-C to the main process, ends with it, and imports what it will need."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.join,), daemon=True).start()
    if paint:
        warm_up()
    gc.freeze()  # what is imported never becomes garbage, and what is not touched stays shared


def _end_after(join: Callable[[], None]) -> None:
    """End this process when the main one has ended, however that was; its half-written files lie aside."""
    join()
    os._exit(1)
