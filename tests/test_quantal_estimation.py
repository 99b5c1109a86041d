import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.models.quantal.comparison import inverse_cv_squared_estimate, locate_drug_effect
from course_lib.models.quantal.estimation import (
    Estimate,
    estimate_from_variance_mean,
    poisson_quantal_content,
)
from course_lib.models.quantal.release import (
    TEACHING_SYNAPSE,
    Synapse,
    failure_probability,
    inverse_cv_squared,
    mean_response_nM,
    quantal_content,
    simulate_responses_nM,
    with_vmat2_block,
)

PROBABILITIES = (0.1, 0.3, 0.5, 0.7, 0.9)
# Of 200 honest 95 % intervals, fewer than 180 hold the truth about once in a thousand times.
LEAST_COVERED = 180


def recordings_of(synapse, probabilities, releases, seed, noise=0.0):
    return [
        simulate_responses_nM(replace(synapse, release_probability=p), releases, 100 * seed + i, noise)
        for i, p in enumerate(probabilities)
    ]


def holds(estimate, truth):
    return estimate.low <= truth <= estimate.high


# Variance–mean analysis


@pytest.mark.parametrize("noise", [0.0, 5.0])
def test_intervals_hold_the_truth_about_as_often_as_they_say(noise):
    covered = Counter()
    for seed in range(200):
        recordings = recordings_of(TEACHING_SYNAPSE, PROBABILITIES, 200, seed, noise)
        found = estimate_from_variance_mean(recordings, quantal_cv=0.3, noise_sd_nM=noise)
        covered["n"] += holds(found.n_sites, 16)
        covered["q"] += holds(found.quantum_nM, 12.5)
        for p, estimate in zip(PROBABILITIES, found.release_probabilities, strict=True):
            covered[p] += holds(estimate, p)
    assert min(covered.values()) >= LEAST_COVERED, covered
    assert max(covered.values()) < 200, "intervals that always hold the truth are too wide"


def test_an_unresolved_bend_leaves_the_number_of_sites_without_upper_limit():
    many = Synapse(n_sites=1000, release_probability=0.01, quantum_nM=1, quantal_cv=0.3)
    found = estimate_from_variance_mean(recordings_of(many, (0.005, 0.01, 0.02), 100, seed=1), quantal_cv=0.3)
    assert found.n_sites.high == math.inf
    assert "not resolved" in str(found)
    assert holds(found.n_sites, 1000)


def test_more_releases_narrow_the_intervals():
    def width(releases):
        recordings = recordings_of(TEACHING_SYNAPSE, PROBABILITIES, releases, seed=4)
        quantum = estimate_from_variance_mean(recordings, quantal_cv=0.3).quantum_nM
        return quantum.high - quantum.low

    assert width(6400) == pytest.approx(width(400) / 4, rel=0.3)


def test_very_long_recordings_give_the_parameters_themselves():
    found = estimate_from_variance_mean(
        recordings_of(TEACHING_SYNAPSE, PROBABILITIES, 300_000, seed=2, noise=4), 0.3, noise_sd_nM=4
    )
    assert found.n_sites.value == pytest.approx(16, rel=0.02)
    assert found.quantum_nM.value == pytest.approx(12.5, rel=0.02)
    assert [p.value for p in found.release_probabilities] == pytest.approx(PROBABILITIES, rel=0.02)


@settings(max_examples=15, deadline=None)
@given(st.floats(1e-6, 1e6))
def test_the_unit_of_the_responses_changes_the_quantum_alone(factor):
    recordings = recordings_of(TEACHING_SYNAPSE, (0.1, 0.5, 0.9), 300, seed=3)
    plain = estimate_from_variance_mean(recordings, 0.3)
    scaled = estimate_from_variance_mean([factor * r for r in recordings], 0.3)
    assert scaled.n_sites.value == pytest.approx(plain.n_sites.value, rel=1e-3)
    assert scaled.quantum_nM.value == pytest.approx(factor * plain.quantum_nM.value, rel=1e-3)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 60), st.floats(0, 0.8), st.floats(0.05, 0.5), st.floats(1.6, 2.0), st.integers(0, 10_000)
)
def test_estimates_stay_physical_and_inside_their_intervals(n, cv, p, rise, seed):
    synapse = Synapse(n_sites=n, release_probability=p, quantum_nM=10, quantal_cv=max(cv, 0.05))
    recordings = recordings_of(synapse, (p, min(p * rise, 1.0)), 60, seed)
    try:
        found = estimate_from_variance_mean(recordings, synapse.quantal_cv)
    except CourseError as refusal:
        assert "must" in str(refusal)  # noqa: PT017  a sentence is the other right answer
        return
    for estimate in (found.n_sites, found.quantum_nM, *found.release_probabilities):
        assert estimate.low <= estimate.value <= estimate.high
    assert found.n_sites.low >= 1
    assert found.quantum_nM.low >= 0
    assert all(e.low >= 0 and e.high <= 1 for e in found.release_probabilities)


