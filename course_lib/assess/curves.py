"""Marking of arrays: a value at each of the given places."""

import numpy as np

from course_lib.assess.matching import agrees, closest, size_of_error
from course_lib.assess.reading import converted, is_blank, one_unit, shown_unit
from course_lib.assess.verdict import Verdict, right, unread, wrong
from course_lib.checks import array_of_numbers, shown
from course_lib.errors import CourseError
from course_lib.questions.kinds import CurveQuestion
from course_lib.questions.params import Params


def mark_curve(question: CurveQuestion, params: Params, answer: object, unit: str | None = None) -> Verdict:
    """The verdict on an array, whose values may be in `unit`.

    Without a known mistake it says where the curve goes astray, and which way.
    """
    places = np.asarray(question.at(params), dtype=float)
    if is_blank(answer):
        return unread(f"Nothing is answered yet: give an array of {places.size} numbers.")
    form = _wrong_form(answer, places.size)
    if form:
        return unread(form)
    try:
        values, own_unit = (
            (answer.magnitude, f"{answer.units}") if hasattr(answer, "magnitude") else (answer, None)
        )
        factor = converted(1.0, one_unit(own_unit, unit), question.unit)
        array = factor * array_of_numbers(
            "The answer", values, because=f"it holds one value at each {question.at_name}."
        )
    except CourseError as sentence:
        return unread(str(sentence))
    if array.shape != places.shape:
        turned = " Take one row of it, or flatten it with `.ravel()`." if array.size == places.size else ""
        return unread(
            f"Your array has shape {array.shape}, but must have shape {places.shape}: one value at each {question.at_name}.{turned}"
        )
    if agrees(question, array, params):
        return right(question.says(question.means, params))
    mistake = closest(question, question.mistakes, array, params)
    if mistake:
        return wrong(question.says(mistake.because, params), mistake.id)
    truth = question.truth(params)
    margin = question.tolerance.margin(float(np.abs(truth).max()))
    good = np.abs(array - truth) <= margin
    worst = int(np.abs(array - truth).argmax())
    place = f"{question.at_name} = {places[worst]:.3g}{shown_unit(question.at_unit)}"
    return wrong(
        f"{int(good.sum())} of {good.size} values are right. The largest gap is at {place}, where yours is "
        f"{size_of_error(float(array[worst]), float(truth[worst]))}.",
    )


def _wrong_form(answer: object, size: int) -> str:
    """A sentence for an answer that is no array of numbers at all, or an empty text."""
    if callable(answer):
        return f"The answer is a function: call it on all {size} places and hand over the array."
    if isinstance(answer, str):
        return f"The answer is the text {shown(answer)}: give the {size} numbers themselves, as an array."
    if isinstance(answer, (list, tuple)) and any(one is None for one in answer):
        place = next(i for i, one in enumerate(answer) if one is None)
        return f"The value at place {place} is None: did each step of your loop append a number?"
    if isinstance(answer, (list, tuple)) and any(isinstance(one, str) for one in answer):
        return "The array holds text: give numbers without quotation marks."
    return ""
