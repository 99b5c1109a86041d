"""More numbers for questions of chapter 15 whose short lists meet by chance."""

import math

from course_lib.questions.wider import among, steps

WIDER = {
    "capstone_one_patient.kappa": among(
        same=steps(26, 42, 1),
        near=steps(9, 21, 1),
        far=(3, 4, 5, 6, 7),
        chance=steps(1.5, 2.6, 0.1),
    ),
    "capstone_one_patient.films_needed": among(sem=steps(1.8, 3.6, 0.1), wanted=steps(0.6, 1.5, 0.05)),
    "capstone_one_patient.expected_score": among(
        score=(10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0),
        share=(0.3, 0.35, 0.4, 0.45, 0.55, 0.6, 0.65),
        hold=(0.25, 0.3, 0.35, 0.4, 0.45),
    ),
    "capstone_one_patient.converted": among(
        route=steps(0.32, 0.74, 0.02), score=(0.25, 0.5, 0.75, 1.25, 1.5)
    ),
    "capstone_one_patient.posterior_mean": among(
        prior_mean=(9.0, 10.0, 11.0),
        prior_sd=(3.0, 3.5, 4.0),
        sem=(2.0, 2.2, 2.5),
        films=(2, 3),
        mean_rating=(14.5, 15.0, 15.5, 16.0, 16.5, 17.0),
    ),
    "capstone_one_patient.provable": among(sem=steps(1.3, 3.2, 0.1)),
    "capstone_one_patient.posterior_sd": among(
        prior_sd=(3.0, 3.5, 4.0, 4.5), sem=(1.8, 2.0, 2.2, 2.5, 2.8), films=(2, 3, 4)
    ),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "capstone_one_patient.kappa": (
        lambda v: 1 - (v.near + 4 * v.far) / v.same / v.chance,
        lambda v: (v.near + 4 * v.far) / (v.same + v.near + v.far),
        lambda v: 1 - (v.near + v.far) / ((v.same + v.near + v.far) * math.sqrt(v.chance)),
    ),
    "capstone_one_patient.films_needed": (lambda v: math.ceil(v.sem**2 / v.wanted),),
}
