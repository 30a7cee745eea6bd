"""Encodings, separators and decimal marks that people's files have."""

import pytest
from dataset_samples import CSV, TOML

from ruska.data import load_dataset
from ruska.errors import DatasetError

NAMES = TOML.replace('["region", "year"]', '["note"]') + '[columns.note]\ntype = "text"\nlabel = { en = "Note" }\n'
TEXT = "region,year,people,note\nFI,2020,1,Äkäslompolo\nFI,2021,2,Čáhcesuolu\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode(make, regions, encoding):
    table = load_dataset(make(TEXT.encode(encoding), NAMES), regions).table()
    assert table.values("note") == ["Äkäslompolo", "Čáhcesuolu"]


def test_windows_1252_is_not_taken_for_mac(make, regions):
    content = "region,year,people,note\nFI,2020,1,Äkäslompolo – Ylläs €\n".encode("cp1252")
    assert load_dataset(make(content, NAMES), regions).table().values("note") == ["Äkäslompolo – Ylläs €"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"region,year,people,note\nFI,2020,1,\x81\xff\n", 2),
        (b"region,year,people,note\nFI,2020,1,\xe4\x03\n", 2),
        (CSV.encode("utf-16-le"), 1),
        (b"\xef\xbb\xbfregion,year,people,note\nFI,2020,1,\xff\n", 2),
        (b"\xff\xfea", 1),
    ],
)
def test_what_is_no_text(make, regions, content, line):
    with pytest.raises(DatasetError, match="cannot be read as text") as caught:
        load_dataset(make(content, NAMES), regions)
    assert caught.value.findings[0].line == line


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_and_line_ends(make, regions, separator, end):
    folder = make(CSV.replace(",", separator).replace("\n", end))
    assert load_dataset(folder, regions).table().value(year=2021) == 11


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("1\u00a0234,5", 1234.5),
        ("1\u202f234\u202f567", 1234567),
        ("\u22123,25", -3.25),
        ("12 345", 12345),
        ('"1,5"', 1.5),
    ],
)
def test_decimal_comma_spaces_and_minus(make, regions, separator, cell, value):
    csv = f"region,year,people\nFI,2020,{cell}\n".replace("region,year,", f"region{separator}year{separator}")
    csv = csv.replace("FI,2020,", f"FI{separator}2020{separator}")
    assert load_dataset(make(csv), regions).table().value() == value
