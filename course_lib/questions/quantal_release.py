"""Chapter 01: its questions in teaching order, and the closing quiz."""

from course_lib.questions.quantal import content, variance

QUESTIONS = (
    *content.QUESTIONS,
    *variance.QUESTIONS,
)

QUIZ = (
    "quantal.mean_response",
    "quantal.failures",
    "quantal.variance",
    "quantal.variance_with_cv",
)
