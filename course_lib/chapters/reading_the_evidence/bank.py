"""Chapter 14: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.reading_the_evidence.questions import (
    compare,
    design,
    mystery,
    people,
    pools,
    regression,
    rows,
    slips,
    spread,
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(
    spread, people, regression, pools, compare, rows, design, mystery, slips=(slips,), wider=wider
)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "evidence.sd_from_p",
    "evidence.noise_responders",
    "evidence.drop",
    "evidence.pooled",
    "evidence.attack",
    "evidence.nausea",
    "evidence.survivors",
    "evidence.gate_and_placebo",
    "evidence.sd_from_interval",
    "evidence.printed_p",
    "evidence.needed",
    "evidence.needed_by_cut",
    "evidence.smallest_change",
    "evidence.sem",
    "evidence.repeatable",
    "evidence.indirect_se",
    "evidence.two_trials",
    "evidence.none_of",
    "evidence.many_rows",
    "evidence.same_name",
    "evidence.secondary",
    "evidence.people_per_arm",
    "evidence.open_end",
)
