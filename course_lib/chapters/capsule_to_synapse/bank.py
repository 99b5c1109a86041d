"""Chapter 06: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.capsule_to_synapse.questions import (
    area,
    block,
    compare,
    doses,
    enzyme,
    mystery,
    odds,
    recall,
    slips,
)
from course_lib.chapters.capsule_to_synapse.questions.wider import STRAYS, WIDER
from course_lib.questions.seldom import with_slips
from course_lib.questions.wider import with_draws

QUESTIONS = with_draws(
    with_slips(
        (
            *recall.QUESTIONS,
            *area.QUESTIONS,
            *mystery.QUESTIONS,
            *block.QUESTIONS,
            *odds.QUESTIONS,
            *doses.QUESTIONS,
            *enzyme.QUESTIONS,
            *compare.QUESTIONS,
        ),
        slips.SLIPS,
    ),
    WIDER,
    STRAYS,
)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "capsule.share_htbz",
    "capsule.metabolite_area",
    "capsule.free_nM",
    "capsule.double_dose",
    "capsule.missed",
    "capsule.which_enzyme",
    "capsule.trough_from_swing",
    "capsule.typical",
    "capsule.block",
    "capsule.clearance_factor",
    "capsule.order_swing",
    "capsule.food",
)
