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
        lowest=(0.6, 0.8, 1.5, 1.8, 2.5, 3.0),
        given=(10.0, 12.0, 15.0, 20.0, 24.0, 30.0, 40.0),
    ),
    "glutamate.best_share": among(alpha=tuple(float(size) for size in range(5, 41))),
    "glutamate.top": among(
        kb=(90.0, 150.0, 300.0, 420.0), alpha=steps(4.0, 12.0, 0.5), share=steps(0.1, 0.5, 0.05)
    ),
    "glutamate.release_left": among(stopped=steps(0.08, 0.36, 0.02), power=(2.5, 2.8, 3.1, 3.4, 3.7, 4.0)),
    "glutamate.calcium": among(before=steps(0.35, 0.65, 0.05), after=steps(0.12, 0.32, 0.02)),
    "glutamate.exact_cut": among(block=steps(0.4, 0.9, 0.05), effect=steps(0.14, 0.5, 0.02)),
    "glutamate.species": among(
        half_h=(1.2, 1.5, 1.8, 2.0, 2.4, 2.5, 3.0, 3.5),
        weight=(0.02, 0.03, 0.25, 0.3, 0.35, 2.5, 3.0, 4.0, 8.0, 10.0, 12.0),
    ),
    "glutamate.people": among(sd=steps(1.6, 2.6, 0.1), difference=steps(0.5, 0.9, 0.05)),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "glutamate.calcium": (lambda v: 100 * (v.before - v.after) ** (1 / 3.1),),
    "glutamate.exact_cut": (lambda v: 100 * v.block * v.effect / (1 - v.block * v.effect),),
    "glutamate.ec50": (lambda v: v.kb / (1 + (1 - v.share) * (v.alpha - 1)),),
    "glutamate.hours": (
        lambda v: v.half_h * (math.log2(v.given / v.lowest) + 1),
        lambda v: v.half_h * math.log2(v.given - v.lowest),
    ),
}
