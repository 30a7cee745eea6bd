"""The gallery of kinds: every kind says all of itself, and has the three examples that the page shows."""

import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from ruska.build.gallery import gallery_project
from ruska.errors import ProjectError
from ruska.formats.kind_text import Parameter, exported_kinds, kind_id, kind_named, kind_text, pieces

EXAMPLES = ("ordinary", "crowded", "awkward")
PROJECT = gallery_project()
INVENTED = {"en": "Example data: the figures are invented.", "fi": "Esimerkkiaineisto: luvut on keksitty."}
IDS = sorted({*exported_kinds(), *(package.id for package in PROJECT.packages)})


def lacking_words(id: str) -> Iterator[str]:
    """Yield what a kind's docstring lacks."""
    text = kind_text(kind_named(id))
    if not text.summary.endswith("."):
        yield "its docstring does not begin with a sentence"
    if not text.use:
        yield 'its docstring has no "For:"'
    if not text.avoid:
        yield 'its docstring has no "Not for:"'
    for parameter in text.parameters:
        if len(parameter.text) < 10:
            yield f"the parameter `{parameter.name}` is not explained"


def lacking_examples(id: str) -> Iterator[str]:
    """Yield what a kind's package lacks."""
    package = next((package for package in PROJECT.packages if package.id == id), None)
    if package is None:
        yield f"there is no package tests/gallery/project/charts/{id}"
        return
    for example in EXAMPLES:
        if example not in package.graphics:
            yield f'its package has no example "{example}"'
    for language, sentence in INVENTED.items():
        if package.words(language).read_text("utf-8").count(sentence) != len(package.graphics):
            yield f'not every example says in words.{language}.toml: "{sentence}"'


@pytest.mark.parametrize("id", IDS)
def test_every_kind_says_what_it_is_for_and_has_its_examples(id: str) -> None:
    assert [*lacking_words(id), *lacking_examples(id)] == []


def test_all_packages_of_the_gallery_can_be_read() -> None:
    assert PROJECT.findings == ()
    assert len(PROJECT.packages) >= 8


@dataclasses.dataclass(frozen=True, kw_only=True)
class Shared:
    """What is shared.

    `value`: the column of figures.
    `low`, `high`: the ends
    of a range.
    """

    value: str
    low: float = 0
    high: float | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class TwoWords(Shared):
    """One sentence that runs
    over two lines.

    For: this
    and that.
    Not for: `Other`.

    A remark.

    `mode`: how it is drawn.
    """

    mode: Literal["a", "b"] = "a"
    kept: list[str] = dataclasses.field(default_factory=list)

    def resolve(self) -> None: ...
    def table(self) -> None: ...
    def body_height(self) -> None: ...


def test_a_docstring_is_read_with_those_that_it_inherits() -> None:
    text = kind_text(TwoWords)
    assert kind_id(TwoWords) == "two_words"
    assert text.name == "TwoWords"
    assert text.summary == "One sentence that runs over two lines."
    assert (text.use, text.avoid) == ("this and that.", "`Other`.")
    assert text.remarks == ("A remark.",)
    assert text.parameters == (
        Parameter("value", "str", "", "the column of figures."),
        Parameter("low", "float", "0", "the ends of a range."),
        Parameter("high", "float | None", "None", "the ends of a range."),
        Parameter("mode", '"a" | "b"', '"a"', "how it is drawn."),
        Parameter("kept", "list[str]", "[]", ""),
    )


def test_a_kind_without_a_docstring_says_nothing() -> None:
    bare = dataclasses.make_dataclass("Bare", [("value", str)])
    text = kind_text(bare)
    assert (text.summary, text.use, text.avoid, text.remarks) == ("", "", "", ())


def test_names_between_backticks_are_told_from_words() -> None:
    assert [(piece.text, piece.code) for piece in pieces("see `Bar` and `Line`.")] == [
        ("See ", False),
        ("Bar", True),
        (" and ", False),
        ("Line", True),
        (".", False),
    ]


def test_a_package_without_a_kind_is_told() -> None:
    with pytest.raises(ProjectError, match='there is no kind "pie"'):
        kind_named("pie")


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    command = [sys.executable, "-m", "ruska", "gallery", "--output", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {tmp_path}: holds files that Ruska did not make (letter.txt).")
    assert (tmp_path / "letter.txt").read_text("utf-8") == "mine"
