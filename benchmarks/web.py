"""Compares Ruska's pages with plotly's `write_html` and with Vega-Embed: the same chart, in Chromium, from one server.

    npm ci --prefix benchmarks                  once, for Vega-Embed
    python -m benchmarks.web                    both lines, five rounds
    python -m benchmarks.web --rounds 9 --json out.json

Each visit begins with an empty cache. Pages take turns within each round; the median over the rounds counts.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.browsing import LOCAL, SLOW, Seen, answers, browser_at, served, visit
from benchmarks.charts import BenchChart, bench_charts
from benchmarks.contestants import EMBED, PACKAGE, PAGE, WRITE_HTML, Contestant, make_contestants
from benchmarks.machine import describe, machine
from ruska.painters.browser import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BUDGET_KB = 60
OURS = (PAGE, EMBED)
SOONER = (("picture", "first picture", 15.0), ("live", "interactive", 3.0))
CHART = "lines"
GATHERING = "ruska/ten.html"
Visits = dict[str, dict[str, list[Seen]]]


@dataclass(frozen=True)
class Verdict:
    """A target: what was found, and whether it is reached."""

    text: str
    reached: bool

    def line(self) -> str:
        """Return it as a line."""
        return f"{self.text}: {'reached' if self.reached else 'MISSED'}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, check, print and write; return 1 when a check fails or a target is missed, 2 without a browser."""
    options = _options(arguments)
    path = find_browser()
    if path is None:
        print("No Chrome or Chromium was found: install one, or name it in BROWSER_PATH.")
        return 2
    told = machine()
    print(describe(told))
    charts = bench_charts()
    chart = next(chart for chart in charts if chart.id == options.chart)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contestants = make_contestants(folder, chart, charts)
        with served(folder) as (address, asked), browser_at(path) as browser:
            faults = [
                f"{one.name} shows no value at the pointer" for one in contestants if not answers(browser, address, one)
            ]
            visits = _measure(browser, address, contestants, options.rounds)
            twice = asked_twice(browser, address, asked, folder, charts)
    found = [*verdicts(visits), _shared(twice)]
    for line, seen in visits.items():
        print("", line, _table(seen), sep="\n")
    print("", *(verdict.line() for verdict in found), *(faults or ["All pages answer to the pointer."]), sep="\n")
    if options.json:
        options.json.write_text(
            json.dumps({"machine": told, "visits": _plain(visits), "faults": faults}, indent=1), "utf-8"
        )
    return 1 if faults or not all(verdict.reached for verdict in found) else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--chart", choices=[chart.id for chart in bench_charts()], default=CHART)
    parser.add_argument("--json", type=Path, default=None, help="write every measurement to this file")
    return parser.parse_args(arguments)


def _measure(browser: "Browser", address: str, contestants: Sequence[Contestant], rounds: int) -> Visits:
    visits: Visits = {}
    for line in (LOCAL, SLOW):
        for one in contestants:
            visit(browser, address, one, LOCAL)  # a first time for the browser's own caches
        seen = visits[line.name] = {one.name: [] for one in contestants}
        for number in range(rounds):
            for one in contestants[:: -1 if number % 2 else 1]:
                seen[one.name].append(visit(browser, address, one, line))
    return visits


def asked_twice(
    browser: "Browser", address: str, asked: Counter[str], folder: Path, charts: Sequence[BenchChart]
) -> list[str]:
    """Return the shared files that a page with an embed of every chart asked for more than once."""
    frames = "\n".join(
        f'<iframe src="{PACKAGE}/en/{chart.id}.embed.html" title="{chart.id}" width="600" height="420"></iframe>'
        for chart in charts
    )
    html = f'<!doctype html>\n<html lang="en"><title>Ten</title>\n<body>\n{frames}\n</body></html>\n'
    (folder / GATHERING).write_text(html, "utf-8")
    asked.clear()
    context = browser.new_context(viewport={"width": 1280, "height": 5_000})
    page = context.new_page()
    page.goto(address + GATHERING, wait_until="load")
    for frame in page.frames[1:]:
        frame.wait_for_selector(".ruska-live.ready", state="attached", timeout=60_000)
    context.close()
    shared = {name: count for name, count in asked.items() if name.startswith("ruska/assets/")}
    assert len(page.frames) > len(charts) and shared
    return sorted(name for name, count in shared.items() if count > 1)


def _shared(twice: Sequence[str]) -> Verdict:
    more = f"; asked for again: {', '.join(twice)}" if twice else ""
    return Verdict(f"ten embeds on one page ask for each shared file once{more}", not twice)


def _median(visits: Sequence[Seen], name: str) -> float:
    return statistics.median(getattr(seen, name) for seen in visits)


def _table(seen: dict[str, list[Seen]]) -> str:
    head = ("paint ms", "picture ms", "live ms", "blocked ms", "shift", "critical kB", "before kB", "by live kB")
    rows = [f"{'':20}" + "".join(f"{title:>13}" for title in head)]
    for name, visits in seen.items():
        values = {field.name: _median(visits, field.name) for field in fields(Seen)}
        cells = [f"{values[key]:.0f}" for key in ("paint", "picture", "live", "blocked")]
        cells.append(f"{values['shift']:.4f}")
        cells += [f"{values[key] / 1000:.1f}" for key in ("critical", "before", "whole")]
        rows.append(f"{name:20}" + "".join(f"{cell:>13}" for cell in cells))
    return "\n".join(rows)


def verdicts(visits: Visits) -> Iterator[Verdict]:
    """Yield the targets: ratios on each line, then what does not depend on a line."""
    for line, seen in visits.items():
        for name in OURS:
            yield from _ratios(line, seen, name)
    for name in OURS:
        yield from _absolutes(name, visits[LOCAL.name][name])


def _ratios(line: str, seen: dict[str, list[Seen]], name: str) -> Iterator[Verdict]:
    for key, what, wanted in SOONER:
        ratio = _median(seen[WRITE_HTML], key) / _median(seen[name], key)
        text = f"{line}, {name}: {what} {ratio:.1f}× sooner than {WRITE_HTML} (target {wanted:g}×)"
        yield Verdict(text, ratio >= wanted)


def _absolutes(name: str, visits: Sequence[Seen]) -> Iterator[Verdict]:
    size, shift = _median(visits, "critical") / 1000, max(seen.shift for seen in visits)
    yield Verdict(f"{name}: {size:.1f} kB of HTML, CSS, pictures and fonts (target {BUDGET_KB})", size < BUDGET_KB)
    yield Verdict(f"{name}: layout shift {shift:.4f} (target 0)", shift == 0)


def _plain(visits: Visits) -> dict[str, Any]:
    return {line: {name: [asdict(one) for one in all] for name, all in seen.items()} for line, seen in visits.items()}


if __name__ == "__main__":
    sys.exit(main())
