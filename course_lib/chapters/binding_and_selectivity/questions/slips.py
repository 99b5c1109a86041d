"""Seldom slips in the numbers of chapter 03, each with its own reply."""

import math

from course_lib.questions.params import Params
from course_lib.questions.seldom import slip


def _per_fmol(v: Params) -> float:
    return v.efficiency * v.dpm_per_fmol * v.minutes


def _added_fmol(v: Params) -> float:
    return 1000 * v.label_nM * v.volume_mL


SLIPS = {
    "binding.recall_scatter": (
        slip(
            "share_not_per_cent",
            lambda v: 1 / math.sqrt(v.counts),
            "That is the share, one over the root of the count. In per cent it is a hundred times as much.",
        ),
        slip(
            "two_deviations",
            lambda v: 200 / math.sqrt(v.counts),
            "Those are two standard deviations. One was asked for: the root of the count, over the count.",
        ),
        slip(
            "hundredth_of_count",
            lambda v: v.counts / 100,
            "That is a hundredth of the count. The scatter is the root of the count, as a share of it.",
        ),
    ),
    "binding.specific": (
        slip(
            "efficiency_multiplied",
            lambda v: (v.total - v.blocked) * v.efficiency / (v.dpm_per_fmol * v.minutes),
            "You multiplied by the efficiency. The counter misses decays, so there were more of them than counts: divide by it.",
        ),
        slip(
            "decays_only",
            lambda v: (v.total - v.blocked) / v.dpm_per_fmol,
            "You took counts for decays in one minute. Divide by the efficiency, and by the minutes of counting.",
        ),
        slip(
            "without_activity",
            lambda v: (v.total - v.blocked) / (v.efficiency * v.minutes),
            "Those are decays a minute. One fmol makes several of them: divide by the decays of a fmol as well.",
        ),
        slip(
            "blocked_alone",
            lambda v: v.blocked / _per_fmol(v),
            "That is the label in the blocked well, which sits on no site. Label on sites is the difference of the two wells.",
        ),
    ),
    "binding.saturation": (
        slip(
            "share_only",
            lambda v: v.label_nM / (v.label_nM + v.kd_nM),
            "That is the share of the sites that is occupied. Multiply it by the sites for the label on them, in fmol.",
        ),
        slip(
            "always_half",
            lambda v: v.bmax_fmol / 2,
            "Half of the sites are occupied when the label equals Kd. Here it does not.",
        ),
        slip(
            "share_turned",
            lambda v: v.bmax_fmol * (v.label_nM + v.kd_nM) / v.label_nM,
            "The fraction is upside down: more label cannot sit on the sites than there are sites.",
        ),
    ),
    "binding.most_sites": (
        slip(
            "ten_times_the_label",
            lambda v: 10 * v.label_nM,
            "So many sites would bind far more than a tenth. Ask how many sites must be there for a tenth of the label to be bound.",
        ),
        slip(
            "as_many_as_label",
            lambda v: v.label_nM,
            "With as many sites as label molecules more than a tenth is bound here. Put bound = 0.1 of the label into the balance.",
        ),
        slip(
            "free_label",
            lambda v: 0.9 * v.label_nM,
            "That is the label that stays free at the limit. It goes into the balance, which you solve for the sites.",
        ),
    ),
    "binding.bound_share": (
        slip(
            "volume_multiplied",
            lambda v: 100 * v.bound_fmol * v.volume_mL / (1000 * v.label_nM),
            "You multiplied the bound label by the volume. It is the concentration that needs the volume to become an amount.",
        ),
        slip(
            "thousand_forgotten",
            lambda v: 100_000 * v.bound_fmol / _added_fmol(v),
            "The factor of 1,000 is missing: 1 nM in 1 mL is 1,000 fmol.",
        ),
        slip(
            "share_turned",
            lambda v: 100 * _added_fmol(v) / v.bound_fmol,
            "The fraction is upside down: no more can be bound than was added.",
        ),
        slip(
            "share_free",
            lambda v: 100 * (1 - v.bound_fmol / _added_fmol(v)),
            "That is the share that stays free. The question asks for what is bound.",
        ),
    ),
    "binding.upper_end": (
        slip(
            "one_error_added",
            lambda v: v.ki_nM + v.sd,
            "You added one standard error to the Ki. It belongs to ln Ki, and 95 % reach 1.96 of them.",
        ),
        slip(
            "lower_end",
            lambda v: v.ki_nM * math.exp(-1.96 * v.sd),
            "That is the lower end. The upper one lies as many standard errors above ln Ki.",
        ),
        slip(
            "factor_alone",
            lambda v: math.exp(1.96 * v.sd),
            "That is the factor by which the interval reaches up. Multiply the Ki by it.",
        ),
        slip(
            "base_ten",
            lambda v: v.ki_nM * 10 ** (1.96 * v.sd),
            "You came back with powers of ten. The standard error is one of the natural logarithm: use e.",
        ),
        slip(
            "one_sided",
            lambda v: v.ki_nM * math.exp(1.645 * v.sd),
            "With 1.645 one in twenty lies above, which is the end of a 90 % interval. 95 % leave one in forty above: 1.96.",
        ),
    ),
    "binding.widened": (
        slip(
            "times_chi2",
            lambda v: v.factor * v.chi2,
            "You multiplied by χ². The error grows with its square root, and it belongs to the logarithm: raise to a power.",
        ),
        slip(
            "divided",
            lambda v: v.factor / math.sqrt(v.chi2),
            "You divided. Wells that scatter more make the interval wider: the factor must grow.",
        ),
        slip(
            "root_added",
            lambda v: v.factor + math.sqrt(v.chi2),
            "You added √χ² to the factor. The logarithm of the factor is what is multiplied by it.",
        ),
    ),
    "binding.ki": (
        slip(
            "without_the_one",
            lambda v: v.ic50_nM * v.kd_nM / v.label_nM,
            "The 1 is missing. Without any label IC50 and Ki are equal: divide by 1 + [L]/Kd.",
        ),
        slip(
            "times_ratio",
            lambda v: v.ic50_nM * v.label_nM / v.kd_nM,
            "You multiplied by [L]/Kd. The Ki is the smaller of the two: divide by 1 + [L]/Kd.",
        ),
    ),
    "binding.two_kd": (
        slip(
            "ratio_of_kd_turned",
            lambda v: v.first_kd_nM / v.second_kd_nM,
            "That is the ratio of the two Kd, turned round. The larger Kd gives the larger Ki, and the 1 in the formula softens the ratio.",
        ),
        slip(
            "first_correction",
            lambda v: 1 + v.label_nM / v.first_kd_nM,
            "That is the correction by the first Kd. Compare it with the correction by the second one.",
        ),
        slip(
            "corrections_multiplied",
            lambda v: (1 + v.label_nM / v.first_kd_nM) * (1 + v.label_nM / v.second_kd_nM),
            "You multiplied the two corrections. Each Ki divides the same IC50 by its own: their ratio is a quotient.",
        ),
    ),
    "binding.block": (
        slip(
            "open_share",
            lambda v: 100 * v.ki_nM / (v.free_share * v.total_nM + v.ki_nM),
            "That is the share that stays open. The question asks for what is occupied.",
        ),
        slip(
            "free_over_total",
            lambda v: 100 * v.free_share * v.total_nM / (v.total_nM + v.ki_nM),
            "Above the line stands the free concentration, below it the total. The free one belongs in both places.",
        ),
    ),
    "binding.open_ratio": (
        slip(
            "blocks_turned",
            lambda v: (v.free_nM + v.strong_ki_nM) / (v.free_nM + v.weak_ki_nM),
            "That compares the blocks, the weaker over the stronger. Asked is what stays open: Ki/(C + Ki).",
        ),
        slip(
            "second_alone",
            lambda v: v.weak_ki_nM / (v.free_nM + v.weak_ki_nM),
            "That is what stays open by the second laboratory. Divide it by what stays open by the first.",
        ),
        slip(
            "difference",
            lambda v: (
                v.weak_ki_nM / (v.free_nM + v.weak_ki_nM) - v.strong_ki_nM / (v.free_nM + v.strong_ki_nM)
            ),
            "You subtracted the two open shares. “How many times more” asks for their quotient.",
        ),
    ),
    "binding.selectivity": (
        slip(
            "target_only",
            lambda v: v.free_nM / (v.free_nM + v.strong_ki_nM),
            "That is the occupancy of the target. Divide it by the occupancy of the other one.",
        ),
        slip(
            "ratio_of_open",
            lambda v: (
                v.strong_ki_nM / (v.free_nM + v.strong_ki_nM) * (v.free_nM + v.weak_ki_nM) / v.weak_ki_nM
            ),
            "That compares what stays open, Ki/(C + Ki). Occupied is C/(C + Ki).",
        ),
    ),
    "binding.other_block": (
        slip(
            "odds_turned",
            lambda v: 100 * v.limit_nM / v.free_nM,
            "The fraction is upside down, and Ki is missing below: C/(C + Ki).",
        ),
        slip(
            "subtracted",
            lambda v: 100 * v.free_nM / (v.limit_nM - v.free_nM),
            "You subtracted below the line. A share divides by the sum, concentration plus Ki.",
        ),
    ),
}
