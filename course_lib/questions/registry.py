"""The bank: every question by id, loaded chapter by chapter when it is asked for."""

import importlib
from functools import cache

from course_lib.checks import near, shown
from course_lib.errors import CourseError
from course_lib.questions.kinds import Question

# The first part of a question's id → (chapter, the module that holds `QUESTIONS` and, for a lecture, `QUIZ`).
BANKS = {
    "quantal": ("01", "course_lib.questions.quantal_release"),
    "filling": ("02", "course_lib.questions.filling_the_vesicle"),
    "deuteration": ("08", "course_lib.questions.deuteration"),
    "ganglia": ("10", "course_lib.questions.basal_ganglia_pathways"),
    "lasting": ("05", "course_lib.questions.reserpine_vs_valbenazine"),
    "supersensitivity": ("04", "course_lib.questions.supersensitivity"),
}


def banks() -> dict[str, tuple[str, str]]:
    """The prefix of each bank with its chapter and module.

    >>> banks()["quantal"]
    ('01', 'course_lib.questions.quantal_release')
    """
    return dict(BANKS)


@cache
def _bank(prefix: str) -> dict[str, Question]:
    _, module = BANKS[prefix]
    return {question.id: question for question in importlib.import_module(module).QUESTIONS}


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
        if prefix in BANKS and question_id in _bank(prefix):
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
    prefixes = [prefix for prefix, (owner, _) in BANKS.items() if chapter in (None, owner)]
    if not prefixes:
        have = ", ".join(sorted({owner for owner, _ in BANKS.values()}))
        raise CourseError(
            f"Chapter {shown(chapter)} has no questions yet: chapters with questions are {have}."
        )
    return tuple(one for prefix in prefixes for one in _bank(prefix).values())


def quiz_ids(chapter: str) -> tuple[str, ...]:
    """The ids of a chapter's closing quiz, which covers all its objectives.

    >>> len(quiz_ids("01")) >= 8
    True
    """
    bank(chapter)
    modules = [importlib.import_module(module) for owner, module in BANKS.values() if owner == chapter]
    return tuple(one for module in modules for one in getattr(module, "QUIZ", ()))
