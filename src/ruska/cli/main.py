"""`ruska`: build, check, list, gallery, serve, new, init, doctor."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ruska import __version__
from ruska.cli.telling import STOPPED, TROUBLE, tell_all
from ruska.errors import RuskaError

PROJECT = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="The project's folder; else the one that holds the current folder.",
)


def complete_graphics(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the graphics and packages whose names begin with what is typed."""
    from ruska.build.project import find_project
    from ruska.errors import RuskaError

    try:
        packages = find_project(ctx.params.get("project") or Path.cwd()).packages
    except RuskaError:
        return []
    names = {name for package in packages for name in (package.id, *package.graphics)}
    return sorted(name for name in names if name.startswith(incomplete))


GRAPHICS = click.argument("graphics", nargs=-1, metavar="[GRAPHIC]...", shell_complete=complete_graphics)
LANGUAGES = click.option(
    "--lang", "languages", multiple=True, metavar="LANG", help="Only this language; may be repeated."
)
FORMATS = click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["png", "svg", "pdf", "html", "csv", "xlsx", "txt"]),
    help="Only this format; may be repeated.",
)
SIZES = click.option(
    "--size", "sizes", multiple=True, metavar="SIZE", help="Only this canvas, such as web; may be repeated."
)
OUTPUT = click.option("--output", type=click.Path(path_type=Path), default=None, help="Where to write; else output/.")
WORKERS = click.option(
    "--workers", type=click.IntRange(1, 64), default=None, help="Processes that draw; else one a core."
)


class Program(click.Group):
    """The commands; nothing that stops one of them reaches a person as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Ctrl-C ends with status 130; a fault of Ruska itself with one line that tells the place."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("stopped: what was finished is in place, the rest is as it was.", err=True)
            ctx.exit(STOPPED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except RuskaError as error:
            tell_all(error.findings, None)
        except Exception as error:
            from ruska.build.faults import own_fault

            tell_all([own_fault(error, "ruska")], None)
        raise click.exceptions.Exit(TROUBLE)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="ruska")
def main() -> None:
    """Turn datasets into branded, sourced, accessible infographic packages in several languages.

    Shell completion: eval "$(_RUSKA_COMPLETE=bash_source ruska)" in bash; zsh_source and fish_source likewise.
    """


@main.command()
@GRAPHICS
@LANGUAGES
@FORMATS
@SIZES
@OUTPUT
@WORKERS
@click.option("--force", is_flag=True, help="Build even what is up to date.")
@PROJECT
@click.pass_context
def build(
    ctx: click.Context,
    *,
    graphics: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    sizes: tuple[str, ...],
    output: Path | None,
    workers: int | None,
    force: bool,
    project: Path | None,
) -> None:
    """Build all graphics, or those named (a graphic, a package, or package/graphic)."""
    from ruska.build.targets import Selection
    from ruska.cli.building import build_project

    selection = Selection(graphics, languages, formats, sizes)
    ctx.exit(build_project(project, selection, output, workers, force))


@main.command()
@GRAPHICS
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="DATE",
    help="Judge the age of figures and statuses as on this day (2026-11-24); else today.",
)
@PROJECT
@click.pass_context
def check(ctx: click.Context, graphics: tuple[str, ...], on: datetime | None, project: Path | None) -> None:
    """Check datasets, words, claims, colours, layouts and what makes a graphic honest; one line a finding.

    Errors stop a build or mislead a reader, warnings are for you to judge, notes list what a canvas had no room for.
    """
    from ruska.cli.checking import check_project

    ctx.exit(check_project(project, graphics, on.date() if on else date.today()))


@main.command("list")
@PROJECT
@click.pass_context
def list_(ctx: click.Context, project: Path | None) -> None:
    """List packages, graphics, languages and datasets."""
    from ruska.cli.listing import list_project

    ctx.exit(list_project(project))


@main.command()
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("gallery"), help="Where to write; else gallery/ here."
)
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="Processes that draw; else one a core.")
@click.pass_context
def gallery(ctx: click.Context, output: Path, workers: int | None) -> None:
    """Show every kind of chart: what it is for, its parameters, examples with their scripts. All data are invented."""
    from ruska.cli.building import build_gallery

    ctx.exit(build_gallery(output, workers))


@main.command()
@GRAPHICS
@LANGUAGES
@FORMATS
@SIZES
@OUTPUT
@WORKERS
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Else 8000; 0 takes any that is free.")
@click.option("--open", "show", is_flag=True, help="Open the site in your browser.")
@PROJECT
@click.pass_context
def serve(
    ctx: click.Context,
    *,
    graphics: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    sizes: tuple[str, ...],
    output: Path | None,
    workers: int | None,
    port: int,
    show: bool,
    project: Path | None,
) -> None:
    """Show the output at 127.0.0.1, to this machine alone, and build it again whenever a file of the project changes.

    Graphics and options choose what is built, as for `ruska build`. Open pages follow, and show what went wrong.
    """
    from ruska.cli.serving import serve_project

    chosen = {"--lang": languages, "--format": formats, "--size": sizes, "--workers": (workers,) if workers else ()}
    options = (f"{name}={value}" for name, values in chosen.items() for value in values)
    ctx.exit(serve_project(project, output, port, (*graphics, *options), show))


@main.command()
@click.argument("what", type=click.Choice(["package", "chart", "dataset"]))
@click.argument("id")
@PROJECT
@click.pass_context
def new(ctx: click.Context, what: str, id: str, project: Path | None) -> None:
    """Begin a package, a chart (ID is package/graphic) or a dataset from a working example."""
    from ruska.cli.starting import start

    ctx.exit(start(what, id, project))


@main.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.pass_context
def init(ctx: click.Context, directory: Path) -> None:
    """Make a small working project in DIRECTORY that builds at once."""
    from ruska.cli.starting import start_project

    ctx.exit(start_project(directory))


@main.command()
@PROJECT
@click.pass_context
def doctor(ctx: click.Context, project: Path | None) -> None:
    """Say which fonts, browser, Node and libraries are here, and what is missing."""
    from ruska.cli.doctor import examine

    ctx.exit(examine(project))
