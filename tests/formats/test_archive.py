import io
import zipfile

import pytest

from ruska.errors import OutputError
from ruska.formats.archive import write_zip


def test_zip_holds_bytes_and_files_in_order(tmp_path):
    path = tmp_path / "kuva.png"
    path.write_bytes(b"\x89PNG" * 100)
    data = write_zip({"b/yöt.csv": b"1,2" * 100, "a/kuva.png": path})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["a/kuva.png", "b/yöt.csv"]
        assert archive.testzip() is None
        assert archive.read("a/kuva.png") == path.read_bytes()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.getinfo("b/yöt.csv").compress_size < 300


def test_order_of_entries_does_not_matter():
    entries = {"b": b"1", "a": b"2"}
    assert write_zip(entries) == write_zip(dict(reversed(entries.items())))


@pytest.mark.parametrize("name", ["../a", "/a", "a/../b", "a//b", "./a", "c:\\a", "a\x00", "", ".", "a.", "a?.svg"])
def test_unsafe_names_are_refused(name):
    with pytest.raises(OutputError, match="no safe name"):
        write_zip({name: b"", "fine": b""})


def test_all_faults_are_told_at_once():
    with pytest.raises(OutputError) as caught:
        write_zip({"../a": b"", "Kuva.svg": b"", "kuva.svg": b""})
    assert len(caught.value.findings) == 2


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(OutputError, match="nowhere"):
        write_zip({"a": tmp_path / "nowhere"})
