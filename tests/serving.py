"""`ruska serve` as a person starts it, for tests: a process of its own on a copy of a new project."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

OPTIONS = ("--lang=en", "--size=web", "--format=html", "--format=svg", "--format=csv", "--format=pdf", "--workers=2")
PACKAGE = "charts/example/package.toml"
WORDS = "charts/example/words.en.toml"
PATIENCE_S = 90


@dataclass(frozen=True)
class Answer:
    """What the server answered: status, headers by their names in small letters, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass
class Served:
    """A server under way, and what it has said line by line."""

    root: Path
    process: "subprocess.Popen[str]"
    lines: list[str] = field(default_factory=list)
    address: str = ""
    _coming: "queue.Queue[str]" = field(default_factory=queue.Queue)

    @property
    def port(self) -> int:
        """The port that the server listens at."""
        return int(self.address.rstrip("/").rpartition(":")[2])

    def read(self) -> None:
        """Take in what the server says; runs in a thread until its end."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._coming.put(line.rstrip("\n"))

    def hear(self, part: str) -> str:
        """Wait for a line that has a part, and return it; lines that were waited for before do not count."""
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                line = self._coming.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f'"{part}" was not said in time, but: {self.lines}') from None
            self.lines.append(line)
            if part in line:
                return line

    def get(self, path: str, host: str = "", method: str = "GET", **headers: str) -> Answer:
        """Return the answer to a request for exactly this path; headers are named with `_` in place of `-`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        answer = Answer(
            response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        )
        connection.close()
        return answer

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a text in a file as an editor does, by a new file in place of the old one."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        (aside := path.with_name(f".{path.name}.swp")).write_text(text.replace(old, new), "utf-8")
        aside.replace(path)

    def stop(self, sign: signal.Signals = signal.SIGINT) -> int:
        """Send a signal to the server's process group, as a terminal does, and return the status that it ends with."""
        os.killpg(self.process.pid, sign)
        return self.process.wait(PATIENCE_S)


@contextmanager
def serving(root: Path, *options: str, **environment: str) -> Iterator[Served]:
    """Start a server on a project and stop it at the end, whatever happens."""
    command = [sys.executable, "-m", "ruska", "serve", "--port=0", f"--project={root}", *(options or OPTIONS)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=root,
        env=os.environ | environment,
        start_new_session=True,
    )
    served = Served(root, process)
    reader = threading.Thread(target=served.read)
    reader.start()
    try:
        served.address = served.hear("http://127.0.0.1:").split()[0]
        yield served
    finally:
        if process.poll() is None:
            served.stop()
        reader.join()
        assert process.stdout is not None
        process.stdout.close()


def ruska(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run a command of Ruska to its end."""
    command = [sys.executable, "-m", "ruska", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)


def built_project(folder: Path) -> Path:
    """Return a project as `ruska init` makes it, with its output."""
    for arguments in (("init", folder), ("build", f"--project={folder}", *OPTIONS)):
        done = ruska(*arguments)
        assert done.returncode == 0, done.stderr
    return folder


def copy_of(root: Path, folder: Path) -> Path:
    """Return a copy of a project with its output, whose files keep their times."""
    return Path(shutil.copytree(root, folder))
