"""Makes the outlines of the gallery's maps: an invented island of sixteen areas and an invented coast beside it.

    python -m tests.gallery.example_outlines

Corners stand on a jittered grid, which neighbours share, so the areas form a clean coverage. The jitter is a fixed
sequence: the same file comes out every time.
"""

import json
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "project" / "datasets" / "maps"
COLUMNS, ROWS = 4, 4
WEST, SOUTH, WIDTH, HEIGHT = 24.0, 65.4, 6.0, 3.2
COAST = [(31.0, 64.0), (30.6, 65.2), (31.4, 66.1), (30.7, 67.0), (31.6, 68.2), (30.9, 69.6), (38.0, 69.9), (38.0, 64.0)]


def jitter() -> Iterator[float]:
    """Yield numbers from -1 to 1 by a linear congruential generator, so that no library can change them."""
    state = 20_260_101
    while True:
        state = (1_103_515_245 * state + 12_345) % 2**31
        yield state / 2**30 - 1


def corners() -> dict[tuple[int, int], list[float]]:
    """Return the grid's corners by column and row, in degrees; the last area of all is small."""
    noise = jitter()
    places = {}
    for column in range(COLUMNS + 1):
        for row in range(ROWS + 1):
            x = WEST + (column + 0.3 * next(noise)) * WIDTH / COLUMNS
            y = SOUTH + (row + 0.3 * next(noise)) * HEIGHT / ROWS
            places[column, row] = [round(x, 3), round(y, 3)]
    x, y = places[0, 0]
    places[0, 1], places[1, 0], places[1, 1] = [x - 0.05, y + 0.3], [x + 0.5, y - 0.1], [x + 0.55, y + 0.25]
    return places


def feature(code: str, ring: list[list[float]]) -> dict:
    """Return one area."""
    geometry = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


def layers() -> dict[str, str]:
    """Return the files' names and texts."""
    places = corners()
    ring = ((0, 0), (1, 0), (1, 1), (0, 1))
    areas = [
        feature(f"a{1 + column + COLUMNS * row:02}", [places[column + x, row + y] for x, y in ring])
        for row in range(ROWS)
        for column in range(COLUMNS)
    ]
    land = [feature("coast", [list(point) for point in COAST])]
    return {
        name: json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")) + "\n"
        for name, features in (("island.geojson", areas), ("coast.geojson", land))
    }


if __name__ == "__main__":
    for name, text in layers().items():
        (FOLDER / name).write_text(text, "utf-8")