def test_forgetting_the_spread_of_quanta_makes_the_quantum_look_larger():
    recordings = recordings_of(TEACHING_SYNAPSE, PROBABILITIES, 2000, seed=6)
    right, wrong = (estimate_from_variance_mean(recordings, cv).quantum_nM.value for cv in (0.3, 0.0))
    assert wrong == pytest.approx(right * 1.09, rel=0.01)


# Method of failures


def test_the_method_of_failures_is_exact_in_the_poisson_limit():
    assert poisson_quantal_content(1000, 1000) == 0
    assert poisson_quantal_content(1000, 50) == pytest.approx(math.log(20))


def test_the_method_of_failures_overstates_the_content_where_p_is_high():
    expected = 10_000 * failure_probability(replace(TEACHING_SYNAPSE, n_sites=4))
    assert poisson_quantal_content(10_000, round(expected)) > 1.3 * quantal_content(
        replace(TEACHING_SYNAPSE, n_sites=4)
    )


# 1/CV² and the place of a drug's effect


def test_intervals_of_inverse_cv_squared_hold_the_truth():
    truth, change = inverse_cv_squared(TEACHING_SYNAPSE), 1.0
    blocked = with_vmat2_block(TEACHING_SYNAPSE, 0.6)
    single = ratio = 0
    for seed in range(200):
        before = simulate_responses_nM(TEACHING_SYNAPSE, 200, 2 * seed, 3)
        after = simulate_responses_nM(blocked, 200, 2 * seed + 1, 3)
        single += holds(inverse_cv_squared_estimate(before, noise_sd_nM=3), truth)
        ratio += holds(locate_drug_effect(before, after, noise_sd_nM=3).inverse_cv_squared_ratio, change)
    assert LEAST_COVERED <= single < 200
    assert LEAST_COVERED <= ratio < 200


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        (with_vmat2_block(TEACHING_SYNAPSE, 0.6), "q"),
        (replace(TEACHING_SYNAPSE, quantum_nM=25), "q"),
        (replace(TEACHING_SYNAPSE, release_probability=0.2), "p or n"),
        (replace(TEACHING_SYNAPSE, release_probability=0.8), "p or n"),
        (replace(TEACHING_SYNAPSE, n_sites=6), "p or n"),
        (replace(TEACHING_SYNAPSE, release_probability=0.2, quantum_nM=4), "q and p or n"),
        (replace(TEACHING_SYNAPSE, release_probability=0.8, quantum_nM=7.8125), "q and p or n"),
        (TEACHING_SYNAPSE, "no change seen"),
    ],
)
def test_the_verdict_names_what_changed(after, verdict):
    verdicts = Counter()
    for seed in range(40):
        before = simulate_responses_nM(TEACHING_SYNAPSE, 1000, 2 * seed)
        verdicts[
            locate_drug_effect(before, simulate_responses_nM(after, 1000, 2 * seed + 1), level=0.99).verdict
        ] += 1
    assert verdicts[verdict] >= 35, verdicts


def test_too_few_releases_leave_the_verdict_open():
    before = simulate_responses_nM(TEACHING_SYNAPSE, 25, 1)
    blocked = with_vmat2_block(TEACHING_SYNAPSE, 0.2)
    effects = [locate_drug_effect(before, simulate_responses_nM(blocked, 25, seed)) for seed in range(2, 12)]
    unresolved = [effect for effect in effects if effect.verdict == "unresolved"]
    assert len(unresolved) >= 6
    assert all("record more" in str(effect) for effect in unresolved)


