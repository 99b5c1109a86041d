"""Seldom slips in the numbers of chapter 09, each with its own reply."""

import math

from course_lib.questions.seldom import slip

SLIPS = {
    "fat_and_water.left_after": (
        slip(
            "gone",
            lambda v: 1 - 2 ** (-v.time_h / v.half_h),
            "That is the fraction that has left. The question asks for what is left.",
        ),
        slip(
            "ratio",
            lambda v: v.half_h / v.time_h,
            "You divided the times. Each half-time leaves one half: ½ to the power of time ÷ half-time.",
        ),
        slip(
            "half_of_ratio",
            lambda v: v.half_h / (2 * v.time_h),
            "You halved once and divided the times. Halve once for every half-time that has passed.",
        ),
        slip(
            "one_too_few",
            lambda v: 2 ** (1 - v.time_h / v.half_h),
            "You halved once too seldom. The first half-time halves, too.",
        ),
    ),
    "fat_and_water.log_d": (
        slip(
            "uncorrected",
            lambda v: v.log_p,
            "That is log P. At pH 7.4 a part is charged and does not enter fat: subtract log(1 + 10^(pKa − 7.4)).",
        ),
        slip(
            "distance_added",
            lambda v: v.log_p + (v.pka - 7.4),
            "You added pKa − pH. Charge takes lipophilicity away: subtract log(1 + 10^(pKa − 7.4)).",
        ),
        slip(
            "natural_logarithm",
            lambda v: v.log_p - math.log(1 + 10 ** (v.pka - 7.4)),
            "You took the natural logarithm. log D and log P are decimal: use log10.",
        ),
        slip(
            "no_logarithm",
            lambda v: v.log_p - 10 ** (v.pka - 7.4),
            "You subtracted the ratio itself. log P is a logarithm: subtract log(1 + ratio).",
        ),
    ),
    "fat_and_water.kpuu": (
        slip(
            "plasma_left_out",
            lambda v: v.kp * v.f_brain,
            "That is free drug in brain over total drug in plasma. Divide by the free share in plasma.",
        ),
        slip(
            "brain_left_out",
            lambda v: v.kp / v.f_plasma,
            "That is total drug in brain over free drug in plasma. Multiply by the free share in brain.",
        ),
        slip(
            "plasma_multiplied",
            lambda v: v.kp * v.f_brain * v.f_plasma,
            "You multiplied by the free share in plasma. Free drug in plasma is the divisor: divide by it.",
        ),
        slip(
            "bound_shares",
            lambda v: v.kp * (1 - v.f_brain) / (1 - v.f_plasma),
            "You compared what is bound. Kp,uu takes the free shares.",
        ),
    ),
    "fat_and_water.efflux": (
        slip(
            "missing_per_cent",
            lambda v: (1 - v.kp_uu) / 1 * 100,
            "That is how much free drug is missing, in per cent. The pump follows from 1/Kp,uu − 1.",
        ),
        slip(
            "one_added",
            lambda v: 1 / v.kp_uu + 1,
            "You added the 1. Kp,uu = 1/(1 + pump ÷ passive), so 1/Kp,uu is 1 more than the pump.",
        ),
        slip(
            "over_missing",
            lambda v: 1 / (1 - v.kp_uu),
            "You divided by what is missing. Turn Kp,uu over, then subtract 1.",
        ),
        slip(
            "given",
            lambda v: v.kp_uu,
            "That is Kp,uu itself. The pump follows from 1/Kp,uu − 1.",
        ),
    ),
    "fat_and_water.free_share": (
        slip(
            "twice",
            lambda v: 1 / 10**v.x / 10**v.x,
            "You took the power twice. Bound ÷ free is 10^x; free is 1 of 1 + 10^x parts.",
        ),
        slip(
            "one_less_x",
            lambda v: 1 - v.x,
            "You took x for the bound fraction. It is the logarithm of bound ÷ free: first 10^x.",
        ),
        slip(
            "natural",
            lambda v: math.exp(-v.x),
            "You took e for the base. The logarithm is decimal: 10^x, and then 1/(1 + 10^x).",
        ),
        slip(
            "base_e",
            lambda v: 1 / (1 + math.exp(v.x)),
            "The form is right, the base is not: log is decimal, so 1/(1 + 10^x).",
        ),
        slip(
            "logarithm_as_ratio",
            lambda v: 1 / (1 + v.x),
            "You used x itself as bound ÷ free. It is the logarithm: bound ÷ free is 10^x.",
        ),
        slip(
            "logarithm",
            lambda v: v.x,
            "That is the logarithm itself. Bound ÷ free is 10^x, and the free share 1/(1 + 10^x).",
        ),
    ),
    "fat_and_water.flow_limited": (
        slip(
            "half_of_filling",
            lambda v: 0.5 * v.kp / v.flow,
            "You took half of the time to bring it all. What is left to fill shrinks on the way, so half of the way takes ln 2 of it.",
        ),
        slip(
            "product",
            lambda v: v.kp * v.flow,
            "You multiplied by the flow. More flow fills faster: divide by it.",
        ),
        slip(
            "both",
            lambda v: math.log(2) * v.kp * v.volume / v.flow,
            "You used Kp and V_u. Kp contains V_u already: V_u × free fraction in plasma.",
        ),
        slip(
            "volume_time",
            lambda v: v.volume / v.flow,
            "That is V_u over flow. Blood brings total drug, so Kp stands in its place, and half of the way takes ln 2 of it.",
        ),
        slip(
            "half_of_product",
            lambda v: math.log(2) * v.kp * v.flow,
            "You multiplied by the flow. More flow fills brain faster: divide by it.",
        ),
    ),
    "fat_and_water.slow_wall": (
        slip(
            "half_of_filling",
            lambda v: 0.5 * v.volume / v.ps,
            "You took half of volume ÷ PS. What is left to fill shrinks on the way, so half of the way takes ln 2 of it.",
        ),
        slip(
            "product",
            lambda v: v.volume * v.ps,
            "You multiplied by PS. A more permeable wall is faster: divide by it.",
        ),
        slip(
            "divided_by_free",
            lambda v: math.log(2) * v.volume / (v.ps * v.free),
            "You divided by the free fraction. At a slow wall it cancels: free drug enters, and free drug fills.",
        ),
        slip(
            "volume_left_out",
            lambda v: math.log(2) / v.ps,
            "The volume is missing. The more room behind the wall, the longer it takes: volume ÷ PS.",
        ),
    ),
}
