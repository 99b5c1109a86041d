"""What chapter 14's assignment gives to a student: an invented registry, and a table of eight harms with one altered cell."""

from random import Random

from course_lib.models.trial.pooling import Effect, Pooled, pooled
from course_lib.questions.params import Params

ROWS = ("A", "B", "C", "D", "E", "F", "G", "H")
PEOPLE = 240  # in each arm of the table of harms


def shown_trials(params: Params) -> tuple[Effect, ...]:
    """The four trials of the student's registry that are shown."""
    pairs = zip(params.differences, params.errors, strict=True)
    return tuple(Effect(name=f"trial {n}", difference=d, se=e) for n, (d, e) in enumerate(pairs, start=1))


def all_trials(params: Params) -> tuple[Effect, ...]:
    """The same with the hidden one."""
    return (
        *shown_trials(params),
        Effect(name="hidden", difference=params.hidden_difference, se=params.hidden_se),
    )


def printed_pool(params: Params) -> tuple[float, float]:
    """Fixed-effects mean and standard error of all five, as printed (four decimals)."""
    effect = pooled(all_trials(params)).effect
    return round(effect.difference, 4), round(effect.se, 5)


def random_pool(params: Params) -> Pooled:
    """The shown trials with random effects."""
    return pooled(shown_trials(params), random=True)


def harm_rows(params: Params) -> dict[str, float]:
    """Percentages of 240 people with each event, to one decimal; one of them is no whole count."""
    rng = Random(params.data_seed)
    rows = {}
    for index, name in enumerate(ROWS):
        count = rng.randrange(4, 40)
        per_cent = round(100 * count / PEOPLE, 1)
        # Counts of 240 lie 0.42 apart: 0.2 away from one is none.
        rows[name] = round(per_cent + 0.2, 1) if index == params.altered else per_cent
    return rows
