"""One fictional patient: limits, directions and second routes of the capstone's models."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.errors import CourseError
from course_lib.models.patient.agreement import (
    RATERS,
    kappa,
    kappa_of_equal_raters,
    marked,
    sem_of,
    table_of,
    two_way_icc,
)
from course_lib.models.patient.beliefs import (
    ETA_SD,
    LEVEL_SD,
    belief_before,
    density,
    marginal,
    typical_auc_ng_h_per_mL,
)
from course_lib.models.patient.calibration import EIGHT, Workup, calibrated
from course_lib.models.patient.chain import (
    SCORE_MEAN,
    SCORE_SD,
    SEM_POINTS,
    aims_at,
    occupancy_of,
    relief_of,
)
from course_lib.models.patient.decision import chosen, dose_table
from course_lib.models.patient.draws import share_draw
from course_lib.models.patient.film import PLACES, counted, film_of
from course_lib.models.patient.follow_up import EVENT_WEEK, EVENTS, followed
from course_lib.models.patient.forecast import forecast
from course_lib.models.patient.harm import (
    chance_qtc_above,
    exposure_given,
    mean_qtc_ms,
    receptors_at_rest,
    signal_left,
)
from course_lib.models.patient.people import (
    HUNTINGTON,
    TARDIVE,
    film_of_patient,
    hidden_draw,
    items_for,
    mystery_patient,
    true_aims,
    worked_patient,
)
from course_lib.models.patient.safety import BANNER, cap_mg, findings
from course_lib.models.patient.tablets import TABLETS
from course_lib.models.patient.updating import after_level, after_ratings
from course_lib.models.population.exposure import auc_ng_h_per_mL

WORKED = (13, 11, 14)


class TestChain:
    def test_the_chain_gives_the_course_s_occupancies_and_reliefs(self):
        auc = np.array([typical_auc_ng_h_per_mL(dose, "normal") for dose in (40, 60, 80)])
        assert np.allclose(occupancy_of(auc), [0.818, 0.880, 0.913], atol=5e-4)
        assert np.allclose(relief_of(auc), [0.553, 0.669, 0.741], atol=1e-3)

    def test_relief_rises_with_exposure_and_is_none_without_a_drug(self):
        relief = relief_of(np.linspace(0, 2000, 50))
        assert relief[0] == pytest.approx(0, abs=1e-12)
        assert (np.diff(relief) > 0).all()

    def test_movement_that_does_not_follow_dopamine_is_not_relieved(self):
        assert aims_at(12.0, 0.0, 0.9) == 12.0

    def test_the_fitted_share_gives_the_trial_s_two_arms(self):
        # Placebo-adjusted −1.8 (−3.0 to −0.7) and −3.1 (−4.2 to −2.0); one number for both.
        changes = [forecast(belief_before(), dose).change.mean for dose in (40, 80)]
        assert np.allclose(changes, [-2.35, -3.05], atol=0.01)
        assert -3.0 < changes[0] < -0.7
        assert -4.2 < changes[1] < -2.0

    def test_a_ninth_more_occupancy_is_a_third_more_relief(self):
        low, high = (typical_auc_ng_h_per_mL(dose, "normal") for dose in (40, 80))
        assert occupancy_of(high) / occupancy_of(low) == pytest.approx(1.115, abs=0.005)
        assert relief_of(high) / relief_of(low) == pytest.approx(1.34, abs=0.01)


class TestBeliefs:
    def test_without_data_the_belief_is_the_prior(self):
        before = belief_before("normal")
        assert before.weights.sum() == pytest.approx(1)
        assert marginal(before, "share").mean == pytest.approx(0.4, abs=0.001)
        assert marginal(before, "share").sd == pytest.approx(0.2, abs=0.002)
        assert marginal(before, "eta").sd == pytest.approx(ETA_SD, rel=0.01)

    def test_a_rater_without_worth_changes_nothing(self):
        before = belief_before("normal")
        after = after_ratings(before, WORKED, sem_points=np.inf)
        assert np.allclose(after.weights, before.weights)

    def test_three_films_before_a_drug_agree_with_the_normal_formula(self):
        precision = 1 / SCORE_SD**2 + 3 / SEM_POINTS**2
        mean = (SCORE_MEAN / SCORE_SD**2 + sum(WORKED) / SEM_POINTS**2) / precision
        seen = marginal(after_ratings(belief_before("poor"), WORKED), "score")
        assert (mean, precision**-0.5) == pytest.approx((12.20, 1.30), abs=0.005)
        assert (seen.mean, seen.sd) == pytest.approx((mean, precision**-0.5), abs=0.01)

    def test_a_level_agrees_with_the_normal_formula(self):
        seen = marginal(after_level(belief_before("normal"), 2.0), "eta")
        ((_, _, mean, variance),) = exposure_given("normal", [2.0])
        assert seen.mean == pytest.approx(mean, abs=1e-4)
        assert seen.sd == pytest.approx(variance**0.5, rel=0.02)

    def test_the_worked_patient_s_forecast(self):
        belief = after_ratings(belief_before("poor"), WORKED)
        rows = [forecast(belief, dose) for dose in (40, 60, 80)]
        assert np.allclose([row.change.mean for row in rows], [-3.46, -3.89, -4.13], atol=0.01)
        assert np.allclose([row.chance_better for row in rows], [0.755, 0.801, 0.822], atol=0.002)
        first = rows[0].change
        assert (first.low, first.high) == pytest.approx((-6.83, -0.81), abs=0.02)

    def test_one_later_film_hardly_speaks(self):
        before = after_ratings(belief_before("poor"), WORKED)
        later = after_ratings(before, [9], dose_mg=40)
        assert marginal(later, "share").mean == pytest.approx(0.383, abs=0.002)
        assert forecast(later, 40).change.mean == pytest.approx(-3.30, abs=0.01)

    def test_ratings_in_one_update_or_in_three_are_the_same(self):
        at_once = after_ratings(belief_before("poor"), WORKED)
        one_by_one = belief_before("poor")
        for rating in WORKED:
            one_by_one = after_ratings(one_by_one, [rating])
        assert np.allclose(at_once.weights, one_by_one.weights, atol=1e-12)

    def test_a_high_level_makes_a_poor_metaboliser_likelier(self):
        seen = after_level(belief_before(), 2.5)
        shares = seen.weights.sum(axis=(1, 2, 3))
        before = dict(zip(seen.axes.phenotypes, seen.axes.phenotype_weights, strict=True))
        assert shares[seen.axes.phenotypes.index("poor")] > 2 * before["poor"]
        closed = {name: share for name, share, _, _ in exposure_given(None, [2.5])}
        assert np.allclose(shares, list(closed.values()), atol=1e-4)

    def test_the_grid_agrees_with_the_density_that_the_benchmark_gives_its_peer(self):
        from benchmarks import posterior

        belief = posterior.ours()
        eta, share, score = (density(belief, name)[0] for name in posterior.NAMES)
        places = np.stack([each.ravel() for each in np.meshgrid(eta, share, score, indexing="ij")], axis=1)
        weights = np.exp(posterior.log_density(places)).reshape(belief.weights.shape)
        assert np.allclose(weights / weights.sum(), belief.weights, atol=1e-12)
        fine = posterior.finer()
        for name in posterior.NAMES:
            spread = marginal(belief, name)
            assert abs(spread.mean - fine[name]) < posterior.PRECISION * spread.sd

    @pytest.mark.parametrize("wrong", [[-1], [29], [np.nan], []])
    def test_totals_that_the_scale_does_not_have_are_refused(self, wrong):
        with pytest.raises(CourseError, match="ratings"):
            after_ratings(belief_before("normal"), wrong)

    def test_shares_of_phenotypes_must_add_up(self):
        with pytest.raises(CourseError, match="shares"):
            belief_before({"normal": 0.5, "poor": 0.2})


class TestCalibration:
    SETS = (EIGHT[0], EIGHT[2], EIGHT[3], EIGHT[5], EIGHT[7])

    @pytest.fixture(scope="class")
    @classmethod
    def found(cls):
        return calibrated(cls.SETS, patients=300, seed=3)

    def test_intervals_of_90_per_cent_hold_87_to_93_of_100_truths(self, found):
        for each in found:
            assert 0.87 <= each.covered <= 0.93, each

    def test_more_films_never_widen_the_forecast_on_average(self, found):
        nothing, three, genotype, on_40, all_of_them = (each.mean_sd for each in found)
        assert nothing > three > on_40 > all_of_them
        assert abs(genotype - three) < 0.05  # the gene says next to nothing about the benefit

    def test_widths_are_those_of_the_chapter_s_table(self, found):
        assert np.allclose([each.mean_sd for each in found], [1.88, 1.65, 1.63, 1.50, 1.25], atol=0.06)

    def test_sets_of_tests_are_said_in_words(self):
        assert len({each.name for each in EIGHT}) == len(EIGHT)
        assert Workup(films=3, on_40=1).name == "three films, one film on 40 mg"


class TestHarm:
    def test_the_worked_patient_s_qt(self):
        poor = [(mean_qtc_ms(dose, "poor"), chance_qtc_above(dose, "poor")) for dose in (40, 60, 80)]
        assert np.allclose(poor, [(6.7, 0.09), (9.7, 0.38), (12.9, 0.66)], atol=0.05)
        forgotten = [
            (mean_qtc_ms(80, kind), chance_qtc_above(80, kind)) for kind in ("intermediate", "normal")
        ]
        assert np.allclose(forgotten, [(9.3, 0.34), (7.3, 0.13)], atol=0.05)

    def test_the_closed_form_agrees_with_simulated_people(self):
        random = np.random.default_rng(3)
        auc = typical_auc_ng_h_per_mL(80, "poor") * np.exp(random.normal(0, ETA_SD, 400_000))
        share = np.mean(1.95 + 0.713 * auc / 100 > 10)
        assert chance_qtc_above(80, "poor") == pytest.approx(share, abs=0.005)

    def test_a_level_narrows_the_chance_towards_what_it_shows(self):
        high, low = (chance_qtc_above(80, None, levels_over_typical=[level]) for level in (2.5, 0.6))
        assert high > chance_qtc_above(80) > low
        assert low < 0.01

    def test_no_dose_no_harm(self):
        assert chance_qtc_above(0, "poor") == 0
        assert mean_qtc_ms(0, "poor") == 0

    def test_an_antipsychotic_on_top_brings_the_signal_below_the_threshold_in_nearly_everybody(self):
        u = signal_left(80, "normal", 0.7)
        assert u == pytest.approx(0.078, abs=0.001)
        assert receptors_at_rest(0.7) * u == pytest.approx(0.18, abs=0.005)
        adapted = receptors_at_rest(0.7, relief_of(typical_auc_ng_h_per_mL(80, "normal")))
        assert adapted * u == pytest.approx(0.30, abs=0.005)


class TestFilm:
    def test_the_rater_who_counts_recovers_the_score_so_that_any_error_is_the_eye_s(self):
        random = np.random.default_rng(1)
        items = random.integers(0, 5, (250, len(PLACES)))
        right = [counted(film_of(row, seed=i)) == tuple(row) for i, row in enumerate(items)]
        assert np.mean(right) >= 0.98

    def test_chorea_is_recovered_as_well(self):
        items = np.random.default_rng(2).integers(0, 5, (60, len(PLACES)))
        right = [counted(film_of(row, kind="chorea", seed=i)) == tuple(row) for i, row in enumerate(items)]
        assert np.mean(right) >= 0.8

    @pytest.mark.parametrize(("item", "share"), [(1, 0.3), (2, 0.8), (4, 0.8)])
    def test_a_place_moves_for_its_share_of_the_time(self, item, share):
        from random import Random

        from course_lib.models.patient.film import _gate

        assert _gate(Random(3), share, 1500).mean() == pytest.approx(share, abs=0.05)

    def test_movement_of_tardive_dyskinesia_lies_between_one_and_two_hertz(self):
        trace = film_of([4] * 7, seed=2).traces[0]
        power = np.abs(np.fft.rfft(trace)) ** 2
        at = np.fft.rfftfreq(trace.size, 1 / 25)
        inside = power[(at > 0.8) & (at < 2.2)].sum()
        assert inside > 0.8 * power.sum()

    def test_one_seed_gives_one_film(self):
        assert (film_of([1] * 7, seed=5).traces == film_of([1] * 7, seed=5).traces).all()
        assert not (film_of([1] * 7, seed=5).traces == film_of([1] * 7, seed=6).traces).all()

    @pytest.mark.parametrize("wrong", [[1] * 6, [5] + [0] * 6, [0.5] + [0] * 6])
    def test_items_that_the_scale_does_not_have_are_refused(self, wrong):
        with pytest.raises(CourseError, match="item"):
            film_of(wrong)


class TestAgreement:
    def test_kappa_of_perfect_and_of_chance_raters(self):
        assert kappa(np.diag([3, 4, 5])) == 1
        assert kappa(np.outer([1, 2, 3], [2, 2, 4])) == pytest.approx(0)

    def test_a_near_miss_costs_less_than_a_far_one(self):
        near = table_of([0, 1, 2, 3, 4, 2], [0, 1, 2, 3, 4, 3])
        far = table_of([0, 1, 2, 3, 4, 0], [0, 1, 2, 3, 4, 4])
        assert kappa(near) > kappa(far)
        assert kappa(near, "none") < kappa(near)

    def test_equal_agreement_is_worth_less_where_nearly_all_are_alike(self):
        agreed, half = kappa_of_equal_raters(0.5, 0.05)
        again, seldom = kappa_of_equal_raters(0.05, 0.05)
        assert agreed == again == pytest.approx(0.905)
        assert (half, seldom) == pytest.approx((0.81, 0.45), abs=0.005)

    def test_marks_that_are_all_alike_have_no_kappa(self):
        with pytest.raises(CourseError, match="one mark only"):
            kappa(table_of([1, 1], [1, 1]))

    @pytest.mark.parametrize(
        ("rater", "plain", "weighted", "icc", "sem"),
        [
            ("trained", 0.65, 0.87, 0.92, 1.1),
            ("usual", 0.28, 0.68, 0.71, 2.3),
            ("untrained", 0.16, 0.50, 0.53, 3.1),
        ],
    )
    def test_three_kinds_of_raters_agree_as_the_chapter_says(self, rater, plain, weighted, icc, sem):
        random = np.random.default_rng(7)
        scores = np.clip(random.normal(10, 3.1, 6_000), 3, 22)
        items = random.binomial(4, scores[:, np.newaxis] / 28, (scores.size, 7))
        first, second = marked(items, rater, random), marked(items, rater, random)
        table = table_of(first, second)
        totals = np.column_stack([first.sum(axis=1), second.sum(axis=1)])
        found = (kappa(table, "none"), kappa(table), two_way_icc(totals), sem_of(*totals.T))
        assert np.allclose(found, (plain, weighted, icc, sem), atol=0.06)

    def test_the_usual_rater_errs_nearly_as_much_as_the_trials_allow(self):
        assert RATERS["usual"] == (0.60, 0.27)
        assert pytest.approx(2.475, abs=0.001) == SEM_POINTS


class TestPeople:
    def test_one_seed_is_one_patient_on_every_machine(self):
        # Written down once: a change here changes every student's patient.
        seen = mystery_patient(7)
        assert (seen.indication, seen.diplotype, seen.tablet) == (TARDIVE, "*4/*68+*4", "fluoxetine")
        assert (seen.hidden.eta, seen.hidden.share, seen.hidden.score) == PATIENT_7

    def test_hidden_values_follow_the_prior(self):
        from random import Random

        rng = Random(1)
        drawn = [hidden_draw(rng) for _ in range(4_000)]
        assert np.mean([h.share for h in drawn]) == pytest.approx(0.4, abs=0.01)
        assert np.std([h.share for h in drawn]) == pytest.approx(0.2, abs=0.01)
        assert np.std([h.eta for h in drawn]) == pytest.approx(ETA_SD, rel=0.04)
        assert 0 < share_draw(rng) < 1

    def test_a_drug_lowers_the_true_score_and_more_drug_lowers_it_more(self):
        patient = worked_patient()
        assert true_aims(patient) > true_aims(patient, 40) > true_aims(patient, 80)

    @pytest.mark.parametrize("total", [0, 1, 11.6, 28])
    def test_items_add_up_to_the_total(self, total):
        items = items_for(worked_patient(), total)
        assert sum(items) == int(total + 0.5)
        assert max(items) <= 4

    def test_a_film_on_a_dose_shows_less_movement(self):
        patient = worked_patient()
        before = np.mean([film_of_patient(patient, i).total for i in range(20)])
        after = np.mean([film_of_patient(patient, i, 80).total for i in range(20)])
        assert after < before - 2

    def test_hidden_values_are_not_printed(self):
        assert "hidden" not in repr(worked_patient())
        assert "0.44" not in repr(worked_patient())

    def test_a_seed_must_be_a_whole_number_or_a_text(self):
        with pytest.raises(CourseError, match="seed"):
            mystery_patient(1.5)


PATIENT_7 = (-0.548, 0.221, 12.0)


class TestSafety:
    BASE = replace(worked_patient(), tablet="none", diplotype="*1/*1", antipsychotic=0.0)

    @pytest.mark.parametrize(
        ("changes", "most"),
        [
            ({}, 80),
            ({"tablet": "paroxetine"}, 40),
            ({"tablet": "bupropion"}, 40),
            ({"tablet": "duloxetine"}, 80),
            ({"diplotype": "*4/*5"}, 40),
            ({"tablet": "ketoconazole"}, 40),
            ({"liver": "moderately impaired"}, 40),
            ({"tablet": "rifampin"}, 0),
            ({"tablet": "an MAO inhibitor"}, 0),
            ({"tablet": "a drug that lengthens QT"}, 0),
            ({"ecg": "long QT"}, 0),
            ({"indication": HUNTINGTON, "mood": "low"}, 0),
            ({"indication": HUNTINGTON}, 80),
            ({"mood": "low, with thoughts of suicide"}, 80),
        ],
    )
    def test_each_trap_stops_or_caps(self, changes, most):
        assert cap_mg(replace(self.BASE, **changes)) == most

    def test_low_mood_is_asked_about_at_each_visit_in_tardive_dyskinesia(self):
        asked = findings(replace(self.BASE, mood="low"))
        assert [one.kind for one in asked] == ["ask"]
        assert "suicide" in asked[0].then

    def test_parkinsonism_is_a_flag_and_no_bar(self):
        patient = replace(self.BASE, antipsychotic=0.8)
        assert {one.kind for one in findings(patient)} == {"ask"}
        assert cap_mg(patient) == 80

    def test_seen_slowness_is_acted_on_although_the_model_s_signal_is_not(self):
        said = " ".join(one.then for one in findings(replace(self.BASE, antipsychotic=0.8)))
        assert "do not decide by the model" in said
        assert "reduce or stop valbenazine if slowness or rigidity hinders" in said

    @pytest.mark.parametrize("tablet", ["paroxetine", "fluoxetine", "bupropion", "duloxetine"])
    def test_whoever_takes_an_antidepressant_is_asked_about_suicide(self, tablet):
        asked = [one for one in findings(replace(self.BASE, tablet=tablet)) if one.what == tablet]
        assert ["suicide" in one.then for one in asked] == [True]

    def test_an_antipsychotic_asks_for_an_ecg_and_potassium_before_the_first_capsule(self):
        asked = findings(replace(self.BASE, antipsychotic=0.1))
        assert any("ECG, potassium" in one.then and "QTc above 500 ms" in one.then for one in asked)
        assert not findings(self.BASE)

    def test_the_gate_names_an_antipsychotic_only_to_those_who_take_one(self):
        for tablet in TABLETS:
            found = findings(replace(self.BASE, tablet=tablet))
            assert not any("antipsychotic" in one.what for one in found)

    def test_findings_name_facts_that_exist(self):
        from course_lib.facts import record

        for tablet in TABLETS:
            for one in findings(replace(self.BASE, tablet=tablet)):
                assert not one.fact_id or record(one.fact_id)

    def test_the_banner_forbids_any_use_for_a_person(self):
        assert "no number here may be used for a person" in BANNER


class TestDecision:
    BELIEF = after_ratings(belief_before("poor"), WORKED)

    def test_the_worked_patient_gets_40_mg(self):
        assert chosen(dose_table(self.BELIEF, 40)).dose_mg == 40

    def test_without_the_cap_qt_alone_forbids_more(self):
        rows = dose_table(self.BELIEF, 80)
        assert [row.allowed for row in rows] == [True, False, False]
        assert all(row.under_cap for row in rows)

    def test_from_40_to_80_mg_buys_little_benefit_for_much_risk(self):
        low, _, high = dose_table(self.BELIEF, 80)
        assert high.chance_better - low.chance_better == pytest.approx(0.07, abs=0.005)
        assert high.chance_qtc - low.chance_qtc == pytest.approx(0.57, abs=0.01)

    def test_somebody_who_bears_more_may_choose_more_but_never_above_the_cap(self):
        assert chosen(dose_table(self.BELIEF, 80, tolerance=1.0), margin=0.0).dose_mg == 80
        assert chosen(dose_table(self.BELIEF, 40, tolerance=1.0), margin=0.0).dose_mg == 40

    def test_while_something_stops_there_is_no_dose(self):
        assert chosen(dose_table(self.BELIEF, 0)) is None


class TestFollowUp:
    @pytest.mark.parametrize("event", EVENTS)
    def test_eight_weeks_with_one_event(self, event):
        course = followed(worked_patient(), 40, event)
        assert course.rated_points.shape == (8,)
        assert course.event == event
        before, at = course.true_points[EVENT_WEEK - 2], course.true_points[EVENT_WEEK - 1]
        assert (before != at) == (event != "low mood")

    def test_after_a_missed_week_movement_is_back_and_the_drug_works_again(self):
        course = followed(worked_patient(), 40, "a missed week")
        assert course.true_points[4] == pytest.approx(true_aims(worked_patient()))
        assert course.true_points[5] == pytest.approx(course.true_points[3])
        assert course.qtc_ms[4] == 0


def test_exposure_of_a_phenotype_is_that_of_chapter_13():
    assert typical_auc_ng_h_per_mL(80, "normal") == pytest.approx(float(auc_ng_h_per_mL(80)))
    assert pytest.approx(0.264) == LEVEL_SD
