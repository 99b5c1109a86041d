"""The virtual trial: its numbers by a second route, its limits, and tables that add exactly."""

import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import norm

from course_lib.errors import CourseError
from course_lib.models.trial import virtual, virtual_blocks, virtual_draws, virtual_table
from course_lib.models.trial.virtual import (
    VIRTUAL_TRIAL,
    formed_ug_per_day,
    lagged_ug_per_day,
    weeks_of_visits,
)
from course_lib.models.trial.virtual_blocks import BLOCK, blocks_table, fingerprint, virtual_trial
from course_lib.models.trial.virtual_draws import draws_of, normal_levels
from course_lib.models.trial.virtual_table import (
    SCORES,
    TrialTable,
    counted_responders,
    courses_of,
    difference_from_first,
    empty_table,
    number_needed_to_treat,
    summary_rows,
)

PEOPLE, SEED = 1_000_000, 5
NOBODY_LEAVES = replace(VIRTUAL_TRIAL, dropout_per_week=0.0)


@pytest.fixture(scope="module")
def large():
    return virtual_trial(VIRTUAL_TRIAL, PEOPLE, seed=SEED)


def nodes(count):
    points, weights = np.polynomial.hermite_e.hermegauss(count)
    return points, weights / weights.sum()


def rating_chances(true, spread):
    """Chance of each rating, one row a true score: whole points between two halves, the ends gather the tails."""
    edges = np.concatenate([[-np.inf], np.arange(SCORES - 1) + 0.5, [np.inf]])
    return np.diff(norm.cdf((edges - np.asarray(true)[:, None]) / spread), axis=1)


def cells_by_quadrature(trial, week, arm):
    """Chances of (first rating, rating) at one visit by integrals over people: no random number is drawn."""
    lagged = lagged_ug_per_day(trial)[trial_weeks(trial).index(week), arm]
    z, w = nodes(60)
    spread = np.hypot(trial.half_effect_log_spread, trial.clearance_log_spread)
    effect = np.concatenate(
        [
            lagged / (lagged + trial.half_effect_ng_h_per_mL * clearance * np.exp(spread * z))
            for clearance in trial.clearances_L_per_h
        ]
    )
    effect_w = np.concatenate([share * w for share in trial.clearance_shares])
    # Placebo and rating error are both normal and both add to the true score, so they are one error.
    error = np.hypot(trial.placebo_spread, trial.rating_spread)
    chances = np.zeros((SCORES, SCORES))
    for true, weight in zip(np.maximum(trial.true_mean + trial.true_spread * z, 0), w, strict=True):
        later = true + trial.placebo_mean - trial.largest_relief * true * effect
        first = rating_chances([true], trial.rating_spread)[0]
        chances += weight * np.outer(first, effect_w @ rating_chances(later, error))
    return chances


def trial_weeks(trial):
    return weeks_of_visits(trial.weeks)


@pytest.mark.parametrize("arm", [0, 1, 2])
@pytest.mark.parametrize("week", [2, 6, 48])
def test_every_cell_agrees_with_integrals_over_people(large, week, arm):
    counts = large.counts[trial_weeks(VIRTUAL_TRIAL).index(week), arm]
    expected = counts.sum() * cells_by_quadrature(VIRTUAL_TRIAL, week, arm)
    held = expected >= 10
    squares = ((counts[held] - expected[held]) ** 2 / expected[held]).sum()
    assert abs(squares - held.sum()) < 5 * np.sqrt(2 * held.sum())
    assert abs(counts[~held].sum() - expected[~held].sum()) < 5 * np.sqrt(expected[~held].sum() + 1)


def test_the_trials_headline_numbers_stand(large):
    at = {week: trial_weeks(VIRTUAL_TRIAL).index(week) for week in (6, 48)}
    assert large.mean_change[at[6]] == pytest.approx([-0.10, -1.87, -3.13], abs=0.03)
    assert large.mean_change[at[48]] == pytest.approx([-0.10, -1.89, -3.17], abs=0.03)
    assert large.sd_change[at[48]] == pytest.approx([3.59, 3.77, 3.93], abs=0.03)
    assert counted_responders(large)[at[48]] == pytest.approx([0.077, 0.187, 0.315], abs=0.01)


