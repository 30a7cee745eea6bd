"""Stations load and select: datasets are read, the chart script runs, its facts are found and its claims tested."""

import importlib.util
import inspect
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from ruska.build.faults import engine_place, said
from ruska.build.project import Package, Project
from ruska.chart.claims import ClaimSyntaxError, holds, names_in
from ruska.chart.spec import Chart, wanted_maps, wanted_tables
from ruska.data import Dataset, Regions, Table, load_dataset, load_regions
from ruska.data.outlines import Outlines, OutlineShelf
from ruska.errors import Finding, RuskaError, ScriptError, WordsError
from ruska.words import Fact, Place, WordFile, render

Result = TypeVar("Result")


@dataclass
class Shelf:
    """Datasets that were read in this process, so that graphics share them."""

    project: Project
    _datasets: dict[str, Dataset] = field(default_factory=dict)
    _regions: Regions | None = None
    _outlines: OutlineShelf | None = None

    def outlines(self, id: str) -> Outlines:
        """Return a layer of outlines, read once. Raises DatasetError with all its findings."""
        if self._outlines is None:
            self._outlines = OutlineShelf(self.project.datasets)
        return self._outlines.outlines(id)

    @property
    def regions(self) -> Regions:
        """Every region code and its names."""
        if self._regions is None:
            self._regions = load_regions(self.project.dataset("regions"))
        return self._regions

    def dataset(self, id: str) -> Dataset:
        """Return a dataset, read once. Raises DatasetError with all its findings."""
        if id not in self._datasets:
            self._datasets[id] = load_dataset(self.project.dataset(id), self.regions)
        return self._datasets[id]


@dataclass(frozen=True)
class Story:
    """A graphic before any language: its chart, datasets, selected table and facts.

    `datasets` are those of the chart and those that its kind reads beside them, `outlines` those that it draws on.
    """

    package: Package
    graphic: str
    chart: Chart
    datasets: tuple[Dataset, ...]
    table: Table
    facts: Mapping[str, Fact]
    outlines: tuple[Outlines, ...] = ()

    @property
    def script(self) -> Path:
        """The chart script's file."""
        return self.package.script(self.graphic)


def read_chart(script: Path) -> Chart:
    """Run a chart script and return its `chart`.

    Raises ScriptError naming the line at which the script stopped, or what `chart` lacks.
    """
    name = f"ruska_script_{script.parent.name}_{script.stem}"
    spec = importlib.util.spec_from_file_location(name, script)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    execute = spec.loader.exec_module
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        run_script(lambda: execute(module), script)
    finally:
        sys.dont_write_bytecode = written
    chart = getattr(module, "chart", None)
    if not isinstance(chart, Chart):
        remedy = "End it with: chart = Chart(dataset=..., kind=...)"
        raise ScriptError(Finding('sets no "chart".', script, remedy=remedy))
    if (chart.kind is None) == (chart.figure is None):
        raise ScriptError(Finding("a chart needs either a kind or a figure.", script, _line_of(script, "Chart(")))
    return chart


def run_script(step: Callable[[], Result], script: Path) -> Result:
    """Run one step of a chart script; whatever it raises becomes a ScriptError with the script's line.

    A script is anybody's code, so every exception is caught here, `sys.exit` included.
    """
    try:
        return step()
    except RuskaError as error:
        line = script_line(error, script)
        raise ScriptError([_placed(finding, script, line) for finding in error.findings]) from error
    except SyntaxError as error:
        line = (error.lineno or 0) if error.filename == str(script) else script_line(error, script)
        message = f"is no valid Python: {error.msg}."
        raise ScriptError(Finding(message, script, line, "Mend this line of the script.")) from error
    except (Exception, SystemExit) as error:
        raise ScriptError(_stopped(error, script)) from error


def _stopped(error: BaseException, script: Path) -> Finding:
    """Return the finding for an exception: it names the script's line, or where in Ruska a kind has stopped."""
    line = script_line(error, script)
    if line:
        return Finding(f"stopped with {said(error)}", script, line, "Mend this line of the script.")
    path, own_line = engine_place(error)
    place = f" (at {path.name}:{own_line} of Ruska)" if path else ""
    remedy = "See what the script asks of its kind; where that is right, report a fault of Ruska."
    return Finding(f"stopped with {said(error).removesuffix('.')}{place}.", script, 0, remedy)


