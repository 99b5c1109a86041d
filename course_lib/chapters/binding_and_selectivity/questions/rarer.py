"""Rarer slips in the numbers of chapter 03, each with its own reply: its `slips` hold the others."""

import math

from course_lib.questions.seldom import slip

SLIPS = {
    "binding.recall_scatter": (
        slip(
            "ninety_five",
            lambda v: 1.96 * 100 / math.sqrt(v.counts),
            "That is how far 95 % of such counts reach to each side, 1.96 standard deviations. One was asked for.",
            may_meet=True,
        ),
    ),
    "binding.specific": (
        slip(
            "minutes_multiplied",
            lambda v: (v.total - v.blocked) * v.minutes / (v.efficiency * v.dpm_per_fmol),
            "You multiplied by the minutes. The same label gives more counts in more minutes: divide by them.",
        ),
    ),
    "binding.saturation": (
        slip(
            "label_missing",
            lambda v: v.bmax_fmol / (v.kd_nM + v.label_nM),
            "The label is missing above the line. The occupied share is [L]/([L] + Kd).",
        ),
        slip(
            "exponential",
            lambda v: v.bmax_fmol * (1 - math.exp(-v.label_nM / v.kd_nM)),
            "You let the sites fill exponentially. At Kd that would be 63 %, and it is one half: [L]/([L] + Kd).",
        ),
    ),
    "binding.ki": (
        slip(
            "subtracted",
            lambda v: v.ic50_nM - v.label_nM / v.kd_nM,
            "You subtracted [L]/Kd. The correction is a factor: divide by 1 + [L]/Kd.",
        ),
    ),
    "binding.two_kd": (
        slip(
            "sums_compared",
            lambda v: (v.label_nM + v.second_kd_nM) / (v.label_nM + v.first_kd_nM),
            "You compared [L] + Kd. The correction is 1 + [L]/Kd: each of these sums must still be divided by its own Kd.",
        ),
    ),
    "binding.bound_share": (
        slip(
            "label_left_out",
            lambda v: 100 * v.bound_fmol / (1000 * v.volume_mL),
            "The concentration of the label is missing: added are nM × mL × 1,000 fmol.",
        ),
    ),
    "binding.selectivity": (
        slip(
            "ratio_of_ki_turned",
            lambda v: v.strong_ki_nM / v.weak_ki_nM,
            "That is the ratio of the Ki, upside down. The target is occupied more, and each occupancy is C/(C + Ki).",
        ),
        slip(
            "difference",
            lambda v: v.free_nM / (v.free_nM + v.strong_ki_nM) - v.free_nM / (v.free_nM + v.weak_ki_nM),
            "You subtracted the occupancies. Their ratio is asked for: divide.",
            may_meet=True,
        ),
    ),
    "binding.other_block": (
        slip(
            "half",
            lambda _: 50.0,
            "One half is occupied where the concentration equals the Ki. Here the two differ: C/(C + Ki).",
        ),
    ),
}
