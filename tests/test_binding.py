"""Binding: limits, conservation, direction, two routes to each headline number, and a tray that tells the truth."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.models.binding.coverage import coverage
from course_lib.models.binding.curve_fits import fit_competition, fit_saturation, scatchard_line
from course_lib.models.binding.depletion import (
    Well,
    bound_label_nM,
    depleted_ic50_nM,
    free_sites_nM,
    ki_at_half_nM,
    label_bound_share,
)
from course_lib.models.binding.equilibrium import (
    bound_nM,
    ic50_nM,
    ki_from_ic50_nM,
    most_sites_nM,
    selectivity_at,
)
from course_lib.models.binding.plate import (
    Tray,
    competition_wells,
    expected_counts,
    joined_wells,
    saturation_wells,
    simulate_counts,
    specific_fmol,
    whole_tray,
)
from course_lib.models.binding.plate_fit import fit_tray, fit_trays, fitted_membrane
from course_lib.models.binding.presets import (
    HTBZ_FREE_SHARE,
    TRAY_MEMBRANE,
    VALBENAZINE_FREE_SHARE_AT_MOST,
    D2_KI_AT_LEAST_nM,
    DTBZ_KD_FROM_RATES_nM,
    DTBZ_KD_nM,
    HTBZ_KI_nM,
    LABORATORIES_KI_nM,
    TRAY_KIS_nM,
    VALBENAZINE_KI_nM,
)
from course_lib.models.binding.weighted_fit import fit_counts

LABEL_nM = 2.0
AMOUNTS = st.floats(0.01, 100.0)
TRAY = whole_tray()


def well(sites_nM: float) -> Well:
    return Well(label_nM=LABEL_nM, sites_nM=sites_nM, kd_nM=DTBZ_KD_nM)


def test_without_label_the_ic50_is_the_ki_and_a_flood_of_inhibitor_clears_the_sites():
    assert ic50_nM(3.0, label_nM=0.0, kd_nM=2.3) == 3.0
    assert bound_nM(2.0, sites_nM=0.15, kd_nM=2.3, inhibitor_nM=1e9, ki_nM=3.0) < 1e-8
    assert bound_nM(1e9, sites_nM=0.15, kd_nM=2.3) == pytest.approx(0.15)


def test_the_shift_of_the_ic50_follows_from_mass_action_by_algebra():
    import sympy as sp

    L, I, Kd, Ki, R = sp.symbols("L I Kd Ki R", positive=True)  # noqa: E741  the equation's own letters
    half = sp.Eq(R * L / (L + Kd * (1 + I / Ki)), R * L / (L + Kd) / 2)
    (found,) = sp.solve(half, I)
    assert sp.simplify(found - Ki * (1 + L / Kd)) == 0


def test_one_curve_becomes_two_ki_by_two_kd_of_one_paper():
    measured = ic50_nM(HTBZ_KI_nM, LABEL_nM, DTBZ_KD_nM)
    assert measured == pytest.approx(5.61, abs=0.005)
    assert ki_from_ic50_nM(measured, LABEL_nM, DTBZ_KD_nM) == pytest.approx(3.00, abs=0.005)
    assert ki_from_ic50_nM(measured, LABEL_nM, DTBZ_KD_FROM_RATES_nM) == pytest.approx(4.09, abs=0.005)


@pytest.mark.parametrize(
    ("sites_nM", "bound_percent", "ic50", "ki"),
    [
        (0.10, 2.3, 5.70, 3.05),
        (0.50, 10.9, 6.09, 3.26),
        (1.0, 20.4, 6.65, 3.56),
        (2.3, 39.6, 8.40, 4.49),
        (5.0, 62.0, 13.05, 6.98),
    ],
)
def test_more_membrane_moves_the_ic50_and_the_ki_read_from_it(sites_nM, bound_percent, ic50, ki):
    found = depleted_ic50_nM(well(sites_nM), HTBZ_KI_nM)
    assert 100 * label_bound_share(well(sites_nM)) == pytest.approx(bound_percent, abs=0.05)
    assert found == pytest.approx(ic50, abs=0.005)
    assert ki_from_ic50_nM(found, LABEL_nM, DTBZ_KD_nM) == pytest.approx(ki, abs=0.005)
    assert ki_at_half_nM(found, well(sites_nM)) == pytest.approx(HTBZ_KI_nM, rel=1e-9)


def test_the_rule_of_ten_per_cent_costs_eight_and_a_twofold_error_comes_at_56():
    def error_and_share(sites_nM):
        found = depleted_ic50_nM(well(sites_nM), HTBZ_KI_nM)
        return ki_from_ic50_nM(found, LABEL_nM, DTBZ_KD_nM) / HTBZ_KI_nM, label_bound_share(well(sites_nM))

    at_rule, share = error_and_share(most_sites_nM(LABEL_nM, DTBZ_KD_nM, 0.1))
    assert share == pytest.approx(0.1)
    assert at_rule == pytest.approx(1.08, abs=0.005)
    from scipy.optimize import brentq

    twofold = brentq(lambda sites: error_and_share(sites)[0] - 2, 0.5, 8.0)
    assert error_and_share(twofold)[1] == pytest.approx(0.56, abs=0.005)


def test_a_tray_cannot_see_far_below_its_own_sites():
    found = depleted_ic50_nM(well(0.5), 0.05)
    assert ki_from_ic50_nM(found, LABEL_nM, DTBZ_KD_nM) == pytest.approx(0.19, abs=0.005)
    assert ki_at_half_nM(found, well(0.5)) == pytest.approx(0.05, rel=1e-8)


@given(label=AMOUNTS, sites=AMOUNTS, kd=AMOUNTS, ki=AMOUNTS, inhibitor=st.floats(0, 1e4))
@settings(max_examples=60, deadline=None)
def test_bound_and_free_add_up_to_what_was_added(label, sites, kd, ki, inhibitor):
    here = Well(label_nM=label, sites_nM=sites, kd_nM=kd)
    r = free_sites_nM(here, inhibitor, ki)
    free_label, free_inhibitor = label * kd / (kd + r), inhibitor * ki / (ki + r)
    bound_label, bound_inhibitor = r * free_label / kd, r * free_inhibitor / ki
    assert free_label + bound_label == pytest.approx(label, rel=1e-9)
    assert free_inhibitor + bound_inhibitor == pytest.approx(inhibitor, rel=1e-9, abs=1e-12)
    assert r + bound_label + bound_inhibitor == pytest.approx(sites, rel=1e-9)


@given(label=AMOUNTS, sites=AMOUNTS, kd=AMOUNTS, ki=AMOUNTS)
@settings(max_examples=40, deadline=None)
def test_the_closed_form_at_the_half_point_returns_the_ki_that_the_exact_root_was_made_with(
    label, sites, kd, ki
):
    # Beyond, no concentration that there is displaces half of the label.
    assume(label + sites <= 100 * kd)
    here = Well(label_nM=label, sites_nM=sites, kd_nM=kd)
    assert ki_at_half_nM(depleted_ic50_nM(here, ki), here) == pytest.approx(ki, rel=1e-6)


def test_with_hardly_any_sites_the_exact_answer_is_the_simple_one():
    doses = np.geomspace(0.1, 1000, 9)
    exact = bound_label_nM(well(1e-7), doses, HTBZ_KI_nM)
    simple = bound_nM(LABEL_nM, sites_nM=1e-7, kd_nM=DTBZ_KD_nM, inhibitor_nM=doses, ki_nM=HTBZ_KI_nM)
    assert exact == pytest.approx(simple, rel=1e-6)


def test_binding_rises_with_label_and_falls_with_inhibitor():
    assert (np.diff(bound_nM([0.1, 1, 10], sites_nM=0.2, kd_nM=2.3)) > 0).all()
    assert (np.diff(bound_label_nM(well(0.5), np.geomspace(0.1, 1000, 9), 3.0)) < 0).all()


@pytest.mark.parametrize(("free_nM", "times"), [(0, 1667), (3, 834), (30, 152), (300, 17.5), (3000, 2.66)])
def test_selectivity_shrinks_as_the_dose_rises(free_nM, times):
    assert selectivity_at(free_nM, HTBZ_KI_nM, D2_KI_AT_LEAST_nM) == pytest.approx(times, rel=0.005)


def test_the_free_concentration_of_a_typical_person_gives_the_blueprints_blocks():
    from course_lib.models.pk.drugs import VALBENAZINE
    from course_lib.models.pk.metrics import steady_exposure

    total = steady_exposure(VALBENAZINE, 40.0, 24.0, "metabolite").average_nM
    free = total * HTBZ_FREE_SHARE
    assert (total, free) == (pytest.approx(37.5, abs=0.1), pytest.approx(13.5, abs=0.05))
    blocks = {name: 100 * free / (free + ki) for name, ki in LABORATORIES_KI_nM.items()}
    assert list(blocks.values()) == pytest.approx([93.3, 81.8, 77.3], abs=0.05)
    assert 100 * total / (total + HTBZ_KI_nM) == pytest.approx(92.6, abs=0.05)
    parent = steady_exposure(VALBENAZINE, 80.0, 24.0, "parent").average_nM
    assert parent == pytest.approx(561, abs=1)
    assert 100 * parent / (parent + VALBENAZINE_KI_nM) == pytest.approx(79, abs=0.5)
    alone = parent * VALBENAZINE_FREE_SHARE_AT_MOST
    assert 100 * alone / (alone + VALBENAZINE_KI_nM) == pytest.approx(3.6, abs=0.05)


def test_the_tray_has_96_wells_in_triplicate_and_hardly_depletes_its_label():
    assert len(TRAY.label_nM) == 96
    assert TRAY.blocked.sum() == 24
    assert specific_fmol(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM).max() < 30.0  # 0.15 nM of sites in 0.2 mL
    lowest = Well(label_nM=0.25, sites_nM=TRAY_MEMBRANE.sites_nM, kd_nM=DTBZ_KD_nM)
    assert label_bound_share(lowest) < 0.06


def test_a_tray_fitted_jointly_gives_back_what_was_put_in():
    fit = fit_tray(TRAY_MEMBRANE, TRAY, simulate_counts(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM, seed=3))
    htbz, valbenazine = fit.kis_nM
    assert (htbz.value, htbz.low, htbz.high) == pytest.approx((3.01, 2.78, 3.26), abs=0.005)
    assert (valbenazine.value, valbenazine.low, valbenazine.high) == pytest.approx((158, 146, 171), abs=0.5)
    assert (fit.kd_nM.value, fit.kd_nM.low, fit.kd_nM.high) == pytest.approx((2.33, 2.22, 2.45), abs=0.005)
    assert np.exp(1.96 * fit.relative_sd[4]) == pytest.approx(1.083, abs=0.0005)
    assert fitted_membrane(TRAY_MEMBRANE, fit).kd_nM == fit.kd_nM.value


def test_a_tray_without_noise_is_fitted_to_the_last_digits():
    counts = expected_counts(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM)
    fit = fit_trays(TRAY_MEMBRANE, TRAY, counts)
    truth = [DTBZ_KD_nM, 0.15, 0.25, 2.0, *TRAY_KIS_nM]
    assert np.exp(fit.log_values) == pytest.approx(truth, rel=1e-7)


def test_curvature_and_repetition_agree_on_the_error_of_ki():
    seen = coverage(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM, scatter=0.0, trays=1000, seed=3)
    assert seen.curvature_sd == pytest.approx(0.04, abs=0.002)
    assert seen.sd_of_log == pytest.approx(seen.curvature_sd, rel=0.1)


@pytest.mark.parametrize(
    ("scatter", "chi2", "by_counting", "widened"),
    [(0.0, 1.0, 0.95, 0.95), (0.05, 3.4, 0.73, 0.96), (0.10, 10.5, 0.45, 0.95)],
)
def test_pipettes_spoil_the_interval_that_believes_in_the_counter(scatter, chi2, by_counting, widened):
    seen = coverage(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM, scatter=scatter, trays=3000, seed=3)
    assert seen.reduced_chi2 == pytest.approx(chi2, rel=0.03)
    assert seen.by_counting == pytest.approx(by_counting, abs=0.04)
    assert seen.widened == pytest.approx(widened, abs=0.03)


def test_fits_of_many_trays_equal_the_fits_of_each():
    many = simulate_counts(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM, scatter=0.05, seed=8, trays=5)
    together = fit_trays(TRAY_MEMBRANE, TRAY, many).log_values
    alone = [fit_trays(TRAY_MEMBRANE, TRAY, counts).log_values for counts in many]
    assert together == pytest.approx(np.array(alone), abs=1e-6)


def test_more_noise_widens_the_interval_and_moves_the_value_at_random():
    quiet, noisy = (
        fit_tray(TRAY_MEMBRANE, TRAY, simulate_counts(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM, scatter=s, seed=5))
        for s in (0.0, 0.1)
    )
    assert noisy.kis_nM[0].high / noisy.kis_nM[0].low > 1.3 * quiet.kis_nM[0].high / quiet.kis_nM[0].low
    assert noisy.reduced_chi2 > 5 > quiet.reduced_chi2


def test_counts_of_an_even_tray_scatter_as_poisson_numbers_do():
    counts = simulate_counts(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM, seed=1, trays=4000)
    expected = expected_counts(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM)
    assert counts.mean(axis=0) == pytest.approx(expected, rel=0.01)
    assert (counts.var(axis=0) / expected).mean() == pytest.approx(1.0, abs=0.01)


def test_one_curve_gives_an_ic50_and_an_honest_interval():
    doses = np.repeat(np.geomspace(0.1, 300, 8), 3)
    here = competition_wells(LABEL_nM, np.geomspace(0.1, 300, 8))
    counts = simulate_counts(TRAY_MEMBRANE, here, TRAY_KIS_nM, scatter=0.05, seed=4)
    fit = fit_competition(doses, counts)
    assert fit.ic50_nM.low < 5.61 < fit.ic50_nM.high
    assert fit.ic50_nM.low < fit.ic50_by_counting_nM.low
    assert fit.at(fit.ic50_nM.value) == pytest.approx(fit.bottom_counts + fit.span_counts / 2)


def test_a_straight_line_reads_an_exact_saturation_curve_but_not_a_noisy_one():
    free = np.geomspace(0.25, 32, 8)
    bound = bound_nM(free, sites_nM=0.15, kd_nM=DTBZ_KD_nM)
    assert scatchard_line(bound, free) == pytest.approx((DTBZ_KD_nM, 0.15))
    rng = np.random.default_rng(0)
    # A counter's blank scatters by as many counts at every label: the weakly labelled wells suffer most.
    noisy = [bound + rng.normal(0, 0.005, 8) for _ in range(300)]
    by_line = np.std([np.log(scatchard_line(each, free)[0]) for each in noisy])
    by_curve = np.std([np.log(fit_saturation(free, each)[0]) for each in noisy])
    assert by_line > 1.5 * by_curve


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -1, "2", None])
def test_wrong_numbers_get_a_sentence(wrong):
    good = expected_counts(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM)
    for call in (
        lambda: bound_nM(wrong, sites_nM=0.15, kd_nM=2.3),
        lambda: bound_nM(2.0, sites_nM=0.15, kd_nM=wrong),
        lambda: ic50_nM(wrong, 2.0, 2.3),
        lambda: ki_from_ic50_nM(5.0, wrong, 2.3),
        lambda: most_sites_nM(wrong, 2.3),
        lambda: selectivity_at(wrong, 3.0, 5000.0),
        lambda: Well(label_nM=wrong, sites_nM=0.5, kd_nM=2.3),
        lambda: free_sites_nM(well(0.5), wrong, 3.0),
        lambda: depleted_ic50_nM(well(0.5), wrong),
        lambda: ki_at_half_nM(wrong, well(0.5)),
        lambda: replace(TRAY_MEMBRANE, kd_nM=wrong),
        lambda: saturation_wells([wrong]),
        lambda: simulate_counts(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM, scatter=wrong),
        lambda: specific_fmol(TRAY_MEMBRANE, TRAY, (3.0, wrong)),
        lambda: fit_tray(TRAY_MEMBRANE, TRAY, [*good[:-1], wrong]),
    ):
        with pytest.raises(CourseError) as refusal:
            call()
        assert str(refusal.value).endswith(".")
        assert "\n" not in str(refusal.value)


def test_a_concentration_beyond_a_mole_per_litre_gets_a_sentence():
    for call in (
        lambda: bound_nM(1e12, sites_nM=0.15, kd_nM=2.3),
        lambda: ic50_nM(1e12, 2.0, 2.3),
        lambda: selectivity_at(1e12, 3.0, 5000.0),
        lambda: free_sites_nM(well(0.5), 1e12, 3.0),
        lambda: saturation_wells([1e12]),
    ):
        with pytest.raises(CourseError, match="at most 1e\\+09"):
            call()


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: ic50_nM(0, 2.0, 2.3), "ki_nM is 0"),
        (lambda: bound_nM(2.0, sites_nM=0.1, kd_nM=2.3, inhibitor_nM=5.0), "ki_nM is missing"),
        (lambda: ki_from_ic50_nM(5.6, 2.0, None), "kd_nM is None"),
        (lambda: ki_at_half_nM(0.01, well(5.0)), "must be above"),
        (lambda: fit_tray(TRAY_MEMBRANE, TRAY, np.zeros(96)), "zero in every well"),
        (lambda: fit_tray(TRAY_MEMBRANE, TRAY, np.ones(95)), "one number for each well"),
        (lambda: fit_tray(TRAY_MEMBRANE, TRAY, []), "at least 1 number"),
        (lambda: joined_wells(), "got no wells"),
        (
            lambda: Tray(label_nM=[1.0], inhibitors_nM=np.zeros((1, 2)), blocked=[False]),
            "one of each for every well",
        ),
        (lambda: specific_fmol(TRAY_MEMBRANE, TRAY, (3.0,)), "one for each inhibitor"),
        (lambda: fit_competition([1, 2, 3], [3, 2, 1]), "different doses"),
        (lambda: fit_competition([1, 2, 3, 4], [1, 2, 3, 4]), "do not fall"),
        (lambda: fit_competition([1, 2, 3, 4], [3, 2, 1]), "one length"),
        (lambda: fit_saturation([1, 2, 3], [1, 2, 3, 4]), "as many"),
        (lambda: fit_saturation([1, 2, 3], [0, 0, 0]), "nowhere above zero"),
        (lambda: coverage(TRAY_MEMBRANE, TRAY, TRAY_KIS_nM, scatter=0.1, trays=3), "a share needs cases"),
        (
            lambda: fit_counts(lambda t: (np.ones(3), np.zeros((3, 1))), np.ones(3), np.zeros(1)),
            "do not tell",
        ),
    ],
)
def test_what_cannot_be_gets_one_sentence(call, word):
    with pytest.raises(CourseError, match=word) as refusal:
        call()
    assert "\n" not in str(refusal.value)
