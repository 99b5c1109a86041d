"""Seldom slips in the numbers of chapter 07, each with its own reply."""

import math

from course_lib.questions.seldom import slip

SLIPS = {
    "mirror_images.recall_occupancy": (
        slip(
            "ki_over_c",
            lambda v: v.ki_nM / v.concentration_nM,
            "You divided Ki by the concentration. More drug must occupy more: C/Ki, and then over 1 + C/Ki.",
        ),
        slip(
            "product",
            lambda v: v.concentration_nM * v.ki_nM,
            "You multiplied concentration and Ki. A fraction has no unit: divide them first.",
        ),
        slip(
            "one_less_ki_over_c",
            lambda v: 1 - v.ki_nM / v.concentration_nM,
            "That is 1 − Ki/C. Empty sites are Ki/(C + Ki) of all: add C below the line.",
        ),
        slip(
            "difference_above",
            lambda v: (v.concentration_nM - v.ki_nM) / (v.concentration_nM + v.ki_nM),
            "You subtracted Ki above the line. Occupied are C of C + Ki parts: C stands above alone.",
        ),
    ),
    "mirror_images.count": (
        slip(
            "doubled",
            lambda v: 2 * v.centres,
            "You doubled the number of centres. Each free choice doubles the number of forms: 2 × 2 × …",
            may_meet=True,
        ),
        slip(
            "pair_left_out",
            lambda v: 2 ** (v.centres - 2),
            "You left the pair out. The two centres move together, but they still make one choice.",
            may_meet=True,
        ),
        slip(
            "choices_counted",
            lambda v: v.centres - 1,
            "That is the number of free choices. Each of them doubles the number of forms.",
            may_meet=True,
        ),
    ),
    "mirror_images.share_of_binding": (
        slip(
            "not_divided_by_sum",
            lambda v: v.strong / v.strong_ki_nM,
            "That is share ÷ Ki of A. Its share of the binding is this over the sum of all three.",
        ),
        slip(
            "empty_sites_counted",
            lambda v: (
                (v.strong / v.strong_ki_nM)
                / (1 + v.strong / v.strong_ki_nM + v.middle / v.middle_ki_nM + v.weak / v.weak_ki_nM)
            ),
            "You counted empty sites by the 1. Of what is bound none is empty: divide by the sum of the three alone.",
        ),
        slip(
            "own_left_out",
            lambda v: (v.strong / v.strong_ki_nM) / (v.middle / v.middle_ki_nM + v.weak / v.weak_ki_nM),
            "You divided by the others alone. A belongs to the sum as well.",
        ),
    ),
    "mirror_images.occupancy_of_one": (
        slip(
            "by_concentration",
            lambda v: v.one_nM / (v.one_nM + v.other_nM),
            "You compared the concentrations alone. Each counts in units of its own Ki, and empty sites count too.",
        ),
        slip(
            "odds_of_one",
            lambda v: v.one_nM / v.one_ki_nM,
            "That is C/Ki of A. The fraction is this over 1 + both C/Ki.",
        ),
        slip(
            "own_left_out",
            lambda v: (v.one_nM / v.one_ki_nM) / (1 + v.other_nM / v.other_ki_nM),
            "C/Ki of A is missing below the line. Sites are empty, carry A, or carry B.",
        ),
        slip(
            "other_one",
            lambda v: (
                (v.other_nM / v.other_ki_nM) / (1 + v.one_nM / v.one_ki_nM + v.other_nM / v.other_ki_nM)
            ),
            "That is the fraction that carries B. The question asks for A.",
        ),
    ),
    "mirror_images.effective_ki": (
        slip(
            "plain_mean",
            lambda v: (v.strong_ki_nM + v.middle_ki_nM + v.weak_ki_nM) / 3,
            "You averaged the three Ki, without their shares. What adds up is share ÷ Ki, and Ki is the inverse of that sum.",
        ),
        slip(
            "not_inverted",
            lambda v: v.strong / v.strong_ki_nM + v.middle / v.middle_ki_nM + v.weak / v.weak_ki_nM,
            "That is the sum of share ÷ Ki, in 1/nM. The concentration is its inverse.",
        ),
        slip(
            "strongest_ki",
            lambda v: v.strong_ki_nM,
            "That is the Ki of the strongest. Only a few per cent of the mixture are that drug, so more of the whole is needed.",
        ),
    ),
    "mirror_images.racemate_ki": (
        slip(
            "halves_forgotten",
            lambda v: 1 / (1 / v.plus_ki_nM + 1 / v.minus_ki_nM),
            "You added the whole affinities. Each hand is only half of the racemate: ½ ÷ Ki of each.",
        ),
        slip(
            "strong_alone",
            lambda v: v.plus_ki_nM,
            "That is the Ki of the strong hand alone. Only half of the racemate is that hand, so more is needed.",
        ),
        slip(
            "not_inverted",
            lambda v: 0.5 / v.plus_ki_nM + 0.5 / v.minus_ki_nM,
            "That is the sum of ½ ÷ Ki, in 1/nM. The Ki is its inverse.",
        ),
        slip(
            "other_hand_idle",
            lambda v: 2 * v.plus_ki_nM,
            "That would be so if the other hand did not bind at all. Here it binds too and brings the Ki down: ½ ÷ Ki of each.",
        ),
    ),
    "mirror_images.pure_dose": (
        slip(
            "weak_share",
            lambda v: v.dose_mg * (1 - v.share),
            "That is how much of the weak hand is in the dose. The strong hand alone has to do what both do.",
        ),
        slip(
            "weak_share_left_out",
            lambda v: v.dose_mg * (v.share + v.plus_ki_nM / v.minus_ki_nM),
            "The weak hand counts with its own share: multiply plus Ki ÷ minus Ki by 1 − share.",
        ),
        slip(
            "ki_ratio",
            lambda v: v.dose_mg * v.plus_ki_nM / v.minus_ki_nM,
            "You compared the two hands. Compare the pure hand with the mixture of both.",
        ),
        slip(
            "divided_by_share",
            lambda v: v.dose_mg / v.share,
            "You divided by the share, and get more. Pure strong drug does more for each milligram, so less is needed.",
        ),
    ),
    "mirror_images.half_a_racemate": (
        slip(
            "one_plus",
            lambda v: v.held / (1 + v.held),
            "That is what half of the odds would give if the odds were 2 × the fraction. Odds are occupied ÷ empty, held ÷ (1 − held).",
        ),
        slip(
            "empty_now",
            lambda v: 1 - v.held,
            "That is the fraction that was empty before. Halve the odds, occupied ÷ empty, then turn them into a fraction.",
        ),
        slip(
            "rest_of_half",
            lambda v: 1 - v.held / 2,
            "That is what would stay empty if the occupancy were halved. The odds are halved, not the occupancy.",
        ),
        slip(
            "odds_doubled",
            lambda v: 2 * v.held / (1 + v.held),
            "Your odds are doubled. Half of the strong hand halves them.",
        ),
    ),
    "mirror_images.threshold": (
        slip(
            "over_threshold",
            lambda v: v.ki_nM / v.threshold,
            "You divided by the fraction. The odds belong there, occupied ÷ empty, and they multiply.",
        ),
        slip(
            "times_empty",
            lambda v: v.ki_nM * (1 - v.threshold),
            "You multiplied by what stays empty. The odds belong there: occupied ÷ empty.",
        ),
        slip(
            "one_plus",
            lambda v: v.ki_nM * (1 + v.threshold),
            "You added the fraction. Concentration is not proportional to occupancy: multiply Ki by the odds, occupied ÷ empty.",
        ),
    ),
    "mirror_images.off_target_occupancy": (
        slip(
            "bound_used",
            lambda v: (1 - v.free) * v.total_nM / ((1 - v.free) * v.total_nM + v.ki_nM),
            "You used the bound part. Only the free part can bind D2.",
        ),
        slip(
            "total_below",
            lambda v: v.free * v.total_nM / (v.total_nM + v.ki_nM),
            "You used free drug above the line and total drug below it. Free belongs in both places.",
        ),
        slip(
            "total_ratio",
            lambda v: v.total_nM / v.ki_nM,
            "That is total ÷ Ki. Take the free part, and divide by free + Ki.",
        ),
    ),
    "mirror_images.potency_fold": (
        slip(
            "orders",
            lambda v: math.log10(v.minus_nM / v.plus_nM),
            "That is the number of powers of ten. The question asks how many times: ten to that power.",
        ),
        slip(
            "per_cent",
            lambda v: 100 * (v.minus_nM - v.plus_nM) / v.plus_nM,
            "That is a difference in per cent. How many times weaker is the plain ratio.",
        ),
        slip(
            "doublings",
            lambda v: math.log2(v.minus_nM / v.plus_nM),
            "That is the number of doublings. The question asks how many times: two to that power, the plain ratio.",
        ),
    ),
}
