"""Labels along one line: moved as little as needed so that none overlaps."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float] | None:
    """Return centres as near as possible to `wanted`, so that blocks of `heights` do not overlap within low to high.

    The order of `wanted` is kept (equal places keep the order given). Overlapping neighbours are merged into one
    cluster that stands at the mean of what they want (pool adjacent violators, the least-squares solution), then the
    whole is pushed inside. Returns None when they do not fit at all.
    """
    if sum(heights) > high - low + 1e-6:
        return None
    # A cluster: its members in order, the mean of where they want its middle, its height.
    clusters: list[tuple[list[int], float, float]] = []
    for index in sorted(range(len(wanted)), key=lambda index: wanted[index]):
        members, middle, height = [index], wanted[index], heights[index]
        middle = _inside(middle, height, low, high)
        while clusters and clusters[-1][1] + clusters[-1][2] / 2 > middle - height / 2:
            before, before_middle, before_height = clusters.pop()
            count = len(before) + len(members)
            # The mean moves each part to where it would stand inside the merged cluster.
            shifted = before_middle + height / 2, middle - before_height / 2
            middle = (shifted[0] * len(before) + shifted[1] * len(members)) / count
            members, height = before + members, before_height + height
            middle = _inside(middle, height, low, high)
        clusters.append((members, middle, height))
    return _centres(clusters, heights)


def _inside(middle: float, height: float, low: float, high: float) -> float:
    return min(max(middle, low + height / 2), high - height / 2)


def _centres(clusters: Sequence[tuple[list[int], float, float]], heights: Sequence[float]) -> list[float]:
    result = [0.0] * len(heights)
    for members, middle, height in clusters:
        edge = middle - height / 2
        for index in members:
            result[index] = edge + heights[index] / 2
            edge += heights[index]
    return result
