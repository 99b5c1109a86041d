"""`check`: the plain form of answering, without widgets."""

from course_lib.assess.marking import mark
from course_lib.assess.verdict import Verdict
from course_lib.questions import question as find
from course_lib.questions import variant


def check(question_id: str, answer: object, unit: str | None = None, *, seed: object = 1) -> Verdict:
    """The verdict on an answer to one variant of a question.

    `seed` names the variant, as shown with the question. Raises `CourseError` for an unknown question or a seed
    that is neither whole number nor text; an answer that cannot be read is told so in the verdict.

    >>> check("quantal.mean_response", None).counted
    False
    """
    asked = find(question_id)
    return mark(asked, variant(asked, seed), answer, unit)
