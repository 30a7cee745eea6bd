"""What all tests share: `--all` runs the broad comparisons too, which take longer than a run by default may."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="Also run the tests marked broad, over every graphic.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--all"):
        return
    broad = [item for item in items if item.get_closest_marker("broad")]
    if broad:
        config.hook.pytest_deselected(items=broad)
        items[:] = [item for item in items if item not in broad]
