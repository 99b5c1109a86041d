"""Chapter 12: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.maladaptive_learning.questions import judge, level, rate

QUESTIONS = (*level.QUESTIONS, *rate.QUESTIONS, *judge.QUESTIONS)

# At most eight, and every objective among them.
QUIZ = (
    "maladaptive_learning.recall_share",
    "maladaptive_learning.left",
    "maladaptive_learning.gone",
    "maladaptive_learning.rate_constant",
    "maladaptive_learning.time_to",
    "maladaptive_learning.axis",
    "maladaptive_learning.phases",
    "maladaptive_learning.last_samples",
)
