"""`ruska serve` over real HTTP: the shipped headers, who is answered, builds at changes, and its end."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ruska.formats.headers import header_files, headers_of
from tests.serving import OPTIONS, PACKAGE, WORDS, Served, built_project, copy_of, ruska, serving

PICTURE = "/example/en/visitors_by_group.web.svg"
PAGE = "/example/en/visitors_by_group.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its output."""
    return built_project(tmp_path_factory.mktemp("serve") / "project")


@pytest.fixture(scope="module")
def served(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that only answers; tests that change files take one of their own."""
    root = copy_of(built, tmp_path_factory.mktemp("answers") / "project")
    with serving(root) as served:
        served.hear(" built, ")
        yield served


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return copy_of(built, tmp_path / "project")


def processes(root: Path) -> list[str]:
    """The command lines of all processes that name a folder."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(place.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return [line for line in found if str(root) in line]


def test_every_file_comes_with_the_headers_that_are_shipped(served: Served):
    output = served.root / "output"
    files = [path for path in output.rglob("*") if path.is_file() and ".ruska" not in path.parts]
    shown = [path.relative_to(output).as_posix() for path in files if path.name not in header_files()]
    assert len(shown) > 20
    for name in shown:
        answer = served.get(f"/{name}", method="HEAD")
        assert answer.status == 200, name
        wanted = {header.lower(): value for header, value in headers_of(Path(name).name).items()}
        assert wanted.items() <= answer.headers.items(), name


def test_only_names_with_a_hash_are_kept_for_ever(served: Served):
    for path in (served.root / "output" / "assets").iterdir():
        lasting = "immutable" in served.get(f"/assets/{path.name}").headers["cache-control"]
        assert lasting == bool(re.search(r"\.[0-9a-f]{8}\.", path.name)), path.name


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        (PICTURE, "image/svg+xml; charset=utf-8"),
        ("/example/en/visitors_by_group.csv", "text/csv; charset=utf-8"),
    ],
)
def test_files_have_their_type(served: Served, path: str, kind: str):
    assert served.get(path).headers["content-type"] == kind


def test_a_file_that_the_browser_has_is_not_sent_again_and_a_page_always(served: Served):
    tag = served.get(PICTURE).headers["etag"]
    assert served.get(PICTURE, If_None_Match=tag).status == 304
    assert "etag" not in served.get(PAGE).headers


def test_pages_get_a_tag_on_their_way_and_stay_as_they_are_on_disk(served: Served):
    tag = re.compile(r'<script src="/-/reload\.js" data-version="[0-9]+" defer></script>')
    sent, kept = served.get(PAGE).text, (served.root / "output" / PAGE[1:]).read_text("utf-8")
    assert len(tag.findall(sent)) == 1
    assert tag.sub("", sent) == kept
    alone = PAGE.replace(".html", ".standalone.html")
    assert served.get(alone).body == (served.root / "output" / alone[1:]).read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/../ruska.toml",
        "/example/../../ruska.toml",
        "/%2e%2e/ruska.toml",
        "/..%2fruska.toml",
        "/example/%2e%2e/%2e%2e/ruska.toml",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/..\\ruska.toml",
        "/out/ruska.toml",
        "/%00",
        "/.ruska/record.json",
        "/%2eruska/record.json",
        "/example/.hidden.csv",
        "/.htaccess",
        "/_headers",
        "/nginx.conf",
        "/example/",
        "/assets/",
        "/assets",
    ],
)
def test_nothing_but_the_files_of_the_output_is_shown(served: Served, path: str):
    output = served.root / "output"
    if not (output / "out").exists():
        (output / "out").symlink_to(served.root)
    (output / "example" / ".hidden.csv").write_text("hidden")
    answer = served.get(path)
    assert (answer.status, answer.text) == (404, "There is no such file.\n")


def test_nothing_can_be_sent(served: Served):
    for method in ("POST", "PUT", "DELETE"):
        assert served.get("/", method=method).status == 405


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8000", 200),
        ("LocalHost", 200),
        ("evil.example", 403),
        ("evil.example:8000", 403),
        ("127.0.0.1.evil.example", 403),
        ("localhost@evil.example", 403),
        ("127.0.0.2", 403),
        ("0.0.0.0", 403),
        (" ", 403),
    ],
)
def test_only_the_names_of_this_machine_are_answered(served: Served, host: str, status: int):
    assert served.get("/", host=host).status == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:3000", 200),
        ("http://127.0.0.1", 200),
        ("https://evil.example", 403),
        ("http://localhost.evil.example", 403),
        ("null", 403),
    ],
)
def test_pages_from_elsewhere_read_nothing(served: Served, origin: str, status: int):
    for path in (PICTURE, "/", "/-/reload.js"):
        assert served.get(path, Origin=origin).status == status


