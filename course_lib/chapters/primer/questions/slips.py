"""Seldom slips in the numbers of the primer, each with its own reply."""

import math

from course_lib.questions.seldom import slip

SLIPS = {
    "primer.standard_deviation": (
        slip(
            "range",
            lambda v: v.third - v.first,
            "That is the range, from the lowest reading to the highest. It looks at two readings only; a standard deviation weighs them all.",
        ),
        slip(
            "mean",
            lambda v: (v.first + v.third) / 2,
            "That is the mean of the readings. The standard deviation says how far from it they typically lie.",
        ),
    ),
    "primer.tenfold_steps": (
        slip(
            "logarithm_of_the_end",
            lambda v: math.log10(v.high),
            "That is the logarithm of the last number. Steps are counted from where the axis begins: subtract the logarithm of the first.",
        ),
        slip(
            "difference",
            lambda v: v.high - v.low,
            "That is the difference. On a logarithmic axis steps are factors: divide the last number by the first.",
        ),
        slip(
            "doublings",
            lambda v: math.log2(v.high / v.low),
            "You counted doublings, by log₂. Tenfold steps are fewer: use log₁₀ of the same factor.",
        ),
    ),
    "primer.left_after": (
        slip(
            "divided_by_halves",
            lambda v: v.start / v.halves,
            "You divided by the number of half-times. Each of them halves what is there: divide by 2 as many times.",
        ),
        slip(
            "share_left",
            lambda v: 0.5**v.halves,
            "That is the share which is left. Multiply the concentration at the start by it.",
        ),
    ),
    "primer.share_occupied": (
        slip(
            "half",
            lambda v: 50.0,
            "Half of the sites are occupied only at the dissociation constant. Here the concentration is another one.",
        ),
        slip(
            "turned_over",
            lambda v: 100 * v.kd / v.drug,
            "That is dissociation constant ÷ concentration: free sites for each occupied one. The share is the drug’s part of both together.",
        ),
    ),
}
