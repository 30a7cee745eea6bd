"""Scales: ticks, spans, thinning, piles and shares."""

import itertools
import math
import random

import pytest

from ruska.scales import finite, nice_step, shares, stack, step_decimals, thin, value_scale


def test_finite_leaves_out_what_is_missing() -> None:
    assert finite([1, None, math.nan, math.inf, -2.5]) == [1, -2.5]


@pytest.mark.parametrize(("span", "count", "step"), [(10, 5, 2), (100, 4, 25), (0.003, 5, 0.001), (7e12, 5, 2e12)])
def test_steps_are_round(span: float, count: int, step: float) -> None:
    assert nice_step(span, count) == pytest.approx(step)


@pytest.mark.parametrize(("span", "count"), [(0, 5), (-1, 5), (1, 0)])
def test_a_step_needs_room(span: float, count: int) -> None:
    with pytest.raises(ValueError, match="positive span"):
        nice_step(span, count)


@pytest.mark.parametrize(("step", "decimals"), [(1, 0), (0.5, 1), (0.25, 2), (250, 0), (0.000012, 6)])
def test_a_step_is_written_with_as_few_decimals_as_it_needs(step: float, decimals: int) -> None:
    assert step_decimals(step) == decimals


def test_a_scale_holds_every_value_with_even_ticks() -> None:
    dice = random.Random(7)
    for _ in range(500):
        size = 10 ** dice.uniform(-6, 12)
        values = [dice.uniform(-size, size) * dice.choice((0, 1, 1)) for _ in range(dice.randint(1, 9))]
        zero = dice.random() < 0.5
        scale = value_scale(values, dice.randint(2, 6), zero)
        assert scale.low <= min(values) and max(values) <= scale.high
        assert scale.low < scale.high
        assert 2 <= len(scale.ticks) <= 8
        assert not zero or (0 in scale.ticks and scale.low <= 0 <= scale.high)
        steps = [b - a for a, b in zip(scale.ticks, scale.ticks[1:], strict=False)]
        assert all(step == pytest.approx(scale.step, rel=1e-6, abs=1e-9) for step in steps)


def test_a_tick_far_beyond_the_values_is_left_out() -> None:
    scale = value_scale([0.3, 1.65])
    assert scale.ticks[-1] == 1.5
    assert scale.high == 1.65


def test_without_values_there_are_no_ticks() -> None:
    assert value_scale([None, None]).ticks == ()


def test_equal_values_get_a_span() -> None:
    for value in (5, 0, -3):
        scale = value_scale([value, value], zero=False)
        assert scale.low < value < scale.high or scale.low <= value <= scale.high
        assert scale.low < scale.high


def test_thinned_ticks_fit_and_hold_both_ends() -> None:
    for count in range(1, 60):
        for fits in range(1, 20):
            kept = thin(count, fits)
            assert kept[-1] == count - 1
            assert kept == sorted(set(kept))
            assert len(kept) <= max(fits, 1)
            if fits > 1 and count > 1:
                assert kept[0] == 0
                least = (count - 1) / (fits - 1)
                assert all(b - a >= least - 1e-9 for a, b in itertools.pairwise(kept))


def test_thinning_nothing_keeps_nothing() -> None:
    assert thin(0, 5) == []


def test_years_keep_an_even_step_where_one_fits() -> None:
    assert thin(15, 4) == [0, 7, 14]
    assert thin(5, 9) == [0, 1, 2, 3, 4]


def test_piles_grow_up_and_down_and_keep_gaps() -> None:
    assert stack([[1, -1, None], [2, -2, 3], [-4, 5, 1]]) == [
        [(0, 1), (0, -1), None],
        [(1, 3), (-1, -3), (0, 3)],
        [(0, -4), (0, 5), (3, 4)],
    ]
    assert stack([]) == []


def test_shares_need_every_part() -> None:
    assert shares([[1, None, 0, 2], [3, 4, 0, -2]]) == [[25, None, None, None], [75, None, None, None]]
    assert shares([]) == []
