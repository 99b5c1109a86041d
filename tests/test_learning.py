"""Learning from dopamine: limits, directions, two routes for each headline, and what is refused in words."""

from dataclasses import replace

import numpy as np
import pytest
import sympy as sp

from course_lib.errors import CourseError
from course_lib.models.learning.catalepsy import CUT_OFF_s, days_on_the_bar, latency_s
from course_lib.models.learning.opponents import (
    BAR,
    CEILING,
    YEARS,
    Opponents,
    error,
    movements_until,
    perform,
    resting_weights,
)
from course_lib.models.learning.urges import live_urges
from course_lib.models.learning.window import TAG, Tag, meeting, strongest_delay_s, weight_change, window_s
from course_lib.models.learning.withdrawal import IRREGULAR, STORIES, diary, treated
from course_lib.models.learning.years import DAYS_PER_YEAR, HABIT, Habit, live_years, performed
from course_lib.models.target.adaptation import FUNCTION, STRIATUM, adapted, time_constant_days
from course_lib.models.target.adaptation_course import simulate_treatment
from course_lib.models.target.adaptation_drive import ANTIPSYCHOTIC, daily_occupancy


def six_years(week):
    doses = np.resize(np.array(week, dtype=float), 6 * DAYS_PER_YEAR)
    return simulate_treatment(STRIATUM, daily_occupancy(ANTIPSYCHOTIC, doses)).signal


# Three factors.


def test_the_area_agrees_with_a_brute_integral():
    best = weight_change(TAG, strongest_delay_s(TAG))
    for delay in (0.0, 0.3, 0.6, 1.0, 2.0, 5.0):
        assert meeting(TAG, delay).go == pytest.approx(weight_change(TAG, delay) / best, rel=2e-4)


def test_the_window_opens_late_and_closes_within_seconds():
    relative = weight_change(TAG, [0.3, 0.6, 1.0, 2.0, 5.0]) / weight_change(TAG, strongest_delay_s(TAG))
    assert relative.round(2).tolist() == [0.93, 1.0, 0.86, 0.41, 0.02]
    assert strongest_delay_s(TAG) == pytest.approx(0.539, abs=0.001)
    assert window_s(TAG) == pytest.approx((0.004, 1.765), abs=0.005)
    assert meeting(TAG, -1.0).go == pytest.approx(0.003, abs=5e-4)


def test_a_tag_that_rises_at_once_is_largest_at_zero_delay():
    plain = replace(TAG, rises_s=0)
    assert strongest_delay_s(plain) == 0
    changes = weight_change(plain, [0.0, 0.5, 1.0])
    assert changes == pytest.approx(changes[0] * np.exp([0.0, -0.5, -1.0]))
    near = replace(TAG, rises_s=1e-4)
    assert weight_change(near, 0.5) == pytest.approx(weight_change(plain, 0.5), rel=1e-3)


def test_a_dip_turns_the_sign_and_teaches_nogo():
    burst, dip = meeting(TAG, 0.5), meeting(TAG, 0.5, dip=True)
    assert dip.go == -burst.go < 0
    assert dip.nogo == burst.go
    assert meeting(TAG, 0.5, length_s=1.0).go > burst.go


# Two opponents.


def test_sympy_finds_the_resting_weights_and_chapter_04_in_them():
    u, g, k, eta, phi, delta, W = sp.symbols("u g k eta phi delta W", positive=True)
    nogo = sp.solve(-eta * W * delta - phi * (W - 1), W)[0]
    receptor = (1 + g) / (1 + g * u)
    assert sp.simplify(nogo - 1 / (1 + delta * eta / phi)) == 0
    # Days there, performed movements here: η = k g and φ = k (1 + g).
    assert sp.simplify(nogo.subs({delta: u - 1, eta: k * g, phi: k * (1 + g)}) - receptor) == 0


@pytest.mark.parametrize("u", [0.2, 0.5, 0.9, 1.5])
def test_a_nogo_weight_and_a_receptor_obey_one_equation(u):
    g, k = FUNCTION.gain, FUNCTION.turnover_per_day
    twin = Opponents(learning_rate=k * g / 10, forgetting=k * (1 + g) / 10)  # a tenth of a day a movement
    assert resting_weights(twin, u - 1)[1] == pytest.approx(adapted(FUNCTION, u), rel=1e-12)
    rate = twin.forgetting + twin.learning_rate * (u - 1)
    assert 1 / rate == pytest.approx(10 * time_constant_days(FUNCTION, u), rel=1e-12)


