"""Chapter 01: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.quantal_release.questions import (
    content,
    estimate,
    first,
    limits,
    locus,
    mystery,
    recall,
    recordings,
    slips,
    slips_from_data,
    variance,
    vmat2,
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(
    recall,
    first,
    content,
    variance,
    locus,
    estimate,
    recordings,
    mystery,
    vmat2,
    limits,
    slips=(slips, slips_from_data),
    wider=wider,
)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "quantal.mean_response",
    "quantal.variance_with_cv",
    "quantal.locus",
    "quantal.order_inverse_cv",
    "quantal.n_unknown",
    "quantal.block_pattern",
    "quantal.block_failures",
    "quantal.notation",
    "quantal.less_alike",
    "quantal.q_only",
    "quantal.failures",
    "quantal.q_from_slope",
)
