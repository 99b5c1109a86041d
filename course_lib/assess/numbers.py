"""Marking of a number with a unit."""

from dataclasses import replace

import numpy as np

from course_lib.assess.matching import agrees, in_words, likeliest, near_a_slip, size_of_error
from course_lib.assess.reading import converted, number_and_unit, one_unit, shown_unit
from course_lib.assess.sentences import say
from course_lib.assess.verdict import Verdict, right, unread, wrong
from course_lib.errors import CourseError
from course_lib.questions.generic import generic_mistakes
from course_lib.questions.kinds import Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import is_rounded

CLOSE = 0.05  # an answer this near to the truth, as a share of it, may have a slip of rounding
FORMS = ("per_cent_up", "per_cent_down")  # the right amount in another form than is asked for costs no try


def mark_number(question: NumberQuestion, params: Params, answer: object, unit: str | None = None) -> Verdict:
    """The verdict on one number, given as a number, as text with a unit, or with `unit` beside it."""
    try:
        written, own_unit = number_and_unit(answer)
        value = converted(written, one_unit(own_unit, unit), question.unit)
    except CourseError as sentence:
        return unread(str(sentence))
    array = np.array([value])
    if agrees(question, array, params):
        taken = (
            ""
            if unit or own_unit or question.unit == "1"
            else say("taken_as", unit=shown_unit(question.unit))
        )
        return right(question.says(question.means, params) + taken)
    slip = _slip_of_unit(question, params, written, value, own_unit or unit)
    if slip:
        return wrong(slip, "unit")
    # A mistake of this question explains more than a generic one, so it is tried first.
    generic = generic_mistakes(question)
    for known in (question.mistakes, generic):
        found = likeliest(question, known, array, params)
        if found and found[0].id in FORMS and not (unit or own_unit):
            return replace(unread(str(found[0].because)), mistake=found[0].id)
        if found:
            return wrong(in_words(question, found, params), found[0].id)
    return _general(question, params, value, (*question.mistakes, *generic))


def _slip_of_unit(
    question: NumberQuestion, params: Params, written: float, value: float, unit: str | None
) -> str | None:
    if unit is None or written == value or not agrees(question, np.array([written]), params):
        return None
    wanted = say("pure_number") if question.unit == "1" else say("in_unit", unit=shown_unit(question.unit))
    return say("slip_of_unit", wanted=wanted, unit=unit)


def _general(question: NumberQuestion, params: Params, value: float, known: tuple[Mistake, ...]) -> Verdict:
    truth = question.truth(params)
    size = size_of_error(value, truth)
    # Rounding may explain a near miss only where no slip lies near: many a slip is a near miss too.
    if (
        truth
        and abs(value / truth - 1) <= CLOSE
        and not near_a_slip(question, known, value, params, CLOSE)
        and not near_a_slip(question, known, truth, params, CLOSE)
    ):
        said = say("rounding", size=size, wanted=question.tolerance.wanted())
        return wrong(said, "rounded_early" if is_rounded(value, truth) else None)
    return wrong(say("no_slip", size=size))
