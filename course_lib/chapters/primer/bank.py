"""The primer: its questions in the order of its parts, and the entry test, which takes the place of a quiz."""

from course_lib.chapters.primer.questions import entry, numbers, reading

QUESTIONS = (*entry.QUESTIONS, *numbers.QUESTIONS, *reading.QUESTIONS)

QUIZ = tuple(one.id for one in entry.QUESTIONS)
