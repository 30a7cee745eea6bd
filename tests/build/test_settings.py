"""`ruska.toml`: what it may hold, and every fault told with its line and what to do."""

import shutil
from pathlib import Path

import pytest

from ruska.build.project import Project
from ruska.build.settings import Settings, read_settings
from ruska.errors import ProjectError

ROOT = Path(__file__).parents[2]


def project(root: Path, settings: str | None, package: str = "") -> Project:
    """Return a project with one empty graphic and what is to be tried."""
    folder = root / "charts" / "travel"
    folder.mkdir(parents=True)
    (root / "datasets").mkdir()
    (folder / "nights.py").write_text("", "utf-8")
    head = 'brand = "house"\nlanguages = ["fi", "en"]\ngraphics = ["nights"]\n'
    (folder / "package.toml").write_text(head + package, "utf-8")
    if settings is not None:
        (root / "ruska.toml").write_text(settings, "utf-8")
    return Project(root)


TOPIC = '[topics.travel]\nfi = "Matkailu"\nen = "Tourism"\n'


def test_a_project_needs_no_settings(tmp_path: Path):
    assert project(tmp_path, None).settings == Settings("", {})
    assert project(tmp_path / "empty", "").settings == Settings("", {})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://example.org/figures/", "https://example.org/figures/"),
        ("https://example.org/figures", "https://example.org/figures/"),
        ("http://example.org", "http://example.org/"),
        ("http://127.0.0.1:8000/a%20b/", "http://127.0.0.1:8000/a%20b/"),
        ("https://[::1]:8443/", "https://[::1]:8443/"),
        ("", ""),
    ],
)
def test_an_address_ends_with_a_slash(tmp_path: Path, written: str, read: str):
    assert project(tmp_path, f'address = "{written}"').settings.address == read


@pytest.mark.parametrize(
    "written",
    [
        '"figures/"',
        '"//example.org/"',
        '"ftp://example.org/"',
        '"javascript:alert(1)"',
        '"https:///figures"',
        '"https://example.org/?a=1"',
        '"https://example.org/#top"',
        '"https://user:secret@example.org/"',
        '"https://example.org/a b"',
        "'https://example.org/\"><script>'",
        '"https://exa\\u0000mple.org/"',
        '"https://example.org:port/"',
        '"https://[::1/"',
        "7",
        '["https://example.org/"]',
    ],
)
def test_what_is_no_address_of_a_folder_is_told_with_its_line(tmp_path: Path, written: str):
    with pytest.raises(ProjectError) as raised:
        _ = project(tmp_path, f"# Where it is.\naddress = {written}\n").settings
    [finding] = raised.value.findings
    assert (finding.path, finding.line) == (tmp_path / "ruska.toml", 2)
    assert "is no address of a folder on the web" in finding.message
    assert "https://example.org/figures/" in finding.remedy


def test_all_faults_are_told_at_once(tmp_path: Path):
    text = 'adress = "x"\naddress = "y"\n[topics.Work]\nfi = "Työ"\n[topics.play]\nfi = " "\n[topics.rest]\n'
    with pytest.raises(ProjectError) as raised:
        read_settings(project(tmp_path, text).root)
    told = [(finding.line, finding.message) for finding in raised.value.findings]
    assert told == [
        (1, '"adress" is not understood.'),
        (2, '"y" is no address of a folder on the web.'),
        (3, '"Work" is no plain name.'),
        (5, 'the topic "play" has no names.'),
        (7, 'the topic "rest" has no names.'),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("topics = 3", 1, "is no table"),
        ("address = ", 1, "is not valid TOML"),
        ("topics = { work = 1 }", 1, "no names"),
    ],
)
def test_other_shapes_are_told(tmp_path: Path, text: str, line: int, message: str):
    with pytest.raises(ProjectError, match=message) as raised:
        read_settings(project(tmp_path, text).root)
    assert [finding.line for finding in raised.value.findings] == [line]


def test_a_package_names_the_topics_of_its_graphics(tmp_path: Path):
    made = project(tmp_path, TOPIC, '[topics]\nnights = ["travel"]\nposter = ["travel"]\n')
    assert made.findings == ()
    assert made.packages[0].topics == {"nights": ("travel",), "poster": ("travel",)}
    assert made.settings.topics["travel"]["fi"] == "Matkailu"


@pytest.mark.parametrize(
    ("topics", "line", "message"),
    [
        ('nights = ["trade"]', 5, 'there is no topic "trade".'),
        ("nights = [3]", 5, 'there is no topic "3".'),
        ('days = ["travel"]', 5, '"days" is no graphic of this package.'),
        ('nights = "travel"', 5, "is no list of topics."),
        ('nights = ["half"]', 5, 'the topic "half" has no name in en.'),
    ],
)
def test_what_is_wrong_with_topics_is_told_in_the_package(tmp_path: Path, topics: str, line: int, message: str):
    made = project(tmp_path, f'{TOPIC}[topics.half]\nfi = "Puoli"\n', f"[topics]\n{topics}\n")
    [finding] = made.findings
    assert (finding.path, finding.line, finding.message) == (made.packages[0].description, line, message)
    assert finding.remedy


def test_a_topic_is_named_in_another_language_where_it_must():
    settings = Settings("", {"travel": {"fi": "Matkailu", "en": "Tourism"}, "play": {"nb": "Lek"}})
    topics = ("play", "travel", "none")
    assert settings.named(topics, "fi") == [("play", "Lek"), ("travel", "Matkailu")]
    assert settings.named(topics, "sv") == [("play", "Lek"), ("travel", "Tourism")]


def test_topics_that_are_no_table_are_told(tmp_path: Path):
    [finding] = project(tmp_path, TOPIC, "topics = 1\n").findings
    assert finding.message == '"topics" is no table.'


def test_faulty_settings_are_among_the_projects_findings(tmp_path: Path):
    made = project(tmp_path, 'address = "x"', '[topics]\nnights = ["travel"]\n')
    assert [finding.path for finding in made.findings] == [tmp_path / "ruska.toml"]


@pytest.mark.parametrize("place", [ROOT, ROOT / "templates/start/project"])
def test_the_shipped_settings_are_sound(place: Path, tmp_path: Path):
    copied = Path(shutil.copytree(place / "charts", tmp_path / "charts")).parent
    shutil.copy(place / "ruska.toml", copied)
    made = Project(copied)
    assert made.findings == ()
    assert all(len(package.topics) == len(package.targets) for package in made.packages)
    used = {topic for package in made.packages for topics in package.topics.values() for topic in topics}
    assert used == set(made.settings.topics)
