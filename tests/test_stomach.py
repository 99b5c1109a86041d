"""A breakfast that lets a capsule go evenly: against the fasted curve averaged over delays, and at its limits."""

import numpy as np
import pytest

from course_lib.errors import CourseError
from course_lib.models.pk.drugs import VALBENAZINE
from course_lib.models.pk.metrics import auc_nM_h, peak
from course_lib.models.pk.regimen import once
from course_lib.models.pk.simulation import concentration_nM, simulate
from course_lib.models.pk.stomach import EMPTY_AT_EARLIEST_H, OPENS_H, after_breakfast

STEP_H = 0.02
DOSE_MG = 80.0


@pytest.mark.parametrize("where", ["parent", "metabolite"])
def test_it_is_the_fasted_curve_averaged_over_the_delays(where):
    fasted, fed = (
        concentration_nM(simulate(VALBENAZINE, regimen, until_h=40.0, every_h=STEP_H), where)
        for regimen in (once(DOSE_MG), after_breakfast(DOSE_MG))
    )
    times_h = STEP_H * np.arange(fasted.size)
    delays_h = np.linspace(OPENS_H, EMPTY_AT_EARLIEST_H, 2001)
    averaged = np.mean([np.interp(times_h - delay, times_h, fasted, left=0.0) for delay in delays_h], axis=0)
    assert np.abs(fed - averaged).max() < 2e-3 * fed.max()


def test_a_stomach_that_empties_at_once_only_delays():
    fasted = peak(VALBENAZINE, once(DOSE_MG), "parent", to_h=48)
    late = peak(VALBENAZINE, after_breakfast(DOSE_MG, empty_h=OPENS_H + 1e-3), "parent", to_h=48)
    assert late[0] == pytest.approx(fasted[0], rel=1e-4)
    assert late[1] - fasted[1] == pytest.approx(OPENS_H, abs=0.01)


def test_nothing_is_lost_on_the_way():
    areas = [
        auc_nM_h(VALBENAZINE, regimen, "parent", to_h=3000.0)
        for regimen in (once(DOSE_MG), after_breakfast(DOSE_MG))
    ]
    assert areas[1] == pytest.approx(areas[0], rel=1e-6)


def test_the_slower_it_empties_the_lower_and_later_the_peak():
    tops = [
        peak(VALBENAZINE, after_breakfast(DOSE_MG, empty_h=hour), "parent", to_h=48)
        for hour in (2.0, 4.0, 6.0, 8.0)
    ]
    assert np.all(np.diff([top for top, _ in tops]) < 0)
    assert np.all(np.diff([hour for _, hour in tops]) > 0)


@pytest.mark.parametrize("wrong", [{"dose_mg": -1}, {"empty_h": OPENS_H}, {"empty_h": "late"}])
def test_what_no_stomach_does_gets_a_sentence(wrong):
    with pytest.raises(CourseError) as refusal:
        after_breakfast(**{"dose_mg": DOSE_MG, **wrong})
    assert str(refusal.value).endswith(".")
