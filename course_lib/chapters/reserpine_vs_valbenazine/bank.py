"""Chapter 05: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.reserpine_vs_valbenazine.questions import (
    amines,
    clock,
    limits,
    mechanism,
    recall,
    reversible,
    slips,
    turnover,
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(
    recall, clock, reversible, turnover, mechanism, amines, limits, slips=(slips,), wider=wider
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
