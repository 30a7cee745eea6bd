"""`ruska check`."""

from datetime import date
from pathlib import Path

from ruska.cli.building import project_at
from ruska.cli.telling import FAILED, TROUBLE, tell, tell_all
from ruska.errors import Finding, RuskaError


def check_project(folder: Path | None, graphics: tuple[str, ...], today: date) -> int:
    """Print one line a finding and return the exit status: 0 without errors, 1 with some, 2 without a project.

    Notes, which are no faults, go to the output; errors and warnings to the error stream.
    """
    from ruska.build.check import check_findings

    root = folder
    try:
        project = project_at(folder)
        root = project.root
        findings: list[Finding] = list(dict.fromkeys(check_findings(project, graphics, today)))
    except RuskaError as error:
        tell_all(error.findings, root)
        return TROUBLE
    faults = [finding for finding in findings if finding.level != "note"]
    notes = [finding for finding in findings if finding.level == "note"]
    tell_all(notes, root, err=False)
    tell_all(faults, root)
    errors = sum(finding.level == "error" for finding in faults)
    told = f", {_counted(len(notes), 'note')}" if notes else ""
    tell(f"{_counted(errors, 'error')}, {_counted(len(faults) - errors, 'warning')}{told}")
    return FAILED if errors else 0


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
