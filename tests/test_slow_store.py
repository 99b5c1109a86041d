"""A slow store explains dyskinesia on a steady block, and a year on a VMAT2 inhibitor tells what fills it."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.errors import CourseError
from course_lib.models.target.adaptation import STRIATUM, dyskinesia
from course_lib.models.target.adaptation_course import simulate_treatment
from course_lib.models.target.adaptation_drive import DailyDrug, daily_occupancy
from course_lib.models.target.slow_store import (
    DAYS_PER_MONTH,
    FED_BY_BLOCKADE,
    FED_BY_SUPERSENSITIVITY,
    SlowStore,
    filled,
    simulate_with_store,
)

YEAR = 365
DRUG = DailyDrug(half_life_h=12, peak_occupancy=0.85)
STORES = pytest.mark.parametrize("store", [FED_BY_BLOCKADE, FED_BY_SUPERSENSITIVITY], ids=lambda s: s.fed_by)


def followed(store, taken, inhibited=None):
    """The course under doses a day and, where given, a VMAT2 occupancy a day."""
    held = daily_occupancy(DRUG, taken)
    vmat2 = np.zeros_like(held) if inhibited is None else np.repeat(np.c_[inhibited], held.shape[1], axis=1)
    return simulate_with_store(STRIATUM, store, held, vmat2)


def days(*spans):
    return np.concatenate([np.full(length, value) for length, value in spans])


def test_receptors_alone_never_run_over_under_a_steady_block():
    course = simulate_treatment(STRIATUM, daily_occupancy(DRUG, np.ones(3 * YEAR)))
    assert course.daily_dyskinesia.max() == 0
    assert course.daily_balance.max() < 1


@STORES
def test_dyskinesia_begins_in_the_second_year_of_a_steady_block(store):
    course = followed(store, np.ones(3 * YEAR))
    assert course.onset_month == pytest.approx(
        {"blockade": 17.7, "supersensitivity": 18.7}[store.fed_by], abs=0.2
    )
    assert (dyskinesia(STRIATUM, course.balance)[-1]) > 0


@STORES
def test_at_rest_the_store_holds_its_gain_times_what_feeds_it(store):
    course = followed(store, np.ones(12 * YEAR))
    feed = 0.732 if store.fed_by == "blockade" else course.receptors.function[-1] - store.threshold
    assert course.store[-1] == pytest.approx(store.gain * feed, rel=1e-3)
    assert course.balance[-1] == pytest.approx(1.31, abs=0.01)


@STORES
def test_after_stopping_it_gets_worse_first_and_fades_over_a_year(store):
    ill = 6 * YEAR
    after = followed(store, days((ill, 1), (2 * YEAR, 0))).balance[ill:]
    assert after[[7, 30, 90, 365]] == pytest.approx([2.2, 1.62, 1.49, 1.2], abs=0.015)
    below = (np.argmax(after[10:] < STRIATUM.dyskinesia_above) + 10) / DAYS_PER_MONTH
    assert below == pytest.approx(12, abs=0.2)


def test_a_year_on_a_vmat2_inhibitor_tells_the_two_stores_apart():
    ill, year = 3 * YEAR, 48 * 7
    plan = days((ill + year, 1)), days((ill, 0), (year, 0.83))
    weeks = np.array([ill - 1, *(ill + 7 * week - 1 for week in (1, 6, 48))])
    by_blockade = followed(FED_BY_BLOCKADE, *plan).balance[weeks]
    by_supersensitivity = followed(FED_BY_SUPERSENSITIVITY, *plan).balance[weeks]
    assert by_blockade == pytest.approx([1.30, 0.95, 1.02, 1.05], abs=0.015)
    assert by_supersensitivity == pytest.approx([1.29, 0.95, 1.07, 1.53], abs=0.015)
    assert by_blockade[-1] < STRIATUM.dyskinesia_above < by_supersensitivity[0] < by_supersensitivity[-1]


def test_stopping_the_inhibitor_brings_the_movements_back_above_what_they_were():
    ill, year = 3 * YEAR, 48 * 7
    course = followed(FED_BY_BLOCKADE, np.ones(ill + year + 60), days((ill, 0), (year, 0.83), (60, 0)))
    week_1, week_8 = course.balance[[ill + year + 6, ill + year + 55]]
    assert week_1 > week_8 > course.balance[ill - 1]


def test_a_stronger_block_fills_the_store_more_and_masks_more_of_it():
    """So the model does not say that a higher occupancy brings dyskinesia sooner, as was seen in CATIE."""
    occupancies = (0.5, 0.7, 0.8, 0.9)
    courses = [
        simulate_with_store(STRIATUM, FED_BY_BLOCKADE, np.full((8 * YEAR, 3), held)) for held in occupancies
    ]
    assert (np.diff([course.store[-1] for course in courses]) > 0).all()
    assert (np.diff([course.signal[-1] for course in courses]) < 0).all()
    onset = [course.onset_month for course in courses]
    assert onset[0] < onset[1] < onset[2]
    assert onset[3] is None


def test_the_store_is_exact_for_a_constant_feed():
    store = SlowStore(fed_by="blockade", gain=2.0, half_time_months=3)
    t = np.arange(401)
    closed = 2.0 * 0.4 * (1 - np.exp(-t / store.time_constant_days))
    assert filled(store, np.full(400, 0.4)) == pytest.approx(closed, rel=1e-12)
    half = round(3 * DAYS_PER_MONTH)
    assert filled(store, np.zeros(half), start=1.0)[-1] == pytest.approx(0.5, abs=2e-3)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: replace(FED_BY_BLOCKADE, fed_by="nothing"),
        lambda: replace(FED_BY_BLOCKADE, half_time_months=0),
        lambda: replace(FED_BY_BLOCKADE, gain=-1),
        lambda: replace(FED_BY_BLOCKADE, threshold=-0.1),
        lambda: filled(FED_BY_BLOCKADE, [-1.0]),
        lambda: filled(FED_BY_BLOCKADE, [1.0], start=-1),
    ],
)
def test_a_store_that_cannot_be_gets_one_sentence(wrong):
    with pytest.raises(CourseError, match="but must be"):
        wrong()
