"""Chapter 11: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.turning_down_glutamate.questions import (
    animals,
    identify,
    judge,
    potency,
    recall,
    release,
    site,
    slips,
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(recall, potency, identify, release, site, animals, judge, slips=(slips,), wider=wider)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "glutamate.ec50",
    "glutamate.two_labs",
    "glutamate.release_left",
    "glutamate.why_cut",
    "glutamate.what_is_released",
    "glutamate.whose_dose",
    "glutamate.not_significant",
    "glutamate.excluded",
    "glutamate.top",
    "glutamate.best_share",
    "glutamate.alone",
    "glutamate.which_wells",
    "glutamate.calcium",
    "glutamate.miniatures",
    "glutamate.exact_cut",
    "glutamate.hours",
    "glutamate.species",
    "glutamate.people",
    "glutamate.order_of_signals",
    "glutamate.contradiction",
)
