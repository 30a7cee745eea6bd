"""How the command line speaks: findings go to the error stream, one line each, errors before remarks."""

from collections.abc import Iterable
from pathlib import Path

import click

from ruska.errors import Finding


def tell_all(findings: Iterable[Finding], root: Path | None) -> None:
    """Print findings, each once; the word before each tells errors from remarks without colour."""
    unique = list(dict.fromkeys(findings))
    for finding in sorted(unique, key=lambda one: one.level != "error"):
        click.echo(f"{finding.level}: {finding.text(root)}", err=True)


def tell(text: str) -> None:
    """Print a line."""
    click.echo(text)
