"""More numbers for questions of chapter 03 whose short lists meet by chance."""

import math
from random import Random

from course_lib.questions.wider import among, steps


def _two_kd(rng: Random) -> dict[str, float]:
    first = rng.choice((2.0, 2.5, 3.0, 3.5, 4.0))
    return {
        "first_kd_nM": first,
        "second_kd_nM": round(first * rng.choice((1.8, 2.0, 2.2, 2.4, 2.8, 3.0, 3.4)), 2),
        "label_nM": round(first * rng.choice((0.6, 0.8, 1.2, 1.4, 1.6, 2.0, 2.4, 3.0)), 2),
    }


def _curve(rng: Random) -> dict[str, float]:
    kd = rng.choice((2.0, 2.4, 2.5, 3.0, 3.5, 4.0))
    return {
        "ic50_nM": rng.choice((5.0, 8.0, 12.0, 14.0, 18.0, 20.0, 25.0, 30.0)),
        "kd_nM": kd,
        "label_nM": round(kd * rng.choice((0.4, 0.5, 0.6, 0.75, 1.4, 1.5, 1.8, 2.0, 2.5)), 2),
    }


def _well(rng: Random) -> dict[str, float]:
    kd = rng.choice(steps(2.0, 6.0, 0.5))
    return {"kd_nM": kd, "label_nM": round(kd * rng.choice(steps(0.4, 0.65, 0.05)), 3)}


def _two_targets(rng: Random) -> dict[str, float]:
    strong = rng.choice((1.0, 1.5, 2.0, 3.0, 4.0))
    return {
        "strong_ki_nM": strong,
        "weak_ki_nM": strong * rng.choice((300, 400, 500, 600, 800, 1000, 1500)),
        "free_nM": strong * rng.choice((2, 3, 4, 5, 6, 8)),
    }


WIDER = {
    "binding.selectivity": _two_targets,
    "binding.saturation": among(
        bmax_fmol=(20.0, 24.0, 30.0, 36.0, 40.0, 45.0),
        kd_nM=(2.0, 2.5, 3.0, 3.5, 4.0),
        label_nM=(0.6, 0.8, 1.4, 5.0, 6.0, 7.0, 8.0, 9.0),
    ),
    "binding.ki": _curve,
    "binding.two_kd": _two_kd,
    "binding.most_sites": _well,
    "binding.bound_share": among(
        volume_mL=(0.2, 0.25, 0.3, 0.4, 0.5),
        label_nM=(0.6, 0.8, 1.2, 1.5, 1.8, 2.0, 2.5),
        bound_fmol=(9.0, 12.0, 15.0, 18.0, 21.0, 24.0, 30.0, 36.0),
    ),
    "binding.open_ratio": among(
        free_nM=(9.0, 10.0, 12.0, 14.0, 15.0, 16.0, 18.0, 20.0, 25.0),
        strong_ki_nM=(1.0, 1.2, 1.5, 1.8),
        weak_ki_nM=(4.0, 4.5, 5.0, 5.5, 6.0, 7.0, 8.0),
    ),
    "binding.upper_end": among(
        ki_nM=(1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 9.0, 12.0),
        sd=(0.2, 0.22, 0.25, 0.28, 0.3, 0.32, 0.35, 0.38, 0.4),
    ),
    "binding.widened": among(factor=steps(1.04, 1.12, 0.01), chi2=(2.25, 4.0, 6.25, 9.0, 12.25, 16.0)),
    "binding.other_block": among(
        limit_nM=(1000.0, 1500.0, 2000.0, 3000.0, 4000.0, 5000.0), free_nM=steps(200.0, 900.0, 50.0)
    ),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "binding.ki": (
        lambda v: v.ic50_nM / (1 + v.label_nM),
        lambda v: v.ic50_nM / 2,
    ),
    "binding.two_kd": (
        lambda v: math.sqrt(v.second_kd_nM / v.first_kd_nM),
        lambda v: v.label_nM / v.first_kd_nM - v.label_nM / v.second_kd_nM,
        lambda v: v.second_kd_nM - v.first_kd_nM,
    ),
    "binding.most_sites": (lambda v: (v.kd_nM + v.label_nM) / 9,),
    "binding.open_ratio": (
        lambda v: v.weak_ki_nM - v.strong_ki_nM,
        lambda v: v.strong_ki_nM * (v.free_nM + v.weak_ki_nM) / (v.weak_ki_nM * (v.free_nM + v.strong_ki_nM)),
    ),
    "binding.selectivity": (lambda v: (v.weak_ki_nM + v.free_nM) / v.strong_ki_nM,),
}
