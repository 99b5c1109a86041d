"""Mistakes that need no knowledge of the question: they come free with every number."""

import math
from collections.abc import Callable

from course_lib.questions.kinds import Mistake, NumberQuestion
from course_lib.questions.params import Params

LN10 = math.log(10)

_FACTORS: dict[str, tuple[float, str]] = {
    "sign": (
        -1.0,
        "The size is right and the sign is not. A difference taken the other way round, or a logarithm of the "
        "inverse ratio, does this: which of the two is larger?",
    ),
    "thousand_up": (
        1e3,
        "Your number is a thousand times too large. A prefix was probably read one step too high "
        "(µ for n, or n for p): write the unit beside every number on the way.",
    ),
    "thousand_down": (
        1e-3,
        "Your number is a thousand times too small. A prefix was probably read one step too low "
        "(n for µ, or p for n): write the unit beside every number on the way.",
    ),
    "per_cent_up": (
        100.0,
        "That is the answer in per cent, but a fraction between 0 and 1 is asked for: divide by 100, or write the % sign.",
    ),
    "per_cent_down": (
        0.01,
        "Your number is a hundred times too small: a fraction was given where per cent is asked for, "
        "or the % was applied twice.",
    ),
    "natural_for_common_log": (
        LN10,
        "Your number is 2.303 times too large, and 2.303 is ln 10: the natural logarithm was taken where the "
        "formula has log₁₀. On most calculators `log` is base 10, in Python `math.log` is base e.",
    ),
    "common_for_natural_log": (
        1 / LN10,
        "Your number is 2.303 times too small, and 2.303 is ln 10: log₁₀ was taken where the formula has ln. "
        "On most calculators `log` is base 10, in Python `math.log` is base e.",
    ),
}


def _reciprocal(truth: float) -> float:
    return 1 / truth if truth else math.nan


def _root(truth: float) -> float:
    return math.sqrt(abs(truth))


def _square(truth: float) -> float:
    return truth**2


_SHAPES: dict[str, tuple[Callable[[float], float], str]] = {
    "reciprocal": (
        _reciprocal,
        "That is one divided by the answer: numerator and denominator have changed places. "
        "The units tell which way round it must be.",
    ),
    "forgot_to_square": (
        _root,
        "That is the square root of the answer: something on the way had to be squared. "
        "The unit shows it: a variance is in the square of the unit of the response.",
    ),
    "squared_once_too_often": (
        _square,
        "That is the square of the answer: something was squared once too often. Look at the unit of your result.",
    ),
}

GENERIC_IDS = (*_FACTORS, *_SHAPES)


def generic_mistakes(question: NumberQuestion) -> tuple[Mistake, ...]:
    """The generic mistakes that the question names in `free`, as functions of its parameters.

    >>> from course_lib.questions import question
    >>> [mistake.id for mistake in generic_mistakes(question("quantal.mean_response"))]
    ['sign', 'reciprocal', 'thousand_up', 'thousand_down']
    """
    return tuple(_generic(question, name) for name in question.free)


def _generic(question: NumberQuestion, name: str) -> Mistake:
    if name in _FACTORS:
        factor, because = _FACTORS[name]
        return Mistake(id=name, answer=lambda v: factor * question.truth(v), because=because)
    shape, because = _SHAPES[name]
    return Mistake(id=name, answer=lambda v: shape(question.truth(v)), because=because)


def total_for_free(answer: Callable[[Params], float], unbound: Callable[[Params], float]) -> Mistake:
    """The mistake of using total drug where only the unbound share can act.

    `answer` computes the true result for a given set of parameters; `unbound` is the fraction unbound.

    >>> slip = total_for_free(lambda v: 2.0, lambda v: 0.01)
    >>> slip.answer(Params())
    200.0
    """
    return Mistake(
        id="total_for_free",
        answer=lambda v: answer(v) / unbound(v),
        because="That uses the total concentration, but drug bound to protein can neither cross a membrane "
        "nor reach a site: multiply by the unbound fraction first.",
    )
