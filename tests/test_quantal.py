import math
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.models.quantal import sampler as quanta_sampler
from course_lib.models.quantal.compound_density import noisy_density
from course_lib.models.quantal.release import (
    DOPAMINE_VARICOSITIES,
    TEACHING_SYNAPSE,
    Synapse,
    amplitude_density_per_nM,
    failure_probability,
    inverse_cv_squared,
    mean_response_nM,
    parabola_variance_nM2,
    quantal_content,
    response_variance_nM2,
    simulate_responses_nM,
    with_vmat2_block,
)
from course_lib.models.quantal.sampler import (
    TABLE_ENTRIES,
    count_probabilities,
    release_table,
    simulate_counts,
)

SYNAPSES = st.builds(
    Synapse,
    n_sites=st.integers(1, 60),
    release_probability=st.floats(0.01, 1),
    quantum_nM=st.floats(0.1, 100),
    quantal_cv=st.one_of(st.just(0.0), st.floats(0.1, 1)),
)
LAWS = [(1, 0.5), (5, 0.1), (10, 0.3), (16, 0.5), (100, 0.06), (1000, 0.5), (3, 0.0), (3, 1.0), (2, 1e-9)]


def integral(synapse, noise_sd_nM, moment=0):
    mean, sd = mean_response_nM(synapse), response_variance_nM2(synapse, noise_sd_nM) ** 0.5
    x = np.linspace(min(0, mean - 9 * sd - 20), mean + 12 * sd + 20, 2_001)
    return np.trapezoid(amplitude_density_per_nM(synapse, x, noise_sd_nM) * x**moment, x)


# Limits and closed forms


def test_the_teaching_synapse_answers_with_round_numbers():
    assert mean_response_nM(TEACHING_SYNAPSE) == 100
    assert response_variance_nM2(TEACHING_SYNAPSE) == pytest.approx(100 * 12.5 * (1 - 0.5 + 0.09))
    assert failure_probability(TEACHING_SYNAPSE) == 0.5**16


def test_dopamine_varicosities_take_their_release_probability_from_the_registry():
    from course_lib.facts import fact

    assert DOPAMINE_VARICOSITIES.release_probability == fact("dopamine.release_probability", "1")


@given(SYNAPSES)
def test_variance_lies_on_the_parabola(synapse):
    on_curve = parabola_variance_nM2(
        mean_response_nM(synapse), synapse.n_sites, synapse.quantum_nM, synapse.quantal_cv
    )
    assert on_curve == pytest.approx(response_variance_nM2(synapse), rel=1e-9, abs=1e-9)


@given(SYNAPSES, st.floats(0, 20))
def test_inverse_cv_squared_is_squared_mean_over_variance(synapse, noise):
    variance = response_variance_nM2(synapse, noise)
    if variance > 0:
        assert inverse_cv_squared(synapse, noise) == pytest.approx(mean_response_nM(synapse) ** 2 / variance)
    else:
        assert inverse_cv_squared(synapse, noise) == math.inf


def test_rare_release_obeys_the_poisson_limit():
    rare = Synapse(n_sites=100_000, release_probability=2e-5, quantum_nM=12.5, quantal_cv=0.3)
    assert failure_probability(rare) == pytest.approx(math.exp(-quantal_content(rare)), rel=1e-4)
    assert response_variance_nM2(rare) / mean_response_nM(rare) == pytest.approx(12.5 * 1.09, rel=1e-4)


def test_equal_quanta_released_for_certain_never_vary():
    certain = Synapse(n_sites=7, release_probability=1, quantum_nM=12.5, quantal_cv=0)
    assert response_variance_nM2(certain) == 0
    assert inverse_cv_squared(certain) == math.inf
    assert set(simulate_responses_nM(certain, 50, seed=1)) == {87.5}


@given(st.integers(1, 400), st.floats(0, 1))
def test_probabilities_of_counts_sum_to_one_with_mean_n_p(n, p):
    probabilities = count_probabilities(n, p)
    assert probabilities.sum() == pytest.approx(1, abs=1e-12)
    assert probabilities @ np.arange(n + 1) == pytest.approx(n * p, abs=1e-9)


def test_probabilities_of_counts_equal_exact_fractions_even_in_the_tails():
    p = Fraction(3, 8)
    exact = [float(math.comb(60, k) * p**k * (1 - p) ** (60 - k)) for k in range(61)]
    np.testing.assert_allclose(count_probabilities(60, 0.375), exact, rtol=1e-12)


