"""The commands that look and do not write, by the real program: help, version, list, doctor, completion."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ruska import __version__

ROOT = Path(__file__).parents[2]
HEAVY = (
    "pandas",
    "numpy",
    "matplotlib",
    "plotly",
    "jinja2",
    "babel",
    "typst",
    "pypdfium2",
    "rich",
    "importlib.metadata",
    "zipfile",
)
HEAVY += ("asyncio", "starlette", "uvicorn", "watchfiles")


def ruska(*arguments: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ruska", *arguments]
    env = os.environ | environment
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    program = (
        "import sys\nfrom ruska.cli import main\ntry:\n    main(['--help'])\nfinally:\n"
        f"    print('loaded', *[name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    for command in ("build", "check", "list", "gallery", "serve", "new", "init", "doctor"):
        assert f"\n  {command} " in done.stdout
    assert done.stdout.endswith("loaded\n")


@pytest.mark.parametrize("command", ["build", "check", "list", "gallery", "serve", "new", "init", "doctor"])
def test_every_command_explains_itself(command: str) -> None:
    done = ruska(command, "--help")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()[2].strip()) > 20


def test_version() -> None:
    assert ruska("--version").stdout.strip().endswith(__version__)


def test_list_names_packages_languages_graphics_and_datasets() -> None:
    done = ruska("list")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert any(line.startswith("tourism  (fi, en") for line in lines)
    assert {"  overnight_stays", "  lapland_nights", "datasets"} <= set(lines)


def test_list_works_from_inside_a_project() -> None:
    assert ruska("list", folder=ROOT / "charts" / "tourism").stdout == ruska("list").stdout


@pytest.mark.parametrize("command", ["build", "check", "list"])
def test_a_folder_without_a_project_is_told(command: str, tmp_path: Path) -> None:
    done = ruska(command, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"error: {tmp_path}: is not a Ruska project. Go to a folder with charts/ and datasets/, or: ruska init DIR"
    ]


@pytest.mark.parametrize("command", ["build", "check"])
def test_unknown_graphics_are_told(command: str) -> None:
    done = ruska(command, "overnight_stay")
    assert done.returncode == 2
    assert done.stderr == 'error: there is no graphic "overnight_stay". Did you mean "overnight_stays"?\n'


def test_unknown_sizes_are_told() -> None:
    done = ruska("build", "--size", "poster", "--size", "narrow")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        'error: there is no size "narrow". Known are web, square, portrait, story, link, slide, a4, a5, tall, wide.',
        'error: there is no size "poster". Known are web, square, portrait, story, link, slide, a4, a5, tall, wide.',
    ]


def test_doctor_names_versions_fonts_browser_and_bundle() -> None:
    done = ruska("doctor")
    assert done.returncode == 0, done.stdout
    assert f"ok      Ruska {__version__}, Python {sys.version.split()[0]}" in done.stdout
    assert "matplotlib " in done.stdout
    assert "brand lapland: RuskaSans-Regular.ttf" in done.stdout
    assert "plotly.js for pages: " in done.stdout
    assert all(line.startswith(("ok      ", "note    ")) for line in done.stdout.splitlines())


def test_doctor_says_what_no_browser_means() -> None:
    done = ruska("doctor", BROWSER_PATH="/nowhere/chrome")
    assert done.returncode == 0
    assert "note    no Chrome or Chromium: graphics drawn by plotly are left out" in done.stdout


def test_doctor_works_without_a_project(tmp_path: Path) -> None:
    done = ruska("doctor", folder=tmp_path)
    assert done.returncode == 0
    assert "is not a Ruska project" in done.stdout


def test_shell_completion_knows_graphics_and_packages() -> None:
    done = ruska("x", _RUSKA_COMPLETE="bash_complete", COMP_WORDS="ruska build over", COMP_CWORD="2")
    assert "plain,overnight_stays" in done.stdout.splitlines()


def test_a_fault_of_the_program_itself_is_one_line() -> None:
    program = (
        "import ruska.cli.listing as listing\n"
        "def broken(folder): raise RuntimeError('first\\nsecond')\n"
        "listing.list_project = broken\n"
        "from ruska.cli import main\nmain(['list'])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "ruska: stopped with RuntimeError: first second. This is a fault of Ruska" in done.stderr
