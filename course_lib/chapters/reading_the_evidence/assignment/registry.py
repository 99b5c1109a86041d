"""Tasks 3 and 4 of chapter 14's assignment: a registry pooled both ways, its hidden trial, and an altered cell."""

from math import sqrt

from course_lib.chapters.reading_the_evidence.assignment.numbers import MARKED
from course_lib.chapters.reading_the_evidence.assignment.samples import (
    PEOPLE,
    ROWS,
    harm_rows,
    printed_pool,
    random_pool,
    shown_trials,
)
from course_lib.models.trial.harms import is_whole_count
from course_lib.models.trial.pooling import pooled
from course_lib.questions.kinds import ChoiceQuestion, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

FIXED = MARKED.number(
    "fixed",
    "pooling",
    lambda g: pooled(shown_trials(g)).effect.difference,
    ("Fixed effects.", "Σwδ/Σw = {truth:.3g} points.", "The surer, the heavier."),
    signed=True,
    tolerance=Tolerance(relative=0.003),
    free=(),
    mistakes={
        "plain_mean": (
            lambda g: sum(g.differences) / len(g.differences),
            "That is the plain mean. Weight each trial by 1/SE².",
        ),
        "weights_not_squared": (
            lambda g: (
                sum(d / e for d, e in zip(g.differences, g.errors, strict=True))
                / sum(1 / e for e in g.errors)
            ),
            "You weighted by 1/SE. Weights are 1/SE².",
        ),
    },
)

TAU = MARKED.number(
    "tau_squared",
    "pooling",
    lambda g: random_pool(g).tau_squared,
    (
        "Variance between trials.",
        "(Q − (k − 1))/(Σw − Σw²/Σw) = {truth:.3g}.",
        "What chance does not explain.",
    ),
    tolerance=Tolerance(relative=0.01, absolute=0.001),
    free=(),
    mistakes={
        "root_taken": (
            lambda g: sqrt(random_pool(g).tau_squared),
            "That is τ, a standard deviation. τ² is asked for.",
        ),
        "trials_not_less_one": (
            lambda g: max(0.0, _q(g) - 4) / _spare(g),
            "Q's expectation is k − 1, one less than the number of trials: the mean was estimated from them.",
        ),
    },
)


def _q(g: Params) -> float:
    mean = pooled(shown_trials(g)).effect.difference
    return sum(((d - mean) / e) ** 2 for d, e in zip(g.differences, g.errors, strict=True))


def _spare(g: Params) -> float:
    weights = [e**-2 for e in g.errors]
    return sum(weights) - sum(w * w for w in weights) / sum(weights)


RANDOM_SE = MARKED.number(
    "random_se",
    "pooling",
    lambda g: random_pool(g).effect.se,
    (
        "Error with random effects.",
        "1/√Σ(1/(SE² + τ²)) = {truth:.3g} points.",
        "Wider where trials disagree.",
    ),
    free=(),
    mistakes={
        "fixed_se": (
            lambda g: pooled(shown_trials(g)).effect.se,
            "That is the error with fixed effects. Add τ² to each variance first.",
        ),
        "variance": (
            lambda g: random_pool(g).effect.se ** 2,
            "That is the variance of the pooled mean. Take its root.",
        ),
    },
)


def pooled_gap(g: Params) -> float:
    """How far the mean of all five lies from that of the four (points)."""
    return printed_pool(g)[0] - pooled(shown_trials(g)).effect.difference


HIDDEN = MARKED.number(
    "hidden_difference",
    "pooling",
    lambda g: g.hidden_difference,
    (
        "The hidden trial.",
        "Surplus of weighted difference ÷ surplus of weight: {truth:.2g} points.",
        "A sum betrays it.",
    ),
    signed=True,
    tolerance=Tolerance(absolute=0.03),
    free=(),
    mistakes={
        "gap_of_means": (
            pooled_gap,
            "That is how far the printed mean lies from yours. The hidden trial is where its weight puts it.",
        ),
    },
)

HIDDEN_SE = MARKED.fit(
    "hidden_error",
    "pooling",
    ("How sure is it?", "1/√(surplus of weight).", "Within the rounding of the printed error."),
    Sought(name="se", unit="1", truth=lambda g: g.hidden_se, factor=1.1, widest=1.6),
    mistakes={
        "weight_left": (
            lambda g: {"se": g.hidden_se**-2},
            "That is its weight. The standard error is 1/√weight.",
        ),
        "variance_left": (lambda g: {"se": g.hidden_se**2}, "That is its variance. Take the root."),
    },
)


def altered(params: Params) -> ChoiceQuestion:
    """The question which row is no whole count; the right option depends on the variant."""
    rows = harm_rows(params)
    return MARKED.choice(
        "altered",
        "harms",
        ("Which row was altered?", "No whole number of 240 people gives it.", "Counts are whole."),
        tuple(
            Option(
                id=name,
                text=f"row {name}",
                right=not is_whole_count(rows[name], PEOPLE),
                reply=f"{rows[name]} % of 240 people is {2.4 * rows[name]:.2f} people"
                + (
                    ", and no whole number of people rounds to it."
                    if not is_whole_count(rows[name], PEOPLE)
                    else ": within rounding of a whole number."
                ),
            )
            for name in ROWS
        ),
    )
