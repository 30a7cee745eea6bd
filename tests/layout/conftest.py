"""The brand and a space on one of its canvases."""

from collections.abc import Callable

import pytest

from ruska.brand import Brand, load_brand
from ruska.build.project import engine_templates
from ruska.layout.space import Space
from ruska.ruler import Ruler

MakeSpace = Callable[..., Space]


@pytest.fixture(scope="session")
def brand() -> Brand:
    return load_brand(engine_templates() / "lapland")


@pytest.fixture(scope="session")
def ruler(brand: Brand) -> Ruler:
    return Ruler(brand.fonts)


@pytest.fixture
def make_space(brand: Brand, ruler: Ruler) -> MakeSpace:
    def make(size: str = "web", width: float = 1104, height: float = 430) -> Space:
        return Space(brand.sizes[size], width, height, brand, ruler)

    return make
