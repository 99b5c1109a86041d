"""Chapter 14's views, pictures, mystery and numbers in prose: what the lecture says is what the models give."""

import re

import numpy as np
import pytest

from course_lib.chapters.reading_the_evidence.assignment.samples import harm_rows, printed_pool
from course_lib.chapters.reading_the_evidence.assignment.tasks import ASSIGNMENT
from course_lib.chapters.reading_the_evidence.mystery import mystery_registry
from course_lib.chapters.reading_the_evidence.pictures import (
    bells_picture,
    bells_readout,
    gate_picture,
    gate_readout,
    harms_picture,
    interval_text,
    ranking_picture,
    ranking_readout,
    said_p,
)
from course_lib.chapters.reading_the_evidence.questions.mystery import hidden_registry
from course_lib.chapters.reading_the_evidence.views.people import bells_view, gate_view
from course_lib.chapters.reading_the_evidence.views.ranking import ranking_view
from course_lib.chapters.reading_the_evidence.views.rows import harms_view
from course_lib.errors import CourseError
from course_lib.facts import claim, fact
from course_lib.models.trial.harms import is_whole_count
from course_lib.models.trial.planning import mean_of_all
from course_lib.models.trial.pooling import Effect, pooled
from course_lib.models.trial.published import ranking, valbenazine_trials
from course_lib.models.trial.responders import responder_share
from course_lib.questions import bank, quiz_ids
from course_lib.questions.assignment import numbers_for
from course_lib.syllabus import chapter
from course_lib.workshop.notebooks import read_notebook


def test_the_surprise_is_a_lead_that_one_row_takes_away():
    assert ranking_picture(ranking_view()).title == "Valbenazine leads by 1.2 points, P = 0.046"
    assert (
        ranking_picture(ranking_view(with_missing=True)).title == "Valbenazine leads by 0.45 points, P = 0.58"
    )


def test_a_trial_that_missed_would_have_to_have_succeeded_to_save_the_lead():
    by_difference = {
        d: ranking_view(with_missing=True, missing_difference=d).gap.p
        for d in np.arange(-3.0, 0.01, 0.25).round(2)
    }
    saved = [d for d, p in by_difference.items() if p < 0.05]
    assert max(saved) == -2.5
    assert fact("trial.kinect2_difference", "1") > -2.5


def test_the_lead_holds_from_what_kinect_2_found_on_and_not_short_of_it():
    gap = {d: ranking_view(with_missing=True, missing_difference=d).gap.p for d in (-2.40, -2.42)}
    assert gap[-2.42] < 0.05 < gap[-2.40]
    assert fact("trial.kinect2_difference", "1") == -2.4


def test_the_worked_pool_of_the_lecture_is_the_models():
    first, other, gap = ranking()
    fixed = pooled(valbenazine_trials()).effect
    told = (fixed.difference, fixed.se, other.effect.difference, other.effect.se, gap.difference, gap.se)
    np.testing.assert_allclose(told, (-2.82, 0.43, -1.66, 0.39, -1.16, 0.58), atol=6e-3)
    assert first.effect.difference == pytest.approx(fixed.difference)


def test_a_bell_is_short_of_responders_in_the_other_trial_too():
    shares = [
        responder_share(fact(f"trial.kinect2_change_{arm}", "1"), 3.25, baseline=8.0)
        for arm in ("valbenazine", "placebo")
    ]
    np.testing.assert_allclose(shares, (0.33, 0.12), atol=5e-3)
    for arm, share in zip(("valbenazine", "placebo"), shares, strict=True):
        assert fact(f"trial.kinect2_responders_{arm}", "%") > 100 * share + 5


def test_missing_people_make_less_than_half_of_the_open_trials_gap():
    beyond = fact("trial.kinect4_change_80mg", "1") - fact("trial.kinect3_difference_80mg", "1")
    made = [11.0 - mean_of_all(11.0, 74, 107, mean_of_unseen=gone) for gone in (5.0, 2.0, 0.0)]
    assert beyond == pytest.approx(-7.9)
    np.testing.assert_allclose(made, (1.9, 2.8, 3.4), atol=0.06)


def test_the_arms_of_the_registries_add_up_to_what_the_papers_print():
    for what, total in (("randomised", "randomised"), ("treated", "safety_set")):
        arms = [fact(f"trial.kinect3_{what}_{arm}", "1") for arm in ("placebo", "40mg", "80mg")]
        assert sum(arms) == fact(f"trial.kinect3_{total}", "1")
    assert 2 * fact("trial.kinect2_randomised_placebo", "1") == fact("trial.kinect2_randomised", "1")


def test_the_ranking_stands_on_one_axis_with_and_without_the_missing_trial():
    limits = [
        ranking_picture(ranking_view(with_missing=one)).figure.axes[0].get_xlim() for one in (False, True)
    ]
    assert limits[0] == limits[1]
    assert limits[0][1] >= 1.16


def test_the_figure_opens_without_the_missing_trial_and_says_what_is_pooled():
    told = ranking_readout(ranking_view())
    assert told["valbenazine minus deutetrabenazine"] == "−1.16 (−2.31 to −0.02), P = 0.046"
    assert told["SD between valbenazine trials"] == "0 points"
    assert "assumed" not in " ".join(ranking_view().rows.names)
    assert "KINECT 1, assumed" in ranking_view(with_missing=True).rows.names


def test_effects_that_may_differ_widen_an_interval_only_where_trials_disagree():
    widths = {
        (missing, random): np.diff(ranking_view(with_missing=missing, random=random).gap.interval).item()
        for missing in (False, True)
        for random in (False, True)
    }
    assert widths[False, True] == pytest.approx(widths[False, False])
    assert widths[True, True] > 1.4 * widths[True, False]


