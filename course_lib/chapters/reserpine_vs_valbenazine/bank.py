"""Chapter 05: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.reserpine_vs_valbenazine.questions import (
    amines,
    clock,
    limits,
    mechanism,
    recall,
    reversible,
    turnover,
)
from course_lib.chapters.reserpine_vs_valbenazine.questions.slips import SLIPS
from course_lib.chapters.reserpine_vs_valbenazine.questions.wider import STRAYS, WIDER
from course_lib.questions.seldom import with_slips
from course_lib.questions.wider import with_draws

QUESTIONS = with_draws(
    with_slips(
        (
            *recall.QUESTIONS,
            *clock.QUESTIONS,
            *reversible.QUESTIONS,
            *turnover.QUESTIONS,
            *mechanism.QUESTIONS,
            *amines.QUESTIONS,
            *limits.QUESTIONS,
        ),
        SLIPS,
    ),
    WIDER,
    STRAYS,
)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "lasting.which_clock",
    "lasting.order_durations",
    "lasting.missed_dose",
    "lasting.recovery_time",
    "lasting.free_sites_alone",
    "lasting.which_amines",
    "lasting.destroyed",
    "lasting.periphery",
    "lasting.overdose",
    "lasting.build_up",
    "lasting.freed_by_washing",
    "lasting.window",
    "lasting.implied_half_time",
)
