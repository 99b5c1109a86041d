"""What a student hears at once when an answer is handed in: always one sentence about the student's own cell."""

import numpy as np
import pytest

from course_lib.classroom.answers import answer
from course_lib.errors import CourseError

EXAMPLE = {"n_sites": 4, "release_probability": 0.5}


def unknown_name(n_sites, release_probability):
    return n * release_probability  # noqa: F821 - the slip under test


def forgotten_value(n_sites, release_probability):
    missing = None
    return missing * release_probability


def renamed(n, p):
    return n * p


def without_return(n_sites, release_probability):
    n_sites * release_probability


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (unknown_name, r"stops with NameError: name 'n' is not defined \(line \d+ of its cell\)"),
        (forgotten_value, r"stops with TypeError: .*NoneType.* \(line \d+ of its cell\)"),
        (renamed, "keep the arguments' names as they were given"),
        (without_return, "end your function with `return`"),
        (7, "must be a function"),
    ],
)
def test_each_slip_in_a_function_has_its_own_sentence(function, sentence):
    with pytest.raises(CourseError, match=sentence):
        answer("mean", function, example=EXAMPLE)


def test_a_sound_function_is_handed_in(capsys):
    answer("mean", lambda n_sites, release_probability: n_sites * release_probability, example=EXAMPLE)
    assert "mean is handed in: 2." in capsys.readouterr().out


@pytest.mark.parametrize("triple", [(5, 6, 7), (8, 6, 7), (np.nan, 6, 7)])
def test_an_estimate_outside_its_own_interval_is_refused(triple):
    with pytest.raises(CourseError, match="between the ends of its own interval"):
        answer("estimate", {"n": triple}, names=["n"])


def test_an_interval_may_have_no_upper_end(capsys):
    answer("estimate", {"n": (6, 5, np.inf)}, names=["n"])
    assert "n = 6 (5 to inf)" in capsys.readouterr().out
