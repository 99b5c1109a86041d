"""The views of chapter 04: a life on one time axis, and a pulse at a receptor."""

import time

import numpy as np
import pytest

from course_lib.chapters.supersensitivity.pictures import (
    life_picture,
    life_readout,
    pulse_picture,
    pulse_readout,
    years_picture,
)
from course_lib.chapters.supersensitivity.views.life import (
    BARE,
    WEEKS,
    doses_of,
    life_course,
    life_view,
    weekly,
)
from course_lib.chapters.supersensitivity.views.pulse import PULSE_nM, pulse_view
from course_lib.chapters.supersensitivity.views.years import INHIBITOR_FROM, INHIBITOR_UNTIL, years_view
from course_lib.errors import CourseError
from course_lib.models.target.adaptation import STRIATUM
from course_lib.models.target.receptor import D2, occupancy


def lines(course):
    return {line.label: line.values for line in course.lines}


def test_a_life_without_drugs_stands_still():
    still = life_view(peak_occupancy=0.0)
    for course in (still.receptors, still.balance):
        for values in lines(course).values():
            np.testing.assert_allclose(values, 1, rtol=1e-9)
    assert all(values.max() == 0 for values in lines(still.movement).values())


def test_the_two_disorders_come_in_the_order_of_the_chapter():
    life = life_view()
    parkinsonism, dyskinesia = life.scores["parkinsonism"], life.scores["dyskinesia"]
    assert parkinsonism["first week"] > 0.05
    assert dyskinesia["first week"] == 0
    assert parkinsonism["missed week"] == 0
    assert dyskinesia["missed week"] > 0.5


def test_relief_comes_before_receptor_number_has_changed_and_stopping_overshoots():
    life = life_view(vmat2_occupancy=0.83)
    before, on, off = (life.scores["dyskinesia"][f"{when} inhibitor"] for when in ("before", "on", "off"))
    assert on < 0.1 * before
    assert abs(life.number_change_percent) < 3
    assert off > 2 * before
    assert life.scores["dyskinesia"]["last week"] == pytest.approx(before, abs=0.01)


def test_the_inhibitor_changes_nothing_before_it_is_taken():
    with_it, bare = life_course(vmat2_occupancy=0.9), life_course()
    np.testing.assert_array_equal(with_it.signal[: 26 * 7], bare.signal[: 26 * 7])
    assert (with_it.signal[26 * 7 : 34 * 7] < bare.signal[26 * 7 : 34 * 7]).all()


def test_an_anticholinergic_moves_the_balance_and_leaves_receptors():
    plain, less = life_course(), life_course(acetylcholine=0.7)
    np.testing.assert_array_equal(plain.function, less.function)
    np.testing.assert_array_equal(plain.balance[:7], less.balance[:7])
    np.testing.assert_allclose(less.balance[7:], plain.balance[7:] / 0.7)
    assert (
        life_view(acetylcholine=0.7).scores["dyskinesia"]["missed week"]
        > 1.5 * (life_view().scores["dyskinesia"]["missed week"])
    )


def test_the_compared_life_has_nothing_added():
    life, bare = life_view(acetylcholine=0.7, vmat2_occupancy=0.8), life_view()
    assert lines(life.balance)[BARE].tolist() == lines(bare.balance)["this life"].tolist()
    np.testing.assert_array_equal(
        lines(life.movement)[f"dyskinesia, {BARE}"], lines(bare.movement)["dyskinesia"]
    )


def test_a_life_with_nothing_added_has_no_twin_on_the_same_lines():
    bare = life_view()
    for course in (bare.receptors, bare.balance, bare.movement):
        assert not any(BARE in label for label in lines(course))


def test_stopping_for_good_brings_a_storm_that_passes():
    stopped = weekly(life_course(missed_per_week=7).daily_dyskinesia)
    assert stopped[18] > 0.5
    assert stopped[-1] == 0
    assert weekly(life_course(missed_per_week=0).daily_dyskinesia)[18:].max() == 0


def test_the_calendar_misses_what_it_says():
    doses = doses_of(3).reshape(WEEKS, 7)
    assert doses[12].sum() == 0
    assert (doses[:12] == 1).all()
    assert (doses[18:].sum(axis=1) == 4).all()


def test_a_long_pulse_reaches_equilibrium_and_a_short_one_stays_in_proportion():
    long = pulse_view(pulse_length_s=1.0)
    assert long.reached[0] == pytest.approx(long.equilibrium[0], abs=0.05)
    short = pulse_view(kd_nM=60.0, pulse_length_s=0.05, depletion=0.5)
    assert short.reached[1] / short.reached[0] == pytest.approx(0.5, abs=0.06)
    assert short.equilibrium[1] / short.equilibrium[0] > 0.6


