"""What chapter 01 shows agrees with the model it shows, and points the right way."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.chapters.quantal_release.pictures import fingerprint_picture
from course_lib.chapters.quantal_release.views.fingerprint import fingerprint
from course_lib.chapters.quantal_release.views.parabola import fitted_parabola
from course_lib.chapters.quantal_release.views.release import release_view
from course_lib.errors import CourseError
from course_lib.models.quantal import release as quantal
from course_lib.models.quantal.estimation import estimate_from_variance_mean

SYNAPSE = quantal.TEACHING_SYNAPSE


def recorded(**synapses):
    return {
        name: quantal.simulate_responses_nM(one, 4000, seed=seed)
        for seed, (name, one) in enumerate(synapses.items())
    }


def at(*probabilities: float, releases: int = 2000) -> list[np.ndarray]:
    synapses = [replace(SYNAPSE, release_probability=p) for p in probabilities]
    return [quantal.simulate_responses_nM(one, releases, seed=i) for i, one in enumerate(synapses)]


def test_the_fit_passes_near_its_points_and_ends_at_the_full_response():
    recordings = at(0.1, 0.3, 0.5, 0.7, 0.9)
    estimate = estimate_from_variance_mean(recordings, SYNAPSE.quantal_cv)
    view = fitted_parabola(recordings, estimate, SYNAPSE.quantal_cv, list("abcde"))
    along = np.interp(view.point_mean, view.curve_mean, view.curve_variance)
    assert along == pytest.approx(view.point_variance, rel=0.1)
    assert view.curve_mean[-1] == pytest.approx(estimate.n_sites.value * estimate.quantum_nM.value)
    assert view.point_labels == tuple("abcde")


def test_without_a_bend_the_fit_is_a_straight_line_beyond_the_last_point():
    recordings = at(0.02, 0.03)
    estimate = estimate_from_variance_mean(recordings, SYNAPSE.quantal_cv)
    unresolved = replace(estimate, n_sites=replace(estimate.n_sites, value=np.inf, high=np.inf))
    view = fitted_parabola(recordings, unresolved, SYNAPSE.quantal_cv)
    assert np.diff(view.curve_variance, 2) == pytest.approx(0, abs=1e-9)
    assert view.curve_mean[-1] > view.point_mean.max()


def test_a_drug_on_q_leaves_the_fingerprint_and_a_drug_on_p_moves_it():
    seen = fingerprint(
        recorded(
            control=SYNAPSE,
            on_p=replace(SYNAPSE, release_probability=SYNAPSE.release_probability / 2),
            on_q=quantal.with_vmat2_block(SYNAPSE, 0.5),
        )
    )
    control, on_p, on_q = seen.means.values
    assert [on_p / control, on_q / control] == pytest.approx([0.5, 0.5], rel=0.04)
    steady = seen.inverse_cv_squared
    assert steady.high[1] < steady.low[0]
    assert steady.low[2] < steady.high[0]
    assert steady.high[2] > steady.low[0]


def test_the_intervals_of_the_fingerprint_hold_the_formula():
    seen = fingerprint(recorded(control=SYNAPSE))
    for bars, truth in (
        (seen.means, quantal.mean_response_nM(SYNAPSE)),
        (seen.inverse_cv_squared, quantal.inverse_cv_squared(SYNAPSE)),
    ):
        assert bars.low[0] < truth < bars.high[0]


def test_the_picture_says_which_drug_moved_it():
    quieter = replace(SYNAPSE, release_probability=0.25)
    both = recorded(control=SYNAPSE, A=quieter, B=quantal.with_vmat2_block(SYNAPSE, 0.5))
    title = fingerprint_picture(fingerprint(both)).title
    assert title.startswith("A moves 1/CV² from 13")
    assert title.endswith("B leaves 1/CV² as it was")


@pytest.mark.parametrize("bad", [{}, None, [1, 2], {"control": [1.0, 2.0]}, {"control": ["a"] * 20}])
def test_bad_recordings_get_one_sentence(bad):
    with pytest.raises(CourseError):
        fingerprint(bad)


def test_half_of_vmat2_blocked_halves_the_mean_of_the_view_and_leaves_its_failures():
    free = release_view(n_sites=16, release_probability=0.5, quantum_nM=12.5)
    half = release_view(n_sites=16, release_probability=0.5, quantum_nM=12.5, vmat2_occupancy=0.5)
    assert half.mean_nM == pytest.approx(free.mean_nM / 2)
    assert half.failures == free.failures
    assert half.inverse_cv_squared == pytest.approx(free.inverse_cv_squared)


def test_the_density_of_the_view_integrates_to_one():
    view = release_view(n_sites=3, release_probability=0.2, quantum_nM=20.0)
    area = np.trapezoid(view.amplitudes.density_per_unit, view.amplitudes.grid)
    assert area == pytest.approx(1, abs=2e-3)
