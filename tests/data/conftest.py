"""Small datasets on disk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from dataset_samples import CSV, TOML

from ruska.data import Regions, load_regions

ROOT = Path(__file__).parents[2]
Make = Callable[..., Path]


@pytest.fixture(scope="session")
def regions() -> Regions:
    return load_regions(ROOT / "datasets" / "regions")


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that writes a dataset and returns its folder; a text may be given as bytes."""

    def write(csv: str | bytes = CSV, toml: str = TOML, name: str = "people") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "dataset.toml").write_text(toml, encoding="utf-8")
        (folder / "data.csv").write_bytes(csv if isinstance(csv, bytes) else csv.encode())
        return folder

    return write
