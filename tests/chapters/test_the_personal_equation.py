"""Chapter 13's view and mystery: a limit, a direction, and what is refused. EXAMPLE: test your own view here."""

import numpy as np
import pytest
from course_lib.chapters.the_personal_equation.views.fall import START_NM, fall_view

from course_lib.chapters.the_personal_equation.mystery import mystery_fall
from course_lib.chapters.the_personal_equation.pictures import fall_picture, fall_readout
from course_lib.errors import CourseError
from course_lib.models.relaxation import followed


def test_the_fall_agrees_with_a_level_that_loses_a_share_in_each_moment():
    view = fall_view(half_life_h=5, watched_h=20)
    steps = followed(lambda at_h: (0 * at_h, 0 * at_h + np.log(2) / 5), view.times)
    assert view.lines[0].values == pytest.approx(START_NM * steps, rel=1e-9)


def test_a_longer_half_life_leaves_more():
    short, long = (fall_view(half_life_h=hours, watched_h=12).lines[0].values[-1] for hours in (4, 8))
    assert short < long < START_NM


@pytest.mark.parametrize("wrong", [0, -1, "six"])
def test_a_half_life_that_is_no_time_is_refused_in_words(wrong):
    with pytest.raises(CourseError, match="half_life_h is"):
        fall_view(half_life_h=wrong)


def test_the_picture_states_what_is_left_and_so_does_the_readout():
    view = fall_view(half_life_h=6, watched_h=12)
    assert "25 %" in fall_picture(view).title.replace("\u202f", " ")
    assert fall_readout(view)["at the start"] == "40 nM"


def test_the_mystery_fall_keeps_its_samples_and_gives_its_half_life_to_a_fit():
    fall, times_h = mystery_fall(5), np.arange(1.0, 20.0)
    samples = fall.samples_nM(times_h)
    assert np.array_equal(samples, mystery_fall(5).samples_nM(times_h))
    slope, _ = np.polyfit(times_h, np.log(samples), 1)
    hidden_h = float(fall.reveal().split("half-life is ")[1].split(" h")[0])
    assert -np.log(2) / slope == pytest.approx(hidden_h, rel=0.15)


def test_samples_before_the_start_are_refused_in_words():
    with pytest.raises(CourseError, match="times_h"):
        mystery_fall(5).samples_nM([-1.0])
