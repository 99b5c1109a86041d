"""Rarer slips in the numbers of chapter 07, each with its own reply: its `slips` hold the others."""

import math

from course_lib.questions.seldom import slip

SLIPS = {
    "mirror_images.recall_occupancy": (
        slip(
            "concentration_missing",
            lambda v: 1 / (v.concentration_nM + v.ki_nM),
            "The concentration is missing above the line: C/(C + Ki).",
        ),
        slip(
            "exponential",
            lambda v: 1 - math.exp(-v.concentration_nM / v.ki_nM),
            "You let the sites fill exponentially. At the Ki that would be 63 %, and it is one half: C/(C + Ki).",
        ),
    ),
    "mirror_images.count": (
        slip(
            "choices_doubled",
            lambda v: 2 * (v.centres - 1),
            "That is twice the number of free choices. Each of them doubles the number of forms: 2 × 2 × …",
            may_meet=True,
        ),
    ),
    "mirror_images.share_of_binding": (
        slip(
            "middle_one",
            lambda v: (
                (v.middle / v.middle_ki_nM)
                / (v.strong / v.strong_ki_nM + v.middle / v.middle_ki_nM + v.weak / v.weak_ki_nM)
            ),
            "That is what B does of the binding. The question asks for A.",
        ),
    ),
    "mirror_images.occupancy_of_one": (
        slip(
            "empty",
            lambda v: 1 / (1 + v.one_nM / v.one_ki_nM + v.other_nM / v.other_ki_nM),
            "That is the fraction of sites that stays empty. Above the line stands C/Ki of A.",
        ),
    ),
    "mirror_images.pure_dose": (
        slip(
            "unchanged",
            lambda v: v.dose_mg,
            "You left the dose as it was. A milligram of the strong hand does more than a milligram of the mixture.",
        ),
        slip(
            "weak_turned",
            lambda v: v.dose_mg * (v.share + (1 - v.share) * v.minus_ki_nM / v.plus_ki_nM),
            "The ratio of the Ki is upside down. The weak hand does less: it counts with plus Ki ÷ minus Ki.",
        ),
    ),
    "mirror_images.threshold": (
        slip(
            "odds_alone",
            lambda v: v.threshold / (1 - v.threshold),
            "Those are the odds, occupied ÷ empty. Multiply the Ki by them.",
        ),
    ),
    "mirror_images.off_target_occupancy": (
        slip(
            "free_divided",
            lambda v: v.total_nM / v.free / (v.total_nM / v.free + v.ki_nM),
            "You divided by the free share. The free concentration is the smaller one: multiply.",
        ),
    ),
    "mirror_images.potency_fold": (
        slip(
            "product",
            lambda v: v.minus_nM * v.plus_nM,
            "You multiplied the two Ki. How many times weaker is their ratio.",
        ),
    ),
}
