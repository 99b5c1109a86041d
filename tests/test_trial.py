"""Trials: what is recovered from a table, and how trials are joined; limits, directions, second routes, bad input."""

import math

import numpy as np
import pytest
from scipy import optimize, stats

from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.trial import gate, harms, pooling
from course_lib.models.trial.gate import Screened
from course_lib.models.trial.harms import Harm
from course_lib.models.trial.multiplicity import (
    dunnett_two_doses,
    error_of_any,
    error_of_two_doses,
    passed_in_sequence,
)
from course_lib.models.trial.planning import mean_of_all, people_per_arm, power
from course_lib.models.trial.pooling import Effect, pooled
from course_lib.models.trial.published import (
    AIM_TD_12,
    AIM_TD_24,
    AIM_TD_36,
    ARM_TD,
    ARM_TD_BY_ITS_ERRORS,
    HUNTINGTON,
    KINECT_2,
    deutetrabenazine_trials,
    missing_trial,
    ranking,
    valbenazine_trials,
)
from course_lib.models.trial.recovered import (
    sd_from_effect_size,
    sd_from_se,
    se_from_interval,
    se_from_p,
    se_from_sd,
    two_sided_p,
)
from course_lib.models.trial.responders import (
    difference_interval,
    needed_interval,
    needed_to_treat,
    responder_share,
    wilson,
)

BOTH = Screened(mean=7.0, true_sd=3.0, sem=2.475)


# The hidden SD.


def test_three_roads_lead_to_one_standard_deviation():
    by_interval = sd_from_se(se_from_interval(-4.2, -2.0), 79, 76)
    by_effect_size = sd_from_effect_size(-3.1, 0.89)
    assert by_interval == pytest.approx(3.49, abs=0.005)
    assert by_effect_size == pytest.approx(3.48, abs=0.005)
    by_p = sd_from_se(se_from_p(-1.8, 0.0021), 70, 76)
    assert by_p == pytest.approx(3.53, abs=0.005)


@pytest.mark.parametrize(
    ("effect", "arms", "sd"),
    [
        (KINECT_2, (45, 44), 3.25),
        (ARM_TD, (56, 57), 3.17),
        (AIM_TD_36, (55, 58), 3.07),
        (AIM_TD_24, (49, 58), 3.13),
        (AIM_TD_12, (60, 58), 3.08),
    ],
)
def test_each_published_trial_gives_up_its_spread(effect, arms, sd):
    assert sd_from_se(effect.se, *arms) == pytest.approx(sd, abs=0.005)


def test_a_trial_simulated_with_the_recovered_spread_has_the_printed_p():
    rng = np.random.default_rng(14)
    sd = sd_from_se(KINECT_2.se, 45, 44)
    drug, placebo = rng.normal(-2.6, sd, (40_000, 45)), rng.normal(-0.2, sd, (40_000, 44))
    seen = drug.mean(axis=1) - placebo.mean(axis=1)
    assert seen.std() == pytest.approx(KINECT_2.se, rel=0.02)
    assert two_sided_p(seen.mean(), seen.std()) == pytest.approx(0.0005, rel=0.2)


def test_the_claimed_p_needs_another_spread():
    assert sd_from_se(se_from_p(-1.8, 0.02), 70, 76) == pytest.approx(4.67, abs=0.005)
    assert two_sided_p(-1.8, se_from_sd(3.5, 70, 76)) == pytest.approx(0.0019, abs=5e-5)


def test_students_t_asks_for_a_smaller_spread():
    by_t = sd_from_se(se_from_p(-2.4, 0.0005, degrees=87), 45, 44)
    assert by_t == pytest.approx(3.13, abs=0.005)
    _, p = stats.ttest_ind_from_stats(-2.6, by_t, 45, -0.2, by_t, 44)
    assert p == pytest.approx(0.0005, rel=1e-6)


def test_the_roads_to_and_from_the_spread_undo_each_other():
    assert sd_from_se(se_from_sd(3.5, 40, 60), 40, 60) == pytest.approx(3.5)
    se = se_from_p(-2.0, 0.01)
    assert two_sided_p(-2.0, se) == pytest.approx(0.01)


# Responders.


