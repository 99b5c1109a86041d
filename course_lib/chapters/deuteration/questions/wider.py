"""More numbers for questions of chapter 08 whose short lists meet by chance."""

import math

from course_lib.questions.wider import among, steps

_EFFECTS = (2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0)
_SHARES = steps(0.35, 0.8, 0.05)

WIDER = {
    "deuteration.observed": among(
        intrinsic=steps(4.5, 7.0, 0.5), commitment=(0.4, 0.5, 0.8, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0)
    ),
    "deuteration.exposure": among(effect=_EFFECTS, share=_SHARES),
    "deuteration.share": among(ratio=(1.6, 1.8, 2.2, 2.4, 2.5, 2.8, 3.2, 3.5, 4.0, 4.5, 5.0, 6.0)),
    "deuteration.needed_effect": among(
        ratio=(1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0, 2.2), share=steps(0.6, 0.85, 0.05)
    ),
    "deuteration.peak_trough": among(
        every_h=(6, 8, 12), half_life_h=(2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0)
    ),
    "deuteration.square_root": among(before=steps(5.0, 15.0, 0.5)),
    "deuteration.matching_dose": among(
        dose_mg=(12.0, 15.0, 18.0, 20.0, 24.0, 25.0, 30.0), effect=_EFFECTS, share=_SHARES
    ),
    "deuteration.mixture": among(share=(0.05, 0.06, 0.08, 0.1, 0.12), fold=(20, 30, 50, 80, 120)),
    "deuteration.inhibited": among(effect=_EFFECTS, share=_SHARES),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "deuteration.intrinsic": (
        lambda v: math.exp((v.hydrogen_per_cm - v.deuterium_per_cm) / (2 * v.temperature_K)),
    ),
    "deuteration.square_root": (lambda v: math.log2(v.before),),
    "deuteration.matching_dose": (
        lambda v: v.dose_mg * (v.share + (1 - v.share) / v.effect),
        lambda v: v.dose_mg * (1 - v.share / v.effect),
        lambda v: v.dose_mg * (1 - 1 / v.effect),
        lambda v: v.dose_mg * (v.share - v.share / v.effect),
        lambda v: v.dose_mg / 2,
    ),
    "deuteration.commitment": (lambda v: v.intrinsic - 1,),
    "deuteration.inhibited": (lambda v: (v.share / v.effect + 1 - v.share) / v.share,),
    "deuteration.mixture": (lambda v: v.share * v.fold / (1 + v.share * v.fold),),
    "deuteration.needed_effect": (lambda v: v.share / (1 - 1 / v.ratio),),
    "deuteration.peak_trough": (lambda v: (v.every_h / v.half_life_h) ** 2,),
}
