"""Objective 04.adaptation: where a receptor pool settles under a drive, how fast, and what gain a measured rise asks for."""

import math
from random import Random

from course_lib.models.target.adaptation import Adaptation, adapted, days_until, gain_for
from course_lib.questions.kinds import Mistake, NumberQuestion
from course_lib.questions.params import Params

OBJECTIVE = "04.adaptation"


def _pool(v: Params) -> Adaptation:
    return Adaptation(gain=v.gain, turnover_per_day=getattr(v, "turnover_per_day", 0.1))


REST = NumberQuestion(
    id="supersensitivity.rest",
    objective=OBJECTIVE,
    prompt="A receptor pool of gain {gain:g} is 1 without drugs. A drug leaves a drive of {drive:g} for many months. "
    "How large is the pool then, relative to no drug?",
    draw=lambda rng: {
        "gain": rng.choice((1.5, 2, 3, 5, 6, 8)),
        "drive": rng.choice((0.1, 0.15, 0.2, 0.25, 0.3, 0.4)),
    },
    answer=lambda v: adapted(_pool(v), v.drive),
    hints=(
        "At rest what is made equals what is lost.",
        "Made: 1 + g. Lost: (1 + g u) for each unit of pool.",
        "P = (1 + g)/(1 + g u) with g = {gain:g} and u = {drive:g}.",
    ),
    worked="P = (1 + {gain:g})/(1 + {gain:g} × {drive:g}) = {truth:.3g}.",
    why="At rest making equals losing, and the loss of each receptor goes with 1 + g × drive.",
    means="The pool grows, but not enough: signal P u stays below one.",
    mistakes=(
        Mistake(
            id="full_restoring",
            answer=lambda v: 1 / v.drive,
            because="That is 1/u, which would restore the signal in full. Only an infinite gain does that: part of the loss does not depend on use.",
        ),
        Mistake(
            id="no_drive_left",
            answer=lambda v: 1 + v.gain,
            because="That is 1 + g, the pool with no drive at all. A drive of {drive:g} still hastens the loss.",
        ),
        Mistake(
            id="blocked_for_drive",
            answer=lambda v: adapted(_pool(v), 1 - v.drive),
            because="You put in 1 − {drive:g}, the share that the drug takes away. The drive u is the share that is left, {drive:g}.",
        ),
        Mistake(
            id="signal",
            answer=lambda v: v.drive * (1 + v.gain) / (1 + v.gain * v.drive),
            because="That is the signal, pool times drive. The question asks for the pool itself.",
        ),
    ),
)


def _timed(rng: Random) -> dict[str, float]:
    return {
        "gain": rng.choice((3, 4, 6)),
        "turnover_per_day": rng.choice((0.015, 0.02, 0.03)),
        "drive": rng.choice((0.15, 0.2, 0.3)),
    }


ONSET = NumberQuestion(
    id="supersensitivity.onset",
    objective=OBJECTIVE,
    prompt="A pool of gain {gain:g} and turnover {turnover_per_day:g} per day meets a drive that drops to {drive:g}. "
    "After how many days has it covered 90 % of its way?",
    unit="day",
    draw=_timed,
    answer=lambda v: days_until(_pool(v), v.drive, 0.9),
    hints=(
        "First find the time constant under this drive.",
        "It is 1/(k (1 + g u)), with the drive that is there now.",
        "90 % of the way takes ln 10 time constants.",
    ),
    worked="τ = 1/({turnover_per_day:g} (1 + {gain:g} × {drive:g})) per day; τ ln 10 = {truth:.3g} days.",
    why="Under the drug receptors are used less and lost more slowly, so the approach takes the time constant of the drug.",
    means="Under block the pool is used less and lost more slowly: onset takes its time.",
    mistakes=(
        Mistake(
            id="old_drive",
            answer=lambda v: days_until(_pool(v), 1.0, 0.9),
            because="You used a drive of 1, which is gone. That is how long the way back takes once the drug is stopped.",
        ),
        Mistake(
            id="one_time_constant",
            answer=lambda v: 1 / (v.turnover_per_day * (1 + v.gain * v.drive)),
            because="That is one time constant, which covers 63 % of the way. For 90 % multiply by ln 10, the natural logarithm: log₁₀ 10 is only 1.",
        ),
        Mistake(
            id="straight_line",
            answer=lambda v: 0.9 / (v.turnover_per_day * (1 + v.gain * v.drive)),
            because="That is 0.9 time constants, as if the pool kept its first pace. It slows down on the way: 90 % takes ln 10 of them.",
        ),
        Mistake(
            id="half_life",
            answer=lambda v: math.log(2) / (v.turnover_per_day * (1 + v.gain * v.drive)),
            because="That is the half-life, ln 2 time constants. For 90 % of the way take ln 10, since a tenth is left.",
        ),
        Mistake(
            id="turnover_alone",
            answer=lambda v: math.log(10) / v.turnover_per_day,
            because="You left out what use adds to the loss. The rate is k (1 + g u), faster than k.",
        ),
    ),
)

