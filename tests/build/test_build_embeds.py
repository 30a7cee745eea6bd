"""Forms for other people's pages, as a build leaves them: with an address and without one, and after it has changed."""

import json
from collections.abc import Callable
from pathlib import Path

from project_samples import Workshop

FORMS = ("embed.html", "figure.html", "json", "share.html")
OEMBED = ("oembed.json", "photo.oembed.json")
ADDRESS = "https://example.org/figures/"


def test_without_an_address_there_is_no_oembed_and_links_are_relative(copied: Workshop):
    folder = copied.output / "alpha" / "en"
    assert all((folder / f"bars.{ending}").is_file() for ending in FORMS)
    assert not list(copied.output.rglob("*oembed*"))
    assert '<img src="../../alpha/en/bars.web.png"' in (folder / "bars.figure.html").read_text("utf-8")
    assert (copied.output / "assets" / "embed.js").is_file()
    assert (copied.output / "assets" / "ruska-chart.js").is_file()


def test_an_address_changes_what_speaks_of_it_and_no_picture(copied: Workshop):
    before = copied.hashes()
    copied.write("ruska.toml", f'address = "{ADDRESS}"\n')
    assert copied.build("--size", "web").status == 0
    after = copied.hashes()
    assert {name for name in after if name.endswith(OEMBED)} == {
        f"{place}/{graphic}.{ending}"
        for place, graphics in (("alpha/en", ("bars", "again")), ("beta/en", ("bars",)), ("beta/fi", ("bars",)))
        for graphic in graphics
        for ending in OEMBED
    }
    changed = {name for name in before if before[name] != after[name]}
    assert {name for name in changed if name.endswith((".png", ".svg", ".csv", ".xlsx", ".pdf", ".js"))} <= {
        name for name in changed if name.startswith("index.")
    }
    folder = copied.output / "beta" / "fi"
    rich = json.loads((folder / "bars.oembed.json").read_text("utf-8"))
    assert f'src="{ADDRESS}beta/fi/bars.embed.html"' in rich["html"]
    assert f"{ADDRESS}beta/fi/bars.web.png" in (folder / "bars.figure.html").read_text("utf-8")

    (copied.root / "ruska.toml").unlink()
    assert copied.build("--size", "web").status == 0
    assert copied.hashes() == before


def test_what_the_component_loads_leads_to_files(copied: Workshop):
    folder = copied.output / "beta" / "fi"
    said = json.loads((folder / "bars.json").read_text("utf-8"))
    assert said["language"] == "fi" and said["languages"] == {"en": "../en/bars.json"}
    for path in (said["style"], said["fonts"], *said["scripts"], *said["languages"].values()):
        assert (folder / path).resolve().is_file(), path
    assert 'class="ruska-chart"' in said["html"] and "<script" not in said["html"]


def test_without_png_the_codes_show_the_picture_of_the_page(fresh: Callable[[], Workshop]):
    shop = fresh()
    shop.package("gamma", {"bars": "people"})
    assert shop.build("--format", "html").status == 0
    folder = shop.output / "gamma" / "en"
    figure = (folder / "bars.figure.html").read_text("utf-8")
    assert "bars.web.svg" in figure and Path(folder / "bars.web.svg").is_file()
