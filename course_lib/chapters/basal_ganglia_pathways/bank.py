"""Chapter 10: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.basal_ganglia_pathways.questions import (
    disinhibition,
    dopamine,
    evidence,
    recall,
    selection,
    signs,
    striatum,
    window,
)
from course_lib.chapters.basal_ganglia_pathways.questions.slips import SLIPS
from course_lib.chapters.basal_ganglia_pathways.questions.wider import STRAYS, WIDER
from course_lib.questions.seldom import with_slips
from course_lib.questions.wider import with_draws

QUESTIONS = with_draws(
    with_slips(
        (
            *recall.QUESTIONS,
            *signs.QUESTIONS,
            *disinhibition.QUESTIONS,
            *striatum.QUESTIONS,
            *selection.QUESTIONS,
            *dopamine.QUESTIONS,
            *window.QUESTIONS,
            *evidence.QUESTIONS,
        ),
        SLIPS,
    ),
    WIDER,
    STRAYS,
)

QUIZ = (
    "ganglia.order_cascade",
    "ganglia.net_sign",
    "ganglia.gpi_rate",
    "ganglia.let_through",
    "ganglia.d2_gain",
    "ganglia.too_little_too_much",
    "ganglia.window_moves",
    "ganglia.dystonia",
    "ganglia.signs_hyperkinetic",
    "ganglia.double_negative",
    "ganglia.dose_ratio",
    "ganglia.recorded_change",
)
