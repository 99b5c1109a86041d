"""Chapter 02: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.filling_the_vesicle.questions import (
    assay,
    broken,
    claims,
    gradient,
    load_leak,
    network,
    recall,
    whole_terminal,
)
from course_lib.chapters.filling_the_vesicle.questions.slips import SLIPS
from course_lib.chapters.filling_the_vesicle.questions.wider import STRAYS, WIDER
from course_lib.questions.seldom import with_slips
from course_lib.questions.wider import with_draws

QUESTIONS = with_draws(
    with_slips(
        (
            *recall.QUESTIONS,
            *gradient.QUESTIONS,
            *load_leak.QUESTIONS,
            *broken.QUESTIONS,
            *whole_terminal.QUESTIONS,
            *assay.QUESTIONS,
            *network.QUESTIONS,
            *claims.QUESTIONS,
        ),
        SLIPS,
    ),
    WIDER,
    STRAYS,
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
