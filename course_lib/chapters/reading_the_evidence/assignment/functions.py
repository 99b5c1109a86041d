"""Tasks 5 and 6 of chapter 14's assignment: the fall behind a gate, and one block of a simulated trial."""

import math
from random import Random

import numpy as np

from course_lib.chapters.reading_the_evidence.assignment.numbers import MARKED
from course_lib.questions.building import cases

GATE = "fall_behind_gate(mean, true_sd, sem, gate)"
BLOCK = "block_sum(root, block, people, mean, sd)"


def _parts(mean, true_sd, sem, gate):
    seen = math.hypot(true_sd, sem)
    a = (gate - mean) / seen
    hazard = math.exp(-a * a / 2) / math.sqrt(2 * math.pi) / (0.5 * math.erfc(a / math.sqrt(2)))
    return seen, (true_sd / seen) ** 2, hazard


def _fall(mean, true_sd, sem, gate):
    seen, icc, hazard = _parts(mean, true_sd, sem, gate)
    return (1 - icc) * seen * hazard


def _true_part(mean, true_sd, sem, gate):
    seen, icc, hazard = _parts(mean, true_sd, sem, gate)
    return icc * seen * hazard


def _without_root(mean, true_sd, sem, gate):
    seen, icc, hazard = _parts(mean, true_sd, sem, gate)
    return math.sqrt(1 - icc) * seen * hazard


def _true_spread(mean, true_sd, sem, gate):
    _, icc, hazard = _parts(mean, true_sd, sem, gate)
    return (1 - icc) * true_sd * hazard


def _gate_case(rng: Random, number: int) -> dict[str, float]:
    return {
        "mean": round(rng.uniform(6.0, 9.0), 1),
        "true_sd": round(rng.uniform(2.0, 4.0), 1),
        "sem": round(rng.uniform(1.0, 3.0), 1),
        "gate": rng.choice((5.0, 6.0, 8.0, 10.0)),
    }


FALL = MARKED.function(
    "fall",
    "regression",
    _fall,
    ("Fall behind a gate.", "(1 − ICC) σ φ(a)/Φ̄(a), a = (gate − mean)/σ.", "With no treatment."),
    signature=GATE,
    cases=cases("{data_seed}|gate", _gate_case),
    mistakes={
        "true_part": (
            _true_part,
            "That is the true part of the distance, which stays. The error, 1 − ICC, goes.",
        ),
        "root_of_share": (
            _without_root,
            "√(1 − ICC) gives the error of one rating. What falls away is (1 − ICC) of the distance.",
        ),
        "true_spread": (
            _true_spread,
            "σ is the spread of ratings, true spread and error together: √(true² + SEM²).",
        ),
    },
)


def _rng(root, block):
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence(int(root), spawn_key=(int(block),))))


def _sum(root, block, people, mean, sd):
    return float(np.rint(_rng(root, block).normal(mean, sd, int(people))).sum())


def _sum_by_addition(root, block, people, mean, sd):
    rng = np.random.Generator(np.random.SFC64(np.random.SeedSequence(int(root) + int(block))))
    return float(np.rint(rng.normal(mean, sd, int(people))).sum())


def _sum_not_rounded(root, block, people, mean, sd):
    return float(_rng(root, block).normal(mean, sd, int(people)).sum())


def _sum_of_root(root, block, people, mean, sd):
    rng = np.random.Generator(np.random.SFC64(np.random.SeedSequence(int(root))))
    return float(np.rint(rng.normal(mean, sd, int(people))).sum())


def _block_case(rng: Random, number: int) -> dict[str, float]:
    return {
        "root": rng.randrange(1, 10**6),
        "block": rng.randrange(1, 40),
        "people": rng.randrange(200, 900),
        "mean": round(rng.uniform(-4.0, 0.0), 1),
        "sd": round(rng.uniform(2.5, 4.5), 1),
    }


BLOCK_SUM = MARKED.function(
    "block",
    "design",
    _sum,
    (
        "Sum of one block.",
        "A generator of the block's own, whole numbers, their sum.",
        "Blocks add in any order.",
    ),
    signature=BLOCK,
    cases=cases("{data_seed}|block", _block_case),
    mistakes={
        "seeds_added": (
            _sum_by_addition,
            "Root and block are added, so block 2 of root 1 is block 1 of root 2. Use `SeedSequence(root, spawn_key=(block,))`.",
        ),
        "one_seed": (
            _sum_of_root,
            "Every block draws the same people: the block's number must enter the seed.",
        ),
        "not_rounded": (
            _sum_not_rounded,
            "Ratings are whole numbers: round with `np.rint` before you add. Floats add differently in another order.",
        ),
    },
)
