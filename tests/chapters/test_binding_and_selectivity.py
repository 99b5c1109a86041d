"""What chapter 03 shows agrees with its models, obeys their limits and points the right way."""

import numpy as np
import pytest

from course_lib.assess import marking
from course_lib.chapters.binding_and_selectivity.assignment.curves import COVERED
from course_lib.chapters.binding_and_selectivity.assignment.numbers import ki_exact
from course_lib.chapters.binding_and_selectivity.mystery import mystery_tray
from course_lib.chapters.binding_and_selectivity.pictures import (
    block_picture,
    block_readout,
    coverage_picture,
    laboratories_picture,
    saturation_picture,
    tray_picture,
    tray_readout,
    two_kis_picture,
    wells_picture,
)
from course_lib.chapters.binding_and_selectivity.views.blood import (
    block_view,
    laboratories,
    typical_total_nM,
    valbenazine_alone,
)
from course_lib.chapters.binding_and_selectivity.views.depletion import cost_of_membrane, tray_view
from course_lib.chapters.binding_and_selectivity.views.tray import (
    coverage_view,
    fit_of_the_tray,
    saturation_view,
    tray_wells,
    two_kis,
)
from course_lib.errors import CourseError
from course_lib.models.binding.curve_fits import fit_competition
from course_lib.models.binding.depletion import Well, depleted_ic50_nM
from course_lib.models.binding.equilibrium import ki_from_ic50_nM, most_sites_nM
from course_lib.models.binding.plate import simulate_counts, whole_tray
from course_lib.models.binding.plate_fit import fit_trays
from course_lib.models.binding.presets import TRAY_MEMBRANE, DTBZ_KD_nM, TRAY_KIS_nM
from course_lib.questions import bank, question, quiz_shown
from course_lib.questions.assignment import assignment, numbers_for
from course_lib.syllabus import chapter


def test_the_tray_fades_where_inhibitor_rises_and_fills_where_label_does():
    counts = tray_wells().counts
    assert counts[-1, :3].mean() > 5 * counts[0, :3].mean()
    assert counts[:, 3:6].max() < counts[:, :3].max() / 2
    assert counts[-1, 6:9].mean() < counts[0, 6:9].mean() / 3


def test_specific_counts_are_the_difference_and_level_off():
    every, elsewhere, specific = (line.values for line in saturation_view().lines)
    assert specific == pytest.approx(every - elsewhere)
    assert specific[-1] - specific[-50] < 0.2 * (specific[50] - specific[0])
    assert np.diff(elsewhere) == pytest.approx(np.diff(elsewhere)[0])


def test_one_curve_is_read_as_two_ki():
    view = two_kis()
    assert view.ic50_nM == pytest.approx(5.61, abs=0.005)
    assert view.kis.values == pytest.approx([3.00, 4.09], abs=0.005)
    assert "3 or of 4.09 nM" in two_kis_picture(view).title


def test_more_membrane_gives_a_worse_ki_and_a_narrower_interval():
    few, many = tray_view(sites_nM=0.1, scatter=0.0), tray_view(sites_nM=5.0, scatter=0.0)
    assert many.read_nM > 2 * few.read_nM
    widths = [view.kis.high[0] / view.kis.low[0] for view in (few, many)]
    assert widths[1] < widths[0]
    assert few.read_nM == pytest.approx(3.05, abs=0.005)


def test_the_corrected_ki_holds_the_truth_where_cheng_and_prusoff_do_not():
    view = tray_view(sites_nM=2.0, scatter=0.03)
    assert view.kis.low[0] > view.ki_nM
    assert view.kis.low[1] < view.ki_nM < view.kis.high[1]


