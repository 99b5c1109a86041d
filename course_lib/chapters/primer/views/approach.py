"""What the primer shows of equilibrium: a level that is made at a constant rate and lost in proportion to itself.

ILLUSTRATION. Level(t) = rest + (start − rest) (½)^(t ÷ half-time), where rest = gain × half-time ÷ ln 2.
"""

import math
from dataclasses import dataclass

import numpy as np

from course_lib.checks import number
from course_lib.models.records.curves import Line, TimeCourse

WATCHED_h, POINTS = 24.0, 241


@dataclass(frozen=True, kw_only=True)
class ApproachView:
    """The course of a level from 0, the equilibrium at which it rests in nM, and its half-time in hours."""

    course: TimeCourse
    rest_nM: float
    half_time_h: float


def approach_view(*, gain_nM_per_h: float = 20.0, half_time_h: float = 3.0) -> ApproachView:
    """The view of a level that begins at 0, is made at `gain_nM_per_h` and lost with this half-time.

    Raises `CourseError` for rates and half-times of zero or less.

    >>> view = approach_view(gain_nM_per_h=20, half_time_h=3)
    >>> round(view.rest_nM, 1), round(float(view.course.lines[0].values[30]), 1)
    (86.6, 43.3)
    """
    gain = number("gain_nM_per_h", gain_nM_per_h, above=0, because="something is made all the time.")
    half = number("half_time_h", half_time_h, above=0, because="a half-time is a time.")
    rest = gain * half / math.log(2)
    times = np.linspace(0.0, WATCHED_h, POINTS)
    return ApproachView(
        course=TimeCourse(
            quantity="dopamine",
            label="dopamine in the dish",
            unit="nM",
            times=times,
            time_unit="h",
            lines=[Line(label="dopamine", values=rest * (1 - 0.5 ** (times / half)))],
            levels={"equilibrium": rest, "half-way": rest / 2},
        ),
        rest_nM=rest,
        half_time_h=half,
    )
