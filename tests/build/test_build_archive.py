"""An archive takes from its forerunner what has not changed, and nothing when that was touched."""

import json
import zipfile
from pathlib import Path

import pytest
from project_samples import Workshop

NAME = "beta/beta-fi.zip"
CHANGED = "bars.web.svg"


def pack_loosely(path: Path) -> dict[str, int]:
    """Write an archive anew with the least effort and return the packed size of each file."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
        return {info.filename: info.compress_size for info in archive.infolist()}


def recorded_as_built(shop: Workshop) -> None:
    """Let the record take the archive for one that the last build wrote."""
    path, record = shop.output / NAME, shop.output / ".ruska" / "record.json"
    content = json.loads(record.read_text("utf-8"))
    found = path.stat()
    key, _, _, digest = content["extras"][NAME]
    content["extras"][NAME] = [key, found.st_size, found.st_mtime_ns, digest]
    record.write_text(json.dumps(content), "utf-8")


@pytest.mark.parametrize("touched", [False, True])
def test_unchanged_files_are_not_packed_again(copied: Workshop, touched: bool) -> None:
    path = copied.output / NAME
    sizes = pack_loosely(path)
    if not touched:
        recorded_as_built(copied)
    copied.change("charts/beta/words.fi.toml", "Paikoittain", "Paikan mukaan")
    assert copied.build("--size", "web").status == 0
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read(CHANGED) == (copied.output / "beta" / "fi" / CHANGED).read_bytes()
        packed = {info.filename: info.compress_size for info in archive.infolist()}
    fonts = [name for name in packed if name.endswith(".ttf")]
    assert len(fonts) > 3
    assert {packed[name] == sizes[name] for name in fonts} == {not touched}
    assert packed[CHANGED] < sizes[CHANGED]