@pytest.mark.parametrize(
    "corner",
    [
        {"sites_nM": 0.01, "label_nM": 0.2, "scatter": 0.15},
        {"sites_nM": 10.0, "ki_nM": 0.05},
        {"sites_nM": 10.0, "label_nM": 20.0, "ki_nM": 200.0, "scatter": 0.15},
        {"sites_nM": 0.01, "ki_nM": 200.0},
    ],
)
def test_the_live_tray_says_something_in_every_corner(corner):
    view = tray_view(**corner)
    assert all(text for text in tray_readout(view).values())
    assert tray_picture(view).title


def test_wells_too_alike_are_called_so():
    readout = tray_readout(tray_view(sites_nM=0.01, label_nM=0.2, scatter=0.15))
    assert readout["Cheng–Prusoff, from these wells"] == "wells too alike to fit"
    assert (
        "bind nearly all"
        in tray_readout(tray_view(sites_nM=10.0, ki_nM=0.05))["with depletion, from these wells"]
    )


def test_the_table_of_membrane_rises_row_by_row():
    rows = cost_of_membrane((0.1, 0.5, 1.0, 2.3, 5.0))
    assert [round(row.read_nM, 2) for row in rows] == [3.05, 3.26, 3.56, 4.49, 6.98]
    assert (np.diff([row.bound_share for row in rows]) > 0).all()


def test_coverage_falls_only_for_the_interval_that_believes_the_counter():
    view = coverage_view(trays=300)
    counting, widened = (line.values for line in view.lines)
    assert counting[-1] < 60 < counting[2] < counting[0]
    assert widened.min() > 88
    assert coverage_picture(view).title.startswith("With sloppy pipettes")


def test_bars_of_coverage_hold_their_share_and_narrow_with_more_trays():
    few, many = (coverage_view(trays=trays).points[0] for trays in (50, 200))
    for shown in (few, many):
        assert (shown.low < shown.y).all()
        assert (shown.y <= shown.high).all()
    assert (many.high - many.low < few.high - few.low).all()


def test_at_the_same_label_bound_a_stronger_drug_is_misread_more():
    edge = Well(label_nM=2.0, sites_nM=most_sites_nM(2.0, DTBZ_KD_nM), kd_nM=DTBZ_KD_nM)
    kis = (3.0, 0.97, 0.05)
    read = [ki_from_ic50_nM(depleted_ic50_nM(edge, ki), 2.0, DTBZ_KD_nM) / ki for ki in kis]
    assert read == pytest.approx([1.08, 1.17, 3.54], abs=0.01)


def test_the_interval_of_the_live_tray_is_written_beside_its_mark():
    assert ">3.28 (3.14 to 3.42)<" in tray_picture(tray_view(scatter=0.0)).svg()


def test_valbenazine_alone_occupies_more_at_its_peak_than_on_the_mean():
    mean, peak = valbenazine_alone(80.0)
    assert (mean, peak) == pytest.approx((0.036, 0.087), abs=0.0005)
    assert valbenazine_alone(40.0)[0] < mean


def test_the_tray_of_the_chapter_is_fitted_within_its_interval():
    assert fit_of_the_tray().kis_nM[0].low < 3.0 < fit_of_the_tray().kis_nM[0].high


def test_three_laboratories_differ_in_ki_and_in_what_is_open_more_than_in_block():
    shown = laboratories()
    assert shown.blocks.values == pytest.approx([93.3, 81.8, 77.3], abs=0.05)
    assert (shown.blocks.low[0], shown.blocks.high[0]) == pytest.approx((90, 97), abs=0.6)
    assert max(shown.open_percent) / min(shown.open_percent) > 3
    assert laboratories_picture(shown).title.startswith("Ki differ 4.1-fold")


def test_free_drug_decides_and_selectivity_shrinks():
    usual, total = block_view(total_nM=37.5), block_view(total_nM=37.5, bound_share=0.0)
    assert 100 * usual.vmat2 == pytest.approx(81.8, abs=0.1)
    assert 100 * total.vmat2 == pytest.approx(92.6, abs=0.1)
    assert block_view(total_nM=1000.0).selectivity_at_least < usual.selectivity_at_least / 10
    assert block_readout(usual)["VMAT2 : D2 by their Ki, at least"] == "1,667 : 1"
    assert block_picture(block_view(total_nM=1.0, bound_share=0.99, ki_nM=5.0)).title
    assert typical_total_nM("parent", 80.0) == pytest.approx(561, abs=1)


