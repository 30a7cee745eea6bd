"""Compares Ruska with plotly + kaleido and altair + vl-convert on the same ten charts.

    python -m benchmarks.compare quick        without a browser, under a minute
    python -m benchmarks.compare full         with plotly's `to_image` in a kept browser and one by one

All tools take turns within each round, so that a busy moment hits them all; the median of each chart over the rounds
counts. Inside the clock, for every tool: from figures in memory to the bytes of an SVG and of a PNG of 2400 × 1350.
Outside: imports, reading data, opening fonts, starting a kept browser, and a first drawing of every chart.
"""

import argparse
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from benchmarks.charts import BenchChart, bench_charts
from benchmarks.checks import picture_faults, ruska_faults
from benchmarks.machine import describe, machine
from benchmarks.ours import RuskaRunner, pair_in_worker, prepare_worker
from benchmarks.rivals import AltairBestRunner, AltairRunner, PlotlyRunner
from ruska.painters.browser import find_browser

FLOOR = 41.0  # ms a pair: skia canvas + indexed PNG + SVG text, from the measurements that the targets rest on
OURS, PARALLEL = "ruska", "ruska, two workers"
WARM, COLD = "plotly, kept browser", "plotly, one by one"
TARGETS = ((AltairRunner.name, OURS, 2.0), (WARM, OURS, 3.5), (COLD, PARALLEL, 70.0))
COLD_CHARTS = 3  # one by one takes seconds for each file


class Runner(Protocol):
    """A tool that draws pairs."""

    name: str

    def pair(self, chart: BenchChart) -> tuple[str, bytes]:
        """Return SVG and PNG of one chart."""
        ...


@dataclass
class Times:
    """Milliseconds by tool and chart, one figure a round."""

    wall: dict[str, dict[str, list[float]]] = field(default_factory=dict)

    def add(self, tool: str, chart: str, seconds: float) -> None:
        """Keep one measurement."""
        self.wall.setdefault(tool, {}).setdefault(chart, []).append(1000 * seconds)

    def median(self, tool: str, charts: Sequence[str] | None = None) -> float:
        """Return the mean over the charts of the median over the rounds."""
        kept = [times for chart, times in self.wall[tool].items() if charts is None or chart in charts]
        return statistics.mean(map(statistics.median, kept))

    def least(self, tool: str) -> float:
        """Return the mean over the charts of the fastest round."""
        return statistics.mean(map(min, self.wall[tool].values()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, check, print and write; return 1 when a check fails or a target is missed."""
    options = _options(arguments)
    charts = bench_charts()
    told = machine()
    print(describe(told))
    with tempfile.TemporaryDirectory() as folder:
        ours = RuskaRunner(Path(folder) / "own", charts)
        faults = list(ruska_faults(ours, charts))
        times, rival_faults = _measure(ours, Path(folder), options.mode == "full", options.rounds)
        faults += rival_faults
    lines, missed = verdicts(times)
    print(_table(times), *lines, sep="\n")
    print(*(faults or ["All pictures pass their checks."]), sep="\n")
    if options.json:
        options.json.write_text(json.dumps({"machine": told, "ms": times.wall, "faults": faults}, indent=1), "utf-8")
    return 1 if faults or missed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("mode", choices=("quick", "full"))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path, default=None, help="write every measurement to this file")
    return parser.parse_args(arguments)


def _measure(ours: RuskaRunner, folder: Path, full: bool, rounds: int) -> tuple[Times, list[str]]:
    """Return the times of all tools, and what is wrong with the rivals' pictures."""
    times, faults, charts = Times(), [], bench_charts()
    runners: list[Runner] = [ours, AltairRunner(), AltairBestRunner()]
    with _workers(folder) as all_at_once, _kept_browser(full) as browser:
        if browser:
            runners.append(PlotlyRunner(WARM))
        for runner in runners[1:]:
            faults += [f"{runner.name}, {fault}" for chart in charts for fault in _first(runner, chart)]
        for number in range(rounds):
            for chart in charts:
                for runner in runners[:: -1 if number % 2 else 1]:
                    times.add(runner.name, chart.id, _seconds(runner.pair, chart))
            each = _seconds(all_at_once) / len(charts)
            times.add(PARALLEL, "all ten at once", each)
    if browser:
        for chart in charts[:COLD_CHARTS]:
            times.add(COLD, chart.id, _seconds(PlotlyRunner(COLD).pair, chart))
    return times, faults


def _first(runner: Runner, chart: BenchChart) -> list[str]:
    """Draw a chart once to warm the tool, and check it."""
    return list(picture_faults(chart, *runner.pair(chart)))


def _seconds(step: Callable[..., object], *arguments: object) -> float:
    start = time.perf_counter()
    step(*arguments)
    return time.perf_counter() - start


@contextmanager
def _workers(folder: Path) -> Iterator[Callable[[], object]]:
    """Yield a function that draws all ten charts with two warm processes."""
    context = multiprocessing.get_context("spawn")
    indices = range(len(bench_charts()))
    with ProcessPoolExecutor(2, context, prepare_worker, (folder,)) as pool:

        def draw() -> None:
            list(pool.map(pair_in_worker, [folder] * len(indices), indices))

        draw()
        draw()
        yield draw


@contextmanager
def _kept_browser(full: bool) -> Iterator[bool]:
    """Start kaleido's browser for the time of the comparison; yield whether there is one."""
    path = find_browser() if full else None
    if path is None:
        reason = "no Chrome or Chromium was found" if full else "`quick` leaves browsers out"
        print(f"Skipped: plotly with kaleido ({reason}).")
        yield False
        return
    import kaleido

    os.environ.setdefault("BROWSER_PATH", path)
    warnings.filterwarnings("ignore", message="The kopts argument is ignored")
    kaleido.start_sync_server(silence_warnings=True)
    try:
        yield True
    finally:
        kaleido.stop_sync_server()


def _table(times: Times) -> str:
    head = f"{'':32}{'median':>10}{'least':>10}{'ratio':>10}   ms a pair (SVG + PNG 2×)"
    base = times.median(OURS)
    rows = [
        f"{tool:32}{times.median(tool):10.1f}{times.least(tool):10.1f}{times.median(tool) / base:9.1f}×"
        for tool in times.wall
    ]
    return "\n".join(["", head, *rows, ""])


def verdicts(times: Times) -> tuple[list[str], bool]:
    """Return a line for each target that was measured, and whether one was missed."""
    serial, parallel = (times.median(tool) / FLOOR for tool in (OURS, PARALLEL))
    lines = [f"gap to the floor of {FLOOR:.0f} ms: {serial:.2f}× serial, {parallel:.2f}× with two workers"]
    missed = False
    for rival, own, wanted in TARGETS:
        if rival not in times.wall:
            continue
        same = None if own == PARALLEL else list(times.wall[rival])
        ratio = times.median(rival) / times.median(own, same)
        missed |= ratio < wanted
        verdict = "reached" if ratio >= wanted else "MISSED"
        lines.append(f"{own} against {rival}: {ratio:.1f}× faster (target {wanted:g}×): {verdict}")
    return lines, missed


if __name__ == "__main__":
    sys.exit(main())
