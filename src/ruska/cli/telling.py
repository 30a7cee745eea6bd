"""How the command line speaks: findings go to the error stream, one line each, errors before remarks."""

from collections.abc import Iterable
from pathlib import Path

import click

from ruska.errors import Finding

FAILED, TROUBLE, STOPPED = 1, 2, 130
"""Exit statuses: something failed; nothing could be done; stopped by Ctrl-C."""


def tell_all(findings: Iterable[Finding], root: Path | None, *, err: bool = True) -> None:
    """Print findings, each once, by file and line; the word before each tells errors from remarks without colour.

    They go to the error stream, or to the output where `err` is false.
    """
    root = root.resolve() if root else None
    for finding in sorted(dict.fromkeys(findings), key=_order):
        click.echo(f"{finding.level}: {one_line(finding.text(root))}", err=err)


def tell(text: str) -> None:
    """Print a line."""
    click.echo(text)


def _order(finding: Finding) -> tuple[bool, str, int, str]:
    return finding.level != "error", str(finding.path or ""), finding.line, finding.message


def one_line(text: str) -> str:
    """Return a text without line ends and without characters that could steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
