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
)
from course_lib.chapters.supersensitivity.questions.wider import STRAYS, WIDER
from course_lib.questions.seldom import with_slips
from course_lib.questions.wider import with_draws

QUESTIONS = with_draws(
    with_slips(
        (
            *recall.QUESTIONS,
            *first.QUESTIONS,
            *occupancy.QUESTIONS,
            *adapting.QUESTIONS,
            *disorders.QUESTIONS,
            *treatment.QUESTIONS,
            *assumed.QUESTIONS,
            *evidence.QUESTIONS,
            *trials.QUESTIONS,
        ),
        {**slips.SLIPS, **slips_of_treatment.SLIPS},
    ),
    WIDER,
    STRAYS,
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
