"""The gallery's own style and script, named by their hash as all shared files are."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ruska.brand import Brand
from ruska.formats.page import brand_style, find_template, hashed_name

STYLE = "assets/index.css.j2"
SCRIPTS = ("assets/index_parts.js", "assets/index.js")
"""The parts of the gallery's script, in their order."""


def index_assets(templates: Sequence[Path], brand: Brand) -> Mapping[str, bytes]:
    """Return the files that all languages of the gallery share, by name. `templates` are searched in order."""
    script = b"".join(find_template(templates, name).read_bytes() for name in SCRIPTS)
    made = {".css": brand_style(STYLE, templates, brand).encode(), ".js": script}
    return {hashed_name("index", ending, content): content for ending, content in made.items()}