# The density


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 30), st.floats(0.02, 1), st.floats(0.15, 0.6), st.one_of(st.just(0.0), st.floats(2, 8)))
def test_density_integrates_to_all_that_has_a_density(n, p, cv, noise):
    synapse = Synapse(n_sites=n, release_probability=p, quantum_nM=12.5, quantal_cv=cv)
    expected = 1 if noise else 1 - failure_probability(synapse)
    assert integral(synapse, noise) == pytest.approx(expected, abs=1e-5)


def test_density_has_the_formulas_mean_and_variance():
    mean = integral(TEACHING_SYNAPSE, 5, moment=1)
    assert mean == pytest.approx(100, rel=1e-6)
    variance = integral(TEACHING_SYNAPSE, 5, moment=2) - mean**2
    assert variance == pytest.approx(response_variance_nM2(TEACHING_SYNAPSE, 5), rel=1e-6)


def test_equal_quanta_with_noise_give_a_comb_of_normal_peaks():
    comb = Synapse(n_sites=4, release_probability=0.3, quantum_nM=10, quantal_cv=0)
    x = np.linspace(-8, 50, 300)
    peaks = np.exp(-(((x[:, None] - 10 * np.arange(5)) / 2) ** 2) / 2) / (2 * math.sqrt(2 * math.pi))
    np.testing.assert_allclose(
        amplitude_density_per_nM(comb, x, 2), peaks @ count_probabilities(4, 0.3), atol=1e-12
    )


def test_faint_noise_leaves_the_noise_free_density_almost_unchanged():
    x = np.linspace(40, 200, 100)
    quiet, noisy = (amplitude_density_per_nM(TEACHING_SYNAPSE, x, noise) for noise in (0, 0.2))
    np.testing.assert_allclose(noisy, quiet, rtol=2e-3)


def test_amplitudes_keep_their_shape_and_far_ones_have_no_density():
    grid = np.array([[-1e6, 50.0], [100.0, 1e6]])
    for noise in (0, 5):
        density = amplitude_density_per_nM(TEACHING_SYNAPSE, grid, noise)
        assert density.shape == grid.shape
        assert density[0, 0] == 0
        assert density[1, 1] == pytest.approx(0, abs=1e-300)
        assert density[0, 1] > 0


def test_empty_vesicles_leave_only_noise():
    empty = with_vmat2_block(TEACHING_SYNAPSE, 1.0)
    assert not amplitude_density_per_nM(empty, [1.0, 5.0]).any()
    assert amplitude_density_per_nM(empty, [0.0], 5)[0] == pytest.approx(1 / (5 * math.sqrt(2 * math.pi)))


# Directions


@given(SYNAPSES.filter(lambda s: inverse_cv_squared(s) < math.inf), st.floats(0, 0.99))
def test_blocking_vmat2_leaves_inverse_cv_squared_and_failures_alone(synapse, occupancy):
    blocked = with_vmat2_block(synapse, occupancy)
    assert mean_response_nM(blocked) == pytest.approx((1 - occupancy) * mean_response_nM(synapse))
    assert inverse_cv_squared(blocked) == pytest.approx(inverse_cv_squared(synapse))
    assert failure_probability(blocked) == failure_probability(synapse)


@given(SYNAPSES, st.floats(0.1, 0.9))
def test_lower_release_probability_lowers_inverse_cv_squared_and_raises_failures(synapse, factor):
    rarer = replace(synapse, release_probability=synapse.release_probability * factor)
    assert inverse_cv_squared(rarer) < inverse_cv_squared(synapse)
    assert failure_probability(rarer) > failure_probability(synapse)


@given(SYNAPSES, st.floats(0.1, 20))
def test_noise_and_unequal_quanta_lower_inverse_cv_squared(synapse, noise):
    assert inverse_cv_squared(synapse, noise) < inverse_cv_squared(synapse)
    assert inverse_cv_squared(replace(synapse, quantal_cv=1.5)) < inverse_cv_squared(synapse)


# Simulation against formula