def test_the_spread_of_a_change_on_placebo_is_two_rating_errors_and_rounding(large):
    by_hand = np.sqrt(2 * 2.475**2 + 0.8**2 + 2 / 12)
    # Far from both ends of the scale the formula is exact; the floor at 0 takes a little off.
    middle = virtual_trial(replace(NOBODY_LEAVES, true_mean=14.0, true_spread=0.5), PEOPLE, seed=SEED)
    assert middle.sd_change[:, 0] == pytest.approx(by_hand, abs=5 * by_hand / np.sqrt(2 * PEOPLE / 3))
    assert (large.sd_change[:, 0] < by_hand).all()
    assert large.sd_change[:, 0] == pytest.approx(by_hand, abs=0.06)


def test_without_relief_all_arms_respond_alike():
    table = virtual_trial(replace(VIRTUAL_TRIAL, largest_relief=0.0), 300_000, seed=2)
    shares = counted_responders(table)[0]
    assert shares == pytest.approx(shares.mean(), abs=0.005)
    value, low, high = difference_from_first(table)
    assert (np.abs(value[:, 1:]) < 2.5 * (high - value)[:, 1:]).all()
    assert (low[:, 1:] < value[:, 1:]).all()


def test_without_any_spread_or_relief_nobodys_score_changes():
    still = replace(
        NOBODY_LEAVES, largest_relief=0.0, rating_spread=0.0, placebo_spread=0.0, placebo_mean=0.0
    )
    table = virtual_trial(still, 20_000, seed=3)
    off_diagonal = table.counts * (1 - np.eye(SCORES, dtype=np.int64))
    assert not off_diagonal.any()
    assert not table.sd_change.any()


def test_everybody_is_counted_once_a_visit_when_nobody_leaves():
    people = virtual_trial(NOBODY_LEAVES, 10_001, seed=1).people
    assert (people == [3334, 3334, 3333]).all()


def test_a_share_of_exp_minus_hazard_stays(large):
    expected = PEOPLE / 3 * 124 / 198
    assert np.abs(large.people[-1] - expected).max() < 5 * np.sqrt(expected)
    assert (np.diff(large.people, axis=0) < 0).all()


def test_leaving_at_random_leaves_means_unbiased_and_leaving_when_worse_does_not(large):
    stayed = virtual_trial(NOBODY_LEAVES, PEOPLE, seed=SEED + 1)
    worse_leave = virtual_trial(replace(VIRTUAL_TRIAL, dropout_per_point=0.3), 300_000, seed=SEED)
    better_leave = virtual_trial(replace(VIRTUAL_TRIAL, dropout_per_point=-0.3), 300_000, seed=SEED)
    assert large.mean_change[-1] == pytest.approx(stayed.mean_change[-1], abs=0.05)
    assert (worse_leave.mean_change[-1] < stayed.mean_change[-1] - 0.05).all()
    assert (better_leave.mean_change[-1] > stayed.mean_change[-1] + 0.05).all()


@pytest.mark.parametrize(
    ("changed", "sign"),
    [
        ({"clearances_L_per_h": (15.0, 15.0, 15.0)}, -1),
        ({"half_effect_ng_h_per_mL": 3000.0}, 1),
        ({"largest_relief": 0.5}, 1),
        ({"lag_days": 1000.0}, 1),
    ],
)
def test_relief_moves_the_way_it_must(large, changed, sign):
    other = virtual_trial(replace(VIRTUAL_TRIAL, **changed), 300_000, seed=SEED)
    assert (sign * (other.mean_change - large.mean_change)[:, 1:] > 0).all()
    assert other.mean_change[:, 0] == pytest.approx(large.mean_change[:, 0], abs=0.08)


def test_the_lag_is_the_solution_of_its_equation():
    lagged, goal, step_days = np.zeros(3), np.zeros(3), 0.001
    doses = [[formed_ug_per_day(dose) for dose in VIRTUAL_TRIAL.lead_in_mg]]
    doses += [[formed_ug_per_day(dose) for dose in VIRTUAL_TRIAL.doses_mg]]
    for step in range(int(6 * 7 / step_days)):
        goal = np.array(doses[step * step_days >= 7])
        lagged = lagged + step_days * (goal - lagged) / VIRTUAL_TRIAL.lag_days
    assert lagged_ug_per_day(VIRTUAL_TRIAL)[2] == pytest.approx(lagged, rel=1e-4)


