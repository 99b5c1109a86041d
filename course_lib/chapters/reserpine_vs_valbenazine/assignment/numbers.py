"""Tasks 1 and 2 of chapter 05's assignment: three times, and a function that counts daily doses."""

from random import Random

from course_lib.chapters.reserpine_vs_valbenazine.questions import reversible, turnover
from course_lib.models.target.duration import free_after_doses
from course_lib.questions.building import Marked, cases, own_hints

MARKED = Marked(
    chapter="05",
    hints=own_hints(
        "Say in words which share halves, and how often.",
        "Check a limit: what must come out for one half-life, or for one dose?",
    ),
)

EFFECT = MARKED.graded(
    reversible.TIME,
    "effect",
    (
        "Hours until the reversible drug holds the lower share.",
        "t½ log₂ of the ratio of C/Ki = {truth:.4g} h.",
        "High occupancy buys time.",
    ),
    numbers={"start": "held_at_stop", "end": "held_at_end"},
    mistakes={
        "effect_occupancy_decays": (
            "occupancy_decays",
            "You let the occupancy fall with the half-life. The concentration does: go through C/Ki = O/(1 − O).",
        ),
        "effect_natural_logarithm": (
            "natural_logarithm",
            "You multiplied the half-life by a natural logarithm. Take log₂.",
        ),
    },
)

DELAY = MARKED.graded(
    reversible.OVERDOSE,
    "delay",
    (
        "Hours that the larger dose adds.",
        "t½ log₂ of the factor = {truth:.4g} h.",
        "Every level comes so much later.",
    ),
    objective="05.clock",
    mistakes={
        "delay_proportional": (
            "excess_proportional",
            "You gave every extra dose one half-life. Every doubling adds one.",
        ),
        "delay_natural_logarithm": (
            "natural_logarithm",
            "You multiplied the half-life by a natural logarithm. Take log₂.",
        ),
    },
)

RECOVERY = MARKED.graded(
    turnover.RECOVERY,
    "recovery",
    (
        "Days until the wanted share is free.",
        "T log₂((1 − start)/(1 − end)) = {truth:.4g} days.",
        "The dose does not appear.",
    ),
    numbers={"start": "free_at_stop", "end": "free_at_end"},
    mistakes={
        "recovery_free_doubles": (
            "free_share_doubles",
            "You let the free share double with every half-time. The blocked share halves.",
        ),
        "recovery_from_nothing": (
            "from_nothing_free",
            "You started with everything blocked, but some sites were free from the beginning.",
        ),
        "recovery_natural_logarithm": (
            "natural_logarithm",
            "You multiplied the half-time by a natural logarithm. Take log₂.",
        ),
    },
)


def _no_recovery(dose_number, blocked_share, kept_block):
    return (1 - blocked_share) ** dose_number


def _no_memory(dose_number, blocked_share, kept_block):
    return 1 - blocked_share


def _held(dose_number, blocked_share, kept_block):
    return 1 - free_after_doses(dose_number, blocked_share, kept_block)


def _before_dose(dose_number, blocked_share, kept_block):
    return free_after_doses(dose_number, blocked_share, kept_block) / (1 - blocked_share)


def _doses(rng: Random, *, dose_number: int) -> dict[str, float]:
    return {
        "dose_number": dose_number,
        "blocked_share": round(rng.uniform(0.05, 0.45), 3),
        "kept_block": round(rng.uniform(0.7, 0.97), 3),
    }


SIGNATURE = "free_share(dose_number, blocked_share, kept_block)"
WITH_EITHER = {
    "doses_held": (
        _held,
        "Your function gives the share that is blocked. The question asks for the share that is free.",
    ),
    "doses_before": (
        _before_dose,
        "Your function gives the share right before each dose. The dose then blocks its part of it.",
    ),
}

FIRST_DOSE = MARKED.function(
    "first_dose",
    "turnover",
    free_after_doses,
    ("Free share after the first dose.", "1 − f.", "All was free before it."),
    signature=SIGNATURE,
    cases=cases("cases|{data_seed}|True", lambda rng, number: _doses(rng, dose_number=1)),
    mistakes=WITH_EITHER,
)

MANY_DOSES = MARKED.function(
    "many_doses",
    "turnover",
    free_after_doses,
    (
        "Free share after many doses.",
        "Repeat F → (1 − f)(1 − (1 − F) κ), or sum the geometric series.",
        "Doses add up on the target.",
    ),
    signature=SIGNATURE,
    cases=cases("cases|{data_seed}|False", lambda rng, number: _doses(rng, dose_number=rng.randint(3, 40))),
    mistakes={
        **WITH_EITHER,
        "doses_no_recovery": (
            _no_recovery,
            "Between doses some sites become free: of the block only the share κ is left at the next dose.",
        ),
        "doses_no_memory": (
            _no_memory,
            "Your function forgets earlier doses. The block of yesterday is still there, times κ.",
        ),
    },
)
