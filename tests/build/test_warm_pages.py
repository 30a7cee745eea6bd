"""What workers find ready: a name that is out of date would only be slow, and nobody would be told."""

from pathlib import Path

from jinja2 import meta

from ruska.build.warm_pages import TEMPLATES, make_ready
from ruska.build.work import make_assets
from ruska.formats.page import environment

ROOT = Path(__file__).parents[2]
BRAND = ROOT / "templates" / "lapland"
FOLDERS = (BRAND, ROOT / "templates" / "base")


def test_all_that_pages_are_made_from_is_there_before_any_page() -> None:
    environment.cache_clear()
    make_assets.cache_clear()
    make_ready(BRAND, ROOT, FOLDERS)
    assert make_assets.cache_info().currsize == 1
    used = environment(FOLDERS)
    assert {name for _, name in used.cache or ()} >= set(TEMPLATES)
    sources = [(FOLDERS[1] / name).read_text("utf-8") for name in TEMPLATES]
    included = {name for source in sources for name in meta.find_referenced_templates(used.parse(source))}
    assert included <= set(TEMPLATES)
