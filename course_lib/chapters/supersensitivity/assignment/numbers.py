"""Tasks 1 and 2 of chapter 04's assignment: numbers of one receptor pool, and the drive as a function."""

from random import Random

from course_lib.chapters.supersensitivity.assignment.samples import pool_of
from course_lib.chapters.supersensitivity.questions import adapting
from course_lib.models.target.adaptation import adapted, days_until
from course_lib.questions.building import Marked, cases, own_hints

MARKED = Marked(
    chapter="04",
    hints=own_hints(
        "Which of the two changes at once, drive or receptors?",
        "Check the limits: what must it be for a drive of 1, and for a drive of 0?",
    ),
)

POOL = MARKED.graded(
    adapting.REST,
    "pool",
    ("Size of your pool at rest.", "(1 + g)/(1 + g u) = {truth:.3g}.", "Grown, but not enough."),
    mistakes={
        "pool_restores_all": (
            "full_restoring",
            "That is 1/u, which would restore the signal in full. Part of the loss goes on without use, so the pool grows less.",
        ),
        "pool_without_drive": (
            "no_drive_left",
            "That is 1 + g, the pool with no drive at all. Divide by 1 + g u: some drive is left.",
        ),
        "pool_blocked_for_drive": (
            "blocked_for_drive",
            "You put in 1 − drive, which the drug takes away. The pool settles under the drive that is left.",
        ),
    },
)

SIGNAL = MARKED.number(
    "signal",
    "disorders",
    lambda g: g.drive * adapted(pool_of(g), g.drive),
    ("Signal at rest, on the drug.", "P u = {truth:.3g}.", "Tolerance is partial."),
    mistakes={
        "signal_of_day_one": (
            lambda g: g.drive,
            "That is the drive: the signal on the first day. At rest the pool has grown; multiply by it.",
        ),
        "signal_is_pool": (
            lambda g: adapted(pool_of(g), g.drive),
            "That is the pool. The signal is what the pool gets: pool times drive.",
        ),
    },
)

DAYS_90 = MARKED.graded(
    adapting.ONSET,
    "days",
    ("Days until 90 % of the way.", "ln 10/(k (1 + g u)) = {truth:.4g} days.", "Onset takes its time."),
    mistakes={
        "days_off_drug": (
            lambda g: days_until(pool_of(g), 1.0, 0.9),
            "That is the way back, at a drive of 1. On the drug receptors are used less and settle more slowly.",
        ),
        "days_one_constant": (
            "one_time_constant",
            "That is one time constant, 63 % of the way. For 90 % multiply it by ln 10 (log₁₀ 10 is only 1).",
        ),
        "days_straight_line": (
            "straight_line",
            "That is 0.9 time constants, as if the first pace were kept. The pool slows down as it settles: multiply by ln 10.",
        ),
    },
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


def _case(rng: Random, number: int, *, depleted: bool) -> dict[str, float]:
    return {
        "blocked": round(rng.uniform(0.1, 0.45), 3) + 0.5 * (number % 2),
        "released": round(rng.uniform(0.1, 0.7), 3) if depleted else 1.0,
        "resting": round(rng.uniform(0.25, 0.6), 3),
    }


SIGNATURE = "drive_of(blocked, released, resting)"
WITH_EITHER = {
    "drive_of_blocked": (
        _share_of_block,
        "You gave dopamine the share that the antagonist holds. Dopamine has what is left, 1 − blocked.",
    ),
    "drive_absolute": (
        _absolute,
        "That is the occupancy itself. The drive is relative to an untreated striatum: without drugs it must be 1.",
    ),
}

DRIVE_BLOCKED = MARKED.function(
    "drive_blocked",
    "occupancy",
    _drive,
    ("Drive under an antagonist alone.", "1 − blocked.", "What is not held is left for dopamine."),
    signature=SIGNATURE,
    cases=cases("cases|{data_seed}|False", lambda rng, number: _case(rng, number, depleted=False)),
    mistakes=WITH_EITHER,
)

DRIVE_DEPLETED = MARKED.function(
    "drive_depleted",
    "treatment",
    _drive,
    (
        "Drive with less dopamine.",
        "(1 − A) d/(d θ₀ + 1 − θ₀).",
        "Occupancy saturates, so depletion works less than in proportion.",
    ),
    signature=SIGNATURE,
    cases=cases("cases|{data_seed}|True", lambda rng, number: _case(rng, number, depleted=True)),
    mistakes={
        **WITH_EITHER,
        "drive_proportional": (
            _proportional,
            "You let the drive follow dopamine in proportion. Some receptors hold dopamine at rest, so occupancy falls less than its amount.",
        ),
        "drive_unblocked": (
            _unblocked,
            "The antagonist is missing: dopamine has only the share 1 − blocked of the receptors.",
        ),
    },
)
