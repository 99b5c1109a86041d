"""Chapter 15: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.capstone_one_patient.questions import judge, level, rate

QUESTIONS = (*level.QUESTIONS, *rate.QUESTIONS, *judge.QUESTIONS)

# At most eight, and every objective among them.
QUIZ = (
    "capstone_one_patient.recall_share",
    "capstone_one_patient.left",
    "capstone_one_patient.gone",
    "capstone_one_patient.rate_constant",
    "capstone_one_patient.time_to",
    "capstone_one_patient.axis",
    "capstone_one_patient.phases",
    "capstone_one_patient.last_samples",
)
