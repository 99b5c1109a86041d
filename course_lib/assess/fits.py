"""Marking of estimates with intervals."""

import math
from collections.abc import Mapping

from course_lib.assess.matching import size_of_error
from course_lib.assess.reading import is_blank, number_and_unit
from course_lib.assess.verdict import Verdict, right, unread, wrong
from course_lib.checks import shown
from course_lib.errors import CourseError
from course_lib.questions.kinds import FitQuestion, Mistake, Sought
from course_lib.questions.params import Params

CLEARLY = 2  # an estimate must lie this much nearer to what a mistake gives than to the truth


def mark_fit(question: FitQuestion, params: Params, answer: object) -> Verdict:
    """The verdict on name → (value, low, high): half of each share is for the estimate, half for its interval.

    An interval that misses the hidden value by less than its own width still counts: one honest 95 % interval in
    twenty misses.
    """
    try:
        estimates = {one.name: _estimate(one, question, answer) for one in question.sought}
    except CourseError as sentence:
        return unread(str(sentence))
    faults, score = [], 0.0
    for one in question.sought:
        found, points = _judged(one, float(one.truth(params)), *estimates[one.name])
        faults += found
        score += points / len(question.sought)
    if not faults:
        return right(question.says(question.means, params))
    values = {name: value for name, (value, _, _) in estimates.items()}
    mistake = _likeliest(question, params, values)
    if mistake:
        return wrong(question.says(mistake.because, params), mistake.id, score)
    return wrong(" ".join(faults), None, min(score, 0.99))


def _estimate(one: Sought, question: FitQuestion, answer: object) -> tuple[float, float, float]:
    names = ", ".join(f"'{sought.name}': (value, low, high)" for sought in question.sought)
    if is_blank(answer):
        raise CourseError(f"Nothing is answered yet: give {{{names}}}.")
    entries = answer if isinstance(answer, Mapping) else _entries_of(answer, question)
    if entries is None:
        raise CourseError(f"The answer is {shown(answer)}, but must be {{{names}}}.")
    if one.name not in entries:
        raise CourseError(f"{one.name} is missing: give {{{names}}}.")
    parts = _parts(entries[one.name])
    if len(parts) != 3:
        raise CourseError(
            f"{one.name} is {shown(entries[one.name])}, but must be (value, low, high): an estimate without its interval "
            "does not say what is known."
        )
    value, low, high = (_part(one.name, part) for part in parts)
    if not low <= value <= high:
        raise CourseError(
            f"{one.name} has the interval {low:g} to {high:g} and the value {value:g}, which must lie in it."
        )
    return value, low, high


def _entries_of(answer: object, question: FitQuestion) -> dict[str, object] | None:
    """The entries of the library's own result, whose attributes bear the names asked for; None for anything else.

    Of a quantity that the result holds once for each recording, the last is taken: the highest.
    """
    found = {}
    for one in question.sought:
        plural = f"{one.name[:-1]}ies" if one.name.endswith("y") else f"{one.name}s"
        if hasattr(answer, one.name):
            found[one.name] = getattr(answer, one.name)
        elif isinstance(getattr(answer, plural, None), (list, tuple)) and getattr(answer, plural):
            found[one.name] = getattr(answer, plural)[-1]
    return found or None


def _parts(entry: object) -> tuple:
    if all(hasattr(entry, name) for name in ("value", "low", "high")):
        return (entry.value, entry.low, entry.high)
    return tuple(entry) if isinstance(entry, (tuple, list)) else (entry,)


def _part(name: str, part: object) -> float:
    if isinstance(part, str):
        raise CourseError(f"{name}: {shown(part)} is text: give the number itself, without quotation marks.")
    if isinstance(part, float) and math.isinf(part):
        return part  # the upper end of n is infinite when the bend of the parabola is not seen
    try:
        return number_and_unit(part)[0]
    except CourseError as sentence:
        raise CourseError(f"{name}: {sentence}") from None


def _judged(one: Sought, truth: float, value: float, low: float, high: float) -> tuple[list[str], float]:
    faults, points = [], 1.0
    if value <= 0 or max(value / truth, truth / value) > one.factor:
        faults.append(f"{one.name} is {size_of_error(value, truth)}.")
        points -= 0.5
    missed = truth < low - (value - low) or truth > high + (high - value)
    vague = one.widest is not None and (low <= 0 or high / low > one.widest)
    if missed:
        faults.append(
            f"The interval of {one.name} does not reach the hidden value: look for a source of error that it leaves out."
        )
    elif vague:
        faults.append(
            f"The interval of {one.name} is wider than these data allow: use all conditions in one fit."
        )
    return faults, points - 0.5 * (missed or vague)


def _likeliest(question: FitQuestion, params: Params, values: Mapping[str, float]) -> Mistake | None:
    """The known mistake whose values these estimates scatter about, if that is clearly likelier than the truth."""
    from_truth = _reach(question, values, question.truth(params))
    ranked = sorted(
        ((_reach(question, values, one.answer(params)), one) for one in question.mistakes),
        key=lambda pair: pair[0],
    )
    if ranked and ranked[0][0] <= min(1.0, from_truth / CLEARLY):
        return ranked[0][1]
    return None


def _reach(question: FitQuestion, values: Mapping[str, float], about: Mapping[str, float]) -> float:
    """How far estimates lie from some values, the farthest counted in the factor by which it may miss."""
    gaps = [
        abs(math.log(values[one.name] / about[one.name])) / math.log(one.factor)
        if 0 < values[one.name] < math.inf and 0 < about[one.name] < math.inf
        else math.inf
        for one in question.sought
        if one.name in about
    ]
    return max(gaps, default=math.inf)
