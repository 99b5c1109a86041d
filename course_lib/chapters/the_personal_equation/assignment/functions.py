"""Tasks 1 and 5 of chapter 13's assignment: the score, and what levels make of a clearance, as functions."""

from random import Random

import numpy as np

from course_lib.chapters.the_personal_equation.assignment.curves import MARKED
from course_lib.questions.building import cases

SCORE_SIGNATURE = "score(first_value, first_copies, second_value, second_copies, inhibitor)"
LEFT = {0: 1.0, 1: 0.5, 2: 0.0}


def _score(first_value, first_copies, second_value, second_copies, inhibitor):
    return (first_value * first_copies + second_value * second_copies) * LEFT[int(inhibitor)]


def _no_copies(first_value, first_copies, second_value, second_copies, inhibitor):
    return (first_value + second_value) * LEFT[int(inhibitor)]


def _mean(first_value, first_copies, second_value, second_copies, inhibitor):
    return _score(first_value, first_copies, second_value, second_copies, inhibitor) / 2


def _ignored(first_value, first_copies, second_value, second_copies, inhibitor):
    return first_value * first_copies + second_value * second_copies


def _subtracted(first_value, first_copies, second_value, second_copies, inhibitor):
    plain = first_value * first_copies + second_value * second_copies
    return max(plain - {0: 0.0, 1: 0.5, 2: 2.0}[int(inhibitor)], 0.0)


def _alleles(rng: Random, number: int, *, inhibited: bool) -> dict[str, float]:
    return {
        "first_value": rng.choice((0.25, 0.5, 1.0)),
        "first_copies": rng.choice((1, 2, 3)) if number else 2,
        "second_value": rng.choice((0.0, 0.25, 0.5, 1.0)) if number else 1.0,
        "second_copies": 1,
        "inhibitor": (1 + number % 2) if inhibited else 0,
    }


PLAIN = MARKED.function(
    "score_plain",
    "score",
    _score,
    ("The score without an inhibitor.", "Copies × value, added.", "All copies count."),
    signature=SCORE_SIGNATURE,
    cases=cases("{data_seed}|plain", lambda rng, number: _alleles(rng, number, inhibited=False)),
    mistakes={
        "no_copies": (
            _no_copies,
            "Copies are missing. Each copy on a chromosome adds the value of its allele.",
        ),
        "mean": (_mean, "You took the mean of both chromosomes. The score is the sum."),
    },
)

INHIBITED = MARKED.function(
    "score_inhibited",
    "inhibitor",
    _score,
    ("The score with an inhibitor.", "Half of it, or nothing.", "A convention of one guideline."),
    signature=SCORE_SIGNATURE,
    cases=cases("{data_seed}|inhibited", lambda rng, number: _alleles(rng, number, inhibited=True)),
    mistakes={
        "ignored": (
            _ignored,
            "The inhibitor does nothing in your function: 1 halves the score, 2 makes it 0.",
        ),
        "no_copies": (
            _no_copies,
            "Copies are missing. Each copy on a chromosome adds the value of its allele.",
        ),
        "subtracted": (
            _subtracted,
            "You subtracted for the inhibitor. It multiplies: by 0.5 if moderate, by 0 if strong.",
        ),
    },
)

POSTERIOR_SIGNATURE = "posterior_L_per_h(prior_L_per_h, prior_variance, level_L_per_h, levels, error_sd)"


def _posterior(prior_L_per_h, prior_variance, level_L_per_h, levels, error_sd):
    known, seen = 1 / prior_variance, levels / error_sd**2
    return float(np.exp((known * np.log(prior_L_per_h) + seen * np.log(level_L_per_h)) / (known + seen)))


def _straight(prior_L_per_h, prior_variance, level_L_per_h, levels, error_sd):
    known, seen = 1 / prior_variance, levels / error_sd**2
    return float((known * prior_L_per_h + seen * level_L_per_h) / (known + seen))


def _one_level(prior_L_per_h, prior_variance, level_L_per_h, levels, error_sd):
    return _posterior(prior_L_per_h, prior_variance, level_L_per_h, 1, error_sd)


def _even(prior_L_per_h, prior_variance, level_L_per_h, levels, error_sd):
    return float(np.sqrt(prior_L_per_h * level_L_per_h))


def _variances(prior_L_per_h, prior_variance, level_L_per_h, levels, error_sd):
    known, seen = prior_variance, error_sd**2 / levels
    return float(np.exp((known * np.log(prior_L_per_h) + seen * np.log(level_L_per_h)) / (known + seen)))


def _levels(rng: Random, *, many: bool) -> dict[str, float]:
    return {
        "prior_L_per_h": round(rng.uniform(12.0, 32.0), 1),
        "prior_variance": round(rng.uniform(0.15, 0.35), 3),
        "level_L_per_h": round(rng.uniform(5.0, 60.0), 1),
        "levels": rng.choice((2, 3, 5)) if many else 1,
        "error_sd": round(rng.uniform(0.25, 0.8), 2),
    }


_WEIGHTS = {
    "even": (_even, "You gave both the same weight. Weights are precisions: 1/v and n/s²."),
    "variances": (_variances, "You weighed by variances. The surer source weighs more: 1/variance."),
    "straight": (
        _straight,
        "You weighed the clearances themselves. Errors are on the logarithm: weigh ln, then take exp.",
    ),
}

ONE = MARKED.function(
    "posterior_one",
    "variance",
    _posterior,
    ("Clearance after one level.", "Weighed by precision, on the logarithm.", "Between genotype and level."),
    signature=POSTERIOR_SIGNATURE,
    cases=cases("{data_seed}|one", lambda rng, number: _levels(rng, many=False)),
    unit="L/h",
    mistakes=_WEIGHTS,
)

MANY = MARKED.function(
    "posterior_many",
    "variance",
    _posterior,
    (
        "Clearance after several levels.",
        "n levels weigh n/s².",
        "The more levels, the less the genotype says.",
    ),
    signature=POSTERIOR_SIGNATURE,
    cases=cases("{data_seed}|many", lambda rng, number: _levels(rng, many=True)),
    unit="L/h",
    mistakes={
        **_WEIGHTS,
        "one_level": (_one_level, "You counted one level. n independent levels weigh n/s²."),
    },
)
