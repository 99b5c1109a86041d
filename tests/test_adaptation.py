"""One parameter set gives both disorders of movement; what it builds in and what it misses is measured too."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.facts import fact, fact_range
from course_lib.models.target import adaptation_course
from course_lib.models.target.adaptation import (
    FUNCTION,
    NUMBER,
    STRIATUM,
    Adaptation,
    adapted,
    days_until,
    dyskinesia,
    gain_for,
    parkinsonism,
    time_constant_days,
)
from course_lib.models.target.adaptation_course import simulate_adaptation, simulate_treatment
from course_lib.models.target.adaptation_drive import (
    ANTIPSYCHOTIC,
    DailyDrug,
    daily_occupancy,
    day_nodes,
    drive,
    node_times_h,
)
from course_lib.models.target.receptor import Receptor, antagonist_occupancy, occupancy
from course_lib.models.terminal.vesicle import TERMINAL_VESICLE, content

HALF_YEAR, YEAR = 168, 336
pools = st.builds(Adaptation, gain=st.floats(0, 15), turnover_per_day=st.floats(0.005, 0.05))
INHIBITED = 0.83


def life(doses, vmat2=0.0, **settings):
    """Months on the strong antipsychotic, six looks a day, with VMAT2 held as given by day."""
    held = daily_occupancy(ANTIPSYCHOTIC, doses, 6)
    by_day = np.broadcast_to(np.asarray(vmat2, dtype=float), (len(doses),))[:, np.newaxis]
    return simulate_treatment(STRIATUM, held, by_day, **settings)


def taken(days, until=None, every=1):
    doses = np.zeros(days)
    doses[:until:every] = 1
    return doses


def leaky_then(days, vmat2_from, vmat2_until):
    """Half a year of daily doses, then a dose every third day, with a VMAT2 inhibitor for a while."""
    doses = taken(days, HALF_YEAR) + np.where(np.arange(days) % 3 == 0, 1.0, 0.0) * (
        np.arange(days) >= HALF_YEAR
    )
    on = (np.arange(days) >= vmat2_from) & (np.arange(days) < vmat2_until)
    return life(doses, INHIBITED * on), life(doses)


# What the numerics promise.


@given(pools, st.floats(0, 2.5), st.floats(0, 5))
def test_a_constant_drive_gives_the_exponential_of_the_closed_form(pool, u, first):
    striatum = replace(STRIATUM, function=pool)
    course = simulate_adaptation(striatum, np.full((40, 3), u), start=(1.0, first))
    rest, tau = adapted(pool, u), time_constant_days(pool, u)
    exact = rest + (first - rest) * np.exp(-course.days / tau)
    np.testing.assert_allclose(course.function, exact, rtol=2e-4, atol=1e-12)


def test_a_changing_drive_gives_what_many_small_steps_give():
    drug, days = DailyDrug(half_life_h=6.0, peak_occupancy=0.9), 30
    course = simulate_adaptation(STRIATUM, drive(STRIATUM, daily_occupancy(drug, np.ones(days), 6)))
    steps = 4000
    level = drug.dose_over_kd * np.cumsum(drug.left_after_a_day ** np.arange(days))
    u = 1 / (1 + np.outer(level, drug.left_after_a_day ** ((np.arange(steps) + 0.5) / steps)))
    pool, k, g = 1.0, FUNCTION.turnover_per_day, FUNCTION.gain
    for value in u.ravel():
        rate, half = 1 + g * value, k / steps / 2
        pool = (pool * (1 - half * rate) + 2 * half * (1 + g)) / (1 + half * rate)
    assert course.function[-1] == pytest.approx(pool, rel=1e-6)


def test_three_looks_a_day_suffice_for_the_receptors():
    few, many = (
        simulate_adaptation(STRIATUM, drive(STRIATUM, daily_occupancy(ANTIPSYCHOTIC, np.ones(YEAR), nodes)))
        for nodes in (3, 16)
    )
    np.testing.assert_allclose(few.function, many.function, rtol=5e-6)
    np.testing.assert_allclose(few.daily_signal, many.daily_signal, rtol=2e-3)


def test_a_course_cut_in_two_is_the_same_course(monkeypatch):
    whole = life(taken(YEAR))
    monkeypatch.setattr(adaptation_course, "_LARGEST_AGE", 5.0)
    cut = life(taken(YEAR))
    np.testing.assert_allclose(cut.function, whole.function, rtol=1e-12)
    np.testing.assert_allclose(cut.signal, whole.signal, rtol=1e-12)


def test_sixty_years_and_the_fastest_pool_stay_finite():
    fast = replace(STRIATUM, function=Adaptation(gain=20.0, turnover_per_day=0.05))
    course = simulate_adaptation(fast, np.full((22_000, 2), 1.5))
    assert np.isfinite(course.function).all()
    assert course.function[-1] == pytest.approx(adapted(fast.function, 1.5), rel=1e-2)
    with pytest.raises(CourseError, match="loses 10"):
        simulate_adaptation(fast, np.full((2, 2), 10.0))


def test_stopping_midway_and_going_on_is_the_same_course():
    u = drive(STRIATUM, daily_occupancy(ANTIPSYCHOTIC, taken(60, 30)))
    whole, early = simulate_adaptation(STRIATUM, u), simulate_adaptation(STRIATUM, u[:25])
    late = simulate_adaptation(STRIATUM, u[25:], start=(early.number[-1], early.function[-1]))
    np.testing.assert_allclose(late.function, whole.function[25:], rtol=1e-12)


# Doses and drive.


def test_daily_doses_settle_at_the_stated_peak():
    drug = DailyDrug(half_life_h=20.0, peak_occupancy=0.8)
    settled = daily_occupancy(drug, np.ones(60), 3)[-1]
    level = 4 * 0.5 ** (24 * day_nodes(3)[0] / 20)
    np.testing.assert_allclose(settled, level / (1 + level), rtol=1e-12)


@given(st.floats(0.01, 5000), st.lists(st.floats(0, 3), min_size=1, max_size=60))
def test_occupancy_is_the_sum_over_all_earlier_doses(half_life_h, doses):
    drug = DailyDrug(half_life_h=half_life_h, peak_occupancy=0.7)
    ages_h = node_times_h(len(doses))[..., np.newaxis] - 24 * np.arange(len(doses))
    given_by = np.where(ages_h > 0, doses * 0.5 ** (np.maximum(ages_h, 0) / half_life_h), 0).sum(axis=-1)
    level = drug.dose_over_kd * given_by
    np.testing.assert_allclose(daily_occupancy(drug, doses), level / (1 + level), rtol=1e-9, atol=1e-15)


@given(st.floats(0, 0.99), st.floats(0, 1))
def test_the_drive_is_competition_at_equilibrium(held, vmat2):
    resting = STRIATUM.resting_occupancy
    receptor = Receptor(kd_nM=10.0, off_rate_per_s=1.0)
    normal_nM = 10 * resting / (1 - resting)
    dopamine_nM = normal_nM * content(TERMINAL_VESICLE, vmat2)
    antagonist_nM = held / (1 - held) * (1 + dopamine_nM / 10)
    drug = {"antagonist_nM": antagonist_nM, "antagonist_ki_nM": 1.0}
    assert antagonist_occupancy(receptor, dopamine_nM, **drug) == pytest.approx(held)
    relative = occupancy(receptor, dopamine_nM, **drug) / occupancy(receptor, normal_nM)
    assert drive(STRIATUM, held, vmat2) == pytest.approx(relative, rel=1e-6, abs=1e-12)


# What is built in, and how it compares with measurements.


def test_a_treatment_is_its_drive_followed():
    held = daily_occupancy(ANTIPSYCHOTIC, taken(20))
    whole = simulate_treatment(STRIATUM, held, 0.5, acetylcholine=0.8)
    parts = simulate_adaptation(STRIATUM, drive(STRIATUM, held, 0.5), acetylcholine=0.8)
    np.testing.assert_array_equal(whole.balance, parts.balance)
    with pytest.raises(CourseError, match="a row a day"):
        simulate_treatment(STRIATUM, 0.7)


def test_without_drugs_nothing_moves():
    course = life(np.zeros(100))
    np.testing.assert_allclose(course.number, 1, rtol=1e-6)
    np.testing.assert_allclose(course.function, 1, rtol=1e-6)
    assert course.daily_parkinsonism.max() == course.daily_dyskinesia.max() == 0


def test_the_gains_give_the_measured_rises_at_usual_occupancy():
    usual = 1 - fact("antipsychotic.usual_occupancy", "%") / 100
    assert 100 * (adapted(FUNCTION, usual) - 1) == pytest.approx(fact("receptor.d2high_increase", "%"))
    assert 100 * (adapted(NUMBER, usual) - 1) == pytest.approx(fact("receptor.d2_number_increase", "%"))


@given(st.floats(0.01, 1), st.floats(0, 0.4))
def test_a_gain_gives_back_the_rise_it_was_made_for(rise, u):
    pool = Adaptation(gain=gain_for(rise, u), turnover_per_day=0.1)
    assert adapted(pool, u) == pytest.approx(1 + rise)


def test_supersensitivity_is_gone_when_it_was_measured_to_be():
    assert days_until(FUNCTION, 1.0, 0.9) == pytest.approx(fact("receptor.supersensitivity_end", "day"))


def test_parkinsonism_begins_at_the_measured_occupancy():
    threshold = fact("antipsychotic.parkinsonism_occupancy", "%") / 100
    assert parkinsonism(STRIATUM, drive(STRIATUM, threshold - 0.01)) == 0
    assert parkinsonism(STRIATUM, drive(STRIATUM, threshold + 0.01)) > 0


def test_up_regulation_by_depletion_alone_comes_out_above_the_measured_range():
    # Measured after chronic reserpine: 20 to 25 %. The model, set by haloperidol, overshoots.
    rise = 100 * (adapted(NUMBER, drive(STRIATUM, vmat2=0.95)) - 1)
    low, high = fact_range("receptor.binding_rise_chronic_block", "%")
    assert low < high < rise < 45


def test_a_fortnight_off_drug_leaves_less_binding_than_was_measured_in_people():
    # Measured 14 days off drug: +34 %. One turnover for both pools is too fast for that.
    course = life(taken(YEAR, YEAR - 14))
    left = 100 * (course.number[-1] - 1)
    assert 10 < left < fact("receptor.human_binding_rise", "%")


# What emerges, from one parameter set.


def test_strong_block_brings_parkinsonism_within_days_and_usual_block_does_not():
    assert life(taken(7)).daily_parkinsonism[:3].min() > 0.05
    usual = np.full((7, 3), 0.70)
    assert simulate_adaptation(STRIATUM, drive(STRIATUM, usual)).daily_parkinsonism.max() == 0


def test_parkinsonism_fades_while_the_block_stays():
    course = life(taken(HALF_YEAR))
    assert course.daily_parkinsonism[60:].max() == 0
    assert (np.diff(course.daily_parkinsonism[2:40]) <= 1e-9).all()
    assert course.daily_signal[-1] < 1, "the signal is restored in part only"


def test_withdrawal_brings_dyskinesia_that_was_not_there_and_passes():
    course = life(taken(YEAR, HALF_YEAR))
    assert course.daily_dyskinesia[:HALF_YEAR].max() == 0
    assert course.daily_dyskinesia[HALF_YEAR : HALF_YEAR + 7].max() > 0.5
    assert course.daily_dyskinesia[-1] == 0


def test_longer_treatment_makes_worse_withdrawal():
    worst = [life(taken(days + 14, days)).daily_dyskinesia.max() for days in (7, 28, 112)]
    assert worst == sorted(worst)
    assert worst[0] < 0.6 * worst[-1]


def test_offset_is_faster_than_onset():
    assert days_until(FUNCTION, 0.25, 0.9) > 2 * days_until(FUNCTION, 1.0, 0.9)


def test_a_leaky_block_keeps_dyskinesia_up_on_treatment():
    _, leaky = leaky_then(HALF_YEAR + 150, 0, 0)
    thirds = leaky.daily_dyskinesia[-30:].reshape(-1, 3)
    assert (thirds.max(axis=1) > 0.1).all()


def test_depleting_dopamine_relieves_within_days_and_before_receptor_number_has_changed():
    start = HALF_YEAR + 90
    treated, untreated = leaky_then(start + 60, start, start + 60)
    week = slice(start, start + 6)
    assert untreated.daily_dyskinesia[week].max() > 0.1
    assert treated.daily_dyskinesia[week].max() < 0.2 * untreated.daily_dyskinesia[week].max()
    assert treated.number[start + 6] == pytest.approx(untreated.number[start + 6], rel=0.03)


def test_on_stopping_the_movements_return_and_are_not_cured():
    start, stop = HALF_YEAR + 90, HALF_YEAR + 132
    treated, untreated = leaky_then(stop + 120, start, stop)
    assert treated.daily_dyskinesia[stop : stop + 6].max() > untreated.daily_dyskinesia[stop : stop + 6].max()
    late = slice(stop + 90, None)
    np.testing.assert_allclose(treated.daily_dyskinesia[late], untreated.daily_dyskinesia[late], atol=0.02)


def test_depletion_itself_sensitises_in_weeks():
    alone = simulate_adaptation(STRIATUM, drive(STRIATUM, 0.0, np.full((84, 3), INHIBITED)))
    assert alone.number[3] < 1.03
    assert alone.number[-1] > 1.1
    assert alone.function[-1] > 1.5


def test_an_anticholinergic_helps_parkinsonism_and_worsens_dyskinesia():
    plain, less_acetylcholine = (life(taken(YEAR, HALF_YEAR), acetylcholine=tone) for tone in (1.0, 0.7))
    early, off = slice(0, 7), slice(HALF_YEAR, HALF_YEAR + 7)
    assert less_acetylcholine.daily_parkinsonism[early].sum() < 0.5 * plain.daily_parkinsonism[early].sum()
    assert less_acetylcholine.daily_dyskinesia[off].sum() > plain.daily_dyskinesia[off].sum()


def test_a_vmat2_inhibitor_on_top_of_a_strong_block_brings_parkinsonism_back():
    course = life(taken(HALF_YEAR + 10), np.where(np.arange(HALF_YEAR + 10) < HALF_YEAR, 0, 0.92))
    assert course.daily_parkinsonism[HALF_YEAR - 1] == 0
    assert course.daily_parkinsonism[HALF_YEAR] > 0


def test_acetylcholine_may_change_by_day():
    by_day = np.where(np.arange(7) < 3, 1.0, 0.5)
    changed, fixed = life(taken(7), acetylcholine=by_day), life(taken(7))
    np.testing.assert_array_equal(changed.balance[:3], fixed.balance[:3])
    np.testing.assert_allclose(changed.balance[3:], 2 * fixed.balance[3:])
    np.testing.assert_array_equal(changed.function, fixed.function)


def test_sensitivity_is_function_per_receptor():
    course = life(taken(60))
    np.testing.assert_allclose(course.sensitivity * course.number, course.function)


def test_scores_start_at_their_thresholds():
    assert parkinsonism(STRIATUM, STRIATUM.parkinsonism_below) == pytest.approx(0)
    assert dyskinesia(STRIATUM, STRIATUM.dyskinesia_above) == 0
    assert parkinsonism(STRIATUM, 0.0) == 1


# Wrong input.

WRONG = [-1, float("nan"), float("inf"), "x", True, None, [], 1j]


@pytest.mark.parametrize("value", WRONG)
def test_wrong_numbers_get_one_sentence(value):
    for name in ("gain", "turnover_per_day"):
        with pytest.raises(CourseError, match=name):
            Adaptation(**{"gain": 1.0, "turnover_per_day": 0.1, name: value})
    for name in ("resting_occupancy", "parkinsonism_below", "dyskinesia_above"):
        with pytest.raises(CourseError, match=name):
            replace(STRIATUM, **{name: value})
    for name in ("half_life_h", "peak_occupancy"):
        with pytest.raises(CourseError, match=name):
            DailyDrug(**{"half_life_h": 1.0, "peak_occupancy": 0.5, name: value})
    with pytest.raises(CourseError, match="drive"):
        adapted(FUNCTION, value)
    with pytest.raises(CourseError, match="balance"):
        parkinsonism(STRIATUM, value)
    with pytest.raises(CourseError, match="doses"):
        daily_occupancy(ANTIPSYCHOTIC, value)
    with pytest.raises(CourseError, match="antagonist"):
        drive(STRIATUM, value)
    with pytest.raises(CourseError, match="drive_at_nodes"):
        simulate_adaptation(STRIATUM, value)
    with pytest.raises(CourseError, match="acetylcholine"):
        simulate_adaptation(STRIATUM, [[1.0, 1.0]], acetylcholine=value)
    if value is not True:  # among floats it is read as 1
        with pytest.raises(CourseError, match="start"):
            simulate_adaptation(STRIATUM, [[1.0, 1.0]], start=(1.0, value))


def test_wrong_shapes_and_kinds_get_one_sentence():
    with pytest.raises(CourseError, match="one for each day"):
        simulate_adaptation(STRIATUM, np.ones((5, 3)), acetylcholine=np.ones(4))
    with pytest.raises(CourseError, match="start"):
        simulate_adaptation(STRIATUM, np.ones((5, 3)), start=1.0)
    with pytest.raises(CourseError, match="start"):
        simulate_adaptation(STRIATUM, np.ones((5, 3)), start=(1.0,))
    with pytest.raises(CourseError, match="start from STRIATUM"):
        simulate_adaptation(FUNCTION, np.ones((5, 3)))
    with pytest.raises(CourseError, match="start from STRIATUM"):
        drive("brain")
    with pytest.raises(CourseError, match="DailyDrug"):
        daily_occupancy("haloperidol", [1.0])
    with pytest.raises(CourseError, match="Adaptation"):
        adapted(STRIATUM, 1.0)
    with pytest.raises(CourseError, match="nodes_per_day"):
        day_nodes(1)
    with pytest.raises(CourseError, match="share"):
        days_until(FUNCTION, 1.0, 1.0)
    with pytest.raises(CourseError, match="rise"):
        gain_for(3.0, 0.5)
    with pytest.raises(CourseError, match="same shape"):
        drive(STRIATUM, np.ones((5, 3)) * 0.5, np.ones((4, 3)) * 0.5)