def test_iteration_reaches_the_resting_weights():
    go, nogo = resting_weights(BAR, -0.7)
    course = perform(BAR, np.full(400, -0.7))
    assert (go, nogo) == (pytest.approx(1 / 1.7), pytest.approx(1 / 0.3))
    assert course.go[-1] == pytest.approx(go, rel=1e-6)
    assert course.nogo[-1] == pytest.approx(nogo, rel=1e-6)
    assert not course.clipped
    assert course.said == ""


def test_half_of_the_way_comes_after_the_counted_movements():
    small = Opponents(learning_rate=0.002, forgetting=0.004)
    half = movements_until(small, -0.5, 0.5, go=False)
    course = perform(small, np.full(round(half), -0.5)).nogo
    rest = resting_weights(small, -0.5)[1]
    assert (course[-1] - 1) / (rest - 1) == pytest.approx(0.5, abs=0.002)
    assert movements_until(small, -0.5, 0.5) < half


def test_without_an_error_only_use_erases_and_without_forgetting_nothing_does():
    assert perform(YEARS, np.zeros(7300), go=2.5).go[-1] == pytest.approx(1 + 1.5 / np.e, abs=2e-4)
    kept = perform(Opponents(learning_rate=0.001, forgetting=0.0), np.zeros(7300), go=2.5)
    assert (kept.go == 2.5).all()


def test_less_tone_teaches_nogo_and_more_teaches_go():
    low, high = perform(BAR, [-0.5] * 5), perform(BAR, [0.5] * 5)
    assert low.nogo[-1] > 1 > low.go[-1]
    assert high.go[-1] > 1 > high.nogo[-1]
    assert error(1.0) == 0


def test_a_weight_that_diverges_is_clipped_and_it_is_said():
    wild = Opponents(learning_rate=0.2, forgetting=0.05)
    course = perform(wild, np.full(200, 0.5))
    assert course.clipped
    assert course.go.max() == CEILING
    assert "Go weight is held at 6" in course.said
    assert resting_weights(wild, 0.5)[0] == CEILING
    assert "NoGo weight is held at 6" in perform(wild, np.full(200, -0.9)).said
    with pytest.raises(CourseError, match="no rest"):
        movements_until(wild, 0.5, 0.5)


# A rat on a bar.


def test_catalepsy_grows_in_one_room_only():
    bar = days_on_the_bar([0.3] * 11, ["old"] * 10 + ["new"])
    assert bar.latency_s[[0, 4, 9, 10]].round(1).tolist() == [20.3, 43.0, 87.4, 20.3]
    assert bar.nogo[9] == pytest.approx(1.79, abs=0.005)


def test_a_placebo_in_the_old_room_shows_what_the_room_has_taught():
    old = days_on_the_bar([0.3] * 10 + [1.0] * 10 + [0.3]).latency_s
    assert old[[10, 19, 20]].round(1).tolist() == [17.5, 6.7, 27.7]
    assert days_on_the_bar([0.3] * 10 + [1.0], ["old"] * 10 + ["new"]).latency_s[-1] == pytest.approx(5.0)


def test_rest_without_performance_changes_nothing():
    assert days_on_the_bar([0.3] * 11).latency_s[-1] == pytest.approx(98.5, abs=0.05)


def test_catalepsy_grows_with_d1_spared_too_but_less():
    spared = days_on_the_bar([0.3] * 10, spared=True).latency_s
    assert spared[[0, -1]].round(1).tolist() == [10.1, 38.7]


def test_adapting_receptors_alone_would_lower_catalepsy_in_every_room():
    signal = simulate_treatment(STRIATUM, np.full((10, 3), 0.7)).daily_signal
    bar = days_on_the_bar(np.append(signal, signal[-1:]), ["old"] * 10 + ["new"])
    assert bar.latency_s[-1] < latency_s(signal[0], 1, 1)
    assert bar.latency_s[9] > 2.5 * bar.latency_s[-1]


def test_a_latency_stops_at_the_cut_off():
    assert latency_s(0.0, 1.0, 3.0) == CUT_OFF_s == 180


# Years.


def test_gaps_in_a_row_teach_a_movement_and_regular_tablets_do_not():
    go = live_years(six_years(IRREGULAR)).go
    by_year = go[::DAYS_PER_YEAR].round(2).tolist()
    assert by_year == [1.0, 1.18, 1.48, 1.85, 2.16, 2.37, 2.49]
    assert live_years(six_years([1] * 7)).go[-1] == pytest.approx(0.94, abs=0.005)
    assert live_years(six_years([1, 0, 1, 0, 1, 0, 0])).go[-1] == pytest.approx(1.53, abs=0.005)


