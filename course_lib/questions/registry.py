"""The bank: every question by id, loaded chapter by chapter when it is asked for."""

import importlib
from functools import cache

from course_lib.checks import near, shown
from course_lib.errors import CourseError
from course_lib.questions.kinds import Question
from course_lib.syllabus import Chapter, chapters, primer

QUIZ_SHOWN = 8  # of a closing quiz; the others are offered as "more"


@cache
def banks() -> dict[str, Chapter]:
    """The primer and the chapters that have questions, in teaching order, by the first part of their questions' ids.

    >>> banks()["quantal"].slug
    'quantal_release'
    """
    return {
        one.prefix: one for one in (primer(), *chapters()) if one.prefix and (one.room / "bank.py").exists()
    }


def _module(owner: Chapter) -> object:
    return importlib.import_module(f"course_lib.chapters.{owner.slug}.bank")


@cache
def _bank(prefix: str) -> dict[str, Question]:
    return {question.id: question for question in _module(banks()[prefix]).QUESTIONS}


def question(question_id: str) -> Question:
    """One question by its id; near matches are named when there is none.

    >>> question("quantal.mean_response").objective
    '01.content'
    >>> question("quantal.mean_respons")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: There is no question 'quantal.mean_respons'. Did you mean quantal.mean_response?
    """
    if isinstance(question_id, str):
        prefix = question_id.split(".")[0]
        if prefix in banks() and question_id in _bank(prefix):
            return _bank(prefix)[question_id]
    known = [one.id for one in bank()]
    hints = near(str(question_id)[:100], known, most=1)
    ending = f" Did you mean {', '.join(hints)}?" if hints else " `course questions` lists them."
    raise CourseError(f"There is no question {shown(question_id)}.{ending}")


def bank(chapter: str | None = None) -> tuple[Question, ...]:
    """All questions, or those of one chapter by its id, in teaching order.

    Raises `CourseError` when a chapter has no questions.

    >>> len(bank("01")) >= 12
    True
    """
    prefixes = [prefix for prefix, owner in banks().items() if chapter in (None, owner.id)]
    if not prefixes:
        have = ", ".join(owner.id for owner in banks().values())
        raise CourseError(
            f"Chapter {shown(chapter)} has no questions yet: chapters with questions are {have}."
        )
    return tuple(one for prefix in prefixes for one in _bank(prefix).values())


def quiz_ids(chapter: str) -> tuple[str, ...]:
    """The ids of a chapter's closing quiz, which covers all its objectives, those that are offered as "more" last.

    >>> len(quiz_ids("01")) >= 8
    True
    """
    bank(chapter)
    modules = [_module(owner) for owner in banks().values() if owner.id == chapter]
    return tuple(one for module in modules for one in getattr(module, "QUIZ", ()))


def quiz_shown(chapter: str) -> tuple[str, ...]:
    """The ids of the closing quiz that everybody sees: the first eight.

    >>> len(quiz_shown("02"))
    8
    """
    return quiz_ids(chapter)[:QUIZ_SHOWN]
