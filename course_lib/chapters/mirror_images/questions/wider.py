"""More numbers for questions of chapter 07 whose short lists meet by chance."""

from random import Random

from course_lib.questions.wider import among, steps


def _three(rng: Random) -> dict[str, float]:
    strong = rng.choice((0.04, 0.05, 0.06, 0.08, 0.1, 0.12))
    middle = rng.choice(steps(0.2, 0.34, 0.02))
    return {
        "strong": strong,
        "middle": middle,
        "weak": round(1 - strong - middle, 2),
        "strong_ki_nM": rng.choice((1.0, 1.5, 2.0, 2.5, 4.0)),
        "middle_ki_nM": rng.choice((8.0, 9.0, 10.0, 12.0, 15.0, 18.0)),
        "weak_ki_nM": rng.choice((60.0, 70.0, 80.0, 100.0, 120.0, 150.0)),
    }


WIDER = {
    "mirror_images.recall_occupancy": among(
        concentration_nM=(6.0, 7.0, 8.0, 9.0, 12.0, 14.0, 16.0, 20.0, 24.0, 27.0),
        ki_nM=(2.0, 2.5, 3.0, 4.0, 4.5, 5.0),
    ),
    "mirror_images.share_of_binding": _three,
    "mirror_images.effective_ki": _three,
    "mirror_images.occupancy_of_one": among(
        one_nM=(3.0, 4.0, 5.0, 6.0, 7.0, 9.0),
        one_ki_nM=(2.0, 2.5, 3.5, 4.0, 5.0, 6.0),
        other_nM=(20.0, 25.0, 30.0, 35.0, 40.0, 50.0),
        other_ki_nM=(8.0, 9.0, 10.0, 12.0, 14.0, 16.0),
    ),
    "mirror_images.racemate_ki": among(
        plus_ki_nM=(2.0, 2.5, 3.0, 4.0, 5.0, 6.0),
        minus_ki_nM=(20.0, 25.0, 30.0, 35.0, 40.0, 50.0, 60.0, 80.0),
    ),
    "mirror_images.pure_dose": among(
        dose_mg=(20.0, 24.0, 30.0, 36.0, 40.0, 50.0, 60.0),
        share=(0.35, 0.4, 0.45, 0.55, 0.6, 0.65),
        plus_ki_nM=(2.0, 3.0, 4.0, 5.0, 6.0),
        minus_ki_nM=(12.0, 15.0, 20.0, 25.0, 30.0),
    ),
    "mirror_images.half_a_racemate": among(held=(*steps(0.4, 0.48, 0.01), *steps(0.66, 0.78, 0.01))),
    "mirror_images.threshold": among(
        ki_nM=(40.0, 53.0, 75.0, 90.0, 100.0, 120.0, 150.0, 180.0, 220.0),
        threshold=(0.58, 0.6, 0.62, 0.65, 0.68, 0.72, 0.75, 0.78),
    ),
    "mirror_images.off_target_occupancy": among(
        total_nM=steps(30.0, 120.0, 10.0),
        free=(0.15, 0.2, 0.25, 0.3, 0.35, 0.4),
        ki_nM=(53.0, 70.0, 90.0, 120.0, 150.0, 180.0),
    ),
    "mirror_images.potency_fold": among(
        plus_nM=(0.97, 2.1, 3.0, 4.47, 6.2, 7.5), minus_nM=(2200.0, 3600.0, 5200.0, 9000.0, 14000.0, 36400.0)
    ),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "mirror_images.count": (lambda v: (v.centres - 1) ** 2,),
    "mirror_images.share_of_binding": (
        lambda v: (
            (v.middle / v.middle_ki_nM)
            / (v.strong / v.strong_ki_nM + v.middle / v.middle_ki_nM + v.weak / v.weak_ki_nM)
        ),
        lambda v: v.strong / 3,
    ),
    "mirror_images.effective_ki": (lambda v: 1 / (v.strong / v.strong_ki_nM + v.middle / v.middle_ki_nM),),
    "mirror_images.occupancy_of_one": (
        lambda v: v.one_nM / (v.one_nM + v.one_ki_nM) * v.other_nM / (v.other_nM + v.other_ki_nM),
    ),
    "mirror_images.pure_dose": (
        lambda v: v.dose_mg * (v.share * v.plus_ki_nM / v.minus_ki_nM + 1 - v.share),
    ),
    "mirror_images.half_a_racemate": (lambda v: v.held**2,),
}
