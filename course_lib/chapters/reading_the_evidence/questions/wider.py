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
        "here": rng.choice((7.4, 7.9, 8.4, 8.9, 9.3, 9.6)),
        "gone": rng.choice((1.0, 1.4, 2.0, 2.7, 3.5)),
    }


WIDER = {
    "evidence.indirect_se": among(a=steps(0.31, 0.55, 0.02), b=steps(0.57, 0.97, 0.02)),
    "evidence.none_of": among(people=tuple(range(41, 98, 2))),
    "evidence.pooled": _two,
    "evidence.open_end": _seen,
    "evidence.needed": among(drug=tuple(range(21, 53)), placebo=tuple(range(5, 20))),
    "evidence.smallest_change": among(sem=steps(1.2, 3.2, 0.1)),
    "evidence.sem": among(seen=steps(3.0, 5.0, 0.2), icc=steps(0.6, 0.86, 0.02)),
    "evidence.many_rows": among(rows=tuple(range(6, 25))),
    "evidence.people_per_arm": among(difference=steps(1.1, 2.6, 0.1), sd=steps(2.7, 4.5, 0.2)),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "evidence.sd_from_interval": (lambda v: (v.low + v.high) / 3.92 * math.sqrt(v.people / 2),),
    "evidence.people_per_arm": (lambda v: 2 * (3.24 * v.difference / v.sd) ** 2,),
    "evidence.needed": (lambda v: v.drug * (100 - v.placebo) / (v.placebo * (100 - v.drug)),),
    "evidence.indirect_se": (
        lambda v: math.sqrt((v.a**2 + v.b**2) / 2),
        lambda v: 1 / math.sqrt(1 / v.a**2 + 1 / v.b**2),
        lambda v: math.sqrt(v.a * v.b),
    ),
    "evidence.open_end": (lambda v: (v.seen * v.here + v.gone) / (v.seen + 1),),
}
