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
)
from course_lib.chapters.quantal_release.questions.wider import STRAYS, WIDER
from course_lib.questions.seldom import with_slips
from course_lib.questions.wider import with_draws

QUESTIONS = with_draws(
    with_slips(
        (
            *recall.QUESTIONS,
            *first.QUESTIONS,
            *content.QUESTIONS,
            *variance.QUESTIONS,
            *locus.QUESTIONS,
            *estimate.QUESTIONS,
            *recordings.QUESTIONS,
            *mystery.QUESTIONS,
            *vmat2.QUESTIONS,
            *limits.QUESTIONS,
        ),
        {**slips.SLIPS, **slips_from_data.SLIPS},
    ),
    WIDER,
    STRAYS,
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
