"""Times whole processes of the command line on the real content, and the memory of each of their processes.

    python -m benchmarks.build             all of it, and where the time goes
    python -m benchmarks.build --rounds 5  more rounds of the short ones
    python -m benchmarks.build --growth    only how the cost grows with the number of graphics

It works on a copy of the project in a temporary folder; nothing in the repository is touched.
"""

import argparse
import csv
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import stages
from benchmarks.machine import describe, machine
from ruska.build.project import Package, Project

REPOSITORY = Path(__file__).resolve().parent.parent
PARTS = ("charts", "datasets", "templates")
SETTINGS = "ruska.toml"
GRAPHICS = 15
THIRTY = 30
DATASET = "chamber_key_figures"
TICK = 0.05  # s between two looks at the memory


@dataclass(frozen=True)
class Goal:
    """A target: what is measured, in which unit, and how much is allowed."""

    what: str
    unit: str
    most: float


HELP = Goal("ruska --help", "s", 0.15)
NOTHING = Goal("nothing to do, whole content", "s", 0.25)
WORD = Goal("one word changed, all sizes and formats", "s", 1.5)
SHOWN = Goal("… of a graphic that a poster shows too", "s", 1.5)
FIGURE = Goal("one figure changed, of five graphics", "s", 3)
FIFTEEN = Goal(f"{GRAPHICS} graphics × 2 languages from nothing", "s", 60)
MEMORY = Goal("most memory of a worker (PSS)", "MB", 300)
PICTURES = (".png", ".svg")
RATE = Goal("time of a picture, whole content from nothing", "ms", 1000 / 12)
COUNTS = (30, 100, 300)
SHARED = 5


@dataclass
class Memory:
    """The most proportional memory of each process of a tree in MB, by process id; empty where /proc is not there."""

    root: int
    most: dict[int, float] = field(default_factory=dict)

    def look(self) -> None:
        """Take one sample of the whole tree."""
        for process in (self.root, *_below(self.root)):
            self.most[process] = max(self.most.get(process, 0.0), _proportional_mb(process))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print each figure beside its target; return 1 when one is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth", action="store_true")
    asked = parser.parse_args(arguments)
    print(describe(machine()))
    with tempfile.TemporaryDirectory() as folder:
        if asked.growth:
            return _show_growth(_copy(Path(folder)))
        results = list(_results(_copy(Path(folder)), asked.rounds))
    stages.main([])
    print(f"\n{'':46}{'median':>9}{'least':>9}{'target':>9}")
    for goal, values in results:
        verdict = "reached" if statistics.median(values) <= goal.most else "MISSED"
        figures = "".join(f"{figure:9.2f}" for figure in (statistics.median(values), min(values), goal.most))
        print(f"{goal.what:46}{figures} {goal.unit:3}{verdict}")
    return int(any(statistics.median(values) > goal.most for goal, values in results))


def _results(root: Path, rounds: int) -> Iterator[tuple[Goal, list[float]]]:
    build = ["build", "--project", str(root), "--workers", "2"]
    _run("--help")
    yield HELP, [_run("--help") for _ in range(rounds)]
    names = [f"{package.id}/{name}" for package in Project(root).packages for name in package.graphics]
    yield FIFTEEN, [_run(*build, "--output", str(root / "fifteen"), *names[:GRAPHICS], "--lang", "fi", "--lang", "en")]
    memory: list[Memory] = []
    whole = _run(*build, watch=memory.append)
    yield RATE, [_rate(root / "output", whole)]
    workers = [most for process, most in memory[0].most.items() if process != memory[0].root]
    if workers:
        yield MEMORY, [max(workers)]
        print(f"memory of the main process: {memory[0].most[memory[0].root]:.0f} MB")
    yield NOTHING, [_run(*build) for _ in range(rounds)]
    yield WORD, [_changed_word(root, build, number, shown=False) for number in range(rounds)]
    yield SHOWN, [_changed_word(root, build, number, shown=True) for number in range(rounds)]
    small = [*build, "--output", str(root / "shared"), *_shared_graphics(root)]
    _run(*small)
    yield FIGURE, [_changed_figure(root, small, number) for number in range(rounds)]


def _rate(output: Path, seconds: float) -> float:
    """Say how many files and pictures a build has made, and how many a second; return the milliseconds of a picture."""
    files = [path for path in output.rglob("*") if path.is_file() and ".ruska" not in path.parts]
    pictures = [path for path in files if path.suffix in PICTURES]
    print(f"whole content: {len(files)} files, {len(pictures)} of them pictures, in {seconds:.0f} s, which makes")
    print(f"{len(files) / seconds:.1f} files and {len(pictures) / seconds:.1f} pictures a second")
    return 1000 * seconds / len(pictures)


