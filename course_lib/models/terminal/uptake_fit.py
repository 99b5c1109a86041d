"""The IC50 read from a tray of an uptake assay, with its interval.

    counts = background + (full − background) / (1 + I/IC50)

Least squares, each well weighted by the Poisson scatter of its expected count; the interval comes from the
curvature of the fit, taken on the logarithm of the IC50.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers
from course_lib.errors import CourseError
from course_lib.models.quantal.estimation import standard_normal_reach

_ROUNDS = 4  # of weights taken from the last fit; the third changes nothing any more


@dataclass(frozen=True, kw_only=True)
class UptakeFit:
    """The curve fitted to a tray: IC50 with its 95 % interval in nM, and counts without and with all inhibitor."""

    ic50_nM: float
    low_nM: float
    high_nM: float
    full_counts: float
    background_counts: float

    def __str__(self) -> str:
        return f"IC50 {self.ic50_nM:.3g} nM (95 % interval {self.low_nM:.3g} to {self.high_nM:.3g})"


def fit_uptake(inhibitor_nM: object, counts: object) -> UptakeFit:
    """The fit of one inhibitor's curve to the counts of a tray, shape (replicates, doses) or (doses,).

    Raises `CourseError` for doses below zero, fewer than four different doses, counts of another shape, and a
    tray on which uptake does not fall. Source: Michaelis–Menten kinetics with one competitive site.

    >>> doses_nM = np.array([0.0, 1, 3, 10, 30, 1000])
    >>> print(fit_uptake(doses_nM, 200 + 4000 / (1 + doses_nM / 5)))
    IC50 5 nM (95 % interval 4.6 to 5.44)
    """
    doses, tray = _checked(inhibitor_nM, counts)
    wells = tray.ravel()
    at = np.broadcast_to(doses, tray.shape).ravel()
    theta = np.array([wells.min(), wells.max() - wells.min(), np.log(np.median(doses[doses > 0]))])
    weight = np.ones_like(wells)
    for _ in range(_ROUNDS):
        theta, curvature = _least_squares(at, wells, weight, theta)
        weight = 1 / np.sqrt(np.maximum(_expected(theta, at), 1))
    theta, curvature = _least_squares(at, wells, weight, theta)
    margin = standard_normal_reach(0.95) * float(np.sqrt(np.linalg.inv(curvature)[2, 2]))
    background, span, log_ic50 = theta.tolist()
    ic50, low, high = np.exp([log_ic50, log_ic50 - margin, log_ic50 + margin]).tolist()
    return UptakeFit(
        ic50_nM=ic50, low_nM=low, high_nM=high, full_counts=background + span, background_counts=background
    )


def _expected(theta: np.ndarray, doses_nM: np.ndarray) -> np.ndarray:
    background, span, log_ic50 = theta
    return background + span / (1 + doses_nM * np.exp(-log_ic50))


def _least_squares(doses_nM, wells, weight, start) -> tuple[np.ndarray, np.ndarray]:
    from scipy.optimize import least_squares

    found = least_squares(lambda theta: weight * (_expected(theta, doses_nM) - wells), start, x_scale="jac")
    return found.x, found.jac.T @ found.jac


def _checked(inhibitor_nM: object, counts: object) -> tuple[np.ndarray, np.ndarray]:
    doses = array_of_numbers(
        "inhibitor_nM", inhibitor_nM, at_least=0, dimensions=1, because="it is a concentration."
    )
    tray = array_of_numbers("counts", counts, at_least=0, because="a counter counts upward.")
    if len(np.unique(doses)) < 4:
        raise CourseError(
            "inhibitor_nM holds fewer than four different doses, but must hold more: three numbers are fitted."
        )
    if tray.ndim not in (1, 2) or tray.shape[-1] != len(doses):
        raise CourseError(
            f"counts has the shape {tray.shape}, but must have one column for each of the {len(doses)} doses."
        )
    mean = np.atleast_2d(tray).mean(axis=0)
    if mean[doses.argmax()] >= mean[doses.argmin()]:
        raise CourseError("Uptake does not fall on this tray, but must: an inhibitor is looked for.")
    return doses, tray
