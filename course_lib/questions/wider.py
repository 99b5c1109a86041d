"""Wider draws: more numbers for every variant but the one that is printed in the lectures, which keeps its own.

Round numbers out of short lists meet by chance (half of 0.6 is 0.3 again). A wider draw leaves room for variants in which
nothing meets, and gives a reader more of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from random import Random

from course_lib.errors import CourseError
from course_lib.questions.kinds import NumberQuestion, Question
from course_lib.questions.params import Params

Draw = Callable[[Random], Mapping[str, object]]
Strays = Mapping[str, tuple[Callable[[Params], float], ...]]


def among(**choices: tuple[float, ...]) -> Draw:
    """A draw that takes each number by itself out of those given.

    >>> sorted(among(n_sites=(5, 6), release_probability=(0.2,))(Random(1)))
    ['n_sites', 'release_probability']
    """
    return lambda rng: {name: rng.choice(values) for name, values in choices.items()}


def steps(first: float, last: float, step: float) -> tuple[float, ...]:
    """Numbers from the first to the last, both included, without the dust of binary fractions.

    >>> steps(0.3, 0.5, 0.1)
    (0.3, 0.4, 0.5)
    """
    count = round((last - first) / step) + 1
    return tuple(round(first + number * step, 6) for number in range(count))


def with_draws(
    questions: Iterable[Question], draws: Mapping[str, Draw], strays: Strays
) -> tuple[Question, ...]:
    """The questions, the numbers among them with the wider draws and the strays of their ids.

    A number without a wider draw keeps its own for all seeds; of each seed's draws the one with the fewest chance meetings
    is taken.

    Raises `CourseError` for those of a question that is not there.

    >>> with_draws((), {}, {})
    ()
    """
    found = {one.id: one for one in questions}
    if lost := sorted({*draws, *strays} - set(found)):
        raise CourseError(
            f"Wider draws or strays are kept for {', '.join(lost)}, but the chapter has no such question."
        )
    return tuple(
        replace(one, wider=draws.get(one.id, one.draw), strays=strays.get(one.id, ()))
        if isinstance(one, NumberQuestion)
        else one
        for one in found.values()
    )
