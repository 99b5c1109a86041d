"""The primer: its questions in the order of its parts, and the entry test, which takes the place of a quiz."""

from course_lib.chapters.primer.questions import entry, numbers, reading, slips
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(entry, numbers, reading, slips=(slips,))

QUIZ = tuple(one.id for one in entry.QUESTIONS)