def test_with_no_effect_responders_are_the_tail_of_noise():
    assert responder_share(0.0, 3.5, baseline=10.0) == pytest.approx(stats.norm.sf(5 / 3.5))
    assert responder_share(0.0, 1e-3, baseline=10.0) == 0.0


def test_a_common_shift_gives_fewer_responders_than_were_counted():
    shares = [
        responder_share(mean, 3.5, baseline=start) for mean, start in ((-0.1, 9.9), (-1.9, 9.8), (-3.2, 10.4))
    ]
    np.testing.assert_allclose(shares, [0.083, 0.196, 0.284], atol=5e-4)
    assert stats.binom.sf(27, 70, shares[2]) == pytest.approx(0.024, abs=5e-4)


def test_responders_by_simulation_agree_with_the_tail():
    rng = np.random.default_rng(3)
    share = (rng.normal(-3.2, 3.5, 400_000) <= -5.2).mean()
    assert share == pytest.approx(responder_share(-3.2, 3.5, baseline=10.4), abs=0.002)


@pytest.mark.parametrize(
    ("counts", "needed", "ends"),
    [
        ((28, 70, 6, 69), 3.2, (2.3, 5.8)),
        ((15, 63, 6, 69), 6.6, (3.6, 39.8)),
        ((22, 45, 8, 44), 3.3, (2.1, 9.0)),
    ],
)
def test_numbers_needed_to_treat_carry_their_interval(counts, needed, ends):
    found = needed_to_treat(counts[0] / counts[1], counts[2] / counts[3])
    assert found == pytest.approx(needed, abs=0.05)
    np.testing.assert_allclose(needed_interval(*counts), ends, atol=0.05)


def test_a_needed_number_has_no_interval_where_the_difference_may_be_zero():
    assert needed_interval(14, 262, 9, 183) is None


def test_the_needed_number_belongs_to_the_cut():
    by_cut = []
    for cut in (0.1, 0.3, 0.5, 0.7):
        drug = responder_share(-3.2, 3.5, baseline=10.4, cut=cut)
        by_cut.append(needed_to_treat(drug, responder_share(-0.1, 3.5, baseline=9.9, cut=cut)))
    np.testing.assert_allclose(by_cut, [3.0, 3.3, 5.0, 10.4], atol=0.05)


@pytest.mark.parametrize(("events", "people"), [(0, 30), (8, 44), (30, 30)])
def test_wilson_agrees_with_scipy(events, people):
    theirs = stats.binomtest(events, people).proportion_ci(method="wilson")
    np.testing.assert_allclose(wilson(events, people), theirs, atol=1e-12)


def test_newcombe_gives_the_example_of_his_paper():
    np.testing.assert_allclose(difference_interval(56, 70, 48, 80), (0.0524, 0.3339), atol=5e-5)


# Noise and the gate.


def test_without_rating_noise_nobody_regresses():
    exact = Screened(mean=7.0, true_sd=3.0, sem=0.0)
    assert gate.drop_behind_gate(exact, 6.0) == 0.0
    assert gate.simulated_drop(exact, 6.0, blocks=1) == 0.0


def test_the_drop_by_formula_is_the_drop_by_simulation():
    for cut, drop in ((6.0, -1.01), (8.0, -1.53)):
        assert gate.drop_behind_gate(BOTH, cut) == pytest.approx(drop, abs=0.005)
        assert gate.simulated_drop(BOTH, cut, blocks=60) == pytest.approx(drop, abs=0.02)
    reliable = Screened(mean=7.0, true_sd=3.0, sem=1.83)
    assert gate.drop_behind_gate(reliable, 6.0) == pytest.approx(-0.60, abs=0.01)


def test_a_higher_gate_drops_more_and_an_open_gate_not_at_all():
    drops = [gate.drop_behind_gate(BOTH, cut) for cut in (-20.0, 4.0, 6.0, 8.0, 12.0)]
    assert drops == sorted(drops, reverse=True)
    assert drops[0] == pytest.approx(0.0, abs=1e-9)


def test_a_new_rating_behind_the_gate_regresses_no_further():
    rng = np.random.default_rng(5)
    true = rng.normal(7.0, 3.0, 300_000)
    screen, baseline, later = (true + rng.normal(0.0, 2.475, true.size) for _ in range(3))
    kept = screen >= 6.0
    assert (later - baseline)[kept].mean() == pytest.approx(0.0, abs=0.03)
    assert (later - screen)[kept].mean() == pytest.approx(gate.drop_behind_gate(BOTH, 6.0), abs=0.03)