def test_ratios_are_those_of_the_samples():
    before, after = np.arange(20.0), 3 * np.arange(20.0)
    effect = locate_drug_effect(before, after)
    assert effect.mean_ratio.value == pytest.approx(3)
    assert effect.inverse_cv_squared_ratio.value == pytest.approx(1)
    assert effect.variance_to_mean_ratio.value == pytest.approx(3)


def test_the_mean_of_the_teaching_synapse_is_what_blocking_scales():
    before = simulate_responses_nM(TEACHING_SYNAPSE, 50_000, 1)
    after = simulate_responses_nM(with_vmat2_block(TEACHING_SYNAPSE, 0.6), 50_000, 2)
    assert before.mean() == pytest.approx(mean_response_nM(TEACHING_SYNAPSE), rel=0.01)
    assert locate_drug_effect(before, after).mean_ratio.value == pytest.approx(0.4, rel=0.01)


def test_an_estimate_reads_as_a_sentence_part():
    assert (
        str(Estimate(value=16, low=14.2, high=math.inf, level=0.9))
        == "16 (90 % interval 14.2 to no upper limit)"
    )


# Bad input

GOOD = simulate_responses_nM(TEACHING_SYNAPSE, 50, 1)
OTHER = simulate_responses_nM(replace(TEACHING_SYNAPSE, release_probability=0.1), 50, 2)
# Variance grows with the square of the mean: no parabola through 0 with a q above 0 does that.
STEEP = [np.tile([9.9, 10.1], 30), np.tile([0.0, 200.0], 30)]


@pytest.mark.parametrize(
    "call",
    [
        lambda: estimate_from_variance_mean([GOOD], 0.3),
        lambda: estimate_from_variance_mean([], 0.3),
        lambda: estimate_from_variance_mean(None, 0.3),
        lambda: estimate_from_variance_mean("recordings", 0.3),
        lambda: estimate_from_variance_mean(GOOD, 0.3),
        lambda: estimate_from_variance_mean([GOOD, GOOD], 0.3),
        lambda: estimate_from_variance_mean([GOOD, OTHER[:5]], 0.3),
        lambda: estimate_from_variance_mean([GOOD, np.zeros(50)], 0.3),
        lambda: estimate_from_variance_mean([GOOD, np.append(OTHER, math.nan)], 0.3),
        lambda: estimate_from_variance_mean([GOOD, ["a"] * 20], 0.3),
        lambda: estimate_from_variance_mean([GOOD, -OTHER], 0.3),
        lambda: estimate_from_variance_mean([GOOD, 1e300 * OTHER], 0.3),
        lambda: estimate_from_variance_mean([GOOD, OTHER], 30),
        lambda: estimate_from_variance_mean([GOOD, OTHER], None),
        lambda: estimate_from_variance_mean([GOOD, OTHER], 0.3, level=95),
        lambda: estimate_from_variance_mean([GOOD, OTHER], 0.3, noise_sd_nM=500),
        lambda: estimate_from_variance_mean([GOOD, OTHER], 0.3, noise_sd_nM=-1),
        lambda: estimate_from_variance_mean(STEEP, 0.3),
        lambda: poisson_quantal_content(1000, 0),
        lambda: poisson_quantal_content(1000, 1001),
        lambda: poisson_quantal_content(0, 0),
        lambda: poisson_quantal_content(1000.5, 3),
        lambda: poisson_quantal_content("1000", 3),
        lambda: inverse_cv_squared_estimate(GOOD[:9]),
        lambda: inverse_cv_squared_estimate(np.ones(50)),
        lambda: inverse_cv_squared_estimate(GOOD, noise_sd_nM=1e4),
        lambda: inverse_cv_squared_estimate(GOOD, level=True),
        lambda: inverse_cv_squared_estimate(3),
        lambda: locate_drug_effect(GOOD, -GOOD),
        lambda: locate_drug_effect(GOOD, None),
        lambda: locate_drug_effect(GOOD, GOOD.reshape(5, 10)),
    ],
)
def test_bad_input_gets_one_sentence(call):
    with pytest.raises(CourseError, match="must") as error:
        call()
    assert "\n" not in str(error.value)
    assert str(error.value).endswith(".")
