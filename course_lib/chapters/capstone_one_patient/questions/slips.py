"""Seldom slips in the numbers of chapter 15, each with its own reply."""

import math

from course_lib.questions.seldom import slip

SLIPS = {
    "capstone_one_patient.kappa": (
        slip(
            "miss_left",
            lambda v: (v.near + 4 * v.far) / ((v.same + v.near + v.far) * v.chance),
            "That is the miss as a share of chance’s. Kappa is 1 less that.",
        ),
    ),
    "capstone_one_patient.provable": (
        slip(
            "error_itself",
            lambda v: v.sem,
            "That is the error of one rating. Two of them differ by more, and chance needs room.",
        ),
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
    "capstone_one_patient.posterior_sd": (
        slip(
            "harmonic",
            lambda v: v.prior_sd * v.sem / (v.prior_sd + v.sem),
            "You combined the SDs themselves. Precisions add: one over the *squares*.",
        ),
        slip(
            "variance",
            lambda v: 1 / (1 / v.prior_sd**2 + v.films / v.sem**2),
            "That is the variance of the belief. Its root is the SD that is asked for.",
        ),
    ),
    "capstone_one_patient.converted": (
        slip(
            "score_not_halved",
            lambda v: 1 / (1 - v.route + v.route * v.score),
            "You took the score itself for the part that works, which is score ÷ 2. And the inhibitor closes that part, too.",
        ),
    ),
}