def test_blocks_give_the_same_sums_in_any_order_and_on_any_worker():
    sums = [gate.simulated_block(BOTH, 6.0, root=14, block=number) for number in (3, 0, 2, 1)]
    again = [gate.simulated_block(BOTH, 6.0, root=14, block=number) for number in range(4)]
    assert np.array_equal(sorted(map(tuple, sums)), sorted(map(tuple, again)))
    assert not np.array_equal(again[0], gate.simulated_block(BOTH, 6.0, root=15, block=0))


def test_noise_alone_spreads_an_unchanged_patient_by_three_and_a_half():
    assert gate.unchanged_sd(2.475) == pytest.approx(3.5, abs=0.001)
    assert pytest.approx(0.62, abs=0.005) == 1 - (2.475 / 4.0) ** 2
    assert gate.smallest_proof(2.475) == pytest.approx(6.9, abs=0.05)
    assert gate.smallest_proof(gate.sem_from_icc(4.0, fact("trial.aims_icc", "1"))) == pytest.approx(
        5.1, abs=0.05
    )
    left = math.sqrt(3.5**2 - gate.unchanged_sd(gate.sem_from_icc(4.0, 0.79)) ** 2)
    assert left == pytest.approx(2.4, abs=0.05)


# Pooling. The reference: nine values of Kacker (2004), as R's metafor 2 pools them (printed in statsmodels' own tests).

KACKER = (
    (61.0, 61.4, 62.21, 62.3, 62.34, 62.6, 62.7, 62.84, 65.9),
    (0.2025, 1.21, 0.09, 0.2025, 0.3844, 0.5625, 0.0676, 0.0225, 1.8225),
)
NINE = [
    Effect(name=str(number), difference=value, se=variance**0.5)
    for number, (value, variance) in enumerate(zip(*KACKER, strict=True))
]


def test_pooling_agrees_with_metafor_on_a_published_example():
    fixed, random = pooled(NINE), pooled(NINE, random=True)
    assert (fixed.effect.difference, fixed.effect.se) == pytest.approx((62.5833970939982, 0.107845705498231))
    assert (random.effect.difference, random.effect.se) == pytest.approx(
        (62.3901386044504, 0.245749668040304)
    )
    assert random.tau_squared == pytest.approx(0.288049246973751)
    assert random.i_squared == pytest.approx(0.67744403741711)
    ends = (61.710383798052, 63.0698934108488)
    assert random.hartung_knapp(floor=False) == pytest.approx(ends, rel=1e-9)


@pytest.mark.parametrize("random", [False, True])
def test_pooling_is_weighted_least_squares_by_scipy(random):
    joined = pooled(NINE, random=random)
    y, variance = map(np.array, KACKER)
    sigma = np.sqrt(variance + joined.tau_squared)
    places = np.arange(y.size)
    line = {"xdata": places, "ydata": y, "sigma": sigma, "p0": [60.0]}
    (mean,), known = optimize.curve_fit(lambda x, m: 0 * x + m, absolute_sigma=True, **line)
    _, scattered = optimize.curve_fit(lambda x, m: 0 * x + m, absolute_sigma=False, **line)
    assert mean == pytest.approx(joined.effect.difference, rel=1e-6)
    assert known[0, 0] ** 0.5 == pytest.approx(joined.effect.se, rel=1e-6)
    half = stats.t.ppf(0.975, y.size - 1) * scattered[0, 0] ** 0.5
    low, high = joined.hartung_knapp(floor=False)
    assert (high - low) / 2 == pytest.approx(half, rel=1e-5)