@pytest.mark.parametrize("wrong", [float("nan"), -1, "3", None])
def test_wrong_numbers_get_a_sentence(wrong):
    for call in (
        lambda: tray_view(sites_nM=wrong),
        lambda: tray_view(ki_nM=wrong),
        lambda: block_view(total_nM=wrong),
        lambda: block_view(bound_share=wrong),
        lambda: block_view(ki_nM=wrong),
        lambda: mystery_tray([wrong]),
    ):
        with pytest.raises((CourseError, ValueError)) as refusal:
            call()
        assert str(refusal.value).endswith(".")


def test_every_picture_has_words_for_who_cannot_see():
    for picture in (wells_picture(tray_wells()), saturation_picture(saturation_view())):
        assert len(picture.alt) > 40


def test_the_mystery_tray_can_be_solved_and_is_the_same_at_every_look():
    for seed in range(1, 13):
        tray = mystery_tray(seed)
        assert (tray.counts == tray.counts).all()
        fit = fit_competition(tray.doses_nM, tray.counts).ic50_nM
        ends = {"ic50_nM": (fit.value, fit.low, fit.high)}
        ends["ki_nM"] = tuple(ki_from_ic50_nM(end, tray.label_nM, tray.kd_nM) for end in ends["ic50_nM"])
        asked = question("binding.mystery")
        verdict = marking.mark(asked, _variant(asked, seed), ends)
        assert verdict.score >= 0.5, f"{seed}: {verdict}"


def _variant(asked, seed):
    from course_lib.questions import variant

    return variant(asked, seed)


def test_each_objective_has_two_questions_and_the_quiz_covers_them_all():
    objectives = {one.id for one in chapter("03").objectives}
    asked = [one.objective for one in bank("03")]
    assert len(asked) >= 18
    assert set(asked) == objectives
    assert all(asked.count(one) >= 2 for one in objectives)
    assert {question(one).objective for one in quiz_shown("03")} == objectives


def test_the_naive_ki_earns_half_of_task_3_and_is_told_why():
    task = assignment("binding_and_selectivity")
    rough, close = task.tasks[2].parts
    assert rough.points == close.points
    for seed in range(20):
        given = numbers_for(task, f"naive {seed}")
        naive = ki_from_ic50_nM(given.ic50_nM, given.label_nM, given.kd_nM)
        assert marking.mark(rough.asked(given), given, naive).correct
        verdict = marking.mark(close.asked(given), given, naive)
        assert (verdict.correct, verdict.mistake) == (False, "cheng_prusoff_alone")
        assert "Half of the points" in verdict.message


def test_the_function_of_task_4_returns_the_hidden_ki():
    given = numbers_for(assignment("binding_and_selectivity"), "hidden")
    found = ki_exact(given.ic50_nM, given.label_nM, given.sites_nM, given.kd_nM)
    assert found == pytest.approx(given.hidden_ki_nM, rel=2e-3)


def test_margins_that_task_5_accepts_hold_the_truth_90_to_99_times_in_100():
    for scatter in (0.0, 0.05, 0.10):
        counts = simulate_counts(
            TRAY_MEMBRANE, whole_tray(), TRAY_KIS_nM, scatter=scatter, seed=11, trays=2000
        )
        fit = fit_trays(TRAY_MEMBRANE, whole_tray(), counts)
        off = np.abs(fit.log_values[:, 4] - np.log(TRAY_KIS_nM[0]))
        sd = np.sqrt(fit.covariance[:, 4, 4] * np.maximum(fit.reduced_chi2, 1.0))
        covered = [float((off <= reach * sd).mean()) for reach in COVERED]
        assert 0.89 <= covered[0] < covered[1] <= 0.99
