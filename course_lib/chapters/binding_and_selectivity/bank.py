"""Chapter 03: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.binding_and_selectivity.questions import (
    counts,
    depletion,
    fit,
    ki,
    mystery,
    occupancy,
    rarer,
    recall,
    selectivity,
    slips,
)
from course_lib.chapters.binding_and_selectivity.questions.wider import STRAYS, WIDER
from course_lib.questions.seldom import with_slips
from course_lib.questions.wider import with_draws

QUESTIONS = with_draws(
    with_slips(
        (
            *recall.QUESTIONS,
            *counts.QUESTIONS,
            *ki.QUESTIONS,
            *depletion.QUESTIONS,
            *fit.QUESTIONS,
            *mystery.QUESTIONS,
            *occupancy.QUESTIONS,
            *selectivity.QUESTIONS,
        ),
        slips.SLIPS,
        rarer.SLIPS,
    ),
    WIDER,
    STRAYS,
)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "binding.specific",
    "binding.two_kd",
    "binding.missing",
    "binding.more_membrane",
    "binding.upper_end",
    "binding.open_ratio",
    "binding.selectivity",
    "binding.limit_is_no_value",
    "binding.saturation",
    "binding.widened",
    "binding.floor",
    "binding.other_block",
)
