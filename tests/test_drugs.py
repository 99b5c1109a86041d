"""The presets give what their sources say, respond to one change in the right direction, and refuse nonsense."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.errors import CourseError
from course_lib.facts import fact, fact_range
from course_lib.models.isotope.effect import observed_isotope_effect
from course_lib.models.pk.drugs import (
    DEUTETRABENAZINE,
    RESERPINE,
    TETRABENAZINE,
    TOTAL_HTBZ,
    VALBENAZINE,
    valbenazine_for,
    vmat2_occupancy,
)
from course_lib.models.pk.kinds import molar_mass_g_per_mol, phenotype_factor, remaining_clearance_L_per_h
from course_lib.models.pk.metrics import auc_nM_h, peak, steady_exposure
from course_lib.models.pk.regimen import once, repeated
from course_lib.models.pk.simulation import amounts_at, concentration_ng_per_mL, simulate


def auc_ng(drug, where, dose_mg=25.0):
    return drug.metabolite_mass_g_per_mol * auc_nM_h(drug, once(dose_mg), where, to_h=3000)


def test_formulas_weigh_what_published_models_use():
    assert round(VALBENAZINE.parent_mass_g_per_mol, 2) == 418.57
    assert round(VALBENAZINE.metabolite_mass_g_per_mol, 2) == 319.44
    deuterium = (DEUTETRABENAZINE.parent_mass_g_per_mol - TETRABENAZINE.parent_mass_g_per_mol) / 6
    assert deuterium == pytest.approx(1.006, abs=0.002)


def test_steady_area_of_the_metabolite_is_formed_over_cleared():
    dose_mg, molar = 40.0, VALBENAZINE.metabolite_mass_g_per_mol / VALBENAZINE.parent_mass_g_per_mol
    arriving = 1 + 1.36 * 39 / (90.1 + 39)
    closed = 1000 * 0.207 * molar * arriving * dose_mg / 31.0
    assert auc_ng(VALBENAZINE, "metabolite", dose_mg) / 1000 == pytest.approx(closed, rel=1e-9)


def test_published_area_follows_from_the_cohorts_clearance():
    patients = replace(
        VALBENAZINE, metabolite_clearance_L_per_h=fact("valbenazine_pk.htbz_clearance_dyskinesia", "L/h")
    )
    for dose_mg, name in ((40, "valbenazine_pk.htbz_auc_40mg"), (80, "valbenazine_pk.htbz_auc_80mg")):
        assert auc_ng(patients, "metabolite", dose_mg) / 1000 == pytest.approx(
            fact(name, "ng*h/mL"), rel=0.01
        )


def test_poor_metabolisers_double_their_exposure_within_the_published_interval():
    ratio = auc_ng(valbenazine_for(phenotype="poor"), "metabolite") / auc_ng(VALBENAZINE, "metabolite")
    low, high = fact_range("valbenazine_pk.pm_auc_ratio", "1")
    assert low < ratio < high
    assert auc_ng(valbenazine_for(phenotype="ultrarapid"), "metabolite") == auc_ng(VALBENAZINE, "metabolite")


def test_occupancy_of_valbenazine_agrees_with_pet_without_a_fitted_number():
    patients = replace(
        VALBENAZINE, metabolite_clearance_L_per_h=fact("valbenazine_pk.htbz_clearance_dyskinesia", "L/h")
    )
    for dose_mg, name in ((40, "occupancy.valbenazine_40mg"), (80, "occupancy.valbenazine_80mg")):
        run = simulate(patients, repeated(dose_mg, 24, 60), until_h=60 * 24 - 1)
        assert 100 * vmat2_occupancy(run)[-24:].mean() == pytest.approx(fact(name, "%"), abs=1.5)


def test_food_and_weight_lower_the_peak_and_solution_raises_it():
    usual = peak(VALBENAZINE, once(80), "parent", to_h=24)[0]
    assert peak(valbenazine_for(fed=True), once(80), "parent", to_h=24)[0] < usual
    assert peak(valbenazine_for(weight_kg=110), once(80), "parent", to_h=24)[0] < usual
    assert peak(valbenazine_for(solution=True), once(80), "parent", to_h=24)[0] > usual


def test_the_typical_adult_is_the_reference_of_every_covariate():
    assert valbenazine_for() == VALBENAZINE


def test_a_population_of_patients_runs_at_once():
    clearances = np.array([10.0, 31.0, 60.0])
    run = amounts_at(
        replace(VALBENAZINE, metabolite_clearance_L_per_h=clearances), repeated(40, 24, 5), [100.0, 119.0]
    )
    seen = concentration_ng_per_mL(run, "metabolite")
    assert seen.shape == (3, 2)
    assert (np.diff(seen, axis=0) < 0).all()


def test_the_absorption_rate_is_fitted_to_the_early_end_of_the_labels_peak():
    early_h, _ = fact_range("deutetrabenazine.t_max", "h")
    assert peak(DEUTETRABENAZINE, once(25), TOTAL_HTBZ, to_h=24)[1] == pytest.approx(early_h, abs=0.01)


def test_the_isotope_effect_is_fitted_to_a_doubled_area():
    ratio = auc_ng(DEUTETRABENAZINE, TOTAL_HTBZ) / auc_ng(TETRABENAZINE, TOTAL_HTBZ)
    assert ratio == pytest.approx(fact("deutetrabenazine.auc_ratio", "1"), rel=2e-3)


def test_a_molecule_without_deuterium_is_the_other_drug():
    light = replace(
        DEUTETRABENAZINE,
        route_effect=1.0,
        parent_mass_g_per_mol=TETRABENAZINE.parent_mass_g_per_mol,
        metabolite_mass_g_per_mol=TETRABENAZINE.metabolite_mass_g_per_mol,
    )
    assert light == TETRABENAZINE


def test_at_equal_dose_deuterium_raises_the_peak_and_at_equal_area_lowers_it():
    heavy_top, light_top = (
        drug.metabolite_mass_g_per_mol * peak(drug, once(25), TOTAL_HTBZ, to_h=24)[0]
        for drug in (DEUTETRABENAZINE, TETRABENAZINE)
    )
    ratio = auc_ng(DEUTETRABENAZINE, TOTAL_HTBZ) / auc_ng(TETRABENAZINE, TOTAL_HTBZ)
    assert heavy_top > light_top > heavy_top / ratio


def test_deuterium_flattens_the_day():
    heavy, light = (steady_exposure(drug, 12.5, 12, TOTAL_HTBZ) for drug in (DEUTETRABENAZINE, TETRABENAZINE))
    low, high = fact_range("deutetrabenazine.peak_to_trough", "1")
    assert low < heavy.peak_to_trough < high
    assert light.peak_to_trough > 2 * heavy.peak_to_trough


def test_stronger_masking_moves_deutetrabenazine_towards_tetrabenazine():
    areas = [
        auc_ng(replace(DEUTETRABENAZINE, route_effect=observed_isotope_effect(6.4, commitment)), TOTAL_HTBZ)
        for commitment in (0.0, 1.0, 10.0, 1e6)
    ]
    assert (np.diff(areas) < 0).all()


def test_paroxetine_raises_each_metabolite_by_the_published_ratio():
    blocked = replace(TETRABENAZINE, route_blocked=1.0)
    for where, name in (
        ("alpha", "tetrabenazine.paroxetine_alpha_auc_ratio"),
        ("beta", "tetrabenazine.paroxetine_beta_auc_ratio"),
    ):
        assert auc_ng(blocked, where) / auc_ng(TETRABENAZINE, where) == pytest.approx(
            fact(name, "1"), rel=1e-9
        )


def test_a_blocked_route_forgets_its_isotope_effect():
    assert remaining_clearance_L_per_h(60.0, 0.7, 5.0, 1.0) == pytest.approx(
        remaining_clearance_L_per_h(60.0, 0.7, 1.0, 1.0)
    )


def test_reserpine_has_exactly_the_two_published_half_lives():
    body = RESERPINE.compartment_model().matrix_per_h[1:, 1:]
    rates = sorted(-np.linalg.eigvals(body).real)
    halves = [fact("reserpine.half_life_slow", "h"), fact("reserpine.half_life_fast", "h")]
    assert np.log(2) / np.array(rates) == pytest.approx(halves, rel=1e-9)


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -3, 0, "12", None, True])
def test_wrong_parameters_get_a_sentence(wrong):
    with pytest.raises(CourseError, match="no half-life"):
        replace(VALBENAZINE, clearance_L_per_h=wrong)
    for build in (
        lambda: valbenazine_for(weight_kg=wrong),
        lambda: replace(DEUTETRABENAZINE, alpha_volume_L=wrong).compartment_model(),
        lambda: replace(DEUTETRABENAZINE, absorption_rate_per_h=wrong).compartment_model(),
        lambda: replace(RESERPINE, slow_half_life_h=wrong).compartment_model(),
        lambda: molar_mass_g_per_mol(wrong),
        lambda: phenotype_factor(wrong, -0.2, -0.5),
    ):
        with pytest.raises(CourseError):
            build()
