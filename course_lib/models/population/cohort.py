"""A virtual cohort: people with a phenotype, a clearance of their own, and a sensitivity of their own.

*Illustrative*: the phenotypes' shares and clearances are those of 425 people on valbenazine, the sensitivity is that of 125
people with Huntington's disease, and both are taken as independent. Nobody here is a patient.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number, whole_number
from course_lib.models.population.effect import CHOREA, ExposureEffect, effect_points
from course_lib.models.population.exposure import NORMAL_CLEARANCE_L_per_h, auc_ng_h_per_mL
from course_lib.models.population.variance import (
    COHORT_CLEARANCE_LEFT,
    COHORT_SHARES,
    PERSONAL_VARIANCE,
    shares_of_people,
)

MOST_PEOPLE = 5_000_000
_COUNTED = "people are counted."


@dataclass(frozen=True, kw_only=True, eq=False)
class Cohort:
    """People: the index of each one's phenotype (0 normal, 1 intermediate, 2 poor), clearance of the metabolite (L/h), and
    AUC for half of the effect (ng·h/mL); each of shape (people,).

    >>> cohort_of(4, seed=1).clearances_L_per_h.shape
    (4,)
    """

    kinds: np.ndarray
    clearances_L_per_h: np.ndarray
    half_effect_auc_ng_h_per_mL: np.ndarray

    def __len__(self) -> int:
        return len(self.kinds)


def cohort_of(
    people: int,
    *,
    seed: int = 0,
    shares: object = COHORT_SHARES,
    clearance_left: object = COHORT_CLEARANCE_LEFT,
    personal_variance: float = PERSONAL_VARIANCE,
    response: ExposureEffect = CHOREA,
) -> Cohort:
    """People drawn at random: a phenotype, then clearance 31 L/h · g · e^η and a log-normal EC50.

    `shares` of phenotypes add up to 1, `clearance_left` is g of each; `personal_variance` is that of η. The same seed gives the
    same people. Raises `CourseError` for fewer than one person and for shares that do not add up.

    >>> np.bincount(cohort_of(10_000, seed=1).kinds).tolist()
    [6281, 3108, 611]
    """
    many = whole_number("people", people, at_least=1, at_most=MOST_PEOPLE, because=_COUNTED)
    rng = np.random.default_rng(
        whole_number("seed", seed, at_least=0, because="the same seed gives the same people.")
    )
    p, left = shares_of_people(shares), np.asarray(clearance_left, dtype=float)
    sd = (
        number("personal_variance", personal_variance, at_least=0, because="a variance is a mean of squares.")
        ** 0.5
    )
    kinds = np.searchsorted(np.cumsum(p)[:-1], rng.random(many), side="right")
    eta, sensitivity = rng.normal(size=(2, many))
    return Cohort(
        kinds=kinds,
        clearances_L_per_h=NORMAL_CLEARANCE_L_per_h * left[kinds] * np.exp(sd * eta),
        half_effect_auc_ng_h_per_mL=response.half_effect_auc_ng_h_per_mL
        * np.exp(response.half_effect_variance**0.5 * sensitivity),
    )


def exposures_ng_h_per_mL(cohort: Cohort, doses_mg: float | np.ndarray) -> np.ndarray:
    """Area of a day for each person (ng·h/mL), shape (people,), on one dose for all or one dose each (mg).

    >>> exposures_ng_h_per_mL(cohort_of(3, seed=1), 80.0).shape
    (3,)
    """
    return np.asarray(auc_ng_h_per_mL(doses_mg, cohort.clearances_L_per_h))


def effects_points(cohort: Cohort, doses_mg: float | np.ndarray) -> np.ndarray:
    """True drug effect on chorea of each person (points, negative is better), shape (people,).

    >>> bool((effects_points(cohort_of(50, seed=1), 80.0) < 0).all())
    True
    """
    exposures = exposures_ng_h_per_mL(cohort, doses_mg)
    return np.asarray(effect_points(exposures, cohort.half_effect_auc_ng_h_per_mL))


def explained_by_kind(values: np.ndarray, kinds: np.ndarray) -> float:
    """Share of the variance of values that lies between the phenotypes' means, R² of shape ().

    Both arrays have shape (people,). Source: definition.

    >>> explained_by_kind(np.array([1.0, 1.0, 3.0, 3.0]), np.array([0, 0, 1, 1]))
    1.0
    """
    sizes = np.bincount(kinds)
    means = np.bincount(kinds, weights=values) / np.maximum(sizes, 1)
    return float((sizes @ (means - values.mean()) ** 2) / ((values - values.mean()) ** 2).sum())
