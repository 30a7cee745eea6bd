"""The plotly.js of the pages: the small one when Node has brought it, else the wheel's."""

import json
from pathlib import Path

import pytest

from ruska.formats.bundle import EAGER, SMALL, plotly_bundle

ROOT = Path(__file__).parents[2]


def test_the_small_bundle_serves_without_remark(tmp_path: Path):
    small = tmp_path / SMALL
    small.parent.mkdir(parents=True)
    small.write_text("// small")
    bundle = plotly_bundle(tmp_path)
    assert (bundle.path, bundle.small, bundle.note) == (small, True, "")
    assert bundle.published == EAGER + b"// small"


def test_without_node_the_wheel_serves_and_the_build_can_say_so(tmp_path: Path):
    bundle = plotly_bundle(tmp_path)
    assert not bundle.small
    assert bundle.path.stat().st_size > 3_000_000
    assert bundle.published == bundle.path.read_bytes()
    assert "npm ci" in bundle.note
    assert "\n" not in bundle.note


def test_the_small_bundle_has_the_version_of_the_wheel():
    from plotly import offline

    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]["plotly.js-basic-dist-min"]
    assert wanted == offline.get_plotlyjs_version()


def test_the_lock_names_no_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert all("resolved" not in package for package in lock["packages"].values())
    assert all(package["integrity"] for path, package in lock["packages"].items() if path)


@pytest.mark.parametrize("sign", ["</script", "<!--", "\r", "\0"])
def test_the_wheels_bundle_can_stand_inside_a_page(tmp_path: Path, sign: str):
    assert sign not in plotly_bundle(tmp_path).path.read_text("utf-8").lower()
