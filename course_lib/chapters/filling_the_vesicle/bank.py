"""Chapter 02: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.filling_the_vesicle.questions import (
    assay,
    broken,
    claims,
    gradient,
    load_leak,
    network,
    recall,
    slips,
    whole_terminal,
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(
    recall, gradient, load_leak, broken, whole_terminal, assay, network, claims, slips=(slips,), wider=wider
)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "filling.rest_content",
    "filling.broken",
    "filling.accumulation",
    "filling.frozen",
    "filling.more_substrate",
    "filling.small_change",
    "filling.claim_11",
    "filling.claim_22",
    "filling.direction",
    "filling.cytosol_gain",
    "filling.cytosol",
    "filling.chain",
    "filling.ki",
    "filling.rank",
)
