"""More numbers for questions of chapter 11 whose short lists meet by chance."""

import math

from course_lib.questions.wider import among, steps

WIDER = {
    "glutamate.ec50": among(
        kb=(90.0, 120.0, 150.0, 200.0, 250.0, 300.0, 360.0, 420.0),
        alpha=(6.0, 8.0, 10.0, 12.0, 15.0, 18.0, 20.0),
        share=steps(0.25, 0.6, 0.05),
    ),
    "glutamate.hours": among(
        half_h=(2.5, 3.0, 3.5, 4.0, 4.5, 5.5),
        lowest=(0.6, 0.8, 1.5, 2.0, 2.5, 3.0),
        given=(10.0, 12.0, 15.0, 20.0, 24.0, 30.0, 40.0),
    ),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "glutamate.ec50": (
        lambda v: v.kb / (1 + (1 - v.share) * (v.alpha - 1)),
        lambda v: v.kb / (1 + v.share * v.alpha),
    ),
    "glutamate.hours": (
        lambda v: v.half_h * (math.log2(v.given / v.lowest) + 1),
        lambda v: v.half_h * math.log2(v.given - v.lowest),
    ),
}
