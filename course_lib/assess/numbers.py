"""Marking of a number with a unit."""

import math

import numpy as np

from course_lib.assess.matching import agrees, closest, size_of_error
from course_lib.assess.reading import converted, number_and_unit, one_unit, shown_unit
from course_lib.assess.verdict import Verdict, right, unread, wrong
from course_lib.errors import CourseError
from course_lib.questions.generic import generic_mistakes
from course_lib.questions.kinds import NumberQuestion
from course_lib.questions.params import Params

CLOSE = 0.05  # an answer this near to the truth, as a share of it, has a slip of rounding


def mark_number(question: NumberQuestion, params: Params, answer: object, unit: str | None = None) -> Verdict:
    """The verdict on one number, given as a number, as text with a unit, or with `unit` beside it."""
    try:
        written, own_unit = number_and_unit(answer)
        value = converted(written, one_unit(own_unit, unit), question.unit)
    except CourseError as sentence:
        return unread(str(sentence))
    array = np.array([value])
    if agrees(question, array, params):
        taken = "" if unit or own_unit or question.unit == "1" else f" (Taken as{shown_unit(question.unit)}.)"
        return right(question.says(question.means, params) + taken)
    slip = _slip_of_unit(question, params, written, value, own_unit or unit)
    if slip:
        return wrong(slip, "unit")
    # A mistake of this question explains more than a generic one, so it is tried first.
    for known in (question.mistakes, generic_mistakes(question)):
        mistake = closest(question, known, array, params)
        if mistake:
            return wrong(question.says(mistake.because, params), mistake.id)
    return _general(question, params, value)


def _slip_of_unit(
    question: NumberQuestion, params: Params, written: float, value: float, unit: str | None
) -> str | None:
    if unit is None or written == value or not agrees(question, np.array([written]), params):
        return None
    wanted = "a pure number" if question.unit == "1" else f"in{shown_unit(question.unit)}"
    return (
        f"The number is right, but it is {wanted}, and you wrote {unit}. As written, it is another quantity: "
        "follow the units through your calculation."
    )


def _general(question: NumberQuestion, params: Params, value: float) -> Verdict:
    truth = question.truth(params)
    early = _rounded_early(question, value, truth)
    if early:
        return wrong(early, "rounded_early")
    if truth and abs(value / truth - 1) <= CLOSE:
        return wrong("Close: check your rounding, or an early rounded step.")
    return wrong(
        f"Your answer is {size_of_error(value, truth)}. It is none of the slips that we know, "
        "so check it step by step."
    )


def _rounded_early(question: NumberQuestion, value: float, truth: float) -> str | None:
    """A sentence when the answer is the truth rounded to fewer figures than are asked for."""
    if not truth or abs(value / truth - 1) > 0.1:
        return None
    place = math.floor(math.log10(abs(truth)))
    for figures in (2, 1):
        if math.isclose(value, round(truth, figures - 1 - place), rel_tol=1e-9):
            return (
                f"Your answer is the right one rounded to {figures} figure{'s' if figures > 1 else ''}, which is too coarse "
                "here. Keep all figures on the way and round once, at the end."
            )
    return None
