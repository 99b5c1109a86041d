"""What chapter 06 shows agrees with its models, obeys their limits and points the right way."""

import numpy as np
import pytest

from course_lib.assess import marking
from course_lib.chapters.capsule_to_synapse.assignment.curves import factors
from course_lib.chapters.capsule_to_synapse.mystery import mystery_patient
from course_lib.chapters.capsule_to_synapse.pictures import (
    crowd_picture,
    day_picture,
    day_readout,
    first_capsule_picture,
    odds_picture,
    odds_readout,
    swing_picture,
    swing_readout,
    three_swings_picture,
)
from course_lib.chapters.capsule_to_synapse.views.day import day_view, first_capsule, mean_block, swings
from course_lib.chapters.capsule_to_synapse.views.odds import apparent_ki_nM, crowd_view, odds_view
from course_lib.chapters.capsule_to_synapse.views.patient import late_half_life_h, record_ng_per_mL
from course_lib.chapters.capsule_to_synapse.views.swings import (
    DRUGS,
    mended,
    published_meal,
    slowed_meal,
    swing_view,
    three_swings,
    waiting_meal,
)
from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.questions import bank, question, quiz_shown, variant
from course_lib.questions.assignment import assignment, numbers_for
from course_lib.syllabus import chapter


def test_the_first_capsule_holds_nine_tenths_and_keeps_most_for_a_day():
    view = first_capsule(80.0)
    assert (100 * view.block_high, view.half_after_h) == (
        pytest.approx(89, abs=0.5),
        pytest.approx(0.9, abs=0.05),
    )
    after_a_day = np.interp(24.0, view.block.positions, view.block.lines[0].values)
    assert after_a_day == pytest.approx(81, abs=0.5)
    assert "0.9 h" in first_capsule_picture(view).title


def test_plasma_swings_and_the_block_hardly_does():
    view = day_view()
    assert (100 * view.block_low, 100 * view.block_high) == pytest.approx((87, 93), abs=0.5)
    assert view.swing == pytest.approx(1.9, abs=0.05)
    assert swings()["parent"] == pytest.approx(5.8, abs=0.05)
    assert day_readout(view)["block"] == "87 to 93 %"


@pytest.mark.parametrize(("missed", "held"), [(1, 72), (2, 52), (3, 34)])
def test_missed_days_cost_what_the_table_says(missed, held):
    view = day_view(capsules=40, missed=missed - 1) if missed == 1 else None
    shown = day_view(capsules=40, missed=missed)
    assert 100 * shown.block_low == pytest.approx(held, abs=0.5)
    if view:
        assert view.block_low > shown.block_low


def test_a_poor_metaboliser_moves_plasma_and_not_the_block():
    normal, poor = day_view(), day_view(phenotype="poor")
    assert poor.plasma.lines[1].values.max() > 1.6 * normal.plasma.lines[1].values.max()
    assert poor.block_high - normal.block_high < 0.05
    assert [round(100 * mean_block(80, kind)) for kind in ("normal", "poor")] == [91, 96]


def test_one_capsule_begins_at_nothing_and_a_small_dose_may_never_hold_half():
    assert day_view(capsules=1).plasma.lines[1].values[0] == 0.0
    assert day_view(capsules=1, dose_mg=80.0).block_low < 0.05
    assert day_readout(day_view(dose_mg=10.0))["half of VMAT2 after the first capsule"] == "not within a day"
    assert day_picture(day_view(dose_mg=10.0, capsules=1, missed=3, phenotype="poor")).title


def test_odds_follow_exposure_and_the_sponsors_points_stand_on_the_line():
    view = odds_view(factor=2.0)
    assert (100 * view.before, 100 * view.after) == pytest.approx((83, 91), abs=0.5)
    assert 100 * odds_view(factor=4.0).after == pytest.approx(95, abs=0.5)
    points = view.ruler.points[0]
    line = np.interp(points.x, view.ruler.positions, view.ruler.lines[0].values)
    assert points.y == pytest.approx(line, rel=0.05)
    assert apparent_ki_nM() == pytest.approx(3.04, abs=0.01)
    assert odds_readout(odds_view(factor=0.25, ki_nM=5.0))["exposure"] == "× 0.25"
    assert odds_picture(odds_view(factor=4.0)).title.startswith("Exposure × 4 multiplies the odds by 4")


def test_fewer_people_lie_below_the_limit_on_the_higher_dose():
    view = crowd_view()
    assert view.below[0] > 5 * view.below[1] > 0
    assert all((np.diff(line.values) >= 0).all() for line in view.shares.lines)
    assert "of people on 40 mg" in crowd_picture(view).title


def test_the_crowds_axis_holds_everybody():
    view = crowd_view()
    assert all(line.values[-1] == 100.0 for line in view.shares.lines)
    assert view.shares.positions[-1] > view.ends[1][1]


def test_three_drugs_swing_as_published_models_say():
    shown = three_swings()
    ends = [(round(line.values.min()), round(line.values.max())) for line in shown.lines]
    assert ends == [(30, 72), (37, 67), (75, 85)]
    assert "tetrabenazine 30 to 72 %" in three_swings_picture(shown).title


