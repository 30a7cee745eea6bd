"""The Data Package descriptor."""

import json
from pathlib import Path

import pytest
from dataset_samples import TOML

from ruska.data import data_package, list_datasets, load_dataset

DATASETS = Path(__file__).parents[2] / "datasets"


def test_a_descriptor(make, regions):
    toml = TOML.replace('["region", "year"]', '["kind"]') + (
        'minimum = 0\n[columns.kind]\ntype = "category"\nmissing = true\nlabel = { en = "Kind" }\n'
        'values = { a = { fi = "Aa", en = "A" } }\n[columns.page]\ntype = "url"\nlabel = { en = "Page" }\n'
    )
    folder = make("region;year;people;kind;page\nFI;2020;1,5;a;https://example.org\n", toml)
    package = data_package(load_dataset(folder, regions))
    assert json.loads(json.dumps(package)) == package
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["sources"] == [{"title": "Statistics Finland", "path": "https://example.org/table"}]
    (resource,) = package["resources"]
    assert (resource["encoding"], resource["dialect"]) == ("utf-8", {"delimiter": ";"})
    assert resource["bytes"] == (folder / "data.csv").stat().st_size
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert fields["people"] == {
        "name": "people",
        "type": "number",
        "title": "Persons",
        "unit": "persons",
        "decimalChar": ",",
        "constraints": {"required": True, "minimum": 0.0},
    }
    assert fields["kind"]["categories"] == [{"value": "a", "label": "A"}]
    assert "constraints" not in fields["kind"]
    assert fields["page"]["format"] == "uri"


@pytest.mark.parametrize("folder", list_datasets(DATASETS), ids=lambda folder: folder.name)
def test_every_dataset_has_a_descriptor(folder, regions):
    dataset = load_dataset(folder, None if folder.name == "regions" else regions)
    package = json.loads(json.dumps(data_package(dataset), ensure_ascii=False))
    assert package["name"] == folder.name
    assert package["title"]
    if dataset.licence != "CC BY 4.0":
        assert "licenses" not in package
        assert package["description"].startswith("Licence: not stated, facts cited.")
