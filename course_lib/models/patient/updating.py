"""Data change a belief: AIMS totals and blood levels, each by how well every cell of the grid predicts them."""

import numpy as np

from course_lib.checks import array_of_numbers, number, one_of
from course_lib.models.patient.beliefs import (
    LEVEL_SD,
    PHENOTYPE_SHARES,
    Belief,
    expected_score,
    scaled,
    typical_auc_ng_h_per_mL,
)
from course_lib.models.patient.chain import SEM_POINTS


def after_ratings(
    belief: Belief, ratings: object, *, dose_mg: float = 0.0, sem_points: float = SEM_POINTS
) -> Belief:
    """The belief after some AIMS totals, all rated on one dose (mg a day, 0 without a drug).

    `sem_points` may be infinite: then the ratings say nothing. Raises `CourseError` for totals outside 0 to 28.

    >>> from course_lib.models.patient.beliefs import belief_before, marginal
    >>> seen = after_ratings(belief_before("poor"), [13, 11, 14])
    >>> f"{marginal(seen, 'score').mean:.1f} ± {marginal(seen, 'score').sd:.1f}"
    '12.2 ± 1.3'
    """
    because = "seven places are marked from 0 to 4."
    seen = array_of_numbers("ratings", ratings, dimensions=1, at_least=0, at_most=28, because=because)
    error = float(sem_points)
    if error != np.inf:
        number("sem_points", error, above=0, because="no rater is without error.")
    precision = len(seen) / error**2 if np.isfinite(error) else 0.0
    # Only the mean of the ratings matters; what else their squares hold is the same in every cell.
    miss = expected_score(belief.axes, dose_mg) - seen.mean()
    log_fit = -0.5 * precision * miss**2
    return scaled(belief.axes, belief.weights * np.exp(log_fit - log_fit.max()))


def after_level(
    belief: Belief,
    level_over_typical: float,
    *,
    level_sd: float = LEVEL_SD,
    phenotype_of_typical: str = "normal",
) -> Belief:
    """The belief after one blood level, given as a multiple of a typical person's on the same dose.

    `phenotype_of_typical` says whose: dose and interaction cancel out. Raises `CourseError` for a level that is not
    above zero.

    >>> from course_lib.models.patient.beliefs import belief_before, marginal
    >>> seen = after_level(belief_before("normal"), 2.0)
    >>> round(marginal(seen, "eta").mean, 2)
    -0.53
    """
    level = number("level_over_typical", level_over_typical, above=0, because="it divides two levels.")
    error = number("level_sd", level_sd, above=0, because="no assay is without error.")
    axes = belief.axes
    one_of("phenotype", phenotype_of_typical, PHENOTYPE_SHARES, because="clearances are known of these.")
    against = typical_auc_ng_h_per_mL(40.0, phenotype_of_typical)
    typical = np.array([typical_auc_ng_h_per_mL(40.0, name) for name in axes.phenotypes])
    expected = np.log(axes.factor * typical / against)[:, np.newaxis] - axes.eta
    log_fit = -0.5 * ((np.log(level) - expected) / error) ** 2
    fit = np.exp(log_fit - log_fit.max())[:, :, np.newaxis, np.newaxis]
    return scaled(axes, belief.weights * fit)
