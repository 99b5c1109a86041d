"""Seldom slips in the numbers of chapter 14, each with its own reply."""

import math

from course_lib.questions.seldom import slip

SLIPS = {
    "evidence.recall_se": (
        slip(
            "reach",
            lambda v: 1.96 * v.sd / math.sqrt(v.people),
            "That is how far a 95 % interval reaches to each side. The standard error is one 1.96th of it.",
        ),
    ),
    "evidence.needed": (
        slip(
            "per_cent_left_in",
            lambda v: 1 / (v.drug - v.placebo),
            "You divided 1 by the difference in per cent. Per cent are hundredths: divide 100 by it.",
        ),
    ),
    "evidence.smallest_change": (
        slip(
            "two_errors",
            lambda v: 2 * v.sem,
            "You took two errors of one rating. A change has the errors of both ratings: 1.96 × √2.",
            may_meet=True,
        ),
        slip(
            "one_sided",
            lambda v: 1.645 * math.sqrt(2) * v.sem,
            "With 1.645 one in ten would look changed by chance, up or down. For 95 % take 1.96.",
        ),
    ),
    "evidence.none_of": (
        slip(
            "any_of_them",
            lambda v: 100 * (1 - 0.95 ** (1 / v.people)),
            "With this chance an event would have shown in 5 % of such trials. It must have shown in 95 %: all escape with a chance of 5 %.",
            may_meet=True,
        ),
    ),
}