def test_the_random_effects_of_four_trials_agree_with_restricted_likelihood():
    """Another road to the variance between trials: restricted maximum likelihood, by direct search."""
    four = (*valbenazine_trials(), *deutetrabenazine_trials())
    y, v = np.array([one.difference for one in four]), np.array([one.se for one in four]) ** 2

    def minus_log_likelihood(tau_squared: float) -> float:
        w = 1 / (v + tau_squared)
        mean = w @ y / w.sum()
        return 0.5 * (-np.log(w).sum() + np.log(w.sum()) + w @ (y - mean) ** 2)

    found = optimize.minimize_scalar(minus_log_likelihood, bounds=(0, 5), method="bounded").x
    joined = pooled(four, random=True)
    assert joined.tau_squared == pytest.approx(0.22, abs=0.005)
    assert found == pytest.approx(joined.tau_squared, abs=0.06)
    assert joined.i_squared == pytest.approx(0.39, abs=0.005)
    assert joined.effect.interval == pytest.approx((-2.91, -1.45), abs=0.005)
    assert joined.hartung_knapp() == pytest.approx((-3.37, -0.99), abs=0.005)


def test_dersimonian_and_laird_find_the_variance_that_was_put_in():
    rng = np.random.default_rng(8)
    se = np.array([0.4, 0.6, 0.8, 0.5] * 50)
    true = rng.normal(-2.0, 1.0, se.size)
    trials = [
        Effect(name="t", difference=float(d), se=float(s))
        for d, s in zip(rng.normal(true, se), se, strict=True)
    ]
    assert pooled(trials, random=True).tau_squared == pytest.approx(1.0, rel=0.2)


def test_fixed_and_random_effects_are_one_where_trials_agree():
    alike = [Effect(name="a", difference=-2.0, se=0.5), Effect(name="b", difference=-2.1, se=0.7)]
    assert pooled(alike, random=True).tau_squared == 0.0
    assert pooled(alike, random=True).effect == pooled(alike).effect


def test_weights_add_to_one_and_twice_the_trials_halve_the_variance():
    once, twice = pooled(NINE), pooled([*NINE, *NINE])
    assert sum(once.weights) == pytest.approx(1.0)
    assert twice.effect.se**2 == pytest.approx(once.effect.se**2 / 2)


def test_the_published_pools():
    first, other, gap = ranking()
    assert first.effect.interval == pytest.approx((-3.67, -1.97), abs=0.005)
    assert other.effect.interval == pytest.approx((-2.42, -0.90), abs=0.005)
    assert (gap.difference, gap.p) == pytest.approx((-1.16, 0.046), abs=0.006)
    assert gap.interval == pytest.approx((-2.31, -0.02), abs=0.005)
    first, other, gap = ranking(doses="all")
    assert first.effect.difference == pytest.approx(-2.43, abs=0.005)
    assert other.effect.interval == pytest.approx((-2.17, -0.71), abs=0.005)
    assert gap.p == pytest.approx(0.07, abs=0.005)


@pytest.mark.parametrize(
    ("assumed", "random", "gap"),
    [(0.0, True, -0.27), (-0.5, True, -0.45), (-1.0, True, -0.64), (0.0, False, -0.58), (-1.0, False, -0.78)],
)
def test_a_missing_row_takes_the_ranking_away(assumed, random, gap):
    _, _, indirect = ranking(missing_trial(assumed), random=random)
    assert indirect.difference == pytest.approx(gap, abs=0.006)
    assert indirect.interval[0] < 0 < indirect.interval[1]


def test_a_decimal_takes_the_ranking_away_too():
    _, _, gap = ranking(arm_td=ARM_TD_BY_ITS_ERRORS)
    assert ARM_TD_BY_ITS_ERRORS.p == pytest.approx(0.030, abs=5e-4)
    assert gap.p == pytest.approx(0.053, abs=5e-4)


def test_two_trials_tell_hartung_and_knapp_nothing():
    joined = pooled(valbenazine_trials(), random=True)
    assert joined.hartung_knapp() == pytest.approx((-8.35, 2.71), abs=0.005)
    both = pooled(valbenazine_trials("all"), random=True)
    low, high = both.hartung_knapp(floor=False)
    assert (low, high) == pytest.approx((-2.73, -2.13), abs=0.005)
    assert high - low < np.diff(both.effect.interval)


def test_sharing_a_placebo_is_worth_less_than_two_trials():
    arms = [Effect(name="a", difference=-2.0, se=0.6)] * 2
    shared = pooling.arms_sharing_placebo("both", *arms)
    assert pooled(arms).effect.se < shared.se < 0.6
    rng = np.random.default_rng(2)
    placebo, one, two = rng.normal(0.0, 0.6 / math.sqrt(2), (3, 200_000))
    assert ((one + two) / 2 - placebo).std() == pytest.approx(shared.se, rel=0.01)


