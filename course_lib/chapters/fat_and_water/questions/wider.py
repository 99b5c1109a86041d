"""More numbers for questions of chapter 09 whose short lists meet by chance."""

import math

from course_lib.questions.wider import among, steps

WIDER = {
    "fat_and_water.log_d": among(log_p=steps(2.4, 4.4, 0.1), pka=(6.6, 6.8, 7.0, 7.2, 7.6, 7.8, 8.0, 8.2)),
    "fat_and_water.slow_wall": among(
        ps=(0.005, 0.008, 0.012, 0.02, 0.03, 0.05),
        volume=(0.9, 1.1, 1.2, 1.3, 1.5, 1.6),
        free=(0.55, 0.6, 0.65, 0.7, 0.75, 0.8),
    ),
    "fat_and_water.kpuu": among(
        kp=(0.4, 0.5, 0.6, 1.5, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0),
        f_brain=(0.02, 0.03, 0.04, 0.05, 0.08, 0.1),
        f_plasma=(0.04, 0.06, 0.12, 0.16, 0.25, 0.3),
    ),
    "fat_and_water.left_after": among(
        half_h=(2.0, 2.5, 3.0, 4.0, 5.0, 6.0), time_h=(6.0, 7.5, 8.0, 9.0, 10.0, 12.0, 15.0, 18.0)
    ),
    "fat_and_water.efflux": among(
        kp_uu=(0.1, 0.12, 0.14, 0.15, 0.16, 0.18, 0.2, 0.22, 0.25, 0.28, 0.3, 0.35, 0.4, 0.45)
    ),
    "fat_and_water.free_share": among(x=steps(0.25, 1.7, 0.05)),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "fat_and_water.free_share": (lambda v: 1 - 10**-v.x,),
    "fat_and_water.log_d": (lambda v: v.log_p * 7.4 / v.pka,),
    "fat_and_water.slow_wall": (
        lambda v: math.log(2) * v.free / v.ps,
        lambda v: math.log(2) * v.volume * v.ps,
    ),
}
