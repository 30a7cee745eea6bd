"""`ruska check` finds each kind of fault, says it in one line, and finds none in a sound project."""

import re
from pathlib import Path

import pytest
from project_samples import ROOT, Ended, Workshop, small_project

PLOTLY = """
from ruska import Chart, figure, year

def draw(table, style):
    import plotly.graph_objects as go
    return go.Figure(go.Bar(x=["a"], y=[1], colour="red"))

chart = Chart(
    dataset="people",
    figure=draw,
    facts=lambda t: {"north": figure(t, place="north", year=2024), "year": year(t)},
)
"""
MATPLOTLIB = """
from ruska import Chart, figure, year

class Late:
    def __str__(self):
        raise ValueError("only when drawn")

def draw(table, style):
    from matplotlib.figure import Figure
    figure = Figure()
    axes = figure.add_axes((0, 0, 1, 1))
    axes.yaxis.set_major_formatter(lambda value, position: str(Late()))
    return figure

chart = Chart(
    dataset="people",
    figure=draw,
    facts=lambda t: {"north": figure(t, place="north", year=2024), "year": year(t)},
)
"""
NO_FIGURE = PLOTLY.replace("import plotly.graph_objects as go\n", "").replace(
    'go.Figure(go.Bar(x=["a"], y=[1], colour="red"))', "7"
)
LONG = "An exceedingly long headline that nobody would ever want to read to its end on any canvas " * 6


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    shop = small_project(tmp_path_factory.mktemp("sound") / "project")
    shop.package("one", {"bars": "people"}, ("fi", "en"))
    return shop


@pytest.fixture(scope="module")
def found(sound: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """The check of a project with every kind of fault."""
    shop = sound.copy(tmp_path_factory.mktemp("spoilt") / "project")
    shop.dataset("unused")
    shop.change("datasets/unused/data.csv", "900", "many")
    shop.package("two", dict.fromkeys(("long", "claim", "plotly", "matplotlib", "neither"), "people"), ("fi", "en"))
    shop.write("charts/two/plotly.py", PLOTLY)
    shop.write("charts/two/matplotlib.py", MATPLOTLIB)
    shop.write("charts/two/neither.py", NO_FIGURE)
    shop.change("charts/two/claim.py", '"north > 0"', '"north < 0"')
    words = "charts/two/words.en.toml"
    shop.change(words, 'title = "The north had {north} inhabitants in {year}"', f'title = "{LONG}"')
    shop.change("charts/one/words.fi.toml", 'alt = "Kaksi palkkia: pohjoisessa {north}."', 'alt = ""')
    shop.change("charts/one/words.en.toml", "By place", "By place 1-2")
    shop.change("charts/one/words.en.toml", 'description = "Made', 'descripton = "Made')
    shop.package("three", {"any": "people"}, ("en",))
    shop.change("charts/three/package.toml", '["en"]', '["en", "sv"]')
    brand = "templates/lapland/brand.toml"
    shop.change(brand, 'mute = "#55636F"', 'mute = "#A5A3AF"')
    shop.change(brand, 'heather = "#743DA2"', 'heather = "#0D3058"')
    shop.change(brand, "note = 15\nsource = 15\nfloor = 11", "note = 15\nsource = 15\nfloor = 15.5")
    return shop.run("check")


def test_a_sound_project_has_no_findings(sound: Workshop) -> None:
    ended = sound.run("check")
    assert (ended.status, ended.out, ended.err) == (0, "0 errors, 0 warnings\n", "")


KINDS = {
    "a dataset that no graphic uses": r'error: datasets/unused/data\.csv:2: Column "people": "many" is no number\..*',
    "a false claim": r'error: charts/two/claim\.py:\d+: the claim "north < 0" is false: .* "The north .*',
    "no alternative text": r"error: charts/one/words\.fi\.toml:8: \[bars\] has no alternative text \(alt\)\. .*",
    "typography": r"warning: charts/one/words\.en\.toml:7: bars\.subtitle has a hyphen in a range\. Use .*",
    "a misspelt text": r'error: charts/one/words\.en\.toml:3: "descripton" is not a text of \[package\]\. Did you .*',
    "a missing text": r"error: charts/one/words\.en\.toml:1: \[package\] has no description\. Write it, .*",
    "a language without words": r"error: charts/three/words\.sv\.toml: is missing\. Write .*",
    "contrast of text": r"error: templates/lapland/brand\.toml:\d+: mute \(#A5A3AF\) has .* on paper; text .*",
    "colours too much alike": r"error: templates/lapland/brand\.toml:\d+: night and heather are too much alike \(.*",
    "colours alike on dark paper": r"error: templates/lapland/brand\.toml:\d+: night and heather are .* on dark .*",
    "small text": r"error: charts/two/words\.en\.toml:5: two/en/long, web: text of 15 px is below .*",
    "text cut": r"error: charts/two/words\.en\.toml:\d+: two/en/long, web: the title was cut because .*",
    "a plotly figure that raises": r"error: charts/two/plotly\.py:6: stopped with ValueError: .*colour.{0,200}",
    "a matplotlib figure that raises when drawn": r"error: charts/two/matplotlib\.py:6: stopped with ValueError: .*",
    "a figure that is none": r"error: charts/two/neither\.py: figure returns int, which is neither .*",
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_fault_is_one_line(found: Ended, kind: str) -> None:
    assert len([line for line in found.lines if re.fullmatch(KINDS[kind], line)]) == 1, found.err


def test_marks_too_faint_are_found(sound: Workshop, tmp_path: Path) -> None:
    shop = sound.copy(tmp_path / "project")
    shop.change("templates/lapland/brand.toml", 'ice = "#4A9BBB"', 'ice = "#BAD8E4"')
    ended = shop.run("check")
    assert ended.status == 1
    assert any("ice (#BAD8E4) has a contrast of" in line and "marks need 3." in line for line in ended.lines), ended.err


def test_the_status_and_the_count_tell_that_there_are_errors(found: Ended) -> None:
    assert found.status == 1
    errors = sum(line.startswith("error: ") for line in found.lines)
    warnings = sum(line.startswith("warning: ") for line in found.lines)
    assert found.out == f"{errors} errors, {warnings} warning{'s' if warnings != 1 else ''}\n"
    assert len(found.lines) == errors + warnings == len(set(found.lines))


def test_the_shipped_content_is_sound() -> None:
    ended = Workshop(ROOT).run("check")
    assert ended.status == 0, ended.err
    assert re.search(r"^0 errors, ", ended.out, re.MULTILINE)
