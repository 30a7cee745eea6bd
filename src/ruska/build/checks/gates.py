"""All gates in a row, and their faults as findings with a file and a line."""

from collections.abc import Callable, Iterator
from pathlib import Path

from ruska.build.checks import dates, figures, marks, sentences
from ruska.build.checks.case import Case, Fault, Printed
from ruska.errors import Finding, Level

Gate = Callable[[Case], Iterator[Fault]]
PrintGate = Callable[[Printed], Iterator[Fault]]

SCRIPT_GATES: tuple[Gate, ...] = (
    marks.many_colors,
    marks.bars_without_zero,
    marks.large_pie,
    marks.counts_as_fills,
    marks.joined_breaks,
    figures.mixed_currencies,
    figures.mixed_units,
    figures.ranges_as_points,
    dates.stale_status,
)
"""What does not depend on the language."""

WORD_GATES: tuple[Gate, ...] = (figures.wrong_parts, dates.undated_title)
"""What depends on the words and on the figures."""

PRINT_GATES: tuple[PrintGate, ...] = (sentences.superlative_without_set, sentences.alt_repeats_title)
"""What depends on the words alone, which posters have too."""


def case_findings(case: Case, *, first: bool) -> Iterator[Finding]:
    """Yield the findings of a graphic in one language; those that every language shares only where it is the `first`.

    A fault of the words stands at their line, any other at the script.
    """
    for gate in (*SCRIPT_GATES, *WORD_GATES) if first else WORD_GATES:
        for fault in gate(case):
            yield _finding(case, fault, case.story.script)
    yield from printed_findings(case)


def printed_findings(printed: Printed) -> Iterator[Finding]:
    """Yield the findings of the words of a graphic or poster in one language."""
    for gate in PRINT_GATES:
        for fault in gate(printed):
            yield _finding(printed, fault, printed.words.path)


def _finding(printed: Printed, fault: Fault, script: Path) -> Finding:
    level: Level = "error" if fault.severe else "warning"
    if not fault.text:
        return Finding(fault.message, script, 0, fault.remedy, level)
    graphic, words = printed.sheet.graphic, printed.words
    return Finding(f"{graphic}: {fault.message}", words.path, words.line(graphic, fault.text), fault.remedy, level)
