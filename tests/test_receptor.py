"""Occupancy obeys mass action, competition shares what is left, and brief pulses do not settle (claim #23)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.facts import claimed
from course_lib.models.target.receptor import (
    D2,
    D2_AS_CLAIMED,
    Receptor,
    antagonist_occupancy,
    occupancy,
    occupancy_in_pulse,
    settling_time_s,
)

amounts = st.floats(1e-3, 1e5)
receptors = st.builds(Receptor, kd_nM=amounts, off_rate_per_s=st.floats(1e-3, 1e3))


def test_the_source_s_arithmetic_is_right_and_its_picture_is_not():
    peaks_nM = [claimed("dopamine.peak_without_drug", "nM"), claimed("dopamine.peak_with_drug", "nM")]
    np.testing.assert_allclose(100 * occupancy(D2_AS_CLAIMED, peaks_nM), [76.9, 62.5], atol=0.05)
    np.testing.assert_allclose(100 * occupancy(D2, peaks_nM), [93.5, 87.7], atol=0.05)


@given(receptors, amounts, amounts, amounts)
def test_an_antagonist_leaves_dopamine_its_share_of_the_rest(receptor, dopamine_nM, antagonist_nM, ki_nM):
    drug = {"antagonist_nM": antagonist_nM, "antagonist_ki_nM": ki_nM}
    held = antagonist_occupancy(receptor, dopamine_nM, **drug)
    shared = (1 - held) * occupancy(receptor, dopamine_nM)
    assert occupancy(receptor, dopamine_nM, **drug) == pytest.approx(shared, rel=1e-6, abs=1e-12)


@given(receptors, amounts)
def test_half_the_receptors_are_held_at_kd(receptor, dopamine_nM):
    assert occupancy(receptor, receptor.kd_nM) == pytest.approx(0.5)
    assert 0 < occupancy(receptor, dopamine_nM) < 1


def test_an_antagonist_is_overcome_by_more_dopamine():
    drug = {"antagonist_nM": 10.0, "antagonist_ki_nM": 1.0}
    assert occupancy(D2, 1e6, **drug) > 0.99
    assert occupancy(D2, 10.0, **drug) < occupancy(D2, 10.0)


def test_a_brief_pulse_does_not_reach_equilibrium_and_a_long_one_does():
    settings = {"pulse_nM": 100.0, "tonic_nM": 10.0}
    brief = occupancy_in_pulse(D2, [0.1], pulse_length_s=0.1, **settings)[0]
    long = occupancy_in_pulse(D2, [60.0], pulse_length_s=60.0, **settings)[0]
    assert long == pytest.approx(occupancy(D2, 100.0))
    rise = (brief - occupancy(D2, 10.0)) / (long - occupancy(D2, 10.0))
    assert rise == pytest.approx(1 - np.exp(-0.1 / settling_time_s(D2, 100.0)))
    assert rise < 0.3


def test_after_a_pulse_occupancy_falls_more_slowly_than_it_rose():
    assert settling_time_s(D2, 10.0) > 3 * settling_time_s(D2, 100.0)
    course = occupancy_in_pulse(
        D2, np.linspace(-1, 30, 200), pulse_nM=100.0, pulse_length_s=0.2, tonic_nM=10.0
    )
    assert course[0] == pytest.approx(occupancy(D2, 10.0))
    assert course[-1] == pytest.approx(occupancy(D2, 10.0), abs=1e-3)


def test_a_pulse_obeys_its_differential_equation():
    times_s = np.array([0.05, 0.5])
    course = {"pulse_nM": 80.0, "pulse_length_s": 0.2, "tonic_nM": 5.0}
    ahead, behind = (occupancy_in_pulse(D2, times_s + h, **course) for h in (1e-5, -1e-5))
    theta = occupancy_in_pulse(D2, times_s, **course)
    dopamine_nM = np.array([80.0, 5.0])
    rate = D2.off_rate_per_s * (dopamine_nM / D2.kd_nM * (1 - theta) - theta)
    np.testing.assert_allclose((ahead - behind) / 2e-5, rate, rtol=1e-6)


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), "7 nM", True, None, []])
def test_wrong_input_gets_one_sentence(value):
    with pytest.raises(CourseError, match="dopamine_nM"):
        occupancy(D2, value)
    with pytest.raises(CourseError, match="antagonist_nM"):
        occupancy(D2, 1.0, antagonist_nM=value)
    with pytest.raises(CourseError, match="antagonist_ki_nM"):
        occupancy(D2, 1.0, antagonist_ki_nM=value)
    with pytest.raises(CourseError, match="kd_nM"):
        Receptor(kd_nM=value, off_rate_per_s=1.0)
    with pytest.raises(CourseError, match="off_rate_per_s"):
        Receptor(kd_nM=1.0, off_rate_per_s=value)
    with pytest.raises(CourseError, match="pulse_length_s"):
        occupancy_in_pulse(D2, [1.0], pulse_nM=1.0, pulse_length_s=value, tonic_nM=1.0)
    with pytest.raises(CourseError, match="start from D2"):
        occupancy(value, 1.0)