@pytest.mark.parametrize("drug", DRUGS)
def test_splitting_the_dose_steadies_and_losing_the_enzyme_raises(drug):
    rare, often = swing_view(drug=drug, every_h=24.0), swing_view(drug=drug, every_h=6.0)
    assert often.high - often.low < rare.high - rare.low
    assert often.below_half_h <= rare.below_half_h
    without = swing_view(drug=drug, cyp2d6=0.0)
    assert without.low > swing_view(drug=drug).low
    assert swing_picture(without).title
    assert swing_readout(without)["block"].endswith("%")


def test_a_single_rate_cannot_do_what_a_meal_does():
    relative, hour, metabolite = slowed_meal(8.17)
    assert relative == pytest.approx(1 + fact("valbenazine.food_cmax_change", "%") / 100, abs=0.005)
    assert hour == pytest.approx(6.9, abs=0.05)
    assert metabolite == pytest.approx(0.83, abs=0.005)


def test_the_published_meal_lowers_the_peak_by_half_of_what_the_label_says():
    relative, hour, metabolite = published_meal()
    assert (relative, hour, metabolite) == pytest.approx((0.77, 3.1, 0.93), abs=0.05)
    assert 1 - relative < 0.5 * -fact("valbenazine.food_cmax_change", "%") / 100 + 0.01
    assert relative > slowed_meal(8.17)[0]


def test_a_stomach_that_waits_does_most_of_what_the_label_says():
    wanted = -fact("valbenazine.food_cmax_change", "%") / 100
    (early, *_), (late, *_) = waiting_meal(5.5), waiting_meal(8.0)
    assert pytest.approx(1 - early, abs=0.005) == 0.35
    slowed_at_like_area = 1 - slowed_meal(3.17)[0]
    assert slowed_at_like_area == pytest.approx(0.29, abs=0.005)
    assert 1 - published_meal()[0] < slowed_at_like_area < 1 - early < 1 - late < wanted


def test_mend_one_and_break_one():
    fitted, faster = mended(fast_tissue=False), mended(fast_tissue=True)
    assert (fitted.half_life_ratio, faster.half_life_ratio) == pytest.approx((1.51, 1.85), abs=0.006)
    assert (fitted.peak_to_trough, faster.peak_to_trough) == pytest.approx((11.0, 4.0), abs=0.05)


def test_the_mystery_patient_can_be_solved_and_is_the_same_at_every_look():
    asked = question("capsule.mystery")
    for seed in range(1, 13):
        patient = mystery_patient(seed)
        assert (patient.ng_per_mL == patient.ng_per_mL).all()
        day, late = patient.hours <= 24, patient.hours >= 24
        clearance = 1000 * patient.formed_mg / np.trapezoid(patient.ng_per_mL[day], patient.hours[day])
        slope = np.polyfit(patient.hours[late], np.log(patient.ng_per_mL[late]), 1)[0]
        half = -np.log(2) / slope
        answer = {
            "clearance_L_per_h": (clearance, 0.9 * clearance, 1.12 * clearance),
            "half_life_h": (half, 0.85 * half, 1.18 * half),
        }
        assert marking.mark(asked, variant(asked, seed), answer).correct, f"{seed}: {answer}"


def test_a_patient_who_clears_less_has_more_and_keeps_it_longer():
    assert record_ng_per_mL(15.0, 1).mean() > 1.5 * record_ng_per_mL(31.0, 1).mean()
    assert late_half_life_h(15.0) > late_half_life_h(31.0) > late_half_life_h(45.0)


def test_each_objective_has_two_questions_and_the_quiz_covers_them_all():
    objectives = {one.id for one in chapter("06").objectives}
    asked = [one.objective for one in bank("06")]
    assert len(asked) >= 18
    assert set(asked) == objectives
    assert all(asked.count(one) >= 2 for one in objectives)
    assert {question(one).objective for one in quiz_shown("06")} == objectives


def test_the_detectives_first_patient_is_whom_the_ratios_name():
    task = assignment("capsule_to_synapse")
    for seed in range(20):
        given = numbers_for(task, f"pair {seed}")
        first = factors(given)[0]
        if given.hidden_enzyme in ("cyp3a4", "induced"):
            assert first == pytest.approx(1.0)
        else:
            assert first < 0.7


@pytest.mark.parametrize("wrong", [float("nan"), -1, "3", None])
def test_wrong_numbers_get_a_sentence(wrong):
    for call in (
        lambda: day_view(dose_mg=wrong),
        lambda: day_view(capsules=wrong),
        lambda: day_view(missed=wrong),
        lambda: first_capsule(wrong),
        lambda: odds_view(factor=wrong),
        lambda: odds_view(ki_nM=wrong),
        lambda: swing_view(drug=wrong),
        lambda: swing_view(every_h=wrong),
        lambda: swing_view(cyp2d6=wrong),
        lambda: slowed_meal(wrong),
        lambda: waiting_meal(wrong),
    ):
        with pytest.raises(CourseError) as refusal:
            call()
        assert str(refusal.value)[-1] in ".?"
