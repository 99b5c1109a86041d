"""Seeded variants: parameters drawn so that the answer and every known mistake stay apart."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, combinations, islice
from math import inf
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
from course_lib.questions.strays import all_numbers, meetings, taken_for_truth
from course_lib.questions.tolerance import APART, CLEARLY_APART, FROM_TRUTH, distance

MOST_DRAWS = 200
SAME_SLIP = 1.0  # margins; beyond, two slips are not worth comparing digit by digit
COMPARED = 6  # well-posed draws, of which the one with the fewest chance meetings is offered
PRINTED = 1  # the seed whose numbers stand in printed lectures: it keeps its first well-posed draw


def variant(question: Question, seed: object) -> Params:
    """The parameters of a question for one seed; the same seed gives the same variant on every machine.

    Draws in which two mistakes, or a mistake and the truth, lie too near are passed over; of some numbers that are left,
    those are taken in which the fewest other formulas meet one of them by chance.
    Raises `CourseError` when the seed is no whole number or text.

    >>> from course_lib.questions import question
    >>> variant(question("quantal.mean_response"), 3) == variant(question("quantal.mean_response"), 3)
    True
    """
    if isinstance(seed, bool) or not isinstance(seed, (int, str)):
        raise CourseError(
            f"seed is {seed!r}, but must be a whole number or a text: it names the variant, so that you can find it again."
        )
    posed = _posed(question, seed)
    best, fewest = next(posed), None
    if seed == PRINTED or question.wider is None or not all_numbers(best):
        return best
    for params in chain([best], islice(posed, COMPARED - 1)):
        met = _met(question, tuple(vars(params).items()))
        if fewest is None or met < fewest:
            best, fewest = params, met
        if not fewest:
            break
    return best


def _posed(question: Question, seed: object) -> Iterator[Params]:
    """The well-posed draws of a seed, in the order in which they are drawn; at least one.

    Where a named wrong way counts as right in all of them, they are offered all the same.
    """
    found, aside = False, []
    draw = question.draw if seed == PRINTED else question.wider or question.draw
    for attempt in range(MOST_DRAWS):
        # Text seeds `Random` through a hash that is the same in every process and Python version.
        params = Params(**draw(Random(f"{question.family or question.id}|{seed}|{attempt}")))
        told_apart, by_chance = _judged(question, params)
        if told_apart and by_chance:
            aside.append(params)
        elif told_apart:
            found = True
            yield params
    if not found:
        yield from aside
    if not found and not aside:
        raise CourseError(
            f"{question.id} found no well-posed variant for seed {seed!r}: widen its draw, so that mistakes stay apart."
        )


def _judged(question: Question, params: Params) -> tuple[bool, bool]:
    """Whether a draw is well posed, and whether a named wrong way counts as right in it."""
    if isinstance(question, NumberQuestion):
        return _judged_numbers(question, tuple(vars(params).items()))
    return well_posed(question, params), False


@lru_cache(maxsize=100_000)  # many seeds draw the same few numbers
def _judged_numbers(question: NumberQuestion, given: tuple[tuple[str, object], ...]) -> tuple[bool, bool]:
    params = Params(**dict(given))
    return well_posed(question, params), taken_for_truth(question, params)


@lru_cache(maxsize=100_000)
def _met(question: NumberQuestion, given: tuple[tuple[str, object], ...]) -> int:
    return meetings(question, Params(**dict(given)))


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
    gap = _gap_of(question)
    found = []
    for (first, a), (second, b) in combinations(real, 2):
        if (
            second.generic
            and first is not truth
            and gap(a, b) <= SAME_SLIP
            and np.allclose(a, b, rtol=1e-9, atol=0.0)
        ):
            continue  # a known slip that is a generic one too: it says more, and is named first
        if gap(a, b) <= _needed(first, second, true=first is truth):
            found.append((first.id, second.id))
    return found


def _gap_of(question: Question) -> Callable[[np.ndarray, np.ndarray], float]:
    """How many margins two candidates stand apart, counted in the wider of their margins."""
    tolerance, whole = question.tolerance, isinstance(question, CurveQuestion)
    if isinstance(question, NumberQuestion):  # thousands of draws are tried, and plain floats are quick

        def gap(a: np.ndarray, b: np.ndarray) -> float:
            one, other = a.item(), b.item()
            widest = max(tolerance.margin(one), tolerance.margin(other))
            return abs(one - other) / widest if widest else (0.0 if one == other else inf)

        return gap
    return lambda a, b: min(distance(a, b, tolerance, whole=whole), distance(b, a, tolerance, whole=whole))


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
