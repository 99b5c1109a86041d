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
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(recall, area, mystery, block, odds, doses, enzyme, compare, slips=(slips,), wider=wider)

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
