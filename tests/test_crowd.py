"""A crowd on valbenazine and the odds of a block: limits, two routes, and the numbers of a day hour by hour."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.pk.crowd import (
    crowd_course,
    crowd_day,
    crowd_of,
    per_dose_ng_per_mL_mg,
    share_below,
)
from course_lib.models.pk.drugs import (
    HTBZ_BOUND_PERCENT,
    VALBENAZINE,
    HTBZ_KI_nM,
    valbenazine_for,
    vmat2_occupancy,
)
from course_lib.models.pk.metrics import auc_nM_h, peak, steady_exposure
from course_lib.models.pk.regimen import absorbed_fraction, once, repeated, with_doubled, with_missed
from course_lib.models.pk.simulation import concentration_ng_per_mL, concentration_nM, simulate
from course_lib.models.target.odds import block_after, block_after_wait, block_of, odds, wait_until_h

FREE = 1 - HTBZ_BOUND_PERCENT / 100
CROWD = crowd_of(1000, seed=6)


def block_of_total(total_nM):
    return 100 * total_nM * FREE / (total_nM * FREE + HTBZ_KI_nM)


def steady(dose_mg, drug=VALBENAZINE):
    return steady_exposure(drug, dose_mg, 24.0, "metabolite")


def test_plasma_swings_and_the_block_hardly_does():
    at = steady(80.0)
    assert steady_exposure(VALBENAZINE, 80.0, 24.0, "parent").peak_to_trough == pytest.approx(5.8, abs=0.05)
    assert at.peak_to_trough == pytest.approx(1.9, abs=0.05)
    assert [block_of_total(at.trough_nM), block_of_total(at.cmax_nM)] == pytest.approx([87, 93], abs=0.5)


@pytest.mark.parametrize(
    ("dose_mg", "day_one", "always", "missed"),
    [(40.0, (78, 65), (85, 75), (53, 32, 18)), (80.0, (89, 81), (93, 87), (72, 52, 34))],
)
def test_the_typical_person_hour_by_hour(dose_mg, day_one, always, missed):
    top = peak(VALBENAZINE, once(dose_mg), "metabolite", to_h=24)[0]
    first = concentration_nM(simulate(VALBENAZINE, once(dose_mg), until_h=24, every_h=24), "metabolite")[-1]
    assert [block_of_total(top), block_of_total(first)] == pytest.approx(day_one, abs=0.5)
    at = steady(dose_mg)
    assert [block_of_total(at.cmax_nM), block_of_total(at.trough_nM)] == pytest.approx(always, abs=0.5)
    stopped = simulate(VALBENAZINE, repeated(dose_mg, 24, 40), until_h=24 * 43, every_h=24)
    after = block_of_total(concentration_nM(stopped, "metabolite"))
    assert after[41:44] == pytest.approx(missed, abs=0.5)


def test_half_of_vmat2_is_held_within_the_first_hour():
    run = simulate(VALBENAZINE, once(80), until_h=4, every_h=0.01)
    assert run.times_h[np.argmax(vmat2_occupancy(run) >= 0.5)] == pytest.approx(0.9, abs=0.05)


def test_a_poor_metaboliser_gains_five_points_of_block_from_twice_the_exposure():
    poor = valbenazine_for(phenotype="poor")

    def mean_block(drug, dose_mg):
        return (
            100
            * vmat2_occupancy(simulate(drug, repeated(dose_mg, 24, 80), until_h=1919.75, every_h=0.25))[
                -96:
            ].mean()
        )

    assert [mean_block(VALBENAZINE, 80), mean_block(poor, 80), mean_block(poor, 40)] == pytest.approx(
        [91, 96, 90], abs=0.5
    )
    in_td = replace(
        VALBENAZINE, metabolite_clearance_L_per_h=fact("valbenazine_pk.htbz_clearance_dyskinesia", "L/h")
    )
    assert [mean_block(VALBENAZINE, 40), mean_block(in_td, 40)] == pytest.approx([81.3, 82.7], abs=0.1)


def test_the_area_of_the_metabolite_by_closed_form_by_matrix_and_without_a_volume():
    molar = VALBENAZINE.metabolite_mass_g_per_mol / VALBENAZINE.parent_mass_g_per_mol
    arriving = float(absorbed_fraction(VALBENAZINE.bioavailability, np.array([80.0]))[0])
    closed = (
        1000 * arriving * 80 * VALBENAZINE.formed_share * molar / VALBENAZINE.metabolite_clearance_L_per_h
    )
    assert closed == pytest.approx(667, abs=0.5)
    for drug in (VALBENAZINE, replace(VALBENAZINE, central_volume_L=500.0)):
        area = (
            auc_nM_h(drug, once(80), "metabolite", to_h=9000) * VALBENAZINE.metabolite_mass_g_per_mol / 1000
        )
        assert area == pytest.approx(closed, rel=1e-9)


def test_stepping_to_day_14_reaches_the_fixed_point():
    run = simulate(VALBENAZINE, repeated(80, 24, 14), until_h=14 * 24, every_h=0.25)
    last = concentration_ng_per_mL(run, "metabolite")[-97:-1]
    at = steady(80.0)
    mass = VALBENAZINE.metabolite_mass_g_per_mol / 1000
    assert (last.max(), at.cmax_nM * mass) == (pytest.approx(35.5, abs=0.1), pytest.approx(35.5, abs=0.1))
    assert (last[0], at.trough_nM * mass) == (pytest.approx(18.3, abs=0.1), pytest.approx(18.3, abs=0.1))


def test_a_body_that_makes_no_metabolite_has_none_and_amounts_are_conserved():
    none = replace(VALBENAZINE, formed_share=0.0)
    assert concentration_nM(simulate(none, once(80), until_h=24), "metabolite").max() == 0.0
    assert simulate(VALBENAZINE, once(80), until_h=0).amounts_nmol.sum() == pytest.approx(
        80e6
        / VALBENAZINE.parent_mass_g_per_mol
        * float(absorbed_fraction(VALBENAZINE.bioavailability, np.array([80.0]))[0])
    )


def test_many_transits_deliver_all_at_one_moment():
    chain = replace(VALBENAZINE, transits=40, transit_rate_per_h=41.0)  # one hour, little spread
    run = simulate(chain, once(80), until_h=3, every_h=0.02)
    parent = concentration_nM(run, "parent")
    assert run.times_h[parent.argmax()] == pytest.approx(1.2, abs=0.3)
    assert parent[run.times_h < 0.5].max() < 0.01 * parent.max()


def test_sponsors_figures_follow_the_odds_but_were_modelled():
    seen = [fact(f"occupancy.{name}", "%") / 100 for name in ("valbenazine_40mg", "valbenazine_80mg")]
    exposure = fact("valbenazine_pk.htbz_auc_80mg", "ng*h/mL") / fact(
        "valbenazine_pk.htbz_auc_40mg", "ng*h/mL"
    )
    assert odds(seen[1]) / odds(seen[0]) == pytest.approx(2.36, abs=0.01)
    assert exposure == pytest.approx(2.32, abs=0.005)
    twin = [fact(f"occupancy.deutetrabenazine_xr_{dose}mg", "%") / 100 for dose in (24, 48)]
    assert odds(twin[1]) / odds(twin[0]) == pytest.approx(1.99, abs=0.005)
    free = (
        fact("valbenazine_pk.htbz_auc_40mg", "ng*h/mL")
        / 24
        / VALBENAZINE.metabolite_mass_g_per_mol
        * 1000
        * FREE
    )
    assert free == pytest.approx(14.8, abs=0.05)
    assert free / odds(seen[0]) == pytest.approx(3.04, abs=0.01)


def test_a_missed_dose_by_hand_and_a_doubled_one_overshoots_little():
    assert 100 * block_after_wait(24.0, 17.3, 6.9 / 7.9) == pytest.approx(72, abs=0.6)
    usual = repeated(80, 24, 40)
    top = {
        name: block_of_total(
            concentration_nM(simulate(VALBENAZINE, each, until_h=24 * 32, every_h=0.25), "metabolite")[
                -97:
            ].max()
        )
        for name, each in {"usual": usual, "doubled": with_doubled(with_missed(usual, 31), 32)}.items()
    }
    assert top["usual"] == pytest.approx(93, abs=0.5)
    assert top["doubled"] == pytest.approx(95, abs=0.6)


@pytest.mark.parametrize(
    ("where", "always", "clinic", "sd"), [("metabolite", 0.46, 0.55, 0.29), ("parent", 3.1, 4.2, 1.95)]
)
def test_published_means_lie_between_all_hours_and_clinic_hours(where, always, clinic, sd):
    day = crowd_day(CROWD, 80.0)
    all_hours, seen = per_dose_ng_per_mL_mg(day, where), per_dose_ng_per_mL_mg(day, where, 2, 10)
    assert all_hours.mean() == pytest.approx(always, rel=0.03)
    assert seen.mean() == pytest.approx(clinic, rel=0.03)
    assert seen.std() == pytest.approx(sd, rel=0.05)
    subject = "htbz" if where == "metabolite" else "valbenazine"
    published = fact(f"{subject}.concentration_per_dose_without_cyp2d6_inhibitor", "ng/mL/mg")
    assert all_hours.mean() < published < seen.mean()


@pytest.mark.parametrize(("dose_mg", "ends"), [(40.0, (67, 93)), (80.0, (82, 97))])
def test_nine_people_in_ten_lie_between_these_blocks(dose_mg, ends):
    blocks = 100 * crowd_day(CROWD, dose_mg).block.mean(axis=1)
    assert np.percentile(blocks, [5, 95]) == pytest.approx(ends, abs=0.6)


def test_the_typical_person_is_not_the_mean_of_the_crowd():
    crowd = crowd_day(CROWD, 80.0).metabolite_nM.mean()
    assert crowd > 1.1 * steady(80.0).average_nM


def test_a_crowd_of_one_is_followed_as_a_patient_is():
    few = crowd_of(3, seed=2)
    regimen = repeated(80, 24, 10)
    together = crowd_course(few, regimen, "metabolite", until_h=239)
    alone = concentration_nM(simulate(few.drug, regimen, until_h=239), "metabolite")
    assert together == pytest.approx(alone, rel=1e-9)


def test_a_steady_day_is_what_a_year_of_doses_leads_to():
    few = crowd_of(4, seed=2)
    year = concentration_nM(
        simulate(few.drug, repeated(40, 24, 365), until_h=364 * 24 + 23, every_h=1.0), "metabolite"
    )
    assert crowd_day(few, 40.0, step_h=1.0).metabolite_nM == pytest.approx(year[:, -24:], rel=1e-6)


def test_the_crowd_has_the_phenotypes_of_the_cohort():
    counts = np.bincount(crowd_of(20_000, seed=1).phenotypes) / 200
    assert counts == pytest.approx([63, 31.3, 5.7], abs=1.0)


def test_more_of_the_crowd_lies_below_a_limit_at_a_lower_dose():
    shares = [share_below(crowd_day(CROWD, dose).block.min(axis=1), 0.8) for dose in (40.0, 80.0)]
    assert shares[0] > 2 * shares[1] > 0


@given(block=st.floats(0.01, 0.99), factor=st.floats(0.01, 100.0))
@settings(deadline=None)
def test_odds_multiply_and_come_back(block, factor):
    assert block_of(odds(block)) == pytest.approx(block)
    assert odds(block_after(factor, block)) == pytest.approx(factor * odds(block), rel=1e-9)
    assert block_after(1 / factor, block_after(factor, block)) == pytest.approx(block)


def test_a_block_of_90_per_cent_outlasts_many_half_lives():
    hours = wait_until_h(0.45, 17.3, 0.9)
    assert hours > 3 * 17.3
    assert block_after_wait(hours, 17.3, 0.9) == pytest.approx(0.45)


@pytest.mark.parametrize("wrong", [float("nan"), -1, "3", None, True])
def test_wrong_numbers_get_a_sentence(wrong):
    for call in (
        lambda: crowd_of(wrong),
        lambda: crowd_day(CROWD, wrong),
        lambda: crowd_course(CROWD, repeated(80, 24, 2), "metabolite", until_h=24, every_h=wrong),
        lambda: odds(wrong),
        lambda: block_of(wrong),
        lambda: block_after(wrong, 0.5),
        lambda: block_after_wait(wrong, 17.0, 0.5),
        lambda: wait_until_h(0.5, wrong, 0.9),
    ):
        if wrong is True and call.__code__.co_names[0] == "crowd_of":
            continue
        with pytest.raises(CourseError) as refusal:
            call()
        assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: odds(1.0), "no finite odds"),
        (lambda: wait_until_h(0.95, 17.0, 0.9), "a block falls"),
        (lambda: crowd_course(CROWD, once(80, at_h=0.5), "metabolite", until_h=24), "do not fall on a clock"),
        (lambda: per_dose_ng_per_mL_mg(crowd_day(CROWD, 80.0), "parent", 30, 31), "no point"),
    ],
)
def test_what_cannot_be_gets_one_sentence(call, word):
    with pytest.raises(CourseError, match=word):
        call()
