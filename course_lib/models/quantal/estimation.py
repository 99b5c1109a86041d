"""Estimates of n, p and q, each with an interval, from recorded responses.

Variance–mean analysis: with n and q fixed, changing p moves mean and variance along the parabola
q·mean·(1 + c²) − mean²/n. Its slope at the start tells q, its bend tells n. Each recording gives a
sample mean and a sample variance, which err together; both are fitted, weighted by the covariance
that the model itself predicts for them.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, shown, whole_number
from course_lib.errors import CourseError

LEAST_RELEASES = 10
LARGEST_RESPONSE = 1e12
_ROUNDS = 4  # the weights depend on the estimates; they settle within three rounds
# Weights are worked out at a p no closer to 1: a point that seems to lie beyond it would get no variance.
_HIGHEST_P = 0.95
_DIFFERENT = "they must share n and q and must not drift, else they lie on different parabolas."


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A value with the ends of its confidence interval at the given level; the ends may be infinite.

    >>> print(Estimate(value=15.7, low=13.9, high=18.1, level=0.95))
    15.7 (95 % interval 13.9 to 18.1)
    """

    value: float
    low: float
    high: float
    level: float

    def __str__(self) -> str:
        ends = f"{self.low:.3g} to {'no upper limit' if self.high == np.inf else f'{self.high:.3g}'}"
        return f"{self.value:.3g} ({100 * self.level:.3g} % interval {ends})"


@dataclass(frozen=True, kw_only=True)
class VarianceMeanEstimate:
    """Number of sites, quantum in nM, and one release probability for each recording, with intervals.

    `n_sites.high` is infinite, and `n_sites.value` may be, where the bend of the parabola is not resolved.
    """

    n_sites: Estimate
    quantum_nM: Estimate
    release_probabilities: tuple[Estimate, ...]

    def __str__(self) -> str:
        lines = [f"n = {self.n_sites}", f"q = {self.quantum_nM} nM"]
        lines += [f"p in recording {i} = {p}" for i, p in enumerate(self.release_probabilities, start=1)]
        if self.n_sites.high == np.inf:
            lines.append("The bend is not resolved: record at a higher release probability, or longer.")
        return "\n".join(lines)


def standard_normal_reach(level: float) -> float:
    """How many standard errors an interval of this confidence level reaches to either side.

    Raises `CourseError` for a level outside 0.5 to 0.9999.

    >>> round(standard_normal_reach(0.95), 2)
    1.96
    """
    checked = number("level", level, at_least=0.5, at_most=0.9999, because="95 % confidence is written 0.95.")
    return statistics.NormalDist().inv_cdf((1 + checked) / 2)


def checked_recording(name: str, responses: np.ndarray) -> np.ndarray:
    """The responses of one recording as a float array, shape (releases,), at least ten and not all equal.

    >>> checked_recording("before", [0, 12, 25, 0, 12, 12, 25, 0, 0, 37]).size
    10
    """
    because = "a variance needs several responses."
    values = array_of_numbers(name, responses, least_items=LEAST_RELEASES, dimensions=1, because=because)
    largest = np.abs(values).max()
    if largest > LARGEST_RESPONSE:
        raise CourseError(
            f"{name} holds {largest:g}, but must stay below {LARGEST_RESPONSE:g}: no response is so large."
        )
    if np.ptp(values) == 0:
        raise CourseError(
            f"{name} holds {values[0]:g} every time, but must vary: its variance carries the answer."
        )
    return values


def estimate_from_variance_mean(
    recordings: Sequence[np.ndarray], quantal_cv: float, level: float = 0.95, noise_sd_nM: float = 0.0
) -> VarianceMeanEstimate:
    """Estimates of n, q and each recording's p from responses in nM at two or more release probabilities.

    `recordings` holds one array of shape (releases,) per condition; n, q and the spread `quantal_cv`
    of quanta (known from elsewhere) are the same in all. Intervals are normal ones for q, 1/n and p:
    95 % ones hold the truth 94 to 97 times in 100 with 200 releases a recording, about 90 times with 60.
    Raises `CourseError` for fewer than two recordings, or if they hold no release to speak of.
    Source: variance–mean (multiple probability) analysis; the parabola is derived in notebook 01.

    >>> from course_lib.models.quantal.release import Synapse, simulate_responses_nM
    >>> recordings = [simulate_responses_nM(Synapse(n_sites=16, release_probability=p, quantum_nM=12.5,
    ...     quantal_cv=0.3), releases=400, seed=seed) for seed, p in enumerate((0.1, 0.5, 0.9))]
    >>> print(estimate_from_variance_mean(recordings, quantal_cv=0.3).n_sites)
    14.7 (95 % interval 13 to 17)
    """
    reach = standard_normal_reach(level)
    c = number("quantal_cv", quantal_cv, at_least=0, at_most=3, because="30 % spread is written 0.3.")
    noise = number("noise_sd_nM", noise_sd_nM, at_least=0, at_most=1e9, because="it is a standard deviation.")
    values, covariance = _fit(_checked(recordings, noise), c, noise)
    (q, bend), (q_margin, bend_margin) = values[:2], reach * np.sqrt(np.diag(covariance)[:2])
    return VarianceMeanEstimate(
        n_sites=Estimate(
            value=_sites(bend), low=_sites(bend + bend_margin), high=_sites(bend - bend_margin), level=level
        ),
        quantum_nM=_clipped(q, q_margin, np.inf, level),
        release_probabilities=tuple(
            _clipped(mean * bend / q, reach * _error_of_p(values, covariance, i), 1, level)
            for i, mean in enumerate(values[2:], start=2)
        ),
    )


