"""Chapter 13: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.the_personal_equation.questions import judge, level, rate

QUESTIONS = (*level.QUESTIONS, *rate.QUESTIONS, *judge.QUESTIONS)

# At most eight, and every objective among them.
QUIZ = (
    "the_personal_equation.recall_share",
    "the_personal_equation.left",
    "the_personal_equation.gone",
    "the_personal_equation.rate_constant",
    "the_personal_equation.time_to",
    "the_personal_equation.axis",
    "the_personal_equation.phases",
    "the_personal_equation.last_samples",
)
