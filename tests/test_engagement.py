"""Engagement: equilibrium, competition, slow binding, and the quadrature under them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.models.relaxation import followed
from course_lib.models.target.engagement import (
    SlowBinder,
    free_concentration_nM,
    half_time_bound_h,
    mixture_occupancy,
    reversible_occupancy,
    slow_occupancy,
)

AMOUNTS = st.floats(0, 1e6)


@given(AMOUNTS, st.floats(1e-3, 1e6))
def test_occupancy_is_a_share_and_half_at_ki(concentration_nM, ki_nM):
    assert 0 <= reversible_occupancy(concentration_nM, ki_nM) <= 1
    assert reversible_occupancy(ki_nM, ki_nM) == 0.5


def test_a_tighter_drug_holds_more():
    assert reversible_occupancy(10.0, 1.0) > reversible_occupancy(10.0, 3.0)


@given(st.lists(st.tuples(AMOUNTS, st.floats(1e-2, 1e5)), min_size=1, max_size=5))
def test_competitors_never_hold_more_than_the_whole_target(pairs):
    shares = mixture_occupancy([c for c, _ in pairs], [k for _, k in pairs])
    assert shares.sum() <= 1 + 1e-12


def test_a_mixture_of_one_is_the_drug_alone_and_a_rival_takes_its_share():
    alone = mixture_occupancy([[1.0, 9.0]], [3.0])[0]
    assert alone == pytest.approx(reversible_occupancy([1.0, 9.0], 3.0))
    assert (mixture_occupancy([[1.0, 9.0], [5.0, 5.0]], [3.0, 5.0])[0] < alone).all()


def test_slow_binding_at_constant_concentration_equals_the_closed_form():
    binder, C = SlowBinder(association_per_nM_h=0.2, dissociation_per_h=0.05), 2.0
    times_h = np.array([0.0, 0.3, 5.0, 60.0])
    rate = 0.2 * C + 0.05
    closed = (0.2 * C / rate) * -np.expm1(-rate * times_h)
    assert slow_occupancy(binder, lambda t: 0 * t + C, times_h) == pytest.approx(closed, rel=1e-12)


def test_a_fast_binder_follows_equilibrium_and_a_slow_one_lags():
    def wave_nM(t):
        return 5.0 + 4.0 * np.sin(t / 24 * 2 * np.pi)

    times_h = np.linspace(0, 240, 241)
    equal = reversible_occupancy(wave_nM(times_h), 5.0)
    fast = slow_occupancy(SlowBinder(association_per_nM_h=20.0, dissociation_per_h=100.0), wave_nM, times_h)
    slow = slow_occupancy(SlowBinder(association_per_nM_h=0.002, dissociation_per_h=0.01), wave_nM, times_h)
    assert np.abs(fast - equal)[48:].max() < 2e-3
    assert np.ptp(slow[-24:]) < 0.2 * np.ptp(equal[-24:])


def test_half_of_a_slow_drug_has_left_after_its_half_time():
    binder = SlowBinder(association_per_nM_h=1.0, dissociation_per_h=0.02)
    left = slow_occupancy(binder, np.zeros_like, [0.0, half_time_bound_h(binder)], start=0.8)
    assert left[-1] == pytest.approx(0.4, rel=1e-12)


@pytest.mark.parametrize("speed", [0.01, 1.0, 300.0])
def test_the_quadrature_agrees_with_a_solved_case_at_any_speed(speed):
    # dy/dt = speed (cos t − y) from y = 0
    times_h = np.linspace(0, 12, 25)
    a = speed / (1 + speed**2)
    exact = a * (speed * np.cos(times_h) + np.sin(times_h)) - a * speed * np.exp(-speed * times_h)
    ours = followed(lambda t: (speed * np.cos(t), speed + 0 * t), times_h, start=0.0)
    assert np.abs(ours - exact).max() < 1e-9


def test_a_jump_at_a_break_costs_no_accuracy():
    def rates(t):
        on = (t >= 1.37).astype(float)
        return on, 0.5 + on

    end = followed(rates, [0.0, 4.0], start=1.0, breaks_h=[1.37])[-1]
    before, after = np.exp(-0.5 * 1.37), np.exp(-1.5 * (4 - 1.37))
    assert end == pytest.approx(before * after + (1 - after) / 1.5, rel=1e-10)


def test_free_is_what_is_not_bound():
    assert free_concentration_nM([100.0, 0.0], bound_percent=64).tolist() == [36.0, 0.0]


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -1, "3", None, True])
def test_wrong_numbers_get_a_sentence(wrong):
    for ask in (
        lambda: reversible_occupancy(wrong, 3.0),
        lambda: reversible_occupancy(3.0, wrong),
        lambda: mixture_occupancy([1.0], [wrong]),
        lambda: mixture_occupancy([1.0, 2.0], [3.0]),
        lambda: free_concentration_nM(3.0, wrong),
        lambda: SlowBinder(association_per_nM_h=wrong, dissociation_per_h=1.0),
        lambda: slow_occupancy(
            SlowBinder(association_per_nM_h=1.0, dissociation_per_h=1.0), np.zeros_like, [3, 2]
        ),
    ):
        with pytest.raises(CourseError):
            ask()


def test_a_binder_too_fast_to_follow_is_refused():
    binder = SlowBinder(association_per_nM_h=1e9, dissociation_per_h=1e9)
    with pytest.raises(CourseError, match="equilibrium"):
        slow_occupancy(binder, lambda t: 0 * t + 1.0, [0.0, 1000.0])
