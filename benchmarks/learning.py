"""Six years at 40 urges a day for 1,000 people: ours by weekly sums against a plain Python loop over urges.

Every person has a diary of tablets of their own, and a signal from it (`simulate_treatment`, computed beforehand for both
sides). The peer follows one person urge by urge; its time is multiplied by 1,000. Ours takes a week a step, and is held to
its own daily sums, and to the mean of 40 people urge by urge.
"""

import numpy as np

from benchmarks.timing import paired
from course_lib.errors import CourseError
from course_lib.models.learning.urges import live_urges
from course_lib.models.learning.years import live_years
from course_lib.models.target.adaptation import STRIATUM
from course_lib.models.target.adaptation_course import simulate_treatment
from course_lib.models.target.adaptation_drive import ANTIPSYCHOTIC, daily_occupancy

PEER, WANTED = "a plain Python loop", 0.001
PEOPLE, DAYS = 1000, 6 * 364
CHECKED = 40
ALLOWED_ERROR, ALLOWED_OF_CHANCE = 0.005, 0.02


def diaries() -> np.ndarray:
    """Tablets day by day, shape (people, days): each week the same number is missed, on days of each person's own."""
    rng = np.random.default_rng(12)
    weeks = (np.arange(7) >= rng.integers(0, 6, PEOPLE)[:, np.newaxis]).astype(float)
    return np.tile(rng.permuted(weeks, axis=1), DAYS // 7)


def signals() -> np.ndarray:
    """Dopamine's signal at three hours of each day, shape (days, 3, people)."""
    rows = [simulate_treatment(STRIATUM, daily_occupancy(ANTIPSYCHOTIC, one)).signal for one in diaries()]
    return np.ascontiguousarray(np.stack(rows, axis=-1))


def run() -> float:
    """Our time divided by 1,000 times the peer's for one person; prints both and the errors."""
    crowd = signals()
    one = np.ascontiguousarray(crowd[:, :, 0])
    times = paired(lambda: live_years(crowd, step_days=7), lambda: live_urges(one), rounds=9)
    weekly, daily = live_years(crowd, step_days=7).go[-1], live_years(crowd).go[-1]
    error = float(np.abs(weekly / daily - 1).max())
    by_chance = np.array([live_urges(crowd[:, :, i], seed=i).go[-1] for i in range(CHECKED)])
    of_chance = float(abs((by_chance / daily[:CHECKED]).mean() - 1))
    print(f"Go weights after six years: {daily.min():.2f} to {daily.max():.2f}")
    print(
        f"weekly against daily sums: largest error {error:.1e}; urge by urge, {CHECKED} people: {of_chance:.1e}"
    )
    if error > ALLOWED_ERROR or of_chance > ALLOWED_OF_CHANCE:
        raise CourseError("The two ways do not agree, but must: there is no fair comparison of their times.")
    print(f"ours {times.ours_s * 1e3:.1f} ms, a loop {times.peer_s * 1e3:.1f} ms a person")
    return times.ratio / PEOPLE
