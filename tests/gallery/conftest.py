"""One studio for all tests of the gallery, over a copy of its project."""

import shutil
from pathlib import Path

import pytest

from tests.gallery.studio import PROJECT, Studio


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    folder: Path = tmp_path_factory.mktemp("gallery") / "project"
    shutil.copytree(PROJECT, folder)
    return Studio(folder)
