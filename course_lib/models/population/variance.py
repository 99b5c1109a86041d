"""Whose differences are they: shares of a variance, what a blood level adds, and how far two groups overlap.

Everything is on the natural logarithm of exposure, where factors add: ln AUC = constant − ln g − η, with g the
clearance of a person's phenotype over the normal one and η the deviation of that person, normal with variance ω².
"""

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, plain, whole_number
from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.pk.crowd import SHARES_SEEN
from course_lib.models.population.exposure import CLEARANCES_L_per_h, NORMAL_CLEARANCE_L_per_h
from course_lib.models.roots import root_between

_VARIANCE = "a variance is a mean of squares."
PERSONAL_VARIANCE = fact("valbenazine_pk.variance_htbz_clearance", "1")
CAREFUL_LEVEL_SD = fact("valbenazine_pk.htbz_residual_intensive", "1")
SPARSE_LEVEL_SD = fact("valbenazine_pk.htbz_residual_sparse", "1")
# The pooled cohort of the population model, normal and ultrarapid together, scaled to 1.
KINDS = tuple(SHARES_SEEN)
COHORT_SHARES = np.array(list(SHARES_SEEN.values())) / sum(SHARES_SEEN.values())
COHORT_CLEARANCE_LEFT = np.array([CLEARANCES_L_per_h[kind] for kind in KINDS]) / NORMAL_CLEARANCE_L_per_h


def shares_of_people(shares: object) -> np.ndarray:
    """Shares of groups as an array that adds up to 1. Raises `CourseError` where they do not, and for negative ones.

    >>> shares_of_people([0.6, 0.4]).tolist()
    [0.6, 0.4]
    """
    p = array_of_numbers("shares", shares, dimensions=1, at_least=0, because="groups are counted in people.")
    if abs(p.sum() - 1) > 1e-6:
        raise CourseError(
            f"The shares add up to {p.sum():.4g}, but must add up to 1: everyone is in one of the groups."
        )
    return p


def genotype_variance(
    shares: object = COHORT_SHARES, clearance_left: object = COHORT_CLEARANCE_LEFT
) -> float:
    """Variance of ln exposure between groups, `Σ p ln²g − (Σ p ln g)²`.

    `shares` add up to 1; `clearance_left` is g, the clearance of each group over that of one of them. Raises
    `CourseError` for lists of unequal length and clearances of zero. Source: definition.

    >>> round(genotype_variance(), 4)
    0.0433
    """
    p = shares_of_people(shares)
    g = array_of_numbers(
        "clearance_left", clearance_left, least_items=len(p), above=0, because="each group clears some drug."
    )
    if len(g) != len(p):
        raise CourseError(
            f"There are {len(p)} shares and {len(g)} clearances, but must be as many of each: they belong to groups."
        )
    return float(max(p @ np.log(g) ** 2 - (p @ np.log(g)) ** 2, 0.0))


def share_explained(between: float, within: float) -> float:
    """Share of a variance that lies between groups, `v/(v + ω²)`.

    Raises `CourseError` for negative variances and where nothing varies.

    >>> share_explained(1.0, 3.0)
    0.25
    """
    v = number("between", between, at_least=0, because=_VARIANCE)
    rest = number("within", within, at_least=0, because=_VARIANCE)
    if v + rest == 0:
        raise CourseError("Both variances are 0, but something must vary: there is nothing to explain.")
    return v / (v + rest)


def variance_left(
    prior: float | np.ndarray, level_sd: float | np.ndarray, levels: int = 1
) -> float | np.ndarray:
    """Variance of ln exposure that is left after blood levels, `1/(1/v + n/s²)`.

    `prior` is v, the variance before; `level_sd` is s, the standard deviation of the log error of one level; `levels` is n.
    Errors of several levels are independent. Raises `CourseError` for a variance or an error of zero or less.
    Source: product of two normal densities.

    >>> variance_left(1.0, 1.0), round(variance_left(1.0, 1.0, levels=3), 6)
    (0.5, 0.25)
    """
    v = array_of_numbers("prior", prior, above=0, because="who does not differ needs no level.")
    s = array_of_numbers("level_sd", level_sd, above=0, because="no level is without error.")
    n = whole_number("levels", levels, at_least=0, because="levels are counted.")
    return plain(1.0 / (1.0 / v + n / s**2))


def explained_by_levels(
    level_sd: float,
    levels: int = 1,
    *,
    between: float | None = None,
    within: float = PERSONAL_VARIANCE,
    known: bool = False,
) -> float:
    """Share of the whole variance of ln exposure that levels explain, with the genotype `known` or not.

    `between` is the genotype's variance (that of the cohort, if none is given), `within` the rest. Raises `CourseError` as
    `variance_left` does.

    >>> round(explained_by_levels(CAREFUL_LEVEL_SD), 2), round(explained_by_levels(SPARSE_LEVEL_SD, known=True), 2)
    (0.79, 0.42)
    """
    v = genotype_variance() if between is None else number("between", between, at_least=0, because=_VARIANCE)
    whole = v + number("within", within, above=0, because="people differ.")
    return 1.0 - variance_left(within if known else whole, level_sd, levels) / whole


def spread_within(within: float = PERSONAL_VARIANCE, inside: float = 0.9) -> float:
    """Ratio of the largest to the smallest exposure among the middle `inside` of people with one phenotype.

    Raises `CourseError` for a negative variance and a share outside 0 to 1. Source: log-normal.

    >>> round(spread_within(), 1)
    4.8
    """
    from scipy.special import ndtri

    sd = number("within", within, at_least=0, because=_VARIANCE) ** 0.5
    middle = fraction("inside", inside, because="it is a share of people.")
    return float(np.exp(2.0 * ndtri((1.0 + middle) / 2.0) * sd))


def chance_above(ratio: float, within: float = PERSONAL_VARIANCE) -> float:
    """Chance that a person of one group has more exposure than one of another with `ratio` times the median.

    `Φ(−ln R/√(2ω²))` for two groups of equal spread. Raises `CourseError` for numbers of zero or less.
    Source: difference of two normal deviates.

    >>> round(chance_above(2.066), 2), chance_above(1.0)
    (0.14, 0.5)
    """
    from scipy.special import ndtr

    R = number("ratio", ratio, above=0, because="it compares two medians.")
    return float(
        ndtr(-np.log(R) / np.sqrt(2.0 * number("within", within, above=0, because="people differ.")))
    )


def group_shares_on_top(
    top: float,
    shares: object = COHORT_SHARES,
    clearance_left: object = COHORT_CLEARANCE_LEFT,
    within: float = PERSONAL_VARIANCE,
) -> np.ndarray:
    """Share of each group among the people with the highest exposures, the `top` of all; shape (groups,).

    Raises `CourseError` as `genotype_variance` does, and for a top of 0 or 1. Source: mixture of normal densities.

    >>> group_shares_on_top(0.05).round(2).tolist()
    [0.21, 0.47, 0.32]
    """
    from scipy.special import ndtr

    p, sd = shares_of_people(shares), number("within", within, above=0, because="people differ.") ** 0.5
    centre = -np.log(
        array_of_numbers("clearance_left", clearance_left, above=0, because="each group clears drug.")
    )
    wanted = number("top", top, above=0, below=1, because="it is a part of the people.")
    far = 40.0 * sd
    limit = root_between(
        lambda x: float(p @ ndtr((centre - x) / sd)) - wanted, centre.min() - far, centre.max() + far
    )
    return p * ndtr((centre - limit) / sd) / wanted
