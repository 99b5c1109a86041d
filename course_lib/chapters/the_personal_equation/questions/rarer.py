"""Rarer slips in the numbers of chapter 13, each with its own reply: its `slips` hold the others."""

from course_lib.questions.seldom import slip

SLIPS = {
    "personal.score": (
        slip(
            "copies_for_value",
            lambda v: v.copies + v.second,
            "You counted the copies in place of their value. Each copy adds the value of its allele.",
        ),
    ),
    "personal.equal_dose": (
        slip(
            "unchanged",
            lambda v: v.dose_mg,
            "You left the dose as it is. At the same dose a poor metaboliser has R times the exposure.",
        ),
        slip(
            "subtracted",
            lambda v: v.dose_mg - v.ratio,
            "You subtracted the ratio. It is a factor: divide the dose by it.",
        ),
    ),
    "personal.poor_with_inhibitor": (
        slip(
            "not_inverted",
            lambda v: 1 - v.share,
            "That is the clearance that is left. Exposure is its inverse.",
        ),
    ),
    "personal.both_ways": (
        slip(
            "clearance_multiplied",
            lambda v: (1 - v.share) * v.factor,
            "You multiplied by the clearance that is left. Exposure goes with its inverse: divide by 1 − f.",
        ),
    ),
    "personal.between": (
        slip(
            "ratio_squared",
            lambda v: v.share * (1 - v.share) * v.ratio**2,
            "You squared the ratio itself. The variance of the logarithm is asked for: ln R.",
        ),
    ),
    "personal.left": (
        slip(
            "divided_by_levels",
            lambda v: v.prior / v.levels,
            "You divided by the number of levels. How much each of them tells hangs on its error: add precisions, 1/variance.",
        ),
    ),
    "personal.effect": (
        slip(
            "at_ec50",
            lambda _: 7.1,
            "That is half of the largest effect, which is reached at EC50. This person’s exposure is another.",
        ),
    ),
    "personal.needed": (
        slip(
            "line_turned",
            lambda v: v.half * 14.2 / v.wanted,
            "The fraction is upside down: a larger fall needs more exposure.",
        ),
    ),
}
