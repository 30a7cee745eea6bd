"""Everything that can be wrong with one graphic, at once: each is told, none stops another, old output stays whole."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from project_samples import CSV, DATASET, Ended, Workshop, small_project

FORMATS = ("--format", "svg", "--format", "csv", "--size", "web")
OWN_DATA = ("missing_column", "wrong_type", "duplicate_key", "unknown_unit", "encoding", "toml")
SHARED = ("placeholder", "brace", "wrong_key", "raises", "exits", "no_python", "false_claim", "healthy")


@dataclass
class Spoilt:
    """A project that was built, spoilt in many places, built again, repaired, and built again."""

    shop: Workshop
    before: dict[str, str]
    ended: Ended
    after: dict[str, str]
    manifests: dict[str, Any]
    repaired: Ended
    healed: dict[str, str]


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Spoilt:
    shop = small_project(tmp_path_factory.mktemp("spoilt") / "project")
    for name in OWN_DATA:
        shop.dataset(name)
    shop.package("one", {name: name for name in OWN_DATA} | dict.fromkeys(SHARED, "people"))
    shop.package("two", {"untranslated": "people", "fine": "people"}, ("fi", "en"))
    shop.package("three", {"any": "people"})
    shop.package("four", {"any": "people"}, ("fi", "en"))
    shop.package("five", {"gone": "people", "here": "people"})
    shop.package("six", {"any": "people"}, ("fi", "en"))
    assert shop.build(*FORMATS).status == 0
    before, sound = shop.hashes(), shop.copy(shop.root.with_name("sound"))
    _spoil(shop)
    ended, after = shop.build(*FORMATS), shop.hashes()
    manifests = {
        name: json.loads((shop.output / name).read_bytes()) for name in after if name.endswith("manifest.json")
    }
    _repair(shop, sound)
    repaired = shop.build(*FORMATS)
    return Spoilt(shop, before, ended, after, manifests, repaired, shop.hashes())


def _spoil(shop: Workshop) -> None:
    shop.change("datasets/missing_column/data.csv", "place,year,people", "place,year,peple")
    shop.dataset("wrong_type", csv=CSV.replace("900", "many").replace("2100", "more"))
    shop.dataset("duplicate_key", csv=CSV + "north,2023,901\n")
    shop.dataset("unknown_unit", DATASET.replace('"persons"', '"person"'))
    shop.dataset("encoding", csv=b"place,year,people\nnorth,2024,1\nsouth\x81,2024,\x00\n")
    shop.change("datasets/toml/dataset.toml", 'licence = "CC0 1.0"', 'licence = "CC0 1.0')
    words = "charts/one/words.en.toml"
    text = (shop.root / words).read_text("utf-8")
    for name, old, new in (
        ("placeholder", "{north} inhabitants in {year}", "{nroth} inhabitants in {yeer}"),
        ("brace", "{north} inhabitants", "{north inhabitants"),
        ("wrong_key", "subtitle =", "subtitel ="),
        ("healthy", "By place", "By each place"),
    ):
        head, table, tail = text.partition(f"[{name}]\n")
        text = head + table + tail.replace(old, new, 1)
    shop.write(words, text)
    shop.change("charts/one/raises.py", 't.where(year="latest")', 't.where(yaer="latest")')
    shop.change("charts/one/exits.py", "chart = Chart(", "raise SystemExit\nchart = Chart(")
    shop.change("charts/one/no_python.py", "claims=[", "claims=(")
    shop.change("charts/one/false_claim.py", '"north > 0"', '"north > 5000", "growth < 0"')
    shop.change("charts/two/words.fi.toml", "[untranslated]", "[translated]")
    shop.change("charts/two/words.en.toml", "By place", "By the place")
    shop.change("charts/three/package.toml", "brand =", "brnd =")
    shop.change("charts/four/words.fi.toml", 'title = "Package four"', 'title = "Package "four""')
    shop.change("charts/four/words.en.toml", "By place", "By the place")
    (shop.root / "charts/five/gone.py").unlink()
    (shop.root / "charts/six/words.fi.toml").unlink()
    shop.change("charts/five/words.en.toml", "By place", "By one place")


def _repair(shop: Workshop, sound: Workshop) -> None:
    for folder in ("charts", "datasets"):
        for path in sorted((sound.root / folder).rglob("*")):
            if path.is_file():
                shop.write(path.relative_to(sound.root).as_posix(), path.read_bytes())


FINDINGS = {
    "a missing column": r'datasets/missing_column/data\.csv:1: The column "people" is missing\. The first row has .*',
    "a column too many": r'datasets/missing_column/data\.csv:1: The column "peple" is not described\. .*',
    "a wrong type": r'datasets/wrong_type/data\.csv:2: Column "people": "many" is no number\. Correct .*',
    "another wrong type": r'datasets/wrong_type/data\.csv:4: Column "people": "more" is no number\. Correct .*',
    "a duplicate key": r"datasets/duplicate_key/data\.csv:6: The key \(place north, year 2023\) .*\. Delete .*",
    "an unknown unit": r'datasets/unknown_unit/dataset\.toml:24: "columns\.people\.unit": "person" is no known .*',
    "an unreadable encoding": r"datasets/encoding/data\.csv:3: cannot be read as text: .* Save it again .*",
    "invalid TOML of a dataset": r"datasets/toml/dataset\.toml:1: is not valid TOML: .*\. Texts stand in .*",
    "an unknown placeholder": r'charts/one/words\.en\.toml:\d+: \{nroth\} names no fact\. Did you mean "north"\? .*',
    "another unknown placeholder": r'charts/one/words\.en\.toml:\d+: \{yeer\} names no fact\. .* "year"\?.*',
    "a lone brace": r'charts/one/words\.en\.toml:\d+: A brace "\{" stands alone in .*',
    "an unknown text": r'charts/one/words\.en\.toml:\d+: "subtitel" is not a text .* Did you mean "subtitle"\?',
    "a script that raises": r"charts/one/raises\.py:8: .*yaer.*",
    "a script that exits": r"charts/one/exits\.py:5: stopped with SystemExit\. Mend this line of the script\.",
    "a script that is no Python": r"charts/one/no_python\.py:\d+: is no valid Python: .*\. Mend .*",
    "a false claim": r'charts/one/false_claim\.py:14: the claim "north > 5000" is false: north = 1000\. .*',
    "another false claim": r'charts/one/false_claim\.py:14: the claim "growth < 0" is false: growth = 11\.1111\. .*',
    "a missing translation": r'charts/two/words\.fi\.toml: has no words for the graphic "untranslated"\. Add .*',
    "a misspelt key of a package": r'charts/three/package\.toml:1: "brnd" is not understood\. Known are .*',
    "invalid TOML of words": r"charts/four/words\.fi\.toml:2: is not valid TOML: .*",
    "a word file that is not there": r"charts/six/words\.fi\.toml: is missing\. Write the package's words in fi, or .*",
    "a script that is not there": r'charts/five/package\.toml:3: there is no script "gone\.py"\. Write it or .*',
}


@pytest.mark.parametrize("name", FINDINGS)
def test_every_fault_is_told_with_file_line_and_remedy(spoilt: Spoilt, name: str) -> None:
    found = [line for line in spoilt.ended.lines if re.fullmatch("error: " + FINDINGS[name], line)]
    assert len(found) == 1, spoilt.ended.err


def test_nothing_is_told_twice(spoilt: Spoilt) -> None:
    errors = [line for line in spoilt.ended.lines if line.startswith("error: ")]
    assert len(errors) == len(FINDINGS) + 1, "the brand that package three lacks is one more"
    assert len(errors) == len(set(errors))


def test_the_status_tells_that_something_failed(spoilt: Spoilt) -> None:
    assert spoilt.ended.status == 1
    assert re.search(r"^3 built, \d+ unchanged, 1\d failed", spoilt.ended.out, re.MULTILINE), spoilt.ended.out


@pytest.mark.parametrize("stem", ["one/en/healthy", "two/en/untranslated", "four/en/any"])
def test_other_graphics_are_built_nevertheless(spoilt: Spoilt, stem: str) -> None:
    assert spoilt.after[f"{stem}.web.svg"] != spoilt.before[f"{stem}.web.svg"]


def test_old_output_of_what_failed_stays_whole(spoilt: Spoilt) -> None:
    rebuilt = ("one/en/healthy", "two/en/untranslated", "four/en/any", "five/en/here")
    rest = [name for name in spoilt.before if name.endswith((".svg", ".csv")) and not name.startswith(rebuilt)]
    assert len(rest) > 50
    assert {name: spoilt.after[name] for name in rest} == {name: spoilt.before[name] for name in rest}


def test_a_package_that_cannot_be_read_keeps_all_its_files(spoilt: Spoilt) -> None:
    kept = {name: hash for name, hash in spoilt.before.items() if name.startswith(("three/", "index."))}
    assert len(kept) > 5
    assert {name: spoilt.after.get(name) for name in kept} == kept


def test_manifests_tell_the_truth_after_a_failed_build(spoilt: Spoilt) -> None:
    for name, content in spoilt.manifests.items():
        folder = name.rpartition("/")[0]
        listed = {
            f"{folder}/{file['name']}": file["sha256"] for graphic in content["graphics"] for file in graphic["files"]
        }
        assert listed == {
            path: hash
            for path, hash in spoilt.after.items()
            if path.startswith(folder) and path.endswith((".svg", ".csv"))
        }
    assert len(spoilt.manifests) == 9


def test_the_next_good_build_repairs_everything(spoilt: Spoilt) -> None:
    assert spoilt.repaired.status == 0, spoilt.repaired.err
    assert spoilt.repaired.lines == []
    assert spoilt.healed == spoilt.before
    assert spoilt.shop.leftovers() == []


def test_all_unknown_names_are_told_at_once(spoilt: Spoilt) -> None:
    ended = spoilt.shop.run("build", "helthy", "qqq", "--lang", "sv")
    assert ended.status == 2
    assert ended.lines == [
        'error: there is no graphic "helthy". Did you mean "healthy"?',
        ended.lines[1],
        'error: there is no language "sv". Known are en, fi.',
    ]
    assert ended.lines[1].startswith('error: there is no graphic "qqq". Known are any, brace, ')


def test_a_folder_that_is_no_project_is_told(tmp_path: Path) -> None:
    ended = Workshop(tmp_path).run("build")
    assert ended.status == 2
    assert "is not a Ruska project. Go to a folder with charts/ and datasets/" in ended.lines[0]
