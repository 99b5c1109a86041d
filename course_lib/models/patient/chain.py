"""The chain of the course's own models: exposure, occupancy, dopamine's hold, movement. One number in it is fitted.

    C = AUC/24 · (1 − bound)/M,   O = C/(C + Ki),   u = drive(O),   AIMS = A [1 − s (1 − u)]

AUC is that of [+]-α-HTBZ over a day at steady state, u dopamine's hold on D2 receptors (1 without a drug), A the AIMS
total without a drug, and s the share of the rated movement that follows dopamine: a summary, no organ.
Assumed: the mean of a day stands for the day, free drug in brain is that of plasma, and relief lasts for as long as the
drug is taken. No placebo answer, no tolerance and no remission are in it.
"""

import numpy as np

from course_lib.checks import array_of_numbers, plain
from course_lib.models.pk.drugs import HTBZ_BOUND_PERCENT, VALBENAZINE, HTBZ_KI_nM
from course_lib.models.target.adaptation import STRIATUM, Striatum
from course_lib.models.target.adaptation_drive import HOURS_PER_DAY, drive
from course_lib.models.target.engagement import free_concentration_nM, reversible_occupancy

# Fitted, the only number of the chain that is: with it the mean person loses at 40 and 80 mg what the trial's arms did.
SHARE_MEAN = 0.40
SHARE_SHAPES = (2.0, 3.0)  # illustrative: a beta distribution with that mean; its spread is assumed
SCORE_MEAN, SCORE_SD = 10.0, 3.1  # illustrative: near the baselines of the trials
SCORE_LOW, SCORE_HIGH = 3.0, 22.0
# The standard deviation of a change in the trials is 3.5 points; if nobody changed, one rating errs by 3.5/√2.
SEM_POINTS = 3.5 / np.sqrt(2.0)
_NG_PER_ML_TO_NM = 1e3 / VALBENAZINE.metabolite_mass_g_per_mol


def occupancy_of(auc_ng_h_per_mL: object) -> float | np.ndarray:
    """Share of VMAT2 that the mean free concentration of a day holds; same shape as the AUC, in ng·h/mL.

    Raises `CourseError` for an AUC below zero. Source: Ki and protein binding of the label.

    >>> round(occupancy_of(666.7), 3)
    0.913
    """
    because = "it is an amount of drug over a day."
    auc = array_of_numbers("auc_ng_h_per_mL", auc_ng_h_per_mL, copy=False, at_least=0, because=because)
    free_nM = free_concentration_nM(auc / HOURS_PER_DAY * _NG_PER_ML_TO_NM, HTBZ_BOUND_PERCENT)
    return plain(np.asarray(reversible_occupancy(free_nM, HTBZ_KI_nM)))


def relief_of(auc_ng_h_per_mL: object, striatum: Striatum = STRIATUM) -> float | np.ndarray:
    """How much of dopamine's hold on D2 receptors is lost at an AUC (ng·h/mL), 1 − u; same shape.

    Raises `CourseError` for an AUC below zero. Source: the vesicle whose cytosol fills up, and competition at receptors.

    >>> round(relief_of(666.7), 2)
    0.74
    """
    return plain(1.0 - np.asarray(drive(striatum, vmat2=occupancy_of(auc_ng_h_per_mL))))


def aims_at(score: object, share: object, relief: object) -> float | np.ndarray:
    """AIMS total on a drug, A [1 − s (1 − u)], from `score` A in points, `share` s and `relief` 1 − u; they broadcast.

    Raises `CourseError` for a score below zero and for shares outside 0 to 1. Source: the module's equation.

    >>> round(aims_at(10.0, 0.4, 0.74), 2)
    7.04
    """
    because = "it is a share."
    A = array_of_numbers("score", score, copy=False, at_least=0, because="AIMS counts from zero.")
    s = array_of_numbers("share", share, copy=False, at_least=0, at_most=1, because=because)
    lost = array_of_numbers("relief", relief, copy=False, at_least=0, at_most=1, because=because)
    return plain(A * (1.0 - s * lost))