def test_the_daily_update_equals_a_month_urge_by_urge():
    signal, start = six_years(IRREGULAR)[-28:], (2.4, 0.62)
    quick = Opponents(learning_rate=20 / 7300, forgetting=10 / 7300)
    daily = live_years(signal, start=start, opponents=quick)
    people = [live_urges(signal, start=start, opponents=quick, seed=seed) for seed in range(300)]
    ends = np.array([each.go[-1] for each in people])
    assert ends.mean() == pytest.approx(daily.go[-1], abs=4 * ends.std() / np.sqrt(300) + 2e-3)
    moved = np.array([each.movements_per_day.mean() for each in people])
    assert moved.mean() == pytest.approx(daily.movements_per_day.mean(), rel=0.01)
    assert abs(daily.go[-1] - start[0]) > 0.05


def test_the_daily_update_equals_four_months_off_drug_urge_by_urge():
    start = treated(0.0, weeks_on=1, weeks_off=1).at_start
    doses = np.append(np.tile(IRREGULAR, 312), np.zeros(120))
    late = simulate_treatment(STRIATUM, daily_occupancy(ANTIPSYCHOTIC, doses)).signal[-120:]
    daily = live_years(late, start=start).go[-1]
    by_urge = np.array([live_urges(late, start=start, seed=seed).go[-1] for seed in range(60)])
    assert by_urge.mean() == pytest.approx(daily, abs=0.003)
    assert daily == pytest.approx(2.085, abs=0.001)


def test_weekly_steps_agree_with_daily_ones_and_crowds_with_single_people():
    tables = np.stack([six_years(week) for week in (IRREGULAR, [1] * 7)], axis=-1)
    daily, weekly = live_years(tables), live_years(tables, step_days=7)
    assert weekly.go[-1] == pytest.approx(daily.go[-1], abs=0.003)
    assert daily.go[:, 0] == pytest.approx(live_years(six_years(IRREGULAR)).go)


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize("spared", [False, True])
def test_one_person_in_plain_numbers_lives_as_each_of_a_crowd(spared, frozen):
    signal = np.random.default_rng(3).uniform(0.0, 4.0, (140, 3))
    read = {"go_signal": 4.0 - signal} if spared else {}
    quick = Opponents(learning_rate=0.004, forgetting=0.002)
    alone = live_years(signal, opponents=quick, frozen=frozen, **read)
    twice = {name: np.stack([table] * 2, axis=2) for name, table in {"signal": signal, **read}.items()}
    crowd = live_years(**twice, opponents=quick, frozen=frozen)
    for name in ("go", "nogo", "movements_per_day"):
        assert getattr(crowd, name)[:, 1] == pytest.approx(getattr(alone, name), rel=1e-9)
    assert np.ptp(alone.go) > 0 or frozen


def test_a_normal_signal_teaches_nothing():
    course = live_years(np.ones((364, 3)))
    assert (course.go == 1).all()
    assert (course.nogo == 1).all()
    assert course.movements_per_day[0] == pytest.approx(40 * 0.0474, abs=0.01)


def test_what_is_frozen_stays_and_what_diverges_is_said():
    high = np.full((364, 3), 1.6)
    assert (live_years(high, frozen=True).go == 1).all()
    wild = live_years(high, opponents=Opponents(learning_rate=0.01, forgetting=0.001))
    assert wild.clipped
    assert "held at 6" in wild.said
    assert live_years(np.ones((7, 3))).said == ""


def test_a_large_signal_never_turns_nogo_into_go():
    assert performed(HABIT, 3.0, 1.0, 5.0) == performed(HABIT, 3.0, 1.0, 0.0)
    course = live_years(np.full((7, 3), 3.0), start=(0.5, 5.0), frozen=True)
    assert course.movements_per_day[0] == pytest.approx(40 * performed(HABIT, 3.0, 0.5, 5.0))


# The inhibitor.


@pytest.mark.parametrize(
    ("occupancy", "weeks", "go", "off"),
    [
        (0.0, [19.3, 19.3, 19.5], 2.55, [19.5, 19.5, 19.6]),
        (0.5, [15.8, 17.6, 16.7], 2.30, [20.0, 18.7, 18.9]),
        (0.83, [4.4, 10.5, 6.9], 1.96, [21.4, 17.8, 17.7]),
        (0.92, [1.1, 3.7, 2.7], 2.06, [23.7, 19.6, 18.6]),
        (0.98, [0.3, 0.5, 0.5], 2.37, [27.9, 22.4, 20.2]),
    ],
)
def test_the_dose_that_hides_best_erases_less(occupancy, weeks, go, off):
    person = treated(occupancy)
    assert [person.week_on(week) for week in (1, 6, 48)] == pytest.approx(weeks, abs=0.06)
    assert person.left[0] == pytest.approx(go, abs=0.006)
    assert [person.week_off(week) for week in (1, 4, 26)] == pytest.approx(off, abs=0.06)


