import pytest
from format_samples import brand_ruler, make_sheet

from ruska.ruler import Ruler
from ruska.scene import Sheet


@pytest.fixture(scope="session")
def ruler() -> Ruler:
    return brand_ruler()


@pytest.fixture
def sheet() -> Sheet:
    return make_sheet()