@pytest.mark.parametrize("noise", [0.0, 8.0])
def test_simulated_moments_agree_with_the_formulas(noise):
    size = 200_000
    responses = simulate_responses_nM(TEACHING_SYNAPSE, size, seed=11, noise_sd_nM=noise)
    variance = response_variance_nM2(TEACHING_SYNAPSE, noise)
    assert abs(responses.mean() - 100) < 4 * (variance / size) ** 0.5
    fourth = np.mean((responses - responses.mean()) ** 4)
    assert abs(responses.var() - variance) < 4 * ((fourth - variance**2) / size) ** 0.5


@pytest.mark.parametrize("noise", [0.0, 4.0])
def test_simulated_histogram_follows_the_density(noise):
    synapse = Synapse(n_sites=5, release_probability=0.3, quantum_nM=20, quantal_cv=0.3)
    size, edges = 100_000, np.linspace(1, 101, 21)
    seen = np.histogram(simulate_responses_nM(synapse, size, seed=3, noise_sd_nM=noise), edges)[0]
    fine = np.linspace(1, 101, 20 * 200 + 1)
    density = amplitude_density_per_nM(synapse, fine, noise)
    steps = (density[1:] + density[:-1]) / 2 * np.diff(fine)
    expected = size * steps.reshape(20, 200).sum(axis=1)
    assert ((seen - expected) ** 2 / expected).sum() < 45  # chi-square, 20 degrees: P = 0.001


def test_failures_without_noise_are_exact_zeros_at_the_right_rate():
    responses = simulate_responses_nM(DOPAMINE_VARICOSITIES, 200_000, seed=5)
    p0 = failure_probability(DOPAMINE_VARICOSITIES)
    assert abs(np.mean(responses == 0) - p0) < 4 * (p0 * (1 - p0) / 200_000) ** 0.5
    assert responses.min() == 0