def test_exposure_agrees_with_the_compartment_model():
    from course_lib.models.pk.drugs import VALBENAZINE
    from course_lib.models.pk.metrics import steady_exposure

    area = steady_exposure(VALBENAZINE, 80.0, 24.0, "metabolite").auc_nM_h
    ng_h_per_mL = area * VALBENAZINE.metabolite_mass_g_per_mol / 1000
    assert formed_ug_per_day(80.0) / VALBENAZINE.metabolite_clearance_L_per_h == pytest.approx(
        ng_h_per_mL, rel=1e-6
    )


def test_kinds_are_those_of_the_population():
    from course_lib.models.population.exposure import CLEARANCES_L_per_h
    from course_lib.models.population.variance import COHORT_SHARES, KINDS

    assert VIRTUAL_TRIAL.clearance_shares == pytest.approx(COHORT_SHARES)
    assert VIRTUAL_TRIAL.clearances_L_per_h == pytest.approx([CLEARANCES_L_per_h[kind] for kind in KINDS])


def test_blocks_add_in_any_order_and_a_longer_trial_holds_a_shorter_one():
    people = 5 * BLOCK + 17
    parts = [blocks_table(VIRTUAL_TRIAL, people, 9, block, block + 1) for block in (5, 3, 0, 4, 1, 2)]
    total = sum(parts[1:], parts[0])
    assert (total.counts == virtual_trial(VIRTUAL_TRIAL, people, seed=9).counts).all()
    longer = virtual_trial(VIRTUAL_TRIAL, people + 1000, seed=9)
    assert (longer.counts >= total.counts).all()
    assert (longer.counts > total.counts).any()


def test_blocks_of_one_seed_and_seeds_differ():
    tables = [
        blocks_table(VIRTUAL_TRIAL, 10**6, seed, block, block + 1).counts
        for seed in (1, 2)
        for block in (0, 1)
    ]
    assert all((one != other).any() for i, one in enumerate(tables) for other in tables[:i])


def test_a_table_of_draws_is_as_good_as_normal_values():
    levels = normal_levels()
    moments = [np.mean(levels**power) for power in (1, 2, 3, 4, 6)]
    assert moments == pytest.approx([0, 1, 0, 3, 15], abs=0.02)
    places = np.linspace(-4, 4, 81)
    assert np.abs(np.searchsorted(levels, places) / virtual_draws.LEVELS - norm.cdf(places)).max() < 2**-16


