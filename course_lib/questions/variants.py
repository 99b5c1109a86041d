"""Seeded variants: parameters drawn so that the answer and every known mistake stay apart."""

from itertools import permutations
from random import Random

import numpy as np

from course_lib.errors import CourseError
from course_lib.questions.kinds import CurveQuestion, FunctionQuestion, Mistake, NumberQuestion, Question
from course_lib.questions.params import Params
from course_lib.questions.tolerance import CLEARLY_APART, distance

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
    """Whether the truth and every known mistake of these parameters stand clearly apart.

    >>> from course_lib.questions import question
    >>> ask = question("quantal.mean_response")
    >>> well_posed(ask, Params(n_sites=10, release_probability=0.5, quantum_nM=8.0))  # p equals 1 − p
    False
    """
    if not comparable(question):
        return True
    candidates = [values_of(question, question.truth(params), params)]
    candidates += [mistake_values(question, mistake, params) for mistake in question.mistakes]
    whole = isinstance(question, CurveQuestion)
    return all(np.isfinite(one).all() for one in candidates) and all(
        distance(a, b, question.tolerance, whole=whole) > CLEARLY_APART
        for a, b in permutations(candidates, 2)
    )
