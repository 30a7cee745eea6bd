"""Finds fonts on this computer for what a brand's own fonts lack: Hebrew, Arabic, emoji.

Only texts that need them are touched by what is installed; all others come out the same on every machine.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from ruska.ruler import FontFile

# Wanted family and the file names under which it is installed, the best first. One colour only: outlines need paths.
WANTED = (
    ("Noto Sans Hebrew", ("NotoSansHebrew-Regular.ttf", "NotoSansHebrew[wdth,wght].ttf")),
    ("Noto Sans Arabic", ("NotoSansArabic-Regular.ttf", "NotoSansArabic[wdth,wght].ttf")),
    ("Noto Emoji", ("NotoEmoji-Regular.ttf", "NotoEmoji[wght].ttf", "NotoEmoji-VariableFont_wght.ttf")),
    ("DejaVu Sans", ("DejaVuSans.ttf",)),
    ("Arial", ("arial.ttf", "Arial.ttf")),
    ("Segoe UI Symbol", ("seguisym.ttf",)),
)


def font_folders() -> tuple[Path, ...]:
    """Return the folders where this operating system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return (local, Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts")
    if sys.platform == "darwin":
        return (home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    return (home / ".local" / "share" / "fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


def find_fallback_fonts(folders: Sequence[Path] | None = None) -> tuple[FontFile, ...]:
    """Return the fallback fonts that are installed, in order of preference; `folders` default to `font_folders`."""
    return _find(tuple(font_folders() if folders is None else folders))


@lru_cache(maxsize=8)
def _find(folders: tuple[Path, ...]) -> tuple[FontFile, ...]:
    installed = _files(folders)
    found = []
    for family, names in WANTED:
        path = next((installed[name] for name in names if name in installed), None)
        if path is not None:
            found.append(FontFile(path, family, 400))
    return tuple(found)


def _files(folders: Iterable[Path]) -> dict[str, Path]:
    wanted = {name for _, names in WANTED for name in names}
    files: dict[str, Path] = {}
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(wanted.intersection(names)):
                files.setdefault(name, Path(place) / name)
    return files
