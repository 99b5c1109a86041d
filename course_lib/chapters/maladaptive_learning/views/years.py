"""Chapter 12's years: three people with other diaries of tablets, six years on them and two years off."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.models.learning.withdrawal import IRREGULAR
from course_lib.models.learning.years import DAYS_PER_WEEK, DAYS_PER_YEAR, HabitCourse, live_years
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.target.adaptation import STRIATUM
from course_lib.models.target.adaptation_course import AdaptationCourse, simulate_treatment
from course_lib.models.target.adaptation_drive import ANTIPSYCHOTIC, daily_occupancy

DIARIES = {
    "four in a row missed": IRREGULAR,
    "four missed, spread": (1, 0, 1, 0, 1, 0, 0),
    "none missed": (1, 1, 1, 1, 1, 1, 1),
}
YEARS_ON, YEARS_OFF = 6, 2


@dataclass(frozen=True, kw_only=True)
class YearsView:
    """Go weights over years, and for the first diary the numbers of the lesson."""

    course: TimeCourse
    go_by_year: dict[str, tuple[float, ...]]
    mean_signal: float
    tablet_day: float
    gap_day: float
    two_months_off: float
    function_days: tuple[float, float]


@lru_cache
def lived(diary: str) -> tuple[AdaptationCourse, HabitCourse]:
    """Receptors and weights of one of `DIARIES`, six years on tablets and two off."""
    days_on = YEARS_ON * DAYS_PER_YEAR
    doses = np.append(
        np.resize(np.array(DIARIES[diary], dtype=float), days_on), np.zeros(YEARS_OFF * DAYS_PER_YEAR)
    )
    receptors = simulate_treatment(STRIATUM, daily_occupancy(ANTIPSYCHOTIC, doses))
    return receptors, live_years(receptors.signal)


def years_view() -> YearsView:
    """The view of these years. Source: `years`, ours.

    >>> view = years_view()
    >>> [round(go, 2) for go in view.go_by_year["four in a row missed"]]
    [1.0, 1.18, 1.48, 1.85, 2.16, 2.37, 2.49, 1.72, 1.5]
    """
    by_year, lines = {}, []
    for name in DIARIES:
        weights = lived(name)[1].go
        by_year[name] = tuple(float(each) for each in weights[::DAYS_PER_YEAR])
        lines.append(Line(label=name, values=weights[::DAYS_PER_WEEK]))
    receptors, habit = lived("four in a row missed")
    last = YEARS_ON * DAYS_PER_YEAR
    week = habit.movements_per_day[last - DAYS_PER_WEEK : last]
    return YearsView(
        course=TimeCourse(
            quantity="movement",
            label="Go weight",
            unit="",
            times=np.arange(len(lines[0].values)) * DAYS_PER_WEEK / DAYS_PER_YEAR,
            time_unit="years",
            lines=lines,
        ),
        go_by_year=by_year,
        mean_signal=float(receptors.daily_signal[:last].mean()),
        tablet_day=float(week[-1]),
        gap_day=float(week[3]),
        two_months_off=float(habit.movements_per_day[last + 56 : last + 63].mean()),
        function_days=tuple(_days_until(receptors.function[last:], level) for level in (1.1, 1.01)),
    )


def _days_until(function: np.ndarray, level: float) -> float:
    return float(np.argmax(function < level))
