"""The gallery's scenes on the web canvas, and both painters' pictures of them; one browser paints all of a module."""

import json
import shutil
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from plotly.graph_objects import Figure

from ruska.painters.browser import paint_plotly
from ruska.painters.interactive import paint_interactive
from ruska.painters.static import paint_static
from ruska.scene import Scene
from tests.gallery.studio import PROJECT, Studio


class Pictures:
    """Paints scenes both ways."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio

    def scene(self, name: str) -> Scene:
        """A case of the gallery on the web canvas."""
        return self.studio.sheets(name, sizes=["web"])["web"].scene

    def static(self, scene: Scene) -> str:
        """The body as the static painter writes it."""
        return paint_static(scene, self.studio.brand.fonts)

    def interactive(self, scenes: list[Scene]) -> list[str]:
        """The bodies as plotly draws them in a browser."""
        brand = self.studio.brand
        figures = [
            (checked(paint_interactive(scene, brand)), ceil(scene.width), ceil(scene.height), scene.id)
            for scene in scenes
        ]
        return paint_plotly(figures, brand.fonts)


def checked(figure: dict[str, Any]) -> Figure:
    """A painted figure as plotly's own classes take it, which know every property and its values; nothing is added."""
    made = Figure({"data": figure["data"], "layout": {**figure["layout"], "template": "none"}})
    back = made.to_plotly_json()
    del back["layout"]["template"]
    assert json.loads(json.dumps(back)) == json.loads(json.dumps(figure))
    return made


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    folder: Path = tmp_path_factory.mktemp("parity") / "project"
    shutil.copytree(PROJECT, folder)
    return Pictures(Studio(folder))