def test_chorea_in_two_trials_with_read_intervals():
    joined = pooled(HUNTINGTON)
    assert joined.effect.difference == pytest.approx(-3.3, abs=0.005)
    assert joined.i_squared == 0.0


# Harms.


def test_somnolence_is_the_one_row_whose_interval_leaves_zero_out():
    row = Harm(name="somnolence", events_drug=29, n_drug=262, events_placebo=8, n_placebo=183)
    assert round(row.needed_to_harm) == 15
    np.testing.assert_allclose(np.array(row.interval) * 100, (1.5, 11.6), atol=0.05)
    assert row.fisher_p == pytest.approx(0.014, abs=5e-4)
    nausea = Harm(name="nausea", events_drug=6, n_drug=262, events_placebo=4, n_placebo=183)
    assert nausea.interval[0] < 0 < nausea.interval[1]
    assert nausea.needed_to_harm == pytest.approx(959, abs=1)


def test_seven_of_sixteen_percentages_are_no_whole_count():
    names = [
        "somnolence",
        "anticholinergic",
        "balance_falls",
        "headache",
        "akathisia",
        "vomiting",
        "nausea",
        "arthralgia",
    ]
    printed = [
        (fact(f"adverse.{one}_{arm}", "%"), n)
        for one in names
        for arm, n in (("valbenazine", 262), ("placebo", 183))
    ]
    broken = [value for value, n in printed if not harms.is_whole_count(value, n)]
    assert broken == [10.9, 4.2, 5.4, 4.1, 2.6, 0.6, 2.1]


def test_none_of_many_still_allows_three_over_n():
    assert harms.upper_limit_of_none(262) == pytest.approx(3 / 262, rel=0.01)
    assert harms.upper_limit_of_none(30) == pytest.approx(0.095, abs=5e-4)
    low, high = stats.binomtest(0, 262, alternative="less").proportion_ci(0.95)
    assert (low, high) == pytest.approx((0.0, harms.upper_limit_of_none(262)))
    assert 1 - (1 - 0.001) ** harms.people_to_see(0.001) >= 0.95
    assert harms.people_to_see(0.001) == 2995


def test_fishers_p_is_scipys():
    rng = np.random.default_rng(2)
    for _ in range(50):
        people = rng.integers(1, 300, 2).tolist()
        events = [int(rng.integers(0, n + 1)) for n in people]
        row = Harm(
            name="any", events_drug=events[0], n_drug=people[0], events_placebo=events[1], n_placebo=people[1]
        )
        table = [[event, n - event] for event, n in zip(events, people, strict=True)]
        assert row.fisher_p == pytest.approx(stats.fisher_exact(table).pvalue, rel=1e-9)


def test_depression_on_tetrabenazine_by_fisher():
    row = Harm(name="depression", events_drug=10, n_drug=54, events_placebo=0, n_placebo=30)
    assert row.fisher_p == pytest.approx(0.012, abs=5e-4)
    assert 0 < row.interval[0] < row.interval[1] < 1


# Many tests, size, open ends.


def test_chance_finds_something_among_many():
    assert error_of_any(1) == pytest.approx(0.05)
    assert error_of_any(8) == pytest.approx(0.34, abs=0.005)
    rng = np.random.default_rng(1)
    placebo, one, two = rng.normal(size=(3, 400_000))
    z = np.abs(np.array([one, two]) - placebo) / math.sqrt(2)
    assert (z > 1.96).any(axis=0).mean() == pytest.approx(error_of_two_doses(), abs=0.002)
    assert error_of_two_doses() == pytest.approx(0.091, abs=5e-4)


def test_dunnetts_bound_holds_the_error_and_uncorrelated_doses_are_sidak():
    bound = dunnett_two_doses()
    assert bound == pytest.approx(2.21, abs=0.005)
    law = stats.multivariate_normal(cov=[[1, 0.5], [0.5, 1]])
    inside = law.cdf([bound, bound], lower_limit=[-bound, -bound])
    assert 1 - inside == pytest.approx(0.05, abs=1e-5)
    sidak = stats.norm.ppf(1 - (1 - 0.95**0.5) / 2)
    assert dunnett_two_doses(correlation=0.0) == pytest.approx(sidak, abs=1e-6)