RATIO = NumberQuestion(
    id="supersensitivity.onset_over_offset",
    objective=OBJECTIVE,
    prompt="A drug leaves a drive of {drive:g} on a pool of gain {gain:g}. By what factor is the pool's time "
    "constant under the drug larger than after it?",
    draw=lambda rng: {"gain": rng.choice((2, 3, 4, 6, 9)), "drive": rng.choice((0.1, 0.2, 0.3))},
    answer=lambda v: (1 + v.gain) / (1 + v.gain * v.drive),
    hints=(
        "Compare the two time constants.",
        "1/(k (1 + g u)) with u = {drive:g} on the drug and u = 1 off it.",
        "Turnover cancels in the ratio.",
    ),
    worked="(1 + {gain:g})/(1 + {gain:g} × {drive:g}) = {truth:.3g}.",
    why="The time constant is one over the rate of loss, and use hastens loss.",
    means="The same number as the size of the pool at rest: what has grown more also grew more slowly.",
    mistakes=(
        Mistake(
            id="upside_down",
            answer=lambda v: (1 + v.gain * v.drive) / (1 + v.gain),
            because="That is offset over onset. A used receptor is lost faster, so coming back is the quicker way.",
        ),
        Mistake(
            id="inverse_drive",
            answer=lambda v: 1 / v.drive,
            because="That is 1/u. It would hold if all loss came from use; part of it goes on without.",
        ),
        Mistake(
            id="blocked_for_drive",
            answer=lambda v: (1 + v.gain) / (1 + v.gain * (1 - v.drive)),
            because="You put in 1 − {drive:g}, which the drug takes away. What counts is the drive that it leaves, {drive:g}.",
        ),
    ),
)


def _risen(rng: Random) -> dict[str, float]:
    return {"rise": rng.choice((0.2, 0.3, 0.5, 0.8)), "drive": rng.choice((0.2, 0.25, 0.3, 0.4))}


GAIN = NumberQuestion(
    id="supersensitivity.gain",
    objective=OBJECTIVE,
    prompt="Under a drive of {drive:g} binding is found to have risen by {rise:.0%} at rest. What gain does the model need?",
    draw=_risen,
    answer=lambda v: gain_for(v.rise, v.drive),
    hints=(
        "Write the size of the pool at rest, and set it to one plus the rise.",
        "(1 + g)/(1 + g u) = 1 + rise: solve for g.",
        "g = rise/(1 − u (1 + rise)).",
    ),
    worked="g = {rise:g}/(1 − {drive:g} × (1 + {rise:g})) = {truth:.3g}.",
    why="The pool at rest is (1 + g)/(1 + g × drive): set it equal to 1 + rise and solve.",
    means="A measured rise at one occupancy fixes the gain; every other occupancy is then a prediction.",
    mistakes=(
        Mistake(
            id="rise_per_missing",
            answer=lambda v: v.rise / (1 - v.drive),
            because="You divided the rise by the missing drive. The grown pool is used too, so u must be multiplied by 1 + rise.",
        ),
        Mistake(
            id="rise_itself",
            answer=lambda v: v.rise,
            because="That is the rise. It would be the gain if no drive at all were left.",
        ),
        Mistake(
            id="pool_for_rise",
            answer=lambda v: (1 + v.rise) / (1 - v.drive * (1 + v.rise)),
            because="You put the whole pool, 1 + rise, above the line. Only the rise belongs there.",
        ),
    ),
)

QUESTIONS = (REST, ONSET, RATIO, GAIN)
