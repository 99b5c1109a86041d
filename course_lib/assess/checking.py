"""Answering in plain form, without widgets; what it says is what the widget says."""

from course_lib.assess import session
from course_lib.assess.sheet import sheet_of
from course_lib.assess.verdict import Verdict
from course_lib.checks import whole_number


def check(question_id: str, answer: object = None, unit: str | None = None, *, seed: object = 1) -> Verdict:
    """The verdict on an answer to one variant of a question.

    `seed` names the variant, as shown with the question. Raises `CourseError` for an unknown question or a seed
    that is neither whole number nor text; an answer that cannot be read is told so in the verdict.

    >>> check("quantal.mean_response").counted
    False
    """
    return session.answered(sheet_of(question_id, seed), answer, unit)


def hint(question_id: str, level: int = 1, *, seed: object = 1) -> str:
    """One of the three hints of a question, from nudge (1) to method (3).

    >>> hint("quantal.content")
    'Quantal content is a count: of what?'
    """
    number = whole_number("level", level, at_least=1, at_most=3, because="there are three hints.")
    return session.hint(sheet_of(question_id, seed), number)


def worked(question_id: str, *, seed: object = 1) -> str:
    """The worked answer to one variant, with its own numbers."""
    return session.worked(sheet_of(question_id, seed))
