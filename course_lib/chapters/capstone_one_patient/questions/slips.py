"""Seldom slips in the numbers of chapter 15, each with its own reply."""

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
}
