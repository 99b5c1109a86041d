"""From exposure to a change of chorea, person by person: the drug's effect alone, without placebo.

`Δ = Emax·A/(EC50 + A)` in points of total maximal chorea (TMC), negative is better; EC50 is log-normal between people.
Limits: Huntington's disease, 125 people; placebo, fading and rating scatter are left out unless named.
Source: exposure–response model of Nguyen 2025.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.errors import CourseError
from course_lib.facts import fact, fact_range, preset
from course_lib.models.population.exposure import auc_ng_h_per_mL
from course_lib.models.population.variance import (
    COHORT_CLEARANCE_LEFT,
    COHORT_SHARES,
    PERSONAL_VARIANCE,
    shares_of_people,
)


@dataclass(frozen=True, kw_only=True)
class ExposureEffect:
    """Exposure and effect in people: largest effect (points, negative), median AUC for half of it (ng·h/mL), the variance of
    its logarithm between people, and the standard deviation of one observed change (points).

    >>> CHOREA.max_effect_points, round(CHOREA.half_effect_variance, 3)
    (-14.2, 0.941)
    """

    max_effect_points: float
    half_effect_auc_ng_h_per_mL: float
    half_effect_variance: float
    observed_sd_points: float

    def __post_init__(self) -> None:
        number(
            "max_effect_points", self.max_effect_points, below=0, because="less chorea is a negative change."
        )
        number(
            "half_effect_auc_ng_h_per_mL",
            self.half_effect_auc_ng_h_per_mL,
            above=0,
            because="it is an exposure.",
        )
        for name in ("half_effect_variance", "observed_sd_points"):
            number(name, getattr(self, name), at_least=0, because="it is a spread.")


CHOREA = preset(
    lambda: ExposureEffect(
        max_effect_points=fact("chorea.max_drug_effect", "1"),
        half_effect_auc_ng_h_per_mL=fact("chorea.half_effect_auc", "ng*h/mL"),
        half_effect_variance=fact("chorea.variance_half_effect_auc", "1"),
        observed_sd_points=fact("chorea.residual_sd", "1"),
    )
)
WANTED_POINTS = fact("chorea.minimal_important_change", "1")


@dataclass(frozen=True, kw_only=True)
class ClearanceSpread:
    """Clearance of the metabolite in a cohort, log-normal: median in L/h and standard deviation of its logarithm.

    >>> round(HUNTINGTON_COHORT.log_sd, 2)
    0.34
    """

    median_L_per_h: float
    log_sd: float


NORMAL_90 = 3.29  # standard deviations from the 5th to the 95th percentile of a normal distribution


def _huntington() -> ClearanceSpread:
    low, high = fact_range("valbenazine_pk.htbz_clearance_huntington", "L/h")
    return ClearanceSpread(
        median_L_per_h=fact("valbenazine_pk.htbz_clearance_huntington", "L/h"),
        log_sd=float(np.log(high / low) / NORMAL_90),
    )


HUNTINGTON_COHORT = preset(_huntington)


def effect_points(
    auc_ng_h_per_mL: float | np.ndarray,
    half_effect_auc_ng_h_per_mL: float | np.ndarray | None = None,
    response: ExposureEffect = CHOREA,
) -> float | np.ndarray:
    """Drug effect on chorea (points, negative is better) at an exposure, broadcast over exposures and EC50s.

    Without an EC50 the median of the response is taken. Raises `CourseError` for a negative exposure and an EC50 of zero.

    >>> round(effect_points(1820.0), 2)
    -7.1
    """
    A = array_of_numbers("auc_ng_h_per_mL", auc_ng_h_per_mL, at_least=0, because="an area is not negative.")
    half = (
        response.half_effect_auc_ng_h_per_mL
        if half_effect_auc_ng_h_per_mL is None
        else half_effect_auc_ng_h_per_mL
    )
    EC50 = array_of_numbers("half_effect_auc_ng_h_per_mL", half, above=0, because="it is an exposure.")
    return plain(response.max_effect_points * A / (EC50 + A))


def share_reaching(
    dose_mg: float | np.ndarray,
    wanted_points: float = WANTED_POINTS,
    people: ClearanceSpread = HUNTINGTON_COHORT,
    response: ExposureEffect = CHOREA,
) -> float | np.ndarray:
    """Share of a cohort whose true drug effect is at least the wanted one, on one dose a day (mg).

    Effect ≤ wanted means EC50/A ≤ Emax/wanted − 1, and ln(EC50/A) is normal. Raises `CourseError` for a wanted effect that is not
    between 0 and the largest. Source: log-normal ratio.

    >>> share_reaching([20, 40, 60, 80]).round(2).tolist()
    [0.09, 0.29, 0.47, 0.6]
    """
    from scipy.special import ndtr

    wanted = number(
        "wanted_points",
        wanted_points,
        above=response.max_effect_points,
        below=0,
        because="it is an improvement, and smaller than the largest.",
    )
    D = array_of_numbers("dose_mg", dose_mg, above=0, because="without drug there is no drug effect.")
    mean_log = np.log(response.half_effect_auc_ng_h_per_mL) - np.log(
        auc_ng_h_per_mL(D, people.median_L_per_h)
    )
    sd = np.sqrt(response.half_effect_variance + people.log_sd**2)
    return plain(ndtr((np.log(response.max_effect_points / wanted - 1.0) - mean_log) / sd))


def mean_effect_points(
    dose_mg: float, people: ClearanceSpread = HUNTINGTON_COHORT, response: ExposureEffect = CHOREA
) -> float:
    """Mean drug effect of a cohort on one dose a day (points), by Gauss–Hermite quadrature.

    Raises `CourseError` for a dose that is not above zero.

    >>> [round(mean_effect_points(dose), 1) for dose in (20, 40, 60, 80)]
    [-1.7, -3.1, -4.3, -5.2]
    """
    D = number("dose_mg", dose_mg, above=0, because="without drug there is no drug effect.")
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    sd = np.sqrt(response.half_effect_variance + people.log_sd**2)
    ratio = (
        response.half_effect_auc_ng_h_per_mL / auc_ng_h_per_mL(D, people.median_L_per_h) * np.exp(sd * nodes)
    )
    return float(response.max_effect_points * (weights @ (1.0 / (1.0 + ratio))) / weights.sum())


def phenotype_share_of_effect(
    dose_mg: float,
    *,
    shares: object = COHORT_SHARES,
    clearance_left: object = COHORT_CLEARANCE_LEFT,
    within: float = PERSONAL_VARIANCE,
    response: ExposureEffect = CHOREA,
) -> float:
    """Share of the variance of the true effect that lies between phenotypes, on one dose a day (mg), by quadrature.

    Clearance is 31 L/h · g · e^η as in `cohort_of`, so EC50/A is log-normal in each phenotype. Raises `CourseError` for a
    dose that is not above zero and shares that do not add up. Source: variance between means over the whole variance.

    >>> round(phenotype_share_of_effect(80.0), 3)
    0.036
    """
    D = number("dose_mg", dose_mg, above=0, because="without drug there is no drug effect.")
    p, g = shares_of_people(shares), np.asarray(clearance_left, dtype=float)
    nodes, weights = np.polynomial.hermite_e.hermegauss(80)
    weights = weights / weights.sum()
    sd = np.sqrt(response.half_effect_variance + within)
    ratio = response.half_effect_auc_ng_h_per_mL / (auc_ng_h_per_mL(D) / g)
    effects = 1.0 / (1.0 + ratio[:, None] * np.exp(sd * nodes))  # in units of the largest effect
    means, whole = effects @ weights, float(p @ (effects**2 @ weights) - (p @ effects @ weights) ** 2)
    return float(p @ (means - p @ means) ** 2) / whole


def lowest_dose_shares(
    doses_mg: object, wanted_points: float = WANTED_POINTS, people: ClearanceSpread = HUNTINGTON_COHORT
) -> np.ndarray:
    """Share of a cohort for whom each dose is the lowest that reaches the wanted effect, and last those whom none helps.

    `doses_mg` rise; shape (doses + 1,), adding up to 1. Raises `CourseError` for doses that do not rise.

    >>> lowest_dose_shares([20, 40, 60, 80]).round(2).tolist()
    [0.09, 0.2, 0.18, 0.13, 0.4]
    """
    D = array_of_numbers(
        "doses_mg", doses_mg, dimensions=1, above=0, because="doses are tried one after the other."
    )
    if np.any(np.diff(D) <= 0):
        raise CourseError("doses_mg must rise: the lowest that works is asked for.")
    return np.diff(np.concatenate([[0.0], np.atleast_1d(share_reaching(D, wanted_points, people)), [1.0]]))
