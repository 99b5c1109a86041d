"""Slips that are seldom made but worth a reply: kept beside the questions of a chapter, joined to them in its bank."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from course_lib.errors import CourseError
from course_lib.questions.kinds import Mistake, Question
from course_lib.questions.params import Params, Text

Slips = Mapping[str, tuple[Mistake, ...]]


def slip(name: str, answer: Callable[[Params], Any], because: Text, *, may_meet: bool = False) -> Mistake:
    """A seldom mistake in one line; with `may_meet` its value may be that of another slip, and both are named.

    >>> slip("halved", lambda v: v.dose_mg / 2, "You halved the dose.").seldom
    True
    """
    return Mistake(id=name, answer=answer, because=because, seldom=True, may_meet=may_meet)


# Of 1.96 √2 SEM, the smallest change between two ratings that is more than noise: chapters 14 and 15 ask for it.
OF_SMALLEST_CHANGE = (
    slip(
        "two_errors",
        lambda v: 2 * v.sem,
        "You took two errors of one rating. A change has the errors of both ratings: 1.96 × √2.",
        may_meet=True,
    ),
    slip(
        "one_sided",
        lambda v: 1.645 * math.sqrt(2) * v.sem,
        "With 1.645 one in ten would look changed by chance, up or down. For 95 % take 1.96.",
    ),
)


def with_slips(questions: Iterable[Question], *slips: Slips) -> tuple[Question, ...]:
    """The questions with the seldom slips of their ids behind their own; a chapter may keep them in several parts.

    Raises `CourseError` for slips of a question that is not there.

    >>> with_slips((), {})
    ()
    """
    found = {one.id: one for one in questions}
    lost = sorted({name for part in slips for name in part} - set(found))
    if lost:
        raise CourseError(f"Slips are kept for {', '.join(lost)}, but the chapter has no such question.")
    return tuple(
        replace(one, mistakes=(*one.mistakes, *(more for part in slips for more in part.get(one.id, ()))))
        for one in found.values()
    )