def test_a_seed_names_one_recording():
    first, again, other = (simulate_responses_nM(TEACHING_SYNAPSE, 100, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


# The sampler of counts


@pytest.mark.parametrize(("n", "p"), LAWS)
def test_the_table_with_its_open_entries_implies_the_exact_law(n, p):
    table = release_table(n, p)
    settled = np.bincount(table.entries[: table.first_open], minlength=n + 1) / TABLE_ENTRIES
    open_share = (TABLE_ENTRIES - table.first_open) / TABLE_ENTRIES
    implied = settled + open_share * np.diff(table.open_cumulative, prepend=0)
    np.testing.assert_allclose(implied, count_probabilities(n, p), rtol=0, atol=1e-15)


@pytest.mark.parametrize(("n", "p"), [law for law in LAWS if 0 < law[1] < 1 and law[1] > 1e-6])
def test_counts_pass_a_chi_square_test(n, p):
    from scipy.stats import chisquare

    size = 300_000
    seen = np.bincount(simulate_counts(n, p, size, seed=17), minlength=n + 1)
    expected = size * count_probabilities(n, p)
    common = expected >= 5
    groups = [np.append(x[common], x[~common].sum()) for x in (seen, expected)]
    seen, expected = (group[: None if groups[1][-1] > 0 else -1] for group in groups)
    assert chisquare(seen, expected * seen.sum() / expected.sum()).pvalue > 1e-3


def test_rare_counts_that_a_bare_table_would_lose_do_occur():
    # P(K = 5) is 1e-5, less than one entry of the table; 3 million draws hold about 30.
    seen = np.sum(simulate_counts(5, 0.1, 3_000_000, seed=23) == 5)
    assert 8 < seen < 60


def test_counts_fill_every_part_of_an_odd_number_of_releases():
    for releases in (1, 2, 3, 65_535, 65_537, 131_075):
        counts = simulate_counts(4, 1, releases, seed=0)
        assert counts.shape == (releases,)
        assert (counts == 4).all()
        assert counts.dtype == np.int64


def test_very_many_sites_fall_back_to_the_generator():
    counts = simulate_counts(1_000_000, 0.3, 2000, seed=1)
    assert abs(counts.mean() - 300_000) < 4 * (210_000 / 2000) ** 0.5


# Bad input

NAN, INF = math.nan, math.inf
NOT_ONE_NUMBER = ["12", None, True, [1, 2], np.ones(3), 1j, NAN, INF, -INF, 10**400]


@pytest.mark.parametrize("field", ["n_sites", "release_probability", "quantum_nM", "quantal_cv"])
@pytest.mark.parametrize("value", [*NOT_ONE_NUMBER, -1, 1e12], ids=repr)
def test_a_bad_parameter_is_named_in_one_sentence(field, value):
    with pytest.raises(CourseError, match=f"^{field} is .* must be") as error:
        replace(TEACHING_SYNAPSE, **{field: value})
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "call",
    [
        lambda: Synapse(n_sites=2.5, release_probability=0.5, quantum_nM=1, quantal_cv=0.3),
        lambda: Synapse(n_sites=0, release_probability=0.5, quantum_nM=1, quantal_cv=0.3),
        lambda: replace(TEACHING_SYNAPSE, quantal_cv=30),
        lambda: replace(TEACHING_SYNAPSE, quantal_cv=1e-9),
        lambda: mean_response_nM(100),
        lambda: quantal_content(None),
        lambda: failure_probability("synapse"),
        lambda: inverse_cv_squared(TEACHING_SYNAPSE, -1),
        lambda: response_variance_nM2(TEACHING_SYNAPSE, NAN),
        lambda: with_vmat2_block(TEACHING_SYNAPSE, 70),
        lambda: with_vmat2_block(0.7, TEACHING_SYNAPSE),
        lambda: amplitude_density_per_nM(TEACHING_SYNAPSE, []),
        lambda: amplitude_density_per_nM(TEACHING_SYNAPSE, [1, NAN]),
        lambda: amplitude_density_per_nM(TEACHING_SYNAPSE, "tall"),
        lambda: amplitude_density_per_nM(replace(TEACHING_SYNAPSE, quantal_cv=0), [1.0]),
        lambda: amplitude_density_per_nM(TEACHING_SYNAPSE, [1.0], 1e-6),
        lambda: parabola_variance_nM2([201], 16, 12.5, 0.3),
        lambda: parabola_variance_nM2([-1], 16, 12.5, 0.3),
        lambda: parabola_variance_nM2([1], INF, 12.5, 0.3),
        lambda: parabola_variance_nM2([1], 16, -12.5, 0.3),
        lambda: parabola_variance_nM2([1], 16, 12.5, -0.3),
        lambda: simulate_responses_nM(TEACHING_SYNAPSE, 0, seed=1),
        lambda: simulate_responses_nM(TEACHING_SYNAPSE, 10**12, seed=1),
        lambda: simulate_responses_nM(TEACHING_SYNAPSE, 10, seed=-1),
        lambda: simulate_responses_nM(TEACHING_SYNAPSE, 10, seed=None),
        lambda: simulate_responses_nM(TEACHING_SYNAPSE, 10, seed=1, noise_sd_nM="loud"),
        lambda: simulate_counts(10, 1.2, 10, seed=1),
        lambda: simulate_counts(10**9, 0.2, 10, seed=1),
        lambda: count_probabilities([10], 0.2),
    ],
)
def test_bad_input_gets_one_sentence(call):
    with pytest.raises(CourseError, match="must") as error:
        call()
    assert "\n" not in str(error.value)
    assert str(error.value).endswith(".")


def test_importing_the_model_costs_no_more_than_numpy():
    slow = "{'scipy', 'sympy', 'pint', 'pandas', 'matplotlib', 'ipywidgets', 'anywidget'}"
    code = f"import sys, course_lib.models.quantal.release; sys.exit(bool({slow} & {{m.split('.')[0] for m in sys.modules}}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_density_at_an_amplitude_does_not_depend_on_its_neighbours():
    x = np.linspace(0, 200, 321)
    whole = amplitude_density_per_nM(TEACHING_SYNAPSE, x, 5)
    np.testing.assert_allclose(whole[::7], amplitude_density_per_nM(TEACHING_SYNAPSE, x[::7], 5), rtol=1e-12)


def test_random_numbers_are_drawn_in_whole_words():
    assert quanta_sampler.CHUNK % 4 == 0


def test_equal_quanta_in_noise_are_a_row_of_normal_curves():
    x = np.linspace(-3, 5, 81)
    bells = [np.exp(-((x - k) ** 2) / (2 * 0.3**2)) / (0.3 * np.sqrt(2 * np.pi)) for k in range(3)]
    mixed = 0.25 * bells[0] + 0.5 * bells[1] + 0.25 * bells[2]
    found = noisy_density(x, n=2, p=0.5, q=1.0, cv=0.0, noise_sd=0.3)
    np.testing.assert_allclose(found, mixed, atol=1e-12)
