"""Chapter 12: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.maladaptive_learning.questions import (
    catalepsy,
    drug,
    judge,
    mystery,
    opponents,
    persistence,
    recall,
    slips,
    wider,
    window,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(
    recall, window, opponents, catalepsy, persistence, drug, mystery, judge, slips=(slips,), wider=wider
)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "maladaptive_learning.tag_left",
    "maladaptive_learning.freeze",
    "maladaptive_learning.room",
    "maladaptive_learning.leak",
    "maladaptive_learning.hides",
    "maladaptive_learning.stories",
    "maladaptive_learning.ladder",
    "maladaptive_learning.erase",
    "maladaptive_learning.too_early",
    "maladaptive_learning.dip",
    "maladaptive_learning.how_many",
    "maladaptive_learning.gap_error",
    "maladaptive_learning.same_equation",
    "maladaptive_learning.latency",
    "maladaptive_learning.rest",
    "maladaptive_learning.diaries",
    "maladaptive_learning.outlives",
    "maladaptive_learning.spared",
    "maladaptive_learning.refute",
    "maladaptive_learning.return",
    "maladaptive_learning.fit",
)
