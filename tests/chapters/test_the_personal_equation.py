"""Chapter 13's views and pictures: a hundred people, scores, levels, policies, odds ratios, a cohort with a hidden rule."""

import numpy as np
import pytest

from course_lib.chapters.the_personal_equation.assignment.samples import explained_by_score, measured_people
from course_lib.chapters.the_personal_equation.mystery import mystery_cohort
from course_lib.chapters.the_personal_equation.pictures.people import (
    happens_picture,
    known_picture,
    people_picture,
    people_readout,
    score_picture,
    score_readout,
    spread_picture,
)
from course_lib.chapters.the_personal_equation.pictures.policy import (
    curse_picture,
    odds_picture,
    policies_picture,
    policies_readout,
)
from course_lib.chapters.the_personal_equation.questions.mystery import RULES, hidden_rule
from course_lib.chapters.the_personal_equation.views.people import (
    known_view,
    people_view,
    score_view,
    spread_view,
)
from course_lib.chapters.the_personal_equation.views.policy import (
    PEOPLE,
    curse_view,
    odds_view,
    policies_view,
    power_at,
)
from course_lib.errors import CourseError
from course_lib.facts import claim, fact
from course_lib.models.population.cohort import cohort_of, effects_points, exposures_ng_h_per_mL
from course_lib.models.population.effect import WANTED_POINTS, share_reaching
from course_lib.models.population.exposure import CLEARANCES_L_per_h, auc_ng_h_per_mL
from course_lib.models.population.qt import qtc_increase_ms
from course_lib.questions import bank, quiz_ids
from course_lib.questions.assignment import assignment, numbers_for
from course_lib.syllabus import chapter


def test_the_hundred_people_say_the_headlines():
    told = people_readout(people_view())
    assert list(told.values()) == ["16 %", "4.8-fold", "2.07"]
    assert "phenotype explains 16 %" in people_picture(people_view()).title


def test_the_picture_before_the_prediction_does_not_answer_it():
    picture = happens_picture(people_view())
    assert "%" not in picture.title + picture.alt
    assert all(f"{median:,.0f}" in picture.svg() for median in (667, 927, 1377))


def test_the_rows_stand_at_the_medians_of_the_measured_clearances():
    view = people_view()
    assert view.medians == pytest.approx((666.7, 927.3, 1377.5), abs=0.1)
    assert [len(row) for row in view.exposures] == [63, 31, 6]
    everyone = np.concatenate(view.exposures)
    assert everyone.max() / everyone.min() > 10  # as the scene says


def test_the_gene_rules_where_nearly_all_clearance_runs_over_it():
    shares = [people_view(cyp2d6_share=f).explained for f in (0.0, 0.3, 0.6, 0.9)]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] > 0.55


def test_a_strong_inhibitor_puts_all_rows_where_poor_metabolisers_are():
    inhibited, plain = people_view(tablet="strong"), people_view()
    assert inhibited.medians == pytest.approx((plain.medians[2],) * 3)
    assert inhibited.explained == pytest.approx(0.0, abs=1e-12)
    assert people_view(tablet="moderate").medians[2] == pytest.approx(plain.medians[2])


def test_alike_people_let_the_gene_explain_more():
    assert people_view(personal_sd=0.1).explained > 0.8 > people_view().explained


@pytest.mark.parametrize(
    ("first", "second", "rule", "word"),
    [
        ("*1", "*4", "2016", "normal"),
        ("*1", "*4", "2019", "intermediate"),
        ("*1", "*10", "2016", "normal"),
        ("*1", "*10", "2019", "normal"),
        ("*2x2", "*1", "2019", "ultrarapid"),
    ],
)
def test_a_pair_is_named_by_the_edition(first, second, rule, word):
    view = score_view(first=first, second=second, rule=rule)
    assert score_readout(view)["phenotype"] == word
    assert word in score_picture(view).title


def test_the_curve_of_exposure_does_not_ask_for_the_edition():
    old, new = score_view(rule="2016"), score_view(rule="2019")
    assert old.word != new.word
    assert old.ratio == new.ratio == pytest.approx(1 / (1 - 0.516 / 2))


def test_what_is_known_and_what_is_open_fill_each_column():
    np.testing.assert_allclose(known_view().values.sum(axis=1), 100)
    np.testing.assert_allclose(spread_view().values.sum(axis=1), 100)
    assert "79 % by 1 careful level" in known_picture(known_view()).title
    assert "3.6 %" in spread_picture(spread_view()).title


def test_the_policies_say_the_headlines_and_none_wins_in_both():
    view = policies_view()
    helped, over = view.of("helped"), view.of("over")
    assert round(helped["80 mg for all"]), round(over["80 mg for all"]) == (53, 23)
    assert over["by one level"] < 3 < over["titrated"] < over["by phenotype: 80, 60, 40 mg"]
    assert max(helped, key=helped.get) != min(over, key=over.get)
    assert policies_readout(view)["titrated"].startswith("41 % helped")
    assert policies_picture(view).title == "80 mg for all helps most (53 %) and puts most over 10 ms (23 %)"


def test_the_shares_that_reach_four_points_are_those_of_the_policies_people():
    people = cohort_of(PEOPLE, seed=13)
    reached = [100 * (effects_points(people, dose) <= WANTED_POINTS).mean() for dose in (20, 40, 60, 80)]
    assert [round(one) for one in reached] == [7, 24, 40, 53]
    assert reached[-1] == pytest.approx(policies_view().of("helped")["80 mg for all"])
    assert share_reaching(80.0) == pytest.approx(0.60, abs=0.005)  # with the slower clearance of the 125


