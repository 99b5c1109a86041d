"""Least squares of counts, each weighted by the Poisson scatter of its own expected value.

The parameters are logarithms, so that none becomes negative and an interval is a factor. Weights are refreshed from
the last fit. Many trays can be fitted at once: arrays then carry a leading axis. Gauss–Newton with a damping that
grows while a step fails and fades as the fit comes in (Levenberg–Marquardt).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course_lib.errors import CourseError

Curve = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
"""From parameters (…, k) to expected counts (…, wells) and their derivatives (…, wells, k)."""
REFRESHES = 3  # of the weights; a fourth changes nothing in the sixth digit
_MOST_STEPS, _CLOSE = 200, 1e-6  # the next step would be its square
_FARTHEST = 3.0  # a step beyond twentyfold is a leap into the dark


@dataclass(frozen=True, kw_only=True, eq=False)
class WeightedFit:
    """Fitted log parameters (…, k), their covariance (…, k, k) from Poisson scatter alone, and reduced χ² (…)."""

    log_values: np.ndarray
    covariance: np.ndarray
    reduced_chi2: np.ndarray


def fit_counts(curve: Curve, counts: np.ndarray, start: np.ndarray) -> WeightedFit:
    """The fit of a curve to counts (…, wells) from starting log parameters (…, k).

    Raises `CourseError` where the counts cannot tell the parameters. Source: maximum likelihood of nearly normal
    counts, iteratively reweighted.

    >>> def flat(theta):
    ...     level = np.exp(theta) * np.ones(3)
    ...     return level, level[..., None]
    >>> np.exp(fit_counts(flat, np.array([90.0, 100, 110]), np.log([50.0])).log_values).round(6).tolist()
    [100.0]
    """
    weights = 1.0 / np.maximum(counts, 1.0)
    theta = np.array(start, dtype=float)
    for _ in range(REFRESHES + 1):
        theta = _settled(curve, counts, weights, theta)
        expected, slopes = curve(theta)
        used, weights = weights, 1.0 / np.maximum(expected, 1e-3)
    normal = np.swapaxes(slopes, -1, -2) @ (slopes * used[..., None])
    if not np.isfinite(normal).all() or np.linalg.cond(normal).max() > 1e14:
        raise CourseError(
            "The counts do not tell all parameters apart, but must: the curve is too flat or too short."
        )
    squares = (used * (counts - expected) ** 2).sum(axis=-1)
    spare = counts.shape[-1] - theta.shape[-1]
    return WeightedFit(
        log_values=theta, covariance=np.linalg.inv(normal), reduced_chi2=squares / max(spare, 1)
    )


def _settled(curve: Curve, counts: np.ndarray, weights: np.ndarray, theta: np.ndarray) -> np.ndarray:
    damping = np.full((*theta.shape[:-1], 1), 1e-3)
    expected, slopes = curve(theta)
    cost = (weights * (counts - expected) ** 2).sum(axis=-1, keepdims=True)
    for _ in range(_MOST_STEPS):
        weighed = slopes * weights[..., None]
        normal = np.swapaxes(slopes, -1, -2) @ weighed
        downhill = (weighed * (counts - expected)[..., None]).sum(axis=-2)
        size = np.maximum(np.diagonal(normal, axis1=-2, axis2=-1), 1e-12)
        damped = normal + (damping * size)[..., None] * np.eye(theta.shape[-1])
        step = np.clip(np.linalg.solve(damped, downhill[..., None])[..., 0], -_FARTHEST, _FARTHEST)
        if np.abs(step).max() < _CLOSE:
            return theta + step
        tried_expected, tried_slopes = curve(theta + step)
        tried = (weights * (counts - tried_expected) ** 2).sum(axis=-1, keepdims=True)
        better = tried <= cost
        theta = np.where(better, theta + step, theta)
        expected = np.where(better, tried_expected, expected)
        slopes = np.where(better[..., None], tried_slopes, slopes)
        cost = np.where(better, tried, cost)
        damping = np.clip(np.where(better, damping / 10, damping * 10), 1e-12, 1e12)
    return theta
