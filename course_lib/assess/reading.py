"""From what a student typed to a number and its unit, or one plain sentence."""

import math
import numbers
import re

import numpy as np

from course_lib.assess.expression import value_and_rest
from course_lib.assess.grammar import TABLES, plain, plain_unit
from course_lib.assess.sentences import say
from course_lib.assess.units import converted, one_unit, shown_unit
from course_lib.checks import shown
from course_lib.errors import CourseError

__all__ = ["converted", "is_blank", "number_and_unit", "one_unit", "plain_unit", "shown_unit"]


def number_and_unit(answer: object) -> tuple[float, str | None]:
    """The number of an answer, and its unit if one was written beside it.

    Takes numbers, text such as `"0.0325 µM"` or `"ln(800/176)"`, and quantities of a units library.
    Raises `CourseError` for blanks, lists, truth values, NaN, infinity and text that is no number.

    >>> number_and_unit("0.0325 µM"), number_and_unit("about 1 008.")
    ((0.0325, 'µM'), (1008.0, None))
    >>> number_and_unit("")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: Nothing is answered yet: give one number.
    """
    if is_blank(answer):
        raise CourseError(say("blank"))
    if isinstance(answer, str):
        return _from_text(answer)
    if hasattr(answer, "magnitude") and hasattr(answer, "units"):
        return _finite(answer.magnitude, answer), f"{answer.units}"
    if isinstance(answer, np.ndarray) and answer.ndim == 0:
        answer = answer.item()
    return _finite(answer, answer), None


def is_blank(answer: object) -> bool:
    """Whether nothing was answered: None, `...` or empty text.

    >>> is_blank("  "), is_blank(0)
    (True, False)
    """
    return answer is None or answer is ... or (isinstance(answer, str) and answer.strip() in {"", "..."})


def _from_text(text: str) -> tuple[float, str | None]:
    if len(text) > TABLES["longest"]:
        raise CourseError(say("too_long", count=len(text)))
    read = plain(text)
    found = value_and_rest(read)
    if found is None:
        raise CourseError(say("no_number", seen=shown(text.strip())))
    value, rest = found
    rest = rest.strip(" *")
    if re.match(r"[.,+-]?[0-9]", rest) and not re.match(r"1 ?/ ?[A-Za-z]", rest):
        raise CourseError(say("two_numbers", seen=shown(text.strip())))
    return _finite(value, text), rest or None


def _finite(value: object, seen: object) -> float:
    if isinstance(value, (bool, np.bool_)):
        raise CourseError(f"The answer is {value}, which is true or false, but a number is asked for.")
    if isinstance(value, (complex, np.complexfloating)) or not isinstance(value, (numbers.Real, np.number)):
        raise CourseError(f"The answer is {_kind(seen)}, but one number is asked for.")
    try:
        result = float(value)
    except OverflowError:  # a whole number with more than 308 digits
        result = math.inf
    if math.isnan(result):
        raise CourseError(say("nan"))
    if math.isinf(result):
        raise CourseError(say("infinite"))
    return result


def _kind(seen: object) -> str:
    if isinstance(seen, np.ndarray):
        return f"an array of shape {seen.shape}"
    if callable(seen):
        return "a function (call it, with brackets, to get its value)"
    if isinstance(seen, (list, tuple)):
        return f"a {type(seen).__name__} of {len(seen)} item{'' if len(seen) == 1 else 's'}"
    return f"of the kind {type(seen).__name__}"
