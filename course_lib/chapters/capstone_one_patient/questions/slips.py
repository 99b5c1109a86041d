"""Seldom slips in the numbers of chapter 15, each with its own reply."""

import math

from course_lib.questions.seldom import OF_SMALLEST_CHANGE, slip

SLIPS = {
    "capstone_one_patient.kappa": (
        slip(
            "miss_left",
            lambda v: (v.near + 4 * v.far) / ((v.same + v.near + v.far) * v.chance),
            "That is the miss as a share of chance’s. Kappa is 1 less that.",
        ),
        slip(
            "all_alike",
            lambda v: 1 - (v.near + v.far) / (v.same + v.near + v.far) / v.chance,
            "You counted every disagreement once. With squared weights two steps count four times as much as one.",
        ),
        slip(
            "roots_of_both",
            lambda v: 1 - (v.near + 2 * v.far) / ((v.same + v.near + v.far) * math.sqrt(v.chance)),
            "You left out the squares on both sides: two steps counted as 2, and chance’s mean square became its root. "
            "Weigh a miss of 2 by 4, and divide by the mean square as it is given.",
        ),
        slip(
            "not_squared_without_chance",
            lambda v: 1 - (v.near + 2 * v.far) / (v.same + v.near + v.far),
            "You took the mean miss without squares and left chance out. Weigh a miss of 2 by 4, then divide by what chance gives.",
        ),
        slip(
            "near_as_equal",
            lambda v: (v.same + v.near) / (v.same + v.near + v.far),
            "That is the share of marks that are equal or next to each other. A near miss weighs 1, not 0, and chance is left out.",
        ),
    ),
    "capstone_one_patient.provable": (
        slip(
            "root_alone",
            lambda v: 1.96 * math.sqrt(2 * v.sem),
            "The root belongs to the 2, not to the error: 1.96 × √2 × SEM.",
        ),
        slip(
            "error_itself",
            lambda v: v.sem,
            "That is the error of one rating. Two of them differ by more, and chance needs room.",
        ),
        *OF_SMALLEST_CHANGE,
    ),
    "capstone_one_patient.posterior_sd": (
        slip(
            "harmonic",
            lambda v: v.prior_sd * v.sem / (v.prior_sd + v.sem),
            "You combined the SDs themselves. Precisions add: one over the squares.",
        ),
        slip(
            "variance",
            lambda v: 1 / (1 / v.prior_sd**2 + v.films / v.sem**2),
            "That is the variance of the belief. Its root is the SD that is asked for.",
        ),
        slip(
            "before_films",
            lambda v: v.prior_sd,
            "That is the SD before any film. What is measured makes the belief narrower.",
        ),
    ),
    "capstone_one_patient.converted": (
        slip(
            "score_not_halved",
            lambda v: 1 / (1 - v.route + v.route * v.score),
            "You took the score itself for the part that works, which is score ÷ 2. And the inhibitor closes that part, too.",
        ),
        slip(
            "score_alone",
            lambda v: 2 / v.score,
            "You took CYP2D6 for the only way, and the genotype for what is open. Other ways go on; the inhibitor closes this one.",
        ),
        slip(
            "open_part_taken_away",
            lambda v: 1 / (1 - v.route * v.score / 2),
            "You took away what the genotype leaves. Compared is a person of score 2, whose whole route is closed: 1 − share.",
        ),
        slip(
            "share_added",
            lambda v: 1 + v.route,
            "You added the share. Exposure is one over the clearance that is left.",
        ),
    ),
    "capstone_one_patient.films_needed": (
        slip(
            "no_square_rounded_up",
            lambda v: math.ceil(v.sem / v.wanted),
            "You divided the errors and rounded up. The error falls with the root of the number, so square the ratio first.",
        ),
        slip(
            "rounded_down",
            lambda v: math.floor((v.sem / v.wanted) ** 2),
            "You rounded down. So few films leave a larger error than is wanted: round up.",
        ),
        slip(
            "root",
            lambda v: math.sqrt(v.sem / v.wanted),
            "You took the root of the ratio. The error falls with the root of the number, so the number grows with the square.",
        ),
        slip(
            "doubled_first",
            lambda v: math.ceil(2 * (v.sem / v.wanted) ** 2),
            "You doubled the square. That would be for a difference of two means; here one mean is asked for.",
            may_meet=True,
        ),
    ),
    "capstone_one_patient.expected_score": (
        slip(
            "followers_left",
            lambda v: v.score * v.share * v.hold,
            "That is what is left of the movement that follows dopamine. The movement that does not follow stays, too: add it.",
        ),
        slip(
            "floor",
            lambda v: v.score * (1 - v.share),
            "That is the floor, the movement that does not follow dopamine. Of the other a part is left: add it.",
        ),
        slip(
            "followers",
            lambda v: v.score * v.share,
            "That is the movement that follows dopamine, before the dose. Ask what the dose leaves of it, and add the rest.",
        ),
        slip(
            "all_lost",
            lambda v: v.score * (1 - v.hold),
            "That is what would be lost if all movement followed dopamine. Only a share does, and what stays is asked for.",
        ),
    ),
    "capstone_one_patient.posterior_mean": (
        slip(
            "others_alone",
            lambda v: v.prior_mean,
            "That is the mean of such patients alone. The films say something about this one.",
        ),
        slip(
            "by_deviation",
            lambda v: (
                (v.prior_mean / v.prior_sd + v.films * v.mean_rating / v.sem)
                / (1 / v.prior_sd + v.films / v.sem)
            ),
            "You weighed by one over the SD. Weights are one over the variance, its square.",
        ),
        slip(
            "others_as_one_film",
            lambda v: (v.prior_mean + v.films * v.mean_rating) / (1 + v.films),
            "You let the other patients weigh as one film. They weigh 1/σ², a film 1/SEM².",
        ),
    ),
}
