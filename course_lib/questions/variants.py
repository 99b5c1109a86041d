"""Seeded variants: parameters drawn so that the answer and every known mistake stay apart."""

from collections.abc import Mapping
from itertools import combinations
from random import Random

import numpy as np

from course_lib.errors import CourseError
from course_lib.questions.generic import generic_mistakes
from course_lib.questions.kinds import (
    CurveQuestion,
    FitQuestion,
    FunctionQuestion,
    Mistake,
    NumberQuestion,
    Question,
)
from course_lib.questions.params import Params
from course_lib.questions.tolerance import APART, CLEARLY_APART, FROM_TRUTH, distance

MOST_DRAWS = 200


def variant(question: Question, seed: object) -> Params:
    """The parameters of a question for one seed; the same seed gives the same variant on every machine.

    Draws in which two mistakes, or a mistake and the truth, lie too near are passed over.
    Raises `CourseError` when the seed is no whole number or text.

    >>> from course_lib.questions import question
    >>> variant(question("quantal.mean_response"), 3) == variant(question("quantal.mean_response"), 3)
    True
    """
    if isinstance(seed, bool) or not isinstance(seed, (int, str)):
        raise CourseError(
            f"seed is {seed!r}, but must be a whole number or a text: it names the variant, so that you can find it again."
        )
    for attempt in range(MOST_DRAWS):
        # Text seeds `Random` through a hash that is the same in every process and Python version.
        params = Params(**question.draw(Random(f"{question.family or question.id}|{seed}|{attempt}")))
        if well_posed(question, params):
            return params
    raise CourseError(
        f"{question.id} found no well-posed variant for seed {seed!r}: widen its draw, so that mistakes stay apart."
    )


def comparable(question: Question) -> bool:
    """Whether answers of this question are numbers or arrays between which a distance makes sense.

    >>> from course_lib.questions import question
    >>> comparable(question("quantal.locus")), comparable(question("quantal.mean_response"))
    (False, True)
    """
    return isinstance(question, (NumberQuestion, CurveQuestion, FunctionQuestion))


def values_of(question: Question, answer: object, params: Params) -> np.ndarray:
    """An answer of a comparable question as a float array: one value, a curve, or one value a case.

    >>> from course_lib.questions import question
    >>> values_of(question("quantal.mean_response"), 32.5, Params())
    array([32.5])
    """
    if isinstance(question, FunctionQuestion) and callable(answer):
        return question.values(answer, params)
    return np.atleast_1d(np.asarray(answer, dtype=float))


def mistake_values(question: Question, mistake: Mistake, params: Params) -> np.ndarray:
    """What a known mistake gives for these parameters, as a float array.

    >>> from course_lib.questions import question
    >>> slip = question("quantal.mean_response").mistakes[0]
    >>> mistake_values(question("quantal.mean_response"), slip, variant(question("quantal.mean_response"), 1)).shape
    (1,)
    """
    return values_of(question, mistake.answer(params), params)


def well_posed(question: Question, params: Params) -> bool:
    """Whether the truth and all known and generic mistakes of these parameters can be told apart.

    >>> from course_lib.questions import question
    >>> ask = question("quantal.mean_response")
    >>> well_posed(ask, Params(n_sites=10, release_probability=0.5, quantum_nM=8.0))  # p equals 1 − p
    False
    """
    if isinstance(question, FitQuestion):
        return not any(
            within_reach(question, mistake.answer(params), params) for mistake in question.mistakes
        )
    return not comparable(question) or not too_near(question, params)


def too_near(question: Question, params: Params) -> list[tuple[str, str]]:
    """The pairs of a comparable question that these parameters do not tell apart; "truth" stands for the truth.

    >>> from course_lib.questions import question
    >>> too_near(question("quantal.mean_response"), Params(n_sites=10, release_probability=0.5, quantum_nM=8.0))
    [('truth', 'counted_failures')]
    """
    truth = Mistake(id="truth", answer=question.truth, because="")
    candidates = [(truth, values_of(question, question.truth(params), params))]
    candidates += [
        (one, mistake_values(question, one, params))
        for one in (*question.mistakes, *generic_mistakes(question))
    ]
    if not np.isfinite(candidates[0][1]).all():
        return [("truth", "truth")]
    real = [one for one in candidates if np.isfinite(one[1]).all()]
    whole = isinstance(question, CurveQuestion)
    found = []
    for (first, a), (second, b) in combinations(real, 2):
        if second.generic and first is not truth and np.allclose(a, b, rtol=1e-9, atol=0.0):
            continue  # a known slip that is a generic one too: it says more, and is named first
        gaps = (distance(one, two, question.tolerance, whole=whole) for one, two in ((a, b), (b, a)))
        if min(gaps) <= _needed(first, second, true=first is truth):
            found.append((first.id, second.id))
    return found


def _needed(first: Mistake, second: Mistake, *, true: bool) -> float:
    """The margins by which two candidates must stand apart, the first of which may be the truth."""
    if true:
        return FROM_TRUTH if second.seldom else CLEARLY_APART
    if first.may_meet or second.may_meet:
        return -1.0
    return APART if first.seldom or second.seldom else CLEARLY_APART


def within_reach(question: FitQuestion, values: Mapping[str, float], params: Params) -> bool:
    """Whether estimates with these values would all count, so that a slip that leads there cannot be told.

    >>> from course_lib.questions import question
    >>> ask = question("quantal.mystery")
    >>> within_reach(ask, ask.truth(variant(ask, 1)), variant(ask, 1))
    True
    """
    truth = question.truth(params)
    return all(
        values[one.name] > 0
        and max(values[one.name] / truth[one.name], truth[one.name] / values[one.name]) <= one.factor
        for one in question.sought
        if one.name in values
    )
