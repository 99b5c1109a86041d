"""Chapter 11: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.turning_down_glutamate.questions import judge, level, rate

QUESTIONS = (*level.QUESTIONS, *rate.QUESTIONS, *judge.QUESTIONS)

# At most eight, and every objective among them.
QUIZ = (
    "turning_down_glutamate.recall_share",
    "turning_down_glutamate.left",
    "turning_down_glutamate.gone",
    "turning_down_glutamate.rate_constant",
    "turning_down_glutamate.time_to",
    "turning_down_glutamate.axis",
    "turning_down_glutamate.phases",
    "turning_down_glutamate.last_samples",
)
