"""Tasks 1 and 2 of chapter 05's assignment: three times, and a function that counts daily doses."""

import math
from random import Random

from course_lib.models.target.assays import pool_of
from course_lib.models.target.duration import free_after_doses, reversible_duration_h
from course_lib.models.target.turnover import recovery_time_h
from course_lib.questions.kinds import FunctionQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

CASES = 8
HINTS = (
    "Say in words which share halves, and how often.",
    "Write the equation of the lecture with your own numbers in it.",
    "Check a limit: what must come out for one half-life, or for one dose?",
)
ONE_PER_CENT = Tolerance(relative=0.01)


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


def odds(share: float) -> float:
    """Concentration in units of Ki that holds this share at equilibrium.

    >>> odds(0.75)
    3.0
    """
    return share / (1 - share)


EFFECT = NumberQuestion(
    id="assignment05.effect",
    objective="05.reversible",
    unit="h",
    answer=lambda g: reversible_duration_h(g.half_life_h, odds(g.held_at_stop), g.held_at_end),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="effect_occupancy_decays",
            answer=lambda g: g.half_life_h * math.log2(g.held_at_stop / g.held_at_end),
            because="You let the occupancy fall with the half-life. The concentration does: go through C/Ki = O/(1 − O).",
        ),
        Mistake(
            id="effect_natural_logarithm",
            answer=lambda g: g.half_life_h * math.log(odds(g.held_at_stop) / odds(g.held_at_end)),
            because="You multiplied the half-life by a natural logarithm. Take log₂.",
        ),
    ),
    **texts(
        "Hours until the reversible drug holds the lower share.",
        "t½ log₂ of the ratio of C/Ki = {truth:.4g} h.",
        "High occupancy buys time.",
    ),
)

DELAY = NumberQuestion(
    id="assignment05.delay",
    objective="05.clock",
    unit="h",
    answer=lambda g: g.half_life_h * math.log2(g.times),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="delay_proportional",
            answer=lambda g: g.half_life_h * (g.times - 1),
            because="You gave every extra dose one half-life. Every doubling adds one.",
        ),
        Mistake(
            id="delay_natural_logarithm",
            answer=lambda g: g.half_life_h * math.log(g.times),
            because="You multiplied the half-life by a natural logarithm. Take log₂.",
        ),
    ),
    **texts(
        "Hours that the larger dose adds.",
        "t½ log₂ of the factor = {truth:.4g} h.",
        "Every level comes so much later.",
    ),
)

RECOVERY = NumberQuestion(
    id="assignment05.recovery",
    objective="05.turnover",
    unit="day",
    answer=lambda g: (
        recovery_time_h(pool_of("for_ever", g.half_time_days), g.free_at_stop, g.free_at_end) / 24
    ),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="recovery_free_doubles",
            answer=lambda g: g.half_time_days * math.log2(g.free_at_end / g.free_at_stop),
            because="You let the free share double with every half-time. The blocked share halves.",
        ),
        Mistake(
            id="recovery_from_nothing",
            answer=lambda g: g.half_time_days * math.log2(1 / (1 - g.free_at_end)),
            because="You started with everything blocked, but some sites were free from the beginning.",
        ),
        Mistake(
            id="recovery_natural_logarithm",
            answer=lambda g: g.half_time_days * math.log((1 - g.free_at_stop) / (1 - g.free_at_end)),
            because="You multiplied the half-time by a natural logarithm. Take log₂.",
        ),
    ),
    **texts(
        "Days until the wanted share is free.",
        "T log₂((1 − start)/(1 − end)) = {truth:.4g} days.",
        "The dose does not appear.",
    ),
)


def _no_recovery(dose_number, blocked_share, kept_block):
    return (1 - blocked_share) ** dose_number


def _no_memory(dose_number, blocked_share, kept_block):
    return 1 - blocked_share


def _held(dose_number, blocked_share, kept_block):
    return 1 - free_after_doses(dose_number, blocked_share, kept_block)


def _before_dose(dose_number, blocked_share, kept_block):
    return free_after_doses(dose_number, blocked_share, kept_block) / (1 - blocked_share)


def _cases(params: Params, *, first: bool) -> list[dict[str, float]]:
    rng = Random(f"cases|{params.data_seed}|{first}")
    return [
        {
            "dose_number": 1 if first else rng.randint(3, 40),
            "blocked_share": round(rng.uniform(0.05, 0.45), 3),
            "kept_block": round(rng.uniform(0.7, 0.97), 3),
        }
        for _ in range(CASES)
    ]


SIGNATURE = "free_share(dose_number, blocked_share, kept_block)"
HELD = Mistake(
    id="doses_held",
    answer=lambda g: _held,
    because="Your function gives the share that is blocked. The question asks for the share that is free.",
)
BEFORE = Mistake(
    id="doses_before",
    answer=lambda g: _before_dose,
    because="Your function gives the share right before each dose. The dose then blocks its part of it.",
)

FIRST_DOSE = FunctionQuestion(
    id="assignment05.first_dose",
    objective="05.turnover",
    signature=SIGNATURE,
    unit="1",
    answer=lambda g: free_after_doses,
    cases=lambda g: _cases(g, first=True),
    mistakes=(HELD, BEFORE),
    **texts("Free share after the first dose.", "1 − f.", "All was free before it."),
)

MANY_DOSES = FunctionQuestion(
    id="assignment05.many_doses",
    objective="05.turnover",
    signature=SIGNATURE,
    unit="1",
    answer=lambda g: free_after_doses,
    cases=lambda g: _cases(g, first=False),
    mistakes=(
        HELD,
        BEFORE,
        Mistake(
            id="doses_no_recovery",
            answer=lambda g: _no_recovery,
            because="Between doses some sites become free: of the block only the share κ is left at the next dose.",
        ),
        Mistake(
            id="doses_no_memory",
            answer=lambda g: _no_memory,
            because="Your function forgets earlier doses. The block of yesterday is still there, times κ.",
        ),
    ),
    **texts(
        "Free share after many doses.",
        "Repeat F → (1 − f)(1 − (1 − F) κ), or sum the geometric series.",
        "Doses add up on the target.",
    ),
)
