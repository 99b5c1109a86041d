"""Depletion equals occupancy under three assumptions, and departs from it as each is switched off (claim #22)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.models.terminal import steady as terminal_steady
from course_lib.models.terminal.parameters import TERMINAL
from course_lib.models.terminal.vesicle import (
    LINEAR_VESICLE,
    TERMINAL_VESICLE,
    Vesicle,
    content,
    content_over_time,
    depletion,
    gain_of_depletion,
    loading,
    radius_ratio,
)

vesicles = st.builds(
    Vesicle,
    turnover_per_h=st.floats(0.1, 100),
    spare_transport=st.floats(0, 20),
    cytosol_gain=st.floats(0, 5),
    leak_order=st.sampled_from([1, 2]),
)
SHARES = np.linspace(0, 1, 11)


def test_depletion_equals_occupancy_when_all_three_assumptions_hold():
    np.testing.assert_allclose(depletion(LINEAR_VESICLE, SHARES), SHARES, atol=1e-12)


@pytest.mark.parametrize("broken", [{"spare_transport": 2.0}, {"cytosol_gain": 1.0}, {"leak_order": 2}])
def test_each_assumption_switched_off_lessens_depletion(broken):
    inside = SHARES[1:-1]
    assert (depletion(Vesicle(turnover_per_h=41.0, **broken), inside) < inside - 1e-3).all()


@given(vesicles, st.floats(0, 1), st.floats(0, 1))
def test_more_occupancy_never_fills(vesicle, one, other):
    low, high = sorted((one, other))
    assert depletion(vesicle, low) <= depletion(vesicle, high) + 1e-12


@given(vesicles)
def test_no_block_leaves_the_vesicle_full_and_full_block_empties_it(vesicle):
    assert content(vesicle, 0.0) == pytest.approx(1)
    assert content(vesicle, 1.0) == pytest.approx(0, abs=1e-12)


@given(vesicles, st.floats(0, 0.95), st.floats(0, 2))
def test_the_closed_form_obeys_the_differential_equation(vesicle, occupancy, start):
    times_h = np.array([0.3, 1.0]) / vesicle.turnover_per_h
    step_h = 1e-4 / vesicle.turnover_per_h
    y = content_over_time(vesicle, times_h, occupancy, start=start)
    ahead = content_over_time(vesicle, times_h + step_h, occupancy, start=start)
    behind = content_over_time(vesicle, times_h - step_h, occupancy, start=start)
    cytosol = 1 + vesicle.cytosol_gain * (1 - y)
    rate = vesicle.turnover_per_h * (loading(vesicle, occupancy) * cytosol - y**vesicle.leak_order)
    np.testing.assert_allclose((ahead - behind) / (2 * step_h), rate, atol=1e-4 * vesicle.turnover_per_h)


@given(vesicles, st.floats(0, 1), st.floats(0, 2))
def test_every_course_starts_at_its_start_and_ends_at_rest(vesicle, occupancy, start):
    first, last = content_over_time(vesicle, [0.0, 1e7 / vesicle.turnover_per_h], occupancy, start=start)
    assert first == pytest.approx(start, abs=1e-9)
    assert last == pytest.approx(content(vesicle, occupancy), abs=1e-6)


def test_half_of_a_step_is_done_after_ln2_of_a_turnover():
    half = content_over_time(LINEAR_VESICLE, [np.log(2) / LINEAR_VESICLE.turnover_per_h], 0.6)[0]
    assert half == pytest.approx(1 - 0.6 / 2)


def test_the_gain_of_the_whole_terminal_gives_its_depletion():
    assert depletion(TERMINAL_VESICLE, 0.7) == pytest.approx(
        terminal_steady.depletion(TERMINAL, 0.7), abs=1e-9
    )
    gap = depletion(TERMINAL_VESICLE, SHARES) - terminal_steady.depletion(TERMINAL, SHARES)
    assert np.abs(gap).max() < 0.03


def test_no_lessening_means_no_gain():
    assert gain_of_depletion(0.7, 0.7) == 0


def test_a_vesicle_with_an_eighth_of_its_content_has_half_its_radius():
    np.testing.assert_allclose(radius_ratio([1.0, 1 / 8, 0.0]), [1.0, 0.5, 0.0])


@pytest.mark.parametrize(
    "value", [-0.1, 1.1, float("nan"), float("inf"), "0.7", True, None, [], [[0.1], [2.0]]]
)
def test_occupancies_that_are_no_share_get_one_sentence(value):
    for function in (loading, content, depletion):
        with pytest.raises(CourseError, match="occupancy"):
            function(LINEAR_VESICLE, value)
    with pytest.raises(CourseError, match="occupancy"):
        content_over_time(LINEAR_VESICLE, [1.0], value)


@pytest.mark.parametrize("value", [-1, float("nan"), "1", True, None, [1, 2]])
def test_other_wrong_inputs_get_one_sentence(value):
    for name in ("turnover_per_h", "spare_transport", "cytosol_gain", "leak_order"):
        with pytest.raises(CourseError, match=name):
            Vesicle(**{"turnover_per_h": 1.0, name: value})
    with pytest.raises(CourseError, match="start"):
        content_over_time(LINEAR_VESICLE, [1.0], 0.5, start=value)
    with pytest.raises(CourseError, match="depletion_seen"):
        gain_of_depletion(0.7, value)
    with pytest.raises(CourseError, match="times_h"):
        content_over_time(LINEAR_VESICLE, "later", 0.5)
    with pytest.raises(CourseError, match="LINEAR_VESICLE"):
        depletion(value, 0.5)
    with pytest.raises(CourseError, match="content_ratio"):
        radius_ratio(-1)
