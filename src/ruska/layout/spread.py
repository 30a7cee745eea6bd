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
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    clusters: list[tuple[list[int], float, float]] = []
    for index in order:
        members, centre, height = [index], wanted[index], heights[index]
        centre = min(max(centre, low + height / 2), high - height / 2)
        while clusters and clusters[-1][1] + clusters[-1][2] / 2 > centre - height / 2:
            before, before_centre, before_height = clusters.pop()
            count = len(before) + len(members)
            centre = (before_centre * len(before) + centre * len(members)) / count
            members, height = before + members, before_height + height
            centre = min(max(centre, low + height / 2), high - height / 2)
        clusters.append((members, centre, height))
    result = [0.0] * len(wanted)
    for members, centre, height in clusters:
        edge = centre - height / 2
        for index in members:
            result[index] = edge + heights[index] / 2
            edge += heights[index]
    return result


def apart(intervals: Sequence[tuple[float, float]], gap: float = 0.0) -> bool:
    """Tell whether intervals, given in order, keep at least `gap` between each other."""
    return all(right[0] - left[1] >= gap for left, right in zip(intervals, intervals[1:], strict=False))
