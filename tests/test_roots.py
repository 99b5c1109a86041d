"""Roots by Ridders' method: against SciPy's, and what is refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from course_lib.errors import CourseError
from course_lib.models.roots import root_between


@given(shift=st.floats(-20, 20), steep=st.floats(0.01, 50), bent=st.floats(0, 1))
def test_it_finds_what_brentq_finds(shift, steep, bent):
    def function(x):
        return math.tanh(steep * (x - shift)) + bent * (x - shift) ** 3

    assert root_between(function, -21.5, 30.0) == pytest.approx(
        brentq(function, -21.5, 30.0, xtol=1e-13), abs=1e-9
    )


@pytest.mark.parametrize("falls", [1, -1])
def test_rising_and_falling_and_steep_at_an_end(falls):
    assert root_between(lambda x: falls * (math.exp(30 * x) - 1e6), 0.0, 1.0) == pytest.approx(
        math.log(1e6) / 30, abs=1e-13
    )


def test_an_end_may_be_the_root():
    assert root_between(lambda x: x, 0.0, 3.0) == 0.0
    assert root_between(lambda x: x - 3, 0.0, 3.0) == 3.0


def test_few_looks_suffice():
    looked = []

    def function(x):
        looked.append(x)
        return math.exp(x) - 5

    root_between(function, -10.0, 10.0)
    assert len(looked) < 30


@pytest.mark.parametrize("value", [1.0, float("nan")])
def test_one_sign_at_both_ends_is_one_sentence(value):
    with pytest.raises(CourseError, match="must have different signs"):
        root_between(lambda x: value, 0.0, 1.0)