def script_line(error: BaseException, script: Path) -> int:
    """Return the last line of `script` in an error's traceback, 0 when it is not there."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.lineno and Path(frame.filename) == script]
    return lines[-1] if lines else 0


def read_story(package: Package, graphic: str, shelf: Shelf) -> Story:
    """Load, select and work out the facts of a graphic. Its claims are not tested here: see `claim_findings`.

    Raises RuskaError with all findings of its datasets, or of its script.
    """
    script = package.script(graphic)
    chart = read_chart(script)
    datasets = _datasets(chart.datasets, script, shelf)
    beside = _datasets(wanted_tables(chart.kind), script, shelf)
    outlines = run_script(lambda: tuple(map(shelf.outlines, wanted_maps(chart.kind))), script)
    tables = [Table.of(dataset) for dataset in datasets]
    select = chart.select
    if select is None and len(tables) > 1:
        raise ScriptError(
            Finding("names several datasets but no select.", script, remedy="Say how they become one table.")
        )
    table = tables[0] if select is None else run_script(lambda: select(*tables), script)
    if not isinstance(table, Table):
        raise ScriptError(Finding("select returns no Table.", script, _line_of(script, "select"), "Return a Table."))
    if not len(table):
        raise ScriptError(
            Finding("select leaves no rows.", script, _line_of(script, "select"), "Widen the conditions.")
        )
    facts = _facts(chart, table, tables, script, shelf)
    return Story(package, graphic, chart, (*datasets, *beside), table, facts, outlines)


def _datasets(ids: Iterable[str], script: Path, shelf: Shelf) -> tuple[Dataset, ...]:
    found, findings = [], []
    for id in ids:
        try:
            found.append(shelf.dataset(id))
        except RuskaError as error:
            line = _line_of(script, id)
            findings += [f if f.path else replace(f, path=script, line=line) for f in error.findings]
    if findings:
        raise ScriptError(findings)
    return tuple(found)


def _facts(chart: Chart, table: Table, tables: list[Table], script: Path, shelf: Shelf) -> dict[str, Fact]:
    function = chart.facts
    if function is None:
        return {}
    takes_sources = len(inspect.signature(function).parameters) > 1
    arguments = [table, *tables] if takes_sources else [table]
    facts = run_script(lambda: dict(function(*arguments)), script)
    strange = [name for name, fact in facts.items() if not isinstance(fact, Fact)]
    if strange:
        message = f"facts returns what is no fact: {', '.join(strange)}."
        raise ScriptError(
            Finding(message, script, _line_of(script, "facts"), "Use figure(), share(), growth() and so on.")
        )
    return {name: _named(fact, shelf) for name, fact in facts.items()}


def _named(fact: Fact, shelf: Shelf) -> Fact:
    """Give a region its names in every language."""
    if fact.unit != "region":
        return fact
    from ruska.words import LANGUAGES

    code = str(fact.value)
    return Fact(code, names={language: shelf.regions.name(code, language) for language in LANGUAGES})


def claim_findings(story: Story, words: WordFile) -> list[Finding]:
    """Return a finding for every claim that is false or cannot be tested: the claim, its figures and its sentence."""
    places = {claim: Place(story.script, _line_of(story.script, claim)) for claim in story.chart.claims}
    return claim_faults(places, story.graphic, story.facts, words)


def claim_faults(
    claims: Mapping[str, Place], graphic: str, facts: Mapping[str, Fact], words: WordFile
) -> list[Finding]:
    """Return the findings of claims, each with its place, that stand behind the title of a graphic or a poster."""
    findings = []
    for claim, place in claims.items():
        values = ", ".join(f"{name} = {_shown(facts[name])}" for name in names_in(claim) if name in facts)
        try:
            if not holds(claim, facts):
                message = f'the claim "{claim}" is false: {values}. It stands behind "{_title(graphic, facts, words)}".'
                sentence = f"[{graphic}] in {words.path.name}, line {words.line(graphic, 'title')}"
                findings.append(place.finding(message, f"Change the words of {sentence}, then the claim."))
        except ClaimSyntaxError as error:
            findings.append(place.finding(f'the claim "{claim}" cannot be tested: {error}.', "Mend it."))
    return findings


def _title(graphic: str, facts: Mapping[str, Fact], words: WordFile) -> str:
    """Return a title with its figures, or as it is written where they cannot be filled in."""
    written = words.text(graphic, "title")
    try:
        return render(written, facts, words.language)
    except WordsError:
        return written


def _shown(fact: Fact) -> str:
    return (
        fact.value if isinstance(fact.value, str) else "missing" if fact.value is None else f"{float(fact.value):.6g}"
    )


def _placed(finding: Finding, script: Path, line: int) -> Finding:
    return finding if finding.path else replace(finding, path=script, line=line)


def _line_of(script: Path, text: str) -> int:
    """Return the first line of a script that holds a text, 0 when none does."""
    for number, line in enumerate(script.read_text("utf-8", errors="replace").splitlines(), 1):
        if text in line:
            return number
    return 0
