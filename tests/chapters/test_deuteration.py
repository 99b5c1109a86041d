"""Chapter 08's views: a bond's well, and a drug beside its deuterated twin."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.chapters.deuteration.pictures import (
    deuteration_picture,
    deuteration_readout,
    exposure_picture,
    peaks_picture,
    swing_picture,
)
from course_lib.chapters.deuteration.views.deuteration import (
    DOSE_MG,
    deuteration_view,
    drugs_with_route,
    exposure_map,
)
from course_lib.chapters.deuteration.views.isomers import WITH_KILBOURNS_MINUS_ALPHA, binding_by_laboratory
from course_lib.chapters.deuteration.views.pairs import pair_costs
from course_lib.errors import CourseError
from course_lib.facts import fact, fact_range
from course_lib.figures.bond_well import well_picture
from course_lib.models.isotope.bond import (
    lowest_level_on_grid_kJ_per_mol,
    spring_constant_N_per_m,
    well,
    zero_point_energy_kJ_per_mol,
)
from course_lib.models.isotope.effect import exposure_ratio, route_effect, share_and_residue
from course_lib.models.pk.comparison import (
    EVERY_H,
    curve_numbers,
    faster_absorption,
    matching_dose_mg,
    plasma_course,
)
from course_lib.models.pk.drugs import DEUTETRABENAZINE, TETRABENAZINE, TOTAL_HTBZ
from course_lib.models.pk.metrics import peak, steady_exposure
from course_lib.models.pk.regimen import once

BRIEFLY = settings(deadline=None, max_examples=25)  # a busy machine may take its time over one example
DOSES = st.floats(1.0, 100.0)
EFFECTS = st.floats(1.0, 10.0)
SHARES = st.floats(0.0, 0.95)


@BRIEFLY
@given(wave=st.floats(1500, 4000), light=st.sampled_from([1.0, 2.0, 3.0]))
def test_the_formula_of_the_lowest_level_agrees_with_the_schroedinger_equation(wave, light):
    spring = spring_constant_N_per_m(wave, light, 12.0)
    assert lowest_level_on_grid_kJ_per_mol(spring, light) == pytest.approx(
        zero_point_energy_kJ_per_mol(wave), rel=5e-3
    )


def test_both_nuclei_hang_on_one_spring():
    bond = well(hydrogen_wavenumber_per_cm=2900)
    light = spring_constant_N_per_m(2900, 1.0, 12.0)
    heavy = spring_constant_N_per_m(bond.deuterium_wavenumber_per_cm, 2.0, 12.0)
    assert light == pytest.approx(heavy, rel=1e-12)


def test_a_colder_bond_shows_a_larger_effect_and_the_same_levels():
    cold, warm = (well(hydrogen_wavenumber_per_cm=2900, temperature_K=T) for T in (200, 400))
    assert cold.isotope_effect > warm.isotope_effect > 1
    assert cold.hydrogen_kJ_per_mol == warm.hydrogen_kJ_per_mol


def test_the_room_temperature_effect_lies_in_the_recorded_range():
    low, high = fact_range("isotope.kie_ceiling", "1")
    effect = well(hydrogen_wavenumber_per_cm=fact("isotope.ch_stretch", "1/cm"), temperature_K=298)
    assert low <= effect.isotope_effect <= high


@BRIEFLY
@given(effect=EFFECTS, share=SHARES)
def test_exposure_follows_the_chain_whatever_the_metabolites(effect, share):
    light, heavy = drugs_with_route(share, effect)
    ratio = curve_numbers(heavy, 25).auc_ng_h_per_mL / curve_numbers(light, 25).auc_ng_h_per_mL
    assert ratio == pytest.approx(exposure_ratio(effect, share), rel=1e-3)  # the twin's masses cancel nearly


@BRIEFLY
@given(dose=DOSES, effect=EFFECTS, share=SHARES)
def test_the_matching_dose_matches_the_area(dose, effect, share):
    light, heavy = drugs_with_route(share, effect)
    matched = curve_numbers(heavy, matching_dose_mg(heavy, light, dose))
    assert matched.auc_ng_h_per_mL == pytest.approx(curve_numbers(light, dose).auc_ng_h_per_mL, rel=1e-9)


@pytest.mark.parametrize("drug", [TETRABENAZINE, DEUTETRABENAZINE])
def test_numbers_read_off_the_curve_agree_with_the_exact_ones(drug):
    seen = curve_numbers(drug, 25)
    top_nM, top_h = peak(drug, once(25), TOTAL_HTBZ, to_h=24)
    mass = drug.metabolite_mass_g_per_mol / 1000
    assert seen.peak_ng_per_mL == pytest.approx(mass * top_nM, rel=1e-3)
    assert seen.peak_h == pytest.approx(top_h, abs=0.06)
    exact = steady_exposure(drug, 25, EVERY_H, TOTAL_HTBZ)
    assert seen.peak_to_trough == pytest.approx(exact.peak_to_trough, rel=2e-3)


@BRIEFLY
@given(effect=st.floats(1.2, 10.0), share=st.floats(0.1, 0.95))
def test_deuterium_never_lowers_the_peak_at_the_same_dose_and_always_at_the_same_exposure(effect, share):
    view = deuteration_view(intrinsic=effect, commitment=0.0, route_share=share)
    heavier = DEUTETRABENAZINE.parent_mass_g_per_mol / TETRABENAZINE.parent_mass_g_per_mol
    assert view.same_dose.peak_ng_per_mL * heavier > view.light.peak_ng_per_mL
    assert view.same_auc.peak_ng_per_mL < view.light.peak_ng_per_mL
    assert view.same_dose.peak_to_trough < view.light.peak_to_trough


def test_swing_does_not_depend_on_the_dose():
    assert curve_numbers(DEUTETRABENAZINE, 5).peak_to_trough == pytest.approx(
        curve_numbers(DEUTETRABENAZINE, 50).peak_to_trough
    )


def test_full_commitment_or_no_route_leaves_the_patient_nothing():
    masked = deuteration_view(intrinsic=7, commitment=1e9, route_share=0.9)
    elsewhere = deuteration_view(intrinsic=7, commitment=0, route_share=0)
    for view in (masked, elsewhere):
        assert view.exposure_ratio == pytest.approx(1, rel=1e-6)
        assert view.same_auc.dose_mg == pytest.approx(DOSE_MG, rel=1e-3)


def test_with_the_route_closed_deuterium_makes_no_difference():
    closed = [
        curve_numbers(replace(drug, route_blocked=1.0), 25) for drug in (TETRABENAZINE, DEUTETRABENAZINE)
    ]
    assert closed[0].auc_ng_h_per_mL == pytest.approx(closed[1].auc_ng_h_per_mL, rel=1e-3)


def test_a_curve_starts_at_zero_and_a_steady_one_ends_where_it_began():
    single = plasma_course({"drug": (TETRABENAZINE, 25)}).lines[0].values
    steady = plasma_course({"drug": (TETRABENAZINE, 25)}, steady=True).lines[0].values
    assert single[0] == 0
    assert steady[0] == pytest.approx(steady[-1], rel=1e-9)
    assert steady[: len(steady) // 2] == pytest.approx(steady[len(steady) // 2 : -1], rel=1e-9)


BOTH = {"tetrabenazine": (TETRABENAZINE, 25), "deutetrabenazine": (DEUTETRABENAZINE, 25)}


def test_the_finding_of_one_dose_compares_the_peaks():
    light, heavy = (curve_numbers(drug, dose).peak_ng_per_mL for drug, dose in BOTH.values())
    assert peaks_picture(plasma_course(BOTH)).title == (
        f"Peak against tetrabenazine: deutetrabenazine × {heavy / light:.1f}"
    )


def test_the_finding_of_a_steady_state_is_how_far_each_drug_swings():
    picture = swing_picture(plasma_course(BOTH, steady=True))
    for name, (drug, dose) in BOTH.items():
        assert f"{name} {curve_numbers(drug, dose).peak_to_trough:.1f}" in picture.title
        assert f"{name} between " in picture.alt


@BRIEFLY
@given(lift=st.floats(1.0, 1.6))
def test_faster_absorption_lifts_the_peak_as_wanted_and_leaves_the_area(lift):
    factor, peak_h = faster_absorption(DEUTETRABENAZINE, lift)
    slow, fast = (
        curve_numbers(replace(DEUTETRABENAZINE, absorption_rate_per_h=rate), 25)
        for rate in np.array([1, factor]) * DEUTETRABENAZINE.absorption_rate_per_h
    )
    assert fast.peak_ng_per_mL == pytest.approx(lift * slow.peak_ng_per_mL, rel=2e-3)
    assert fast.auc_ng_h_per_mL == pytest.approx(slow.auc_ng_h_per_mL, rel=1e-6)
    assert peak_h <= slow.peak_h


@pytest.mark.parametrize("bad", [0.9, 5.0, float("nan"), "1.5", None])
def test_a_lift_that_no_absorption_can_give_gets_a_sentence(bad):
    with pytest.raises(CourseError, match="peak_lift"):
        faster_absorption(DEUTETRABENAZINE, bad)


def test_one_earlier_peak_of_tetrabenazine_mends_both_misses():
    low_h, high_h = fact_range("tetrabenazine.t_max", "h")
    early = curve_numbers(replace(TETRABENAZINE, absorption_rate_per_h=0.85), 25)
    assert low_h <= early.peak_h <= high_h
    assert early.peak_to_trough == pytest.approx(
        fact("deutetrabenazine.peak_to_trough_tetrabenazine", "1"), rel=0.05
    )
    assert 1.0 < curve_numbers(DEUTETRABENAZINE, 25).peak_ng_per_mL / early.peak_ng_per_mL < 1.2


def test_the_two_metabolites_add_up_to_the_measured_total_with_paroxetine():
    alpha, beta = (fact(f"deutetrabenazine.paroxetine_{form}_auc_ratio", "1") for form in ("alpha", "beta"))
    share = fact("deutetrabenazine.alpha_to_beta", "1")
    total = (share * alpha + beta) / (share + 1)
    assert total == pytest.approx(fact("deutetrabenazine.paroxetine_auc_ratio", "1"), rel=0.05)


def test_the_map_s_contour_never_enters_the_left_half():
    result = exposure_map(9, level=2)
    left = result.values[:, result.x.values < 50]
    assert (left < 2).all()
    assert (np.diff(result.values, axis=0) >= -1e-12).all()


def test_the_picture_names_every_curve():
    picture = deuteration_picture(deuteration_view(intrinsic=6.4, commitment=0.8, route_share=0.6))
    assert all(name in picture.alt for name in ("tetrabenazine", "twin, same dose", "twin, same AUC"))


def test_pictures_follow_their_results():
    picture = well_picture(well(hydrogen_wavenumber_per_cm=2850))
    before = picture.title
    picture.update(well(hydrogen_wavenumber_per_cm=3000))
    assert picture.title != before
    assert "50 %" in exposure_picture(exposure_map(9, level=2)).title
    assert "33.3 %" in exposure_picture(exposure_map(9, level=1.5)).title


def test_the_title_compares_the_curves_that_are_shown():
    for steady in (False, True):
        view = deuteration_view(intrinsic=6.4, commitment=0.8, route_share=2 / 3, steady=steady)
        light, same_dose, _ = (line.values.max() for line in view.plasma.lines)
        assert f"peak × {same_dose / light:.1f}" in deuteration_picture(view).title


def test_accumulation_makes_the_gain_in_peak_larger_at_steady_state():
    light, heavy = (curve_numbers(drug, 25) for drug in (TETRABENAZINE, DEUTETRABENAZINE))
    assert heavy.steady_peak_ng_per_mL / light.steady_peak_ng_per_mL > (
        heavy.peak_ng_per_mL / light.peak_ng_per_mL
    )


def test_the_readout_says_what_the_view_holds():
    view = deuteration_view(intrinsic=6.4, commitment=0.8, route_share=2 / 3)
    assert deuteration_readout(view)["dose for the same AUC"] == "12.5 mg"


@pytest.mark.parametrize("bad", [0, -5, float("nan"), float("inf"), "25", None, True, [25]])
def test_a_dose_that_is_none_gets_a_sentence(bad):
    with pytest.raises(CourseError, match="dose_mg"):
        curve_numbers(TETRABENAZINE, bad)


@pytest.mark.parametrize(
    "values",
    [
        {"intrinsic": 0.5, "commitment": 0, "route_share": 0.5},
        {"intrinsic": 5, "commitment": -1, "route_share": 0.5},
        {"intrinsic": 5, "commitment": 0, "route_share": 1.5},
        {"intrinsic": "6", "commitment": 0, "route_share": 0.5},
        {"intrinsic": float("nan"), "commitment": 0, "route_share": 0.5},
    ],
)
def test_impossible_doors_get_a_sentence(values):
    with pytest.raises(CourseError):
        deuteration_view(**values)


@pytest.mark.parametrize("bad", [0, -1, float("nan"), "2900", None, [2900]])
def test_an_impossible_bond_gets_a_sentence(bad):
    with pytest.raises(CourseError):
        well(hydrogen_wavenumber_per_cm=bad)


def test_the_simple_pair_pays_for_its_simplicity_and_the_mended_one_does_not_mend_all():
    rows = {row.what: row for row in pair_costs()}
    for row in rows.values():
        if row.fitted in ("mended", "both"):
            assert row.mended == pytest.approx(row.measured, rel=0.02)
            assert abs(row.mended - row.measured) <= abs(row.simple - row.measured) + 1e-3
    peaks, halves = rows["peak, twin ÷ tetrabenazine"], rows["half-life, twin ÷ tetrabenazine"]
    assert peaks.measured < peaks.mended < peaks.simple
    assert halves.mended < halves.simple < halves.measured
    assert (peaks.told, halves.told) == ("hardly moved", "worse when mended")
    halved = replace(halves, simple=1.0)
    assert halved.told == "better when mended"


def test_the_simple_pairs_swing_is_that_of_its_curve():
    assert pair_costs()[0].simple == pytest.approx(
        curve_numbers(TETRABENAZINE, DOSE_MG).peak_to_trough, rel=0.01
    )


def test_which_isomer_leads_hangs_on_the_laboratory():
    parts = {who: parts for who, (_, parts) in binding_by_laboratory().items()}
    assert all(sum(one.values()) == pytest.approx(100) for one in parts.values())
    leads = [one["[+]-α"] > one["[+]-β"] for one in parts.values()]
    assert leads == [False, True, False]
    assert max(one["[−]-α"] for one in parts.values()) < 10


def test_which_isomer_leads_hangs_on_its_amount_too():
    halved = {who: parts for who, (_, parts) in binding_by_laboratory(plus_alpha_part=0.5).items()}
    assert all(one["[+]-β"] > one["[+]-α"] for one in halved.values())
    by_kilbourn = binding_by_laboratory(others=WITH_KILBOURNS_MINUS_ALPHA)
    assert max(parts["[−]-α"] for _, parts in by_kilbourn.values()) < 1
    with pytest.raises(CourseError, match="plus_alpha_part"):
        binding_by_laboratory(plus_alpha_part=2)


@BRIEFLY
@given(effect=st.floats(1.2, 10.0), share=st.floats(0.2, 0.95), open_part=st.floats(0.0, 0.4))
def test_one_isotope_effect_and_a_route_that_is_not_quite_shut_are_found_again(effect, share, open_part):
    def left(of_route):
        return share * of_route + 1 - share

    ratios = (
        left(1) / left(1 / effect),
        left(1) / left(open_part),
        left(1 / effect) / left(open_part / effect),
    )
    found = share_and_residue(*ratios)
    assert found == pytest.approx((share, open_part), abs=1e-6)
    assert route_effect(ratios[0], found[0]) == pytest.approx(effect, rel=1e-6)


def test_ratios_that_no_route_gives_get_a_sentence():
    for wrong in ((2.0, 3.0, 4.0), (2.0, 3.0, 1.0), (0.5, 3.0, 1.9), (2.0, 1.0, 1.0)):
        with pytest.raises(CourseError):
            share_and_residue(*wrong)


def test_one_drug_keeps_its_colour_whatever_its_dose():
    course = plasma_course(
        {"twin, 25 mg": (DEUTETRABENAZINE, 25), "deutetrabenazine": (DEUTETRABENAZINE, 25)}
    )
    assert [line.quantity for line in course.lines] == ["deutetrabenazine"] * 2


def test_a_single_drug_shows_its_peak_and_its_trough():
    alone = swing_picture(plasma_course({"tetrabenazine": (TETRABENAZINE, 25)}, steady=True))
    words = " ".join(text.get_text() for text in alone.axes[0].texts)
    assert "peak 39.7" in words
    assert "trough 5.18" in words


def test_the_climbs_differ_by_as_much_as_the_levels():
    bond = well(hydrogen_wavenumber_per_cm=2900)
    climbs = [line.get_ydata() for line in well_picture(bond).axes[0].lines if line.get_marker() == "^"]
    light, heavy = (top - bottom for bottom, top in climbs)
    assert heavy - light == pytest.approx(bond.hydrogen_kJ_per_mol - bond.deuterium_kJ_per_mol)
