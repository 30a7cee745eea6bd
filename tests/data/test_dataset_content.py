"""The datasets that ship: they load clean, name things in Finnish and English, and hold the published figures."""

from datetime import date
from pathlib import Path

import pytest

from ruska.data import RATIO_UNITS, UNITS, list_datasets, load_dataset
from ruska.errors import ScriptError

DATASETS = Path(__file__).parents[2] / "datasets"
FOLDERS = [folder for folder in list_datasets(DATASETS) if folder.name != "regions"]
NUTS_2024_OF_2021 = {
    "FI197": "FI19B",
    "FI193": "FI198",
    "FI194": "FI199",
    "FI195": "FI19A",
    "FI1C3": "FI1C6",
    "FI1C4": "FI1C7",
    "FI1D1": "FI1DA",
    "FI1D2": "FI1DB",
    "FI1D3": "FI1DC",
}


@pytest.fixture(scope="module")
def shipped(regions):
    return {folder.name: load_dataset(folder, regions) for folder in FOLDERS}


def test_there_are_enough(shipped):
    assert len(shipped) >= 12
    assert any(dataset.data_path.suffix == ".xlsx" for dataset in shipped.values())


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_every_text_is_in_finnish_and_english(shipped, name):
    dataset = shipped[name]
    texts = [dataset.title, dataset.source.producer, *dataset.notes, *(item.note for item in dataset.breaks)]
    for column in dataset.columns.values():
        texts += [column.label, *column.values.values()]
    for text in texts:
        assert {"fi", "en"} <= set(text), text


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_source_licence_and_date_are_stated(shipped, name):
    dataset = shipped[name]
    assert dataset.source.url.startswith("http")
    assert date(2018, 1, 1) < dataset.source.date < date(2027, 1, 1)
    assert dataset.licence in {"CC BY 4.0", "not stated, facts cited"}


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_no_category_is_described_in_vain(shipped, name):
    table = shipped[name].table()
    for column in table.columns.values():
        if column.type == "category":
            assert set(table.values(column.name)) == set(column.values), column.name


def test_no_run_time_reference_to_the_assignment():
    for path in DATASETS.rglob("*.*"):
        assert b"/work/" not in path.read_bytes()


def test_units_that_cannot_be_added_are_units():
    assert set(UNITS) > RATIO_UNITS


def test_regions_cover_nuts_2021_and_2024(regions):
    assert {"FI", "SE", "NO", "EU27_2020", "FI1", "FI1D", "SE33", "NO07", "NORTH-FI-SE-NO"} <= regions.codes
    finnish = {code for code, region in regions.by_code.items() if region.level == "nuts3" and region.country == "FI"}
    assert len(finnish) == 19 + len(NUTS_2024_OF_2021)
    for old, new in NUTS_2024_OF_2021.items():
        assert regions.by_code[new].succeeds == old
        assert regions.by_code[new].names == regions.by_code[old].names


def test_regions_are_named_and_linked(regions):
    for code, region in regions.by_code.items():
        assert set(region.names) == {"fi", "en", "sv", "nb"}, code
        assert {*region.parts, *filter(None, (region.parent, region.succeeds))} <= regions.codes, code
    assert regions.name("FI1D7", "fi") == "Lappi"
    assert regions.name("FI1D7", "sv") == "Lappland"
    assert regions.name("NO07", "nb") == "Nord-Norge"
    assert regions.name("FI1D7", "se") == "Lapland"
    with pytest.raises(ScriptError, match="ZZ"):
        regions.name("ZZ", "fi")


@pytest.mark.parametrize(
    ("name", "column", "conditions", "value"),
    [
        ("lapland_nights_2019", "nights", {"region": "FI", "residence": "total"}, 23101274),
        ("lapland_gdp", "gdp", {"region": "FI1D7", "year": 2020}, 6909.75),
        ("barents_gdp", "gdp", {"region": "FI1D7", "year": 2020}, 6912.03),
        ("barents_gdp", "gdp", {"region": "FI1D7", "year": "latest"}, 7066.34),
        ("barents_gdp", "gdp_index", {"region": "NO", "year": 2021}, 172),
        ("lapland_employment", "employed", {"region": "FI1D7", "year": 2009, "industry": "agriculture"}, 4420),
        ("lapland_enterprises", "births", {"region": "FI1D7", "year": 2017, "size": "total"}, 1419),
        ("lapland_births_deaths", "deaths", {"region": "FI", "year": 1990}, 50058),
        ("finland_population", "population", {"region": "FI1D7", "year": 2024}, 176150),
        ("barents_area", "area", {"region": "FI1DC", "year": 2025}, 24221),
        ("chamber_key_figures", "billion_eur", {"indicator": "goods_exports"}, 3.878),
        ("project_budget", "amount", {"funding": "total"}, 170250),
        ("investment_potential", "investments", {"edition": 2023, "branch": "green_transition"}, 127.9),
        ("investment_projects", "low", {"project": "norsk_efuel_tornio"}, 1200),
        ("investment_projects", "high", {"project": "sokli", "status_date": "2023"}, 1500),
        ("project_costs", "cost", {"project": "kemi_bioproduct", "year": 2023, "given_by": "press"}, 1850),
        ("bioproduct_mill", "million_eur", {"indicator": "investment"}, 2020),
        ("lapland_mines", "ounces", {"mine": "kittila", "year": 2023, "indicator": "gold"}, 234402),
        ("lapland_mines", "tonnes", {"year": 2015, "indicator": "nickel_in_concentrate"}, 8805),
        ("lapland_industry", "employees", {"year": 2019}, 17600),
        ("lapland_power_plants_2017", "capacity", {"plant": "Petäjäskoski"}, 182),
        ("barents_hydropower", "capacity", {"location": "missing"}, 169),
        ("wind_power_2025", "share", {"region": "FI1D7"}, 8),
    ],
)
def test_published_figures(shipped, name, column, conditions, value):
    assert shipped[name].table().value(column, **conditions) == value


def test_sums_that_the_sources_print(shipped):
    nights = shipped["lapland_nights"].table()
    assert nights.total(region="FI1D7", year=2020) == 2052441
    assert nights.total(region="FI1D7", year=2021) == 2345237
    people = shipped["lapland_municipalities"].table()
    assert [people.total(year=2019), people.total(year=2020)] == [177161, 176665]
    assert shipped["lapland_population"].table().total(region="FI1D7", year=2020) == 177161


def test_traps_are_refused(shipped):
    for name, where, by in (
        ("barents_nights", {"region": ["NO072", "NO074"], "year": 2023}, []),
        ("investment_potential", {"edition": 2022, "area": "BARENTS-FI-SE-NO-RU"}, []),
        ("lapland_employment", {"region": "FI1D7"}, ["year"]),
        ("project_budget", {}, []),
        ("lapland_nights", {}, ["year"]),
    ):
        with pytest.raises(ScriptError, match="twice"):
            shipped[name].table().where(**where).sum(by=by)


def test_breaks_leave_changes_out(shipped):
    firms = shipped["lapland_enterprises"].table().where(region="FI1D7", size="total")
    change = {row["year"]: row["change"] for row in firms.with_change("births").rows()}
    assert change[2017] is None
    assert change[2016] is not None
    potential = shipped["investment_potential"].table().where(area="NORTH-FI-SE-NO", branch="total")
    steps = potential.sum(by=["edition"]).with_change("investments", along="edition").rows()
    assert round(steps[-1]["change"], 2) == 16.88
