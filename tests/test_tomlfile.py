"""TOML files: what is wrong is told with its line, and every key knows its line."""

from pathlib import Path

import pytest

from ruska.errors import ProjectError
from ruska.tomlfile import TomlFile, read_toml, written_tables

TEXT = '''# first line
title = "a"
list = [
  "x",
  # a remark
  { inner = 1 },
]

[table]
"quoted key" = 1
dotted.key = 2

[table.below]
value = """
two lines"""

[[items]]
name = "one"
[items.part]
deep = 1

[[items]]
name = "two"
[items.part]
deep = 2
'''
LINES = {
    ("title",): 2,
    ("list",): 3,
    ("list", 0): 4,
    ("list", 1): 6,
    ("list", 1, "inner"): 6,
    ("table",): 9,
    ("table", "quoted key"): 10,
    ("table", "dotted", "key"): 11,
    ("table", "below"): 13,
    ("table", "below", "value"): 14,
    ("items", 0, "name"): 18,
    ("items", 0, "part", "deep"): 20,
    ("items", 1): 22,
    ("items", 1, "part", "deep"): 25,
}


def read(tmp_path: Path, content: str | bytes) -> TomlFile:
    path = tmp_path / "file.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_toml(path, ProjectError)


@pytest.mark.parametrize("key", LINES, ids=lambda key: ".".join(map(str, key)))
def test_every_key_knows_its_line(tmp_path: Path, key: tuple[str | int, ...]) -> None:
    assert read(tmp_path, TEXT).line(*key) == LINES[key]


def test_an_absent_key_has_the_line_of_its_nearest_parent(tmp_path: Path) -> None:
    file = read(tmp_path, TEXT)
    assert file.line("table", "below", "nothing", "at all") == 13
    assert file.line("nothing") == 0


def test_lines_are_right_with_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    file = read(tmp_path, b"\xef\xbb\xbfa = 1\r\n\r\n[b]\r\nc = 2\r\n")
    assert (file.line("a"), file.line("b"), file.line("b", "c")) == (1, 3, 4)
    assert file.data == {"a": 1, "b": {"c": 2}}


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("a = 1\nb = 'x\n", 2, "is not valid TOML"),
        ('a = 1\nb = "say "yes""\n', 2, "is not valid TOML"),
        ("a = 1\na = 2\n", 2, "is not valid TOML"),
        ("a = 2026-13-45\n", 1, "is not valid TOML"),
        ("a = [1,\n", 1, "is not valid TOML"),
        (b"a = 1\nb = '\xe4'\n", 2, "is not UTF-8"),
        ("a = " + "[" * 3000, 0, "nests too deeply"),
        ("a = " + "9" * 5000, 0, "is not valid TOML"),
    ],
    ids=["open quote", "inner quote", "twice", "no date", "open list", "cp1252", "deep", "huge"],
)
def test_what_is_wrong_is_told_with_file_line_and_remedy(
    tmp_path: Path, content: str | bytes, line: int, said: str
) -> None:
    with pytest.raises(ProjectError) as caught:
        read(tmp_path, content)
    (finding,) = caught.value.findings
    assert (finding.path, finding.line) == (tmp_path / "file.toml", line)
    assert said in finding.message
    assert finding.remedy


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"none.toml: cannot be read \(No such file or directory\)"):
        read_toml(tmp_path / "none.toml", ProjectError)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="cannot be read"):
        read_toml(tmp_path, ProjectError)


def test_tables_as_written_hold_all_that_belongs_to_a_name() -> None:
    text = '# top\n[a]\nx = 1\n[b]\ny = 2\n[a.inner]\nz = [\n  "[b]",\n]\n[["c-d"]]\nlast = 1'
    assert written_tables(text) == {
        "a": '# top\n[a]\nx = 1\n[a.inner]\nz = [\n  "[b]",\n]\n',
        "b": "# top\n[b]\ny = 2\n",
        "c-d": '# top\n[["c-d"]]\nlast = 1',
    }
    assert written_tables("x = 1\n") == {}


def test_a_file_with_a_text_over_several_lines_counts_as_a_whole() -> None:
    text = '[a]\nx = """\n[b]\n"""\n[b]\ny = 2\n'
    assert written_tables(text) == {"a": text, "b": text}
