"""More numbers for questions of chapter 06 whose short lists meet by chance."""

import math
from random import Random

from course_lib.models.pk.drugs import HTBZ_KI_nM
from course_lib.models.target.odds import block_of, odds
from course_lib.questions.wider import among, steps


def _left(rng: Random) -> dict[str, float]:
    half = rng.choice((5, 6, 8, 9, 10, 12, 14, 16, 18))
    return {"half_life_h": half, "hours": half * rng.choice((3, 5, 6))}


def _pair(rng: Random) -> dict[str, float]:
    parent = rng.choice(steps(1.2, 2.2, 0.1))
    return {"parent": parent, "metabolite": round(parent * rng.choice((1.4, 1.5, 1.8, 2.5, 3.0)), 2)}


WIDER = {
    "capsule.trough_from_swing": among(
        swing=(3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 11.0), block=steps(0.54, 0.82, 0.02)
    ),
    "capsule.recall_left": _left,
    "capsule.block": among(
        free_nM=(1.0, 1.2, 1.4, 1.8, 2.0, 2.2, 2.4, 4.0, 4.5, 5.0, 5.5, 6.5, 7.0, 7.5, 8.0, 9.0, 10.0, 11.0)
    ),
    "capsule.after_dose": among(
        block=steps(0.14, 0.46, 0.01), factor=(2.4, 2.5, 2.8, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0)
    ),
    "capsule.missed": among(block=steps(0.7, 0.9, 0.01), half_life_h=steps(10.0, 21.0, 1.0)),
    "capsule.route_share": among(
        ratio=(1.2, 1.25, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 2.2, 2.5, 2.8, 3.5, 4.0, 4.5, 5.0, 6.0, 8.0)
    ),
    "capsule.clearance_factor": _pair,
    "capsule.free_nM": among(total=steps(7.0, 38.0, 1.0), free_share=steps(0.28, 0.44, 0.02)),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "capsule.missed": (
        lambda v: 50 * v.block,
        lambda v: 100 * block_of(odds(v.block) * 2 ** (-48 / v.half_life_h)),
    ),
    "capsule.block": (
        lambda v: 50.0,
        lambda v: 100 * (1 - HTBZ_KI_nM / v.free_nM),
    ),
    "capsule.after_dose": (lambda v: 100 * v.block * math.sqrt(v.factor),),
    "capsule.trough_from_swing": (
        lambda v: 100 * v.block / math.sqrt(v.swing),
        lambda v: 100 * (1 - block_of(odds(v.block) / v.swing)),
    ),
}