def test_a_sequence_stops_at_its_first_failure():
    assert passed_in_sequence([0.0001, 0.06, 0.001]) == [True, False, False]


def test_planned_and_simulated_power_agree():
    n = people_per_arm(2.0, 3.5)
    assert n == 49
    assert power(2.0, 3.5, n) >= 0.8 > power(2.0, 3.5, n - 1)
    rng = np.random.default_rng(4)
    z = rng.normal(2.0, 3.5 * math.sqrt(2 / n), 200_000) / (3.5 * math.sqrt(2 / n))
    assert (np.abs(z) > 1.96).mean() == pytest.approx(power(2.0, 3.5, n), abs=0.005)
    assert power(0.0, 3.5, n) == pytest.approx(0.05)


def test_who_was_not_seen_moves_the_mean_of_all():
    means = [mean_of_all(-11.0, 74, 107, mean_of_unseen=gone) for gone in (-11.0, 0.0, -2.0, -5.0)]
    np.testing.assert_allclose(means, [-11.0, -7.6, -8.2, -9.15], atol=0.05)


# Bad input: one sentence each.


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: se_from_p(-2.0, 0.0), "P of 0 or 1 is a rounded one"),
        (lambda: se_from_p(-2.0, 1.0), "P of 0 or 1 is a rounded one"),
        (lambda: se_from_p(0.0, 0.5), "difference of 0 has P 1"),
        (lambda: sd_from_se(0.7, 1, 44), "an arm of one has no spread"),
        (lambda: sd_from_se(0.7, 45, 1), "an arm of one has no spread"),
        (lambda: se_from_interval(-2.0, -4.2), "from its low end to its high one"),
        (lambda: sd_from_effect_size(-2.0, 0.0), "a d of 0 tells nothing"),
        (lambda: two_sided_p(1.0, 0.0), "has an error"),
        (lambda: needed_to_treat(0.2, 0.2), "no number of people gives one more"),
        (lambda: responder_share(-1.0, 0.0, baseline=10), "without a spread"),
        (lambda: wilson(31, 30), "counts once at most"),
        (
            lambda: (
                Harm(name="rash", events_drug=0, n_drug=40, events_placebo=0, n_placebo=40).needed_to_harm
            ),
            "happened to nobody in either arm",
        ),
        (
            lambda: Harm(name="rash", events_drug=5, n_drug=4, events_placebo=0, n_placebo=40),
            "counts once at most",
        ),
        (lambda: harms.upper_limit_of_none(0), "nobody observed says nothing"),
        (lambda: pooled([]), "There is no trial"),
        (lambda: pooled(NINE[:1]).hartung_knapp(), "One trial was given"),
        (lambda: pooling.arms_sharing_placebo("none"), "There is no arm"),
        (lambda: Effect(name="x", difference=-1.0, se=0.0), "would outweigh all others"),
        (lambda: ranking(doses="some"), "doses is"),
        (lambda: gate.simulated_drop(BOTH, 60.0, blocks=1), "lower the gate"),
        (lambda: Screened(mean=7.0, true_sd=0.0, sem=0.0), "all alike"),
        (lambda: gate.simulated_block(BOTH, 6.0, root=-1, block=0), "a seed is a whole number"),
        (lambda: error_of_any(0), "no test finds nothing"),
        (lambda: people_per_arm(0.0, 3.5), "no trial is large enough"),
        (lambda: power(2.0, 3.5, 1), "an arm of one has no spread"),
        (lambda: mean_of_all(-11.0, 108, 107, mean_of_unseen=0), "who was seen had started"),
    ],
)
def test_what_no_trial_can_give_gets_one_sentence(call, words):
    with pytest.raises(CourseError, match=words) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_no_event_in_either_arm_has_an_interval_around_zero_and_no_p():
    none = Harm(name="rash", events_drug=0, n_drug=40, events_placebo=0, n_placebo=40)
    assert none.difference == 0.0
    assert none.interval[0] < 0 < none.interval[1]
    assert none.fisher_p == 1.0
