"""What a variance–mean fit shows: the measured points and the parabola through them."""

from collections.abc import Sequence

import numpy as np

from course_lib.checks import number
from course_lib.models.quantal.estimation import VarianceMeanEstimate, standard_normal_reach
from course_lib.models.records.curves import VarianceMean

_POINTS = 200
_LEVEL = 0.95
_BEYOND = 1.15  # how far the curve runs past the last point where no end of the parabola is known


def fitted_parabola(
    recordings: Sequence[np.ndarray],
    estimate: VarianceMeanEstimate,
    quantal_cv: float,
    labels: Sequence[str] = (),
    *,
    noise_sd_nM: float = 0.0,
) -> VarianceMean:
    """Sample means and variances of the recordings, in nM and nM², with the parabola of the estimate.

    `recordings` holds arrays of shape (releases,), `labels` as many names, or none. The variance of the noise is
    subtracted from the points, as it is in the fit; each variance has its 95 % interval, from the fourth moment.
    Where n is not resolved (infinite), the parabola is its own tangent, a straight line. Source: derived in notebook 01.

    >>> from course_lib.models.quantal.release import Synapse, simulate_responses_nM
    >>> from course_lib.models.quantal.estimation import estimate_from_variance_mean
    >>> recordings = [simulate_responses_nM(Synapse(n_sites=16, release_probability=p, quantum_nM=12.5,
    ...     quantal_cv=0.3), releases=400, seed=seed) for seed, p in enumerate((0.1, 0.5, 0.9))]
    >>> fitted_parabola(recordings, estimate_from_variance_mean(recordings, 0.3), 0.3).point_mean.round()
    array([ 21., 100., 180.])
    """
    means_nM = np.array([np.mean(one) for one in recordings])
    variances_nM2, margins_nM2 = _variances_nM2(recordings, noise_sd_nM)
    n, q = estimate.n_sites.value, estimate.quantum_nM.value
    furthest_nM = n * q if np.isfinite(n) else _BEYOND * means_nM.max()
    along_nM = np.linspace(0, max(furthest_nM, means_nM.max()), _POINTS)
    return VarianceMean(
        quantity="dopamine",
        label="peak dopamine",
        unit="nM",
        curve_mean=along_nM,
        curve_variance=q * (1 + quantal_cv**2) * along_nM - along_nM**2 / n,
        point_mean=means_nM,
        point_variance=variances_nM2,
        point_labels=tuple(labels),
        point_low=variances_nM2 - margins_nM2,
        point_high=variances_nM2 + margins_nM2,
        start_slope=float(q * (1 + quantal_cv**2)),
        fitted=True,
    )


def _variances_nM2(recordings: Sequence[np.ndarray], noise_sd_nM: float) -> tuple[np.ndarray, np.ndarray]:
    """Variances without the noise's own, and how far their 95 % intervals reach to either side."""
    noise = number("noise_sd_nM", noise_sd_nM, at_least=0, because="it is a standard deviation.")
    variances_nM2 = np.array([np.var(one, ddof=1) for one in recordings]) - noise**2
    errors_nM2 = np.array([_error_of_variance(one) for one in recordings])
    return variances_nM2, standard_normal_reach(_LEVEL) * errors_nM2


def _error_of_variance(recording: np.ndarray) -> float:
    """Standard error of a sample variance, whatever the shape of the distribution."""
    deviations = np.asarray(recording) - np.mean(recording)
    second, fourth = np.mean(deviations**2), np.mean(deviations**4)
    return float(np.sqrt((fourth - second**2) / len(recording)))
