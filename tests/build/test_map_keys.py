"""A map's outlines are among what a graphic is made from: a change of the file leads to a new build."""

import shutil
from pathlib import Path

from ruska.build.keys import Keys
from ruska.build.project import Project
from ruska.build.targets import Target
from tests.gallery.studio import PROJECT


def key(project: Path, datasets: list[str]) -> str:
    """The key of the choropleth's first example, read anew."""
    found = Project(project)
    (package,) = (package for package in found.packages if package.id == "choropleth")
    return Keys(found).key(Target(package, "ordinary", "en"), datasets)


def test_a_change_of_the_outlines_changes_the_key(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(PROJECT, project)
    shutil.copytree(PROJECT.parents[2] / "templates" / "lapland", project / "templates" / "lapland")
    with_map, without = key(project, ["areas", "maps"]), key(project, ["areas"])
    outlines = project / "datasets" / "maps" / "island.geojson"
    outlines.write_text(outlines.read_text("utf-8").replace("24.", "24.0", 1), "utf-8")
    assert key(project, ["areas", "maps"]) != with_map
    assert key(project, ["areas"]) == without
