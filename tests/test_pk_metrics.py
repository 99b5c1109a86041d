"""Peak, area, half-life and steady state equal their closed forms, and move the right way."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.errors import CourseError
from course_lib.models.pk.compartments import OUTSIDE, CompartmentModel
from course_lib.models.pk.drugs import DEUTETRABENAZINE, TOTAL_HTBZ, VALBENAZINE
from course_lib.models.pk.metrics import (
    auc_nM_h,
    doses_to_steady_state,
    peak,
    steady_exposure,
    steady_state,
    terminal_half_life_h,
)
from course_lib.models.pk.regimen import once, repeated
from course_lib.models.pk.simulation import amounts_at, concentration_nM, simulate


def plasma(rate_in, rate_out):
    return CompartmentModel(
        compartments=("gut", "plasma"),
        dosed="gut",
        rates_per_h={("gut", "plasma"): rate_in, ("plasma", OUTSIDE): rate_out},
        volumes_L={"plasma": 10.0},
        molar_masses_g_per_mol={"gut": 300.0, "plasma": 300.0},
    )


def test_the_peak_of_one_compartment_is_at_its_closed_form():
    top_nM, top_h = peak(plasma(2.0, 0.1), once(3.0), "plasma", to_h=48)
    closed_h = np.log(2.0 / 0.1) / (2.0 - 0.1)
    assert top_h == pytest.approx(closed_h, rel=1e-6)
    assert top_nM == pytest.approx(1000.0 * np.exp(-0.1 * closed_h), rel=1e-12)


def test_area_is_dose_over_clearance_and_equals_the_trapezoids():
    model = plasma(2.0, 0.1)
    whole = auc_nM_h(model, once(3.0), "plasma", to_h=5000)
    assert whole == pytest.approx(10_000 / (0.1 * 10.0), rel=1e-12)  # no drift over 5000 h
    times_h = np.linspace(3, 9, 20_001)
    seen = concentration_nM(amounts_at(model, once(3.0), times_h), "plasma")
    part = auc_nM_h(model, once(3.0), "plasma", from_h=3, to_h=9)
    assert part == pytest.approx(np.trapezoid(seen, times_h), rel=1e-6)


def test_area_of_an_interval_at_steady_state_is_that_of_one_dose_for_ever():
    model = VALBENAZINE
    steady = steady_exposure(model, 40, 24, "metabolite").auc_nM_h
    assert steady == pytest.approx(auc_nM_h(model, once(40), "metabolite", to_h=5000), rel=1e-9)


def test_steady_state_is_where_long_dosing_ends():
    run = simulate(VALBENAZINE, repeated(80, 24, 120), until_h=119 * 24)
    assert steady_state(VALBENAZINE, 80, 24) == pytest.approx(run.amounts_nmol[:, -1], rel=1e-9)


def test_accumulation_of_one_compartment_is_its_closed_form():
    at = steady_exposure(plasma(50.0, 0.05), 3.0, 24, "plasma")
    assert at.accumulation == pytest.approx(1 / (1 - np.exp(-0.05 * 24)), rel=2e-2)
    assert at.cmax_nM > at.average_nM > at.trough_nM
    assert at.peak_to_trough == pytest.approx(at.cmax_nM / at.trough_nM)
    assert at.fluctuation == pytest.approx((at.cmax_nM - at.trough_nM) / at.average_nM)


def test_slower_clearance_accumulates_more_and_takes_longer():
    slow, fast = plasma(1.0, 0.02), plasma(1.0, 0.1)
    assert (
        steady_exposure(slow, 1, 24, "plasma").accumulation
        > steady_exposure(fast, 1, 24, "plasma").accumulation
    )
    assert doses_to_steady_state(slow, 24, "plasma") > doses_to_steady_state(fast, 24, "plasma")


def test_slow_metabolisers_reach_higher_troughs_and_flatter_curves():
    slow = replace(VALBENAZINE, metabolite_clearance_L_per_h=15.0)
    at, usual = (steady_exposure(drug, 40, 24, "metabolite") for drug in (slow, VALBENAZINE))
    assert at.trough_nM > usual.trough_nM
    assert at.fluctuation < usual.fluctuation


def test_the_half_life_is_that_of_the_slowest_step_on_the_way():
    assert terminal_half_life_h(plasma(2.0, 0.1), "plasma") == pytest.approx(np.log(2) / 0.1)
    assert terminal_half_life_h(plasma(0.1, 2.0), "plasma") == pytest.approx(np.log(2) / 0.1)


def test_a_slow_metabolite_does_not_slow_its_parent():
    slow = replace(VALBENAZINE, metabolite_clearance_L_per_h=0.5)
    assert terminal_half_life_h(slow, "parent") == terminal_half_life_h(VALBENAZINE, "parent")
    assert terminal_half_life_h(slow, "metabolite") > terminal_half_life_h(VALBENAZINE, "metabolite")


def test_the_last_phase_has_the_half_life():
    late = concentration_nM(amounts_at(VALBENAZINE, once(80), [900.0, 1000.0]), "metabolite")
    seen_h = 100.0 * np.log(2) / np.log(late[0] / late[1])
    assert seen_h == pytest.approx(terminal_half_life_h(VALBENAZINE, "metabolite"), rel=1e-6)


def test_the_total_of_two_metabolites_is_their_sum():
    apart = [auc_nM_h(DEUTETRABENAZINE, once(25), name, to_h=500) for name in TOTAL_HTBZ]
    assert auc_nM_h(DEUTETRABENAZINE, once(25), TOTAL_HTBZ, to_h=500) == pytest.approx(sum(apart), rel=1e-12)


def test_what_never_leaves_has_no_half_life_and_no_steady_state():
    closed = plasma(1.0, 0.0)
    with pytest.raises(CourseError, match="never leaves"):
        terminal_half_life_h(closed, "plasma")
    with pytest.raises(CourseError, match="never leaves"):
        steady_state(closed, 1.0, 24)


@pytest.mark.parametrize("wrong", [float("nan"), 0, -1, "24", True, None, [1, 2]])
def test_wrong_intervals_get_a_sentence(wrong):
    for ask in (
        lambda: steady_state(plasma(1.0, 0.1), 1.0, wrong),
        lambda: steady_exposure(plasma(1.0, 0.1), 1.0, wrong, "plasma"),
        lambda: doses_to_steady_state(plasma(1.0, 0.1), wrong, "plasma"),
        lambda: peak(plasma(1.0, 0.1), once(1), "plasma", to_h=wrong),
    ):
        with pytest.raises(CourseError):
            ask()


def test_many_patients_are_refused_where_one_is_meant():
    many = plasma(1.0, np.array([0.1, 0.2]))
    for ask in (
        lambda: peak(many, once(1), "plasma", to_h=9),
        lambda: terminal_half_life_h(many, "plasma"),
        lambda: steady_exposure(many, 1.0, 24, "plasma"),
    ):
        with pytest.raises(CourseError, match="one"):
            ask()
    assert auc_nM_h(many, once(3), "plasma", to_h=2000) == pytest.approx([10_000.0, 5_000.0])