def test_the_line_meets_one_of_the_labels_two_other_numbers_and_misses_the_second():
    poor_L_per_h = CLEARANCES_L_per_h["poor"]
    at_80, at_60 = (qtc_increase_ms(auc_ng_h_per_mL(dose, poor_L_per_h)) for dose in (80.0, 60.0))
    assert at_80 == pytest.approx(fact("valbenazine.qtc_increase_high_exposure", "ms"), abs=0.15)
    assert fact("valbenazine.qtc_increase_60mg_high_exposure", "ms") - at_60 == pytest.approx(0.7, abs=0.05)


def test_the_lines_mean_over_the_models_people_is_above_that_of_a_normal_metaboliser():
    mean_ms = qtc_increase_ms(exposures_ng_h_per_mL(cohort_of(PEOPLE, seed=13), 80.0)).mean()
    assert mean_ms == pytest.approx(8.2, abs=0.05)


def test_a_higher_ceiling_lets_fewer_people_over_and_changes_nobodys_help():
    low, high = policies_view(ceiling_ms=8.0), policies_view(ceiling_ms=12.0)
    assert low.of("helped") == high.of("helped")
    assert all(high.of("over")[name] <= value for name, value in low.of("over").items())


def test_one_of_four_odds_ratios_excludes_no_difference():
    view = odds_view()
    assert ((view.low > 1) | (view.high < 1)).tolist() == [True, False, False, False]
    assert odds_picture(view).title == "Of 4 intervals 1 lies clear of “no difference”"


def test_significant_studies_tell_less_the_larger_they_are():
    told = curse_view().lines[0].values
    assert (np.diff(told) < 0).all()
    assert told[-1] == pytest.approx(1.1, abs=0.02)
    assert power_at(50) == pytest.approx(0.05, abs=0.003)
    assert "2.1 on average" in curse_picture(curse_view()).title


def found_rule(table: dict[str, dict[str, float]]) -> str:
    """The rule that a reader would find: poor metabolisers first, then where the normal ones go."""
    rise = {kind: np.log(row["with_Z"] / row["without"]) for kind, row in table.items()}
    if rise["poor"] > 0.35:
        return "forms"
    whole = np.log(table["poor"]["without"] / table["normal"]["without"])
    return "nothing" if rise["normal"] < 0.15 else "closes" if rise["normal"] > 0.72 * whole else "halves"


@pytest.mark.parametrize("seed", range(1, 25))
def test_the_hidden_rule_is_found_with_poor_metabolisers_as_the_control(seed):
    hidden, table = hidden_rule(seed), mystery_cohort(seed).table()
    assert found_rule(table) == hidden.rule
    ratio = table["poor"]["without"] / table["normal"]["without"]
    assert 1 - 1 / ratio == pytest.approx(hidden.share, rel=0.2)


def test_seeds_hide_every_rule():
    assert {hidden_rule(seed).rule for seed in range(1, 40)} == set(RULES)
    assert mystery_cohort(8).table() == mystery_cohort(8).table() != mystery_cohort(9).table()
    with pytest.raises(CourseError):
        mystery_cohort(1.5)


@pytest.mark.parametrize("student", ["ada", "ben", "cleo"])
def test_the_assignments_people_hold_what_is_asked(student):
    drawn = numbers_for(assignment("the_personal_equation"), student)
    scores, clearances = measured_people(drawn)
    assert scores.shape == clearances.shape == (200,)
    assert (clearances > 0).all()
    assert 0.1 < explained_by_score(drawn) < 0.6


def test_the_exercise_on_a_cap_uses_the_models_numbers():
    assert auc_ng_h_per_mL(40.0, 31.0 * 0.484) == pytest.approx(594, abs=1)


def test_the_claims_have_the_verdicts_that_the_chapter_computes():
    verdicts = {name: claim(name).verdict for name in chapter("13").claims}
    assert verdicts == {
        "#10": "incomplete",
        "#25": "wrong",
        "#26": "incomplete",
        "#27": "overstated",
        "#13a": "overstated",
        "#13b": "right",
        "#13c": "right",
    }


def test_every_objective_is_asked_twice_and_in_the_quiz():
    objectives = [one.id for one in chapter("13").objectives]
    asked = [one.objective for one in bank("13")]
    assert len(asked) >= 18
    assert all(asked.count(one) >= 2 for one in objectives)
    in_quiz = {next(q.objective for q in bank("13") if q.id == one) for one in quiz_ids("13")}
    assert in_quiz == set(objectives)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: score_view(first="*99"), "must not count as normal"),
        (lambda: score_view(rule="2020"), "one edition only"),
        (lambda: people_view(tablet="paroxetine"), "three classes"),
        (lambda: people_view(cyp2d6_share=1.2), "share of clearance"),
        (lambda: people_view(personal_sd=0.0), "no two people"),
        (lambda: policies_view(ceiling_ms=2.0), "the line has no meaning"),
        (lambda: policies_view(wanted_points=-20.0), "smaller than the largest"),
        (lambda: curse_view(odds_ratio=0.0), "two odds"),
    ],
)
def test_what_cannot_be_gets_a_sentence(call, words):
    with pytest.raises(CourseError, match=words):
        call()
