"""Draws the gallery for the eye: `python -m tests.gallery.contact OUT [name ...]` writes a PNG a case and canvas."""

import sys
import time
from pathlib import Path

from ruska.errors import RuskaError
from tests.gallery.cases import CASES
from tests.gallery.studio import BRAND, CANVASES, Studio
from tests.rasters import svg_png


def draw(out: Path, names: list[str]) -> None:
    """Draw the cases whose names begin with one of `names`, all when there is none."""
    out.mkdir(parents=True, exist_ok=True)
    studio = Studio()
    for name in CASES:
        if names and not any(name.startswith(wanted) for wanted in names):
            continue
        started = time.perf_counter()
        try:
            sheets = studio.sheets(name)
        except RuskaError as error:
            print(name, error)
            continue
        resolved = time.perf_counter() - started
        for size in CANVASES:
            frame = sheets[size].frame
            png = svg_png(studio.svg(sheets[size]), round(frame.width), round(frame.height), 1, [BRAND / "fonts"])
            (out / f"{name}.{size}.png").write_bytes(png)
        print(f"{name}: {resolved * 1000:.0f} ms")


if __name__ == "__main__":
    draw(Path(sys.argv[1]), sys.argv[2:])
