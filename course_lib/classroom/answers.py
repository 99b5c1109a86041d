"""`answer(name, value)`: how a student's notebook hands in an answer and hears at once whether it can be read.

In marking, the same call carries the value out of the sandbox. The marks are worked out elsewhere:
nothing in this module knows a right answer.
"""

import inspect
import traceback
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from course_lib.checks import shown
from course_lib.classroom.values import packed, unpacked
from course_lib.errors import CourseError

# In marking, what carries (name, record) out of the sandbox; elsewhere nobody collects answers.
COLLECTORS: list[Callable[[str, dict], None]] = []
# Filled in the sandbox just before a locked cell runs: name of a part → arguments that the student has not seen.
UNSEEN_CASES: dict[str, list[dict[str, float]]] = {}


def answer(
    name: str,
    value: object,
    *,
    unit: str = "",
    length: int | None = None,
    choices: Sequence[str] = (),
    names: Sequence[str] = (),
    example: Mapping[str, float] | None = None,
) -> None:
    """A value handed in under a name, with a line that says how it was read.

    `length`, `choices`, `names` and `example` say what form the answer must have: so many numbers,
    one of these words, these entries, or a function that gives a number for these arguments.
    Raises `CourseError` with a sentence when the answer is missing or of another form.

    >>> answer("mean", 40.0, unit="nM")
    mean is handed in: 40 nM. Its form is right; marking says whether the value is.
    >>> answer("mean", None)
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: mean is still empty: replace None by your answer in the cell above and run both cells again.
    """
    if example is None:  # a function's values are handed in by `answer_unseen`
        _hand_in(name, packed(value))  # first of all: marking sees the answer, whatever its form
    try:
        trial = value if example is None else _tried(name, value, example)
        read = unpacked(packed(trial))
        _refuse_wrong_form(name, trial, read, length, choices, names)
    except CourseError as sentence:
        if not COLLECTORS:
            raise
        print(sentence)  # in marking, one unfinished answer must not hold back those after it
        return
    print(f"{name} is handed in: {_short(read, unit)}. Its form is right; marking says whether the value is.")


def answer_unseen(name: str, function: object) -> None:
    """The values of a student's function for arguments that appear only at marking.

    >>> answer_unseen("variance", lambda n_sites: n_sites)
    """
    cases = UNSEEN_CASES.get(name, [])
    if not cases:
        return
    record = packed(None)
    if callable(function):
        record = {"is": "values", "of": [_value(function, case) for case in cases]}
    _hand_in(name, record)


def _value(function: Callable, case: dict[str, float]) -> dict:
    try:
        return packed(function(**case))
    except Exception as problem:  # whatever a student's function does, only this case is lost
        return {"is": "unusable", "seen": f"{type(problem).__name__}: {problem}"[:200]}


def _tried(name: str, function: object, example: Mapping[str, float]) -> object:
    if function is None or not callable(function):
        raise CourseError(
            f"{name} is {shown(function)}, but must be a function: define it with `def {name}(…):`."
        )
    shown_call = ", ".join(f"{key}={item}" for key, item in example.items())
    try:
        if inspect.isfunction(function):  # functions written in C do not always tell their arguments
            inspect.signature(function).bind(**example)
    except TypeError as problem:
        raise CourseError(
            f"{name}({shown_call}) fails ({problem}): keep the arguments' names as they were given."
        ) from None
    try:
        result = function(**example)
    except Exception as problem:  # whatever stops a student's function is said in the student's own terms
        raise CourseError(
            f"{name}({shown_call}) stops with {type(problem).__name__}: {problem}"
            f"{_place(function, problem)}. Mend the function above and run both cells again."
        ) from None
    if result is None or result is ...:
        raise CourseError(
            f"{name}({shown_call}) gives nothing back: end your function with `return` and the value."
        )
    return result


def _place(function: Callable, problem: Exception) -> str:
    """Where in the student's cell a function stopped, or nothing where Python does not know."""
    own = getattr(getattr(function, "__code__", None), "co_filename", None)
    lines = [frame.lineno for frame in traceback.extract_tb(problem.__traceback__) if frame.filename == own]
    return f" (line {lines[-1]} of its cell)" if lines else ""


def _refuse_wrong_form(name, value, read, length, choices, names) -> None:
    if read is None:
        raise CourseError(
            f"{name} is still empty: replace None by your answer in the cell above and run both cells again."
        )
    if choices:
        if read not in choices:
            words = " or ".join(repr(choice) for choice in choices)
            raise CourseError(f"{name} is {shown(value)}, but must be {words}: choose one of these words.")
    elif names:
        _refuse_wrong_entries(name, read, names)
    elif length is not None:
        if not isinstance(read, np.ndarray) or read.shape != (length,):
            raise CourseError(
                f"{name} is {shown(value)}, but must be a list of {length} numbers: one for each point."
            )
        if not np.isfinite(read).all():
            raise CourseError(f"{name} holds a value that is not finite: look for a division by zero.")
    elif not isinstance(read, float) or not np.isfinite(read):
        raise CourseError(f"{name} is {shown(value)}, but must be one finite number.")


def _refuse_wrong_entries(name: str, read: object, names: Sequence[str]) -> None:
    if not isinstance(read, dict) or set(read) != set(names):
        seen = ", ".join(read) if isinstance(read, dict) else "no mapping"
        raise CourseError(
            f"{name} holds {seen}, but must hold {', '.join(names)}: keep the names that were given."
        )
    for key, item in read.items():
        if item is None:
            raise CourseError(f"{name}[{key!r}] is still empty: put (value, low, high) there.")
        if not isinstance(item, tuple) or len(item) != 3:
            raise CourseError(
                f"{name}[{key!r}] must be (value, low, high): the estimate and the ends of its interval."
            )
        if all(isinstance(one, float) for one in item) and not item[1] <= item[0] <= item[2]:
            raise CourseError(
                f"{name}[{key!r}] is {shown(item)}, but must be (value, low, high): an estimate lies between the "
                "ends of its own interval."
            )


def _short(read: object, unit: str) -> str:
    if isinstance(read, float):
        return f"{read:.6g} {unit}".rstrip()
    if isinstance(read, np.ndarray):
        return f"{read.size} numbers from {read.min():.4g} to {read.max():.4g} {unit}".rstrip()
    if isinstance(read, dict):
        return ", ".join(
            f"{key} = {item[0]:.3g} ({item[1]:.3g} to {item[2]:.3g})" for key, item in read.items()
        )
    return str(read)


def _hand_in(name: str, record: dict) -> None:
    for collect in COLLECTORS:
        collect(name, record)
