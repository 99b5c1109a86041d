"""The modulator: limits, directions, the paper's pair by two routes, the plate's fit, calcium to release, the chain."""

import numpy as np
import pytest
import sympy as sp
from scipy.optimize import brentq, curve_fit

from course_lib.errors import CourseError
from course_lib.models.allostery.chain import RAT_VALIGLURAX, Chain, weakening_at
from course_lib.models.allostery.modulator import (
    VALIGLURAX,
    Modulator,
    best_glutamate,
    ec50_nM,
    gain,
    glutamate_at,
    implied,
    response,
    shifted,
    top,
)
from course_lib.models.allostery.plate import Wells, fit_plate, matrix, peaks, spread, trace, two_curves
from course_lib.models.allostery.release import (
    Terminal,
    calcium_stopped,
    release_left,
    stopped_needed,
    weakened_synapse,
    weakening,
)
from course_lib.models.allostery.ternary import Ternary, effect, own_ec50_nM, own_top
from course_lib.models.quantal.release import TEACHING_SYNAPSE, inverse_cv_squared, mean_response_nM

CONCENTRATIONS = np.geomspace(0.01, 1e6, 81)


def test_the_curve_of_one_molecule_is_the_whole_ternary_complex_when_only_affinity_changes():
    whole = Ternary(glutamate_nM=5_000, modulator_nM=233, affinity_factor=22.1, efficacy=4.0)
    for z in (0.02, 0.25, 3.0):
        exact = effect(whole, z * own_ec50_nM(whole), CONCENTRATIONS) / own_top(whole)
        assert response(VALIGLURAX, z, CONCENTRATIONS) == pytest.approx(exact, rel=1e-12)


def test_a_modulator_that_improves_transduction_is_no_longer_this_curve():
    whole = Ternary(
        glutamate_nM=5_000, modulator_nM=233, affinity_factor=22.1, efficacy=4.0, efficacy_factor=3.0
    )
    exact = effect(whole, 0.25 * own_ec50_nM(whole), 1e4) / own_top(whole)
    assert abs(response(VALIGLURAX, 0.25, 1e4) - exact) > 0.05


def test_the_ec50_agrees_with_a_fitted_hill_curve():
    z = glutamate_at(0.2)
    seen = response(VALIGLURAX, z, CONCENTRATIONS)
    hill = lambda c, low, high, half: low + (high - low) * c / (c + half)  # noqa: E731 it is one formula
    fitted, _ = curve_fit(hill, CONCENTRATIONS, seen, p0=(0.2, 0.8, 50.0))
    assert fitted[2] == pytest.approx(ec50_nM(VALIGLURAX, z), rel=1e-6)
    assert fitted[2] == pytest.approx(44.6, abs=0.05)
    assert fitted[1] == pytest.approx(0.847, abs=5e-4)


@pytest.mark.parametrize(("share", "half"), [(0.02, 163.9), (0.2, 44.6), (0.8, 13.0)])
def test_one_molecule_has_three_potencies_at_three_glutamates(share, half):
    assert ec50_nM(VALIGLURAX, glutamate_at(share)) == pytest.approx(half, abs=0.05)


def test_the_limits_are_kb_without_glutamate_and_kb_over_alpha_with_much():
    assert ec50_nM(VALIGLURAX, 0.0) == VALIGLURAX.affinity_nM
    assert ec50_nM(VALIGLURAX, 1e9) == pytest.approx(233 / 22.1, rel=1e-6)


def test_a_pure_modulator_does_nothing_without_glutamate_and_a_neutral_one_nothing_at_all():
    assert response(VALIGLURAX, 0.0, 1e6) == 0.0
    neutral = Modulator(affinity_nM=233, cooperativity=1.0)
    assert response(neutral, 0.25, CONCENTRATIONS) == pytest.approx(np.full(81, 0.2), rel=1e-12)


