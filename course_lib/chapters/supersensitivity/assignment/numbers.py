"""Tasks 1 and 2 of chapter 04's assignment: numbers of one receptor pool, and the drive as a function."""

from random import Random

from course_lib.chapters.supersensitivity.assignment.samples import pool_of
from course_lib.models.target.adaptation import adapted, days_until
from course_lib.questions.kinds import FunctionQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

CASES = 8
ONE_PER_CENT = Tolerance(relative=0.01)
HINTS = (
    "Which of the two changes at once, drive or receptors?",
    "Write the equation of the lecture with your own numbers in it.",
    "Check the limits: what must it be for a drive of 1, and for a drive of 0?",
)


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


POOL = NumberQuestion(
    id="assignment04.pool",
    objective="04.adaptation",
    answer=lambda g: adapted(pool_of(g), g.drive),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="pool_restores_all",
            answer=lambda g: 1 / g.drive,
            because="That is 1/u, which would restore the signal in full. Part of the loss goes on without use, so the pool grows less.",
        ),
        Mistake(
            id="pool_without_drive",
            answer=lambda g: 1 + g.gain,
            because="That is 1 + g, the pool with no drive at all. Divide by 1 + g u: some drive is left.",
        ),
        Mistake(
            id="pool_blocked_for_drive",
            answer=lambda g: adapted(pool_of(g), 1 - g.drive),
            because="You put in 1 − drive, which the drug takes away. The pool settles under the drive that is left.",
        ),
    ),
    **texts("Size of your pool at rest.", "(1 + g)/(1 + g u) = {truth:.3g}.", "Grown, but not enough."),
)

SIGNAL = NumberQuestion(
    id="assignment04.signal",
    objective="04.disorders",
    answer=lambda g: g.drive * adapted(pool_of(g), g.drive),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="signal_of_day_one",
            answer=lambda g: g.drive,
            because="That is the drive: the signal on the first day. At rest the pool has grown; multiply by it.",
        ),
        Mistake(
            id="signal_is_pool",
            answer=lambda g: adapted(pool_of(g), g.drive),
            because="That is the pool. The signal is what the pool gets: pool times drive.",
        ),
    ),
    **texts("Signal at rest, on the drug.", "R u = {truth:.3g}.", "Tolerance is partial."),
)

DAYS_90 = NumberQuestion(
    id="assignment04.days",
    objective="04.adaptation",
    unit="day",
    answer=lambda g: days_until(pool_of(g), g.drive, 0.9),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="days_off_drug",
            answer=lambda g: days_until(pool_of(g), 1.0, 0.9),
            because="That is the way back, at a drive of 1. On the drug receptors are used less and settle more slowly.",
        ),
        Mistake(
            id="days_one_constant",
            answer=lambda g: 1 / (g.turnover_per_day * (1 + g.gain * g.drive)),
            because="That is one time constant, 63 % of the way. For 90 % multiply it by ln 10 (log₁₀ 10 is only 1).",
        ),
        Mistake(
            id="days_straight_line",
            answer=lambda g: 0.9 / (g.turnover_per_day * (1 + g.gain * g.drive)),
            because="That is 0.9 time constants, as if the first pace were kept. The pool slows down as it settles: multiply by ln 10.",
        ),
    ),
    **texts(
        "Days until 90 % of the way.", "ln 10/(k (1 + g u)) = {truth:.4g} days.", "Onset takes its time."
    ),
)


def _drive(blocked, released, resting):
    return (1 - blocked) * released / (released * resting + 1 - resting)


def _proportional(blocked, released, resting):
    return (1 - blocked) * released


def _absolute(blocked, released, resting):
    return resting * _drive(blocked, released, resting)


def _unblocked(blocked, released, resting):
    return _drive(0.0, released, resting)


def _share_of_block(blocked, released, resting):
    return _drive(1 - blocked, released, resting)


def _cases(params: Params, *, depleted: bool) -> list[dict[str, float]]:
    rng = Random(f"cases|{params.data_seed}|{depleted}")
    return [
        {
            "blocked": round(rng.uniform(0.1, 0.45), 3) + 0.5 * (number % 2),
            "released": round(rng.uniform(0.1, 0.7), 3) if depleted else 1.0,
            "resting": round(rng.uniform(0.25, 0.6), 3),
        }
        for number in range(CASES)
    ]


_HELD_FOR_FREE = Mistake(
    id="drive_of_blocked",
    answer=lambda g: _share_of_block,
    because="You gave dopamine the share that the antagonist holds. Dopamine has what is left, 1 − blocked.",
)
_ABSOLUTE = Mistake(
    id="drive_absolute",
    answer=lambda g: _absolute,
    because="That is the occupancy itself. The drive is relative to an untreated striatum: without drugs it must be 1.",
)
SIGNATURE = "drive_of(blocked, released, resting)"

DRIVE_BLOCKED = FunctionQuestion(
    id="assignment04.drive_blocked",
    objective="04.occupancy",
    signature=SIGNATURE,
    unit="1",
    answer=lambda g: _drive,
    cases=lambda g: _cases(g, depleted=False),
    mistakes=(_HELD_FOR_FREE, _ABSOLUTE),
    **texts("Drive under an antagonist alone.", "1 − blocked.", "What is not held is left for dopamine."),
)

DRIVE_DEPLETED = FunctionQuestion(
    id="assignment04.drive_depleted",
    objective="04.treatment",
    signature=SIGNATURE,
    unit="1",
    answer=lambda g: _drive,
    cases=lambda g: _cases(g, depleted=True),
    mistakes=(
        _HELD_FOR_FREE,
        _ABSOLUTE,
        Mistake(
            id="drive_proportional",
            answer=lambda g: _proportional,
            because="You let the drive follow dopamine in proportion. Some receptors hold dopamine at rest, so occupancy falls less than its amount.",
        ),
        Mistake(
            id="drive_unblocked",
            answer=lambda g: _unblocked,
            because="The antagonist is missing: dopamine has only the share 1 − blocked of the receptors.",
        ),
    ),
    **texts(
        "Drive with less dopamine.",
        "(1 − A) d/(d θ₀ + 1 − θ₀).",
        "Occupancy saturates, so depletion works less than in proportion.",
    ),
)
