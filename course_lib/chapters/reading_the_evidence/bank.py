"""Chapter 14: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.reading_the_evidence.questions import judge, level, rate

QUESTIONS = (*level.QUESTIONS, *rate.QUESTIONS, *judge.QUESTIONS)

# At most eight, and every objective among them.
QUIZ = (
    "reading_the_evidence.recall_share",
    "reading_the_evidence.left",
    "reading_the_evidence.gone",
    "reading_the_evidence.rate_constant",
    "reading_the_evidence.time_to",
    "reading_the_evidence.axis",
    "reading_the_evidence.phases",
    "reading_the_evidence.last_samples",
)
