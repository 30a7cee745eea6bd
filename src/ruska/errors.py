"""What can go wrong, told for a person.

Every fault becomes a `Finding`: what is wrong, in which file and line, and what to do. An exception carries one or
many of them, so that a bad file is reported whole and not fault by fault.

    RuskaError
    ├── ProjectError     the folder is not a project, or its brand cannot be used
    ├── DatasetError     a dataset or its description is wrong
    ├── ScriptError      a chart script raises, or asks for what is not there
    ├── WordsError       a word file has a missing or unknown placeholder, or a text is missing
    ├── ClaimError       a sentence that the data no longer bear out
    ├── PaintError       a figure cannot be drawn
    └── OutputError      the output folder cannot be written: full disk, no rights, another build under way
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Level = Literal["error", "warning", "note"]
"""An error stops a build, a warning is a likely fault for a person to judge, a note is told for information only."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or remark.

    `line` is 1-based, 0 where the whole file is meant. `remedy` says what to do; it may be empty for a remark.
    """

    message: str
    path: Path | None = None
    line: int = 0
    remedy: str = ""
    level: Level = "error"

    def text(self, root: Path | None = None) -> str:
        """Return `file:line: message Remedy.` with the file named relative to `root`."""
        place = ""
        if self.path is not None:
            path = self.path
            if root is not None and path.is_relative_to(root):
                path = path.relative_to(root)
            place = f"{path.as_posix()}:{self.line}: " if self.line else f"{path.as_posix()}: "
        return f"{place}{self.message}" + (f" {self.remedy}" if self.remedy else "")


class RuskaError(Exception):
    """Base of every error that Ruska raises on purpose; `findings` is never empty."""

    def __init__(self, findings: Finding | Iterable[Finding] | str) -> None:
        if isinstance(findings, str):
            findings = Finding(findings)
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__("\n".join(finding.text() for finding in self.findings))

    def __reduce__(self) -> tuple[type["RuskaError"], tuple[tuple[Finding, ...]]]:
        return type(self), (self.findings,)


class ProjectError(RuskaError):
    """The folder is not a project, or its brand cannot be used."""


class DatasetError(RuskaError):
    """A dataset or its description is wrong."""


class ScriptError(RuskaError):
    """A chart script raises, or asks for what is not there."""


class WordsError(RuskaError):
    """A word file has a missing or unknown placeholder, or a text is missing."""


class ClaimError(RuskaError):
    """A sentence that the data no longer bear out."""


class PaintError(RuskaError):
    """A figure cannot be drawn."""


class OutputError(RuskaError):
    """The output folder cannot be written."""
