"""Chapter 08: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.deuteration.questions import (
    curve,
    dose,
    judge,
    masking,
    recall,
    routes,
    slips,
    wider,
    zero_point,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(recall, zero_point, masking, routes, curve, dose, judge, slips=(slips,), wider=wider)

QUIZ = (
    "deuteration.why_slower",
    "deuteration.observed",
    "deuteration.share",
    "deuteration.chain",
    "deuteration.square_root",
    "deuteration.inhibited",
    "deuteration.exposure",
    "deuteration.lower_peaks",
    "deuteration.intrinsic",
    "deuteration.masked_choice",
    "deuteration.atoms",
)
