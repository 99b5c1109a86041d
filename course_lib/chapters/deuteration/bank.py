"""Chapter 08: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.deuteration.questions import curve, dose, judge, masking, recall, routes, zero_point
from course_lib.chapters.deuteration.questions.slips import SLIPS
from course_lib.chapters.deuteration.questions.wider import STRAYS, WIDER
from course_lib.questions.seldom import with_slips
from course_lib.questions.wider import with_draws

QUESTIONS = with_draws(
    with_slips(
        (
            *recall.QUESTIONS,
            *zero_point.QUESTIONS,
            *masking.QUESTIONS,
            *routes.QUESTIONS,
            *curve.QUESTIONS,
            *dose.QUESTIONS,
            *judge.QUESTIONS,
        ),
        SLIPS,
    ),
    WIDER,
    STRAYS,
)

QUIZ = (
    "deuteration.why_slower",
    "deuteration.observed",
    "deuteration.share",
    "deuteration.chain",
    "deuteration.square_root",
    "deuteration.inhibited",
    "deuteration.exposure",
    "deuteration.lower_peaks",
    "deuteration.intrinsic",
    "deuteration.masked_choice",
    "deuteration.atoms",
)
