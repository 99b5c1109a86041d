"""Binomial release of quanta of unequal size: what n, p, q and their spread predict.

At each stimulus every one of n sites releases its quantum with probability p, independently; so the
number of quanta K is Binomial(n, p). One quantum adds q nM to the peak of dopamine at the receptors
on average, with coefficient of variation c. Amounts are never negative, so a quantum is drawn from
a gamma distribution (a normal one would give some vesicles less than nothing), and a sum of K equal
gammas is again a gamma. The response is R = sum of K quanta, plus normal recording noise.

Not in the model: sites that differ in p or in q, depletion and facilitation from one stimulus to the
next, uptake between sites, and receptors that saturate.

Source: del Castillo and Katz 1954 for the law of K; mean, variance and parabola are derived in
notebook 01.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, whole_number
from course_lib.errors import CourseError
from course_lib.facts import fact, preset
from course_lib.models.quantal.compound_density import noise_free_density, noisy_density
from course_lib.models.quantal.sampler import MOST_SITES, PROBABILITY, SITES, simulate_counts

_QUANTUM = "it is the dopamine that one quantum adds, and no quantum takes dopamine away."
_SPREAD = "it is the spread of quanta as a share of their mean; 30 % is written 0.3."
_NOISE = "it is the standard deviation of the recording noise."
_LEAST_CV = 0.001


@dataclass(frozen=True, kw_only=True)
class Synapse:
    """Parameters of release: n sites, probability p, quantum q in nM, and the quantum's spread.

    Raises `CourseError` for n below 1, p outside 0 to 1, q below 0, or a spread outside 0 to 3.

    >>> Synapse(n_sites=10, release_probability=0.5, quantum_nM=12.5, quantal_cv=0.3).quantum_nM
    12.5
    """

    n_sites: int
    release_probability: float
    quantum_nM: float
    quantal_cv: float

    def __post_init__(self) -> None:
        spread = number("quantal_cv", self.quantal_cv, at_least=0, at_most=3, because=_SPREAD)
        if 0 < spread < _LEAST_CV:
            raise CourseError(f"quantal_cv is {spread:g}, but must be 0 or at least {_LEAST_CV:g}: {_SPREAD}")
        checked = {
            "n_sites": whole_number("n_sites", self.n_sites, at_least=1, at_most=MOST_SITES, because=SITES),
            "release_probability": fraction(
                "release_probability", self.release_probability, because=PROBABILITY
            ),
            "quantum_nM": number("quantum_nM", self.quantum_nM, at_least=0, at_most=1e9, because=_QUANTUM),
            "quantal_cv": spread,
        }
        for name, value in checked.items():
            object.__setattr__(self, name, value)


# Illustrative numbers, chosen so that the mean response is 100 nM.
TEACHING_SYNAPSE = Synapse(n_sites=16, release_probability=0.5, quantum_nM=12.5, quantal_cv=0.3)

# The release probability is measured; sites, quantum and spread are illustrative.
DOPAMINE_VARICOSITIES = preset(
    lambda: Synapse(
        n_sites=100,
        release_probability=fact("dopamine.release_probability", "1"),
        quantum_nM=12.5,
        quantal_cv=0.3,
    )
)


def quantal_content(synapse: Synapse) -> float:
    """Mean number of quanta released by one stimulus, m = n p.

    Source: del Castillo and Katz 1954.

    >>> quantal_content(TEACHING_SYNAPSE)
    8.0
    """
    n, p, _, _ = _letters(synapse)
    return n * p


def mean_response_nM(synapse: Synapse) -> float:
    """Mean response in nM, n p q.

    >>> mean_response_nM(TEACHING_SYNAPSE)
    100.0
    """
    n, p, q, _ = _letters(synapse)
    return n * p * q


def response_variance_nM2(synapse: Synapse, noise_sd_nM: float = 0.0) -> float:
    """Variance of the response in nM², n p q² (1 − p + c²) plus that of the noise.

    >>> response_variance_nM2(replace(TEACHING_SYNAPSE, quantal_cv=0.0))
    625.0
    """
    n, p, q, c = _letters(synapse)
    return n * p * q**2 * (1 - p + c**2) + _noise(noise_sd_nM) ** 2


def inverse_cv_squared(synapse: Synapse, noise_sd_nM: float = 0.0) -> float:
    """Mean² ÷ variance of the response, 1/CV², a pure number; without noise n p / (1 − p + c²), free of q.

    With equal quanta (c = 0) it is n p / (1 − p). It is infinite where the response never varies,
    and 0 where nothing is released.

    >>> inverse_cv_squared(replace(TEACHING_SYNAPSE, quantal_cv=0.0))
    16.0
    """
    n, p, q, c = _letters(synapse)
    noise = _noise(noise_sd_nM)
    if n * p * q == 0:
        return 0.0
    noise_in_quanta = noise / q
    variance_in_quanta2 = n * p * (1 - p + c**2) + noise_in_quanta * noise_in_quanta
    return (n * p) ** 2 / variance_in_quanta2 if variance_in_quanta2 > 0 else math.inf


def failure_probability(synapse: Synapse) -> float:
    """Probability that a stimulus releases nothing, (1 − p)ⁿ; near exp(−n p) when p is small.

    >>> failure_probability(Synapse(n_sites=2, release_probability=0.5, quantum_nM=12.5, quantal_cv=0.3))
    0.25
    """
    n, p, _, _ = _letters(synapse)
    return (1 - p) ** n


def amplitude_density_per_nM(
    synapse: Synapse, amplitudes_nM: np.ndarray, noise_sd_nM: float = 0.0
) -> np.ndarray:
    """Probability density of the response, per nM, in the shape of `amplitudes_nM`.

    Without noise the failures are a single point at 0 that has no density: they are left out, and
    the density integrates to 1 − (1 − p)ⁿ. With noise they are included and it integrates to 1.
    Raises `CourseError` if neither quanta nor noise vary, or if the noise is too fine to resolve.

    >>> amplitude_density_per_nM(TEACHING_SYNAPSE, [50, 100, 150], noise_sd_nM=5).round(4)
    array([0.0028, 0.0143, 0.0029])
    """
    n, p, q, c = _letters(synapse)
    noise = _noise(noise_sd_nM)
    amplitudes = array_of_numbers("amplitudes_nM", amplitudes_nM, because="a density belongs to amplitudes.")
    if noise == 0:
        density = noise_free_density(amplitudes.ravel(), n=n, p=p, q=q, cv=c)
    else:
        density = noisy_density(amplitudes.ravel(), n=n, p=p, q=q, cv=c, noise_sd=noise)
    return density.reshape(amplitudes.shape)


def parabola_variance_nM2(
    mean_nM: np.ndarray, n_sites: float, quantum_nM: float, quantal_cv: float
) -> np.ndarray:
    """Variance in nM² at each mean as p runs from 0 to 1: q·mean·(1 + c²) − mean²/n, in the shape of `mean_nM`.

    `n_sites` may be a fitted number and need not be whole. Raises `CourseError` for a mean outside 0 to n q.

    >>> parabola_variance_nM2([0, 100, 200], n_sites=16, quantum_nM=12.5, quantal_cv=0.0)
    array([  0., 625.,   0.])
    """
    n = number("n_sites", n_sites, at_least=1, at_most=MOST_SITES, because=SITES)
    q = number("quantum_nM", quantum_nM, at_least=0, because=_QUANTUM)
    c = number("quantal_cv", quantal_cv, at_least=0, at_most=3, because=_SPREAD)
    mean = array_of_numbers("mean_nM", mean_nM, because="each point of the parabola has a mean.")
    outside = mean[(mean < 0) | (mean > n * q * (1 + 1e-9))]
    if outside.size:
        raise CourseError(
            f"mean_nM holds {outside[0]:g}, but must lie between 0 and {n * q:g}:"
            " at p = 1 every site releases its quantum, and no more can come."
        )
    return q * mean * (1 + c**2) - mean**2 / n


def with_vmat2_block(synapse: Synapse, occupancy: float) -> Synapse:
    """The synapse with a share of its VMAT2 occupied: the quantum becomes q (1 − occupancy).

    Assumes that a vesicle fills in proportion to its free transporters, at constant cytosolic
    dopamine, and that n, p and the relative spread of quanta stay as they are. Notebook 02 tests
    the first of these. Raises `CourseError` for an occupancy outside 0 to 1.

    >>> with_vmat2_block(TEACHING_SYNAPSE, 0.75).quantum_nM
    3.125
    """
    _, _, q, _ = _letters(synapse)
    blocked = fraction("occupancy", occupancy, because="it is the share of VMAT2 that holds an inhibitor.")
    return replace(synapse, quantum_nM=q * (1 - blocked))


def simulate_responses_nM(synapse: Synapse, releases: int, seed: int, noise_sd_nM: float = 0.0) -> np.ndarray:
    """Simulated responses in nM, shape (releases,); a failure without noise is exactly 0.

    The same seed gives the same numbers: take another for each independent recording.

    >>> simulate_responses_nM(TEACHING_SYNAPSE, releases=4, seed=1).round(1)
    array([ 40.7, 101.6, 144.3, 150.9])
    """
    n, p, q, c = _letters(synapse)
    noise = _noise(noise_sd_nM)
    counts = simulate_counts(n, p, releases, seed)
    # A second stream: the counts have used the first one.
    generator = np.random.default_rng([int(seed), 1])
    responses = q * counts if c == 0 else q * c**2 * generator.standard_gamma(counts / c**2)
    return responses + noise * generator.standard_normal(counts.size) if noise else responses


def _letters(synapse: Synapse) -> tuple[int, float, float, float]:
    """n, p, q and c: the symbols of the equations."""
    if not isinstance(synapse, Synapse):
        raise CourseError(
            f"synapse is of type {type(synapse).__name__}, but must be a Synapse:"
            " its four parameters belong together."
        )
    return synapse.n_sites, synapse.release_probability, synapse.quantum_nM, synapse.quantal_cv


def _noise(noise_sd_nM: float) -> float:
    return number("noise_sd_nM", noise_sd_nM, at_least=0, at_most=1e9, because=_NOISE)
