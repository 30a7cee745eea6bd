"""Which plotly.js serves the pages: the small one from npm when it is there, else the one inside the plotly wheel."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ruska.errors import Finding, ProjectError

SMALL = Path("node_modules", "plotly.js-basic-dist-min", "plotly-basic.min.js")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A plotly.js file. `note` is a line for the build's output, empty when there is nothing to remark."""

    name: str
    path: Path
    small: bool
    note: str = ""


def bundle_is_small(root: Path) -> bool:
    """Tell whether a project has the small plotly.js."""
    return (root / SMALL).is_file()


def plotly_bundle(root: Path) -> Bundle:
    """Return the plotly.js for a project's pages; every trace that Ruska paints is in both.

    Raises ProjectError when neither is there. plotly itself is not imported.
    """
    small = root / SMALL
    if small.is_file():
        return Bundle("plotly-basic", small, True)
    spec = find_spec("plotly")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        full = Path(folder, "package_data", "plotly.min.js")
        if full.is_file():
            note = "Pages use the full plotly.js (4.8 MB); with Node, `npm ci` brings the small one (1.2 MB)."
            return Bundle("plotly", full, False, note)
    raise ProjectError(Finding("plotly.js is not there.", small, remedy="Install plotly, or run `npm ci`."))
