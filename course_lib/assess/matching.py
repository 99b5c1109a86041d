"""Which known mistake an answer comes from, if from one: the likeliest is named, and both where two are as likely."""

import math

import numpy as np

from course_lib.assess.sentences import say
from course_lib.questions.kinds import CurveQuestion, Mistake, NumberQuestion, Question
from course_lib.questions.params import Params
from course_lib.questions.tolerance import distance
from course_lib.questions.variants import mistake_values, values_of

MOST_NAMED = 3
HARDLY = 0.5  # margins by which a second curve or function may be farther and is named too


def agrees(question: Question, answer: np.ndarray, params: Params) -> bool:
    """Whether the answer lies within the tolerance of the truth."""
    return _apart(question, answer, values_of(question, question.truth(params), params)) <= 1


def _apart(question: Question, answer: np.ndarray, value: np.ndarray) -> float:
    return distance(answer, value, question.tolerance, whole=isinstance(question, CurveQuestion))


def likeliest(
    question: Question, mistakes: tuple[Mistake, ...], answer: np.ndarray, params: Params
) -> tuple[Mistake, ...]:
    """The known mistakes that the answer may come from, likeliest first: none, one, or those that it cannot tell apart.

    >>> from course_lib.questions import question, variant
    >>> ask = question("quantal.mean_response")
    >>> given = variant(ask, 1)
    >>> slip = given.n_sites * given.quantum_nM
    >>> [one.id for one in likeliest(ask, ask.mistakes, np.array([slip]), given)]
    ['every_site_releases']
    """
    truth = values_of(question, question.truth(params), params)
    from_truth = _apart(question, answer, truth)
    number = isinstance(question, NumberQuestion)
    ranked = []
    for mistake in mistakes:
        value = mistake_values(question, mistake, params)
        if np.isfinite(value).all() and _apart(question, value, truth) > 1:
            gap = _apart(question, answer, value)
            near = gap <= 1 and gap < from_truth
            if near and (not number or abs(answer[0] - value[0]) <= question.tolerance.told(value[0])):
                ranked.append((gap, mistake))
    ranked.sort(key=lambda pair: pair[0])
    # All slips of which a number may be a rounding are named; curves and functions are told apart by how near they lie.
    return tuple(mistake for gap, mistake in ranked[:MOST_NAMED] if number or gap - ranked[0][0] <= HARDLY)


def closest(
    question: Question, mistakes: tuple[Mistake, ...], answer: np.ndarray, params: Params
) -> Mistake | None:
    """The one known mistake that the answer shows, or None when there is none or it is not clear which."""
    found = likeliest(question, mistakes, answer, params)
    return found[0] if len(found) == 1 else None


def in_words(question: Question, found: tuple[Mistake, ...], params: Params) -> str:
    """What is said to an answer that one mistake leads to, or several."""
    said = [question.says(one.because, params) for one in found]
    if len(said) == 1:
        return said[0]
    count = say("two" if len(said) == 2 else "three")
    return say("several_slips", count=count, said=say("or").join(said))


def near_a_slip(
    question: Question, mistakes: tuple[Mistake, ...], value: float, params: Params, share: float
) -> bool:
    """Whether a known mistake leads to within this share of the value."""
    sizes = [float(one.answer(params)) for one in mistakes]
    return any(math.isfinite(one) and abs(one - value) <= share * abs(value) for one in sizes)


def size_of_error(answer: float, truth: float) -> str:
    """Direction and rough size of an error in words, too coarse to give the answer away.

    >>> size_of_error(50.0, 20.0), size_of_error(18.0, 20.0), size_of_error(-3.0, 20.0)
    ('about 3 times too large', 'about 10 % too small', 'of the wrong sign, and wrong in size too')
    """
    if truth == 0:
        return say("not_zero" if answer else "size_right")
    ratio = answer / truth
    if ratio == 0:
        return say("zero")
    if ratio < 0:
        return say("wrong_sign")
    word = say("large" if ratio > 1 else "small")
    if 0.6 < ratio < 1.7:
        per_cent = abs(ratio - 1) * 100
        return say("by_per_cent", size=_one_figure(per_cent), word=word)
    times = ratio if ratio > 1 else 1 / ratio
    if times > 1e6:
        return say("by_a_million", word=word)
    return say("by_times", size=_one_figure(times), word=word)


def _one_figure(value: float) -> str:
    if value < 1:
        return "1"
    power = 10 ** math.floor(math.log10(value))
    # Halves are rounded up, so that 2.5 times reads as 3 and the size is never understated.
    return f"{math.floor(value / power + 0.5) * power:.0f}"
