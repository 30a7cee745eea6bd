"""`ruska doctor`: what is here, what is missing, and what that means."""

import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ruska import __version__
from ruska.cli.building import project_at
from ruska.cli.telling import FAILED, tell
from ruska.errors import RuskaError

CORE = (
    *("matplotlib", "plotly", "kaleido", "pandas", "pydantic", "jinja2", "babel", "typst", "uharfbuzz", "fonttools"),
    *("tree-sitter", "tree-sitter-toml", "tomlkit", "coloraide", "python-calamine", "xlsxwriter", "click", "rich"),
    *("filelock", "pypdfium2", "zlib-ng"),
)
SERVING = ("starlette", "uvicorn", "watchfiles")
OK, NOTE, BAD = "ok", "note", "missing"
Line = tuple[str, str]


def examine(folder: Path | None) -> int:
    """Print one line a part. Return 0 unless something that every build needs is missing."""
    lines = [*_program(), *_libraries(), *_browser(), *_node(), *_project(folder)]
    for state, text in lines:
        tell(f"{state:8}{text}")
    return FAILED if any(state == BAD for state, _ in lines) else 0


def _program() -> Iterator[Line]:
    yield OK, f"Ruska {__version__}, Python {sys.version.split()[0]}, {platform.system()} {platform.machine()}"


def _libraries() -> Iterator[Line]:
    found = []
    for name in (*CORE, *SERVING):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            needed = "install it with: pip install" if name in CORE else "`ruska serve` needs it: pip install"
            yield BAD if name in CORE else NOTE, f"{name}: {needed} {name}"
    yield OK, ", ".join(found)


def _browser() -> Iterator[Line]:
    from ruska.painters.browser import find_browser

    browser = find_browser()
    if browser is None:
        yield NOTE, "no Chrome or Chromium: graphics drawn by plotly are left out (install one, or set BROWSER_PATH)"
        return
    yield OK, f"browser {browser} {_said(browser, '--version')}".rstrip()


def _node() -> Iterator[Line]:
    node = shutil.which("node")
    if node is None:
        yield NOTE, "no Node: pages carry the full plotly.js (4.8 MB) in place of the small one (1.2 MB)"
        return
    yield OK, f"Node {_said(node, '--version')}"


def _said(program: str, option: str) -> str:
    try:
        answer = subprocess.run([program, option], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return "(does not answer)"
    return answer.stdout.strip()


def _project(folder: Path | None) -> Iterator[Line]:
    from ruska.brand import load_brand
    from ruska.fallback_fonts import find_fallback_fonts
    from ruska.formats.bundle import plotly_bundle

    try:
        project = project_at(folder)
        brands = sorted({package.brand for package in project.packages})
        loaded = [load_brand(project.brand_folder(brand)) for brand in brands]
    except RuskaError as error:
        for finding in error.findings:
            yield NOTE if folder is None and "is not a Ruska project" in finding.message else BAD, finding.text()
        return
    for brand in loaded:
        yield OK, f"brand {brand.id}: {', '.join(font.path.name for font in brand.fonts)}"
    fallback = [font.path.name for font in find_fallback_fonts()]
    if fallback:
        yield OK, f"fonts for other scripts: {', '.join(fallback)}"
    else:
        yield NOTE, "no Noto fonts for Hebrew, Arabic and emoji: such characters become findings"
    bundle = plotly_bundle(project.root)
    yield (
        (OK if bundle.small else NOTE),
        f"plotly.js for pages: {bundle.path.name}{' – ' + bundle.note if bundle.note else ''}",
    )