def poisson_quantal_content(releases: int, failures: int) -> float:
    """Quantal content m = ln(releases ÷ failures), by the method of failures, where p is small.

    Raises `CourseError` unless there is at least one failure, and no more than releases.
    Source: del Castillo and Katz 1954; the Poisson limit exp(−m) of (1 − m/n)ⁿ.

    >>> round(poisson_quantal_content(1000, 368), 2)
    1.0
    """
    total = whole_number("releases", releases, at_least=1, because="each release is one stimulus.")
    because = "without a failure m has no upper limit, and no stimulus fails twice."
    return float(
        np.log(total / whole_number("failures", failures, at_least=1, at_most=total, because=because))
    )


def _sites(bend: float) -> float:
    return float(1 / min(bend, 1)) if bend > 0 else np.inf


def _clipped(value: float, margin: float, most: float, level: float) -> Estimate:
    value, low, high = (float(x) for x in np.clip([value, value - margin, value + margin], 0, most))
    return Estimate(value=value, low=low, high=high, level=level)


def _error_of_p(values: np.ndarray, covariance: np.ndarray, i: int) -> float:
    """Standard error of p = mean ÷ (n q), by the delta method."""
    q, bend, mean = values[[0, 1, i]]
    slopes = np.array([-mean * bend / q**2, mean / q, bend / q])
    part = covariance[np.ix_([0, 1, i], [0, 1, i])]
    return float(np.sqrt(slopes @ part @ slopes))


def _checked(recordings: Sequence[np.ndarray], noise: float) -> list[np.ndarray]:
    if not isinstance(recordings, (list, tuple, np.ndarray)) or len(recordings) < 2:
        raise CourseError(
            f"recordings is {shown(recordings)}, but must be a list of at least two recordings at different"
            " release probabilities: one point does not fix a parabola."
        )
    samples = [checked_recording(f"recordings[{i}]", values) for i, values in enumerate(recordings)]
    for i, values in enumerate(samples):
        if values.mean() <= 0 or values.var(ddof=1) <= noise**2:
            raise CourseError(
                f"recordings[{i}] has mean {values.mean():.3g} and standard deviation {values.std(ddof=1):.3g},"
                f" but the mean must be above 0 and the standard deviation above the noise ({noise:g}):"
                " otherwise no release can be told from noise."
            )
    means = np.array([values.mean() for values in samples])
    if np.ptp(means) < 2 * max(values.std() / values.size**0.5 for values in samples):
        raise CourseError(
            f"recordings have means from {means.min():.4g} to {means.max():.4g}, but must differ by more than"
            " chance: without different release probabilities there is one point and no parabola."
        )
    return samples


def _fit(samples: list[np.ndarray], c: float, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Estimates of q, 1/n and the means, with their covariance."""
    from scipy.optimize import curve_fit

    sizes = np.array([values.size for values in samples])
    means = np.array([values.mean() for values in samples])
    seen = np.concatenate([means, [values.var(ddof=1) for values in samples]])

    def moments(_, q, bend, *mean):
        mean = np.array(mean)
        return np.concatenate([mean, q * mean * (1 + c**2) - bend * mean**2 + noise**2])

    # The start: n without limit, and the q of the steepest point.
    highest = ((seen[len(means) :] - noise**2) / means).max() / (1 + c**2)
    values = np.array([highest, 0.0, *means])
    # A passing step may leave what has a spread: q and means above 0, and at least one site.
    least, most = np.array([highest / 10, 0.0, *means / 10]), np.array([np.inf, 1.0, *means * np.inf])
    for _ in range(_ROUNDS):
        weights = _sampling_covariance(np.clip(values, least, most), sizes, c, noise)
        try:
            values, covariance = curve_fit(moments, None, seen, values, sigma=weights, absolute_sigma=True)
        except RuntimeError:
            raise CourseError(f"recordings have moments that no parabola fits: {_DIFFERENT}") from None
    if values[0] <= 0:
        raise CourseError(
            f"recordings have a variance that grows too fast with the mean for any parabola: {_DIFFERENT}"
        )
    return values, covariance


def _sampling_covariance(values: np.ndarray, sizes: np.ndarray, c: float, noise: float) -> np.ndarray:
    """Covariance of all sample means and sample variances, from the model's third and fourth cumulants."""
    (q, bend), means = values[:2], values[2:]
    p = np.clip(means * bend / q, 0, _HIGHEST_P)
    a1, a2 = q, q**2 * (1 + c**2)  # raw moments of one gamma-distributed quantum
    a3 = a2 * q * (1 + 2 * c**2)
    a4 = a3 * q * (1 + 3 * c**2)
    content = means / q
    variance = content * (a2 - p * a1**2) + noise**2
    third = content * (a3 - 3 * p * a1 * a2 + 2 * p**2 * a1**3)
    fourth = content * (a4 - 4 * p * a1 * a3 - 3 * p * a2**2 + 12 * p**2 * a1**2 * a2 - 6 * p**3 * a1**4)
    of_mean, of_both = np.diag(variance / sizes), np.diag(third / sizes)
    of_variance = np.diag(fourth / sizes + 2 * variance**2 / (sizes - 1))
    return np.block([[of_mean, of_both], [of_both, of_variance]])
