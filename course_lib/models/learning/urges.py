"""The same years urge by urge, by chance: the long way, which checks the daily sums of `years`."""

from bisect import bisect
from math import exp
from random import Random

import numpy as np

from course_lib.checks import array_of_numbers, whole_number
from course_lib.models.learning.opponents import CEILING, YEARS, Opponents
from course_lib.models.learning.years import HABIT, Habit, HabitCourse
from course_lib.models.target.adaptation_drive import day_nodes


def live_urges(
    signal: object,
    *,
    opponents: Opponents = YEARS,
    habit: Habit = HABIT,
    start: tuple[float, float] = (1.0, 1.0),
    seed: object = 1,
) -> HabitCourse:
    """One person's days, urge by urge: each comes at one of the day's hours and becomes a movement or not.

    `signal` has shape (days, nodes). Raises `CourseError` for a signal below zero and urges that are no whole number.

    >>> live_urges([[1.0] * 3] * 30).go.shape
    (31,)
    """
    because = "it is dopamine's signal, a row a day."
    s = array_of_numbers("signal", signal, dimensions=2, at_least=0, because=because)
    because = "urges are counted one by one."
    urges = whole_number("urges_per_day", habit.urges_per_day, at_least=1, at_most=10_000, because=because)
    drawn, ends = Random(f"urges|{seed}").random, np.cumsum(day_nodes(s.shape[1])[1])[:-1].tolist()
    gain, decay, beta, theta = (
        *(opponents.learning_rate, opponents.forgetting),
        *(habit.steepness, habit.threshold),
    )
    go, nogo = (float(weight) for weight in start)
    course, moved = [(go, nogo)], []
    for day in s.tolist():
        count = 0
        for _ in range(urges):
            now = day[bisect(ends, drawn())]
            push = now * go - (2 - now) * nogo if now < 2 else now * go
            if drawn() * (1 + exp(theta - beta * push)) < 1:
                taught = gain * (now - 1)
                go = min(go + taught * go - decay * (go - 1), CEILING)
                nogo = min(nogo - taught * nogo - decay * (nogo - 1), CEILING)
                count += 1
        course.append((go, nogo))
        moved.append(count)
    rows = np.array(course).T
    return HabitCourse(go=rows[0], nogo=rows[1], movements_per_day=np.array(moved, dtype=float), step_days=1)
