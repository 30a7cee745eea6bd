"""Tables of the gallery, read by the real loader."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ruska.data import Regions, Table, load_dataset, load_regions

DATASETS = Path(__file__).parents[1] / "gallery" / "project" / "datasets"
ReadTable = Callable[[str], Table]


@pytest.fixture(scope="session")
def regions() -> Regions:
    return load_regions(DATASETS / "regions")


@pytest.fixture(scope="session")
def read_table(regions: Regions) -> ReadTable:
    return lambda id: Table.of(load_dataset(DATASETS / id, regions))
