"""More numbers for questions of chapter 01 whose short lists meet by chance."""

import math
from random import Random

from course_lib.questions.wider import among, steps

_OCCUPANCIES = steps(0.25, 0.85, 0.05)
_FEW_SITES = (4, 5, 6, 7, 8, 9)


def _two_recordings(rng: Random) -> dict[str, float]:
    """Two recordings, of which the second has a quarter to nine tenths of the first one's 1/CV²."""
    mean_nM, cv = rng.choice(steps(40, 120, 5)), rng.choice(steps(0.25, 0.6, 0.05))
    after_nM = round(mean_nM * rng.choice(steps(0.35, 0.75, 0.05)), 1)
    left = rng.choice(steps(0.25, 0.9, 0.05))
    return {
        "mean_nM": mean_nM,
        "sd_nM": round(mean_nM * cv, 1),
        "after_nM": after_nM,
        "after_sd_nM": round(after_nM * cv / math.sqrt(left), 1),
    }


WIDER = {
    "quantal.cv_from_data": _two_recordings,
    "quantal.cv_ratio": among(before=steps(0.5, 0.85, 0.05), after=(0.15, 0.18, 0.2, 0.22, 0.25, 0.28, 0.3)),
    "quantal.failures": among(
        n_sites=_FEW_SITES, release_probability=(0.12, 0.15, 0.18, 0.2, 0.22, 0.25, 0.28)
    ),
    "quantal.block_failures": among(
        n_sites=_FEW_SITES, release_probability=(0.12, 0.15, 0.18, 0.2, 0.22, 0.25), occupancy=_OCCUPANCIES
    ),
    "quantal.block_variance": among(occupancy=_OCCUPANCIES),
    "quantal.vesicle_diameter": among(left=steps(0.2, 0.65, 0.05)),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "quantal.recall_count": (
        lambda v: v.coins / 4,
        lambda v: v.coins / 4 * v.heads,
    ),
    "quantal.variance": (lambda v: v.n_sites * v.release_probability**2 * v.quantum_nM**2,),
    "quantal.variance_with_cv": (
        lambda v: v.n_sites * v.release_probability * v.quantum_nM**2,
        lambda v: (
            v.n_sites
            * (v.release_probability * (1 - v.release_probability) + v.quantal_cv**2)
            * v.quantum_nM**2
        ),
    ),
    "quantal.method_of_failures": (lambda v: math.exp(-v.failures / v.releases),),
    "quantal.vesicle_diameter": (lambda v: 1 - (1 - v.left) / 3,),
    "quantal.block_mean": (lambda v: v.release_probability * v.quantum_nM * (1 - v.occupancy),),
    "quantal.q_from_mean": (lambda v: v.mean_nM * v.content / v.n_sites,),
}
