"""Mistakes that need no knowledge of the question: they come free with every number."""

import math
import re
from collections.abc import Callable

from course_lib.questions.kinds import Mistake, NumberQuestion, Question
from course_lib.questions.params import Params

LN10 = math.log(10)

# Prefixes that a unit of the course may begin with, and what follows them; "min", "day" and "1/cm" have none.
_PREFIXES = {"p": 1e-12, "n": 1e-9, "µ": 1e-6, "u": 1e-6, "m": 1e-3, "k": 1e3}
_PREFIXED = re.compile(r"([pnµumk])(?:M|g|V|s|mol)(?:\*\*(2))?(?:/.*)?")

_FACTORS: dict[str, tuple[float, str]] = {
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

_PURE_RECIPROCAL = (
    "That is one divided by the answer: numerator and denominator have changed places. "
    "Test it on a limit: should the answer be above or below 1?"
)
_SIGNED = (
    "The size is right and the sign is not. A difference taken the other way round, or a logarithm of the "
    "inverse ratio, does this: which of the two is larger?"
)
_POSITIVE = "The size is right, but this quantity cannot be negative: look for a difference taken the other way round."

GENERIC_IDS = ("sign", "thousand_up", "thousand_down", "base_unit", *_FACTORS, *_SHAPES)


def generic_mistakes(question: Question) -> tuple[Mistake, ...]:
    """The generic mistakes that a number names in `free` and that its unit allows; none for other kinds.

    A number without a prefix in its unit cannot be a prefix off.

    >>> from course_lib.questions import question
    >>> [mistake.id for mistake in generic_mistakes(question("quantal.mean_response"))]
    ['sign', 'reciprocal', 'thousand_up', 'thousand_down', 'base_unit']
    >>> [mistake.id for mistake in generic_mistakes(question("quantal.content"))]
    ['sign', 'reciprocal']
    """
    if not isinstance(question, NumberQuestion):
        return ()
    known = [
        _generic(question, name) for name in question.free if name not in ("thousand_up", "thousand_down")
    ]
    return (*known, *_prefix_slips(question))


def _generic(question: NumberQuestion, name: str) -> Mistake:
    if name == "sign":
        because = _SIGNED if question.signed else _POSITIVE
        return Mistake(
            id=name, answer=lambda v: -question.truth(v), because=because, seldom=True, generic=True
        )
    if name in _FACTORS:
        factor, because = _FACTORS[name]
        return Mistake(
            id=name, answer=lambda v: factor * question.truth(v), because=because, seldom=True, generic=True
        )
    shape, because = _SHAPES[name]
    because = _PURE_RECIPROCAL if name == "reciprocal" and question.unit == "1" else because
    return Mistake(
        id=name, answer=lambda v: shape(question.truth(v)), because=because, seldom=True, generic=True
    )


def _prefix_slips(question: NumberQuestion) -> list[Mistake]:
    """The slips of one prefix up or down, and of the unit without its prefix, as far as the unit has one."""
    unit = _PREFIXED.fullmatch(question.unit)
    if not unit:
        return []
    power = int(unit[2] or 1)
    times = "a million" if power == 2 else "a thousand"
    counted = ", and in a squared unit each step counts twice" if power == 2 else ""
    slips = [
        Mistake(
            id=name,
            answer=lambda v, factor=factor: factor * question.truth(v),
            because=f"Your number is {times} times too {size}. A prefix was probably read one step too {level} "
            f"({example}){counted}: write the unit beside every number on the way.",
            seldom=True,
            generic=True,
        )
        for name, factor, size, level, example in (
            ("thousand_up", 1e3**power, "large", "high", "µ for n, or n for p"),
            ("thousand_down", 1e-3**power, "small", "low", "n for µ, or p for n"),
        )
        if name in question.free
    ]
    prefix = _PREFIXES[unit[1]]
    if slips and prefix < 1e-3:  # with m the unit without prefix is one step away
        slips.append(_base_unit(question, prefix**power, question.unit[1:].replace("**2", "²")))
    return slips


def _base_unit(question: NumberQuestion, factor: float, base: str) -> Mistake:
    return Mistake(
        id="base_unit",
        answer=lambda v: factor * question.truth(v),
        because=f"That is the right amount in {base}, but a number without its unit is taken as "
        f"{question.unit.replace('**2', '²')}: write the unit beside it, or convert it first.",
        seldom=True,
        generic=True,
    )


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
