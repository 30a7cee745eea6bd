"""Which plotly.js serves a page: the small one from npm when it is there, else the one inside the plotly wheel.

A script's own figure may be of any trace and then needs the wheel's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ruska.errors import Finding, ProjectError

SMALL = Path("node_modules", "plotly.js-basic-dist-min", "plotly-basic.min.js")
SMALL_TRACES = frozenset({"bar", "pie", "scatter"})

EAGER = b"//# allFunctionsCalledOnLoad\n"
"""Lets V8 compile a whole file on another thread while it comes; else the page stops at each function's first call.

An "explicit compile hint" of Chromium, for scripts from files. To other browsers it is a comment.
"""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A plotly.js file. `note` is a line for the build's output, empty when there is nothing to remark."""

    name: str
    path: Path
    small: bool
    note: str = ""

    @property
    def published(self) -> bytes:
        """The file as pages load it: the small one is compiled as it comes, of the full one no page needs that much."""
        return (EAGER if self.small else b"") + self.path.read_bytes()


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
    note = "Pages use the full plotly.js (4.8 MB); with Node, `npm ci` brings the small one (1.2 MB)."
    return Bundle("plotly", _full(small), False, note)


def full_bundle() -> Bundle:
    """Return the plotly.js that knows every trace. Raises ProjectError when it is not there."""
    return Bundle("plotly", _full(Path("plotly.min.js")), False)


def needs_full_bundle(figure: Mapping[str, Any] | None) -> bool:
    """Tell whether a script's own figure, in plain JSON, has a trace that the small plotly.js does not know."""
    traces = figure["data"] if figure else ()
    return any(trace.get("type", "scatter") not in SMALL_TRACES for trace in traces)


def _full(missed: Path) -> Path:
    spec = find_spec("plotly")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        full = Path(folder, "package_data", "plotly.min.js")
        if full.is_file():
            return full
    raise ProjectError(Finding("plotly.js is not there.", missed, remedy="Install plotly, or run `npm ci`."))
