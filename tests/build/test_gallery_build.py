"""The gallery as a build leaves it: in step with the settings, and with its times in one file."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from project_samples import TIMES, Workshop

from ruska.build.keys import Keys
from ruska.build.listing import moments
from ruska.build.plan import Plan
from ruska.build.project import Project
from ruska.build.record import FileRecord, Record, TargetRecord
from ruska.errors import ProjectError

WEB = ("--size", "web", "--format", "html", "--format", "svg", "--format", "txt")
SETTINGS = 'address = "https://example.org/figures"\n[topics.folk]\nfi = "Väki"\nen = "People"\n'


def plan(root: Path, *seconds: int) -> Plan:
    """Return a plan of a record with one target, whose files were made at these seconds."""
    files = {f"bars.{second}.svg": FileRecord("", 1, second * 1_000_000_000 + 5, "") for second in seconds}
    record = Record(root / "record.json", {"alpha/en/bars": TargetRecord(files=files), "alpha/en/none": TargetRecord()})
    project = Project(root)
    return Plan(project, root, record, Keys(project))


def test_a_graphic_is_as_new_as_its_newest_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert moments(plan(tmp_path, 100, 1_800_000_000)) == {"alpha/en/bars": datetime.fromtimestamp(1_800_000_000, UTC)}
    assert moments(plan(tmp_path)) == {}


def test_no_time_is_told_that_is_later_than_the_one_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert moments(plan(tmp_path, 1_800_000_000)) == {"alpha/en/bars": datetime.fromtimestamp(1_700_000_000, UTC)}
    assert moments(plan(tmp_path, 100)) == {"alpha/en/bars": datetime.fromtimestamp(100, UTC)}


@pytest.mark.parametrize("told", ["yesterday", "-1", "1.5", "١"])
def test_a_time_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
    with pytest.raises(ProjectError, match="SOURCE_DATE_EPOCH is no number of seconds"):
        moments(plan(tmp_path, 100))


@pytest.fixture
def shop(fresh) -> Workshop:
    """A project of one package in two languages with two graphics, built."""
    made: Workshop = fresh()
    made.package("alpha", {"bars": "people", "again": "people"}, ("fi", "en"))
    done = made.build(*WEB)
    assert done.status == 0, done.err
    return made


def told(shop: Workshop) -> dict[str, str]:
    """Return the time of each target that the output tells."""
    text = (shop.output / TIMES).read_text("utf-8")
    found = re.fullmatch(r"ruskaBuilt\((.*)\);\n", text)
    assert found
    times, texts = json.loads(f"[{found[1]}]")
    assert set(texts) == set(times.values())
    return dict(times)


def test_times_are_written_when_something_was_built_only(shop: Workshop):
    assert sorted(told(shop)) == ["alpha/en/again", "alpha/en/bars", "alpha/fi/again", "alpha/fi/bars"]
    before, index = (shop.output / TIMES).stat().st_mtime_ns, (shop.output / "index.fi.html").stat().st_mtime_ns
    assert shop.build(*WEB).status == 0
    shop.change("charts/alpha/words.en.toml", '"Package alpha"', '"Package omega"')
    assert shop.build(*WEB).status == 0
    assert (shop.output / TIMES).stat().st_mtime_ns == before
    assert (shop.output / "index.fi.html").stat().st_mtime_ns == index, "only the other language has changed"
    assert "Package omega" in (shop.output / "index.en.html").read_text("utf-8")


def test_settings_reach_pages_and_gallery_and_no_other_picture(shop: Workshop):
    before = shop.hashes()
    (shop.root / "ruska.toml").write_text(SETTINGS, "utf-8")
    description = shop.root / "charts/alpha/package.toml"
    description.write_text(description.read_text("utf-8") + '[topics]\nbars = ["folk"]\n', "utf-8")
    assert shop.build(*WEB).status == 0
    after = shop.hashes()
    changed = {name for name in after if before.get(name) != after[name]}
    assert {"sitemap.xml", "index.fi.html", "index.en.js", "alpha/fi/bars.html"} <= changed
    assert not {name for name in changed if name.endswith((".svg", ".txt"))}
    page = (shop.output / "alpha/en/bars.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/figures/alpha/en/bars.html">' in page
    assert '"keywords":["People"]' in page
    gallery = (shop.output / "index.fi.html").read_text("utf-8")
    assert '<option value="folk">Väki</option>' in gallery
    assert '<link rel="canonical" href="https://example.org/figures/index.fi.html">' in gallery
    (shop.root / "ruska.toml").unlink()
    description.write_text(description.read_text("utf-8").partition("[topics]")[0], "utf-8")
    assert shop.build(*WEB).status == 0
    assert shop.hashes() == before


def test_faulty_settings_stop_the_build_and_leave_everything(shop: Workshop):
    before = shop.hashes()
    (shop.root / "ruska.toml").write_text('\naddress = "figures"\n', "utf-8")
    done = shop.build(*WEB)
    assert done.status == 2
    assert done.lines[0].startswith('error: ruska.toml:2: "figures" is no address of a folder on the web.')
    assert shop.hashes() == before
