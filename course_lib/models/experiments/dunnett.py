"""Several doses against one vehicle: Dunnett's comparison, its critical value by integration and by simulation.

Each of k doses is compared with the same vehicle by a t of the pooled variance. The k values share the vehicle's
animals, so their largest needs a critical value of its own, between that of one t-test and Bonferroni's.

Source: Dunnett 1955; the critical value is integrated here, and checked against simulation and scipy.
"""

from functools import lru_cache

import numpy as np

from course_lib.checks import array_of_numbers, number, whole_number
from course_lib.errors import CourseError
from course_lib.models.roots import root_between

_NODES, _STEPS = 64, 2000


def comparisons(groups: object) -> np.ndarray:
    """t of each dose against the vehicle, pooled variance; groups (…, 1 + doses, animals), vehicle first.

    Raises `CourseError` for fewer than two groups, one animal in each, and groups in which nothing varies.

    >>> comparisons([[3.0, 5.0, 4.0], [1.0, 3.0, 2.0]]).round(2)
    array([-2.45])
    """
    values = array_of_numbers("groups", groups, because="each animal gives one number.")
    if values.ndim < 2 or values.shape[-2] < 2:
        raise CourseError(
            f"groups has shape {values.shape}, but must be (groups, animals): doses are compared with a vehicle."
        )
    animals = values.shape[-1]
    if animals < 2:
        raise CourseError(
            f"Each group has {animals} animal, but must have at least 2: one animal does not show how much animals differ."
        )
    variance = values.var(axis=-1, ddof=1).mean(axis=-1, keepdims=True)
    if (variance == 0).any():
        raise CourseError(
            "All animals of each group have the same latency, but some must differ: nothing tells an effect from chance, "
            "as when all are at the cut-off."
        )
    means = values.mean(axis=-1)
    return (means[..., 1:] - means[..., :1]) / np.sqrt(2.0 * variance / animals)


@lru_cache(maxsize=256)
def critical_value(doses: int, animals: int, family_error: float = 0.05) -> float:
    """The |t| that none of the doses exceeds by chance in 1 − family_error of experiments; equal groups, two-sided.

    Raises `CourseError` for no dose, fewer than 2 animals a group, and an error outside 0 to 1.
    Source: integral over the vehicle's mean and the pooled variance.

    >>> round(critical_value(5, 8), 2), round(critical_value(1, 8), 2)
    (2.61, 2.14)
    """
    from scipy.special import gammaincinv, ndtr  # slow to import

    k = whole_number("doses", doses, at_least=1, because="something is compared with the vehicle.")
    n = whole_number(
        "animals", animals, at_least=2, because="one animal does not show how much animals differ."
    )
    error = number("family_error", family_error, above=0, below=1, because="it is a probability.")
    freedom = (k + 1) * (n - 1)
    nodes, weights = np.polynomial.hermite_e.hermegauss(_NODES)
    vehicle, weight = nodes[_NODES // 2 :], weights[_NODES // 2 :]  # nodes below zero give the same
    shares = (np.arange(_STEPS) + 0.5) / _STEPS
    pooled = np.sqrt(2.0 * gammaincinv(freedom / 2.0, shares) / freedom)  # of chi-square

    def beyond(limit: float) -> float:
        reach = limit * np.sqrt(2.0) * pooled
        inside = ndtr(vehicle[:, None] + reach) - ndtr(vehicle[:, None] - reach)
        return 1.0 - float((weight @ inside**k).mean() / weight.sum()) - error

    return root_between(beyond, 0.01, 50.0, tolerance=1e-12)


def bonferroni_value(doses: int, animals: int, family_error: float = 0.05) -> float:
    """The |t| of Bonferroni's rule, which shares the error out evenly; a little higher than Dunnett's.

    >>> round(bonferroni_value(5, 8), 2)
    2.7
    """
    k = whole_number("doses", doses, at_least=1, because="something is compared with the vehicle.")
    n = whole_number(
        "animals", animals, at_least=2, because="one animal does not show how much animals differ."
    )
    from scipy.special import stdtrit  # slow to import

    return float(stdtrit((k + 1) * (n - 1), 1.0 - family_error / (2 * k)))


def simulated_critical_value(doses: int, animals: int, experiments: int = 20_000, seed: int = 1) -> float:
    """The same value from experiments without any effect, simulated: a second route.

    >>> abs(simulated_critical_value(5, 8) - critical_value(5, 8)) < 0.05
    True
    """
    k = whole_number("doses", doses, at_least=1, because="something is compared with the vehicle.")
    n = whole_number(
        "animals", animals, at_least=2, because="one animal does not show how much animals differ."
    )
    times = whole_number("experiments", experiments, at_least=100, because="5 % of fewer are too few.")
    null = np.random.default_rng(seed).normal(0.0, 1.0, (times, k + 1, n))
    return float(np.quantile(np.abs(comparisons(null)).max(axis=-1), 0.95))