def _show_growth(root: Path) -> int:
    """Print what projects of 30, 100 and 300 graphics take, one language, the web size, all formats."""
    shipped = [
        (package, name)
        for package in Project(root).packages
        for name in package.graphics
        if "figure=" not in package.script(name).read_text("utf-8")
    ]
    print(f"\n{'graphics':>9}{'s':>8}{'ms each':>9}{'nothing to do, s':>18}")
    for count in COUNTS:
        project = root / f"growth-{count}"
        _grow(project, root, [shipped[index % len(shipped)] for index in range(count)])
        build = ["build", "--project", str(project), "--workers", "2", "--size", "web"]
        seconds, idle = _run(*build), _run(*build)
        print(f"{count:9}{seconds:8.1f}{1000 * seconds / count:9.0f}{idle:18.2f}")
    return 0


def _grow(project: Path, root: Path, graphics: Sequence[tuple[Package, str]]) -> None:
    """Make a project of many graphics: the shipped ones again and again, thirty to a package."""
    project.mkdir()
    for part in ("datasets", "templates", SETTINGS):
        (project / part).symlink_to(root / part)
    for first in range(0, len(graphics), THIRTY):
        folder = project / "charts" / f"part{first // THIRTY}"
        folder.mkdir(parents=True)
        names, words = [], ['[package]\ntitle = "Growth"\ndescription = "Growth"\n']
        for index, (package, name) in enumerate(graphics[first : first + THIRTY]):
            names.append(f"{name}_{index}")
            shutil.copy(package.script(name), folder / f"{names[-1]}.py")
            words.append(_section(package.words("en").read_text("utf-8"), name, names[-1]))
        (folder / "words.en.toml").write_text("\n".join(words), "utf-8")
        listed = ", ".join(f'"{name}"' for name in names)
        package_file = f'brand = "lapland"\nlanguages = ["en"]\ngraphics = [{listed}]\n'
        (folder / "package.toml").write_text(package_file, "utf-8")


def _section(words: str, name: str, new: str) -> str:
    """Return the tables of one graphic from a word file, under a new name."""
    tables = re.split(r"^(?=\[)", words, flags=re.MULTILINE)
    own = [table for table in tables if re.match(rf"\[{name}[\].]", table)]
    return "".join(table.replace(f"[{name}", f"[{new}", 1) for table in own)


def _shared_graphics(root: Path) -> list[str]:
    """Return five graphics that read the dataset in which a figure will be changed."""
    users = [
        f"{package.id}/{name}"
        for package in Project(root).packages
        for name in package.graphics
        if f'"{DATASET}"' in package.script(name).read_text("utf-8")
    ]
    return users[:SHARED]


def _changed_figure(root: Path, build: Sequence[str], number: int) -> float:
    """Change a figure in the last row of a dataset by a hundredth, and build all that reads it."""
    data = root / "datasets" / DATASET / "data.csv"
    with data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    column = next(index for index, cell in enumerate(rows[-1]) if re.fullmatch(r"\d+(\.\d+)?", cell) and index > 3)
    rows[-1][column] = f"{float(rows[-1][column]) + 0.01 * (-1) ** number:g}"
    with data.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return _run(*build)


def _changed_word(root: Path, build: Sequence[str], number: int, *, shown: bool) -> float:
    """Put one more word into the title of one graphic in one language, and build.

    The graphic is of the first package with a poster; `shown` tells whether the poster shows it too.
    """
    package = next(package for package in Project(root).packages if package.poster)
    graphic = next(name for name in package.graphics if (name in package.poster.charts) == shown)
    words = package.words("fi")
    before, heading, after = words.read_text("utf-8").partition(f"[{graphic}]\n")
    title, quote, rest = after.removeprefix('title = "').partition('"\n')
    assert heading and quote
    title = f"{title.removesuffix(f' {number - 1}')} {number}"
    words.write_text(f'{before}{heading}title = "{title}{quote}{rest}', "utf-8")
    return _run(*build)


def _run(*arguments: str, watch: Callable[[Memory], None] | None = None) -> float:
    """Run the command line and return its seconds; `watch` gets the memory of its processes."""
    command = [sys.executable, "-m", "ruska", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # people keep compiled modules
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=errors) as process:
            if watch:
                watch(_watched(process))
            process.wait()
        seconds = time.perf_counter() - start
        errors.seek(0)
        said = errors.read().decode()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {said}")
    return seconds


def _watched(process: "subprocess.Popen[bytes]") -> Memory:
    memory = Memory(process.pid)

    def watch() -> None:
        while process.poll() is None:
            memory.look()
            time.sleep(TICK)

    threading.Thread(target=watch, daemon=True).start()
    return memory


def _below(process: int) -> Iterator[int]:
    """Yield the processes below one, on Linux."""
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = [int(child) for child in path.read_text("ascii").split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from _below(child)


def _proportional_mb(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _copy(folder: Path) -> Path:
    for part in PARTS:
        shutil.copytree(REPOSITORY / part, folder / part)
    shutil.copy(REPOSITORY / SETTINGS, folder)
    if (REPOSITORY / "node_modules").is_dir():
        (folder / "node_modules").symlink_to((REPOSITORY / "node_modules").resolve())
    return folder


if __name__ == "__main__":
    sys.exit(main())
