"""What chapter 13 moves: a level that falls with one half-life. EXAMPLE: put your own view here."""

import numpy as np

from course_lib.checks import number
from course_lib.models.records.curves import Line, TimeCourse

START_NM = 40.0  # illustrative
POINTS = 121


def fall_view(*, half_life_h: float, watched_h: float = 24.0) -> TimeCourse:
    """The level of a drug over time, in nM, from `START_NM`; at equal steps of time it loses equal shares.

    Raises `CourseError` for a half-life or a time that is not above zero. Source: derived in notebook 13.

    >>> float(fall_view(half_life_h=6, watched_h=12).lines[0].values[-1])
    10.0
    """
    half_life = number("half_life_h", half_life_h, above=0, because="a half-life is a time.")
    end = number("watched_h", watched_h, above=0, because="a course takes time.")
    times = np.linspace(0.0, end, POINTS)
    level = START_NM * 0.5 ** (times / half_life)
    return TimeCourse(
        quantity="drug",
        label="drug in plasma",
        unit="nM",
        times=times,
        time_unit="h",
        lines=[Line(label="level", values=level)],
        levels={"half": START_NM / 2},
    )
