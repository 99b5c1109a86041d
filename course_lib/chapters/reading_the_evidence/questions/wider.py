"""More numbers for questions of chapter 14 whose short lists meet by chance."""

import math
from random import Random

from course_lib.questions.wider import among, steps


def _two(rng: Random) -> dict[str, float]:
    first = rng.choice(steps(2.3, 3.4, 0.1))
    return {
        "first": first,
        "first_se": rng.choice((0.4, 0.45, 0.5, 0.55, 0.6)),
        "second": round(first - rng.choice(steps(1.0, 1.9, 0.1)), 1),
        "second_se": rng.choice((0.75, 0.8, 0.9, 1.0, 1.1)),
    }


def _seen(rng: Random) -> dict[str, float]:
    started = rng.choice((90, 98, 107, 114, 120))
    return {
        "started": started,
        "seen": started - rng.choice((26, 29, 33, 37, 41)),
        "here": rng.choice((8.4, 8.9, 9.6, 10.3, 11.0)),
        "gone": rng.choice((1.0, 1.4, 2.0, 2.7, 3.5)),
    }


WIDER = {
    "evidence.indirect_se": among(
        a=(0.31, 0.34, 0.37, 0.41, 0.44, 0.47, 0.52), b=(0.63, 0.68, 0.72, 0.77, 0.81, 0.85, 0.92, 0.97)
    ),
    "evidence.none_of": among(people=tuple(range(41, 98, 2))),
    "evidence.pooled": _two,
    "evidence.open_end": _seen,
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "evidence.indirect_se": (
        lambda v: math.sqrt((v.a**2 + v.b**2) / 2),
        lambda v: 1 / math.sqrt(1 / v.a**2 + 1 / v.b**2),
        lambda v: math.sqrt(v.a * v.b),
    ),
    "evidence.pooled": (lambda v: v.second - v.first,),
    "evidence.open_end": (lambda v: (v.seen * v.here + v.gone) / (v.seen + 1),),
}
