"""Marking of a function that the student wrote, on cases that the student has not seen."""

import dis
import inspect
from collections.abc import Callable
from numbers import Real

import numpy as np

from course_lib.assess.matching import agrees, closest, size_of_error
from course_lib.assess.reading import is_blank, number_and_unit
from course_lib.assess.verdict import Verdict, right, unread, wrong
from course_lib.checks import shown
from course_lib.errors import CourseError
from course_lib.questions.kinds import FunctionQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import distance

CARET = "In Python a power is written `**`; `^` compares bits and is something else. Write `q**2` for q²."


def mark_function(question: FunctionQuestion, params: Params, answer: object) -> Verdict:
    """The verdict on a function, or on the list of its values on `question.cases(params)`.

    Without a known mistake it names the first input on which the function differs, and by how much.
    """
    cases = question.cases(params)
    try:
        values = (
            _values_of_function(question, answer, cases)
            if callable(answer)
            else _given_values(question, answer, cases)
        )
    except CourseError as sentence:
        return unread(str(sentence))
    if agrees(question, values, params):
        return right(question.says(question.means, params))
    truth = question.values(question.truth(params), params)
    good = [distance(values[i : i + 1], truth[i : i + 1], question.tolerance) <= 1 for i in range(len(truth))]
    score = sum(good) / len(good)
    mistake = closest(question, question.mistakes, values, params)
    if mistake:
        return wrong(question.says(mistake.because, params), mistake.id, score)
    if callable(answer) and uses_caret(answer):
        return unread(CARET)
    first = good.index(False)
    return wrong(
        f"{sum(good)} of {len(good)} unseen cases agree. The first that differs is {_call(cases[first])}: your function gives "
        f"{values[first]:.6g}, which is {size_of_error(float(values[first]), float(truth[first]))}.",
        None,
        score,
    )


def _given_values(question: FunctionQuestion, answer: object, cases: list[dict[str, float]]) -> np.ndarray:
    if is_blank(answer):
        raise CourseError(f"No function is given yet: write {question.signature} and hand over its name.")
    if not isinstance(answer, (list, tuple, np.ndarray)) or getattr(answer, "ndim", 1) != 1:
        called = " Hand over the function itself, not what it returns" if isinstance(answer, Real) else ""
        raise CourseError(
            f"The answer is {shown(answer)}, but must be your function {question.signature} (its name, without brackets).{called}"
            f"{'.' if called else ''}"
        )
    if len(answer) != len(cases):
        raise CourseError(
            f"There are {len(answer)} values, but {len(cases)} cases: a function gives one value for each."
        )
    return np.array([_read(value, case) for value, case in zip(answer, cases, strict=True)])


def _values_of_function(question: FunctionQuestion, function: Callable, cases: list[dict]) -> np.ndarray:
    _fits_the_call(question, function, cases[0])
    return np.array([_value(function, case) for case in cases])


def _fits_the_call(question: FunctionQuestion, function: Callable, case: dict[str, float]) -> None:
    """Nothing, or a sentence when the function cannot take the names with which it will be called."""
    try:
        taken = inspect.signature(function)
    except (TypeError, ValueError):  # a function of a C library does not say what it takes
        return
    try:
        taken.bind(**case)
    except TypeError:
        raise CourseError(
            f"Your function takes ({', '.join(taken.parameters)}), but is called by name with {_call(case)}: "
            f"name its parameters as asked, {question.signature}."
        ) from None


def _value(function: Callable, case: dict[str, float]) -> float:
    try:
        result = function(**case)
    except (Exception, SystemExit) as problem:  # the student's own code may raise anything, or call exit()
        if uses_caret(function):
            raise CourseError(CARET) from None
        said = str(problem)[:200].strip().rstrip(".")
        named = f"{type(problem).__name__}: {said}" if said else type(problem).__name__
        raise CourseError(f"Your function stopped with {named}. It was called as {_call(case)}.") from None
    return _read(result, case)


def uses_caret(function: Callable) -> bool:
    """Whether a function holds `^`, which many write for a power and which in Python is another operation.

    >>> uses_caret(lambda q: q ^ 2), uses_caret(lambda q: q**2)
    (True, False)
    """
    code = getattr(function, "__code__", None)
    return code is not None and any(
        step.opname == "BINARY_OP" and step.argrepr in ("^", "^=") for step in dis.get_instructions(code)
    )


def _read(result: object, case: dict[str, float]) -> float:
    called = f"Your function was called as {_call(case)}."
    if result is None:
        raise CourseError(f"Your function returned nothing for {_call(case)}: does it end with `return`?")
    if isinstance(result, str):
        raise CourseError(
            f"{called} It returned the text {shown(result)}: return the number itself, without quotation marks."
        )
    if isinstance(result, np.ndarray) and result.ndim:
        raise CourseError(
            f"{called} It returned an array of shape {result.shape}: for one set of arguments return one number."
        )
    try:
        return number_and_unit(result)[0]
    except CourseError as sentence:
        raise CourseError(f"{called} {sentence}") from None


def _call(case: dict[str, float]) -> str:
    return ", ".join(f"{name}={value:g}" for name, value in case.items())
