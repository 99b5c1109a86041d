"""Chapter 04: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.supersensitivity.questions import (
    adapting,
    assumed,
    disorders,
    evidence,
    first,
    occupancy,
    recall,
    slips,
    slips_of_treatment,
    treatment,
    trials,
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(
    recall,
    first,
    occupancy,
    adapting,
    disorders,
    treatment,
    assumed,
    evidence,
    trials,
    slips=(slips, slips_of_treatment),
    wider=wider,
)

QUIZ = (
    "supersensitivity.occupancy",
    "supersensitivity.onset_over_offset",
    "supersensitivity.first_day",
    "supersensitivity.anticholinergic",
    "supersensitivity.no_gain",
    "supersensitivity.persistent",
    "supersensitivity.store_test",
    "supersensitivity.postsynaptic",
    "supersensitivity.pet",
    "supersensitivity.competition",
    "supersensitivity.short_pulse",
    "supersensitivity.onset",
    "supersensitivity.withdrawal",
    "supersensitivity.dopamine_for",
    "supersensitivity.incidence",
)
