"""What every worker needs for pages: imported by the fork server alone, so that it is made once for all of them.

Compiling the templates and making what pages share takes a quarter of a second, longer than all pages of a graphic.
"""

import json
import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from ruska.build.warm import PLACES
from ruska.build.work import make_assets
from ruska.formats.page import environment

TEMPLATES = tuple(
    f"{name}.j2"
    for name in ("frame.svg", *(f"{page}.html" for page in ("chart", "embed", "head", "macros", "page", "share")))
)
WRITERS = (
    *("ruska.build.embed_work", "ruska.build.poster_work", "ruska.formats.tables", "ruska.painters.interactive"),
    *("ruska.painters.plotly_axes", "ruska.painters.rings", "xlsxwriter", "brotli"),
)


def make_ready(brand: Path, root: Path, templates: tuple[Path, ...]) -> None:
    """Import what writes pages, compile their templates and make what they share."""
    for name in WRITERS:
        import_module(name)
    for name in TEMPLATES:
        environment(templates).get_template(name)
    make_assets(brand, templates, root, False)


if PLACES in os.environ:
    # Whatever is wrong is told by the job that meets it again; nothing may end the fork server.
    with suppress(Exception):
        told_brand, told_root, *told_templates = map(Path, json.loads(os.environ[PLACES]))
        make_ready(told_brand, told_root, tuple(told_templates))
