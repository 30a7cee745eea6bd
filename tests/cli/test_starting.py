"""`ruska init` and `ruska new`, by the real command: what they make builds at once, and nothing is ever overwritten."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ruska.build.project import find_project

LANGUAGES = ("fi", "en", "sv", "nb")
REAL_PLACES = re.compile(r"la(p|pp)land|\blap(in|issa|pi)\b|rovaniemi|finland|suom(i|en)\b|barents", re.IGNORECASE)


def ruska(*arguments: object, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ruska", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def said(done: subprocess.CompletedProcess[str]) -> str:
    return done.stdout + done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project as `ruska init` makes it; tests that write take a copy."""
    folder = tmp_path_factory.mktemp("start") / "charts of ours"
    done = ruska("init", folder)
    assert done.returncode == 0, said(done)
    return folder


@pytest.fixture
def project(fresh: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(fresh, tmp_path / "project"))


def test_a_new_project_passes_its_check(project: Path):
    done = ruska("check", folder=project)
    assert done.returncode == 0, said(done)
    assert "0 errors, 0 warnings" in done.stdout, said(done)


def test_a_new_project_builds_at_once(project: Path):
    done = ruska("build", folder=project)
    assert done.returncode == 0, said(done)
    assert "6 built, 0 unchanged, 0 failed" in done.stdout
    assert str(project / "output" / "index.html") in done.stdout
    assert (project / "output/example/fi/visitors_by_group.web.png").stat().st_size > 10_000
    assert not {"error", "warning"} & set(re.findall(r"\w+(?=:)", done.stderr)), said(done)


def test_a_new_project_says_that_its_figures_are_invented(fresh: Path):
    for language, mark in (("fi", "Esimerkki"), ("en", "Example")):
        words = (fresh / f"charts/example/words.{language}.toml").read_text("utf-8")
        titles = re.findall(r'^title = "(.*)"', words, re.MULTILINE)
        assert len(titles) == 4
        assert all(title.startswith(mark) for title in titles)
    for path in (fresh / "datasets").glob("*/dataset.toml"):
        assert path.read_text("utf-8").startswith("# EXAMPLE"), path


def test_a_new_project_names_no_real_place(fresh: Path):
    texts = {name: content for name, content in contents(fresh).items() if not name.endswith(".ttf")}
    assert {name: REAL_PLACES.search(text.decode("utf-8")) for name, text in texts.items()} == dict.fromkeys(texts)


def test_a_new_project_brings_its_brand_and_leaves_the_engine_alone(fresh: Path):
    assert [path.name for path in (fresh / "templates").iterdir()] == ["house"]
    fonts = {path.name for path in (fresh / "templates/house/fonts").iterdir()}
    assert {"OFL.txt", "RuskaSans-Regular.ttf", "RuskaSansDisplay-Bold.ttf"} <= fonts
    assert (fresh / ".gitignore").read_text("utf-8").splitlines()[2] == "/output/*"
    assert not list(fresh.rglob("__pycache__"))


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_init_refuses_what_is_there_already(tmp_path: Path, kind: str):
    place = tmp_path / "mine"
    if kind == "folder":
        place.mkdir()
        (place / "letter.txt").write_text("Dear all", "utf-8")
    else:
        place.write_text("Dear all", "utf-8")
    before = contents(tmp_path)
    done = ruska("init", place)
    assert done.returncode == 2
    assert "is there already and is not an empty folder" in done.stderr
    assert contents(tmp_path) == before


def test_init_fills_an_empty_folder(tmp_path: Path):
    assert ruska("init", ".", folder=tmp_path).returncode == 0
    assert find_project(tmp_path).packages[0].id == "example"


def test_a_new_package_and_chart_pass_the_check_and_build_in_every_language(project: Path):
    description = project / "charts/example/package.toml"
    languages = ", ".join(f'"{language}"' for language in LANGUAGES)
    description.write_text(description.read_text("utf-8").replace('"fi", "en"', languages), "utf-8")
    done = ruska("new", "package", "trade", folder=project)
    assert done.returncode == 0, said(done)
    done = ruska("new", "chart", "trade/exports", folder=project)
    assert done.returncode == 0, said(done)
    package = next(one for one in find_project(project).packages if one.id == "trade")
    assert (package.brand, package.languages, package.graphics) == ("house", LANGUAGES, ("example", "exports"))
    done = ruska("check", "trade", folder=project)
    assert done.returncode == 0, said(done)
    done = ruska("build", "trade", "--size", "web", "--format", "svg", folder=project)
    assert "8 built, 0 unchanged, 0 failed" in done.stdout, said(done)


