"""A project that is built once and then copied by each test that spoils it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from project_samples import Workshop, small_project


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Two packages with three graphics, in one and two languages, built once with every format."""
    shop = small_project(tmp_path_factory.mktemp("built") / "project")
    shop.dataset("others")
    shop.package("alpha", {"bars": "people", "again": "others"})
    shop.package("beta", {"bars": "people"}, ("fi", "en"))
    done = shop.build("--size", "web")
    assert done.status == 0, done.err
    return shop


@pytest.fixture
def copied(built: Workshop, tmp_path: Path) -> Workshop:
    """A copy of the built project, to be spoilt."""
    return built.copy(tmp_path / "project")


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Workshop]:
    """Return a function that makes a project without packages."""
    return lambda: small_project(tmp_path / "fresh")