def test_it_listens_on_loopback_alone(served: Served):
    inside = [line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    assert f"0100007F:{served.port:04X}" in inside
    everywhere = "0" * 8
    outside = [*inside, *(line.split()[1] for line in Path("/proc/net/tcp6").read_text().splitlines()[1:])]
    assert not [place for place in outside if place.startswith(everywhere) and place.endswith(f":{served.port:04X}")]


def test_a_change_is_built_once_and_told(project: Path):
    with serving(project) as served:
        served.hear("0 built, 3 unchanged, 0 failed")
        before = served.get("/example/en/visitors_in_figures.html").text
        served.edit(PACKAGE, "brand =", "# a remark changes nothing\nbrand =")
        assert served.hear("changed: ") == f"{PACKAGE} changed: building"
        served.hear("0 built, 3 unchanged, 0 failed")
        assert served.get("/example/en/visitors_in_figures.html").text == before, "no page needs to be loaded again"
        served.edit(WORDS, 'title = "', 'title = "Anew: ')
        served.hear("3 built, 0 unchanged, 0 failed")
        assert "Anew: " in served.get(PAGE).text
        said = len(served.lines)
        served.edit("datasets/example/data.csv", ",", ",")
        served.hear(" built, ")
        assert served.lines[said:][0] == "datasets/example/data.csv changed: building"


@pytest.mark.parametrize("place", ["charts", "datasets", "templates", "ruska.toml"])
def test_every_part_of_a_project_is_watched(project: Path, place: str):
    file = project / place if place == "ruska.toml" else sorted((project / place).rglob("*.toml"))[0]
    with serving(project, "--lang=en", "--size=web", "--format=csv") as served:
        served.hear(" built, ")
        file.write_text(file.read_text("utf-8") + "\n# looked through\n", "utf-8")
        assert served.hear("changed: ").startswith(file.relative_to(project).as_posix())
        served.hear(" built, ")


def test_what_does_not_belong_to_the_project_is_not_watched(project: Path):
    with serving(project) as served:
        served.hear(" built, ")
        (project / "notes.txt").write_text("mine")
        (project / "charts" / "example" / "__pycache__").mkdir(exist_ok=True)
        (project / "charts" / "example" / "__pycache__" / "x.pyc").write_bytes(b"")
        served.edit(WORDS, 'title = "', 'title = "Now: ')
        assert served.hear("changed: ") == f"{WORDS} changed: building"
        served.hear(" built, ")
    assert [line for line in served.lines if "changed: " in line] == [f"{WORDS} changed: building"]


def test_a_build_that_fails_keeps_the_old_files_and_says_why(project: Path):
    with serving(project) as served:
        served.hear(" built, ")
        picture = served.get(PICTURE).body
        served.edit(WORDS, "[visitors_by_group]", "[visitors_by_group\n")
        assert served.hear("error: ").startswith(f"error: {WORDS}:")
        served.hear("2 failed")
        assert served.get(PICTURE).body == picture
        served.edit(WORDS, "[visitors_by_group\n", "[visitors_by_group]")
        served.hear("0 failed")


def test_ctrl_c_ends_it_and_leaves_nothing(project: Path):
    with serving(project) as served:
        served.hear(" built, ")
        with socket.create_connection(("127.0.0.1", served.port)) as page, page.makefile("rw") as stream:
            stream.write("GET /-/news HTTP/1.1\r\nHost: localhost\r\n\r\n")
            stream.flush()
            assert any(line.startswith("data: ") for line in iter(stream.readline, ""))
            assert served.stop() == 0
        served.hear("stopped")
        assert processes(project) == []
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", served.port))
    assert not [line for line in served.lines if "Traceback" in line or "rror" in line]
    assert sorted(path.name for path in (project / "output" / ".ruska").iterdir()) == ["lock", "record.json"]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_the_midst_of_a_build(built: Path, tmp_path: Path, sign: signal.Signals):
    root = copy_of(built, tmp_path / "project")
    with serving(root, *OPTIONS, "--format=png") as served:
        aside = root / "output" / ".ruska" / "aside"
        while not aside.is_dir():
            assert served.process.poll() is None, served.lines
        assert served.stop(sign) == (0 if sign == signal.SIGINT else -sign)
        assert processes(root) == []
    assert ruska("build", f"--project={root}", *OPTIONS).returncode == 0


def test_a_port_that_is_taken_is_told(project: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = ruska("serve", f"--port={port}", f"--project={project}")
    assert done.returncode == 2
    assert done.stderr == (
        f"error: port {port} cannot be used (Address already in use). "
        "Name another with --port, or 0 for any that is free.\n"
    )


def test_a_folder_that_is_not_an_output_is_not_shown(project: Path, tmp_path: Path):
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "letter.txt").write_text("mine")
    done = ruska("serve", "--port=0", f"--project={project}", f"--output={tmp_path / 'private'}")
    assert done.returncode == 2
    assert "holds files that Ruska did not make (letter.txt)" in done.stderr


def test_without_its_libraries_it_says_what_to_install(project: Path):
    program = (
        "import sys; sys.modules['starlette'] = sys.modules['uvicorn'] = None\n"
        f"from ruska.cli import main; main(['serve', '--port=0', '--project={project}'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.endswith("""is not installed. Install what serving needs: pip install 'ruska[studio]'\n""")
    assert "Traceback" not in done.stderr


def test_the_browser_is_opened_where_asked(project: Path, tmp_path: Path):
    seen = tmp_path / "seen"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{seen}"\n')
    browser.chmod(0o755)
    with serving(project, *OPTIONS, "--open", BROWSER=f"{browser} %s") as served:
        served.hear(" built, ")
        while not (seen.is_file() and seen.read_text()):
            assert served.process.poll() is None
        assert seen.read_text().strip() == served.address
