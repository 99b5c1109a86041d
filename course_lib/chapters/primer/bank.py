"""The primer: its questions in the order of its parts, and the entry test, which takes the place of a quiz."""

from course_lib.chapters.primer.questions import entry, numbers, reading, slips
from course_lib.questions.seldom import with_slips

QUESTIONS = with_slips((*entry.QUESTIONS, *numbers.QUESTIONS, *reading.QUESTIONS), slips.SLIPS)

QUIZ = tuple(one.id for one in entry.QUESTIONS)