@pytest.mark.parametrize("cooperativity", [0.05, 0.5, 2.0, 22.1])
def test_positive_modulators_raise_and_negative_ones_lower_at_every_concentration(cooperativity):
    steps = np.diff(shifted(Modulator(affinity_nM=50, cooperativity=cooperativity), 0.25, CONCENTRATIONS))
    assert (np.sign(steps) == np.sign(cooperativity - 1)).all()


def test_the_best_glutamate_by_algebra_is_the_best_on_a_grid():
    z, a = sp.symbols("z alpha", positive=True)
    added = a * z / (1 + a * z) - z / (1 + z)
    assert sp.simplify(sp.diff(added, z).subs(z, 1 / sp.sqrt(a))) == 0
    height = sp.simplify(added.subs(z, 1 / sp.sqrt(a)) - (sp.sqrt(a) - 1) / (sp.sqrt(a) + 1))
    assert height == 0
    grid = np.geomspace(0.01, 10, 20_001)
    assert grid[gain(VALIGLURAX, grid).argmax()] == pytest.approx(best_glutamate(VALIGLURAX), rel=1e-3)
    best = best_glutamate(VALIGLURAX)
    assert best / (1 + best) == pytest.approx(0.175, abs=5e-4)
    assert gain(VALIGLURAX, best) == pytest.approx(0.649, abs=5e-4)


def test_the_claimed_pair_agrees_within_one_and_a_half_forwards_and_threefold_backwards():
    assert 64.6 / ec50_nM(VALIGLURAX, 0.25) == pytest.approx(1.447, abs=1e-3)
    back = implied(64.6, 0.926)
    assert back.cooperativity == pytest.approx(50.05, abs=0.01)
    assert back.affinity_nM == pytest.approx(698, abs=1)
    assert back.affinity_nM / VALIGLURAX.affinity_nM < 3
    assert ec50_nM(back, 0.25) == pytest.approx(64.6)
    assert top(back, 0.25) == pytest.approx(0.926)


def test_no_slope_at_the_stated_glutamate_explains_both_claimed_numbers():
    def half(slope):
        z = glutamate_at(0.2, slope)
        middle = (response(VALIGLURAX, z, 0, slope) + top(VALIGLURAX, z, slope)) / 2
        return brentq(lambda b: response(VALIGLURAX, z, b, slope) - middle, 1e-3, 1e6)

    slopes = np.linspace(0.4, 3.0, 27)
    fits_half = {s for s in slopes if abs(half(s) / 64.6 - 1) < 0.1}
    fits_top = {s for s in slopes if abs(top(VALIGLURAX, glutamate_at(0.2, s), s) - 0.926) < 0.02}
    assert fits_half
    assert fits_top
    assert not fits_half & fits_top


def test_a_matrix_of_the_same_wells_pins_down_what_two_curves_leave_open():
    two, same = spread(two_curves(), VALIGLURAX), spread(matrix(), VALIGLURAX)
    assert two_curves().count == matrix().count == 84
    assert two[0] > 2 > 1.5 > same[0]
    assert two[1] > 1.9 > 1.4 > same[1]


def test_a_fit_of_a_large_matrix_holds_the_truth_and_gets_closer():
    wells = matrix(np.geomspace(0.01, 100, 20), np.r_[0, np.geomspace(10, 10_000, 11)])
    fit = fit_plate(wells, peaks(wells, VALIGLURAX, seed=3))
    assert fit.affinity_nM[1] < 233 < fit.affinity_nM[2]
    assert fit.cooperativity[1] < 22.1 < fit.cooperativity[2]
    assert spread(wells, VALIGLURAX, plates=60)[0] < spread(matrix(), VALIGLURAX, plates=60)[0]


def test_two_curves_leave_affinity_and_cooperativity_tied_together():
    wells = two_curves()
    assert fit_plate(wells, peaks(wells, VALIGLURAX, seed=1)).correlation > 0.8


