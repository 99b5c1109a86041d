"""More numbers for questions of chapter 04 whose short lists meet by chance."""

import math
from random import Random

from course_lib.facts import fact
from course_lib.models.target.adaptation import STRIATUM
from course_lib.questions.wider import among, steps

_FUNCTION = steps(1.6, 3.0, 0.2)
_RESTING = (0.4,)


def _incidence(rng: Random) -> dict[str, object]:
    generation = rng.choice(("first", "second"))
    return {
        "generation": generation,
        "percent_per_year": fact(f"dyskinesia.incidence_{generation}_generation", "%/year"),
        "years": rng.choice(range(4, 16)),
    }


WIDER = {
    "supersensitivity.pulse": among(
        settling_s=steps(0.5, 1.0, 0.1),
        length_s=steps(0.2, 0.45, 0.05),
        low=steps(0.1, 0.3, 0.05),
        high=steps(0.65, 0.9, 0.05),
    ),
    "supersensitivity.onset": among(
        gain=(3, 4, 5, 6, 7),
        turnover_per_day=(0.012, 0.015, 0.018, 0.02, 0.025, 0.03),
        drive=(0.12, 0.15, 0.18, 0.2, 0.25, 0.3),
    ),
    "supersensitivity.onset_over_offset": among(
        gain=(2, 3, 4, 5, 6, 7, 8, 9), drive=(0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.22, 0.25, 0.3)
    ),
    "supersensitivity.gain": among(
        rise=steps(0.2, 0.8, 0.05), drive=(0.15, 0.18, 0.2, 0.22, 0.25, 0.3, 0.35, 0.4)
    ),
    "supersensitivity.first_day": among(
        held=steps(0.81, 0.95, 0.01), threshold=(STRIATUM.parkinsonism_below,)
    ),
    "supersensitivity.withdrawal": among(
        gain=(2, 3, 4, 5, 6, 7), drive=(0.12, 0.15, 0.18, 0.2, 0.22, 0.25, 0.28, 0.3, 0.35)
    ),
    "supersensitivity.relief": among(function=_FUNCTION, released=steps(0.15, 0.5, 0.05), resting=_RESTING),
    "supersensitivity.dopamine_for": among(function=_FUNCTION, wanted=steps(0.8, 1.2, 0.1), resting=_RESTING),
    "supersensitivity.halved_peak": among(
        peak_nM=tuple(range(50, 130, 10)), kd_nM=(7, 10, 12, 15, 20, 25, 30, 40, 60)
    ),
    "supersensitivity.incidence": _incidence,
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "supersensitivity.first_share": (lambda v: v.blocked - v.held,),
    "supersensitivity.pulse": (
        lambda v: v.low * math.exp(v.length_s / v.settling_s),
        lambda v: v.high - v.low,
        lambda v: v.high * v.length_s / v.settling_s,
        lambda v: v.high * math.exp(-v.length_s / v.settling_s),
        lambda v: v.low + v.high * (1 - math.exp(-v.length_s / v.settling_s)),
    ),
    "supersensitivity.onset": (
        lambda v: math.log(10) / (v.turnover_per_day * v.gain * v.drive),
        lambda v: 1 / v.turnover_per_day,
        lambda v: 0.9 / v.turnover_per_day,
    ),
    "supersensitivity.relief": (
        lambda v: v.function * v.released / (v.released + v.resting),
        lambda v: v.function * v.released / (v.released * v.resting + v.resting),
        lambda v: v.function * v.released / (v.released * (1 - v.resting) + v.resting),
    ),
    "supersensitivity.dopamine_for": (lambda v: (1 - v.wanted / v.function) * v.resting,),
}
