"""Classes of figures: the methods, their edges, and the centre of a diverging scale."""

from itertools import combinations, pairwise

import pytest

from ruska.classes import Equal, Natural, Own, Quantile, natural_runs, roundest, sort_values
from ruska.errors import ScriptError

CHANGES = [-1.6, -0.7, -1.3, -1.2, -0.3, 2.1, -1.1, -0.5, -0.9, -2.1, -1.9, 0.8, 0.2, 0.4, -2.5, -0.6, -2.0, 0.6]


def squares(runs: list[list[float]]) -> float:
    return sum(sum((value - sum(run) / len(run)) ** 2 for value in run) for run in runs)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_natural_classes_are_the_best_of_all_cuts(count: int) -> None:
    ordered = sorted(CHANGES)
    found = natural_runs(ordered, count)
    assert [value for run in found for value in run] == ordered
    cuts = ([0, *middle, len(ordered)] for middle in combinations(range(1, len(ordered)), count - 1))
    least = min(squares([ordered[start:end] for start, end in pairwise(cut)]) for cut in cuts)
    assert squares(found) == pytest.approx(least)


def test_quantiles_hold_equal_numbers_and_keep_equal_values_together() -> None:
    assert [sort_values(list(range(12)), Quantile(4)).members(number) for number in range(4)] == [3, 3, 3, 3]
    tied = sort_values([1, 1, 1, 1, 1, 1, 2, 3], Quantile(4))
    assert len({number for value, number in zip([1] * 6, tied.numbers, strict=False)}) == 1


def test_equal_classes_are_of_one_width() -> None:
    assert sort_values([0, 1, 10], Equal(4)).edges == (2.5, 5.0, 7.5)
    assert sort_values([3, 3, 3], Equal(4)).edges == ()


def test_a_value_on_an_edge_is_in_the_upper_class_and_a_missing_one_in_none() -> None:
    found = sort_values([-1, 0, 1, None], Own([0, 1]))
    assert found.numbers == (0, 1, 2, None)
    assert found.count == 3


@pytest.mark.parametrize("classes", [Natural(6), Quantile(6), Equal(6)])
def test_no_class_reaches_over_the_centre(classes: Natural) -> None:
    found = sort_values(CHANGES, classes, 0.0)
    assert 0.0 in found.edges
    assert found.below == found.edges.index(0.0) + 1
    assert not found.middle
    assert all((number < found.below) == (value < 0) for value, number in zip(CHANGES, found.numbers, strict=True))


def test_own_edges_may_leave_a_class_around_the_centre() -> None:
    found = sort_values(CHANGES, Own([-2, -1, -0.25, 0.25, 1]), 0.0)
    assert (found.below, found.middle) == (3, True)


def test_values_on_one_side_of_the_centre_are_classed_without_it() -> None:
    found = sort_values([1.0, 2.0, 3.0, 8.0], Natural(2), 0.0)
    assert (found.below, found.middle, found.count) == (0, False, 2)


@pytest.mark.parametrize(
    ("low", "high", "best"),
    [(-2.0, -1.6, -1.8), (0.96, 1.04, 1.0), (1234, 1299, 1250), (0, 0.3, 0.2), (-0.3, 0.2, 0.0), (7, 8, 8)],
)
def test_edges_are_round(low: float, high: float, best: float) -> None:
    assert roundest(low, high) == best
    assert low < roundest(low, high) <= high


def test_what_cannot_be_classed_is_told() -> None:
    with pytest.raises(ScriptError, match="none of the areas has a figure"):
        sort_values([None, None], Natural(3))
    with pytest.raises(ScriptError, match="9 classes cannot be read"):
        sort_values(CHANGES, Natural(9))
    with pytest.raises(ScriptError, match="must ascend"):
        sort_values(CHANGES, Own([1, 0]))