@pytest.mark.parametrize("strength", [1, 2, 3])
@pytest.mark.parametrize("habit", [Habit(steepness=b, threshold=t) for b in (1.5, 2) for t in (2.5, 3)])
def test_least_is_left_between_82_and_87_per_cent_in_twelve_settings(strength, habit):
    own = Opponents(learning_rate=strength / 7300, forgetting=1 / 7300)
    grid = np.array([0.0, 0.7, 0.78, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.95])
    left = [treated(each, opponents=own, habit=habit, weeks_off=1).left[0] for each in grid]
    assert 0.82 <= grid[int(np.argmin(left))] <= 0.88


def test_stopping_the_antipsychotic_erases_and_hiding_preserves():
    bare, hidden = (treated(each, antipsychotic_stops=True).left[0] for each in (0.0, 0.98))
    assert (bare, hidden) == (pytest.approx(1.74, abs=0.005), pytest.approx(2.31, abs=0.005))


@pytest.mark.parametrize(
    ("story", "on", "off"),
    [
        ("mask", (3.1, 3.1), (19.3, 19.3)),
        ("receptors", (4.4, 12.8), (23.5, 19.3)),
        ("learning", (3.1, 1.7), (17.0, 18.1)),
        ("both", (4.4, 6.9), (21.4, 17.7)),
    ],
)
def test_four_stories_end_differently(story, on, off):
    person = treated(0.83, story=story)
    assert (person.week_on(1), person.week_on(48)) == pytest.approx(on, abs=0.06)
    assert (person.week_off(1), person.week_off(26)) == pytest.approx(off, abs=0.06)


def test_only_learning_remembers_how_long_treatment_was():
    for story in STORIES:
        short, long = (treated(0.83, story=story, weeks_on=weeks).week_off(26) for weeks in (12, 96))
        assert (short > long + 1) == (story in ("learning", "both"))


def test_the_whole_claim_hangs_on_one_signal_for_both_weights():
    person = treated(0.0, spared=True)
    assert person.at_start == pytest.approx((1.0, 0.79), abs=0.005)
    assert person.week_on(1) == pytest.approx(2.9, abs=0.05)
    left = [treated(each, spared=True).left[1] for each in (0.5, 0.83, 0.98)]
    assert left == pytest.approx([0.79, 0.80, 0.80], abs=0.011)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: weight_change(TAG, -1.0), "before the event meets no tag"),
        (lambda: Tag(fades_s=1, rises_s=2, dopamine_s=0.2), "rise before it fades"),
        (lambda: window_s(TAG, 0.3), "already works better"),
        (lambda: meeting(TAG, 0.0, length_s=-1.0), "lasts some time or none"),
        (lambda: Opponents(learning_rate=-0.1, forgetting=0.1), "a negative one would unlearn"),
        (lambda: Opponents(learning_rate=0.1, forgetting=-0.1), "lost with each movement"),
        (lambda: error(-0.1), "dopamine's signal"),
        (lambda: perform(BAR, [-1.5]), "below zero"),
        (lambda: perform(BAR, [0.0], go=7), "clipped to 0 to 6"),
        (lambda: days_on_the_bar([0.3, 0.3], ["old"]), "one test a day"),
        (lambda: latency_s(2.5, 1, 1), "1 without drugs"),
        (lambda: live_years([[1.0] * 3] * 8, step_days=7), "whole steps"),
        (lambda: live_years([1.0, 1.0]), "a row a day"),
        (lambda: live_years(np.full((7, 3), -1.0)), "dopamine's signal"),
        (lambda: live_years(np.full((7, 3), np.nan)), "finite"),
        (lambda: live_years(np.ones((7, 3)), go_signal=np.ones((7, 2))), "same hours"),
        (lambda: live_urges(np.ones((7, 3)), habit=Habit(urges_per_day=1.5)), "counted one by one"),
        (lambda: live_years(np.ones((7, 3))).week(2), "it was simulated"),
        (lambda: treated(1.2), "share of transporters"),
        (lambda: treated(0.8, story="cure"), "must be one of"),
        (lambda: treated(0.8, week_doses=[1, 0]), "tablets of a week"),
        (lambda: diary(8), "seven tablets"),
    ],
)
def test_what_cannot_be_gets_a_sentence(call, words):
    with pytest.raises(CourseError, match=words):
        call()
