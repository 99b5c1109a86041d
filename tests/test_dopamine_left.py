"""Dopamine left on one dose: the models of the course side by side."""

import pytest

from course_lib.errors import CourseError
from course_lib.models.terminal.left import dopamine_left_by_model
from course_lib.models.terminal.parameters import TERMINAL
from course_lib.models.terminal.steady import steady_state


def test_without_a_drug_every_model_keeps_all_of_it():
    assert list(dopamine_left_by_model(0.0).values()) == pytest.approx([1.0] * 6)


def test_every_model_keeps_less_at_a_higher_occupancy():
    for low, high in zip(
        dopamine_left_by_model(0.83).values(), dopamine_left_by_model(0.92).values(), strict=True
    ):
        assert 0 < high < low < 1


def test_a_constant_cytosol_leaves_least_and_a_brake_on_release_most():
    left = list(dopamine_left_by_model(0.83).values())
    assert min(left) == left[0] == pytest.approx(0.17)
    assert left[3] < left[4] < left[5] == max(left)


def test_the_row_of_the_terminal_is_the_terminal():
    outside = dopamine_left_by_model(0.7)["outside the whole terminal"]
    by_hand = steady_state(TERMINAL, 0.7).extracellular_uM / steady_state(TERMINAL, 0.0).extracellular_uM
    assert outside == pytest.approx(by_hand)


@pytest.mark.parametrize("value", [-0.1, 1.1, "x", None, float("nan")])
def test_an_occupancy_that_is_no_share_gets_one_sentence(value):
    with pytest.raises(CourseError, match="vmat2_occupancy"):
        dopamine_left_by_model(value)
