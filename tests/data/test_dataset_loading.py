"""Loading: what is accepted, and every fault told with its file and line."""

import hashlib
import pickle
from datetime import date

import pytest
from dataset_samples import CSV, TOML

from ruska.data import dataset_inputs, list_datasets, load_dataset
from ruska.errors import DatasetError


def findings(folder, regions):
    with pytest.raises(DatasetError) as caught:
        load_dataset(folder, regions)
    return [(finding.path.name, finding.line, finding.message) for finding in caught.value.findings]


def test_a_good_dataset(make, regions):
    folder = make()
    dataset = load_dataset(folder, regions)
    assert dataset.id == "people"
    assert dataset.title["fi"] == "Väki"
    assert dataset.columns["people"].unit == "persons"
    assert dataset.source.date == date(2026, 4, 9)
    content = (folder / "data.csv").read_bytes() + (folder / "dataset.toml").read_bytes()
    assert dataset.hash == hashlib.sha256(content).hexdigest()
    assert dataset.table().rows() == [
        {"region": "FI1D7", "year": 2020, "people": 10.0},
        {"region": "FI1D7", "year": 2021, "people": 11.0},
    ]


def test_the_frame_is_a_copy(make, regions):
    dataset = load_dataset(make(), regions)
    frame = dataset.frame
    frame.loc[0, "people"] = 999
    assert dataset.table().value(year=2020) == 10


def test_a_dataset_travels_between_processes(make, regions):
    dataset = load_dataset(make(), regions)
    assert pickle.loads(pickle.dumps(dataset)).table().rows() == dataset.table().rows()


def test_inputs_and_listing(make, tmp_path):
    folder = make()
    assert list_datasets(tmp_path) == [folder]
    assert dataset_inputs(folder) == [folder / "dataset.toml", folder / "data.csv"]


def test_a_file_outside_the_folder_is_refused(make):
    with pytest.raises(DatasetError, match="same folder"):
        dataset_inputs(make(toml=f'file = "../x.csv"\n{TOML}'))


def test_two_data_files_need_a_choice(make, regions):
    folder = make()
    (folder / "data.xlsx").write_bytes(b"")
    with pytest.raises(DatasetError, match=r"both data.csv and data.xlsx"):
        load_dataset(folder, regions)


def test_missing_files(make, regions, tmp_path):
    with pytest.raises(DatasetError, match=r"dataset.toml: cannot be read"):
        load_dataset(tmp_path / "nothing", regions)
    folder = make()
    (folder / "data.csv").unlink()
    with pytest.raises(DatasetError, match=r"data.csv: cannot be read"):
        load_dataset(folder, regions)


def test_missing_and_extra_columns(make, regions):
    assert findings(make("region,years,people\nFI,2020,1\n"), regions) == [
        ("data.csv", 1, 'The column "year" is missing.'),
        ("data.csv", 1, 'The column "years" is not described.'),
    ]


def test_every_bad_cell_is_found_at_once(make, regions):
    csv = "region,year,people\nFI,20x0,1\nSE,2020,many\nNO,2020,\nFI99,2020,inf\nFI,2021,1e999\n"
    assert findings(make(csv), regions) == [
        ("data.csv", 2, 'Column "year": "20x0" is no year such as 2024.'),
        ("data.csv", 3, 'Column "people": "many" is no number.'),
        ("data.csv", 4, 'Column "people": is empty, and missing values are not allowed.'),
        ("data.csv", 5, 'Column "people": "inf" is no finite number.'),
        ("data.csv", 5, 'Column "region": "FI99" is no known region code.'),
        ("data.csv", 6, 'Column "people": "1e999" is no finite number.'),
    ]


@pytest.mark.parametrize("cell", ["1_000", "0x1F", "1,5", "1.2.3", "--1", "1 0000"])
def test_what_is_no_number(make, regions, cell):
    assert len(findings(make(f'region,year,people\nFI,2020,"{cell}"\n'), regions)) == 1


