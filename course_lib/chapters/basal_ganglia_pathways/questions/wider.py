"""More numbers for questions of chapter 10 whose short lists meet by chance."""

import math

from course_lib.questions.wider import among, steps

_PATIENT = among(release=steps(0.3, 0.8, 0.05), sensitivity=(1.4, 1.5, 1.6, 1.8, 2.0, 2.2, 2.5, 2.8, 3.0))

WIDER = {
    "ganglia.d1_rate": among(salience=steps(0.4, 0.8, 0.05), dopamine=steps(0.1, 0.4, 0.05)),
    "ganglia.gpi_rate": among(
        stn=steps(0.55, 1.0, 0.05),
        gpe=steps(0.25, 0.6, 0.05),
        d1=steps(0.1, 0.4, 0.05),
        own_stn=(0.2, 0.25, 0.3),
    ),
    "ganglia.d2_gain": _PATIENT,
    "ganglia.d1_gain": _PATIENT,
    "ganglia.edge_dose": among(high=(0.58, 0.6, 0.62, 0.64, 0.65, 0.68, 0.7, 0.72, 0.75, 0.78, 0.8)),
    "ganglia.dose_ratio": among(
        low=(0.12, 0.15, 0.18, 0.2, 0.22, 0.25, 0.28, 0.3), high=(0.6, 0.62, 0.65, 0.68, 0.7, 0.72, 0.75)
    ),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "ganglia.gpi_rate": (lambda v: 0.9 * v.stn - 0.3 * v.gpe - 0.2 * v.d1,),
    "ganglia.d2_gain": (
        lambda v: 1 / (1 + 0.2 * v.release * v.sensitivity),
        lambda v: 1 - 0.2 * (1 - v.release),
        lambda v: 1 - 0.2 * (1 - v.release) * v.sensitivity,
        lambda v: 0.8 * v.release,
    ),
    "ganglia.d1_gain": (
        lambda v: 20 * v.release,
        lambda v: 20 * v.release / 1.2,
    ),
    "ganglia.dose_ratio": (lambda v: math.log(v.high * (1 - v.low) / (v.low * (1 - v.high))),),
    "ganglia.d1_rate": (
        lambda v: v.salience * v.dopamine + 0.2,
        lambda v: v.salience,
    ),
}