def test_wells_that_tell_nothing_are_refused_in_one_sentence():
    wells = Wells(glutamate=np.full(12, 0.25), modulator_nM=np.zeros(12))
    with pytest.raises(CourseError, match="determine no affinity"):
        fit_plate(wells, peaks(wells, VALIGLURAX, seed=1))


def test_the_first_addition_of_a_pure_modulator_gives_no_light():
    assert (trace([0, 30, 59], VALIGLURAX, 1_000.0) == 0).all()
    assert trace([65], VALIGLURAX, 1_000.0)[0] > trace([65], VALIGLURAX, 0.0)[0]


def test_a_tenth_less_calcium_is_a_quarter_less_release_and_back():
    assert 1 - release_left(0.1) == pytest.approx(0.28, abs=0.005)
    assert release_left(0.2) == pytest.approx(0.5, abs=0.005)
    shares = np.linspace(0, 1, 11)
    assert calcium_stopped(release_left(shares)) == pytest.approx(shares)


def test_a_weakened_terminal_shows_the_fingerprint_of_fewer_vesicles():
    share = float(weakening(Terminal(most_stopped=0.2), 0.2, 0.85))
    weaker = weakened_synapse(TEACHING_SYNAPSE, share)
    assert weaker.quantum_nM == TEACHING_SYNAPSE.quantum_nM
    assert mean_response_nM(weaker) / mean_response_nM(TEACHING_SYNAPSE) == pytest.approx(1 - share)
    assert inverse_cv_squared(weaker) < inverse_cv_squared(TEACHING_SYNAPSE)


def test_the_calcium_that_must_stop_gives_back_the_weakening():
    for s in (0.24, 0.59):
        i = stopped_needed(s, 0.2, 0.847)
        assert weakening(Terminal(most_stopped=i), 0.2, 0.847) == pytest.approx(s)
    assert round(stopped_needed(0.24, 0.2, 0.847), 2) == 0.13
    assert round(stopped_needed(0.59, 0.2, 0.847), 2) == 0.36


def test_a_response_that_does_not_change_weakens_nothing_and_more_drug_weakens_more():
    assert weakening(Terminal(most_stopped=0.2), 0.4, 0.4) == 0
    doses = np.geomspace(0.01, 100, 40)
    assert (np.diff(weakening_at(Chain(), doses)) > 0).all()
    assert weakening_at(Chain(), 0.0) == 0


def test_the_chain_reaches_its_four_weakenings():
    assert RAT_VALIGLURAX.affinity_nM == pytest.approx(710, abs=1)
    assert weakening_at(Chain(), [0.3, 1, 3, 30]).round(2).tolist() == [0.1, 0.2, 0.29, 0.35]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: Modulator(affinity_nM=233, cooperativity=0), "cooperativity is 0, but must be above 0"),
        (lambda: Modulator(affinity_nM=233, cooperativity=-2), "cooperativity is -2, but must be above 0"),
        (lambda: Modulator(affinity_nM=0, cooperativity=22), "affinity_nM is 0, but must be above 0"),
        (lambda: Modulator(affinity_nM="x", cooperativity=22), "affinity_nM is 'x', but must be one number"),
        (lambda: glutamate_at(1.0), "share is 1.0, but must be above 0 and below 1"),
        (lambda: implied(64.6, 0.1), "highest is 0.1, but must be above 0.2 and below 1"),
        (lambda: release_left(1.2), "stopped is 1.2, but must be at least 0 and at most 1"),
        (lambda: Terminal(most_stopped=2), "most_stopped is 2"),
        (lambda: weakening(Terminal(most_stopped=1.0), 1.0, 1.0), "response before stops all calcium"),
        (lambda: weakening_at(Chain(), -1), "dose_mg_kg is -1.0, but must be at least 0"),
        (lambda: fit_plate(matrix(), [0.1] * 6), "There are 6 peaks, but must be 84"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(call, said):
    with pytest.raises(CourseError) as refusal:
        call()
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)