def test_limits(make, regions):
    toml = TOML + "minimum = 0\nmaximum = 100\n"
    messages = [text for *_, text in findings(make("region,year,people\nFI,2020,-1\nFI,2021,101\n", toml), regions)]
    assert messages == [
        'Column "people": -1 is below the minimum 0.',
        'Column "people": 101 is above the maximum 100.',
    ]


def test_missing_marks(make, regions):
    csv = "region,year,people\nFI,2020,..\nFI,2021,...\nFI,2022,\nFI,2023,5\n"
    table = load_dataset(make(csv, TOML + "missing = true\n"), regions).table()
    assert [row["people"] for row in table.rows()] == [None, None, None, 5.0]


def test_duplicate_keys_name_both_lines(make, regions):
    assert findings(make(CSV + "FI1D7,2020,12\n"), regions) == [
        ("data.csv", 4, "The key (region FI1D7, year 2020) is already on line 2."),
    ]


def test_lines_respect_quoted_newlines(make, regions):
    toml = TOML + '[columns.note]\ntype = "text"\nlabel = { en = "Note" }\n'
    csv = 'region,year,people,note\nFI,2020,1,"two\nlines"\n\nFI,2021,x,plain\n'
    assert findings(make(csv, toml), regions) == [("data.csv", 5, 'Column "people": "x" is no number.')]


def test_a_row_with_too_many_or_few_cells(make, regions):
    found = findings(make("region,year,people\nFI,2020,1,2\nFI,2021\n"), regions)
    assert [(line, text) for _, line, text in found] == [
        (2, "The row has 4 cells where the header has 3."),
        (3, "The row has 2 cells where the header has 3."),
    ]


def test_categories_dates_periods_and_addresses(make, regions):
    toml = TOML.replace('["region", "year"]', '["kind"]') + (
        '[columns.kind]\ntype = "category"\nlabel = { en = "K" }\nvalues = { a = { en = "A" }, b = { en = "B" } }\n'
        '[columns.day]\ntype = "date"\nlabel = { en = "D" }\n'
        '[columns.period]\ntype = "period"\nlabel = { en = "P" }\n'
        '[columns.page]\ntype = "url"\nlabel = { en = "U" }\n'
    )
    head = "region,year,people,kind,day,period,page\n"
    good = load_dataset(make(head + "FI,2020,1,a,2020-02-29,2018-Q1,https://example.org/x?y=1\n", toml), regions)
    assert good.table().rows()[0]["day"] == date(2020, 2, 29)
    bad = make(head + "FI,2020,1,c,2021-02-29,2018-Q5,javascript:alert(1)\n", toml, "bad")
    assert [text for *_, text in findings(bad, regions)] == [
        'Column "kind": "c" is none of the values a, b.',
        'Column "day": "2021-02-29" is no date such as 2024-01-31.',
        'Column "period": "2018-Q5" is no period such as 2018, 2018-Q1, 2018-H1 or 2018-01.',
        'Column "page": "javascript:alert(1)" is no web address that begins with http:// or https://.',
    ]


def test_hostile_text_stays_text_without_its_control_characters(make, regions):
    toml = TOML + '[columns.note]\ntype = "text"\nlabel = { en = "Note" }\n'
    text = "<script>{{ x }}</script> $5 to $9 & “q” Čáhcesuolu 🦌 עברית"
    folder = make(f"region,year,people,note\nFI,2020,1,\x07{text}\x1b\n", toml)
    assert load_dataset(folder, regions).table().rows()[0]["note"] == text


def test_empty_file_and_unclosed_quote(make, regions):
    assert findings(make(""), regions) == [("data.csv", 0, "is empty.")]
    (found,) = findings(make('region,year,people\nFI,2020,"1\n', name="quote"), regions)
    assert found[:2] == ("data.csv", 2)
    assert "not valid CSV" in found[2]


def test_a_header_that_repeats_a_name(make, regions):
    assert findings(make("region,year,people,year\nFI,2020,1,2020\n"), regions) == [
        ("data.csv", 1, 'has more than one column "year".')
    ]


def test_a_header_alone_is_an_empty_table(make, regions):
    assert load_dataset(make("region,year,people\n"), regions).table().rows() == []