def test_without_an_effect_eight_in_a_hundred_halve_their_score():
    nothing = bells_view(difference=0.0)
    assert nothing.on_drug == nothing.on_placebo == pytest.approx(0.081, abs=0.001)
    assert bells_readout(nothing)["number needed to treat"] == "none: no difference"
    assert len(nothing.curves.lines) == 1


def test_the_needed_number_goes_with_the_cut():
    needed = [bells_view(cut=cut).needed for cut in (0.1, 0.5, 0.7)]
    np.testing.assert_allclose(needed, [3.0, 4.5, 8.9], atol=0.3)
    assert needed == sorted(needed)


def test_the_bells_hold_everybody():
    line = bells_view(sd=2.0).curves.lines[1]
    area = np.trapezoid(line.values, bells_view().curves.positions)
    assert area == pytest.approx(100.0, abs=0.1)
    assert "30 % on drug" in bells_picture(bells_view()).title


def test_a_gate_lets_the_mean_fall_unless_the_baseline_is_rated_anew():
    assert gate_picture(gate_view()).title == "No treatment, and the mean falls by 1 point"
    assert gate_picture(gate_view(rated_anew=True)).title == "No treatment, and the mean stays"
    assert gate_picture(gate_view(sem=0.0)).title == "No treatment, and the mean stays"
    assert gate_view(gate=9.0).fall > gate_view(gate=6.0).fall > gate_view(gate=6.0, sem=1.5).fall
    assert gate_readout(gate_view())["let in"] == "60 %"


def test_a_tail_is_filled_as_far_as_the_cut_and_no_further():
    view = bells_view()
    for line in view.curves.lines:
        filled = line.high - line.low > 0
        assert view.curves.positions[filled].max() == pytest.approx(-view.cut * 10.0)
    assert [line.label for line in view.curves.lines] == [
        "drug: 30 % behind the cut",
        "placebo: 8 % behind the cut",
    ]


def test_one_of_eight_rows_leaves_zero_out():
    assert harms_picture(harms_view()).title == "Of 8 intervals one leaves zero out: somnolence"
    assert [row.events_drug for row in harms_view().harms] == [29, 14, 11, 9, 7, 7, 6, 6]


def test_numbers_are_written_as_people_write_them():
    assert said_p(0.00001) == "P < 0.0001"
    assert interval_text(Effect(name="x", difference=-1.0, se=0.5)) == "−1.00 (−1.98 to −0.02)"


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_hidden_trial_of_a_registry_is_found_from_what_is_shown(seed):
    registry, hidden = mystery_registry(seed), hidden_registry(seed)
    shown = [Effect(name=name, difference=d, se=e) for name, (d, e) in registry.trials().items()]
    mean, se = registry.pooled()
    four = pooled(shown).effect
    weight = se**-2 - four.se**-2
    assert weight**-0.5 == pytest.approx(hidden.hidden_se, rel=0.02)
    assert (mean * se**-2 - four.difference * four.se**-2) / weight == pytest.approx(hidden.hidden, abs=0.03)
    assert mean > four.difference + 0.1
    assert f"{hidden.hidden:g}" in repr(registry.reveal())


def test_a_registry_is_the_same_at_every_call():
    assert mystery_registry(3).trials() == mystery_registry(3).trials()
    assert mystery_registry(3).trials() != mystery_registry(4).trials()
    with pytest.raises(CourseError):
        mystery_registry(2.5)


@pytest.mark.parametrize("seed", range(1, 6))
def test_an_assignment_has_one_altered_row_and_a_pool_that_does_not_add_up(seed):
    params = numbers_for(ASSIGNMENT, f"student{seed}")
    broken = [name for name, value in harm_rows(params).items() if not is_whole_count(value, 240)]
    assert len(broken) == 1
    shown = [
        Effect(name="t", difference=d, se=e) for d, e in zip(params.differences, params.errors, strict=True)
    ]
    assert printed_pool(params)[1] < pooled(shown).effect.se


def test_the_claims_have_the_verdicts_that_the_chapter_gives():
    verdicts = {name: claim(name).verdict for name in chapter("14").claims}
    assert verdicts == {
        "#1": "wrong",
        "#2": "wrong",
        "#3": "right",
        "#4": "wrong",
        "#5": "misleading",
        "#8": "unsupported",
        "#9": "misleading",
        "#14a": "misleading",
        "#14b": "overstated",
        "#14c": "incomplete",
    }


def test_every_objective_is_asked_twice_and_in_the_quiz():
    objectives = [one.id for one in chapter("14").objectives]
    asked = [one.objective for one in bank("14")]
    assert len(asked) >= 18
    assert all(asked.count(one) >= 2 for one in objectives)
    assert {next(q.objective for q in bank("14") if q.id == one) for one in quiz_ids("14")[:8]} == set(
        objectives
    )


def test_the_worked_example_of_the_lecture_adds_up():
    prose = "\n".join(
        c.source for c in read_notebook(chapter("14").notebook).cells if c.cell_type == "markdown"
    )
    worked = re.search(r"SE = 1\.9 ÷ 3\.29 = ([\d.]+), √\(1/55 \+ 1/58\) = ([\d.]+), SD = (\d\.\d+)", prose)
    se, root, sd = map(float, worked.groups())
    assert se == pytest.approx(1.9 / 3.29, abs=6e-4)
    assert root == pytest.approx((1 / 55 + 1 / 58) ** 0.5, abs=6e-4)
    assert sd == pytest.approx((1.9 / 3.29) / (1 / 55 + 1 / 58) ** 0.5, abs=5e-3)
