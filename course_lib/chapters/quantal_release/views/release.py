"""What chapter 01 shows of a synapse at once: its amplitudes, and where it stands on its parabola."""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number
from course_lib.models.quantal.release import (
    Synapse,
    amplitude_density_per_nM,
    failure_probability,
    inverse_cv_squared,
    mean_response_nM,
    parabola_variance_nM2,
    quantal_content,
    response_variance_nM2,
    simulate_responses_nM,
    with_vmat2_block,
)
from course_lib.models.records.curves import Distribution, VarianceMean

OBSERVED_RELEASES = 1_000  # illustrative: a recording of a quarter of an hour at about one a second
OBSERVATION_SEED = 1
_LABEL = "peak dopamine"
_POINTS = 300


@dataclass(frozen=True, kw_only=True)
class ReleaseView:
    """A synapse with the distribution of its responses, its parabola, and the numbers that tell n, p and q apart.

    >>> release_view(n_sites=16, release_probability=0.5, quantum_nM=12.5, quantal_cv=0.3).mean_nM
    100.0
    """

    synapse: Synapse
    amplitudes: Distribution
    parabola: VarianceMean
    quantal_content: float
    mean_nM: float
    sd_nM: float
    inverse_cv_squared: float
    failures: float


def release_view(
    *,
    n_sites: int,
    release_probability: float,
    quantum_nM: float,
    quantal_cv: float = 0.3,
    vmat2_occupancy: float = 0.0,
    noise_sd_nM: float = 2.0,
) -> ReleaseView:
    """The view of a binomial synapse whose quanta a VMAT2 inhibitor may have shrunk.

    Responses are in nM of dopamine at the receptors; `noise_sd_nM` (illustrative) is the recording's own.
    Raises `CourseError` for values out of range, as `Synapse` does. Source: binomial release, derived in
    notebook 01.

    >>> view = release_view(n_sites=16, release_probability=0.5, quantum_nM=12.5, vmat2_occupancy=0.4)
    >>> round(view.mean_nM), round(view.quantal_content)
    (60, 8)
    """
    noise = number("noise_sd_nM", noise_sd_nM, above=0, because="no recording is free of noise.")
    untreated = Synapse(
        n_sites=n_sites, release_probability=release_probability, quantum_nM=quantum_nM, quantal_cv=quantal_cv
    )
    synapse = with_vmat2_block(untreated, vmat2_occupancy)
    mean = mean_response_nM(synapse)
    sd = response_variance_nM2(synapse) ** 0.5
    return ReleaseView(
        synapse=synapse,
        amplitudes=_amplitudes(synapse, mean, sd, noise),
        parabola=_parabola(synapse, mean, sd),
        quantal_content=quantal_content(synapse),
        mean_nM=mean,
        sd_nM=sd,
        inverse_cv_squared=inverse_cv_squared(synapse),
        failures=failure_probability(synapse),
    )


def _amplitudes(synapse: Synapse, mean_nM: float, sd_nM: float, noise_sd_nM: float) -> Distribution:
    spread = (sd_nM**2 + noise_sd_nM**2) ** 0.5
    grid_nM = np.linspace(-4 * noise_sd_nM, mean_nM + 4.5 * spread, _POINTS)
    return Distribution(
        quantity="dopamine",
        label=_LABEL,
        unit="nM",
        grid=grid_nM,
        density_per_unit=amplitude_density_per_nM(synapse, grid_nM, noise_sd_nM),
        mean=mean_nM,
        samples=simulate_responses_nM(synapse, OBSERVED_RELEASES, OBSERVATION_SEED, noise_sd_nM=noise_sd_nM),
    )


def _parabola(synapse: Synapse, mean_nM: float, sd_nM: float) -> VarianceMean:
    means_nM = np.linspace(0, synapse.n_sites * synapse.quantum_nM, _POINTS)
    return VarianceMean(
        quantity="dopamine",
        label=_LABEL,
        unit="nM",
        curve_mean=means_nM,
        curve_variance=parabola_variance_nM2(
            means_nM, synapse.n_sites, synapse.quantum_nM, synapse.quantal_cv
        ),
        point_mean=[mean_nM],
        point_variance=[sd_nM**2],
        point_labels=("this synapse",),
    )