def test_a_print_follows_the_model_and_not_the_process():
    again = subprocess.run(
        [
            sys.executable,
            "-c",
            "from course_lib.models.trial.virtual_blocks import *; from course_lib.models.trial.virtual import *; "
            "print(fingerprint(VIRTUAL_TRIAL))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout.strip() == fingerprint(VIRTUAL_TRIAL)
    others = [replace(VIRTUAL_TRIAL, **{name: 1.01 * getattr(VIRTUAL_TRIAL, name)}) for name in (
        "true_mean", "rating_spread", "largest_relief", "clearance_log_spread", "lag_days", "dropout_per_week"
    )]  # fmt: skip
    assert len({fingerprint(VIRTUAL_TRIAL), *map(fingerprint, others)}) == 7


@pytest.mark.skipif(not (shutil.which("gcc") or shutil.which("cc")), reason="the peer is compiled C")
def test_the_benchmarks_peer_in_c_simulates_the_same_model(tmp_path):
    from benchmarks.peers import compiled_c
    from benchmarks.trial import C_SOURCE, MOST_ERRORS, peer_trial, worst_errors

    peer = peer_trial(compiled_c(C_SOURCE, tmp_path), 200_000, 3)
    assert worst_errors(virtual_trial(VIRTUAL_TRIAL, 200_000, seed=3), peer) < MOST_ERRORS
    other = virtual_trial(replace(VIRTUAL_TRIAL, rating_spread=2.6), 200_000, seed=3)
    assert worst_errors(other, peer) > MOST_ERRORS


def test_responders_are_counted_in_whole_numbers():
    table = empty_table((2,), (0.0, 40.0))
    table.counts[0, 0, 7, [3, 4]] = 1  # 3 is below half of 7, 4 above
    table.counts[0, 0, 0, 0] = 50  # nothing can be halved
    table.counts[0, 1, 8, 4] = 1
    assert counted_responders(table)[0].tolist() == [0.5, 1.0]
    assert number_needed_to_treat(table)[0, 1] == 2.0
    assert counted_responders(table, 100)[0].tolist() == [0.0, 0.0]


def test_nnt_is_a_property_of_the_cut(large):
    needed = [number_needed_to_treat(large, cut)[-1, 2] for cut in (30, 50, 60, 70)]
    assert (np.diff(needed) > 0).all()


def test_summaries_of_cells_are_those_of_people():
    rng = np.random.default_rng(1)
    first, later = rng.integers(0, 29, (2, 500))
    table = empty_table((2,), (0.0, 40.0))
    np.add.at(table.counts[0, 0], (first, later), 1)
    assert table.mean_change[0, 0] == pytest.approx((later - first).mean())
    assert table.sd_change[0, 0] == pytest.approx((later - first).std(ddof=1))
    assert table.mean_score[0, 0] == pytest.approx(later.mean())
    assert table.mean_first[0, 0] == pytest.approx(first.mean())
    assert np.isnan(table.mean_change[0, 1])
    assert summary_rows(table)[0]["people"] == 500


def test_a_picture_leaves_out_visits_without_patients():
    table = virtual_trial(replace(VIRTUAL_TRIAL, dropout_per_week=2.0), 60, seed=1)
    assert courses_of(table) is None or len(courses_of(table)[0].times) < 13
    assert len(courses_of(virtual_trial(VIRTUAL_TRIAL, 6000, seed=1))[1].times) == 13


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: virtual_trial(VIRTUAL_TRIAL, 1, seed=1), "people is 1, but must be at least 3"),
        (lambda: virtual_trial(VIRTUAL_TRIAL, 1e13, seed=1), "at most 1e\\+12"),
        (lambda: virtual_trial(VIRTUAL_TRIAL, "many", seed=1), "people is 'many'"),
        (lambda: virtual_trial(VIRTUAL_TRIAL, 100.5, seed=1), "whole number"),
        (lambda: virtual_trial(VIRTUAL_TRIAL, 100, seed=-1), "seed is -1"),
        (lambda: weeks_of_visits(0), "weeks is 0"),
        (lambda: replace(VIRTUAL_TRIAL, weeks=521), "weeks is 521"),
        (lambda: replace(VIRTUAL_TRIAL, doses_mg=(0.0, 40.0)), "one an arm"),
        (lambda: replace(VIRTUAL_TRIAL, doses_mg=(0.0,), lead_in_mg=(0.0,)), "There are 1 arms"),
        (lambda: replace(VIRTUAL_TRIAL, doses_mg=(0.0, -40.0, 80.0)), "doses_mg"),
        (lambda: replace(VIRTUAL_TRIAL, clearance_shares=(0.6, 0.3, 0.2)), "add up to 1.1"),
        (lambda: replace(VIRTUAL_TRIAL, largest_relief=1.2), "largest_relief is 1.2"),
        (lambda: replace(VIRTUAL_TRIAL, lag_days=0.0), "lag_days is 0"),
        (lambda: counted_responders(empty_table((2,), (0.0, 1.0)), 0), "cut_percent is 0"),
        (lambda: empty_table((2,), (0.0, 1.0)) + empty_table((4,), (0.0, 1.0)), "both must have the same"),
        (
            lambda: TrialTable(weeks=(2,), doses_mg=(0.0, 1.0), counts=np.zeros((1, 2, 3, 3))),
            "must hold 64-bit",
        ),
    ],
)
def test_bad_input_gets_a_sentence(call, said):
    with pytest.raises(CourseError, match=said):
        call()


def test_modules_name_their_parts():
    assert virtual.BLOCK == virtual_blocks.BLOCK == 8190
    assert all(len(table) == virtual_draws.LEVELS for table in vars(draws_of(VIRTUAL_TRIAL)).values())
    assert virtual_table.SCORES == SCORES == 29