def test_the_names_of_two_equilibria_never_lie_on_each_other():
    for kd_nM in (7.0, 30.0, 60.0):
        for depletion in (0.0, 0.05, 0.3, 0.5, 0.9):
            heights = list(pulse_view(kd_nM=kd_nM, depletion=depletion).course.levels.values())
            assert len(heights) == 1 or heights[0] - heights[1] >= 5
    both = pulse_view(kd_nM=30.0)
    assert list(both.course.levels.values()) == pytest.approx([100 * share for share in both.equilibrium])


def test_phases_leave_the_grid_to_be_seen():
    axes = life_picture(life_view(vmat2_occupancy=0.83)).axes[0]
    fields = [one for one in axes.collections if one.get_zorder() == 0]
    assert len(fields) == 4
    assert all(one.get_alpha() < 0.5 for one in fields)


def test_a_pulse_never_passes_its_equilibrium():
    for length in (0.05, 0.3, 1.0):
        view = pulse_view(pulse_length_s=length, depletion=0.0)
        assert view.reached[0] == view.reached[1] < occupancy(D2, PULSE_nM)


def test_pictures_say_what_their_numbers_say():
    life, pulse = life_view(vmat2_occupancy=0.83), pulse_view()
    picture = life_picture(life)
    assert len({axes.get_xlim() for axes in picture.axes}) == 1
    assert picture.axes[0].get_position().y0 > picture.axes[1].get_position().y1
    for word in ("number", "dyskinesia", "parkinsonism", "weeks"):
        assert word in picture.alt
    assert life_readout(life)["dopamine released on it"] == "31 %"
    assert life_readout(life)["receptor number, change that week"] in ("2.3 %", "2.4 %")
    assert pulse_readout(pulse)["reached, full and smaller"].split(",")[0] in pulse_picture(pulse).title


def test_a_life_leaves_room_for_its_controls():
    width_in, height_in = life_picture(life_view(vmat2_occupancy=0.83)).size_in
    assert 960 * height_in / width_in < 400  # of 600 px; the other third holds three sliders


def test_only_a_store_makes_dyskinesia_under_a_steady_block():
    years = years_view()
    steady = years.balance.times < INHIBITOR_FROM
    highest = {name: values[steady].max() for name, values in lines(years.balance).items()}
    assert highest.pop("receptors alone") < 1
    assert all(values > STRIATUM.dyskinesia_above for values in highest.values())
    assert all(12 < month < 24 for month in years.onset_month.values())


def test_a_year_on_an_inhibitor_tells_the_stores_apart():
    weeks = years_view().weeks
    for store in weeks.values():
        assert store["week 1 on it"] < 1 < store["before inhibitor"]
        assert store["week 1 after it"] > store["before inhibitor"]
    assert weeks["blockade"]["week 48 on it"] < STRIATUM.dyskinesia_above
    assert weeks["supersensitivity"]["week 48 on it"] > weeks["supersensitivity"]["before inhibitor"]


def test_without_an_inhibitor_the_fourth_year_is_like_the_third():
    balance = lines(years_view(vmat2_occupancy=0.0).balance)["store fed by blockade"]
    fourth = balance[round(INHIBITOR_FROM * 4.35) : round(INHIBITOR_UNTIL * 4.34)]
    assert np.ptp(fourth) < 0.02


def test_the_picture_of_years_says_what_the_view_says():
    years = years_view()
    assert f"{years.weeks['supersensitivity']['week 48 on it']:.3g}" in years_picture(years).title
    assert "crosses dyskinesia threshold" in years_picture(years).alt


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), "x", True, None, [], 1e9])
@pytest.mark.parametrize("name", ["peak_occupancy", "vmat2_occupancy"])
def test_wrong_years_get_one_sentence(name, value):
    with pytest.raises(CourseError, match=name):
        years_view(**{name: value})


def test_views_are_ready_within_a_frame():
    def seconds(view):
        start = time.perf_counter()
        view()
        return time.perf_counter() - start

    for view in (life_view, pulse_view):
        assert min(seconds(view) for _ in range(10)) < 0.016


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), "x", True, None, [], 1e9])
@pytest.mark.parametrize("name", ["peak_occupancy", "missed_per_week", "acetylcholine", "vmat2_occupancy"])
def test_wrong_decisions_get_one_sentence(name, value):
    with pytest.raises(CourseError, match=name):
        life_view(**{name: value})


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), "x", True, None, []])
@pytest.mark.parametrize("name", ["kd_nM", "pulse_length_s", "depletion"])
def test_wrong_pulses_get_one_sentence(name, value):
    with pytest.raises(CourseError, match=name):
        pulse_view(**{name: value})
