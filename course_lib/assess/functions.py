"""Marking of a function that the student wrote, on cases that the student has not seen."""

from collections.abc import Callable

import numpy as np

from course_lib.assess.matching import agrees, closest, size_of_error
from course_lib.assess.reading import is_blank, number_and_unit
from course_lib.assess.verdict import Verdict, right, unread, wrong
from course_lib.checks import shown
from course_lib.errors import CourseError
from course_lib.questions.kinds import FunctionQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import distance


def mark_function(question: FunctionQuestion, params: Params, answer: object) -> Verdict:
    """The verdict on a function, or on the list of its values on `question.cases(params)`.

    Without a known mistake it names the first input on which the function differs, and by how much.
    """
    cases = question.cases(params)
    try:
        values = (
            _values_of_function(answer, cases) if callable(answer) else _given_values(question, answer, cases)
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
        raise CourseError(
            f"The answer is {shown(answer)}, but must be your function {question.signature} (its name, without brackets)."
        )
    if len(answer) != len(cases):
        raise CourseError(
            f"There are {len(answer)} values, but {len(cases)} cases: a function gives one value for each."
        )
    return np.array([_read(value, case) for value, case in zip(answer, cases, strict=True)])


def _values_of_function(function: Callable, cases: list[dict[str, float]]) -> np.ndarray:
    return np.array([_value(function, case) for case in cases])


def _value(function: Callable, case: dict[str, float]) -> float:
    try:
        result = function(**case)
    except (Exception, SystemExit) as problem:  # the student's own code may raise anything, or call exit()
        said = str(problem)[:200].strip().rstrip(".")
        named = f"{type(problem).__name__}: {said}" if said else type(problem).__name__
        raise CourseError(f"Your function stopped with {named}. It was called as {_call(case)}.") from None
    return _read(result, case)


def _read(result: object, case: dict[str, float]) -> float:
    if result is None:
        raise CourseError(f"Your function returned nothing for {_call(case)}: does it end with `return`?")
    try:
        return number_and_unit(result)[0]
    except CourseError as sentence:
        raise CourseError(f"Your function was called as {_call(case)}. {sentence}") from None


def _call(case: dict[str, float]) -> str:
    return ", ".join(f"{name}={value:g}" for name, value in case.items())
