"""The watch over a project's files, and the builds that their changes ask for, one after the other.

Each build is a process of its own, `ruska build`: it begins with nothing remembered, as a person's does, and what it
says is what the terminal and the open pages show. It keeps the files of what fails.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ruska.build.record import FOLDER
from ruska.serve.news import News

WATCHED = ("charts", "datasets", "templates")
SETTINGS = "ruska.toml"
QUIET_MS, LONGEST_MS = 150, 1_500
"""Changes count as one until none has come for so long, or so long altogether."""

PATIENCE_S = 10
"""How long a build may take to stop when it is told to."""


@dataclass
class Rebuilder:
    """Builds once, and then after every change until it is cancelled.

    `command` are the arguments of the build, `say` prints a line, `complain` a line about a fault.
    """

    root: Path
    output: Path
    command: Sequence[str]
    news: News
    say: Callable[[str], None]
    complain: Callable[[str], None]
    _stale: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Watch and build. When this is cancelled, a build under way is stopped before it returns.

        Where the system refuses to watch, that is told, and what there is is shown on.
        """
        try:
            await self._follow()
        except* OSError as errors:
            told = f"error: changes can no longer be seen ({errors.exceptions[0]}). Start again."
            self.complain(told)
            self.news.tell("failed", [told])

    async def _follow(self) -> None:
        self.news.tell("building")
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._watch([self.root / name for name in WATCHED], lambda _: True))
            tasks.create_task(self._watch([self.root], lambda path: path == self.root / SETTINGS, recursive=False))
            await self._build()
            while True:
                await self._stale.wait()
                await self._build()

    async def _watch(self, places: Sequence[Path], wanted: Callable[[Path], bool], *, recursive: bool = True) -> None:
        from watchfiles import awatch

        there = [place for place in places if place.is_dir()]
        async for changes in awatch(*there, recursive=recursive, debounce=LONGEST_MS, step=QUIET_MS):
            paths = sorted({path for _, name in changes if wanted(path := Path(name))})
            if paths:
                more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
                self.say(f"{paths[0].relative_to(self.root).as_posix()}{more} changed: building")
                self._stale.set()

    async def _build(self) -> None:
        self._stale.clear()
        self.news.tell("building")
        before = self._record()
        status, out, err = await run_to_end([sys.executable, "-m", "ruska", "build", *self.command])
        summary = next((line for line in out.splitlines() if " built, " in line), "")
        findings = [line for line in err.splitlines() if line.strip()]
        for line in findings:
            self.complain(line)
        if summary:
            self.say(summary)
        changed = self._record() != before
        if status == 0:
            self.news.tell("good", changed=changed)
        else:
            self.news.tell("failed", findings, changed=changed)

    def _record(self) -> bytes:
        """Return what the builds write down of the output; it changes with every file."""
        try:
            return (self.output / FOLDER / "record.json").read_bytes()
        except OSError:
            return b""


async def run_to_end(command: Sequence[str]) -> tuple[int, str, str]:
    """Run a program and return its status and what it wrote. When cancelled, it and its children are stopped first.

    It gets a session of its own, so that Ctrl-C reaches it by one way only, through this process.
    """
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe, start_new_session=True)
    try:
        out, err = await process.communicate()
    except asyncio.CancelledError:
        await _stopped(process)
        raise
    return process.returncode or 0, out.decode(errors="replace"), err.decode(errors="replace")


async def _stopped(process: asyncio.subprocess.Process) -> None:
    """Stop a process as Ctrl-C does, and by force if it takes too long."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), PATIENCE_S)
            return
