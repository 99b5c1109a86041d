"""What chapter 05 shows: laws of duration, two drugs stopped together, three stories of a block, five stores."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.chapters.reserpine_vs_valbenazine.pictures import (
    amine_picture,
    assays_picture,
    washout_picture,
)
from course_lib.chapters.reserpine_vs_valbenazine.views.amines import DRUGS, amine_view, occupancies
from course_lib.chapters.reserpine_vs_valbenazine.views.assays import assays_view, loss_course
from course_lib.chapters.reserpine_vs_valbenazine.views.washout import letting_go, taken, washout_view
from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.pk.drugs import RESERPINE
from course_lib.models.target.assays import (
    STORIES,
    after_block,
    animals_per_group,
    measured,
    pool_of,
    washed_from,
)
from course_lib.models.target.duration import (
    apparent_ki_nM,
    final_free_share,
    free_after_doses,
    reversible_duration_h,
)
from course_lib.models.target.engagement import reversible_occupancy
from course_lib.models.target.turnover import Transporter, blocked_by

SHARES = st.floats(0.01, 0.99)


class TestLaws:
    @given(half_life=st.floats(0.5, 300), start=st.floats(0.01, 1e4), level=SHARES)
    def test_the_occupancy_at_the_end_of_a_reversible_effect_is_the_level(self, half_life, start, level):
        after_h = reversible_duration_h(half_life, start, level)
        there = reversible_occupancy(start * 2 ** (-after_h / half_life), 1.0)
        assert there == pytest.approx(level) if after_h > 0 else there <= level * (1 + 1e-9)

    def test_every_doubling_of_the_dose_buys_one_half_life(self):
        longer = reversible_duration_h(18.0, 20.0, 0.5) - reversible_duration_h(18.0, 10.0, 0.5)
        assert longer == pytest.approx(18.0)

    def test_half_of_the_pool_is_held_for_good_at_the_apparent_ki(self):
        pool = Transporter(blocking_per_nM_h=0.4, turnover_per_h=0.02, release_per_h=0.03)
        level = apparent_ki_nM(pool)
        assert blocked_by(pool, lambda t: 0 * t + level, [0, 500]).free_share[-1] == pytest.approx(0.5)
        assert apparent_ki_nM(replace(pool, turnover_per_h=0.2)) > level

    @given(blocked=SHARES, kept=SHARES, doses=st.integers(1, 30))
    def test_the_closed_form_of_repeated_doses_equals_the_recursion(self, blocked, kept, doses):
        free = 1.0
        for number in range(1, doses + 1):
            before = free if number == 1 else 1 - (1 - free) * kept
            free = before * (1 - blocked)
        assert free_after_doses(doses, blocked, kept) == pytest.approx(free)

    def test_daily_small_doses_of_a_lasting_drug_add_up_to_their_fixed_point(self):
        assert free_after_doses(400, 0.1, 0.93) == pytest.approx(final_free_share(0.1, 0.93))
        assert final_free_share(0.1, 0.93) < free_after_doses(1, 0.1, 0.93)

    def test_nothing_that_moves_the_pool_is_said_in_one_sentence(self):
        with pytest.raises(CourseError, match="no final state"):
            final_free_share(0.0, 1.0)
        assert free_after_doses([1, 9], 0.0, 1.0).tolist() == [1.0, 1.0]


class TestWashout:
    def test_an_overdose_prolongs_the_reversible_effect_more_than_the_lasting_one(self):
        usual, much = washout_view().half_free_days, washout_view(last_factor=5).half_free_days
        assert much["valbenazine"] - usual["valbenazine"] > 1.2
        assert 0 < much["reserpine"] - usual["reserpine"] < 0.6

    def test_an_overdose_of_a_lasting_drug_counts_by_what_the_usual_dose_left_free(self):
        free_before, more_h = [], []
        for free_share in (1.0, 0.04, 0.01):
            usual = washout_view(free_share=free_share)
            much = washout_view(free_share=free_share, last_factor=5)
            free_before.append(1 - usual.before_last["reserpine"])
            more_h.append(24 * (much.half_free_days["reserpine"] - usual.half_free_days["reserpine"]))
        assert free_before == sorted(free_before)
        assert more_h == sorted(more_h)
        reversible = washout_view(last_factor=5).half_free_days["valbenazine"]
        reversible -= washout_view().half_free_days["valbenazine"]
        assert more_h[0] < 24 * reversible < more_h[-1], "the order of the two drugs reverses"

    @pytest.mark.parametrize("share", [0, -0.1, 1.1, float("nan"), "all"])
    def test_a_free_share_that_is_none_is_refused(self, share):
        with pytest.raises(CourseError, match="free_share"):
            washout_view(free_share=share)

    def test_missed_doses_cost_the_reversible_effect_more(self):
        lows = washout_view(missed=3).lowest_held
        assert lows["valbenazine"] < 0.4 < 0.75 < lows["reserpine"]

    def test_the_lasting_effect_ends_with_its_own_half_time_whatever_the_plasma(self):
        slow, fast = (washout_view(half_time_days=days).half_free_days for days in (10, 5))
        assert slow["reserpine"] - fast["reserpine"] == pytest.approx(5, abs=0.5)
        assert slow["valbenazine"] == fast["valbenazine"]

    def test_a_trace_of_lingering_drug_holds_vmat2_through_the_whole_record(self):
        assert washout_view(reserpine=RESERPINE).half_free_days["reserpine"] == np.inf

    def test_binding_rate_and_kd_of_granules_give_the_half_life_that_is_printed_beside_them(self):
        off_per_s = fact("reserpine.association_rate", "1/(M*s)") * fact("reserpine.kd_granules", "nM") * 1e-9
        printed_h = fact("reserpine.release_half_life_granules", "h")
        assert np.log(2) / off_per_s / 3600 == pytest.approx(printed_h, rel=0.02)

    def test_a_bond_that_ends_within_a_day_lasts_for_weeks_only_if_drug_lingers(self):
        alone = washout_view(half_time_days=0.67).held.lines[1].values[-1]
        lingering = replace(RESERPINE, fast_share=0.99)
        assert (
            alone < 1 < 50 < washout_view(half_time_days=0.67, reserpine=lingering).held.lines[1].values[-1]
        )

    def test_an_overdose_counts_again_where_drug_lingers(self):
        lingering = replace(RESERPINE, fast_share=0.999)
        usual, much = (
            washout_view(half_time_days=0.67, last_factor=factor, reserpine=lingering).half_free_days[
                "reserpine"
            ]
            for factor in (1, 5)
        )
        assert much > usual + 2

    def test_the_picture_begins_a_week_before_the_last_dose(self):
        view = washout_view()
        assert view.plasma.times[0] == view.held.times[0] == -7

    def test_impossible_regimens_are_refused(self):
        for bad in ({"missed": 6}, {"last_factor": -1}):
            with pytest.raises(CourseError):
                taken(80, **bad)
        with pytest.raises(CourseError):
            letting_go(0)


class TestBench:
    def test_all_stories_recover_alike_in_free_sites(self):
        courses = [after_block(pool_of(story, 8), [0, 48, 240, 720]).free_share for story in STORIES]
        assert np.ptp(courses, axis=0) == pytest.approx(0, abs=1e-9)

    def test_protein_falls_only_where_it_is_destroyed_and_washing_frees_only_what_lets_go(self):
        seen = {story: assays_view(story=story) for story in STORIES}
        assert seen["destroyed"].protein_on_day_2 < 0.3
        assert seen["for_ever"].protein_on_day_2 == seen["slow"].protein_on_day_2 == 1
        assert [seen[s].freed_by_washing > 0.05 for s in ("destroyed", "for_ever", "slow")] == [
            False,
            False,
            True,
        ]

    def test_washed_vesicles_follow_the_exponential_of_letting_go(self):
        free = washed_from(pool_of("slow", 4), 2, [0, 24, 48]).free_share
        assert 1 - free == pytest.approx((1 - free[0]) * 2 ** (-np.array([0, 1, 2]) / 4))

    def test_enough_animals_show_the_difference_as_often_as_promised(self):
        count = animals_per_group(0.1, sd=0.08, power=0.8)
        rng = np.random.default_rng(5)
        gaps = rng.normal(0.1, 0.08, (4000, count)).mean(1) - rng.normal(0, 0.08, (4000, count)).mean(1)
        assert (gaps / (0.08 * np.sqrt(2 / count)) > 1.96).mean() == pytest.approx(0.8, abs=0.06)

    def test_a_slower_rate_keeps_more_of_the_loss_on_day_3(self):
        heart, asked = loss_course({"heart": 0.75, "asked": 6.9}, 74).lines
        day_3 = len(heart.values) // 2
        assert heart.values[day_3] == pytest.approx(100 * 2**-4)
        assert asked.values[day_3] == pytest.approx(74, abs=0.1)

    def test_readings_repeat_with_their_seed_and_scatter_about_the_truth(self):
        one, again = (measured([0.2, 1.0], 400, seed=3) for _ in range(2))
        assert (one == again).all()
        assert one.mean(0) == pytest.approx([0.2, 1.0], abs=0.02)


class TestAmines:
    def test_a_blocker_of_vmat2_alone_empties_nerves_and_spares_the_gland(self):
        lowest = amine_view(drug="valbenazine 80 mg").lowest
        assert lowest["noradrenaline, sympathetic nerves"] < 0.2
        assert lowest["adrenaline, adrenal medulla"] > 0.99

    def test_reserpine_empties_the_gland_too(self):
        assert amine_view(drug="reserpine").lowest["adrenaline, adrenal medulla"] < 0.1

    def test_a_higher_threshold_means_more_days_below_it(self):
        days = [amine_view(low_mood=share).days_below["low mood"] for share in (0.1, 0.3, 0.6)]
        assert days == sorted(days)
        assert days[0] < days[-1]

    def test_occupancies_are_shares(self):
        for drug in DRUGS:
            for held in occupancies(drug).values():
                assert held.min() >= 0
                assert held.max() <= 1


def test_every_picture_states_its_finding_and_follows_its_result():
    picture = washout_picture(washout_view())
    before = picture.title
    picture.update(washout_view(last_factor=5))
    assert picture.title != before
    assert "0 %" in assays_picture(assays_view(story="for_ever")).title
    assert "illustrative" in amine_picture(amine_view()).title


@pytest.mark.parametrize("width_px", [360, 600, 960])
@pytest.mark.parametrize("drug", DRUGS)
def test_every_threshold_and_store_of_the_amine_picture_is_named_at_every_width(drug, width_px):
    svg = amine_picture(amine_view(drug=drug)).svg(width_px=width_px)
    for name in ("fewer movements", "parkinsonism", "low mood", "low pressure", "nerve", "gland"):
        assert f">{name}<" in svg, name


@pytest.mark.parametrize("width_px", [360, 960])
def test_both_drugs_and_both_assays_are_named_beside_their_curves(width_px):
    washout = washout_picture(washout_view()).svg(width_px=width_px)
    assert washout.count(">valbenazine<") == washout.count(">reserpine<") == 2
    assays = assays_picture(assays_view(story="slow")).svg(width_px=width_px)
    assert ">free sites<" in assays
    assert ">protein<" in assays
