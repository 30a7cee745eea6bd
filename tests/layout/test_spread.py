"""Spread: labels keep their order, keep apart, and move no more than they must."""

import itertools
import random

from ruska.layout.spread import spread


def test_free_labels_do_not_move() -> None:
    assert spread([10, 50, 90], [10, 10, 10], 0, 100) == [10, 50, 90]


def test_two_labels_share_the_way() -> None:
    assert spread([50, 50], [20, 20], 0, 100) == [40, 60]


def test_unequal_labels_move_by_the_same() -> None:
    assert spread([50, 50], [10, 30], 0, 100) == [40, 60]


def test_the_edge_holds() -> None:
    assert spread([0, 0, 100], [10, 10, 10], 0, 100) == [5, 15, 95]


def test_too_many_do_not_fit() -> None:
    assert spread([1, 2, 3], [40, 40, 40], 0, 100) is None


def test_nothing_to_spread() -> None:
    assert spread([], [], 0, 10) == []


def test_any_labels_stay_inside_apart_and_in_order() -> None:
    dice = random.Random(3)
    for _ in range(400):
        count = dice.randint(1, 14)
        heights = [dice.uniform(4, 20) for _ in range(count)]
        high = sum(heights) * dice.uniform(1.0, 3.0)
        wanted = [dice.uniform(-20, high + 20) for _ in range(count)]
        placed = spread(wanted, heights, 0, high)
        assert placed is not None
        order = sorted(range(count), key=lambda index: wanted[index])
        edges = [(placed[i] - heights[i] / 2, placed[i] + heights[i] / 2) for i in order]
        assert edges[0][0] >= -1e-6 and edges[-1][1] <= high + 1e-6
        assert all(after[0] >= before[1] - 1e-6 for before, after in itertools.pairwise(edges))
