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
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(
    recall, score, exposure, inhibitor, spread, policy, genes, mystery, slips=(slips, rarer), wider=wider
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
