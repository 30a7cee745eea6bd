"""Faults of `dataset.toml`: each with its line, all at once."""

import pytest
from dataset_samples import CSV, TOML

from ruska.data import load_dataset
from ruska.errors import DatasetError


def findings(folder, regions):
    with pytest.raises(DatasetError) as caught:
        load_dataset(folder, regions)
    assert {finding.path.name for finding in caught.value.findings} == {"dataset.toml"}
    return [(finding.line, finding.message, finding.remedy) for finding in caught.value.findings]


def test_all_faults_at_once(make, regions):
    toml = TOML.replace("licence =", "license =").replace('"persons"', '"person"').replace("https:", "ftp:")
    found = findings(make(toml=toml.replace("2026-04-09", '"2026-04-09"')), regions)
    assert found == [
        (0, '"licence" is missing.', "Add it."),
        (6, '"source.url": must be a web address that begins with http:// or https://.', "Correct it."),
        (7, '"source.retrieved": must be a date such as 2026-04-09, without quotes.', "Correct it."),
        (
            16,
            '"columns.people.unit": "person" is no known unit; the nearest are persons, person_years, percent.',
            "Correct it.",
        ),
        (1, '"license" is not a key that Ruska knows.', 'Did you mean "licence"?'),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('en = "Region"', 'de = "Region"', 10, 'the language "de" is not one of fi, en, sv, nb, se'),
        ('fi = "Alue", en = "Region"', 'en = " "', 10, "no text may be empty"),
        ('"region", "year"', '"region", "yaer"', 2, 'There is no column "yaer"; the columns are region, year, people.'),
        ('unit = "persons"\n', "", 14, 'Column "people" is a number and has no unit.'),
        ("retrieved = 2026-04-09\n", "", 4, 'neither "retrieved" nor "published" nor "compiled"'),
        ('type = "year"', 'type = "yaer"', 12, "input should be"),
        ('type = "year"', 'type = "category"', 11, 'Column "year" is a category and names no values.'),
        ('type = "year"', 'type = "year"\nunit = "persons"', 11, "is no number, so it has no unit"),
    ],
)
def test_a_fault_and_its_line(make, regions, old, new, *, line, message):
    assert old in TOML
    ((found_line, found, _),) = findings(make(toml=TOML.replace(old, new)), regions)
    assert (found_line, message in found) == (line, True), found


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ('[[breaks]]\ncolumn = "year"\nnote = { en = "x" }', '"at" is missing'),
        ('[[breaks]]\ncolumn = "year"\nat = "2021"\nnote = { en = "x" }', "'2021' can be no value of \"year\""),
        ('[[breaks]]\ncolumn = "people"\nat = 3\nnote = { en = "x" }', 'needs a column of periods; "people" is of'),
        ('[[breaks]]\ncolumn = "year"\nat = 2021\nwhere = { area = "FI" }\nnote = { en = "x" }', 'no column "area"'),
        ('[[breaks]]\ncolumn = "year"\nat = 2021\nmeasures = ["region"]\nnote = { en = "x" }', '"region" is no number'),
        ('[[totals]]\ncolumn = "region"\nover = "year"\ntotal = "x"', '"region" is no number column'),
        ('[[totals]]\ncolumn = "people"\nover = "sex"\ntotal = "x"', 'There is no column "sex"'),
    ],
)
def test_faults_of_breaks_and_totals(make, regions, extra, message):
    ((line, found, _),) = findings(make(toml=f"{TOML}{extra}\n"), regions)
    assert (line, message in found) == (18, True), found


def test_invalid_toml(make, regions):
    ((line, message, _),) = findings(make(toml=TOML.replace('"Väki"', '"Väki')), regions)
    assert line == 3
    assert "not valid TOML" in message


def test_a_producer_may_be_one_name_for_all_languages(make, regions):
    toml = TOML.replace('{ fi = "Tilastokeskus", en = "Statistics Finland" }', '"Eurostat"')
    dataset = load_dataset(make(CSV, toml), regions)
    assert {dataset.source.producer[language] for language in ("fi", "en", "sv", "nb", "se")} == {"Eurostat"}
