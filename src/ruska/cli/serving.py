"""`ruska serve`."""

import asyncio
from pathlib import Path

import click

from ruska.build.plan import guard_output
from ruska.cli.building import output_place, project_at
from ruska.cli.telling import TROUBLE, one_line, tell, tell_all
from ruska.errors import Finding, ProjectError, RuskaError

EXTRA = "studio"


def serve_project(folder: Path | None, output: Path | None, port: int, arguments: tuple[str, ...], show: bool) -> int:
    """Serve the output until Ctrl-C and return the exit status: 0, or 2 when it cannot be served.

    `arguments` are those of the builds beyond the project's and the output's place.
    """
    root = folder
    try:
        project = project_at(folder)
        root = project.root
        place = output_place(output or project.root / "output")
        guard_output(place)
        _serve(root, place, port, arguments, show)
    except RuskaError as error:
        tell_all(error.findings, root)
        return TROUBLE
    except KeyboardInterrupt:
        tell("stopped")
    return 0


def _serve(root: Path, output: Path, port: int, arguments: tuple[str, ...], show: bool) -> None:
    try:
        from ruska.serve.run import listen, run
    except ModuleNotFoundError as error:
        remedy = f"Install what serving needs: pip install 'ruska[{EXTRA}]'"
        raise ProjectError(Finding(f'"{error.name}" is not installed.', remedy=remedy)) from error
    command = (*arguments, "--project", str(root), "--output", str(output))
    with listen(port) as listener:
        asyncio.run(run(listener, root, output, command, show=show, say=tell, complain=_complain))


def _complain(line: str) -> None:
    click.echo(one_line(line), err=True)
