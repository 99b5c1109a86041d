"""Chapter 15: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.capstone_one_patient.questions import (
    chain,
    decide,
    defend,
    mystery,
    rate,
    recall,
    slips,
    update,
    wider,
    worth,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(recall, rate, chain, update, worth, decide, defend, mystery, slips=(slips,), wider=wider)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "capstone_one_patient.kappa",
    "capstone_one_patient.expected_score",
    "capstone_one_patient.posterior_mean",
    "capstone_one_patient.gate",
    "capstone_one_patient.next_test",
    "capstone_one_patient.wolf",
    "capstone_one_patient.wide",
    "capstone_one_patient.mood",
    "capstone_one_patient.provable",
    "capstone_one_patient.films_needed",
    "capstone_one_patient.thirteen_eleven",
    "capstone_one_patient.paradox",
    "capstone_one_patient.converted",
    "capstone_one_patient.relay",
    "capstone_one_patient.proportion",
    "capstone_one_patient.posterior_sd",
    "capstone_one_patient.covered",
    "capstone_one_patient.price",
    "capstone_one_patient.cap_safe",
    "capstone_one_patient.change_mind",
)
