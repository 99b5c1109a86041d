"""Years of a movement that is performed, or held back, and taught each time by the signal of that hour.

At an urge the movement happens with probability

    P = 1/(1 + exp(−(β [S G − max(2 − S, 0) N] − θ)))

and each performance changes both weights as in `opponents`. S is dopamine's signal at three hours of a day
(`simulate_treatment`); a day's urges fall on these hours by their weights, and its sums change the weights once:

    movements = urges × Σ weight × P(S),    sum of errors = urges × Σ weight × P(S) (S − 1)

For crowds some days may be taken together, with the slope of the step before (Adams–Bashforth, second order). `urges`
holds the same years urge by urge, by chance. OURS, all of it: β, θ, 40 urges a day, the even spread of urges over the
day, one movement alone, and one S for both weights; `spared` lets Go read the dopamine that is released, as if the
antipsychotic did not reach D1 at all.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, whole_number
from course_lib.errors import CourseError
from course_lib.models.learning.one_person import days_of_one
from course_lib.models.learning.opponents import CEILING, YEARS, Opponents
from course_lib.models.target.adaptation_drive import day_nodes

DAYS_PER_YEAR, DAYS_PER_WEEK = 364, 7
MOST_STEP_DAYS = 7
_HIGHEST = 100.0
_READ = "it is dopamine's signal at the hours of each day."


@dataclass(frozen=True, kw_only=True)
class Habit:
    """How an urge becomes a movement: steepness β, threshold θ, and urges a day.

    >>> [round(float(performed(HABIT, 1.0, go, 1.0)), 3) for go in (1.0, 2.0, 3.0)]
    [0.047, 0.269, 0.731]
    """

    steepness: float = 2.0
    threshold: float = 3.0
    urges_per_day: float = 40.0

    def __post_init__(self) -> None:
        number("steepness", self.steepness, above=0, at_most=20, because="a stronger Go moves more.")
        number("threshold", self.threshold, at_least=-20, at_most=20, because="a movement needs some push.")
        number("urges_per_day", self.urges_per_day, above=0, at_most=1e4, because="urges are counted.")


HABIT = Habit()  # illustrative, as every number in it


def performed(habit: Habit, signal: object, go: object, nogo: object, *, go_signal: object = None):
    """Probability that an urge becomes a movement; signal, weights and `go_signal` broadcast.

    `go_signal` is what the Go weight reads, the same signal unless it is given.
    Raises `CourseError` for a signal below zero. Source: the module's first equation, ours.

    >>> round(float(performed(HABIT, 0.3, 1.0, 1.0)), 4)
    0.003
    """
    s = array_of_numbers("signal", signal, at_least=0, because="it is dopamine's signal, 1 without drugs.")
    d1 = s if go_signal is None else np.asarray(go_signal, dtype=float)
    push = d1 * np.asarray(go) - np.maximum(2 - s, 0.0) * np.asarray(nogo)
    return 1 / (1 + np.exp(-(habit.steepness * push - habit.threshold)))


@dataclass(frozen=True, kw_only=True)
class HabitCourse:
    """Weights at the start of each step and movements a day within it, shape (steps + 1, …) and (steps, …)."""

    go: np.ndarray
    nogo: np.ndarray
    movements_per_day: np.ndarray
    step_days: int

    @property
    def clipped(self) -> bool:
        """Whether a weight reached its ceiling and was held there."""
        return bool(max(self.go.max(), self.nogo.max()) >= CEILING)

    @property
    def said(self) -> str:
        """One sentence on clipping, or an empty text."""
        if not self.clipped:
            return ""
        return f"A weight is held at {CEILING:g}: learning outruns forgetting, and it would grow without end."

    def week(self, number_of_week: int) -> float:
        """Mean movements a day in a week, counted from 1; of one person, with steps of a day.

        Raises `CourseError` for a week that was not simulated.
        """
        weeks = len(self.movements_per_day) * self.step_days // DAYS_PER_WEEK
        at = whole_number("week", number_of_week, at_least=1, at_most=weeks, because="it was simulated.")
        return float(self.movements_per_day[DAYS_PER_WEEK * (at - 1) : DAYS_PER_WEEK * at].mean())


def live_years(
    signal: object,
    *,
    go_signal: object = None,
    opponents: Opponents = YEARS,
    habit: Habit = HABIT,
    start: tuple[object, object] = (1.0, 1.0),
    step_days: int = 1,
    frozen: bool = False,
) -> HabitCourse:
    """The course of both weights under a signal given at the nodes of each day.

    `signal` and `go_signal` have shape (days, nodes) or, for a crowd, (days, nodes, people); `start` holds Go and NoGo, one
    number each or one a person. `frozen` lets nothing be learned. Days must fill whole steps of at most a week.
    Raises `CourseError` for signals below zero, other shapes, and days that do not fill the steps.

    >>> float(live_years([[1.0] * 3] * 14).go[-1])
    1.0
    """
    s, d1 = _signals(signal, go_signal)
    step = whole_number(
        "step_days", step_days, at_least=1, at_most=MOST_STEP_DAYS, because="weights change within weeks."
    )
    if len(s) % step:
        raise CourseError(
            f"signal has {len(s)} days, but must have whole steps of {step}: none is cut short."
        )
    people = s.shape[2]
    weights = np.empty((2, len(s) // step + 1, people))
    for row, first in zip(weights, start, strict=True):
        because = f"weights are clipped to 0 to {CEILING:g}."
        row[0] = array_of_numbers("start", first, at_least=0, at_most=CEILING, because=because)
    own = Opponents(learning_rate=0.0, forgetting=0.0) if frozen else opponents
    moved = (_days if people == step == 1 else _steps)(weights, s, d1, step, own, habit)
    one = np.ndim(signal) == 2
    go, nogo = (row[:, 0] if one else row for row in weights)
    return HabitCourse(go=go, nogo=nogo, movements_per_day=moved[:, 0] if one else moved, step_days=step)


def _signals(signal: object, go_signal: object) -> tuple[np.ndarray, np.ndarray | None]:
    tables = []
    for name, given in (("signal", signal), ("go_signal", go_signal)):
        if given is None:
            tables.append(None)
            continue
        table = (
            np.asarray(given)
            if isinstance(given, np.ndarray)
            else array_of_numbers(name, given, because=_READ)
        )
        if table.ndim not in (2, 3) or table.shape[1] < 2:
            raise CourseError(
                f"{name} has shape {table.shape}, but must have a row a day and a column an hour: "
                "movements of one day meet different signals."
            )
        tables.append(table[:, :, np.newaxis] if table.ndim == 2 else table)
    if tables[1] is not None and tables[1].shape != tables[0].shape:
        raise CourseError(
            f"go_signal has shape {tables[1].shape}, but must have {tables[0].shape}: both are read at the same hours."
        )
    return tables[0], tables[1]


def _days(weights, s, d1, step, opponents, habit) -> np.ndarray:
    """As `_steps` does with steps of a day, for one person."""
    checked = {"at_least": 0, "at_most": _HIGHEST, "because": _READ}
    nogo = array_of_numbers("signal", s[:, :, 0], **checked)
    go = nogo if d1 is None else array_of_numbers("go_signal", d1[:, :, 0], **checked)
    urges = day_nodes(s.shape[1])[1] * habit.urges_per_day
    moved = days_of_one(weights[:, :, 0], (go, nogo), urges, habit.steepness, habit.threshold, opponents)
    return moved[:, np.newaxis]


def _steps(weights, s, d1, step, opponents, habit) -> np.ndarray:
    """Fill the weights step by step; returns movements a day, shape (steps, people)."""
    hours = np.tile(day_nodes(s.shape[1])[1], step) * habit.urges_per_day  # movements of a step, by hour
    moved = np.empty((weights.shape[1] - 1, s.shape[2]))
    gain = opponents.learning_rate * np.array([[1.0], [-1.0]])
    decay = opponents.forgetting
    buffers = np.empty((2, len(hours), s.shape[2]))
    before, now = None, weights[:, 0]
    for at in range(len(moved)):
        block, highest = _looked_at(s, at, step)
        own = block if d1 is None else _looked_at(d1, at, step)[0]
        chance = _chance(habit, block, own, now, buffers, highest)
        count = hours @ chance
        taught = hours @ np.multiply(chance, block, out=buffers[1]) - count
        if d1 is not None:
            taught = np.stack((hours @ np.multiply(chance, own, out=buffers[1]) - count, taught))
        forgotten = decay * count
        change = gain * taught - forgotten
        change *= now
        change += forgotten
        ahead = change if before is None or step == 1 else 1.5 * change - 0.5 * before
        now = np.minimum(np.maximum(now + ahead, 0.0), CEILING)
        weights[:, at + 1], moved[at], before = now, count, change
    moved /= step
    return moved


def _looked_at(table: np.ndarray, at: int, step: int) -> tuple[np.ndarray, float]:
    """A step's signals, shape (hours, people), and the highest; checked while they lie in the cache."""
    block = table[at * step : (at + 1) * step].reshape(step * table.shape[1], -1)
    highest = block.max()
    if block.dtype != float or not (block.min() >= 0 and highest <= _HIGHEST):
        block = array_of_numbers("signal", block, at_least=0, at_most=_HIGHEST, because=_READ)
    return block, highest


def _chance(habit: Habit, s: np.ndarray, d1: np.ndarray, now, buffers, highest: float) -> np.ndarray:
    """As `performed`, in as few passes over a block (hours, people) as it takes; in the first of two buffers."""
    beta, push = habit.steepness, buffers[0]
    go, nogo = beta * now
    if d1 is s:
        np.multiply(s, -(go + nogo), out=push)
    else:
        np.multiply(s, -nogo, out=push)
        push -= np.multiply(d1, go, out=buffers[1])
    push += 2 * nogo + habit.threshold
    if highest > 2:  # a NoGo weight cannot turn into a Go
        np.maximum(push, habit.threshold - go * d1, out=push)
    np.exp(push, out=push)
    push += 1
    return np.divide(1, push, out=push)
