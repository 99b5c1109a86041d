"""Seldom slips in the numbers of chapter 13, each with its own reply."""

import math

from course_lib.questions.seldom import slip

SLIPS = {
    "personal.score": (
        slip(
            "copies_of_both",
            lambda v: v.copies * (v.first + v.second),
            "You multiplied both alleles by the copies. Only one chromosome carries the duplication.",
            may_meet=True,
        ),
        slip(
            "copies_added",
            lambda v: v.copies + v.first + v.second,
            "You added the number of copies itself. It multiplies the value of its allele.",
        ),
        slip(
            "duplicated_alone",
            lambda v: v.copies * v.first,
            "You left out the other chromosome. The alleles of both chromosomes count.",
            may_meet=True,
        ),
    ),
    "personal.poor_share": (
        slip(
            "half_of_square",
            lambda v: 50 * v.null**2,
            "You halved the square. Both chromosomes carry such an allele in one way only.",
        ),
        slip(
            "twice",
            lambda v: 200 * v.null,
            "You doubled the share of chromosomes. Chances of two independent draws multiply.",
        ),
        slip(
            "not_null_squared",
            lambda v: 100 * (1 - v.null) ** 2,
            "That is the share of people without any such allele on either chromosome.",
        ),
    ),
    "personal.auc_ratio": (
        slip(
            "score_not_halved",
            lambda v: 1 / (1 - v.share + v.share * v.score),
            "You forgot that score 2 is full activity: the part that works is score ÷ 2.",
        ),
        slip(
            "share_lost",
            lambda v: 1 / (1 - v.share * v.score / 2),
            "You took away the part that works. Take away what is missing: f(1 − score/2).",
        ),
        slip(
            "score_alone",
            lambda v: 2 / v.score,
            "You took CYP2D6 for the only way. The other ways go on.",
        ),
    ),
    "personal.equal_dose": (
        slip(
            "root",
            lambda v: v.dose_mg / math.sqrt(v.ratio),
            "You divided by the root of the ratio. Exposure is proportional to the dose itself.",
        ),
        slip(
            "ratio_less_one",
            lambda v: v.dose_mg / (v.ratio + 1),
            "You divided by R + 1. Exposure is R times, so the dose is one R-th.",
        ),
        slip(
            "halved",
            lambda v: v.dose_mg / 2,
            "You halved the dose. That matches a ratio of 2 only.",
        ),
    ),
    "personal.poor_with_inhibitor": (
        slip(
            "doubled",
            lambda v: 2 / (1 - v.share),
            "You doubled for the inhibitor. It finds nothing to inhibit.",
        ),
        slip(
            "share_inverse",
            lambda v: 1 / v.share,
            "You inverted the share itself. What is left is 1 − f.",
        ),
        slip(
            "one_more",
            lambda v: 1 + v.share,
            "You added the lost share. Exposure is the inverse of what is left.",
        ),
    ),
    "personal.both_ways": (
        slip(
            "less_one",
            lambda v: v.factor + 1 / (1 - v.share) - 1,
            "You added the two increases. Factors on one area multiply.",
        ),
        slip(
            "share_inverse",
            lambda v: v.factor / v.share,
            "You divided by the lost share. What is left is 1 − f.",
        ),
        slip(
            "divided",
            lambda v: 1 / (1 - v.share) / v.factor,
            "You divided by the factor. The inhibitor raises the exposure.",
        ),
    ),
    "personal.between": (
        slip(
            "group_alone",
            lambda v: v.share * math.log(v.ratio) ** 2,
            "You forgot the square of the mean: p(ln R)² − (p ln R)² = p(1 − p)(ln R)².",
        ),
        slip(
            "distance_squared",
            lambda v: math.log(v.ratio) ** 2,
            "That is the squared distance of the groups. Weigh it by p(1 − p).",
        ),
        slip(
            "root",
            lambda v: math.sqrt(v.share * (1 - v.share)) * math.log(v.ratio),
            "That is the standard deviation. The variance is its square.",
        ),
        slip(
            "decimal",
            lambda v: v.share * (1 - v.share) * math.log10(v.ratio) ** 2,
            "You took the decimal logarithm. The variance of the natural one, ln, is asked for.",
        ),
    ),
    "personal.share": (
        slip(
            "rest",
            lambda v: 100 * v.sd**2 / (v.between + v.sd**2),
            "That is the share of the rest, of people within one phenotype. Put the variance between phenotypes on top.",
        ),
        slip(
            "root_of_share",
            lambda v: 100 * math.sqrt(v.between / (v.between + v.sd**2)),
            "You took the root. A share of variance is not rooted.",
        ),
        slip(
            "both_squared",
            lambda v: 100 * v.between**2 / (v.between**2 + v.sd**2),
            "You squared the variance as well. It is squared already.",
        ),
    ),
    "personal.left": (
        slip(
            "one_level",
            lambda v: 1 / (1 / v.prior + 1 / v.error_sd**2),
            "You counted one level only. Each of the levels adds 1/s² to the precision.",
        ),
        slip(
            "precision",
            lambda v: 1 / v.prior + v.levels / v.error_sd**2,
            "That is the precision, what was known and what the levels add. Its inverse is the variance.",
        ),
        slip(
            "error_not_squared",
            lambda v: 1 / (1 / v.prior + v.levels / v.error_sd),
            "You used the standard deviation of the error. Square it.",
        ),
        slip(
            "deviation",
            lambda v: 1 / math.sqrt(1 / v.prior + v.levels / v.error_sd**2),
            "That is the standard deviation that is left. The variance is asked for, its square.",
        ),
    ),
    "personal.effect": (
        slip(
            "share_alone",
            lambda v: v.area / (v.half + v.area),
            "That is the share of the largest effect. Multiply by 14.2.",
        ),
        slip(
            "half_effect",
            lambda v: 7.1 * v.area / v.half,
            "You let half of the effect grow in proportion. Beyond and below EC50 the curve is bent.",
        ),
        slip(
            "upside_down",
            lambda v: 14.2 * v.half / v.area,
            "The fraction stands on its head: more exposure must bring more effect.",
        ),
    ),
    "personal.needed": (
        slip(
            "half_taken",
            lambda v: v.half * v.wanted / 7.1,
            "You took 7.1 points at EC50 as a straight line. The curve is bent.",
        ),
        slip(
            "share_of_missing",
            lambda v: v.half * (14.2 - v.wanted) / 14.2,
            "You took what is missing. More effect needs more exposure.",
        ),
        slip(
            "log",
            lambda v: -v.half * math.log(1 - v.wanted / 14.2),
            "You solved an exponential. The curve is A/(EC50 + A).",
        ),
    ),
    "personal.standard_error": (
        slip(
            "product",
            lambda v: math.log(v.high * v.low) / 3.92,
            "You multiplied the ends. The width on the logarithm is ln(high ÷ low).",
        ),
        slip(
            "upper_alone",
            lambda v: math.log(v.high) / 1.96,
            "You measured from 1 to the upper end. Measure the whole interval, or from the estimate.",
        ),
        slip(
            "width",
            lambda v: math.log(v.high / v.low),
            "That is the width on the logarithm. It spans 3.92 standard errors.",
        ),
        slip(
            "ninety_per_cent",
            lambda v: math.log(v.high / v.low) / 3.29,
            "You divided by 2 × 1.645, as for a 90 % interval. One of 95 % spans 2 × 1.96 standard errors.",
        ),
        slip(
            "two_errors",
            lambda v: math.log(v.high / v.low) / 2,
            "You took the whole width for two standard errors. It spans 1.96 of them to each side.",
            may_meet=True,
        ),
    ),
}
