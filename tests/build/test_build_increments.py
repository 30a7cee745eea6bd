"""A build does what has to be done, and nothing else."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from project_samples import PAGE_FILES, Workshop, assert_agreement

from ruska.painters.browser import find_browser

WEB = ("--size", "web")
HEAVY = (
    "pandas",
    "numpy",
    "matplotlib",
    "plotly",
    "jinja2",
    "babel",
    "typst",
    "pypdfium2",
    "uharfbuzz",
    "xlsxwriter",
    "pydantic",
)
BESIDE = ("manifest.json", ".zip")
INDEX = {"index.html", "index.en.html", "index.en.js"}
FIGURE = """
from ruska import Chart, figure, year

def draw(table, style):
    import plotly.graph_objects as go
    return go.Figure(go.Bar(x=list(table.values("place")), y=[float(v) for v in table.values("people")]))

chart = Chart(
    dataset="people",
    figure=draw,
    select=lambda t: t.where(year="latest"),
    facts=lambda t: {"north": figure(t, place="north"), "growth": figure(t, place="north"), "year": year(t)},
)
"""


def changed(before: dict[str, int], shop: Workshop) -> set[str]:
    """Return the files that were written, made or removed since."""
    after = shop.times()
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def graphics(names: set[str]) -> set[str]:
    """Return the graphics that files belong to, without what stands beside them."""
    return {
        name.split(".")[0] for name in names if not name.endswith(BESIDE) and not name.startswith(("assets/", "index."))
    }


def test_nothing_to_do_writes_and_imports_nothing(built: Workshop) -> None:
    before = built.times()
    record = (built.output / ".ruska" / "record.json").stat().st_mtime_ns
    program = (
        "import sys\nfrom ruska.cli import main\ntry:\n    main(sys.argv[1:])\nfinally:\n"
        f"    print('loaded', *[name for name in {HEAVY} if name in sys.modules])"
    )
    command = [sys.executable, "-c", program, "build", *WEB, "--project", str(built.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("0 built, 4 unchanged, 0 failed")
    assert done.stdout.endswith("loaded\n")
    assert changed(before, built) == set()
    assert (built.output / ".ruska" / "record.json").stat().st_mtime_ns == record


def test_everything_agrees_after_a_build(built: Workshop) -> None:
    assert_agreement(built)


def test_one_word_rebuilds_that_graphic_in_that_language(copied: Workshop) -> None:
    before = copied.times()
    copied.change("charts/beta/words.fi.toml", "Paikoittain", "Paikan mukaan")
    done = copied.build(*WEB)
    assert done.summary == "1 built, 3 unchanged, 0 failed"
    files = changed(before, copied)
    assert graphics(files) == {"beta/fi/bars"}
    assert {name for name in files if name.endswith(BESIDE)} == {"beta/fi/manifest.json", "beta/beta-fi.zip"}
    assert_agreement(copied)


def test_one_figure_rebuilds_what_uses_it(copied: Workshop) -> None:
    before = copied.times()
    copied.change("datasets/others/data.csv", "1000", "1001")
    assert copied.build(*WEB).summary == "1 built, 3 unchanged, 0 failed"
    assert graphics(changed(before, copied)) == {"alpha/en/again"}
    assert_agreement(copied)


def test_only_touched_and_deleted_files_are_made_again(copied: Workshop) -> None:
    hashes, before = copied.hashes(), copied.times()
    (copied.output / "alpha/en/bars.web.pdf").unlink()
    (copied.output / "alpha/en/again.csv").write_text("not mine")
    (copied.output / "beta/fi/bars.html").unlink()
    (copied.output / "beta/beta-en.zip").unlink()
    asset = next((copied.output / "assets").glob("page.*.css"))
    asset.write_text("")
    (copied.output / "index.html").unlink()
    done = copied.build(*WEB)
    assert done.summary == "3 built, 1 unchanged, 0 failed"
    pages = {f"bars.{ending}" for ending in PAGE_FILES}
    expected = {"alpha/en/bars.web.pdf", "alpha/en/again.csv", "beta/beta-en.zip", "index.html"}
    expected |= {f"assets/{asset.name}", *(f"beta/fi/{name}" for name in pages)}
    assert changed(before, copied) == expected
    assert copied.hashes() == hashes


def test_what_is_taken_out_disappears(copied: Workshop) -> None:
    copied.change("charts/alpha/package.toml", '"bars", ', "")
    (copied.root / "charts/alpha/bars.py").unlink()
    copied.change("charts/beta/package.toml", '"fi", ', "")
    done = copied.build(*WEB)
    assert done.status == 0, done.err
    names = copied.hashes()
    assert not [name for name in names if name.startswith(("alpha/en/bars.", "beta/fi/"))]
    assert not (copied.output / "beta" / "fi").exists()
    assert "alpha/en/bars." not in (copied.output / "index.en.html").read_text("utf-8")
    assert_agreement(copied)
    for path in (copied.root / "charts" / "beta").iterdir():
        path.unlink()
    (copied.root / "charts" / "beta").rmdir()
    assert copied.build(*WEB).status == 0
    assert not (copied.output / "beta").exists()
    assert_agreement(copied)


def test_a_packages_own_words_and_order_reach_the_index_without_any_graphic(copied: Workshop) -> None:
    before = copied.times()
    copied.change("charts/alpha/words.en.toml", '"Package alpha"', '"Renamed <&> {{7*7}}"')
    copied.change("charts/alpha/package.toml", '"bars", "again"', '"again", "bars"')
    done = copied.build(*WEB)
    assert done.summary == "0 built, 4 unchanged, 0 failed"
    assert changed(before, copied) == {"alpha/en/manifest.json", "alpha/alpha-en.zip", *INDEX}
    content = copied.manifest("alpha")
    assert content["title"] == "Renamed <&> {7*7}"
    assert [graphic["id"] for graphic in content["graphics"]] == ["again", "bars"]
    assert_agreement(copied)
    copied.change("charts/alpha/words.en.toml", 'description = "Made', 'description = "{nothing} made')
    told = copied.build(*WEB)
    assert told.status == 1
    assert told.lines[0].startswith("error: charts/alpha/words.en.toml:3: {nothing} names no fact.")
    assert copied.build(*WEB).lines == told.lines
    copied.change("charts/alpha/words.en.toml", 'description = "{nothing} made', 'description = "Made')
    assert copied.build(*WEB).summary == "0 built, 4 unchanged, 0 failed"
    assert copied.manifest("alpha") == content
    assert_agreement(copied)


def test_a_new_region_name_and_a_new_brand_rebuild(copied: Workshop) -> None:
    path = copied.root / "datasets" / "regions" / "dataset.toml"
    path.write_text(path.read_text("utf-8") + "# changed\n", "utf-8")
    assert copied.build(*WEB, "--format", "txt").summary == "4 built, 0 unchanged, 0 failed"
    old = copied.hashes("assets")
    copied.change("templates/lapland/brand.toml", "#B8432A", "#A83C25")
    assert copied.build(*WEB, "--lang", "en").summary == "3 built, 0 unchanged, 0 failed"
    assert old.items() < copied.hashes("assets").items(), "the old Finnish page has lost its style"
    assert copied.build(*WEB).summary == "1 built, 3 unchanged, 0 failed"
    assert not old.keys() <= copied.hashes("assets").keys()
    assert_agreement(copied)


def test_parts_and_later_the_whole_equal_a_whole_build(built: Workshop, copied: Workshop) -> None:
    parts = copied.elsewhere("parts")
    for options in (("--format", "html"), ("alpha/bars", "--format", "png"), ("--lang", "fi", "--format", "csv")):
        assert parts.build(*WEB, *options).status == 0
        assert_agreement(parts)
    page = (parts.output / "alpha/en/again.html").read_text("utf-8")
    assert "again.web.svg" in page
    assert "again.xlsx" not in page
    done = subprocess.run(
        [*parts.command("build", *WEB, "--workers", "1"), "--output", str(parts.output)],
        capture_output=True,
        check=True,
    )
    assert b" built, " in done.stdout
    assert parts.hashes() == built.hashes()
    assert parts.build(*WEB).summary == "0 built, 4 unchanged, 0 failed"


def test_a_size_taken_out_of_the_brand_disappears(copied: Workshop) -> None:
    some = ("alpha", "--format", "svg")
    shop = copied.elsewhere("sizes")
    assert shop.build(*some).status == 0
    assert (shop.output / "alpha/en/bars.square.svg").is_file()
    brand = copied.root / "templates" / "lapland" / "brand.toml"
    text = brand.read_text("utf-8")
    start, rest = text.index("[sizes.square]"), text.index("[sizes.portrait]")
    brand.write_text(text[:start] + text[rest:], "utf-8")
    assert shop.build(*some).status == 0
    assert not (shop.output / "alpha/en/bars.square.svg").exists()
    assert_agreement(shop)


def test_two_brands_keep_their_own_looks(copied: Workshop) -> None:
    shutil.copytree(copied.root / "templates" / "lapland", copied.root / "templates" / "other")
    copied.change("templates/other/brand.toml", "#B8432A", "#A83C25")
    copied.change("charts/alpha/package.toml", '"lapland"', '"other"')
    shop = copied.elsewhere("brands")
    assert shop.build(*WEB, "--format", "html").status == 0
    assert_agreement(shop)
    assert "#A83C25" in (shop.output / "alpha/en/bars.web.svg").read_text("utf-8")
    assert "#A83C25" not in (shop.output / "beta/en/bars.web.svg").read_text("utf-8")
    styles = list((shop.output / "assets").glob("page.*.css"))
    assert len(styles) == 2
    for page in ("alpha/en/bars", "beta/en/bars"):
        links = re.findall(r'href="\.\./\.\./(assets/[^"]+)"', (shop.output / f"{page}.html").read_text("utf-8"))
        assert links
        assert all((shop.output / link).is_file() for link in links)
    before = shop.times()
    assert shop.build(*WEB, "--format", "html").summary == "0 built, 4 unchanged, 0 failed"
    assert changed(before, shop) == set()


def test_a_broken_record_only_costs_a_build(copied: Workshop) -> None:
    before = copied.hashes()
    record = copied.output / ".ruska" / "record.json"
    for content in ('{"version": 4}', "[1, 2", '{"version": 4, "targets": {"a": 1}, "extras": {}}'):
        record.write_text(content)
        assert copied.build(*WEB, "alpha/bars", "--format", "txt").summary == "1 built, 0 unchanged, 0 failed"
    assert copied.hashes("beta/fi").items() >= {n: h for n, h in before.items() if n.endswith("fi/bars.html")}.items()


def test_a_figure_left_out_for_want_of_a_browser_comes_with_one(fresh: Callable[[], Workshop], tmp_path: Path) -> None:
    if find_browser() is None:
        pytest.fail("this test needs Chrome or Chromium: apt-get install chromium")
    shop = fresh()
    shop.package("own", {"tree": "people", "bars": "people"})
    shop.write("charts/own/tree.py", FIGURE)
    some = (*WEB, "--format", "svg")
    without = {"BROWSER_PATH": str(tmp_path / "none")}
    first = shop.build(*some, **without)
    assert (first.status, first.summary) == (0, "1 built, 0 unchanged, 0 failed, 1 left out")
    assert first.lines == [
        "warning: drawn by plotly and left out, because no Chrome or Chromium was found: tree. "
        "Install one, or set BROWSER_PATH."
    ]
    assert_agreement(shop)
    assert shop.build(*some, **without).summary == "0 built, 2 unchanged, 0 failed"
    assert shop.build(*some).summary == "1 built, 1 unchanged, 0 failed"
    assert "tree.web.svg" in {file["name"] for file in shop.manifest("own")["graphics"][0]["files"]}
    assert_agreement(shop)
    kept = (shop.output / "own/en/tree.web.svg").read_bytes()
    shop.write("charts/own/tree.py", FIGURE + "\n# changed\n")
    assert shop.build(*some, **without).summary == "0 built, 1 unchanged, 0 failed, 1 left out"
    assert (shop.output / "own/en/tree.web.svg").read_bytes() == kept
    assert_agreement(shop)
