"""Seldom slips in the numbers of chapter 14, each with its own reply."""

import math

from course_lib.questions.seldom import OF_SMALLEST_CHANGE, slip

SLIPS = {
    "evidence.recall_se": (
        slip(
            "reach",
            lambda v: 1.96 * v.sd / math.sqrt(v.people),
            "That is how far a 95 % interval reaches to each side. The standard error is one 1.96th of it.",
        ),
        slip(
            "all_below_root",
            lambda v: math.sqrt(v.sd / v.people),
            "The root belongs to the number of people alone: SD ÷ √n.",
        ),
    ),
    "evidence.needed": (
        slip(
            "per_cent_left_in",
            lambda v: 1 / (v.drug - v.placebo),
            "You divided 1 by the difference in per cent. Per cent are hundredths: divide 100 by it.",
        ),
    ),
    "evidence.smallest_change": OF_SMALLEST_CHANGE,
    "evidence.none_of": (
        slip(
            "any_of_them",
            lambda v: 100 * (1 - 0.95 ** (1 / v.people)),
            "With this chance an event would have shown in 5 % of such trials. It must have shown in 95 %: all escape with a chance of 5 %.",
            may_meet=True,
        ),
        slip(
            "nothing",
            lambda _: 0.0,
            "None seen does not mean that none can be. Ask for which chance all escape in 5 % of such trials.",
        ),
        slip(
            "two_sided_rule",
            lambda v: 100 * 3.69 / v.people,
            "3.69/n shares the 5 % between two sides. Nothing lies below none: the rule is 3/n.",
            may_meet=True,
        ),
    ),
    "evidence.sd_from_p": (
        slip(
            "root_multiplied",
            lambda v: v.size / v.z * math.sqrt(1 / v.drug + 1 / v.placebo),
            "You multiplied by the root. Single people spread more than a difference of means: divide by it.",
        ),
    ),
    "evidence.sd_from_interval": (
        slip(
            "line_left_out",
            lambda v: (v.low - v.high) * math.sqrt(v.people / 2),
            "The 3.92 is missing. That many standard errors lie between the ends of a 95 % interval.",
        ),
    ),
    "evidence.drop": (
        slip(
            "root_of_icc",
            lambda v: (1 - math.sqrt(v.icc)) * (v.selected - v.everyone),
            "You took the root of the ICC. What is expected to go is 1 − ICC itself.",
        ),
    ),
    "evidence.sem": (
        slip(
            "spread_itself",
            lambda v: v.seen,
            "That is the spread of the ratings. A part of it is true, and the error is the rest.",
        ),
    ),
    "evidence.pooled": (
        slip(
            "weights_not_shared",
            lambda v: -(v.first / v.first_se**2 + v.second / v.second_se**2),
            "You summed the weighted differences. Divide by the sum of the weights.",
        ),
        slip(
            "trials_subtracted",
            lambda v: v.second - v.first,
            "You subtracted the trials. Pooled they give their mean, weighted by 1/SE².",
        ),
    ),
    "evidence.indirect_se": (
        slip(
            "squares_subtracted",
            lambda v: math.sqrt(abs(v.b**2 - v.a**2)),
            "You subtracted the squares because the differences are subtracted. Their errors are independent: squares add.",
            may_meet=True,
        ),
    ),
    "evidence.many_rows": (
        slip(
            "level_for_silence",
            lambda v: 100 * (1 - 0.05**v.rows),
            "You took 0.05 for the chance that a row stays silent. That chance is 0.95.",
        ),
    ),
    "evidence.people_per_arm": (
        slip(
            "ratio_not_squared",
            lambda v: 2 * 3.24**2 * v.sd / v.difference,
            "Spread ÷ difference stands under the square, too: half the difference takes four times the people.",
        ),
    ),
    "evidence.open_end": (
        slip(
            "loss_taken_away",
            lambda v: v.here - v.gone * (v.started - v.seen) / v.started,
            "You took the fall of the others away from that of those seen. Weight both by their people, and add.",
        ),
        slip(
            "others_rose",
            lambda v: (v.seen * v.here - (v.started - v.seen) * v.gone) / v.started,
            "You let the others rise. They fell, too, only by less: add them.",
        ),
    ),
}
