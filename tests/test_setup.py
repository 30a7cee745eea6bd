"""Setting up: the wheel, the locks, the scripts behind `make`, and the pages that tell people how."""

import ast
import json
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-test.txt")
REGISTRIES = re.compile(
    r"registry\.npmjs\.org|pypi\.org/simple|files\.pythonhosted\.org|--(extra-)?index-url|\bfile:///"
)


def run(*command: object, folder: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    arguments = [str(part) for part in command]
    environment = {"PATH": "/usr/bin:/bin", **variables} if variables else None
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def script(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), "utf-8")
    path.chmod(0o755)


def tracked() -> list[Path]:
    done = run("git", "ls-files", folder=ROOT)
    assert done.returncode == 0, done.stderr
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the `ruska` command of a wheel, installed away from the sources; the libraries are those of this run."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    built = run(*pip, "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index", "-w", folder, ROOT)
    assert built.returncode == 0, built.stderr
    venv.create(folder / "venv", with_pip=False)
    wheel = next(folder.glob("ruska-*.whl"))
    added = run(*pip, "--python", folder / "venv/bin/python", "install", "--quiet", "--no-deps", "--no-index", wheel)
    assert added.returncode == 0, added.stderr
    packages = next((folder / "venv").glob("lib/python*/site-packages"))
    (packages / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return folder / "venv/bin/ruska"


def test_an_installed_wheel_makes_a_project_and_builds_it(installed: Path, tmp_path: Path):
    where = run(installed.with_name("python"), "-c", "import ruska; print(ruska.__file__)", folder=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(installed.parents[1])
    assert run(installed, "init", "ours", folder=tmp_path).returncode == 0
    done = run(installed, "build", "--lang", "en", folder=tmp_path / "ours")
    assert done.returncode == 0, done.stderr
    assert "3 built, 0 unchanged, 0 failed" in done.stdout
    assert (tmp_path / "ours/output/index.html").is_file()
    assert not (tmp_path / "ours/templates/base").exists()


def test_an_installed_wheel_has_the_examples_of_every_kind_but_no_tests(installed: Path, tmp_path: Path):
    program = (
        "from ruska.build.gallery import gallery_project as made; p = made(); print(p.root); print(len(p.packages))"
    )
    root, count = run(installed.with_name("python"), "-c", program, folder=tmp_path).stdout.split()
    assert Path(root).is_relative_to(installed.parents[1])
    assert int(count) == len(list((ROOT / "tests/gallery/project/charts").glob("*/package.toml")))
    assert {path.name for path in Path(root).iterdir()} == {"charts", "datasets"}
    assert not list(installed.parents[1].rglob("test_gallery.py"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str):
    pins = re.split(r"\n(?=\S)", (ROOT / lock).read_text("utf-8").strip())
    assert len(pins) > 10
    for pin in pins:
        assert re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==[\w.+]+( ; [^\n]+)? \\\n    --hash=sha256:", pin), pin.splitlines()[
            0
        ]


def test_the_lock_holds_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    served = project["optional-dependencies"]["studio"]
    wanted = {re.match(r"[\w-]+", name)[0].lower() for name in (*project["dependencies"], *served)}
    locked = set(
        re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    )
    assert wanted <= locked
    assert {"hatchling", "editables"} <= locked


def test_both_locks_agree():
    pins = [
        dict(re.findall(r"^([a-z0-9-]+)[^=\s]*==([\w.+]+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
        for lock in LOCKS
    ]
    assert {name: pins[0][name] for name in pins[0].keys() & pins[1].keys()}.items() <= pins[1].items()


def test_new_projects_take_the_same_plotly_as_this_one():
    skeleton = ROOT / "templates/start/project"
    for name in ("package.json", "package-lock.json"):
        ours, theirs = (json.loads((folder / name).read_text("utf-8")) for folder in (ROOT, skeleton))
        if name == "package.json":
            assert theirs["dependencies"] == ours["dependencies"]
        else:
            place = "node_modules/plotly.js-basic-dist-min"
            assert theirs["packages"][place] == ours["packages"][place]


def test_no_file_records_where_packages_came_from():
    files = [path for path in tracked() if path.suffix not in (".png", ".ttf", ".xlsx") and path != Path(__file__)]
    found = [path.name for path in files if REGISTRIES.search(path.read_text("utf-8"))]
    assert found == []


def test_an_old_python_is_refused_in_words(tmp_path: Path):
    old = tmp_path / "python3"
    script(old, '[ "$1" = --version ] && echo "Python 3.9.2" && exit 0', "exit 1")
    done = run("sh", ROOT / "scripts/make_venv", tmp_path / "venv", PYTHON=str(old))
    assert done.returncode == 1
    assert done.stderr.startswith("Ruska needs Python 3.11 or newer, this is Python 3.9.2.")
    assert not (tmp_path / "venv").exists()


def test_a_missing_python_is_named(tmp_path: Path):
    done = run("sh", ROOT / "scripts/make_venv", tmp_path / "venv", PYTHON="python3.99")
    assert done.returncode == 1
    assert "python3.99 is not here" in done.stderr


def test_a_venv_that_works_is_left_alone(tmp_path: Path):
    script(tmp_path / "venv/bin/python", "exit 0")
    done = run("sh", ROOT / "scripts/make_venv", tmp_path / "venv", PYTHON=sys.executable)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_npm_the_build_goes_on_and_says_so(tmp_path: Path):
    script(tmp_path / "bin/env", "exit 0")
    done = run(
        "/bin/sh", ROOT / "scripts/install_assets", "node_modules/.core", folder=tmp_path, PATH=f"{tmp_path}/bin"
    )
    assert done.returncode == 0
    assert done.stdout == "npm is not here: pages will carry the full plotly.js\n"
    assert not (tmp_path / "node_modules").exists()


def test_missing_programs_are_named_where_nothing_may_be_installed(tmp_path: Path):
    for name in ("sudo", "chromium", "rsvg-convert"):
        script(tmp_path / name, "exit 1")
    script(tmp_path / "id", "echo 1000")
    for name in ("find", "grep", "uname"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    done = run("/bin/sh", ROOT / "scripts/system_packages", PATH=str(tmp_path), PYTHON=sys.executable)
    assert done.returncode == 0
    assert "As root: apt-get install poppler-utils" in done.stdout


@pytest.mark.parametrize(
    ("broken", "status"), [("", 0), ("ruff", 1), ("mypy", 1), ("lint-imports", 1), ("python", 1), ("ruff python", 1)]
)
def test_check_runs_everything_and_ends_with_the_line_of_the_tests(tmp_path: Path, broken: str, status: int):
    for name in ("ruff", "mypy", "lint-imports", "python"):
        line = "= 612 passed in 80.1s =" if name == "python" else f"{name} speaks"
        script(tmp_path / ".venv/bin" / name, f"echo '{line}'", f"exit {int(name in broken.split())}")
    check = tmp_path / "scripts/check"
    check.parent.mkdir()
    check.write_bytes((ROOT / "scripts/check").read_bytes())
    done = run("sh", check)
    assert done.returncode == status
    assert done.stdout.splitlines()[-1] == "= 612 passed in 80.1s ="
    assert ("FAILED" in done.stdout) == bool(set(broken.split()) - {"python"})


def test_pictures_of_the_readme_are_there_and_small():
    text = (ROOT / "README.md").read_text("utf-8")
    pictures = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", text)
    assert len(pictures) >= 2
    for description, name in pictures:
        assert len(description) > 40, name
        assert (ROOT / name).stat().st_size <= 150_000, name


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_of_the_guides_lead_somewhere(name: str):
    text = (ROOT / name).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_guides_name_only_files_and_modules_that_exist():
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text("utf-8")
        for path in re.findall(r"`((?:src|templates|tests|scripts|datasets|charts)/[\w./-]*)`", text):
            assert (ROOT / path).exists(), f"{name}: {path}"


def test_source_files_and_functions_stay_short():
    long = []
    for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "scripts").glob("*.py")]:
        text = path.read_text("utf-8")
        if text.count("\n") > 400:
            long.append(f"{path.name} has {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60:
                long.append(f"{path.name}: {node.name}")
    assert long == []
