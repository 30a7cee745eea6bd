"""All gates in a row, and their faults as findings with a file and a line."""

from collections.abc import Callable, Iterator

from ruska.build.checks import dates, figures, marks, sentences
from ruska.build.checks.case import Case, Fault
from ruska.errors import Finding, Level

Gate = Callable[[Case], Iterator[Fault]]

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

WORD_GATES: tuple[Gate, ...] = (
    figures.wrong_parts,
    dates.undated_title,
    sentences.superlative_without_set,
    sentences.alt_repeats_title,
)


def case_findings(case: Case, *, first: bool) -> Iterator[Finding]:
    """Yield the findings of a graphic in one language; those that every language shares only where it is the `first`.

    A fault of the words stands at their line, any other at the script.
    """
    for gate in (*SCRIPT_GATES, *WORD_GATES) if first else WORD_GATES:
        for fault in gate(case):
            yield _finding(case, fault)


def _finding(case: Case, fault: Fault) -> Finding:
    story = case.story
    level: Level = "error" if fault.severe else "warning"
    if not fault.text:
        return Finding(fault.message, story.script, 0, fault.remedy, level)
    line = case.words.line(story.graphic, fault.text)
    return Finding(f"{story.graphic}: {fault.message}", case.words.path, line, fault.remedy, level)
