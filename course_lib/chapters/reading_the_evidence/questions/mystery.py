"""Objective 14.pooling, at the desk: a registry's pooled number that four of its five trials cannot give."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, FitQuestion, Mistake, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.variants import variant

OBJECTIVE = "14.pooling"
FAMILY = "evidence.registry"


def hidden_registry(seed: object) -> Params:
    """The five invented trials of this seed; the last one is hidden."""
    return variant(MISSED, seed)


def _hidden(rng: Random) -> dict[str, object]:
    shown = tuple(round(rng.uniform(-3.2, -1.8), 1) for _ in range(4))
    errors = tuple(rng.choice((0.5, 0.6, 0.7, 0.8)) for _ in range(4))
    return {
        "shown": shown,
        "errors": errors,
        "hidden": rng.choice((-0.6, -0.4, -0.2, 0.2, 0.4)),
        "hidden_se": rng.choice((0.4, 0.5, 0.6)),
    }


MISSED = ChoiceQuestion(
    id="evidence.mystery_hidden",
    objective=OBJECTIVE,
    prompt="`mystery_registry(seed)`, with the seed of this question, shows four trials of an invented drug and one pooled number (fixed effects) that was printed elsewhere. "
    "It does not add up. What is missing?",
    draw=_hidden,
    family=FAMILY,
    options=(
        Option(
            id="miss",
            text="a trial with a difference much nearer to zero than the four",
            right=True,
            reply="The pooled number lies nearer to zero than the four allow, and it is surer than they are.",
        ),
        Option(
            id="better",
            text="a trial with a difference much larger than that of the four",
            right=False,
            reply="Then the pooled number would lie further from zero. It lies nearer.",
        ),
        Option(
            id="rounding",
            text="nothing: rounded numbers never add up exactly",
            right=False,
            reply="Rounding moves only the third decimal here, far less than the gap; compare the standard errors as well.",
        ),
    ),
    hints=(
        "Pool the four yourself, with weights 1/SE².",
        "Compare your mean and its standard error with the printed ones.",
        "A smaller error means more weight: somebody else is in the pool.",
    ),
    worked="The hidden trial saw {hidden:g} points, SE {hidden_se:g}.",
    why="Weights add, so the surplus of weight is the hidden trial's, and so is the surplus of weighted difference.",
    means="A sum betrays what a list leaves out.",
)


def _weight(v: Params) -> tuple[float, float, float]:
    weights = [e**-2 for e in v.errors]
    total = sum(weights) + v.hidden_se**-2
    mean = (sum(w * d for w, d in zip(weights, v.shown, strict=True)) + v.hidden * v.hidden_se**-2) / total
    return mean, total, sum(weights)


def printed(v: Params) -> tuple[float, float]:
    """Pooled difference and standard error of all five, as they were printed (three decimals)."""
    mean, total, _ = _weight(v)
    return round(mean, 3), round(total**-0.5, 4)


HOW_BIG = FitQuestion(
    id="evidence.mystery_se",
    objective=OBJECTIVE,
    prompt="And how sure is the hidden trial: what is its standard error? The answer is a dictionary of `se` as (value, low, high); the printed errors are rounded.",
    draw=_hidden,
    family=FAMILY,
    sought=(Sought(name="se", unit="1", truth=lambda v: v.hidden_se, factor=1.1, widest=1.5),),
    hints=(
        "Weights add.",
        "1/SE² of the pool less the sum of 1/SE² of the four.",
        "SE = 1/√(that surplus). Go up and down by a twentieth.",
    ),
    worked="The hidden trial's SE is {hidden_se:g}.",
    why="Weights are reciprocal variances and add, so what the pool has beyond the four is the hidden trial's weight.",
    means="Its difference follows in the same way from weight × difference.",
    mistakes=(
        Mistake(
            id="weight_left",
            answer=lambda v: {"se": v.hidden_se**-2},
            because="That is the hidden trial's weight. Its standard error is one over the root of that.",
        ),
        Mistake(
            id="variance_left",
            answer=lambda v: {"se": v.hidden_se**2},
            because="That is the variance of the hidden trial. Its standard error is the root of that.",
        ),
    ),
)

QUESTIONS = (MISSED, HOW_BIG)