def test_a_new_chart_leaves_northern_sami_to_a_translator(project: Path):
    description = project / "charts/example/package.toml"
    description.write_text(description.read_text("utf-8").replace('"en"]', '"en", "se"]'), "utf-8")
    words = project / "charts/example/words.se.toml"
    words.write_text('[package]\ntitle = "Ovdamearka"\n', "utf-8")
    assert ruska("new", "chart", "example/more", folder=project).returncode == 0
    added = words.read_text("utf-8").partition("\n\n")[2]
    assert added.startswith(
        "# Northern Sámi: a translator must write these texts. Until then they stand in English.\n[more]"
    )


def test_a_new_chart_makes_the_example_dataset_where_it_is_missing(project: Path):
    shutil.rmtree(project / "datasets/example")
    assert ruska("new", "chart", "example/more", folder=project).returncode == 0
    done = ruska("build", "more", "--lang", "fi", "--size", "web", "--format", "svg", folder=project)
    assert done.returncode == 0, said(done)


def test_a_new_chart_keeps_what_people_wrote(project: Path):
    folder = project / "charts/example"
    description, words = folder / "package.toml", folder / "words.fi.toml"
    head = '# Ask Anna first.\nbrand = "house"\nlanguages = ["fi", "en"]\ngraphics = [\n'
    graphics = '  "visitors_in_figures",\n  "visitors_by_group", # the best one\n  "visitors_by_region",\n'
    description.write_text(f"{head}{graphics}]\n", "utf-8")
    finnish = words.read_bytes().replace(b"\n", b"\r\n")
    words.write_bytes(finnish)
    assert ruska("new", "chart", "example/more", folder=project).returncode == 0
    assert description.read_text("utf-8") == f'{head}{graphics}  "more",\n]\n'
    assert words.read_bytes().startswith(finnish)
    assert words.read_bytes().count(b"\n") == words.read_bytes().count(b"\r\n")
    assert b'[more]\r\ntitle = "Esimerkki: ' in words.read_bytes()


def test_a_new_dataset_loads_and_explains_each_field(project: Path):
    assert ruska("new", "dataset", "visits-2025", folder=project).returncode == 0
    text = (project / "datasets/visits-2025/dataset.toml").read_text("utf-8")
    assert text.startswith("# EXAMPLE: the figures beside this file are invented.")
    assert ruska("check", folder=project).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("package", "example"), "charts/example: is there already"),
        (("package", "Trade"), '"Trade" is no name for a package'),
        (("package", "../trade"), '"../trade" is no name for a package'),
        (("chart", "exports"), '"exports" names no package'),
        (("chart", "trade/exports"), 'there is no package "trade"; known are example'),
        (("chart", "example/visitors_by_group"), "charts/example/visitors_by_group.py: is there already"),
        (("chart", "example/2025"), '"2025" is no name for a chart'),
        (("chart", "example/package"), 'charts/example/words.fi.toml:3: has words for "package" already'),
        (("dataset", "example"), "datasets/example: is there already"),
        (("dataset", "my figures"), '"my figures" is no name for a dataset'),
    ],
)
def test_new_refuses_and_changes_nothing(fresh: Path, arguments: tuple[str, str], message: str):
    before = contents(fresh)
    done = ruska("new", *arguments, folder=fresh)
    assert done.returncode == 2
    assert message in done.stderr
    assert contents(fresh) == before


def test_new_tells_every_fault_of_the_word_files_at_once(project: Path):
    folder = project / "charts/example"
    (folder / "words.fi.toml").write_text('[package]\ntitle = "a"b"\n', "utf-8")
    (folder / "words.en.toml").unlink()
    before = contents(project)
    done = ruska("new", "chart", "example/more", folder=project)
    assert done.returncode == 2
    assert "words.fi.toml:2: is not valid TOML" in done.stderr
    assert "words.en.toml: is missing" in done.stderr
    assert contents(project) == before


def test_new_outside_a_project_says_how_to_begin_one(tmp_path: Path):
    done = ruska("new", "dataset", "visits", folder=tmp_path)
    assert done.returncode == 2
    assert "ruska init DIR" in done.stderr
