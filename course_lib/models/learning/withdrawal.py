"""Six years of tablets, a VMAT2 inhibitor, and its end: what it hides, erases and teaches, told by four stories.

The antipsychotic goes on as before, or stops when the inhibitor begins. The inhibitor holds one share of VMAT2 all day, from
its first day to its last; the vesicle of `terminal` says how much dopamine is then released.

    mask       receptors follow the antipsychotic alone, weights are frozen: it only hides
    receptors  receptors answer the inhibitor, too
    learning   weights change, receptors follow the antipsychotic alone
    both       receptors answer, and weights change

OURS: constant occupancy, that tone and bursts shrink alike, that all stories start from the same learned weights, and the
habit and learning rates of `years`. `spared` lets Go read released dopamine alone.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.checks import array_of_numbers, fraction, one_of, whole_number
from course_lib.errors import CourseError
from course_lib.models.learning.opponents import YEARS, Opponents
from course_lib.models.learning.years import DAYS_PER_WEEK, HABIT, Habit, HabitCourse, live_years
from course_lib.models.target.adaptation import STRIATUM
from course_lib.models.target.adaptation_course import simulate_treatment
from course_lib.models.target.adaptation_drive import ANTIPSYCHOTIC, daily_occupancy, drive
from course_lib.models.terminal.vesicle import TERMINAL_VESICLE, content

IRREGULAR = (0, 0, 0, 0, 1, 1, 1)  # illustrative: four days missed, then three taken
WEEKS_BEFORE = 6 * 52
STORIES = {
    "mask": "it only hides",
    "receptors": "receptors answer it",
    "learning": "weights change",
    "both": "receptors answer it and weights change",
}


def diary(missed_per_week: int) -> tuple[int, ...]:
    """A week's tablets, 1 taken and 0 missed: the first days of each week are missed.

    Raises `CourseError` for other than 0 to 7 a week.

    >>> diary(4) == IRREGULAR
    True
    """
    because = "a week has seven tablets."
    missed = whole_number("missed_per_week", missed_per_week, at_least=0, at_most=7, because=because)
    return (0,) * missed + (1,) * (DAYS_PER_WEEK - missed)


@dataclass(frozen=True, kw_only=True)
class Treated:
    """The last weeks before an inhibitor, the weeks on it and the weeks after it, day by day, as one `HabitCourse`.

    `before`, `on` and `off` count weeks.
    """

    course: HabitCourse
    before: int
    on: int
    off: int

    def week_on(self, week: int) -> float:
        """Mean movements a day in a week on the inhibitor, counted from 1."""
        return self.course.week(self.before + week)

    def week_off(self, week: int) -> float:
        """Mean movements a day in a week after it, counted from 1."""
        return self.course.week(self.before + self.on + week)

    @property
    def at_start(self) -> tuple[float, float]:
        """Go and NoGo weight when the inhibitor begins."""
        return self._weights(self.before)

    @property
    def left(self) -> tuple[float, float]:
        """Go and NoGo weight when the inhibitor ends."""
        return self._weights(self.before + self.on)

    def _weights(self, week: int) -> tuple[float, float]:
        return float(self.course.go[DAYS_PER_WEEK * week]), float(self.course.nogo[DAYS_PER_WEEK * week])


def treated(
    occupancy: float,
    *,
    weeks_on: int = 48,
    weeks_off: int = 26,
    week_doses: object = IRREGULAR,
    story: str = "both",
    spared: bool = False,
    antipsychotic_stops: bool = False,
    opponents: Opponents = YEARS,
    habit: Habit = HABIT,
    weeks_before: int = 8,
) -> Treated:
    """A person whose antipsychotic was taken by this weekly diary for six years, then on an inhibitor, then off it.

    Raises `CourseError` for an occupancy outside 0 to 1, an unknown story and weeks that are no counts.

    >>> person = treated(0.83)
    >>> [round(person.week_on(week), 1) for week in (1, 6, 48)], round(person.left[0], 2)
    ([4.4, 10.5, 6.9], 1.96)
    """
    told = one_of("story", story, STORIES, because="these four are told apart here.")
    on, off, before = _counted(weeks_on=weeks_on, weeks_off=weeks_off, weeks_before=weeks_before)
    occupied = fraction("occupancy", occupancy, because="it is a share of transporters.")
    week, first = _week(week_doses), DAYS_PER_WEEK * WEEKS_BEFORE
    signal, go_signal = _signals(week, bool(spared), told, occupied, on, off, bool(antipsychotic_stops))
    start = _taught(week, bool(spared), opponents, habit)
    after = live_years(
        signal[first:],
        go_signal=None if go_signal is None else go_signal[first:],
        opponents=opponents,
        habit=habit,
        start=(start.go[-1], start.nogo[-1]),
        frozen=told in ("mask", "receptors"),
    )
    return Treated(course=_joined(start, after, before), before=before, on=on, off=off)


def _counted(**weeks: object) -> list[int]:
    because = "treatment is counted in weeks."
    return [
        whole_number(name, value, at_least=int(name != "weeks_before"), at_most=520, because=because)
        for name, value in weeks.items()
    ]


def _week(doses: object) -> tuple[float, ...]:
    because = "it lists the tablets of a week."
    week = array_of_numbers("week_doses", doses, dimensions=1, at_least=0, at_most=10, because=because)
    if len(week) != DAYS_PER_WEEK:
        raise CourseError(f"week_doses lists {len(week)} days, but must list 7: {because}")
    return tuple(week.tolist())


@lru_cache(maxsize=64)
def _signals(
    week: tuple[float, ...],
    spared: bool,
    story: str = "both",
    occupancy: float = 0.0,
    on: int = 0,
    off: int = 0,
    stops: bool = False,
) -> tuple[np.ndarray, np.ndarray | None]:
    """What NoGo (or both) and, if D1 is spared, Go read at the nodes of each day; kept, for habits differ more often."""
    begins, ends = DAYS_PER_WEEK * WEEKS_BEFORE, DAYS_PER_WEEK * (WEEKS_BEFORE + on)
    doses = np.tile(week, WEEKS_BEFORE + on + off)
    if stops:
        doses[begins:] = 0
    blocked = np.zeros((len(doses), 1))
    blocked[begins:ends] = occupancy
    held = daily_occupancy(ANTIPSYCHOTIC, doses)
    if story in ("mask", "learning"):
        signal = simulate_treatment(STRIATUM, held).signal * drive(STRIATUM, vmat2=blocked)
    else:
        signal = simulate_treatment(STRIATUM, held, blocked).signal
    released = np.broadcast_to(np.asarray(content(TERMINAL_VESICLE, blocked)), signal.shape)
    return signal, released if spared else None


@lru_cache(maxsize=256)
def _taught(week: tuple[float, ...], spared: bool, opponents: Opponents, habit: Habit) -> HabitCourse:
    """Six years by this diary, without any inhibitor."""
    signal, go_signal = _signals(week, spared)
    return live_years(signal, go_signal=go_signal, opponents=opponents, habit=habit)


def _joined(early: HabitCourse, late: HabitCourse, weeks: int) -> HabitCourse:
    """The last weeks of one course and the whole of the next."""
    first = len(early.movements_per_day) - DAYS_PER_WEEK * weeks
    return HabitCourse(
        go=np.append(early.go[first:-1], late.go),
        nogo=np.append(early.nogo[first:-1], late.nogo),
        movements_per_day=np.append(early.movements_per_day[first:], late.movements_per_day),
        step_days=1,
    )
