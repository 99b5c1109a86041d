"""A chapter's bank out of its modules: questions in teaching order, with their seldom slips and wider draws."""

from collections.abc import Iterable
from types import ModuleType

from course_lib.questions.kinds import Question
from course_lib.questions.seldom import with_slips
from course_lib.questions.wider import with_draws


def bank_of(
    *parts: ModuleType, slips: Iterable[ModuleType], wider: ModuleType | None = None
) -> tuple[Question, ...]:
    """The `QUESTIONS` of the parts in their order, joined to `SLIPS`, and to `WIDER` and `STRAYS` if there are such.

    Raises `CourseError` for slips, draws or strays of a question that is in none of the parts.

    >>> from types import SimpleNamespace as module
    >>> bank_of(module(QUESTIONS=()), slips=[module(SLIPS={})], wider=module(WIDER={}, STRAYS={}))
    ()
    """
    questions = (one for part in parts for one in part.QUESTIONS)
    joined = with_slips(questions, *(part.SLIPS for part in slips))
    return joined if wider is None else with_draws(joined, wider.WIDER, wider.STRAYS)
