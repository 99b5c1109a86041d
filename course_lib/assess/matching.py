"""Which known mistake an answer is, if it is one: the nearest wins only when it is clearly nearest."""

import math

import numpy as np

from course_lib.questions.kinds import CurveQuestion, Mistake, Question
from course_lib.questions.params import Params
from course_lib.questions.tolerance import CLEARLY_APART, distance
from course_lib.questions.variants import mistake_values, values_of

CLEARLY_NEARER = 2  # the next candidate must be at least twice as far away


def agrees(question: Question, answer: np.ndarray, params: Params) -> bool:
    """Whether the answer lies within the tolerance of the truth."""
    return _apart(question, answer, values_of(question, question.truth(params), params)) <= 1


def _apart(question: Question, answer: np.ndarray, value: np.ndarray) -> float:
    return distance(answer, value, question.tolerance, whole=isinstance(question, CurveQuestion))


def closest(
    question: Question, mistakes: tuple[Mistake, ...], answer: np.ndarray, params: Params
) -> Mistake | None:
    """The known mistake that the answer shows, or None when there is none or it is not clear which.

    >>> from course_lib.questions import question, variant
    >>> ask = question("quantal.mean_response")
    >>> given = variant(ask, 1)
    >>> slip = given.n_sites * given.quantum_nM
    >>> closest(ask, ask.mistakes, np.array([slip]), given).id
    'every_site_releases'
    """
    truth = values_of(question, question.truth(params), params)
    ranked = []
    for mistake in mistakes:
        value = mistake_values(question, mistake, params)
        if np.isfinite(value).all() and _apart(question, value, truth) > CLEARLY_APART:
            ranked.append((_apart(question, answer, value), mistake))
    if not ranked:
        return None
    ranked.sort(key=lambda pair: pair[0])
    nearest, mistake = ranked[0]
    rivals = [_apart(question, answer, truth), *(gap for gap, _ in ranked[1:2])]
    clear = nearest <= 1 and all(gap >= CLEARLY_NEARER * max(nearest, 0.5) for gap in rivals)
    return mistake if clear else None


def size_of_error(answer: float, truth: float) -> str:
    """Direction and rough size of an error in words, too coarse to give the answer away.

    >>> size_of_error(50.0, 20.0), size_of_error(18.0, 20.0), size_of_error(-3.0, 20.0)
    ('about 3 times too large', 'about 10 % too small', 'of the wrong sign, and wrong in size too')
    """
    if truth == 0:
        return "not zero, and zero is the point" if answer else "right"
    ratio = answer / truth
    if ratio == 0:
        return "zero, and the true value is not"
    if ratio < 0:
        return "of the wrong sign, and wrong in size too"
    word = "large" if ratio > 1 else "small"
    if 0.6 < ratio < 1.7:
        per_cent = abs(ratio - 1) * 100
        return f"about {_one_figure(per_cent)} % too {word}"
    times = ratio if ratio > 1 else 1 / ratio
    if times > 1e6:
        return f"more than a million times too {word}"
    return f"about {_one_figure(times)} times too {word}"


def _one_figure(value: float) -> str:
    if value < 1:
        return "1"
    power = 10 ** math.floor(math.log10(value))
    # Halves are rounded up, so that 2.5 times reads as 3 and the size is never understated.
    return f"{math.floor(value / power + 0.5) * power:.0f}"
