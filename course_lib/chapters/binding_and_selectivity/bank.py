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
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(
    recall, counts, ki, depletion, fit, mystery, occupancy, selectivity, slips=(slips, rarer), wider=wider
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
