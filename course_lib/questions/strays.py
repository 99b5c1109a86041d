"""Chance: simple formulas in the given numbers that meet the truth or a slip in one variant without being either.

A wrong way that nobody foresaw is often such a formula. Where it meets the truth it would count as right, and where it
meets a slip it would be told what was not done; so a variant in which this happens is not offered where another is left.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from math import isfinite, nan
from random import Random

import numpy as np

from course_lib.questions.generic import generic_mistakes
from course_lib.questions.kinds import NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import EDGE, is_rounded

TRIED = 6  # draws in which a formula must agree to be the truth or a slip in another form
SAME = 1e-9
AS_TRUTH = 10  # slips met by chance that weigh as much as the truth met by chance


def meetings(question: NumberQuestion, params: Params) -> int:
    """How often simple formulas meet the truth (counted tenfold) or a slip by chance in these numbers; 0 is best.

    >>> from course_lib.questions import question
    >>> ask = question("deuteration.matching_dose")
    >>> meetings(ask, Params(dose_mg=20.0, effect=5.0, share=0.5)) > meetings(ask, Params(dose_mg=17.0, effect=5.0, share=0.62))
    True
    """
    values, reaches = np.array(list(_known(question, params))).T
    strays = _strays(question, params)
    with np.errstate(invalid="ignore"):
        near = (np.abs(strays - values[:, None]) <= reaches[:, None]) & ~_same(question)
    met = near.sum(axis=1)
    return AS_TRUTH * int(met[0]) + int(met[1:].sum())


def taken_for_truth(question: NumberQuestion, params: Params) -> bool:
    """Whether a wrong way that the question names gives, in these numbers, what counts as the truth or as its rounding.

    >>> from course_lib.questions import question
    >>> ask = question("deuteration.commitment")  # intrinsic − 1 is no commitment
    >>> taken_for_truth(ask, Params(intrinsic=6.0, observed=2.0)), taken_for_truth(ask, Params(intrinsic=3.0, observed=2.0))
    (False, False)
    """
    truth = question.truth(params)
    reach = question.tolerance.margin(truth)
    for stray in question.strays:
        value = _value(stray, params)
        if isfinite(value) and (abs(value - truth) <= reach or (truth and is_rounded(value, truth))):
            return True
    return False


def _value(stray: Callable[[Params], float], params: Params) -> float:
    try:
        return float(stray(params))
    except (ValueError, ZeroDivisionError, OverflowError):  # these numbers have no such way
        return nan


def all_numbers(params: Params) -> bool:
    """Whether a variant is numbers alone; one that names a molecule or a path has too few to choose among.

    >>> all_numbers(Params(n_sites=5)), all_numbers(Params(nucleus="GPi"))
    (True, False)
    """
    return all(isinstance(value, (int, float)) for value in vars(params).values())


def _known(question: NumberQuestion, params: Params) -> Iterator[tuple[float, float]]:
    """Truth and slips, each with the distance at which an answer is taken for it."""
    truth = question.truth(params)
    yield truth, question.tolerance.margin(truth)
    for slip in (*question.mistakes, *generic_mistakes(question)):
        value = float(slip.answer(params))
        yield value, question.tolerance.told(value) if isfinite(value) else 0.0


@cache
def _same(question: NumberQuestion) -> np.ndarray:
    """Which formulas are the truth or a slip, in every one of some draws: a row for each of these."""
    found = []
    for number in range(TRIED):
        params = Params(**(question.wider or question.draw)(Random(f"{question.id}|stray|{number}")))
        values = np.array([value for value, _ in _known(question, params)])[:, None]
        strays = _strays(question, params)[None, :]
        equal = np.abs(strays - values) <= SAME * np.abs(values) + SAME * EDGE
        found.append(equal | ~np.isfinite(strays) | ~np.isfinite(values))
    return np.logical_and.reduce(found)


def _strays(question: NumberQuestion, params: Params) -> np.ndarray:
    """Those that the question names, and what anybody may write with its numbers."""
    given = {name: float(x) for name, x in vars(params).items() if isinstance(x, (int, float))}
    truth = question.truth(params)
    with np.errstate(all="ignore"):
        own = [_value(stray, params) for stray in question.strays]
        return np.array([*own, *_formulas(tuple(given.values()), truth)])


def _formulas(given: tuple[float, ...], truth: float) -> Iterator[float]:
    """Each number and its complement, pairs of them, and the truth with one of them too much or missing."""
    parts = [form(x) for x in given for form in (float, _complement)]
    yield from parts
    yield from (
        truth / 2,
        2 * truth,
        1 - truth,
        float(np.floor(truth)),
        float(np.ceil(truth)),
    )
    for part in parts:
        yield truth * part
        yield _divided(truth, part)
    for x in given:  # one minus a share, where the share is asked for, or the other way round
        yield truth * _divided(x, _complement(x))
        yield truth * _divided(_complement(x), x)
    for a, b in combinations(given, 2):
        yield from (a + b, a - b, b - a, (a + b) / 2)
        for x in (a, _complement(a)):
            for y in (b, _complement(b)):
                yield from (x * y, _divided(x, y), _divided(y, x))
    if len(given) > 2:
        yield float(np.prod(given))


def _complement(share: float) -> float:
    return 1 - share if 0 < share < 1 else nan


def _divided(a: float, b: float) -> float:
    return a / b if b else nan
