import io
import zipfile

import pytest

from ruska.errors import OutputError
from ruska.formats.archive import Earlier, write_zip


def test_zip_holds_bytes_and_files_in_order(tmp_path):
    path = tmp_path / "kuva.png"
    path.write_bytes(b"\x89PNG" * 100)
    data = write_zip({"b/yöt.csv": b"1,2" * 100, "a/kuva.png": path})
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.namelist() == ["a/kuva.png", "b/yöt.csv"]
        assert opened.testzip() is None
        assert opened.read("a/kuva.png") == path.read_bytes()
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert opened.getinfo("b/yöt.csv").compress_size < 300


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


def test_bytes_are_those_of_pythons_own_writer():
    """All contents are so short that every packer makes the same of them."""
    entries = {"kuva.png": b"\x89PNG", "yöt.csv": b"1,2;3", "tyhjä.txt": b""}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            written.writestr(info, entries[name], compresslevel=6)
    assert write_zip(entries) == buffer.getvalue()


def test_what_an_earlier_archive_holds_is_taken_from_it(tmp_path):
    text = "".join(f"{number * number % 997} rows, " for number in range(3000)).encode()
    path = tmp_path / "earlier.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
        for name in ("same.csv", "other.csv", "gone.csv"):
            written.writestr(name, text)
        loose = written.getinfo("same.csv").compress_size
    now = {"same.csv": text, "other.csv": text + b"8", "new.csv": text}
    sizes = {}
    for data in (write_zip(now, Earlier(path)), write_zip(now)):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            assert opened.testzip() is None
            assert {name: opened.read(name) for name in opened.namelist()} == now
            sizes[len(sizes)] = {info.filename: info.compress_size for info in opened.infolist()}
    assert sizes[0].pop("same.csv") == loose > sizes[1].pop("same.csv")
    assert sizes[0] == sizes[1]


def test_an_archive_built_on_its_forerunner_has_the_bytes_of_a_new_one(tmp_path):
    path = tmp_path / "earlier.zip"
    path.write_bytes(write_zip({"a.csv": b"1,2" * 900, "b.csv": b"3,4" * 900, "kuva.png": b"\x89PNG"}))
    now = {"a.csv": b"1,2" * 900, "b.csv": b"3,5" * 900, "yöt.csv": b"6", "kuva.png": b"\x89PNG!"}
    assert write_zip(now, Earlier(path)) == write_zip(now)


def test_what_is_kept_is_not_read_again(tmp_path):
    path, nowhere = tmp_path / "earlier.zip", tmp_path / "nowhere"
    held = {"a.csv": b"1,2" * 900, "kuva.png": b"\x89PNG"}
    path.write_bytes(write_zip(held))
    now = {"a.csv": nowhere, "b.csv": b"new", "kuva.png": nowhere}
    assert write_zip(now, Earlier(path), {"a.csv", "kuva.png"}) == write_zip(held | {"b.csv": b"new"})
    assert Earlier(path).content("a.csv") == held["a.csv"]
    assert Earlier(path).content("b.csv") == b""
    with pytest.raises(OutputError, match="nowhere"):
        write_zip(now, Earlier(path), {"a.csv"})


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\3\4"])
def test_a_broken_earlier_archive_does_not_matter(tmp_path, content):
    path = tmp_path / "earlier.zip"
    path.write_bytes(content)
    assert write_zip({"a.csv": b"1"}, Earlier(path)) == write_zip({"a.csv": b"1"}, Earlier(tmp_path / "nowhere.zip"))
    assert write_zip({"a.csv": b"1"}, Earlier(path)) == write_zip({"a.csv": b"1"})
