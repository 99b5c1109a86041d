"""Five ways to choose a dose, tried on one virtual cohort: how many are helped, and how many pass a line of QTc.

*Illustrative, no advice*: capsules of 40, 60 and 80 mg once a day, the true drug effect of each person, and QTc read off a
straight line without scatter. Source of the caps: label; of the people: `cohort`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from course_lib.checks import number, one_of, whole_number
from course_lib.facts import fact
from course_lib.models.population.cohort import Cohort, effects_points, exposures_ng_h_per_mL
from course_lib.models.population.effect import CHOREA, WANTED_POINTS
from course_lib.models.population.exposure import auc_ng_h_per_mL
from course_lib.models.population.qt import LABEL_LINE, exposure_at_ms
from course_lib.models.population.variance import CAREFUL_LEVEL_SD, KINDS

CAPSULES_MG = (40.0, 60.0, 80.0)
POOR_CAP_MG = fact("valbenazine.max_dose_cyp2d6_poor", "mg/day")
POOR = KINDS.index("poor")


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """What a policy may use besides the phenotype: log error of a level, wanted effect (points), and the dice.

    >>> Knowledge(seed=1).wanted_points
    -4.0
    """

    level_sd: float = CAREFUL_LEVEL_SD
    wanted_points: float = WANTED_POINTS
    seed: int = 0

    def __post_init__(self) -> None:
        number("level_sd", self.level_sd, at_least=0, because="it is the standard deviation of an error.")
        number(
            "wanted_points",
            self.wanted_points,
            above=CHOREA.max_effect_points,
            below=0,
            because="it is an improvement, and smaller than the largest.",
        )
        whole_number("seed", self.seed, at_least=0, because="the same seed gives the same errors.")


def _same_for_all(cohort: Cohort, known: Knowledge) -> np.ndarray:
    """80 mg for everyone, in mg, shape (people,)."""
    return np.full(len(cohort), CAPSULES_MG[-1])


def _label_cap(cohort: Cohort, known: Knowledge) -> np.ndarray:
    """80 mg, but 40 mg for poor metabolisers, as the label caps them, in mg, shape (people,)."""
    return np.where(cohort.kinds == POOR, POOR_CAP_MG, CAPSULES_MG[-1])


def _by_phenotype(cohort: Cohort, known: Knowledge) -> np.ndarray:
    """80, 60 and 40 mg for normal, intermediate and poor metabolisers, in mg, shape (people,)."""
    return np.array(CAPSULES_MG[::-1])[cohort.kinds]


def _by_level(cohort: Cohort, known: Knowledge) -> np.ndarray:
    """The capsule whose exposure, predicted from one level on 40 mg, is nearest to that of a normal person on 80 mg.

    Nearest on the logarithm, without a cap; the level tells the exposure with a log-normal error. In mg, shape (people,).
    """
    rng = np.random.default_rng(known.seed)
    seen = exposures_ng_h_per_mL(cohort, CAPSULES_MG[0]) * np.exp(
        known.level_sd * rng.normal(size=len(cohort))
    )
    per_capsule = np.asarray(auc_ng_h_per_mL(CAPSULES_MG)) / auc_ng_h_per_mL(CAPSULES_MG[0])
    goal = auc_ng_h_per_mL(CAPSULES_MG[-1])
    return np.array(CAPSULES_MG)[np.abs(np.log(seen[:, None] * per_capsule / goal)).argmin(axis=1)]


def _by_titration(cohort: Cohort, known: Knowledge) -> np.ndarray:
    """40, then 60, then 80 mg until one observed change is as wanted; poor metabolisers stay at 40 mg.

    An observation is the true effect with the scatter of one rating. In mg, shape (people,).
    """
    rng = np.random.default_rng(known.seed)
    doses = np.full(len(cohort), CAPSULES_MG[0])
    going = cohort.kinds != POOR
    for here, higher in pairwise(CAPSULES_MG):
        scatter = CHOREA.observed_sd_points * rng.normal(size=len(cohort))
        going = going & (effects_points(cohort, here) + scatter > known.wanted_points)
        doses = np.where(going, higher, doses)
    return doses


POLICIES: dict[str, Callable[[Cohort, Knowledge], np.ndarray]] = {
    "80 mg for all": _same_for_all,
    "label: poor 40 mg": _label_cap,
    "by phenotype: 80, 60, 40 mg": _by_phenotype,
    "by one level": _by_level,
    "titrated": _by_titration,
}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a policy does in a cohort: share with at least the wanted true effect, share over the ceiling of QTc, mean dose (mg).

    >>> Outcome(helped=0.5, over=0.2, mean_dose_mg=80.0).helped
    0.5
    """

    helped: float
    over: float
    mean_dose_mg: float


def outcome(cohort: Cohort, policy: str, known: Knowledge | None = None, ceiling_ms: float = 10.0) -> Outcome:
    """What one of `POLICIES` does in a cohort, with a ceiling of QTc prolongation in ms.

    Raises `CourseError` for an unknown policy and for a ceiling below the range of the line.

    >>> from course_lib.models.population.cohort import cohort_of
    >>> outcome(cohort_of(20_000, seed=1), "80 mg for all").mean_dose_mg
    80.0
    """
    knowledge = Knowledge() if known is None else known
    choose = POLICIES[one_of("policy", policy, POLICIES, because="these five are compared.")]
    doses = choose(cohort, knowledge)
    return Outcome(
        helped=float((effects_points(cohort, doses) <= knowledge.wanted_points).mean()),
        over=float((exposures_ng_h_per_mL(cohort, doses) > exposure_at_ms(ceiling_ms, LABEL_LINE)).mean()),
        mean_dose_mg=float(doses.mean()),
    )
