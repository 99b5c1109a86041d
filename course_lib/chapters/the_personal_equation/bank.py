"""Chapter 13: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.the_personal_equation.questions import (
    exposure,
    genes,
    inhibitor,
    mystery,
    policy,
    rarer,
    recall,
    score,
    slips,
    spread,
)
from course_lib.chapters.the_personal_equation.questions.wider import STRAYS, WIDER
from course_lib.questions.seldom import with_slips
from course_lib.questions.wider import with_draws

QUESTIONS = with_draws(
    with_slips(
        (
            *recall.QUESTIONS,
            *score.QUESTIONS,
            *exposure.QUESTIONS,
            *inhibitor.QUESTIONS,
            *spread.QUESTIONS,
            *policy.QUESTIONS,
            *genes.QUESTIONS,
            *mystery.QUESTIONS,
        ),
        slips.SLIPS,
        rarer.SLIPS,
    ),
    WIDER,
    STRAYS,
)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "personal.editions",
    "personal.auc_ratio",
    "personal.caps",
    "personal.poor_with_inhibitor",
    "personal.share",
    "personal.who_is_higher",
    "personal.no_winner",
    "personal.null",
    "personal.score",
    "personal.poor_share",
    "personal.unknown_allele",
    "personal.group",
    "personal.equal_dose",
    "personal.parent",
    "personal.both_ways",
    "personal.any_drug",
    "personal.named",
    "personal.between",
    "personal.overlap",
    "personal.same_word",
    "personal.effect",
    "personal.needed",
    "personal.line",
    "personal.left",
    "personal.standard_error",
    "personal.curse",
    "personal.sensitivity",
    "personal.one_size",
)
